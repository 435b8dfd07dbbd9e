package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/render/pdf/page/inspect"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/typeset"
)

// Texts of these tests are written as UAX #9 writes its examples: capitals stand for letters that run from right to left.

func hebrew(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r - 'A' + 'א'
		}
		return r
	}, s)
}

func capitalised(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'א' && r <= 'ת' {
			return r - 'א' + 'A'
		}
		return r
	}, s)
}

func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if typeset.Invisible(r) {
			return -1
		}
		return r
	}, s)
}

// styled returns running text: what stands between stars is bold, what stands between bars a link.
func styled(s string) (text []doc.Inline) {
	for i, linked := range strings.Split(s, "|") {
		var part []doc.Inline
		for k, strong := range strings.Split(linked, "*") {
			if k%2 == 1 {
				part = append(part, doc.Strong{doc.Text(hebrew(strong))})
			} else if strong != "" {
				part = append(part, doc.Text(hebrew(strong)))
			}
		}
		if i%2 == 1 {
			text = append(text, &doc.Link{Target: fmt.Sprint("https://example.org/", i), Text: part})
		} else {
			text = append(text, part...)
		}
	}
	return text
}

// broken returns the lines of a passage, where each but the first begins with one of the words.
func (p *passage) broken(words ...string) (lines []line) {
	from := 0
	for _, w := range append(words, "") {
		to := len(p.text)
		if w != "" {
			to = from + strings.Index(p.text[from:], hebrew(w))
		}
		at := p.cursor(from)
		lines = append(lines, line{from, to, at.width(p.text, from, from+inked(p.text[from:to]))})
		from = to
	}
	return lines
}

// A sight is a line as it is seen. What is invisible has no place in it.
type sight struct {
	text  string   // from left to right, as styled has it
	links []string // what of it can be followed, in the order in which it is read
}

// seen draws a line. It fails where what stands on it has gaps or overlaps.
func (l *layout) seen(t fataler, p *passage, ln line) sight {
	l.inks = l.inks[:0]
	l.draw(p, ln, 10000, ln.width, 0, left, &voice{mark: 1})
	texts := slices.DeleteFunc(slices.Clone(l.inks), func(k ink) bool {
		return k.kind != textInk && k.kind != missingInk || visible(k.text) == ""
	})
	slices.SortFunc(texts, func(a, b ink) int { return cmp.Compare(a.x, b.x) })
	between := func(from, to int) string {
		text, strong, x := "", false, from
		for _, k := range texts {
			if k.x < from || k.x >= to {
				continue
			}
			if k.x < x-1 || k.x > x+1 {
				t.Fatalf("%q begins at %d, and what stands before it ends at %d", k.text, k.x, x)
			}
			if (k.piece.style.kind == bold) != strong {
				text += "*"
				strong = !strong
			}
			text += k.text
			if x = k.x + k.piece.width(k.text); strings.HasSuffix(k.text, softHyphen) {
				x += k.piece.hyphen()
			}
		}
		if strong {
			text += "*"
		}
		return capitalised(visible(text))
	}
	var s sight
	if len(texts) > 0 {
		s.text = between(texts[0].x, widest)
	}
	for _, k := range l.inks {
		if k.kind == linkInk {
			s.links = append(s.links, between(k.x, k.x+k.w))
		}
	}
	return s
}

// Levels are those of the whole paragraph: neither a style nor the end of a line turns anything round.
func TestLinesOfAParagraphAreOneText(t *testing.T) {
	l := bench(t)
	for _, c := range []struct {
		text   string
		breaks []string // what the lines after the first begin with
		want   []string // from left to right
	}{
		{"THE *BOLD* 42 END", nil, []string{"DNE 42 *DLOB* EHT"}},
		{"THE *BOLD 42* END (OF IT)", nil, []string{"(TI FO) DNE *42 DLOB* EHT"}},
		{"abc *THE* 42 *END* def", nil, []string{"abc *DNE* 42 *EHT* def"}},
		{"abc *THE* 42", nil, []string{"abc 42 *EHT*"}},
		{"THE *abc* *def* END", nil, []string{"DNE *abc* *def* EHT"}},
		{"THE abc *(def)* END", nil, []string{"DNE abc *(def)* EHT"}},
		{"THE (*abc*) [*1*] END", nil, []string{"DNE [*1*] (*abc*) EHT"}},
		{"12 *EUR* 15", nil, []string{"15 *RUE* 12"}},
		{"THE <*END*> 1.5%", nil, []string{"1.5% <*DNE*> EHT"}},
		{"THE «END», ≤ A", nil, []string{"A ≥ ,«DNE» EHT"}},
		// Numbers and dates keep the side on which they stand beside what is read before them, on the line above.
		{"from THE DAY 15.03.2026 ON *12* to", []string{"15"}, []string{"from YAD EHT ", "*12* NO 15.03.2026 to"}},
		{"from THE DAY *15.03.2026* ON 12 to", []string{"ON"}, []string{"from *15.03.2026* YAD EHT ", "12 NO to"}},
		{"AS OF 01.02.2025 [7] SENT TO abc, OR 03-123 (12).", []string{"01", "abc"},
			[]string{" FO SA", " OT TNES [7] 01.02.2025", ".(12) 03-123 RO ,abc"}},
		{"THE *BOLD abc def* AND 12", []string{"def"}, []string{"* abc DLOB* EHT", "12 DNA *def*"}},
		{"an END (OF a PART) b", []string{"PART"}, []string{"an DNE (FO a ", "TRAP) b"}},
		// Characters that turn others round, and that have no direction of their own.
		{"a \u202eb*c*\u202c d", nil, []string{"a *c*b d"}},
		{"a \u2067B 1\u2069: 2", nil, []string{"a 1 B: 2"}},
		{"THE SOFT\u00adLY", []string{"LY"}, []string{"\u00adTFOS EHT", "YL"}},
		{"THE S\u00adOFT\u00ad*LY*\u00adN", nil, []string{"N*YL*TFOS EHT"}},
		{"THE abc\u00addef END", []string{"def"}, []string{"abc\u00ad EHT", "DNE def"}},
		{"A B\u05b8C 業 D", nil, []string{"D 業 C\u05b8B A"}},
	} {
		p := l.prose(styled(c.text), l.styles.body)
		for i, ln := range p.broken(c.breaks...) {
			if got := l.seen(t, &p, ln); got.text != c.want[i] {
				t.Errorf("%s, line %d:\n got %+q\nwant %+q", c.text, i+1, got.text, c.want[i])
			}
		}
	}
}

// A link can be followed where its text is seen, in as many places as that is.
func TestLinksFromRightToLeft(t *testing.T) {
	l := bench(t)
	for _, c := range []struct {
		text   string
		breaks []string
		want   []string
	}{
		{"GO |TO *THIS* abc| NOW", nil, []string{"abc *SIHT* OT"}},
		{"go |to abc THE| 12 END", nil, []string{"to abc ", "EHT"}},
		{"GO |TO| |def 1| NOW", nil, []string{"OT", "def 1"}},
		{"GO |TO THE abc def| NOW", []string{"def"}, []string{" abc EHT OT", "def"}},
	} {
		p := l.prose(styled(c.text), l.styles.body)
		var got []string
		for _, ln := range p.broken(c.breaks...) {
			got = append(got, l.seen(t, &p, ln).links...)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// Whatever styles meet, a line is put in order character by character.
func TestLinesAreOrderedByLevels(t *testing.T) {
	words := rapid.SampledFrom(strings.Split("a|bcd|É|1|23|4.5|-|+|.|,|:|/|%|€|(|)|[|]|<|«|»|!|?| | | |A|BC|DEF|G\u05b8|م|دير|٤|業|A\u200f", "|"))
	rapid.Check(t, func(rt *rapid.T) {
		var text []doc.Inline
		for i := range rapid.IntRange(1, 8).Draw(rt, "styles") {
			part := doc.Text(hebrew(strings.Join(rapid.SliceOfN(words, 1, 12).Draw(rt, "text"), "")))
			switch rapid.IntRange(0, 3).Draw(rt, "style") {
			case 0:
				text = append(text, doc.Strong{part})
			case 1:
				text = append(text, &doc.Link{Target: fmt.Sprint("https://example.org/", i), Text: []doc.Inline{part}})
			default:
				text = append(text, part)
			}
		}
		l := bench(t)
		p := l.prose(text, l.styles.body)
		if p.levels == nil {
			rt.Skip("nothing runs from right to left")
		}
		width := max(p.least, p.natural/rapid.IntRange(1, 6).Draw(rt, "lines"))
		for _, ln := range slices.Clone(l.wrap(&p, width)) {
			var want string
			for _, run := range p.levels.Line(ln.from, ln.to) {
				if run.RightToLeft {
					want += typeset.Reversed(p.text[run.Start:run.End])
				} else {
					want += p.text[run.Start:run.End]
				}
			}
			if got := strings.ReplaceAll(l.seen(rt, &p, ln).text, "*", ""); got != capitalised(visible(want)) {
				rt.Fatalf("%q of %q:\n got %q\nwant %q", p.text[ln.from:ln.to], p.text, got, capitalised(visible(want)))
			}
		}
	})
}

// Text from right to left stands in the order in which it is seen, and is drawn in the order in which it is read.
func TestRightToLeftIsDrawnInReadingOrder(t *testing.T) {
	r := draw(t, &doc.Document{Locale: doc.English(), Blocks: []doc.Block{
		&doc.Paragraph{Text: []doc.Inline{doc.Text("אבג "), doc.Strong(text("דהו")), doc.Text(" 42")}},
		para("abc אבג דהו def"),
		para("אב (ג) 12"),
		para("ש\u05b8\u05c1ב\u200cב"),
	}})
	type piece struct {
		text, stands string
		reversed     bool
	}
	var got []piece
	var xs []int
	for _, d := range r.pages[0].drawn {
		if !d.furniture {
			got = append(got, piece{d.run.Text, d.run.Stands, d.run.Reversed})
			xs = append(xs, d.x)
		}
	}
	want := []piece{
		{" גבא", "", true}, {"והד", "", true}, {" ", "", true}, {"42", "", false},
		{"abc ", "", false}, {"והד גבא", "", true}, {" def", "", false},
		{" בא", "", true}, {")", "(", false}, {"ג", "", true}, {"(", ")", false}, {" ", "", true}, {"12", "", false},
		{"\u05c1\u05b8ש", "ש\u05b8\u05c1", false}, {"ב\u200cב", "", true}, // marks are made to be drawn before their letter
	}
	if !slices.Equal(got, want) {
		t.Fatalf("got\n%+v, want\n%+v", got, want)
	}
	for _, line := range [][]int{xs[0:4], xs[7:13]} {
		if !slices.IsSortedFunc(line, func(a, b int) int { return b - a }) {
			t.Errorf("what is read later stands to the right: %v", line)
		}
	}
	if line := xs[4:7]; !slices.IsSorted(line) {
		t.Errorf("within English text: %v", line)
	}
}

// The text of a callout within an item keeps off its bar.
func TestCalloutsFromRightToLeft(t *testing.T) {
	r := draw(t, rendertest.Document("callout", &doc.List{Ordered: true, Start: 1000, Items: []doc.Item{
		item(&doc.Callout{Title: hebrew("TITLE"), Blocks: []doc.Block{para(hebrew(strings.Repeat("LONG TEXT ", 60)))}}),
	}}))
	bar, leftmost := 0, widest
	for _, d := range r.pages[0].drawn {
		if d.what == "rect" && d.w == r.layout.quarters(2) {
			bar = d.x + d.w
		} else if d.what == "text" && strings.Contains(capitalised(d.run.Text), "TXET") {
			left, _, _, _ := d.box()
			leftmost = min(leftmost, left)
		}
	}
	if bar == 0 || leftmost < bar {
		t.Errorf("the bar ends at %d, and text begins at %d", bar, leftmost)
	}
}

// The finished file has the pieces of a line where they are seen, and gives them back in the order in which they are read.
func TestFileFromRightToLeft(t *testing.T) {
	d := rendertest.Document("right-to-left", &doc.Paragraph{Text: styled("FROM *15.03.2026* (abc) TO |31/12/2027|")})
	pdf, _ := rendertest.Render(t, rendertest.New(t, Format), d)
	pages, err := page.Text(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := capitalised(strings.TrimSpace(strings.Split(pages[0], "\n")[0])), "FROM 15.03.2026 (abc) TO 31/12/2027"; got != want {
		t.Errorf("it reads %q, want %q", got, want)
	}
	file, err := inspect.Read(pdf)
	if err != nil {
		t.Fatal(err)
	}
	line := file.Pages[0].Drawings[0].Y
	texts := slices.DeleteFunc(file.Pages[0].Drawings, func(d inspect.Drawing) bool { return d.Kind != "text" || d.Y != line })
	slices.SortFunc(texts, func(a, b inspect.Drawing) int { return a.X - b.X })
	var got []string
	for _, d := range texts {
		got = append(got, strings.TrimSpace(capitalised(d.Text)))
	}
	if want := []string{"31/12/2027", "TO", "(", "abc", ")", "", "15.03.2026", "FROM"}; !slices.Equal(got, want) {
		t.Errorf("from left to right: %q, want %q", got, want)
	}
	if last := texts[len(texts)-1]; last.X < file.Pages[0].Width/2 {
		t.Errorf("the line begins at %d", last.X)
	}
}
