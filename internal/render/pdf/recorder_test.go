package pdf

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	pictures "rolexport/internal/picture"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// A recorder is a surface that keeps what is drawn. It fails the test where something drawn belongs to nothing.
type recorder struct {
	tb      testing.TB
	tree    *page.Tree
	layout  *layout
	pages   []drawnPage
	marked  bool // anything was named on this page
	element page.Element
	kind    page.Furniture
	furnish bool
}

type drawnPage struct {
	width, height int
	drawn         []drawn
	anchors       map[string]int
}

// drawn is one drawing operation: a shape, text, or a link.
type drawn struct {
	what       string
	furniture  bool
	kind       page.Furniture
	element    page.Element
	x, y, w, h int // of text: its place on the baseline, its width and its size
	run        page.Run
	target     string
	colour     theme.RGB
}

func (r *recorder) page() *drawnPage { return &r.pages[len(r.pages)-1] }

func (r *recorder) add(d drawn) {
	if !r.marked {
		r.tb.Errorf("page %d: %s belongs to no element and to no artifact", len(r.pages), d.what)
	}
	d.furniture, d.kind, d.element = r.furnish, r.kind, r.element
	r.page().drawn = append(r.page().drawn, d)
}

func (r *recorder) NewPage(width, height int) {
	r.pages = append(r.pages, drawnPage{width: width, height: height, anchors: map[string]int{}})
	r.marked = false
}
func (r *recorder) Mark(e page.Element)       { r.marked, r.furnish, r.element = true, false, e }
func (r *recorder) Artifact(k page.Furniture) { r.marked, r.furnish, r.kind = true, true, k }

func (r *recorder) Text(x, baseline int, run page.Run) {
	if run.Text == "" || run.Size <= 0 || run.Face == nil {
		r.tb.Errorf("text %q of size %d", run.Text, run.Size)
	}
	shown := strings.TrimRight(run.Text, " ") // what hangs over at the end of a line
	width := run.Face.Ems(shown)*run.Size/1000 + utf8.RuneCountInString(shown)*run.Tracking
	r.add(drawn{what: "text", x: x, y: baseline, w: width, h: run.Size, run: run})
}

func (r *recorder) Missing(x, baseline int, run page.Run) {
	r.add(drawn{what: "missing", x: x, y: baseline, w: typeset.Boxes(run.Text) * (typeset.BoxAdvance*run.Size/1000 + run.Tracking), h: run.Size, run: run})
}

func (r *recorder) Rect(x, y, w, h int, c theme.RGB) {
	r.add(drawn{what: "rect", x: x, y: y, w: w, h: h, colour: c})
}

func (r *recorder) Frame(x, y, w, h, _ int, _ theme.RGB) {
	r.add(drawn{what: "frame", x: x, y: y, w: w, h: h})
}

func (r *recorder) Line(x1, y1, x2, y2, _ int, _ theme.RGB) {
	r.add(drawn{what: "line", x: x1, y: y1, w: x2 - x1, h: y2 - y1})
}

func (r *recorder) Disc(x, y, radius int, _ theme.RGB) {
	r.add(drawn{what: "disc", x: x, y: y, w: radius, h: radius})
}

func (r *recorder) Ring(x, y, radius, _ int, _ theme.RGB) {
	r.add(drawn{what: "ring", x: x, y: y, w: radius, h: radius})
}

func (r *recorder) Image(x, y, w, h int, _ *doc.Image) {
	r.add(drawn{what: "image", x: x, y: y, w: w, h: h})
}

func (r *recorder) LinkTo(e page.Element, x, y, w, h int, target, contents string) {
	if r.tree.Tag(e) != page.Link {
		r.tb.Errorf("the link to %q belongs to a %v", target, r.tree.Tag(e))
	}
	if contents == "" || w <= 0 {
		r.tb.Errorf("the link to %q, %d wide, says %q", target, w, contents)
	}
	r.page().drawn = append(r.page().drawn, drawn{what: "link", element: e, x: x, y: y, w: w, h: h, target: target})
}

func (r *recorder) Anchor(name string, y int) {
	for _, p := range r.pages {
		if _, twice := p.anchors[name]; twice {
			r.tb.Errorf("two places %q", name)
		}
	}
	r.page().anchors[name] = y
}

var _ page.Surface = (*recorder)(nil)

// record lays out a document and draws it onto a recorder.
func record(tb testing.TB, d *doc.Document, paper doc.Paper, report func(diag.Diagnostic)) *recorder {
	tb.Helper()
	return recordIn(tb, testTheme(), d, paper, report)
}

// recordIn is record in a theme.
func recordIn(tb testing.TB, th *theme.Theme, d *doc.Document, paper doc.Paper, report func(diag.Diagnostic)) *recorder {
	tb.Helper()
	s, err := newSheet(paper, d.Wide, &th.Space)
	if err != nil {
		tb.Fatal(err)
	}
	l := newLayout(th, th.Family(), new(pictures.Album))
	l.layOut(d, s, report)
	r := &recorder{tb: tb, tree: l.structure.tree(), layout: l}
	l.drawPages(r)
	return r
}

// words returns the text of the document in reading order, words parted by one space.
func (r *recorder) words() string {
	t := r.reading()
	var b strings.Builder
	t.read(&b, 0)
	return strings.Join(strings.Fields(b.String()), " ")
}

// A reading goes through the structure as a reader of the file does: the text of an element stands among its children in the order in
// which all of them were drawn.
type reading struct {
	tree     *page.Tree
	children [][]page.Element
	content  [][]piecePlace
	first    []int // by element: when it, or what it holds, was drawn first
}

// piecePlace is a piece of text and when it was drawn.
type piecePlace struct {
	when int
	text string
}

func (r *recorder) reading() *reading {
	elements := r.layout.structure.elements
	t := &reading{r.tree, make([][]page.Element, len(elements)), make([][]piecePlace, len(elements)), make([]int, len(elements))}
	for e := len(elements) - 1; e > 0; e-- {
		parent := elements[e].parent
		t.children[parent] = append([]page.Element{page.Element(e)}, t.children[parent]...)
	}
	when := 0
	for _, p := range r.pages {
		for _, d := range p.drawn {
			if d.what != "text" && d.what != "missing" || d.furniture {
				continue
			}
			when++
			t.content[d.element] = append(t.content[d.element], piecePlace{when, d.run.Text})
			for e := mark(d.element); e > 0 && t.first[e] == 0; e = elements[e].parent {
				t.first[e] = when
			}
		}
	}
	return t
}

func (t *reading) read(b *strings.Builder, e page.Element) {
	if stands := t.tree.Props(e).ActualText; stands != "" {
		b.WriteString(stands + " ")
		return
	}
	inline := t.tree.Tag(e) == page.Link || t.tree.Tag(e) == page.Span
	children, content := t.children[e], t.content[e]
	for len(children) > 0 || len(content) > 0 {
		if len(children) > 0 && (len(content) == 0 || t.first[children[0]] < content[0].when) {
			t.read(b, children[0])
			children = children[1:]
			continue
		}
		b.WriteString(content[0].text)
		content = content[1:]
	}
	if !inline {
		b.WriteByte(' ')
	}
}

// path returns the names of an element and of those around it, for example "Table/TR/TH".
func (r *recorder) path(e page.Element) string {
	path := r.tree.Tag(e).String()
	for e = page.Element(r.layout.structure.elements[e].parent); e > 0; e = page.Element(r.layout.structure.elements[e].parent) {
		path = r.tree.Tag(e).String() + "/" + path
	}
	return path
}

// dump writes the pages as text that people can read and compare: each drawing with its place in points.
func (r *recorder) dump(w io.Writer) {
	pt := func(n int) string { return fmt.Sprintf("%.2f", float64(n)/1000) }
	for i, p := range r.pages {
		fmt.Fprintf(w, "page %d, %s by %s\n", i+1, pt(p.width), pt(p.height))
		of := ""
		for _, d := range p.drawn {
			now := "furniture"
			if !d.furniture {
				now = fmt.Sprintf("%s %d", r.path(d.element), d.element)
			}
			if d.what == "link" {
				now = of
			}
			if now != of {
				fmt.Fprintln(w, " ", now)
				of = now
			}
			switch d.what {
			case "text", "missing":
				fmt.Fprintf(w, "    %s,%s %s %s %q\n", pt(d.x), pt(d.y), d.run.Face.Name(), pt(d.h), d.run.Text)
			case "link":
				fmt.Fprintf(w, "    %s,%s link %s by %s to %q\n", pt(d.x), pt(d.y), pt(d.w), pt(d.h), d.target)
			default:
				fmt.Fprintf(w, "    %s,%s %s %s by %s\n", pt(d.x), pt(d.y), d.what, pt(d.w), pt(d.h))
			}
		}
	}
}
