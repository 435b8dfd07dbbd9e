package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/theme"
)

// drawColumns draws columns side by side or piled up, a group for each row with its name below, and lines before them.
func (p *drawing) drawColumns() {
	label := p.styles.small.as(regular, p.theme.Colours.Ink)
	p.Round()
	axis := p.axisWidth(label)
	high := p.width * 3 / 10
	left1, width := p.x+axis, p.width-axis
	p.gap(4)
	if p.Chart.Axis != "" {
		text := p.plain(p.Chart.Axis, p.styles.small)
		p.set(&text, p.wrap(&text, p.width), p.x, p.width, left, p.mark)
		p.separate()
	}
	p.open(0)
	top := label.leading // room for a figure above the highest column
	p.drawGrid(left1, width, top, high, label)
	slot := width / len(p.Names)
	for row := range p.Names {
		x := left1 + row*slot
		if p.Chart.Kind == doc.StackedChart {
			p.drawPile(row, x+slot/5, slot*3/5, top, high, label)
		} else {
			p.drawGroup(row, x+slot/10, slot*8/10, top, high, label)
		}
	}
	for i := range p.Series {
		if p.Series[i].Line {
			p.drawLine(i, left1, slot, top, high, label)
		}
	}
	y, lowest := top+high+p.quarters(2), 0
	for row := range p.Names {
		name := p.value(p.Names[row], label)
		lowest = max(lowest, p.place(&name, p.wrap(&name, slot-p.quarters(2)), left1+row*slot+p.quarters(1), y, slot-p.quarters(2), centre, p.mark))
		p.separate()
	}
	p.shut(y + lowest)
}

func (p *drawing) axisWidth(label style) int {
	width := 0
	for _, x := range p.Ticks() {
		text := p.value(p.Tick(x), label)
		width = max(width, text.natural)
	}
	return width + p.quarters(3)
}

// drawGrid draws the lines behind the columns, each with its figure to the left.
func (p *drawing) drawGrid(x, width, top, high int, label style) {
	label.colour = p.theme.Colours.Muted
	for _, at := range p.Ticks() {
		y := top + high - p.Along(high, at)
		colour := p.theme.Colours.Hairline
		if at == 0 {
			colour = p.theme.Colours.Muted
		}
		p.rule(decoration, x, y, width, 0, p.theme.Space.Rule, colour)
		text := p.value(p.Tick(at), label)
		p.place(&text, p.wrap(&text, text.natural), x-p.quarters(3)-text.natural, y-label.leading/2, text.natural, right, p.mark)
		p.separate()
	}
}

// drawGroup draws the columns of a row side by side, each under its figure.
func (p *drawing) drawGroup(row, x, width, top, high int, label style) {
	each := width / len(p.Series)
	zero := top + high - p.Along(high, 0)
	for i := range p.Series {
		f := p.Series[i].Figures[row]
		if f.Value == nil {
			continue
		}
		y := top + high - p.Along(high, f.Amount)
		if f.Stated {
			p.rect(p.mark, x+i*each, min(y, zero), each-p.quarters(1), max(y, zero)-min(y, zero), p.colours[i])
		}
		above := min(y, zero) - label.leading
		if f.Amount < 0 {
			above = y
		}
		p.figureAt(f.Value, x+i*each-p.quarters(2), each+p.quarters(3), above, label)
	}
}

// drawPile draws the columns of a row one on the other, each with its figure in it.
func (p *drawing) drawPile(row, x, width, top, high int, label style) {
	for i, part := range p.Pile(row, high, label.leading) {
		s, f := &p.Series[i], p.Series[i].Figures[row]
		if s.Line || f.Value == nil {
			continue
		}
		p.gaps = p.gaps || !f.Stated
		tall := part.High - part.Low
		gap := min(p.theme.Space.Rule, tall/4)
		p.rect(p.mark, x, top+high-part.High, width, tall-gap, p.colours[i])
		switch {
		case f.Stated && f.Amount == 0: // nothing is drawn, and nothing said
		case !part.Tall || part.Crossed:
			p.gaps = true
		default:
			p.figureAt(f.Value, x, width, top+high-(part.Low+part.High+1)/2-label.leading/2, label.as(regular, theme.White))
		}
	}
}

// figureAt sets a figure into a place; one that is too wide for it is left out.
func (p *drawing) figureAt(v doc.Value, x, width, y int, s style) {
	text := p.value(v, s)
	if text.natural > width {
		p.gaps = true
		return
	}
	p.place(&text, p.wrap(&text, width), x, y, width, centre, p.mark)
	p.separate()
}

// drawLine draws a line from row to row, with its figures above.
func (p *drawing) drawLine(i, x, slot, top, high int, label style) {
	s := &p.Series[i]
	lastX, lastY, drawn := 0, 0, false
	for row, f := range s.Figures {
		if !f.Stated {
			p.gaps = p.gaps || f.Value != nil
			drawn = false
			continue
		}
		at, y := x+row*slot+slot/2, top+high-p.Along(high, f.Amount)
		if drawn {
			p.rule(p.mark, lastX, lastY, at-lastX, y-lastY, 3*p.theme.Space.Rule, p.colours[i])
		}
		p.disc(p.mark, at, y, p.quarters(2), theme.White)
		p.ring(p.mark, at, y, p.quarters(2), 3*p.theme.Space.Rule, p.colours[i])
		p.ground(f.Value, at, y-label.leading-p.quarters(2), label)
		p.figureAt(f.Value, at-slot/2, slot, y-label.leading-p.quarters(2), label)
		lastX, lastY, drawn = at, y, true
	}
}

// ground clears the place of a figure in the middle of x, so that it can be read over columns.
func (p *drawing) ground(v doc.Value, x, y int, s style) {
	text := p.value(v, s)
	width := text.natural + p.quarters(2)
	p.rect(decoration, x-width/2, y+s.leading/8, width, s.leading*3/4, theme.White)
}
