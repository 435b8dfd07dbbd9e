package pdf

import (
	"fmt"

	"rolexport/internal/doc"
	"rolexport/internal/theme"
)

// drawRadar draws a corner for each row and a polygon for each series over the rings of the scale.
func (p *drawing) drawRadar() {
	label := p.styles.small.as(regular, p.theme.Colours.Ink)
	rings := p.Rings()
	p.Least, p.Most = 0, float64(rings)
	radius := min(p.width/5, 90_000)
	room := p.width/2 - radius - p.quarters(8) // for a name beside a corner
	middle, centreY := p.x+p.width/2, radius+2*label.leading
	p.gap(4)
	p.open(0)
	for ring := 1; ring <= rings; ring++ {
		p.polygon(decoration, middle, centreY, func(int) (int, bool) { return p.Along(radius, float64(ring)), true }, p.theme.Space.Rule, p.theme.Colours.Hairline)
	}
	lowest := centreY + radius
	for i := range p.Names {
		dx, dy := p.Corner(i, radius)
		p.rule(decoration, middle, centreY, dx, dy, p.theme.Space.Rule, p.theme.Colours.Hairline)
		lowest = max(lowest, p.nameCorner(i, middle, centreY, radius, room, label))
	}
	for ring := 1; ring <= rings; ring++ {
		text := p.plain(fmt.Sprint(ring), p.styles.small)
		p.place(&text, p.wrap(&text, p.width), middle+p.quarters(3), centreY-p.Along(radius, float64(ring))-label.leading/2, text.natural, left, p.mark)
		p.separate()
	}
	for i := range p.Series {
		s := &p.Series[i]
		p.polygon(p.mark, middle, centreY, func(row int) (int, bool) {
			return p.Along(radius, s.Figures[row].Amount), s.Figures[row].Stated
		}, (4-i%2)*p.theme.Space.Rule, p.colours[i])
		for row, f := range s.Figures {
			p.gaps = p.gaps || f.Value != nil // figures are read off the rings; their table says them
			if !f.Stated {
				continue
			}
			dx, dy := p.Corner(row, p.Along(radius, f.Amount))
			p.marker(i, middle+dx, centreY+dy)
		}
	}
	p.shut(lowest + p.quarters(2))
}

// polygon draws a line from corner to corner at the given distances, but not to where there is none.
func (p *drawing) polygon(m mark, x, y int, distance func(row int) (int, bool), thick int, colour theme.RGB) {
	n := len(p.Names)
	for i := range n {
		from, ok := distance(i)
		to, next := distance((i + 1) % n)
		if !ok || !next {
			continue
		}
		x1, y1 := p.Corner(i, from)
		x2, y2 := p.Corner((i+1)%n, to)
		p.rule(m, x+x1, y+y1, x2-x1, y2-y1, thick, colour)
	}
}

// nameCorner writes the name of a row beside its corner, and returns where it ends below.
func (p *drawing) nameCorner(i, x, y, radius, room int, label style) int {
	dx, dy := p.Corner(i, radius+p.quarters(5))
	name := p.value(p.Names[i], label)
	lines := p.wrap(&name, room)
	high := len(lines) * label.leading
	at, side, width := x+dx, left, room
	switch {
	case dx < -radius/8:
		at, side = x+dx-room, right
	case dx <= radius/8:
		width = 2 * room
		at, side = x-room, centre
	}
	top := y + dy - high/2
	if side == centre && dy < 0 {
		top = y + dy - high
	} else if side == centre {
		top = y + dy
	}
	p.place(&name, lines, at, top, width, side, p.mark)
	p.separate()
	return top + high
}

// marker draws the sign of a series: a disc, a ring, a square, an empty square.
func (p *drawing) marker(i, x, y int) {
	size, c := p.quarters(2), p.colours[i]
	switch i % 4 {
	case 0:
		p.disc(p.mark, x, y, size, c)
	case 1:
		p.disc(p.mark, x, y, size, theme.White)
		p.ring(p.mark, x, y, size, 3*p.theme.Space.Rule, c)
	case 2:
		p.rect(p.mark, x-size, y-size, 2*size, 2*size, c)
	case 3:
		p.rect(p.mark, x-size, y-size, 2*size, 2*size, theme.White)
		p.frame(p.mark, x-size, y-size, 2*size, 2*size, 3*p.theme.Space.Rule, c)
	}
}

// drawLegend says which ink stands for which series, where there are several.
func (p *drawing) drawLegend() {
	if len(p.Series) < 2 || p.Chart.Kind == doc.FloatingChart {
		return
	}
	label := p.styles.small.as(regular, p.theme.Colours.Ink)
	sign, gutter := p.quarters(6), p.quarters(8)
	p.gap(5)
	p.open(0)
	x, y := p.x, 0
	for i := range p.Series {
		text := p.plain(p.Series[i].Name, label)
		width := min(text.natural, p.width-sign-p.quarters(2))
		if x > p.x && x+sign+p.quarters(2)+width > p.x+p.width {
			x, y = p.x, y+label.leading
		}
		middle := y + label.leading/2
		switch {
		case p.Chart.Kind == doc.RadarChart:
			p.marker(i, x+sign/2, middle)
		case p.Series[i].Line:
			p.rule(p.mark, x, middle, sign, 0, 3*p.theme.Space.Rule, p.colours[i])
			p.disc(p.mark, x+sign/2, middle, p.quarters(2), theme.White)
			p.ring(p.mark, x+sign/2, middle, p.quarters(2), 3*p.theme.Space.Rule, p.colours[i])
		default:
			p.rect(p.mark, x, middle-sign/2, sign, sign, p.colours[i])
		}
		lines := p.wrap(&text, width)
		p.place(&text, lines, x+sign+p.quarters(2), y, width, left, p.mark)
		p.separate()
		x += sign + p.quarters(2) + width + gutter
		y += (len(lines) - 1) * label.leading
	}
	p.shut(y + label.leading)
}
