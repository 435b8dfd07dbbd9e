package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/render/plot"
	"rolexport/internal/theme"
)

// A drawing is a chart of series that is being laid out.
type drawing struct {
	*layout
	*plot.Plot
	mark    mark        // of the figure
	colours []theme.RGB // of the series
	gaps    bool        // a figure had no room beside its drawing
}

// colourSeries gives each series an ink that is dark enough for white figures on it.
func (p *drawing) colourSeries() {
	c := p.theme.Colours
	inks := []theme.RGB{
		c.Accent, c.Second, {R: 0x2F, G: 0x4F, B: 0x9E}, {R: 0x7A, G: 0x5C, B: 0x00}, {R: 0x8E, G: 0x2F, B: 0x6B}, c.Muted,
		{R: 0x1F, G: 0x7A, B: 0x3A}, {R: 0xA6, G: 0x36, B: 0x1E},
	}
	p.colours = make([]theme.RGB, len(p.Series))
	for i := range p.Series {
		p.colours[i] = inks[i%len(inks)]
		if p.Series[i].Line {
			p.colours[i] = c.Ink
		}
	}
}

// plotChart draws a chart of series, or writes its table where there is nothing or too much to draw.
func (l *layout) plotChart(b *doc.Chart, headed string) {
	read, ok := plot.Read(b, l.doc)
	if !ok {
		if !b.Shown {
			l.table(b.Table, headed)
			return
		}
		s := l.plain(b.Alt, l.styles.body) // in words what a drawing could not show
		l.set(&s, l.wrap(&s, l.width), l.x, l.width, left, l.add(l.element, page.P, page.Props{}))
		return
	}
	p := &drawing{layout: l, Plot: read, mark: l.figure(b)}
	p.colourSeries()
	first := len(l.strips)
	switch b.Kind {
	case doc.BarChart, doc.FloatingChart:
		p.drawBars()
	case doc.ColumnChart, doc.StackedChart:
		p.drawColumns()
	case doc.RadarChart:
		p.drawRadar()
	default:
		panic(unknown("chart", b.Kind))
	}
	p.drawLegend()
	if n := len(l.strips); n-first <= plot.MostRows(b.Kind)/2 { // kept on one page where it is not long
		l.keepFrom(first)
		l.strips[n-1].keep = false
	}
	if p.gaps && !b.Shown {
		l.table(b.Table, b.Title) // so that no figure is lost
	}
}
