package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
)

// maxFormula is the longest formula that Excel takes, in characters.
const maxFormula = 8192

// A formula writes expressions as the formula of a cell. Functions are those that Excel 2010, LibreOffice and excelize know; none
// returns more than one cell.
type formula struct {
	book *workbook
	home *tableSheet
	row  int // of the cell, as the table counts
}

// How tightly what has been written holds together, from a comparison to what needs no brackets at all.
const (
	comparing = iota
	joining
	adding
	multiplying
	whole
)

// A piece is a part of a formula.
type piece struct {
	text  string
	tight int
}

// text returns the formula of an expression, without the equals sign.
func (f formula) text(e doc.Expr) (string, error) {
	p, err := f.expr(e)
	if err == nil && ooxml.Units(p.text) > maxFormula {
		err = fmt.Errorf("its formula has %d characters, Excel allows %d", ooxml.Units(p.text), maxFormula)
	}
	return p.text, err
}

func (f formula) expr(e doc.Expr) (piece, error) {
	switch e := e.(type) {
	case doc.Constant:
		return f.constant(e.Value)
	case doc.Named:
		return f.named(e)
	case doc.Ref:
		return f.ref(e)
	case doc.Sum:
		return f.over("SUM", doc.Cells(e))
	case doc.Highest:
		return f.over("MAX", doc.Cells(e))
	case doc.Lowest:
		return f.over("MIN", doc.Cells(e))
	case doc.Largest:
		area, err := f.cells(e.Cells)
		return function("LARGE", area, strconv.Itoa(e.Place)), err
	case doc.Addition:
		return f.infix("+", adding, e...)
	case doc.Difference:
		return f.infix("-", adding, e.A, e.B)
	case doc.Product:
		return f.infix("*", multiplying, e.A, e.B)
	case doc.Ratio:
		return f.infix("/", multiplying, e.A, e.B)
	case doc.Power:
		return f.call("POWER", e.Base, e.Exponent)
	case doc.Min:
		return f.call("MIN", e...)
	case doc.Max:
		return f.call("MAX", e...)
	case doc.Round:
		return f.call("ROUND", e.Of, doc.Constant{Value: doc.Number{Value: float64(e.Decimals)}})
	case doc.If:
		return f.choose(e)
	case doc.CountIf:
		return f.count(e)
	case doc.SumIf:
		return f.sumIf(e)
	case doc.Lookup:
		return f.lookUp(e)
	case doc.Join:
		return f.infix("&", joining, e...)
	case doc.Months:
		return f.call("EDATE", e.From, e.Add)
	case doc.Length:
		return f.call("LEN", e.Of)
	case doc.Year:
		return f.call("YEAR", e.Of)
	case doc.Month:
		return f.call("MONTH", e.Of)
	case doc.Stated:
		return f.call("IFERROR", e.Of, doc.Constant{Value: doc.NotStated{}})
	}
	return piece{}, fmt.Errorf("an expression of type %T has no formula", e)
}

// within writes an expression where it has to hold together at least so tightly.
func (f formula) within(e doc.Expr, tight int) (string, error) {
	p, err := f.expr(e)
	if p.tight < tight {
		p.text = "(" + p.text + ")"
	}
	return p.text, err
}

// infix joins terms by a sign, from left to right, as results are computed.
func (f formula) infix(sign string, tight int, terms ...doc.Expr) (piece, error) {
	var b strings.Builder
	for i, term := range terms {
		least := tight
		if i > 0 {
			b.WriteString(sign)
			least++
		}
		text, err := f.within(term, least)
		if err != nil {
			return piece{}, err
		}
		b.WriteString(text)
	}
	switch len(terms) {
	case 0:
		return piece{}, fmt.Errorf("there is nothing to join by %q", sign)
	case 1:
		return f.expr(terms[0])
	}
	return piece{b.String(), tight}, nil
}

// call writes a function.
func (f formula) call(name string, terms ...doc.Expr) (piece, error) {
	const most = 255 // arguments
	if len(terms) == 0 || len(terms) > most {
		return piece{}, fmt.Errorf("%s of %d terms has no formula", name, len(terms))
	}
	list := make([]string, len(terms))
	for i, term := range terms {
		text, err := f.within(term, comparing)
		if err != nil {
			return piece{}, err
		}
		list[i] = text
	}
	return function(name, list...), nil
}

func function(name string, terms ...string) piece {
	return piece{name + "(" + strings.Join(terms, ",") + ")", whole}
}

func (f formula) constant(v doc.Value) (piece, error) {
	v, _ = doc.Unmark(v)
	switch v := v.(type) {
	case doc.Text:
		return piece{quoteText(string(v)), whole}, nil
	case doc.NotStated:
		return piece{quoteText(f.book.doc.Locale.Words.NotStated), whole}, nil
	case doc.Date:
		return piece{fmt.Sprintf("DATE(%d,%d,%d)", v.Year, v.Month, v.Day), whole}, nil
	}
	x, ok := number(v)
	if !ok {
		return piece{}, fmt.Errorf("a constant of type %T has no formula", v)
	}
	p := piece{strconv.FormatFloat(x, 'f', -1, 64), whole}
	if x < 0 {
		p.tight = comparing // -2 in the middle of a formula needs brackets
	}
	return p, nil
}

// number returns the figure of a value as a sheet stores it.
func number(v doc.Value) (float64, bool) {
	switch v := v.(type) {
	case doc.Number:
		return v.Value, true
	case doc.Percent:
		return v.Fraction, true
	case doc.Money:
		return v.Amount, true
	case doc.Rating:
		return float64(v.Level), true
	case doc.Date:
		return v.Serial(), true
	}
	return 0, false
}

// quoteText writes a text in a formula. Excel takes no more than 255 characters in one pair of quotes.
func quoteText(s string) string {
	const most = 255
	s, _ = ooxml.Legal(s)
	var b strings.Builder
	for {
		part := s
		if ooxml.Units(part) > most {
			part = ooxml.Cut(s, most)
		}
		b.WriteString(`"` + strings.ReplaceAll(part, `"`, `""`) + `"`)
		if s = s[len(part):]; s == "" || part == "" {
			break
		}
		b.WriteByte('&')
	}
	if text := b.String(); strings.Contains(text, `"&"`) {
		return "(" + text + ")"
	}
	return b.String()
}

func (f formula) choose(e doc.If) (piece, error) {
	when, err := f.condition(e.When)
	if err != nil {
		return piece{}, err
	}
	yes, err := f.within(e.Then, comparing)
	if err != nil {
		return piece{}, err
	}
	no, err := f.within(e.Else, comparing)
	return function("IF", when, yes, no), err
}

func (f formula) condition(c doc.Condition) (string, error) {
	switch c := c.(type) {
	case doc.Compare:
		a, err := f.within(c.A, joining)
		if err != nil {
			return "", err
		}
		b, err := f.within(c.B, joining)
		return a + signs[c.Op] + b, err
	case doc.All:
		return f.conditions("AND", c)
	case doc.Any:
		return f.conditions("OR", c)
	case doc.IsFigure:
		text, err := f.within(c.Of, comparing)
		return "ISNUMBER(" + text + ")", err
	}
	return "", fmt.Errorf("a condition of type %T has no formula", c)
}

var signs = [...]string{doc.Equal: "=", doc.Unequal: "<>", doc.Less: "<", doc.AtMost: "<=", doc.More: ">", doc.AtLeast: ">="}

func (f formula) conditions(name string, list []doc.Condition) (string, error) {
	terms := make([]string, len(list))
	for i, c := range list {
		text, err := f.condition(c)
		if err != nil {
			return "", err
		}
		terms[i] = text
	}
	return function(name, terms...).text, nil
}
