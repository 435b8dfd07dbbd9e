package pdf

import (
	"rolexport/internal/doc"
)

// A part of a document begins on a page of its own.
type part struct {
	strips        []strip
	kicker, title string // of the running head
	titled        bool   // begins with a title: no running head on its first page
	cover         bool
	head          furnishing // running head
}

// begin makes h the heading that the running head names.
func (p *part) begin(h *doc.Heading, loc *doc.Locale) {
	p.kicker, p.title, p.titled = h.Kicker, doc.PlainText(loc, h.Text), true
}

// document lays out the blocks of the document as parts.
func (l *layout) document() {
	for i, b := range l.doc.Blocks {
		h, isHeading := b.(*doc.Heading)
		c, isCover := b.(*doc.Cover)
		_, isBreak := b.(*doc.PageBreak)
		opens := isHeading && h.Level <= 1
		if opens || isCover || isBreak {
			l.endPart()
		}
		switch {
		case isBreak:
			continue
		case opens:
			l.now.begin(h, l.loc)
		case isCover:
			l.now.kicker, l.now.title = c.Kicker, doc.PlainText(l.loc, c.Title)
			l.now.titled, l.now.cover = true, true
		case i == 0:
			l.masthead("", "") // the logo
		}
		l.block(b)
		if isCover {
			l.endPart()
		}
	}
	l.note()
	l.endPart()
}

// note lays out the last line of the document, on the page of what it follows.
func (l *layout) note() {
	if l.doc.Running.Note == "" {
		return
	}
	l.keep()
	l.gap(12)
	l.paragraph(&doc.Paragraph{Style: doc.Note, Text: []doc.Inline{doc.Text(l.doc.Running.Note)}})
}

// endPart closes the part at hand, unless there is nothing in it. The next one has the same running head until a title changes it.
func (l *layout) endPart() {
	if len(l.strips) == 0 {
		return
	}
	l.now.strips = l.strips
	l.now.head = l.runningHead(l.now.kicker, l.now.title)
	l.parts = append(l.parts, l.now)
	l.now = part{kicker: l.now.kicker, title: l.now.title}
	l.strips, l.headed = nil, ""
	l.column(l.sheet.left, l.sheet.measure())
}

// columns lays out main and side column. Where there is only one, it has the whole width.
func (l *layout) columns(b *doc.Columns) {
	side, gutter := l.theme.Space.SideWidth, l.theme.Space.Gutter
	main := l.width - side - gutter
	if len(b.Main) == 0 || len(b.Side) == 0 || main < side {
		l.blocks(b.Main)
		l.blocks(b.Side)
		return
	}
	l.loneLabel()
	f := &flows{}
	f.main = l.apart(l.x, main, func() { l.blocks(b.Main) })
	f.side = l.apart(l.x+main+gutter, side, func() { l.blocks(b.Side) })
	l.gap(14)
	l.open(0)
	l.shut(0).columns = f
	l.gap(14)
}
