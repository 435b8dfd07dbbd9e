package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/render/rendertest"
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

func TestContentsTellThePages(t *testing.T) {
	r := draw(t, catalogue())
	pageOf := map[string]int{}
	for n, p := range r.pages {
		for name := range p.anchors {
			pageOf[name] = n + 1
		}
	}
	contents, listed := r.pages[1], 0
	for _, d := range contents.drawn {
		if d.what != "link" {
			continue
		}
		number := ""
		for _, o := range contents.drawn {
			if o.what == "text" && !o.furniture && o.element == d.element {
				number = o.run.Text
			}
		}
		if want := pageOf[strings.TrimPrefix(d.target, "#")]; number != strconv.Itoa(want) {
			t.Errorf("%s stands on page %d, the contents say %s", d.target, want, number)
		}
		listed++
	}
	if listed != 12 {
		t.Errorf("the contents have %d lines, want 12", listed)
	}
}

func TestFurniture(t *testing.T) {
	r := draw(t, catalogue())
	for n, p := range r.pages {
		furniture := strings.Join(p.lines(true), "|")
		own := strings.Join(p.lines(false), "|")
		if number := fmt.Sprintf("Page %d of %d", n+1, len(r.pages)); strings.Contains(furniture, number) != (n > 0) {
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
	if heads := strings.Join(r.pages[len(r.pages)-1].lines(true), "|"); !strings.Contains(heads, "OPERATIONS MANAGER 2") {
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
