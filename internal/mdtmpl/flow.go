package mdtmpl

import (
	"slices"

	"rolexport/internal/doc"
)

// A marker shapes what stands around it; it has no words of its own.
type marker interface{ marker() }

type (
	// styleMarker begins a paragraph of a style.
	styleMarker doc.ParagraphStyle

	// calloutMarker begins a blockquote.
	calloutMarker struct {
		kind  doc.CalloutKind
		title string
	}

	// mastheadMarker goes to the next heading of level 1.
	mastheadMarker struct {
		site            int
		kicker, context string
	}

	// contentsMarker lists the headings of a level in the section that it stands in.
	contentsMarker struct {
		title string
		level int
	}

	columnsMarker struct{}
	sideMarker    struct{}
	endMarker     struct{}
)

func (styleMarker) marker()     {}
func (*calloutMarker) marker()  {}
func (*mastheadMarker) marker() {}
func (*contentsMarker) marker() {}
func (columnsMarker) marker()   {}
func (sideMarker) marker()      {}
func (endMarker) marker()       {}

// A flow collects the blocks of the page, a list item or a callout.
type flow struct {
	l       *lowering
	top     bool         // the page itself
	callout *doc.Callout // whose blocks these are
	titled  bool         // the callout has its marker
	out     []doc.Block
	columns *openColumns
}

// openColumns are columns without their end. While they are open, out takes the blocks of the column that is being written.
type openColumns struct {
	at     int // offset of {{columns}}
	before []doc.Block
	main   []doc.Block
	side   bool
}

func (f *flow) add(b ...doc.Block) { f.out = append(f.out, b...) }

// mark handles a marker or block that stands on a line of its own.
func (f *flow) mark(at int, content any) {
	switch c := content.(type) {
	case blocks:
		for _, b := range c {
			f.place(at, b)
		}
	case *contentsMarker:
		f.add(f.l.headings.contents(c))
	case *mastheadMarker:
		if f.onPage(at, "masthead") {
			f.l.headings.masthead = c
		}
	case columnsMarker:
		f.openColumns(at)
	case sideMarker:
		f.turnToSide(at)
	case endMarker:
		f.endColumns(at)
	default:
		f.l.refuse(at, codeMarker, "", "a marker that begins a paragraph stands on a line of its own")
	}
}

// place adds a block of the data.
func (f *flow) place(at int, b doc.Block) {
	if _, isBreak := b.(*doc.PageBreak); isBreak && !f.onPage(at, "pagebreak") {
		return
	}
	f.l.place(at, b)
	f.add(b)
}

// onPage refuses a marker that only the page itself can have.
func (f *flow) onPage(at int, name string) bool {
	ok := f.top && f.columns == nil
	if !ok {
		f.l.refuseOutcome(at, codeMarker, "put it before or behind", "%s inside a column, list or callout", name)
	}
	return ok
}

func (f *flow) openColumns(at int) {
	switch {
	case f.columns != nil:
		f.l.refuseOutcome(at, codeMarker, "write {{endcolumns}} first", "columns inside columns")
	case !f.top:
		f.l.refuse(at, codeMarker, "put it before or behind", "columns inside a list or callout")
	default:
		f.columns = &openColumns{at: at, before: f.out}
		f.out = nil
	}
}

func (f *flow) turnToSide(at int) {
	switch {
	case f.columns == nil:
		f.l.refuseOutcome(at, codeMarker, "write {{columns}} above the main column", "side without columns")
	case f.columns.side:
		f.l.refuseOutcome(at, codeMarker, "there are two columns, main and side", "side a second time")
	default:
		f.columns.main, f.columns.side = f.out, true
		f.out = nil
	}
}

func (f *flow) endColumns(at int) {
	c := f.columns
	switch {
	case c == nil:
		f.l.refuseOutcome(at, codeMarker, "write {{columns}} above the main column", "endcolumns without columns")
		return
	case !c.side:
		f.l.refuseOutcome(c.at, codeMarker, "write {{side}} between the main and the side column", "columns without side")
	}
	f.columns = nil
	if len(c.main) == 0 || len(f.out) == 0 { // nothing stands beside anything
		f.out = slices.Concat(c.before, c.main, f.out)
		return
	}
	f.out = append(c.before, &doc.Columns{Main: c.main, Side: f.out})
}

// close returns the blocks.
func (f *flow) close() []doc.Block {
	if f.columns != nil {
		f.l.refuseOutcome(f.columns.at, codeMarker, "write {{endcolumns}} below the side column", "columns without endcolumns")
	}
	return f.out
}
