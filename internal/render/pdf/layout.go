package pdf

import (
	"fmt"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	pictures "rolexport/internal/picture"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// A layout turns one document into pages. It works in three steps: blocks become strips, each measured and with its element of the logical
// structure; the strips fill pages; the pages are drawn. It serves one document after the other, so that its buffers are used again.
type layout struct {
	doc    *doc.Document
	loc    *doc.Locale
	theme  *theme.Theme
	family *typeset.Family
	album  *pictures.Album
	sheet  sheet
	report func(diag.Diagnostic)

	mirrored bool // the language runs from right to left, and so do pages: x counts from the right edge of the paper

	densities []density // the usual one, then tighter ones
	styles    *styles   // of the density at hand
	quarter   int

	structure structure
	level     int  // of the last heading tag, so that none is left out
	element   mark // that blocks are added to

	// the column at hand
	x, width int
	hang     int // the space for labels at its left; text from right to left leaves it at the right
	widening widening
	strips   []strip
	space    int    // before the next strip
	label    *label // of the next strip: bullet or number of a list item
	edge     *edge  // of the callout at hand
	mark0    int    // where the inks of the open strip begin
	headed   string // text of the heading right above, in words
	tabular  bool   // a table or chart stands right above
	branded  bool   // the logo was laid out

	footer  footer
	now     part // that strips are laid out for
	nth     int  // of its blocks
	parts   []part
	pages   []leaf
	front   int                // pages of front matter
	anchors map[string]*anchor // by ID
	places  []*anchor          // in the order of the headings

	// buffers
	inks     []ink
	inner    []strip
	writer   writer
	pieces   []piece
	segments []segment
	lines    []line
	spans    []typeset.Span
	breaks   []typeset.Break
	told     map[string]bool // what was reported
	shelf    shelf
	rows     room[row]
	cells    room[cell]
	passages room[passage]

	vocabulary doc.Vocabulary // kept from one document to the next
}

// newLayout returns a layout for documents of a theme.
func newLayout(t *theme.Theme, f *typeset.Family, a *pictures.Album) *layout {
	l := &layout{theme: t, family: f, album: a, anchors: map[string]*anchor{}, told: map[string]bool{}}
	l.densities = newDensities(t)
	return l
}

// layOut lays out a document and fills its pages.
func (l *layout) layOut(d *doc.Document, s sheet, report func(diag.Diagnostic)) {
	l.doc, l.loc, l.sheet, l.report = d, d.Locale, s, report
	if l.loc == nil {
		l.loc = doc.English()
	}
	l.mirrored = typeset.WrittenRightToLeft(l.loc.Lang)
	l.structure.begin()
	doc.Walk(d.Blocks, func(b doc.Block) bool {
		if h, ok := b.(*doc.Heading); ok && h.ID != "" {
			l.anchors[h.ID] = &anchor{id: h.ID}
		}
		return true
	})
	l.density(0)
	l.makeFooter()
	for _, p := range partsOf(d, l.loc) {
		l.layPart(p)
	}
	if len(l.pages) == 0 { // a document without content
		l.pages = append(l.pages, leaf{})
		l.parts = append(l.parts, part{})
	}
	l.density(0) // of the furniture
	for _, p := range l.pages {
		if l.parts[p.part].front {
			l.front++
		}
	}
	l.findPlaces()
}

// bookmarks returns the document's outline. It begins with level 1 and skips no level.
func (l *layout) bookmarks() []page.Bookmark {
	var marks []page.Bookmark
	level := 0
	for _, a := range l.places {
		if a.level > 0 {
			level = min(a.level, level+1)
			marks = append(marks, page.Bookmark{Level: level, Title: a.title, Page: a.page, Y: max(0, a.y-l.quarters(4))})
		}
	}
	return marks
}

// end forgets the document and keeps the buffers.
func (l *layout) end() {
	clear(l.inks)
	clear(l.inner)
	clear(l.pieces)
	clear(l.anchors)
	clear(l.told)
	clear(l.parts)
	clear(l.pages)
	clear(l.places)
	clear(l.writer.runs)
	l.writer.all = ""
	l.structure.end()
	l.shelf.clear()
	l.rows.clear()
	l.cells.clear()
	l.passages.clear()
	*l = layout{
		theme: l.theme, family: l.family, album: l.album, densities: l.densities,
		structure: l.structure, anchors: l.anchors, told: l.told, vocabulary: l.vocabulary,
		parts: l.parts[:0], pages: l.pages[:0], places: l.places[:0],
		inks: l.inks[:0], inner: l.inner[:0], writer: l.writer, pieces: l.pieces[:0], segments: l.segments[:0],
		lines: l.lines[:0], spans: l.spans[:0], breaks: l.breaks[:0],
		shelf: l.shelf, rows: l.rows, cells: l.cells, passages: l.passages,
	}
}

// add adds an element to the logical structure and returns its mark.
func (l *layout) add(parent mark, t page.Tag, p page.Props) mark {
	return l.structure.add(parent, t, p)
}

// density makes what follows as tight as the density of that number.
func (l *layout) density(n int) { l.styles, l.quarter = &l.densities[n].styles, l.densities[n].quarter }

// usual returns the styles of the density that the theme asks for.
func (l *layout) usual() *styles { return &l.densities[0].styles }

// column begins a column between x and x+width.
func (l *layout) column(x, width int) { l.x, l.width, l.hang, l.space = x, width, 0, 0 }

// quarters returns a distance of so many quarters of the grid unit.
func (l *layout) quarters(n int) int { return n * l.quarter }

// ems returns a width of so many ems of running text.
func (l *layout) ems(n int) int { return n * l.usual().body.size }

// gap asks for space before the next strip; the largest demand holds. It is in quarters of the grid unit.
func (l *layout) gap(quarters int) { l.space = max(l.space, l.quarters(quarters)) }

// open begins a strip whose first line of text has its baseline at base.
func (l *layout) open(base int) {
	l.mark0 = len(l.inks)
	if l.label != nil {
		label := l.label
		l.label = nil
		l.drawLabel(label, base)
	}
}

// shut ends the open strip and returns it; it is good until the next one.
func (l *layout) shut(height int) *strip {
	n := len(l.inks)
	l.strips = append(l.strips, strip{before: l.space, height: height, inks: l.inks[l.mark0:n:n], edge: l.edge, earliest: l.widening.earliest})
	l.space, l.mark0, l.widening.earliest = 0, n, 0
	return &l.strips[len(l.strips)-1]
}

// keep holds the last strip together with what follows.
func (l *layout) keep() {
	if n := len(l.strips); n > 0 {
		l.strips[n-1].keep = true
	}
}

// apart lays out a column of its own and returns its strips.
func (l *layout) apart(x, width int, set func()) []strip {
	wasX, wasWidth, wasHang, wasSpace, strips, label, due := l.x, l.width, l.hang, l.space, l.strips, l.label, l.widening
	l.strips, l.label, l.widening = l.shelf.empty(), nil, widening{}
	l.column(x, width)
	set()
	made := l.strips
	l.shelf.put(made)
	l.x, l.width, l.hang, l.space, l.strips, l.label, l.widening = wasX, wasWidth, wasHang, wasSpace, strips, label, due
	return made
}

// cell lays out the strips of a cell. Nothing inside a cell has cells.
func (l *layout) cell(set func()) cell {
	strips, space, edge, label, due := l.strips, l.space, l.edge, l.label, l.widening
	from := len(l.inner)
	l.strips, l.space, l.edge, l.label, l.widening = l.inner[from:], 0, nil, nil, widening{}
	set()
	l.inner = append(l.inner[:from], l.strips...)
	l.strips, l.space, l.edge, l.label, l.widening = strips, space, edge, label, due
	return cell{strips: l.inner[from:len(l.inner):len(l.inner)]}
}

// newRow keeps a row to the end of the document.
func (l *layout) newRow(r row) *row {
	kept := &l.rows.take(1)[0]
	*kept = r
	return kept
}

// row adds a strip of cells side by side.
func (l *layout) row(r *row, base int) *strip {
	l.open(base)
	s := l.shut(r.height())
	s.row = r
	return s
}

// inset lays out blocks in a column that is narrower by left. Of what it leaves at the left, hang is for labels.
func (l *layout) inset(left, hang int, set func()) {
	was := l.hang
	l.x, l.width, l.hang = l.x+left, l.width-left, hang
	set()
	l.x, l.width, l.hang = l.x-left, l.width+left, was
}

// blocks lays out blocks one below the other.
func (l *layout) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		l.widen()
		l.block(b)
	}
}

func (l *layout) block(b doc.Block) {
	headed := l.headed
	l.headed = ""
	switch b := b.(type) {
	case *doc.Heading:
		l.heading(b)
	case *doc.Cover:
		l.cover(b)
	case *doc.Contents:
		l.contents(b)
	case *doc.Paragraph:
		l.paragraph(b)
	case *doc.List:
		l.list(b, 0)
	case *doc.Facts:
		l.facts(b)
	case *doc.Table:
		l.table(b, headed)
	case *doc.Chart:
		l.chart(b, headed)
	case *doc.Callout:
		l.callout(b)
	case *doc.Columns:
		l.columns(b, reach{}, nil)
	case *doc.SignOff:
		l.signOff(b)
	case *doc.PageBreak: // inside another block a page cannot end by command
		l.gap(16)
	default:
		panic(unknown("block", b))
	}
	_, isTable := b.(*doc.Table)
	_, isChart := b.(*doc.Chart)
	l.tabular = isTable || isChart
}

// unknown is what to panic with when a sum has a member that a switch has forgotten: a defect of the program, not of its input.
func unknown(sum string, v any) string { return fmt.Sprintf("pdf: %s of unknown kind %T", sum, v) }
