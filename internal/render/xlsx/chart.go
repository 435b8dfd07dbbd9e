package xlsx

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/doc"
)

// The place and size of charts, in pixels of 1/96 inch.
const (
	chartWidth   = 9 * spareColumn
	chartHeight  = 330 // of one with bars to the right, at least
	spareColumn  = 64  // a column beyond the table
	barHeight    = 24  // of one bar and the gap to the next
	tallestChart = 2400
	chartGap     = 20
	beside       = 420_000 // a table no wider than this, in thousandths of a point, has its charts beside it, others below
	longTable    = 40      // rows; the charts of a longer table stand beside it, where they are seen
	maxSeries    = 255     // of a chart in Excel
	maxPoints    = 32_000  // of a series in Excel
)

// A native chart is a drawing in the workbook. excelize gives it its place in the package; what stands in it is ours, since excelize
// stores neither the figures, so that a viewer shows an empty frame, nor a size that does not depend on rows and columns.
type nativeChart struct {
	*doc.Chart
	source *tableSheet // of its figures
	part   string
	series []series
	names  stretch // of the rows; none: a chart without names
	width  int     // pixels
	height int
	inner  frame // the plot within its axes
	key    frame // of the legend; none: there is no legend
	column int   // of the cell at its upper left, counting from 0
	row    int
}

// A stretch is a part of a column with what its cells hold now.
type stretch struct {
	area  string
	cells []cell
}

// A series is a column of figures with its name.
type series struct {
	name   stretch // one cell
	values stretch
	line   bool
}

// isNative reports whether a kind of chart is drawn in workbooks. The others are small drawings for paper; their tables say all of it.
func isNative(kind doc.ChartKind) bool {
	switch kind {
	case doc.ColumnChart, doc.StackedChart, doc.BarChart, doc.FloatingChart, doc.RadarChart:
		return true
	}
	return false
}

// prepareCharts gives each sheet the charts that stand on it.
func (b *workbook) prepareCharts() error {
	number := 0
	var seen []*doc.Chart
	var problem error
	doc.Walk(b.doc.Blocks, func(block doc.Block) bool {
		c, ok := block.(*doc.Chart)
		if !ok || !isNative(c.Kind) || slices.Contains(seen, c) || problem != nil {
			return true
		}
		seen = append(seen, c)
		chart, err := b.prepareChart(c)
		if err != nil {
			problem = fmt.Errorf("chart %q: %w", c.Title, err)
			return true
		}
		if len(chart.series) == 0 {
			return true
		}
		on := chart.source
		if c.On != "" {
			if on = b.byName[c.On]; on == nil {
				problem = fmt.Errorf("chart %q: no table is named %q", c.Title, c.On)
				return true
			}
		}
		on.charts = append(on.charts, chart)
		return true
	})
	if problem != nil {
		return problem
	}
	for _, s := range b.tables {
		for _, c := range s.charts {
			number++
			c.part = fmt.Sprintf("xl/charts/chart%d.xml", number)
		}
	}
	return nil
}

func (b *workbook) prepareChart(c *doc.Chart) (*nativeChart, error) {
	s := b.byName[c.Table.Name]
	n := &nativeChart{Chart: c, source: s, width: chartWidth}
	rows := s.body
	for rows > 0 && s.table.Rows[rows-1].Kind == doc.SpareRow {
		rows--
	}
	if c.Skip >= rows || len(c.Series) == 0 {
		return n, nil
	}
	rows -= c.Skip
	if len(c.Series) > maxSeries || rows > maxPoints {
		return nil, fmt.Errorf("%d series of %d figures are more than Excel draws, which is %d of %d", len(c.Series), rows, maxSeries, maxPoints)
	}
	figures := func(key string) (stretch, error) {
		j, err := s.column(key)
		if err != nil {
			return stretch{}, err
		}
		col := stretch{area: b.chartArea(s, j, firstRow+c.Skip, firstRow+c.Skip+rows-1), cells: make([]cell, rows)}
		for i := range col.cells {
			if cells := s.table.Rows[c.Skip+i].Cells; j < len(cells) {
				col.cells[i] = b.lower(cells[j])
			}
		}
		return col, nil
	}
	var err error
	if c.Category != "" {
		if n.names, err = figures(c.Category); err != nil {
			return nil, err
		}
	}
	for _, given := range c.Series {
		one := series{line: given.Line}
		if one.values, err = figures(given.Column); err != nil {
			return nil, err
		}
		if one.name, err = b.seriesName(s, given); err != nil {
			return nil, err
		}
		n.series = append(n.series, one)
	}
	b.layChart(n, rows)
	return n, nil
}

func (b *workbook) seriesName(s *tableSheet, given doc.Series) (stretch, error) {
	if given.Name == nil {
		j, err := s.column(given.Column)
		if err != nil {
			return stretch{}, err
		}
		return stretch{b.chartArea(s, j, firstRow-1, firstRow-1), []cell{{kind: textCell, text: s.head(j).text}}}, nil
	}
	f := formula{book: b, home: s}
	of, _, err := f.place(given.Name.Table)
	if err != nil {
		return stretch{}, err
	}
	j, err := of.column(given.Name.Column)
	if err != nil {
		return stretch{}, err
	}
	return stretch{b.chartArea(of, j, firstRow+given.Name.Row, firstRow+given.Name.Row), []cell{b.lower(f.content(*given.Name))}}, nil
}

// chartArea writes a stretch of a column as charts refer to it.
func (b *workbook) chartArea(s *tableSheet, j, first, last int) string {
	area := fmt.Sprintf("%s!$%s$%d", quoteSheet(s.name), b.column(j), first)
	if last > first {
		area += fmt.Sprintf(":$%s$%d", b.column(j), last)
	}
	return area
}

// placeCharts finds the place of each chart on the sheet, and has excelize make room for them in the package: parts, relations and content
// types.
func (s *tableSheet) placeCharts() error {
	if len(s.charts) == 0 {
		return nil
	}
	s.measureRows()
	s.anchorCharts()
	for range s.charts {
		if err := s.book.file.AddChart(s.name, "A1", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "A1"}}}); err != nil {
			return err
		}
	}
	return s.breakPages()
}

// measureRows finds out how tall rows are, for what stands beside or below them.
func (s *tableSheet) measureRows() {
	if s.lines != nil {
		return
	}
	s.lines = make([]int, 0, len(s.table.Rows))
	tall := 1
	for j := range s.table.Columns {
		c := s.head(j)
		tall = max(tall, s.book.height(&c, c.runs == nil, bodySize, s.columns[j]))
	}
	s.heights = append(s.heights, rowHeight(tall))
	for i, row := range s.table.Rows {
		tall = 1
		for j, col := range s.table.Columns {
			if j < len(row.Cells) && row.Kind != doc.GroupRow {
				if c := s.book.lower(row.Cells[j]); s.wraps(col, &c, spot{j, i}) {
					tall = max(tall, s.linesOf(i, j, &c))
				}
			}
		}
		s.lines = append(s.lines, tall)
		s.heights = append(s.heights, rowHeight(tall))
	}
}

// anchorCharts sets the cell at the upper left of each chart: beside a table that leaves room for it or is long, in two stacks, each chart on the
// lower one, so that a screen shows all of a few and a page holds them; in pairs where it does not; else below.
func (s *tableSheet) anchorCharts() {
	const step = chartWidth/spareColumn + 1
	column, free := len(s.columns)+1, []int{1, 1} // the first free row of each stack
	if s.width() > beside && len(s.table.Rows) <= longTable || column+len(free)*step > maxColumns {
		column, free = 0, []int{s.lastRow() + 1}
	}
	s.stackCharts(column, free, false)
	if _, high := s.book.printed(true); column > 0 && s.chartsEnd() > high*mostShrunk/100 {
		s.stackCharts(column, free, true)
	}
}

// stackCharts sets charts on stacks from a column on, whose first free rows are given. Those of pairs begin in the same row.
func (s *tableSheet) stackCharts(column int, first []int, pairs bool) {
	const step = chartWidth/spareColumn + 1
	free := slices.Clone(first)
	for i, c := range s.charts {
		if pairs && i%len(free) == 0 {
			end := slices.Max(free)
			for n := range free {
				free[n] = end
			}
		}
		n := slices.Index(free, slices.Min(free))
		if pairs {
			n = i % len(free)
		}
		c.column, c.row = column+n*step, free[n]
		if column > 0 {
			s.beyond = max(s.beyond, (n+1)*step)
		}
		for room := c.height + chartGap; room > 0; free[n]++ {
			room -= pixels(s.leastHeight(free[n]))
		}
	}
}

// width is that of all columns, in thousandths of a point.
func (s *tableSheet) width() int {
	width := 0
	for _, w := range s.columns {
		width += w
	}
	return width
}

// rowHeight is the height of a row of the sheet, counting from 0, in thousandths of a point.
func (s *tableSheet) rowHeight(row int) int {
	if row < len(s.heights) {
		return s.heights[row]
	}
	return lineHeight
}

// leastHeight is what a row measures without the air that LibreOffice does not give to rows of no fixed height.
func (s *tableSheet) leastHeight(row int) int {
	if i := row - firstRow + 1; i >= 0 && i < len(s.table.Rows) && s.isWritable(i) {
		return s.rowHeight(row) - rowAir
	}
	return s.rowHeight(row)
}

func pixels(length int) int { return length / 750 } // 96 to the inch, of 72,000

func length(pixels int) int { return pixels * 750 }

// breakPages starts a printed page at the charts beside a table, and above each chart that would else be cut by the end of one.
func (s *tableSheet) breakPages() error {
	wide, tall := s.book.printed(true)
	content := max(s.width(), length(chartWidth))
	if s.beside() {
		if err := s.book.file.InsertPageBreak(s.name, s.book.at(s.charts[0].column, 1)); err != nil {
			return err
		}
		wide, content = s.printScale(), 100
	}
	if content > wide { // pages shrink what is too wide
		tall = int(int64(tall) * int64(content) / int64(wide)) // more than an int of 32 bits holds
	}
	row, y, page := 0, 0, 0
	for _, c := range s.charts {
		for ; row < c.row; row++ {
			if y += s.rowHeight(row); y-page > tall {
				page = y - s.rowHeight(row)
			}
		}
		if bottom := y + length(c.height); bottom-page > tall && c.row > 1 && y > page {
			if err := s.book.file.InsertPageBreak(s.name, s.book.at(0, c.row+1)); err != nil {
				return err
			}
			page = y
		}
	}
	return nil
}
