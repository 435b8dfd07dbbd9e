package compose

import (
	"fmt"

	"rolexport/internal/doc"
)

// calc computes the expressions of a document's tables, in the way a spreadsheet does. A figure that is computed and the
// formula that yields it come from the same expression, so they cannot differ.
type calc struct{ tables map[string]*doc.Table }

func newCalc() *calc { return &calc{tables: make(map[string]*doc.Table)} }

// add makes the cells of t known, those of later rows included. It returns t.
func (k *calc) add(t *doc.Table) *doc.Table {
	k.tables[t.Name] = t
	return t
}

// computed is the value of e in a cell of the table own; as gives the result its kind. An expression without a result, such as a
// ratio to zero, is not stated.
func (k *calc) computed(own *doc.Table, e doc.Expr, as func(float64) doc.Value) doc.Value {
	x, ok := k.evaluate(own, e)
	if !ok {
		return doc.Computed{Expr: e, Result: doc.NotStated{}}
	}
	return doc.Computed{Expr: e, Result: as(x)}
}

// evaluate computes e. Conversions keep every operation a rounding of its own: fused, they would differ between machines.
func (k *calc) evaluate(own *doc.Table, e doc.Expr) (float64, bool) {
	switch e := e.(type) {
	case doc.Ref:
		t := k.table(own, e.Table)
		return figure(t.Rows[e.Row].Cells[column(t, e.Column)])
	case doc.Sum:
		return k.sum(own, e)
	case doc.Difference:
		a, b, ok := k.both(own, e.A, e.B)
		return float64(a - b), ok
	case doc.Product:
		a, b, ok := k.both(own, e.A, e.B)
		return float64(a * b), ok
	case doc.Ratio:
		a, b, ok := k.both(own, e.A, e.B)
		if !ok || b == 0 {
			return 0, false
		}
		return float64(a / b), true
	case doc.Addition:
		total := 0.0
		for _, term := range e {
			x, ok := k.evaluate(own, term)
			if !ok {
				return 0, false
			}
			total = float64(total + x)
		}
		return total, true
	}
	panic(fmt.Sprintf("compose: expression of unknown kind %T", e))
}

func (k *calc) both(own *doc.Table, e, f doc.Expr) (a, b float64, ok bool) {
	a, first := k.evaluate(own, e)
	b, second := k.evaluate(own, f)
	return a, b, first && second
}

// sum adds up what is a figure in the rows, as spreadsheets do.
func (k *calc) sum(own *doc.Table, e doc.Sum) (float64, bool) {
	t := k.table(own, e.Table)
	first, last := e.First, e.Last
	if last < 0 {
		first, last = 0, len(t.Rows)-1
	}
	at, total := column(t, e.Column), 0.0
	for _, r := range t.Rows[first : last+1] {
		if x, ok := figure(r.Cells[at]); ok {
			total = float64(total + x)
		}
	}
	return total, true
}

func (k *calc) table(own *doc.Table, name string) *doc.Table {
	if name == "" {
		return own
	}
	return k.tables[name]
}

func column(t *doc.Table, key string) int {
	for i := range t.Columns {
		if t.Columns[i].Key == key {
			return i
		}
	}
	panic("compose: table " + t.Name + " without column " + key)
}

// figure is the number in a cell, as a spreadsheet holds it.
func figure(v doc.Value) (float64, bool) {
	v, _ = doc.Unmark(v)
	switch v := v.(type) {
	case doc.Number:
		return v.Value, true
	case doc.Percent:
		return v.Fraction, true
	case doc.Money:
		return v.Amount, true
	case doc.Rating:
		return float64(v.Level), true
	case doc.Computed:
		return figure(v.Result)
	}
	return 0, false
}
