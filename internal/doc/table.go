package doc

// A Table is data in rows and typed columns. The matrix in a workbook and the table on a printed page are the same Table.
type Table struct {
	Name    string // stable and unique in the document; a sheet name and link targets derive from it
	Title   string // caption, also the readable sheet name
	Sheet   string // the sheet name where it is another; may be empty
	Columns []Column
	Rows    []Row
	Fields  []Field // cells with a name or with rules of their own
}

// A Field is a cell that formulas call by a name, or that its reader may change.
type Field struct {
	Column string // Column.Key
	Row    int
	Name   string   // letters and digits, no address of a cell, unique in the document whatever the case: "AnnualAttrition"; may be empty
	Input  bool     // the reader of a workbook may change it
	Note   string   // what to enter, in a sentence; may be empty
	Among  []string // the texts that may be entered; empty means any
	From   Choices  // where the texts that may be entered stand; zero means nowhere
	Limits *Limits  // between which figures or dates an entry lies; nil means any
}

// Choices is a column of a table that holds the texts to choose from.
type Choices struct{ Table, Column string }

// Limits are the least and the greatest figure or date that may be entered, both included; or how many letters a text has.
type Limits struct {
	Least, Most float64
	Step        float64 // of figures, only multiples of it; 0: any
	Quarterly   bool    // of dates, only the first day of a quarter of the calendar
	Letters     int     // of a text, exactly so many; Least and Most mean nothing then
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
	Follows  *Ref   // the cell whose text Subtitle is, so that the head of a sheet follows it; nil: none
	Kind     ColumnKind
	Header   bool // its cells name their rows
	Weight   int  // share of the width relative to other columns, 0 means as wide as the content needs
	Display  Display
	Accent   Accent
	Emphasis Emphasis
	Detail   bool     // workbooks show it; pages leave it out, since they say the same in other words or have no room
	Input    bool     // the reader of a workbook may change its cells, apart from Computed ones
	Allowed  []string // the texts that may be entered; empty means any
	From     Choices  // where the texts that may be entered stand, if they are no fixed few; zero means nowhere
	Limits   *Limits  // between which figures or dates an entry lies; nil means any
	Note     string   // what to enter, in a sentence; may be empty
	Signs    []Sign   // what its head and the texts of its cells mean, where these are signs
}

// A Sign is a text that says something only to those who see it, and what that is in words.
type Sign struct{ Text, Meaning string }

// Meaning is what a text in a column means in words, empty where the text says it by itself.
func (c *Column) Meaning(text string) string {
	for _, s := range c.Signs {
		if s.Text == text {
			return s.Meaning
		}
	}
	return ""
}

// Emphasis says which cells of a column stand out, where a format can show it. What it says is also said in the cell.
type Emphasis uint8

// The kinds of emphasis.
const (
	NoEmphasis Emphasis = iota
	Scale               // the higher the figure, the more
	Flags               // a Text that begins with one of Fault, Under and Over
)

// The signs that Text of a column with Flags begins with.
const (
	Fine  = "✓" // as it should be
	Fault = "✗" // not as it should be
	Under = "▼" // below what is usual or needed
	Over  = "▲" // above it
)

// RowKind says what part a row plays.
type RowKind uint8

// The row kinds.
const (
	DataRow  RowKind = iota
	GroupRow         // the first cell heads the rows below it; the other cells are nil
	TotalRow         // sums of the rows above
	SpareRow         // empty but for its formulas, for readers of a workbook to fill in; pages leave it out
)

// A Row has a cell for each column. A nil cell is one that cannot have a value, not one whose value is not stated.
type Row struct {
	Kind  RowKind
	Cells []Value
}

// Printed is the table as pages show it: without columns of detail and spare rows. It is t itself where there are none.
func (t *Table) Printed() *Table {
	columns, rows := 0, 0
	for _, c := range t.Columns {
		if !c.Detail {
			columns++
		}
	}
	for _, r := range t.Rows {
		if r.Kind != SpareRow {
			rows++
		}
	}
	if columns == len(t.Columns) && rows == len(t.Rows) {
		return t
	}
	printed := *t
	printed.Columns, printed.Rows = make([]Column, 0, columns), make([]Row, 0, rows)
	for _, c := range t.Columns {
		if !c.Detail {
			printed.Columns = append(printed.Columns, c)
		}
	}
	for _, r := range t.Rows {
		if r.Kind == SpareRow {
			continue
		}
		row := Row{Kind: r.Kind, Cells: make([]Value, 0, columns)}
		for i, c := range r.Cells {
			if i < len(t.Columns) && !t.Columns[i].Detail {
				row.Cells = append(row.Cells, c)
			}
		}
		printed.Rows = append(printed.Rows, row)
	}
	return &printed
}
