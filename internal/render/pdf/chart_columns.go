package pdf

import (
	"math"

	"rolexport/internal/doc"
)

// drawColumns draws columns side by side or piled up, a group for each row with its name below, and lines before them.
func (p *plot) drawColumns() {
	label := p.styles.small.as(regular, p.theme.Colours.Ink)
	p.roundSpan()
	axis := p.axisWidth(label)
	high := p.width * 3 / 10
	left1, width := p.x+axis, p.width-axis
	p.gap(4)
	if p.chart.Axis != "" {
		text := p.plain(p.chart.Axis, p.styles.small)
		p.set(&text, p.wrap(&text, p.width), p.x, p.width, left, p.mark)
		p.separate()
	}
	p.open(0)
	top := label.leading // room for a figure above the highest column
	p.drawGrid(left1, width, top, high, label)
	slot := width / len(p.names)
	for row := range p.names {
		x := left1 + row*slot
		if p.chart.Kind == doc.StackedChart {
			p.drawPile(row, x+slot/5, slot*3/5, top, high, label)
		} else {
			p.drawGroup(row, x+slot/10, slot*8/10, top, high, label)
		}
	}
	for i := range p.series {
		if p.series[i].line {
			p.drawLine(i, left1, slot, top, high, label)
		}
	}
	y, lowest := top+high+p.quarters(2), 0
	for row := range p.names {
		name := p.value(p.names[row], label)
		lowest = max(lowest, p.place(&name, p.wrap(&name, slot-p.quarters(2)), left1+row*slot+p.quarters(1), y, slot-p.quarters(2), centre, p.mark))
		p.separate()
	}
	p.shut(y + lowest)
}

// roundSpan widens the span to whole steps of the axis.
func (p *plot) roundSpan() {
	step := p.step()
	p.most, p.least = math.Ceil(p.most/step)*step, math.Floor(p.least/step)*step
}

// step is the distance of the lines of the grid: 1, 2 or 5 times a power of ten, so that there are at most six.
func (p *plot) step() float64 {
	rough := (p.most - p.least) / 6
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	for _, by := range []float64{1, 2, 5, 10} {
		if step := by * power; step >= rough*0.999 {
			return step
		}
	}
	return 10 * power
}

// tick is a figure on the axis, in the kind of the figures drawn.
func (p *plot) tick(x float64) doc.Value {
	for _, s := range p.series {
		for _, f := range s.figures {
			if !f.stated {
				continue
			}
			plain, _ := doc.Unmark(f.value)
			switch v := withAmount(plain, x).(type) {
			case doc.Percent:
				v.Decimals = 0
				return v
			case doc.Money:
				return doc.Number{Value: x}
			case doc.Number:
				v.Unit, v.Decimals = "", 0
				if step := p.step(); step < 1 {
					v.Decimals = min(int(math.Ceil(-math.Log10(step)-1e-9)), 6)
				}
				return v
			}
		}
	}
	return doc.Number{Value: x}
}

func (p *plot) ticks() []float64 {
	step := p.step()
	n := int(math.Round((p.most - p.least) / step))
	list := make([]float64, n+1)
	for i := range list {
		list[i] = p.least + float64(float64(i)*step)
	}
	return list
}

func (p *plot) axisWidth(label style) int {
	width := 0
	for _, x := range p.ticks() {
		text := p.value(p.tick(x), label)
		width = max(width, text.natural)
	}
	return width + p.quarters(3)
}

// drawGrid draws the lines behind the columns, each with its figure to the left.
func (p *plot) drawGrid(x, width, top, high int, label style) {
	label.colour = p.theme.Colours.Muted
	for _, at := range p.ticks() {
		y := top + high - p.along(high, at)
		colour := p.theme.Colours.Hairline
		if at == 0 {
			colour = p.theme.Colours.Muted
		}
		p.rule(decoration, x, y, width, 0, p.theme.Space.Rule, colour)
		text := p.value(p.tick(at), label)
		p.place(&text, p.wrap(&text, text.natural), x-p.quarters(3)-text.natural, y-label.leading/2, text.natural, right, p.mark)
		p.separate()
	}
}

// drawGroup draws the columns of a row side by side, each under its figure.
func (p *plot) drawGroup(row, x, width, top, high int, label style) {
	each := width / len(p.series)
	zero := top + high - p.along(high, 0)
	for i := range p.series {
		f := p.series[i].figures[row]
		if f.value == nil {
			continue
		}
		y := top + high - p.along(high, f.amount)
		if f.stated {
			p.rect(p.mark, x+i*each, min(y, zero), each-p.quarters(1), max(y, zero)-min(y, zero), p.series[i].colour)
		}
		above := min(y, zero) - label.leading
		if f.amount < 0 {
			above = y
		}
		p.figureAt(f.value, x+i*each-p.quarters(2), each+p.quarters(3), above, label)
	}
}

// drawPile draws the columns of a row one on the other, each with its figure in it.
func (p *plot) drawPile(row, x, width, top, high int, label style) {
	up, down := 0.0, 0.0
	for i := range p.series {
		s, f := &p.series[i], p.series[i].figures[row]
		if s.line || f.value == nil {
			continue
		}
		p.gaps = p.gaps || !f.stated
		from := &up
		if f.amount < 0 {
			from = &down
		}
		y1 := top + high - p.along(high, *from)
		*from = float64(*from + f.amount)
		y2 := top + high - p.along(high, *from)
		tall := max(y1, y2) - min(y1, y2)
		gap := min(p.theme.Space.Rule, tall/4)
		p.rect(p.mark, x, min(y1, y2), width, tall-gap, s.colour)
		if f.stated && f.amount == 0 {
			continue // nothing is drawn, and nothing said
		}
		if tall < label.leading*4/5 {
			p.gaps = true
			continue
		}
		p.figureAt(f.value, x, width, (y1+y2)/2-label.leading/2, label.as(regular, white))
	}
}

// figureAt sets a figure into a place; one that is too wide for it is left out.
func (p *plot) figureAt(v doc.Value, x, width, y int, s style) {
	text := p.value(v, s)
	if text.natural > width {
		p.gaps = true
		return
	}
	p.place(&text, p.wrap(&text, width), x, y, width, centre, p.mark)
	p.separate()
}

// drawLine draws a line from row to row, with its figures above.
func (p *plot) drawLine(i, x, slot, top, high int, label style) {
	s := &p.series[i]
	lastX, lastY, drawn := 0, 0, false
	for row, f := range s.figures {
		if !f.stated {
			p.gaps = p.gaps || f.value != nil
			drawn = false
			continue
		}
		at, y := x+row*slot+slot/2, top+high-p.along(high, f.amount)
		if drawn {
			p.rule(p.mark, lastX, lastY, at-lastX, y-lastY, 3*p.theme.Space.Rule, s.colour)
		}
		p.disc(p.mark, at, y, p.quarters(2), white)
		p.ring(p.mark, at, y, p.quarters(2), 3*p.theme.Space.Rule, s.colour)
		p.ground(f.value, at, y-label.leading-p.quarters(2), label)
		p.figureAt(f.value, at-slot/2, slot, y-label.leading-p.quarters(2), label)
		lastX, lastY, drawn = at, y, true
	}
}

// ground clears the place of a figure in the middle of x, so that it can be read over columns.
func (p *plot) ground(v doc.Value, x, y int, s style) {
	text := p.value(v, s)
	width := text.natural + p.quarters(2)
	p.rect(decoration, x-width/2, y+s.leading/8, width, s.leading*3/4, white)
}
