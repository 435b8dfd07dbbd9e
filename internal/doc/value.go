package doc

// A Value is a datum that keeps its kind: prose formats write it in the document's locale, spreadsheets store it typed.
type Value interface {
	Inline
	value()
}

// Text is plain text. It holds no markup; a renderer escapes what its format needs.
type Text string

// Rich is the content of a cell or fact that has markup in it.
type Rich []Inline

// A Number is a plain figure.
type Number struct {
	Value    float64
	Decimals int    // digits after the decimal sign, 0..6
	Unit     string // written after the figure, for example "days"; may be empty
}

// A Percent is a share.
type Percent struct {
	Fraction float64 // 0.25 is 25 %
	Decimals int     // digits after the decimal sign, 0..6
}

// Money is an amount in a currency.
type Money struct {
	Amount   float64
	Currency string // ISO 4217 code
	Decimals int    // digits after the decimal sign, 0..6
}

// A Rating is a level on a scale that starts at 0, for example skill level 3 of 4.
type Rating struct{ Level, Of int }

// A Date is a calendar day without a time or zone.
type Date struct{ Year, Month, Day int }

// NotStated is a fact that the dataset does not give. It is written as such, never left empty.
type NotStated struct{}

// Illustrative marks a value that serves as an example only. Its rendering carries an asterisk, and the page, sheet or text
// that shows it says what the asterisk means.
type Illustrative struct{ Value Value }

// Computed is a result with the expression that yields it: spreadsheets store both, prose formats write Result.
type Computed struct {
	Expr   Expr
	Result Value // Number, Percent, Money, Rating, Date, Text or NotStated, computed in Go
}

func (Text) inline()         {}
func (Rich) inline()         {}
func (Number) inline()       {}
func (Percent) inline()      {}
func (Money) inline()        {}
func (Rating) inline()       {}
func (Date) inline()         {}
func (NotStated) inline()    {}
func (Illustrative) inline() {}
func (Computed) inline()     {}

func (Text) value()         {}
func (Rich) value()         {}
func (Number) value()       {}
func (Percent) value()      {}
func (Money) value()        {}
func (Rating) value()       {}
func (Date) value()         {}
func (NotStated) value()    {}
func (Illustrative) value() {}
func (Computed) value()     {}

// Unmark returns the value below any Illustrative mark, and whether there was one.
func Unmark(v Value) (Value, bool) {
	marked := false
	for {
		i, ok := v.(Illustrative)
		if !ok {
			return v, marked
		}
		v, marked = i.Value, true
	}
}
