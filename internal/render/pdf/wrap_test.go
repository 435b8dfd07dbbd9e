package pdf

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	pictures "rolexport/internal/picture"
	"rolexport/internal/typeset"
)

// bench returns a layout that is ready to set text.
func bench(t *testing.T) *layout {
	t.Helper()
	th := testTheme()
	s, err := newSheet(doc.A4, false, &th.Space)
	if err != nil {
		t.Fatal(err)
	}
	l := newLayout(th, typeset.Default(), new(pictures.Album))
	l.layOut(&doc.Document{Locale: doc.English()}, s, func(diag.Diagnostic) {})
	return l
}

// texts returns lines as text, parted by bars.
func (p *passage) lines(lines []line) string {
	var texts []string
	for _, ln := range lines {
		texts = append(texts, p.text[ln.from:ln.to])
	}
	return strings.Join(texts, "|")
}

func TestWrap(t *testing.T) {
	l := bench(t)
	s := l.styles.body
	for _, c := range []struct {
		text  string
		width int // in characters of figures
		want  string
	}{
		{"", 10, ""},
		{"one", 10, "one"},
		{"11 22 33 44 55", 6, "11 22 |33 44 |55"},
		{"11  22", 3, "11  |22"},
		{"1234567890", 4, "1234|5678|90"},
		{"1 1234567890 2", 4, "1 |1234|5678|90 2"},
		{"11\u00a022 33", 6, "11\u00a022 |33"},
		{"123\u00ad456\u00ad789", 8, "123\u00ad456\u00ad|789"},
		{"業務業務業務", 2, "業務|業務|業務"},
		{"e\u0301e\u0301e\u0301e\u0301", 2, "éé|éé"},
	} {
		p := l.plain(c.text, s)
		width := c.width*s.width(l.family.Regular[0].Ems("0"), 1) + c.width*2
		if strings.Contains(c.text, "業") {
			width = c.width * s.width(typeset.BoxAdvance, 1)
		}
		if got := p.lines(l.wrap(&p, width)); got != c.want {
			t.Errorf("%q in %d: got %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// A soft hyphen shows at the end of a line and nowhere else, whatever faces and styles meet at it.
func TestSoftHyphensBetweenFacesAndStyles(t *testing.T) {
	signs := rapid.SampledFrom([]string{"a", "b", "✓", "ა", "漢", "א", "م", "\u00ad", "\u00ad", "\u00ad", " ", "\u200b", "\u0301"})
	rapid.Check(t, func(rt *rapid.T) {
		var text []doc.Inline
		var words string
		for i := range rapid.IntRange(1, 6).Draw(rt, "styles") {
			part := strings.Join(rapid.SliceOfN(signs, 1, 12).Draw(rt, "text"), "")
			words += part
			if i%2 == 0 {
				text = append(text, doc.Text(part))
			} else {
				text = append(text, doc.Strong{doc.Text(part)})
			}
		}
		l := bench(t)
		p := l.prose(text, l.styles.body)
		for _, width := range []int{p.natural, p.natural / 2, 1} {
			for _, ln := range l.wrap(&p, width) {
				l.inks = l.inks[:0]
				l.draw(&p, ln, 0, max(width, ln.width), 0, left, &voice{mark: 1})
				for i, k := range l.inks {
					last := i == len(l.inks)-1
					if k.kind == textInk && k.text == "" || !last && strings.HasSuffix(k.text, "\u00ad") || k.reversed && strings.Contains(k.text, "\u00ad") {
						rt.Fatalf("%q in %d: %q within the line %q", words, width, k.text, p.text[ln.from:ln.to])
					}
				}
			}
		}
	})
}

// Figures stay with what they count, and no line begins with a dash or a dot.
func TestBound(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          bool
	}{
		{"a bonus of 15 ", "% a year", true}, {"a share ", "% of", false}, {"15", "%", false}, {"EUR ", "68,000", true}, {"up to 9 ", "€", true},
		{"12 ", "kWh", true}, {"12 ", "kids", false}, {"12 ", "h.", true}, {"12 ", "", false}, {"Form ", "12", false}, {"AEUR ", "12", false},
		{"EUR ", "zone", false}, {"one ", "– two", true}, {"one ", "· two", true}, {"one ", "→ two", true}, {" ", "% x", false}, {"one ", "two", false},
		{"an e-", "mail", true}, {"on-", "call", true}, {"off-", "call", false}, {"x-on-", "call", false}, {"-", "call", false}, {"on", "call", false},
	} {
		if got := bound(c.before, c.after); got != c.want {
			t.Errorf("%q before %q: %v", c.before, c.after, got)
		}
	}
	l := bench(t)
	p := l.plain("Pay of EUR 68,000 with a bonus of 15 % – more or less", l.styles.body)
	for width := p.least; width < p.natural; width += 1000 {
		if got := p.lines(l.wrap(&p, width)); strings.Contains(got, "EUR |") || strings.Contains(got, "|%") || strings.Contains(got, "|–") {
			t.Errorf("in %d: %q", width, got)
		}
	}
}

// A word alone on the last line of a paragraph gets company from the line above, where that stays long enough.
func TestNoWordIsStranded(t *testing.T) {
	l := bench(t)
	for _, c := range []struct{ text, want string }{
		{"11 22 33 44 55 66 77", "11 22 33 44 55 |66 77"},
		{"11 22 33 44 55 66 77\n1", "11 22 33 44 55 |66 77\n|1"},
		{"11 22 33 44 5 66666 7", "11 22 33 44 5 |66666 7"},
		{"11 22 33333333333 7", "11 22 33333333333 |7"},             // the line above would be too short
		{"1234567890123456 77", "1234567890123456 |77"},             // it has one word only
		{"11 22 33 44 55\u00ad66 77", "11 22 33 44 55\u00ad66 |77"}, // or would end in a hyphen
	} {
		p := l.prose([]doc.Inline{doc.Text(strings.Split(c.text, "\n")[0])}, l.styles.body)
		if first, second, ok := strings.Cut(c.text, "\n"); ok {
			p = l.prose([]doc.Inline{doc.Text(first), doc.Break{}, doc.Text(second)}, l.styles.body)
		}
		width := l.styles.body.width(l.family.Regular[0].Ems("0000000000000000"), 0)
		if got := p.lines(l.wrap(&p, width)); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestBreakEndsTheLine(t *testing.T) {
	l := bench(t)
	p := l.prose([]doc.Inline{doc.Text("one"), doc.Break{}, doc.Break{}, doc.Strong(text("two")), doc.Break{}}, l.styles.body)
	if got, want := p.lines(l.wrap(&p, 100000)), "one\n|\n|two\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// No heading of several words leaves one of them alone on its last line, where it can be helped.
func TestBalanced(t *testing.T) {
	l := bench(t)
	p := l.plain("What the operations manager decides without asking anybody else and alone", l.styles.heading)
	for width := p.natural / 3; width < p.natural; width += 3000 {
		n := len(l.wrap(&p, width))
		lines := l.balanced(&p, width)
		last := p.text[lines[len(lines)-1].from:]
		if len(lines) != n || !strings.Contains(last, " ") {
			t.Errorf("in %d: %q", width, p.lines(lines))
		}
	}
}

// Balancing never divides a word that fits on a line.
func TestBalancedKeepsWords(t *testing.T) {
	l := bench(t)
	p := l.plain("Operations Manager", l.styles.heading)
	for width := p.least; width < p.natural; width += 1000 {
		if got := p.lines(l.balanced(&p, width)); got != "Operations |Manager" {
			t.Errorf("in %d: %q", width, got)
		}
	}
}
