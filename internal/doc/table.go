package doc

// A Table is data in rows and typed columns. The matrix in a workbook and the table on a printed page are the same Table.
type Table struct {
	Name    string // stable and unique in the document; a sheet name and link targets derive from it
	Title   string // caption, also the readable sheet name
	Columns []Column
	Rows    []Row
}

// ColumnKind says what the cells of a column hold, apart from NotStated and Computed, which may stand anywhere.
type ColumnKind uint8

// The column kinds.
const (
	TextColumn ColumnKind = iota // Text or Rich
	NumberColumn
	PercentColumn
	MoneyColumn
	RatingColumn
	DateColumn
	SymbolColumn // one or two characters of Text, centred; the legend stands near the table
)

// Numeric reports whether cells of the kind are figures and stand to the right.
func (k ColumnKind) Numeric() bool {
	return k == NumberColumn || k == PercentColumn || k == MoneyColumn
}

// Display says how a figure may be drawn beside its digits, where a format can draw.
type Display uint8

// The displays.
const (
	Plain Display = iota
	Bar           // a bar, as long as the share of the column's largest value
	Meter         // filled and empty dots, one for each level of a Rating
)

// Accent ties a column to the first or second role of a comparison.
type Accent uint8

// The accents.
const (
	NoAccent Accent = iota
	FirstAccent
	SecondAccent
)

// A Column describes the cells below it.
type Column struct {
	Key      string // unique in the table
	Title    string // head; never empty
	Subtitle string // second line of the head; may be empty
	Kind     ColumnKind
	Header   bool // its cells name their rows
	Weight   int  // share of the width relative to other columns, 0 means as wide as the content needs
	Display  Display
	Accent   Accent
	Allowed  []string // the texts that may be entered; empty means any
}

// RowKind says what part a row plays.
type RowKind uint8

// The row kinds.
const (
	DataRow  RowKind = iota
	GroupRow         // the first cell heads the rows below it; the other cells are nil
	TotalRow         // sums of the rows above
)

// A Row has a cell for each column. A nil cell is one that cannot have a value, not one whose value is not stated.
type Row struct {
	Kind  RowKind
	Cells []Value
}

// ChartKind says how a Chart draws its table.
type ChartKind uint8

// The chart kinds.
const (
	// RangeChart draws a pay band. Its table has one row and the columns low, mid and high.
	RangeChart ChartKind = iota
	// PathChart draws steps that follow each other. Its table has a row a step: the columns step and here, where here is
	// the Text "x" in the row that the reader stands on and nil elsewhere.
	PathChart
)

// A Chart draws a table. Formats that cannot draw write the table instead.
type Chart struct {
	Kind  ChartKind
	Title string
	Alt   string // what the drawing shows, in a sentence, for those who cannot see it; never empty
	Table *Table
}
