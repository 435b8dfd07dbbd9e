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

// colourSeries gives each series an ink.
func (p *drawing) colourSeries() {
	inks := p.theme.Colours.Series()
	p.colours = make([]theme.RGB, len(p.Series))
	for i := range p.Series {
		p.colours[i] = inks[i%len(inks)]
		if p.Series[i].Line {
			p.colours[i] = p.theme.Colours.Ink
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
