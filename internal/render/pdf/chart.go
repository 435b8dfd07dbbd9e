package pdf

import (
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// chart draws a chart: a Figure with words for those who cannot see it, and its labels as text inside.
func (l *layout) chart(b *doc.Chart, headed string) {
	if b.Title != "" && !strings.EqualFold(b.Title, headed) {
		l.gap(8)
		s := l.styles.body
		s.kind = bold
		p := l.plain(b.Title, s)
		first := len(l.strips)
		l.set(&p, l.balanced(&p, l.width), l.x, l.width, left, l.add(l.element, page.P, page.Props{}))
		l.keepFrom(first)
	}
	l.gap(4)
	switch b.Kind {
	case doc.RangeChart:
		l.rangeChart(b)
	case doc.PathChart:
		l.pathChart(b)
	default:
		l.plotChart(b, headed)
	}
	l.gap(8)
}

func (l *layout) figure(b *doc.Chart) mark {
	return l.add(l.element, page.Figure, page.Props{Alt: b.Alt})
}
