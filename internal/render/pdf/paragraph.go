package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// paragraph lays out running text.
func (l *layout) paragraph(b *doc.Paragraph) {
	s, before, after, width := l.styles.body, 5, 5, l.width
	switch b.Style {
	case doc.Lead:
		s, before, after = l.styles.lead, 5, 14
		if measure := s.size * 40; width > measure { // longer lines are hard to read
			width = measure
		}
	case doc.Note:
		s, before = l.styles.small, 4
		if l.tabular { // it belongs to what stands above
			l.keep()
		}
	}
	p := l.prose(b.Text, s)
	l.gap(before)
	l.passage(&p, width, l.add(l.element, page.P, page.Props{}))
	l.gap(after)
}

// passage sets a passage in the column at hand. No page keeps a single line of it, if it has more.
func (l *layout) passage(p *passage, width int, m mark) {
	first := len(l.strips)
	lines := l.wrap(p, width)
	if n := l.widening.strips - first; n > 0 && n < len(lines) {
		lines = l.wrapTo(p, measure{width, n, width + l.widening.by})
	}
	if len(lines) == 2 && p.style.size == l.styles.small.size && width < l.ems(25) { // a legend
		lines = l.balanced(p, width)
	}
	if p.against {
		l.turnLabel()
	}
	l.set(p, lines, l.beginning(p, width), width, left, m)
	l.hold(first)
}

// beginning returns where a passage stands that has a part of the width of the column.
func (l *layout) beginning(p *passage, width int) int {
	if p.against {
		return l.x + l.width - l.hang - width
	}
	return l.x
}

// hold keeps the first two and the last two strips from the given one on together, where they are low.
func (l *layout) hold(first int) {
	last := len(l.strips) - 1
	if last <= first {
		return
	}
	if l.low(first) && l.low(first+1) {
		l.strips[first].keep = true
	}
	if l.low(last-1) && l.low(last) {
		l.strips[last-1].keep = true
	}
}

// low reports whether a strip has no more than a few lines.
func (l *layout) low(i int) bool { return l.strips[i].height < 4*l.styles.body.leading }

// together keeps the strips from the given one on together, unless they are higher than that part of a page.
func (l *layout) together(first, part int) {
	if n := len(l.strips); n > first {
		if height(l.strips[first:]) > (l.sheet.bottom-l.sheet.top)/part {
			l.hold(first)
			return
		}
		for i := first; i < n-1; i++ {
			l.strips[i].keep = true
		}
	}
}
