package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/typeset"
)

// heading lays out a heading. It stays with what follows, and its lines are about equally long.
func (l *layout) heading(h *doc.Heading) {
	if h.Level <= 1 {
		l.title(h)
		return
	}
	s := l.styles.body
	s.kind = bold
	before, after := 8, 2
	switch h.Level {
	case 2:
		s, before, after = l.styles.heading, 14, 5
	case 3:
	case 4:
		s.colour = l.styles.soft.colour
	default:
		s = s.as(italic, l.styles.soft.colour)
	}
	l.gap(before)
	p := l.prose(h.Text, s)
	first := len(l.strips)
	l.set(&p, l.balanced(&p, l.width), l.x, l.width, left, l.headingMark(h.Level))
	l.keepFrom(first)
	l.anchor(first, h)
	l.gap(after)
	l.headed = doc.PlainText(l.loc, h.Text)
}

// title lays out a heading of level 1 with the small line above it.
func (l *layout) title(h *doc.Heading) {
	first := len(l.strips)
	l.masthead(h.Kicker, h.Context)
	l.gap(11)
	p, lines := l.fitTitle(h.Text, l.width)
	l.set(p, lines, l.x, l.width, left, l.headingMark(1))
	l.keepFrom(first)
	l.anchor(first, h)
	l.gap(5)
	l.headed = doc.PlainText(l.loc, h.Text)
}

// fitTitle prepares a title in the largest size that sets it in no more than two lines, or in the smallest.
func (l *layout) fitTitle(text []doc.Inline, width int) (*passage, []line) {
	var p passage
	for i, size := range l.styles.titleSizes {
		s := l.styles.title
		s.size, s.leading, s.tracking = size.Size, size.Leading, -size.Size/100
		p = l.prose(text, s)
		if lines := l.wrap(&p, width); len(lines) <= 2 || i == len(l.styles.titleSizes)-1 {
			break
		}
	}
	return &p, l.balanced(&p, width)
}

// headingMark adds the element of a heading. Its tag may be higher than the level says, because structure levels follow each other
// without a gap (ISO 14289-1, 7.4.2).
func (l *layout) headingMark(level int) mark {
	l.level = min(max(level, 1), l.level+1, 6)
	return l.add(l.element, page.H1+page.Tag(l.level-1), page.Props{})
}

// keepFrom holds the strips from the given one on together with each other and with what follows.
func (l *layout) keepFrom(first int) {
	for i := first; i < len(l.strips); i++ {
		l.strips[i].keep = true
	}
}

// anchor makes a strip the place of a heading. Of several headings of one name links lead to the first.
func (l *layout) anchor(at int, h *doc.Heading) {
	if at == len(l.strips) { // a heading without text
		l.white(0)
		l.keep()
	}
	a := l.anchors[h.ID]
	if a == nil || a.set {
		a = &anchor{}
	}
	a.set = true
	a.title = typeset.Clean(doc.PlainText(l.loc, h.Text))
	if h.Level <= 2 && a.title != "" {
		a.level = max(h.Level, 1)
	}
	l.places = append(l.places, a)
	l.strips[at].anchor = a
}

// masthead lays out the small line above a title: what kind of paper this is, and where it belongs. The organisation's logo stands to its
// right on the first page.
func (l *layout) masthead(kicker, context string) {
	logo := l.logo()
	if kicker == "" && context == "" && logo == nil {
		return
	}
	width, gutter := l.width, l.quarters(16)
	if logo != nil {
		width -= logo.width + gutter
	}
	k, c := l.kicker(kicker, width), l.kicker(context, width)
	l.open(0)
	high := l.beside(&k.passage, l.x, 0, width, k.mark)
	if logo == nil && k.passage.natural+c.passage.natural+gutter <= width {
		l.place(&c.passage, l.wrap(&c.passage, width), l.x, 0, width, right, c.mark)
	} else {
		high += l.place(&c.passage, l.wrap(&c.passage, width), l.x, high, width, left, c.mark)
	}
	if logo != nil {
		high = max(high, logo.height)
		l.drawLogo(logo, l.x+l.width-logo.width, 0)
	}
	l.shut(high)
}

// A kicker is a small line in capitals. It is read as it was written.
type kicker struct {
	passage passage
	mark    mark
}

// kicker prepares a kicker. One that needs several lines is not put in capitals, nor one with right-to-left text: readers of the file would
// take its letters in the wrong order.
func (l *layout) kicker(text string, width int) kicker {
	if text == "" {
		return kicker{mark: decoration}
	}
	k := kicker{passage: l.plain(text, l.styles.kicker)}
	plain := l.styles.kicker
	plain.upper = false
	written := l.plain(text, plain)
	props := page.Props{}
	if k.passage.natural > width || typeset.HasRightToLeft(text) {
		k.passage = written
	} else if k.passage.text != written.text {
		props.ActualText = written.text
	}
	if l.isLabel(text) {
		props.Lang = l.loc.LabelLang // of the element, as its ActualText is
		for i := range k.passage.pieces {
			k.passage.pieces[i].foreign = false
		}
	}
	k.mark = l.add(l.element, page.P, props)
	return k
}
