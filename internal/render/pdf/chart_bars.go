package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/plot"
	"rolexport/internal/theme"
)

// drawBars draws a bar for each row and series, to the right of the row's name and with its figure at its end. A floating bar has the figures
// between which it lies at either end.
func (p *drawing) drawBars() {
	label := p.styles.small.as(regular, p.theme.Colours.Ink)
	names := make([]passage, len(p.Names))
	room := 0
	for i, v := range p.Names {
		names[i] = p.value(v, label)
		room = max(room, names[i].natural)
	}
	room = min(room, p.width*3/10)
	figures := 0 // the widest figure beside a bar
	for _, s := range p.Series {
		for _, f := range s.Figures {
			if f.Value != nil {
				t := p.value(f.Value, label)
				figures = max(figures, t.natural)
			}
		}
	}
	gutter := p.quarters(6)
	from := p.x + room + gutter
	length := p.x + p.width - from - figures - gutter
	if p.Least < 0 || p.Chart.Kind == doc.FloatingChart { // figures stand on both sides
		from += figures + gutter
		length -= figures + gutter
	}
	length = max(length, p.width/5)
	for row := range p.Names {
		p.gap(4)
		p.open(0)
		lines := p.wrap(&names[row], room)
		high := p.place(&names[row], lines, p.x, 0, room, right, p.mark)
		p.separate()
		y := 0
		if p.Chart.Kind == doc.FloatingChart {
			y = p.drawFloating(row, from, length, label)
		} else {
			for i := range p.Series {
				y += p.drawBar(row, i, from, length, y, label)
			}
		}
		high = max(high, y)
		zero := from + p.Along(length, max(p.Least, min(0, p.Most)))
		if p.Chart.Kind == doc.BarChart {
			p.rule(decoration, zero, 0, 0, high, p.theme.Space.Rule, p.theme.Colours.Muted)
		}
		p.shut(high)
	}
}

// drawBar draws one bar with its figure and returns the height that it takes.
func (p *drawing) drawBar(row, i, from, length, y int, label style) int {
	f := p.Series[i].Figures[row]
	high := label.leading
	if f.Value == nil {
		return high
	}
	text := p.value(f.Value, label)
	zero, end := from+p.Along(length, 0), from+p.Along(length, f.Amount)
	at, side := max(zero, end)+p.quarters(3), left
	if f.Amount < 0 {
		at, side = end-p.quarters(3)-text.natural, right
	}
	if f.Stated {
		thick := high * 7 / 10
		p.rect(p.mark, min(zero, end), y+(high-thick)/2, max(zero, end)-min(zero, end), thick, p.colours[i])
	}
	p.place(&text, p.wrap(&text, text.natural), at, y, text.natural, side, p.mark)
	p.separate()
	return high
}

// drawFloating draws the bar of a row from its first figure on, as long as its second.
func (p *drawing) drawFloating(row, from, length int, label style) int {
	high := label.leading
	if len(p.Series) < 2 {
		return high
	}
	begin, long := p.Series[0].Figures[row], p.Series[1].Figures[row]
	if begin.Value == nil || !begin.Stated {
		if begin.Value != nil {
			text := p.value(begin.Value, label)
			p.place(&text, p.wrap(&text, length), from, 0, length, left, p.mark)
			p.separate()
		}
		return high
	}
	left1, right1 := from+p.Along(length, begin.Amount), from+p.Along(length, begin.Amount+long.Amount)
	low := p.value(begin.Value, label)
	p.place(&low, p.wrap(&low, low.natural), left1-p.quarters(3)-low.natural, 0, low.natural, right, p.mark)
	p.separate()
	if !long.Stated {
		p.gaps = p.gaps || long.Value != nil
		return high
	}
	thick := high * 8 / 10
	p.rect(p.mark, left1, (high-thick)/2, max(right1-left1, p.quarters(1)), thick, p.theme.Colours.Accent)
	p.figureAt(long.Value, left1, right1-left1, 0, label.as(regular, theme.White))
	upper := p.value(plot.WithAmount(begin.Value, begin.Amount+long.Amount), label)
	p.place(&upper, p.wrap(&upper, upper.natural), right1+p.quarters(3), 0, upper.natural, left, p.mark)
	p.separate()
	return high
}
