// Package plot is what charts of series are drawn from, whatever draws them: the rows and figures of their table, the span of the figures,
// the steps of an axis. Places are integers, so that every machine draws the same.
package plot

import (
	"math"

	"rolexport/internal/doc"
)

// A Plot is a chart of series that is read and measured.
type Plot struct {
	Chart  *doc.Chart
	Names  []doc.Value // of the rows; nil where a row has none
	Series []Series
	Least  float64 // the figures between which it is drawn
	Most   float64
}

// A Series is a column of figures.
type Series struct {
	Name    string
	Line    bool // a line before piles
	Figures []Figure
}

// A Figure is what a mark of a drawing stands for.
type Figure struct {
	Value  doc.Value // nil: there is none
	Amount float64
	Stated bool // the amount is known
}

// The most that is drawn; beyond it a table is easier to read.
const (
	mostBars    = 40
	mostColumns = 16
	mostSeries  = 12
	mostCorners = 24
)

// Read reads the rows and columns that a chart of a document draws, and the span of its figures. It reports whether there is something to
// draw, and not too much.
func Read(c *doc.Chart, d *doc.Document) (*Plot, bool) {
	p := &Plot{Chart: c}
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
		p.Names = append(p.Names, name)
	}
	for _, s := range c.Series {
		column, ok := at[s.Column]
		if !ok {
			return nil, false
		}
		one := Series{Name: seriesName(d, c.Table, s, column), Line: s.Line && c.Kind == doc.StackedChart}
		for _, r := range rows {
			f := Figure{}
			if column < len(r.Cells) && r.Cells[column] != nil {
				f.Value = r.Cells[column]
				f.Amount, f.Stated = amount(f.Value)
			}
			one.Figures = append(one.Figures, f)
		}
		p.Series = append(p.Series, one)
	}
	if len(rows) == 0 || len(p.Series) == 0 || len(p.Series) > mostSeries || len(rows) > MostRows(c.Kind) {
		return p, false
	}
	p.span()
	return p, true
}

// MostRows is the highest number of rows that a chart of a kind is drawn with.
func MostRows(k doc.ChartKind) int {
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

func seriesName(d *doc.Document, t *doc.Table, s doc.Series, column int) string {
	if s.Name == nil {
		return t.Columns[column].Title
	}
	if s.Name.Table != "" && s.Name.Table != t.Name {
		for _, other := range doc.Tables(d.Blocks) {
			if other.Name == s.Name.Table {
				t = other
			}
		}
	}
	for i, c := range t.Columns {
		if c.Key == s.Name.Column && s.Name.Row < len(t.Rows) && i < len(t.Rows[s.Name.Row].Cells) {
			return d.Locale.Text(t.Rows[s.Name.Row].Cells[i])
		}
	}
	return ""
}

// span sets the figures between which the plot is drawn: zero and what the figures reach, stacked ones added up.
func (p *Plot) span() {
	for row := range p.Names {
		up, down := 0.0, 0.0
		for _, s := range p.Series {
			x := s.Figures[row].Amount
			switch {
			case p.Chart.Kind == doc.StackedChart && !s.Line && x > 0, p.Chart.Kind == doc.FloatingChart:
				up += x
			case p.Chart.Kind == doc.StackedChart && !s.Line:
				down += x
			default:
				p.Most, p.Least = max(p.Most, x), min(p.Least, x)
			}
		}
		p.Most, p.Least = max(p.Most, up), min(p.Least, down)
	}
	if p.Chart.Kind == doc.FloatingChart {
		p.floatingSpan()
	}
	if p.Most <= p.Least {
		p.Most = p.Least + 1
	}
}

// floatingSpan begins the plot shortly before the first bar: it is where bars lie that counts, and their ends are labelled.
func (p *Plot) floatingSpan() {
	least, found := 0.0, false
	for _, f := range p.Series[0].Figures {
		if f.Stated && (!found || f.Amount < least) {
			least, found = f.Amount, true
		}
	}
	p.Least = least - (p.Most-least)/10
}

// Along returns how far x lies on the way from Least to Most, over a length. It is computed in ten-thousandths, so that every machine
// draws the same.
func (p *Plot) Along(length int, x float64) int {
	return int(int64(length) * int64(math.Round(10_000*((x-p.Least)/(p.Most-p.Least)))) / 10_000)
}
