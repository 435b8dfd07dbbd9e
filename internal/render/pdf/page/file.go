package page

import (
	"fmt"

	"rolexport/internal/doc"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// A File takes the drawing of one document and writes it as PDF. It implements Surface.
//
// Text is kept as text until the file is finished: only then is it known which runes the faces are cut to, and so which codes the text
// has.
type File struct {
	info  Info
	tree  *Tree
	batch *Batch
	err   error // the first one
	*sketch
}

// sketch is what has been drawn. Its memory goes from file to file of a batch.
type sketch struct {
	content  []byte // operators of all pages, without the strings of the texts
	pages    []sheet
	texts    []text
	faces    []*inked
	pictures []*picture
	items    []item
	links    []link
	anchors  map[string]anchor
	figures  []figure
	encoded  []byte // the content with the texts in codes
	sorted   []int  // the items by element
	curves   []byte // of the last circle
	radius   int    // and its radius

	// State of the page under way.
	mark      mark
	open      Element // the element that is marked; none where mark is not marked
	suspended bool    // the element that is open goes on with the next drawing
	closers   int     // marked content sequences that are open
	began     int     // where the last sequence of an element begins in the content
	drawing   int     // and where its head ends
	stated    []bool  // by element: its ActualText has been given
	inText    bool    // within a text object
	originX   int     // of the last text of the text object
	originY   int
	face      int // index in faces; -1: none set on this page
	size      int
	tracking  int
	fill      colour
	stroke    colour
	width     int // of lines; -1: not set on this page
}

// mark says whose drawing comes next.
type mark uint8

const (
	nobody mark = iota
	marked
	artifact
)

// colour is a colour that has been set on this page, or not yet.
type colour struct {
	theme.RGB
	set bool
}

// A sheet is a page: its size and its part of the content and of the texts.
type sheet struct {
	width, height int
	content, text int // where its part starts
	items         int // marked content sequences that belong to elements
	alpha         bool
}

// A text is a string of a content stream that has not been encoded yet.
type text struct {
	at   int // in the content
	face int // index in faces
	text string
}

// An item is a piece of an element's content: a marked content sequence or a link.
type item struct {
	element Element
	page    int
	id      int // of the marked content, or index in links
	link    bool
}

type link struct {
	element             Element
	page                int
	x, y, width, height int // y from the bottom of the page, of the lower edge
	target, contents    string
}

type anchor struct{ page, y int } // y from the bottom of the page

// A figure is the room that a Figure takes on a page.
type figure struct {
	element                  Element
	page                     int
	left, bottom, right, top int // from the left bottom corner of the page
}

// NewFile returns an empty file. tree may still grow while the pages are drawn, but belongs to this file alone.
func NewFile(info Info, tree *Tree, batch *Batch) *File {
	return &File{info: info, tree: tree, batch: batch, sketch: batch.sketch()}
}

// reset makes the sketch empty and keeps its memory.
func (s *sketch) reset() {
	clear(s.texts) // let go of the strings
	clear(s.links)
	clear(s.pictures)
	clear(s.anchors)
	*s = sketch{
		content: s.content[:0], pages: s.pages[:0], texts: s.texts[:0], faces: s.faces, pictures: s.pictures[:0],
		items: s.items[:0], links: s.links[:0], anchors: s.anchors, figures: s.figures[:0], stated: s.stated[:0],
		encoded: s.encoded[:0], sorted: s.sorted, curves: s.curves[:0], open: none,
	}
	for _, f := range s.faces {
		f.reset()
	}
	s.faces = s.faces[:0]
}

// fail keeps the first error.
func (f *File) fail(format string, args ...any) {
	if f.err == nil {
		f.err = fmt.Errorf("page %d: "+format, append([]any{len(f.pages)}, args...)...)
	}
}

// page returns the page under way.
func (f *File) page() *sheet { return &f.pages[len(f.pages)-1] }

// up turns a distance from the top of the page into one from its bottom, which is how PDF counts.
func (f *File) up(y int) int { return f.page().height - y }

// NewPage implements Surface.
func (f *File) NewPage(width, height int) {
	f.closeMark()
	f.pages = append(f.pages, sheet{width: width, height: height, content: len(f.content), text: len(f.texts)})
	if width <= 0 || height <= 0 || width > maxPage || height > maxPage {
		f.fail("a sheet of %d by %d thousandths of a point cannot be written", width, height)
	}
	f.face, f.size, f.tracking, f.width = -1, 0, 0, -1
	f.fill, f.stroke = colour{}, colour{}
}

// maxPage is the longest side of a page that readers have to support, in thousandths of a point.
const maxPage = 14_400_000

// Mark implements Surface.
func (f *File) Mark(e Element) {
	if f.mark == marked && f.open == e {
		return
	}
	f.closeMark()
	if len(f.pages) == 0 || e < 0 || int(e) >= len(f.tree.nodes) {
		f.fail("element %d is marked where it is not known", e)
		return
	}
	f.begin(e, tagNames[f.tree.Tag(e)], "")
	b := f.content
	if f.tree.nodes[e].props >= 0 {
		if stands := f.tree.Props(e).ActualText; stands != "" {
			if f.state(e) {
				stands = "" // all of it has been said
			}
			b = appendActualText(b, stands)
			f.closers++
		}
	}
	f.content = b
}

// begin begins a sequence of an element. It is read as text where that is not empty.
//
// The tag of a sequence with text is Span: there pdftotext looks for it.
func (f *File) begin(e Element, tag, text string) {
	p := f.page()
	f.mark, f.open, f.closers, f.began = marked, e, 1, len(f.content)
	f.items = append(f.items, item{element: e, page: len(f.pages) - 1, id: p.items})
	b := append(append(f.content, '/'), tag...)
	b = appendInt(append(b, "<</MCID "...), p.items)
	if text != "" {
		b = appendText(append(b, "/ActualText"...), text)
	}
	f.content = append(b, ">>BDC\n"...)
	f.drawing = len(f.content)
	p.items++
}

// takeBack takes the sequence of an element back where nothing has been drawn in it.
func (f *File) takeBack() {
	last := len(f.items) - 1
	if f.mark == marked && f.closers == 1 && len(f.content) == f.drawing && !f.items[last].link { // a link keeps its place in the order
		f.content, f.items, f.closers = f.content[:f.began], f.items[:last], 0
		f.page().items--
	}
}

// beginApart begins a sequence for drawing that is not read as it stands. In an element it stands between two sequences of the element and not
// within one: there are readers that take the end of an inner sequence for that of the outer, and lose the rest.
func (f *File) beginApart(tag, text string) {
	f.endText()
	switch {
	case f.mark == marked && f.closers <= 1:
		e := f.open
		f.takeBack()
		f.closeMark()
		f.begin(e, tag, text)
	case text != "":
		f.content = appendActualText(f.content, text)
		f.closers++
	default:
		f.content = append(append(append(f.content, '/'), tag...), " BMC\n"...)
		f.closers++
	}
}

// endApart ends the sequence. That of the element goes on with the next drawing.
func (f *File) endApart() {
	f.endText()
	f.content = append(f.content, "EMC\n"...)
	f.closers--
	f.suspended = f.closers == 0 && f.mark == marked
}

// resume goes on with the element after what stands apart.
func (f *File) resume() {
	if f.suspended {
		f.suspended = false
		f.begin(f.open, tagNames[f.tree.Tag(f.open)], "")
	}
}

// state reports whether the ActualText of e was given before, and keeps that it is given now.
func (f *File) state(e Element) bool {
	for len(f.stated) <= int(e) {
		f.stated = append(f.stated, false)
	}
	before := f.stated[e]
	f.stated[e] = true
	return before
}

// appendActualText begins marked content that stands for text. Readers that go by the content alone look at it there.
func appendActualText(b []byte, text string) []byte {
	return append(appendText(append(b, "/Span<</ActualText"...), text), ">>BDC\n"...)
}

// Artifact implements Surface.
func (f *File) Artifact(kind Furniture) {
	f.closeMark()
	if len(f.pages) == 0 {
		f.fail("furniture before the first page")
		return
	}
	f.mark, f.closers = artifact, 1
	switch kind {
	case Header:
		f.content = append(f.content, "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"...)
	case Footer:
		f.content = append(f.content, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"...)
	default:
		f.content = append(f.content, "/Artifact<</Type/Layout>>BDC\n"...)
	}
}

// closeMark ends what is marked.
func (f *File) closeMark() {
	f.endText()
	for ; f.closers > 0; f.closers-- {
		f.content = append(f.content, "EMC\n"...)
	}
	f.mark, f.open, f.suspended = nobody, none, false
}

// ready reports whether something can be drawn: everything has to belong to an element or to be furniture.
func (f *File) ready() bool {
	if !f.allowed() {
		return false
	}
	f.resume()
	return true
}

// allowed is ready for drawing that may stand apart: the element does not go on yet.
func (f *File) allowed() bool {
	if len(f.pages) == 0 {
		f.fail("drawing before the first page")
		return false
	}
	if f.mark == nobody {
		f.fail("drawing that belongs to no element and to no artifact")
	}
	return true
}

// cover tells the Figure that is drawn, if any, how far it reaches. y counts from the bottom of the page.
func (f *File) cover(left, bottom, right, top int) {
	if f.mark != marked {
		return
	}
	e := f.tree.figure(f.open)
	if e == none {
		return
	}
	if n := len(f.figures); n > 0 && f.figures[n-1].element == e && f.figures[n-1].page == len(f.pages)-1 {
		last := &f.figures[n-1]
		last.left, last.bottom = min(last.left, left), min(last.bottom, bottom)
		last.right, last.top = max(last.right, right), max(last.top, top)
		return
	}
	f.figures = append(f.figures, figure{element: e, page: len(f.pages) - 1, left: left, bottom: bottom, right: right, top: top})
}

// LinkTo implements Surface.
func (f *File) LinkTo(e Element, x, y, width, height int, target, contents string) {
	if len(f.pages) == 0 || e < 0 || int(e) >= len(f.tree.nodes) || f.tree.Tag(e) != Link {
		f.fail("the link to %q belongs to no Link", target)
		return
	}
	f.items = append(f.items, item{element: e, page: len(f.pages) - 1, id: len(f.links), link: true})
	f.links = append(f.links, link{
		element: e, page: len(f.pages) - 1, x: x, y: f.up(y + height), width: width, height: height, target: target, contents: contents,
	})
}

// Anchor implements Surface.
func (f *File) Anchor(name string, y int) {
	if len(f.pages) == 0 {
		f.fail("place %q before the first page", name)
		return
	}
	if f.anchors == nil {
		f.anchors = make(map[string]anchor)
	}
	if _, ok := f.anchors[name]; ok {
		f.fail("there are two places %q", name)
	}
	f.anchors[name] = anchor{len(f.pages) - 1, f.up(y)}
}

// Image implements Surface.
func (f *File) Image(x, y, width, height int, img *doc.Image) {
	if !f.ready() {
		return
	}
	p, err := f.batch.picture(img.Data)
	if err != nil {
		f.fail("the picture %q %w", img.Alt, err)
		return
	}
	n := f.use(p)
	f.page().alpha = f.page().alpha || p.alpha
	f.endText()
	b := append(f.content, "q "...)
	b = appendLength(b, width)
	b = append(b, " 0 0 "...)
	b = appendLengths(b, height, x, f.up(y+height))
	b = append(b, " cm /I"...)
	f.content = append(appendInt(b, n), " Do Q\n"...)
	f.cover(x, f.up(y+height), x+width, f.up(y))
}

// use returns the number of a picture in the file.
func (f *File) use(p *picture) int {
	for i, known := range f.pictures {
		if known == p {
			return i
		}
	}
	f.pictures = append(f.pictures, p)
	return len(f.pictures) - 1
}

var _ Surface = (*File)(nil)

// inked is a face with the runes that were set in it.
type inked struct {
	face *typeset.Face
	runes
}
