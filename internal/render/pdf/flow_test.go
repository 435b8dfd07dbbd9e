package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/theme"
)

func draw(t *testing.T, d *doc.Document) *recorder {
	t.Helper()
	return record(t, d, doc.A4, func(diag.Diagnostic) {})
}

// lines returns the texts of a page that are furniture, or that are not.
func (p *drawnPage) lines(furniture bool) []string {
	var lines []string
	for _, d := range p.drawn {
		if d.what == "text" && d.furniture == furniture {
			lines = append(lines, d.run.Text)
		}
	}
	return lines
}

func TestTableHeadIsRepeatedAsFurniture(t *testing.T) {
	r := draw(t, workforcePlan())
	if len(r.pages) < 2 {
		t.Fatal("the table does not reach over a page")
	}
	for n, p := range r.pages {
		own, furniture := slices.Contains(p.lines(false), "Department"), slices.Contains(p.lines(true), "Department")
		if own != (n == 0) || furniture != (n > 0) {
			t.Errorf("page %d: the head is content: %v, furniture: %v", n+1, own, furniture)
		}
	}
}

func TestDivide(t *testing.T) {
	const line = 10
	cellOf := func(lines int) cell { return cell{strips: slices.Repeat([]strip{{height: line}}, lines)} }
	for _, c := range []struct {
		cells []int // lines of each
		room  int   // in lines, above the space in the row
		upper []int // lines that stay; nil: not divided
	}{
		{[]int{10}, 5, []int{5}},
		{[]int{10}, 9, []int{8}}, // two lines or more go on
		{[]int{10}, 1, nil},      // a single line does not stay
		{[]int{10, 2}, 5, []int{5, 2}},
		{[]int{2, 2}, 1, []int{1, 1}},
		{[]int{10, 0}, 4, []int{4, 0}},
		{[]int{4, 10}, 1, nil},
		{[]int{3}, 9, nil}, // nothing is left
	} {
		r := &row{top: 3, bottom: 4}
		for _, n := range c.cells {
			r.cells = append(r.cells, cellOf(n))
		}
		s := strip{row: r, height: r.height(), anchor: &anchor{}}
		upper, lower, ok := s.divide(c.room*line + 7)
		if ok != (c.upper != nil) {
			t.Errorf("%v into %d lines: divided is %v", c.cells, c.room, ok)
			continue
		}
		for i := range c.upper {
			if got := len(upper.row.cells[i].strips); got != c.upper[i] || got+len(lower.row.cells[i].strips) != c.cells[i] {
				t.Errorf("%v into %d lines: %d stay, want %d", c.cells, c.room, got, c.upper[i])
			}
		}
		if ok && (lower.anchor != nil || upper.anchor == nil) {
			t.Errorf("%v into %d lines: the place of a heading is not that of its first part", c.cells, c.room)
		}
	}
}

// used returns how much of the text height of a page is used.
func (r *recorder) used(n int) int {
	lowest := 0
	for _, d := range r.pages[n].drawn {
		if d.what == "text" && !d.furniture {
			lowest = max(lowest, d.y)
		}
	}
	return lowest - r.layout.sheet.top
}

// Whatever the length, the last page of a document of paragraphs is at least a quarter full, if it is not the only one: a third, but for
// paragraphs that stay whole.
func TestLastPageIsNotNearlyEmpty(t *testing.T) {
	for n := range 60 {
		blocks := []doc.Block{&doc.Heading{Level: 1, Text: text("Title")}}
		for i := range n {
			blocks = append(blocks, para(fmt.Sprintf("Paragraph %d. ", i)+strings.Repeat("It says this and that about the role. ", 5)))
		}
		r := draw(t, rendertest.Document("pages", blocks...))
		last := len(r.pages) - 1
		if used, all := r.used(last), r.layout.sheet.bottom-r.layout.sheet.top; last > 0 && used < all/4 {
			t.Errorf("%d paragraphs: page %d is filled by %d of %d only", n, last+1, used, all)
		}
	}
}

// Pages are counted from behind the cover and the contents, in the footers, the contents and the index alike.
func TestContentsTellThePages(t *testing.T) {
	r := draw(t, catalogue())
	pageOf := map[string]int{}
	for n, p := range r.pages {
		for name := range p.anchors {
			pageOf[name] = n - 1
		}
	}
	if r.layout.front != 2 || pageOf["operations-manager-0"] != 1 || pageOf["operations-manager-1"] <= 1 {
		t.Fatalf("%d pages of front matter, the roles on %v", r.layout.front, pageOf)
	}
	for _, c := range []struct{ page, listed int }{{1, 12}, {len(r.pages) - 1, 9}} {
		drawn, listed := r.pages[c.page].drawn, 0
		for _, d := range drawn {
			if d.what != "link" {
				continue
			}
			number := ""
			for _, o := range drawn {
				if o.what == "text" && !o.furniture && o.element == d.element {
					number = o.run.Text
				}
			}
			if want := pageOf[strings.TrimPrefix(d.target, "#")]; number != strconv.Itoa(want) {
				t.Errorf("%s stands on page %d, page %d says %s", d.target, want, c.page+1, number)
			}
			listed++
		}
		if listed != c.listed {
			t.Errorf("page %d has %d lines with links, want %d", c.page+1, listed, c.listed)
		}
	}
}

func TestFolios(t *testing.T) {
	l := layout{loc: doc.English(), front: 14}
	for n, want := range map[int]string{0: "i", 3: "iv", 8: "ix", 13: "xiv", 14: "Page 1 of 86", 99: "Page 86 of 86"} {
		if got := l.pageNumber(n, 100); got != want {
			t.Errorf("page %d is %q, want %q", n, got, want)
		}
	}
	if got := roman(1989); got != "mcmlxxxix" {
		t.Errorf("1989 is %s", got)
	}
}

// An index runs through both columns of a page, and on to those of the next; on the last page they are about equally high.
func TestIndexColumns(t *testing.T) {
	index := &doc.Contents{Index: true}
	for i := range 150 {
		index.Entries = append(index.Entries, doc.Entry{Level: 1, Text: text(fmt.Sprintf("%c%03d", 'A'+i/20, i))})
	}
	r := draw(t, rendertest.Document("index", title("t", "", "", doc.Text("Index")), index, small("Note")))
	if len(r.pages) != 2 {
		t.Fatalf("%d pages", len(r.pages))
	}
	next := 0
	for n, p := range r.pages {
		lowest := map[int]int{} // by column
		for _, d := range p.drawn {
			if d.what == "text" && !d.furniture && strings.TrimSpace(d.run.Text) == fmt.Sprintf("%c%03d", 'A'+next/20, next) {
				lowest[d.x] = max(lowest[d.x], d.y)
				next++
			}
		}
		a, b := lowest[r.layout.sheet.left], 0
		for x, y := range lowest {
			if x != r.layout.sheet.left {
				b = y
			}
		}
		if len(lowest) != 2 || max(a-b, b-a) > 30_000 {
			t.Errorf("page %d: columns of %d and %d", n+1, a, b)
		}
	}
	if next != 150 {
		t.Errorf("term %d is not where it should be", next)
	}
}

func TestFurniture(t *testing.T) {
	r := draw(t, catalogue())
	for n, p := range r.pages {
		furniture := strings.Join(p.lines(true), "|")
		own := strings.Join(p.lines(false), "|")
		if number := r.layout.pageNumber(n, len(r.pages)); strings.HasSuffix(furniture, "|"+number) != (n > 0) {
			t.Errorf("page %d: the footer is %q", n+1, furniture) // the cover has none
		}
		marked, explained := strings.Contains(own, doc.IllustrativeMark), strings.Contains(furniture, "* illustrative figure")
		if marked != explained {
			t.Errorf("page %d shows an illustrative figure: %v; explains it: %v", n+1, marked, explained)
		}
		titled := strings.Contains(own, "Operations Manager 1") && n > 1 || strings.Contains(own, "Operations Manager 2") && n > 1
		if n > 1 && titled == strings.Contains(furniture, "OPERATIONS MANAGER") {
			t.Errorf("page %d has a title and a running head, or neither", n+1)
		}
	}
	if heads := strings.Join(r.pages[len(r.pages)-2].lines(true), "|"); !strings.Contains(heads, "OPERATIONS MANAGER 2") {
		t.Errorf("the running head does not follow the part: %s", heads)
	}
}

func TestBookmarks(t *testing.T) {
	r := draw(t, rendertest.Document("bookmarks",
		heading(2, "Early"), para("x"), &doc.Heading{Level: 1, ID: "a", Text: text("Part")}, heading(3, "Deep"), para("y"),
		heading(2, "Section"), para("z"), &doc.Heading{Level: 1, ID: "b", Text: text("Next")}))
	var got []string
	for _, b := range r.layout.bookmarks() {
		got = append(got, fmt.Sprintf("%d %s p%d", b.Level, b.Title, b.Page+1))
	}
	if want := "1 Early p1|1 Part p2|2 Section p2|1 Next p3"; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
}

// Structure levels follow each other without a gap, whatever the levels of the document.
func TestHeadingTags(t *testing.T) {
	r := draw(t, rendertest.Document("levels", heading(3, "a"), heading(6, "b"), heading(2, "c"), heading(5, "d"),
		&doc.Heading{Level: 1, Text: text("e")}, heading(3, "f"), para("x")))
	var got []string
	for e := range r.layout.structure.elements {
		if tag := r.tree.Tag(page.Element(e)); isHeading(tag) {
			got = append(got, tag.String())
		}
	}
	if want := "H1 H2 H2 H3 H1 H2"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
}

// A link that wraps is one element with a rectangle on each line.
func TestLinkOverLines(t *testing.T) {
	link := &doc.Link{Target: "https://example.org", Text: text(strings.Repeat("a rather long link ", 16))}
	r := draw(t, rendertest.Document("link", &doc.Paragraph{Text: []doc.Inline{doc.Text("See "), link, doc.Text(" there.")}}))
	elements, rectangles := map[page.Element]bool{}, 0
	for _, d := range r.pages[0].drawn {
		if d.what == "link" {
			elements[d.element] = true
			rectangles++
		}
	}
	if len(elements) != 1 || rectangles != 3 {
		t.Errorf("%d elements and %d rectangles, want 1 and 3", len(elements), rectangles)
	}
}

// A word that is longer than its column is broken; the roles that it is said of stay side by side in one table.
func TestLongWordKeepsColumnsTogether(t *testing.T) {
	word := doc.Text(strings.Repeat("Donaudampfschiff", 5))
	r := draw(t, rendertest.Document("words", &doc.Table{Name: "comparison", Title: "Comparison", Columns: []doc.Column{
		{Key: "row", Title: "Dimension", Header: true}, {Key: "a", Title: "First", Accent: doc.FirstAccent}, {Key: "b", Title: "Second", Accent: doc.SecondAccent},
	}, Rows: []doc.Row{cells(word, word, word)}}))
	if words := r.words(); strings.Contains(words, "continued") || strings.Count(words, "Dimension") != 1 {
		t.Errorf("the table is divided: %s", words)
	}
}

func TestLogoOnFirstPageOnly(t *testing.T) {
	for _, d := range []*doc.Document{monsters(), rendertest.Document("plain", para("No title."), &doc.PageBreak{}, para("More."))} {
		d.Logo = &doc.Image{Data: pngLogo(), Alt: "Logo"}
		r := draw(t, d)
		for n, p := range r.pages {
			images := 0
			for _, o := range p.drawn {
				if o.what == "image" {
					images++
					if o.w != o.h*3 || r.tree.Props(o.element).Alt != "Logo" {
						t.Errorf("the logo is %d by %d, its words are %q", o.w, o.h, r.tree.Props(o.element).Alt)
					}
				}
			}
			if images != map[bool]int{true: 1}[n == 0] {
				t.Errorf("%s: %d logos on page %d", d.Name, images, n+1)
			}
		}
	}
}

// A logo that is a line of pixels still has a place on the page: one without width or height would be no rectangle.
// logoOf is the one picture of the first page.
func logoOf(t *testing.T, r *recorder) drawn {
	t.Helper()
	var pictures []drawn
	for _, o := range r.pages[0].drawn {
		if o.what == "image" {
			pictures = append(pictures, o)
		}
	}
	if len(pictures) != 1 {
		t.Fatalf("the first page holds %d pictures", len(pictures))
	}
	return pictures[0]
}

func TestThinLogoHasAPlace(t *testing.T) {
	for _, size := range []image.Point{{1, 16000}, {16000, 1}} {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rectangle{Max: size})); err != nil {
			t.Fatal(err)
		}
		d, th := rendertest.Document("plain", para("No title.")), testTheme()
		th.Logo = &theme.Logo{Data: b.Bytes(), Alt: "Logo", Height: 4000}
		o := logoOf(t, recordIn(t, th, d, doc.A4, func(p diag.Diagnostic) { t.Error(p) }))
		if min(o.w, o.h) < leastExtent {
			t.Errorf("a logo of %v pixels is %d by %d", size, o.w, o.h)
		}
	}
}

func TestTurnedLogo(t *testing.T) {
	d := rendertest.Document("turned", para("No title."))
	d.Logo = &doc.Image{Data: rendertest.TurnedLogo(), Alt: "Logo"}
	if o := logoOf(t, draw(t, d)); o.w != 3*o.h {
		t.Errorf("the logo is %d by %d", o.w, o.h)
	}
}

func TestBrokenLogoIsReported(t *testing.T) {
	d := roleSheet()
	d.Logo = &doc.Image{Data: []byte("no picture"), Alt: "Logo"}
	var codes []string
	record(t, d, doc.A4, func(p diag.Diagnostic) { codes = append(codes, p.Code) })
	if len(codes) != 1 || codes[0] != "bad-image" {
		t.Errorf("reported: %v", codes)
	}
}

func TestMeterIsReadInWords(t *testing.T) {
	r := draw(t, rendertest.Document("meter", skills()))
	if words := r.words(); !strings.Contains(words, "Operations planning 4 of 4 People leadership 4 of 4 Budgeting and finance 3 of 4") {
		t.Errorf("got %s", words)
	}
}
