package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// signOff lays out lines to sign on, up to three side by side.
func (l *layout) signOff(b *doc.SignOff) {
	gutter := l.quarters(22)
	most := max(1, min(3, (l.width+gutter)/(l.ems(12)+gutter)))
	first := len(l.strips)
	for at := 0; at < len(b.Parties); at += most {
		n := min(most, len(b.Parties)-at)
		columns := min(most, len(b.Parties))
		width := (l.width - (columns-1)*gutter) / columns
		l.gap(4)
		l.signRow(b.Parties[at:at+n], width, width+gutter)
	}
	l.together(first, 3)
	l.gap(8)
}

// signRow lays out lines to sign on side by side. Below each stand the party and what to write.
func (l *layout) signRow(parties []string, width, pitch int) {
	party := l.styles.small.as(bold, l.styles.body.colour)
	room := l.quarters(34)
	high := 0
	l.open(0)
	for i, name := range parties {
		x := l.x + i*pitch
		m := l.add(l.element, page.P, page.Props{})
		l.rect(decoration, x, room, width, 3*l.theme.Space.Rule/2, l.styles.body.colour)
		y := room + l.quarters(4)
		p, hint := l.plain(name, party), l.plain(l.loc.Words.SignHere, l.styles.small)
		y += l.place(&p, l.wrap(&p, width), x, y, width, left, m)
		l.separate()
		y += l.place(&hint, l.wrap(&hint, width), x, y, width, left, m)
		high = max(high, y)
	}
	l.shut(high)
}
