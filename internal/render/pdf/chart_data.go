package pdf

import (
	"math"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/theme"
)

// A plot is a chart of series that is being laid out.
type plot struct {
	*layout
	chart  *doc.Chart
	mark   mark // of the figure
	names  []doc.Value
	series []plotted
	least  float64 // the figures between which it is drawn
	most   float64
	gaps   bool // a figure had no room beside its drawing
}

// A plotted series is a column of figures.
type plotted struct {
	name    string
	line    bool
	figures []plottedFigure
	colour  theme.RGB
}

// A plottedFigure is what a drawing stands for.
type plottedFigure struct {
	value  doc.Value
	amount float64
	stated bool
}

// The most that is drawn; beyond it a table is easier to read.
const (
	mostBars    = 40
	mostColumns = 16
	mostSeries  = 12
	mostCorners = 24
)

// newPlot reads the rows and columns that a chart draws. It reports whether there is something to draw, and not too much.
func (l *layout) newPlot(c *doc.Chart) (*plot, bool) {
	p := &plot{layout: l, chart: c}
	at := make(map[string]int, len(c.Table.Columns))
	for i, col := range c.Table.Columns {
		at[col.Key] = i
	}
	names, named := at[c.Category]
	rows := drawnRows(c)
	for _, r := range rows {
		var name doc.Value
		if named && names < len(r.Cells) {
			name = r.Cells[names]
		}
		p.names = append(p.names, name)
	}
	for _, s := range c.Series {
		column, ok := at[s.Column]
		if !ok {
			return nil, false
		}
		one := plotted{name: l.seriesName(c.Table, s, column), line: s.Line && c.Kind == doc.StackedChart}
		for _, r := range rows {
			f := plottedFigure{}
			if column < len(r.Cells) && r.Cells[column] != nil {
				f.value = r.Cells[column]
				f.amount, f.stated = plottedAmount(f.value)
			}
			one.figures = append(one.figures, f)
		}
		p.series = append(p.series, one)
	}
	p.colourSeries()
	return p, len(rows) > 0 && len(p.series) > 0 && len(p.series) <= mostSeries && len(rows) <= mostRows(c.Kind)
}

func mostRows(k doc.ChartKind) int {
	switch k {
	case doc.ColumnChart, doc.StackedChart:
		return mostColumns
	case doc.RadarChart:
		return mostCorners
	}
	return mostBars
}

// drawnRows are the rows of a chart: above the totals, without those to be filled in and those to be skipped.
func drawnRows(c *doc.Chart) []doc.Row {
	var rows []doc.Row
	for i, r := range c.Table.Rows {
		if r.Kind == doc.TotalRow {
			break
		}
		if r.Kind == doc.DataRow && i >= c.Skip {
			rows = append(rows, r)
		}
	}
	return rows
}

func (l *layout) seriesName(t *doc.Table, s doc.Series, column int) string {
	if s.Name == nil {
		return t.Columns[column].Title
	}
	if s.Name.Table != "" && s.Name.Table != t.Name {
		for _, other := range doc.Tables(l.doc.Blocks) {
			if other.Name == s.Name.Table {
				t = other
			}
		}
	}
	for i, c := range t.Columns {
		if c.Key == s.Name.Column && s.Name.Row < len(t.Rows) && i < len(t.Rows[s.Name.Row].Cells) {
			return l.loc.Text(t.Rows[s.Name.Row].Cells[i])
		}
	}
	return ""
}

// plottedAmount is the figure that a drawing of v stands for.
func plottedAmount(v doc.Value) (float64, bool) {
	plain, _ := doc.Unmark(v)
	if c, ok := plain.(doc.Computed); ok {
		plain, _ = doc.Unmark(c.Result)
	}
	if r, ok := plain.(doc.Rating); ok {
		return float64(r.Level), true
	}
	return figure(v)
}

// colourSeries gives each series an ink that is dark enough for white figures on it.
func (p *plot) colourSeries() {
	c := p.theme.Colours
	inks := []theme.RGB{
		c.Accent, c.Second, {R: 0x2F, G: 0x4F, B: 0x9E}, {R: 0x7A, G: 0x5C, B: 0x00}, {R: 0x8E, G: 0x2F, B: 0x6B}, c.Muted,
		{R: 0x1F, G: 0x7A, B: 0x3A}, {R: 0xA6, G: 0x36, B: 0x1E},
	}
	for i := range p.series {
		p.series[i].colour = inks[i%len(inks)]
		if p.series[i].line {
			p.series[i].colour = c.Ink
		}
	}
}

// span sets the figures between which the plot is drawn: zero and what the figures reach, stacked ones added up.
func (p *plot) span() {
	for row := range p.names {
		up, down := 0.0, 0.0
		for _, s := range p.series {
			x := s.figures[row].amount
			switch {
			case p.chart.Kind == doc.StackedChart && !s.line && x > 0, p.chart.Kind == doc.FloatingChart:
				up += x
			case p.chart.Kind == doc.StackedChart && !s.line:
				down += x
			default:
				p.most, p.least = max(p.most, x), min(p.least, x)
			}
		}
		p.most, p.least = max(p.most, up), min(p.least, down)
	}
	if p.chart.Kind == doc.FloatingChart {
		p.floatingSpan()
	}
	if p.most <= p.least {
		p.most = p.least + 1
	}
}

// floatingSpan begins the plot shortly before the first bar: it is where bars lie that counts, and their ends are labelled.
func (p *plot) floatingSpan() {
	least, found := 0.0, false
	for _, f := range p.series[0].figures {
		if f.stated && (!found || f.amount < least) {
			least, found = f.amount, true
		}
	}
	p.least = least - (p.most-least)/10
}

// along returns how far x lies on the way from least to most, over a length. It is computed in ten-thousandths, so that every machine
// draws the same.
func (p *plot) along(length int, x float64) int {
	return portion(length, int(math.Round(10_000*((x-p.least)/(p.most-p.least)))), 10_000)
}

// plotChart draws a chart of series, or writes its table where there is nothing or too much to draw.
func (l *layout) plotChart(b *doc.Chart, headed string) {
	p, ok := l.newPlot(b)
	if !ok {
		if !b.Shown {
			l.table(b.Table, headed)
			return
		}
		s := l.plain(b.Alt, l.styles.body) // in words what a drawing could not show
		l.set(&s, l.wrap(&s, l.width), l.x, l.width, left, l.add(l.element, page.P, page.Props{}))
		return
	}
	p.mark = l.figure(b)
	p.span()
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
	if n := len(l.strips); n-first <= mostRows(b.Kind)/2 { // kept on one page where it is not long
		l.keepFrom(first)
		l.strips[n-1].keep = false
	}
	if p.gaps && !b.Shown {
		l.table(b.Table, b.Title) // so that no figure is lost
	}
}
