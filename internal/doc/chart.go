package doc

// ChartKind says how a Chart draws its table.
type ChartKind uint8

// The chart kinds. The last five have a Category and Series.
const (
	// RangeChart draws a pay band. Its table has one row and the columns low, mid and high.
	RangeChart ChartKind = iota
	// PathChart draws steps that follow each other. Its table has a row a step: the columns step and here, where here is
	// the Text "x" in the row that the reader stands on and nil elsewhere.
	PathChart
	// ColumnChart sets columns side by side, a group for each row.
	ColumnChart
	// StackedChart piles columns up, a pile for each row. A Series with Line is a line before the piles.
	StackedChart
	// BarChart draws a bar to the right for each row and series.
	BarChart
	// FloatingChart draws a bar for each row: its first series says where the bar begins, the second how long it is.
	FloatingChart
	// RadarChart draws a polygon for each series, with a corner for each row. Its figures are Ratings of the same scale.
	RadarChart
)

// A Chart draws a table: its data rows, those above the first TotalRow. Formats that cannot draw write the table instead.
type Chart struct {
	Kind     ChartKind
	Title    string
	Alt      string // what the drawing shows, in a sentence, for those who cannot see it; never empty
	Table    *Table
	Category string   // Column.Key of the names of the rows
	Series   []Series // in order; at least one
	Skip     int      // rows at the top that are not drawn
	Axis     string   // what the figures are, with their unit; may be empty
	On       string   // Table.Name whose sheet in a workbook carries the drawing; empty means that of Table
	Signed   bool     // figures may fall below zero when an input changes
	Shown    bool     // the document also has Table as a block of its own, so that nobody has to write it instead of the drawing
}

// A Series is a column of figures in a Chart.
type Series struct {
	Column string // Column.Key
	Name   *Ref   // the cell that holds its name; nil means the title of the column
	Line   bool
}
