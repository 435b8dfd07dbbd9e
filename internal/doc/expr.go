package doc

// An Expr is an expression over cells of the document's tables. The set is closed and small, so that a spreadsheet can write
// each as a formula and nothing has to parse one.
//
// Expressions mean what they mean in a spreadsheet: an empty cell counts as 0 and as an empty text, texts are equal when they differ
// in case alone, every figure is less than every text. Arithmetic with a text, a division by zero and a key that is not found fail,
// and so does all that is computed from them, up to the next Stated.
type Expr interface{ expr() }

// A Constant is a value of its own: Text, Number, Percent, Money, Rating, Date or NotStated.
type Constant struct{ Value Value }

// Named is the cell that a Field of some table of the document gives this name.
type Named string

// Ref is the cell in the given row and column of a table. Rows count from 0, without the head.
type Ref struct {
	Table  string // Table.Name; empty means the table that the expression stands in
	Column string // Column.Key
	Row    int
}

// Cells is a rectangle of a table.
type Cells struct {
	Table       string // Table.Name; empty means the table that the expression stands in
	Column      string // Column.Key of the first column
	To          string // Column.Key of the last column; empty means that there is one column
	First, Last int    // rows; a negative Last means all rows from First that stand above the first TotalRow
}

// Sum adds up the figures of Cells; texts do not count.
type Sum Cells

// Highest is the greatest figure of Cells, 0 where there is none.
type Highest Cells

// Lowest is the least figure of Cells, 0 where there is none.
type Lowest Cells

// Largest is the greatest figure of Cells, or that in a later place: the second greatest, and so on. Equal figures take a place each. It fails
// where there are fewer figures than Place.
type Largest struct {
	Cells
	Place int // from 1
}

// Addition adds up its terms.
type Addition []Expr

// Difference is A minus B.
type Difference struct{ A, B Expr }

// Product is A times B.
type Product struct{ A, B Expr }

// Ratio is A divided by B.
type Ratio struct{ A, B Expr }

// Power is Base raised to Exponent.
type Power struct{ Base, Exponent Expr }

// Min is the least of its terms, which are figures.
type Min []Expr

// Max is the greatest of its terms, which are figures.
type Max []Expr

// Round rounds halves away from zero, to 0..6 digits after the decimal sign.
type Round struct {
	Of       Expr
	Decimals int
}

// If is Then where the condition holds, and Else where it does not.
type If struct {
	When       Condition
	Then, Else Expr
}

// CountIf counts the cells that match. With several matches, their Cells have the same shape and all must match in the same place.
type CountIf []Match

// SumIf adds up the figures of Cells in the places where all of Where match; the Cells there have the same shape.
type SumIf struct {
	Cells
	Where []Match
}

// A Match compares each of Cells with Key. Texts match as a whole: no character stands for another. Figures are never equal to texts
// here, and Less, AtMost, More and AtLeast match figures alone.
type Match struct {
	Cells
	Op  Op
	Key Expr
}

// Lookup is the cell of Column in the first row of a table whose cell in the column In equals Key.
type Lookup struct {
	Table  string // empty means the table that the expression stands in
	Column string
	In     string
	Key    Expr
}

// Join sets its terms one behind the other as text. Figures in it are whole.
type Join []Expr

// Months is the day that is Add months after From, a Date; where that month is shorter, its last day.
type Months struct{ From, Add Expr }

// Length is how many characters a text has; a figure counts as its digits.
type Length struct{ Of Expr }

// Year is the year of a Date.
type Year struct{ Of Expr }

// Month is the month of a Date, 1..12.
type Month struct{ Of Expr }

// Stated is Of, or NotStated where Of fails.
type Stated struct{ Of Expr }

// A Condition holds or does not.
type Condition interface{ condition() }

// Op is a way to compare.
type Op uint8

// The ways to compare.
const (
	Equal Op = iota
	Unequal
	Less
	AtMost
	More
	AtLeast
)

// Compare holds where A and B are as Op says.
type Compare struct {
	A  Expr
	Op Op
	B  Expr
}

// All holds where each of its conditions does.
type All []Condition

// Any holds where one of its conditions does.
type Any []Condition

// IsFigure holds where Of is a figure or a date, neither a text nor empty, and does not fail.
type IsFigure struct{ Of Expr }

func (Constant) expr()   {}
func (Named) expr()      {}
func (Ref) expr()        {}
func (Sum) expr()        {}
func (Highest) expr()    {}
func (Lowest) expr()     {}
func (Largest) expr()    {}
func (Addition) expr()   {}
func (Difference) expr() {}
func (Product) expr()    {}
func (Ratio) expr()      {}
func (Power) expr()      {}
func (Min) expr()        {}
func (Max) expr()        {}
func (Round) expr()      {}
func (If) expr()         {}
func (CountIf) expr()    {}
func (SumIf) expr()      {}
func (Lookup) expr()     {}
func (Join) expr()       {}
func (Months) expr()     {}
func (Length) expr()     {}
func (Year) expr()       {}
func (Month) expr()      {}
func (Stated) expr()     {}

func (Compare) condition()  {}
func (All) condition()      {}
func (Any) condition()      {}
func (IsFigure) condition() {}
