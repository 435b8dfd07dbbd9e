package pdf

import (
	"rolexport/internal/doc"
)

// drawBars draws a bar for each row and series, to the right of the row's name and with its figure at its end. A floating bar has the figures
// between which it lies at either end.
func (p *plot) drawBars() {
	label := p.styles.small.as(regular, p.theme.Colours.Ink)
	names := make([]passage, len(p.names))
	room := 0
	for i, v := range p.names {
		names[i] = p.value(v, label)
		room = max(room, names[i].natural)
	}
	room = min(room, p.width*3/10)
	figures := 0 // the widest figure beside a bar
	for _, s := range p.series {
		for _, f := range s.figures {
			if f.value != nil {
				t := p.value(f.value, label)
				figures = max(figures, t.natural)
			}
		}
	}
	gutter := p.quarters(6)
	from := p.x + room + gutter
	length := p.x + p.width - from - figures - gutter
	if p.least < 0 || p.chart.Kind == doc.FloatingChart { // figures stand on both sides
		from += figures + gutter
		length -= figures + gutter
	}
	length = max(length, p.width/5)
	for row := range p.names {
		p.gap(4)
		p.open(0)
		lines := p.wrap(&names[row], room)
		high := p.place(&names[row], lines, p.x, 0, room, right, p.mark)
		p.separate()
		y := 0
		if p.chart.Kind == doc.FloatingChart {
			y = p.drawFloating(row, from, length, label)
		} else {
			for i := range p.series {
				y += p.drawBar(row, i, from, length, y, label)
			}
		}
		high = max(high, y)
		zero := from + p.along(length, max(p.least, min(0, p.most)))
		if p.chart.Kind == doc.BarChart {
			p.rule(decoration, zero, 0, 0, high, p.theme.Space.Rule, p.theme.Colours.Muted)
		}
		p.shut(high)
	}
}

// drawBar draws one bar with its figure and returns the height that it takes.
func (p *plot) drawBar(row, i, from, length, y int, label style) int {
	s, f := &p.series[i], p.series[i].figures[row]
	high := label.leading
	if f.value == nil {
		return high
	}
	text := p.value(f.value, label)
	zero, end := from+p.along(length, 0), from+p.along(length, f.amount)
	at, side := max(zero, end)+p.quarters(3), left
	if f.amount < 0 {
		at, side = end-p.quarters(3)-text.natural, right
	}
	if f.stated {
		thick := high * 7 / 10
		p.rect(p.mark, min(zero, end), y+(high-thick)/2, max(zero, end)-min(zero, end), thick, s.colour)
	}
	p.place(&text, p.wrap(&text, text.natural), at, y, text.natural, side, p.mark)
	p.separate()
	return high
}

// drawFloating draws the bar of a row from its first figure on, as long as its second.
func (p *plot) drawFloating(row, from, length int, label style) int {
	high := label.leading
	if len(p.series) < 2 {
		return high
	}
	begin, long := p.series[0].figures[row], p.series[1].figures[row]
	if begin.value == nil || !begin.stated {
		if begin.value != nil {
			text := p.value(begin.value, label)
			p.place(&text, p.wrap(&text, length), from, 0, length, left, p.mark)
			p.separate()
		}
		return high
	}
	left1, right1 := from+p.along(length, begin.amount), from+p.along(length, begin.amount+long.amount)
	low := p.value(begin.value, label)
	p.place(&low, p.wrap(&low, low.natural), left1-p.quarters(3)-low.natural, 0, low.natural, right, p.mark)
	p.separate()
	if !long.stated {
		p.gaps = p.gaps || long.value != nil
		return high
	}
	thick := high * 8 / 10
	p.rect(p.mark, left1, (high-thick)/2, max(right1-left1, p.quarters(1)), thick, p.theme.Colours.Accent)
	p.figureAt(long.value, left1, right1-left1, 0, label.as(regular, white))
	upper := p.value(withAmount(begin.value, begin.amount+long.amount), label)
	p.place(&upper, p.wrap(&upper, upper.natural), right1+p.quarters(3), 0, upper.natural, left, p.mark)
	p.separate()
	return high
}

// withAmount is a value of the same kind with another figure.
func withAmount(v doc.Value, x float64) doc.Value {
	switch v := v.(type) {
	case doc.Illustrative:
		return doc.Illustrative{Value: withAmount(v.Value, x)}
	case doc.Computed:
		return withAmount(v.Result, x)
	case doc.Money:
		v.Amount = x
		return v
	case doc.Percent:
		v.Fraction = x
		return v
	case doc.Number:
		v.Value = x
		return v
	}
	return doc.Number{Value: x}
}
