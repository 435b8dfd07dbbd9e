package calc

import (
	"testing"

	"rolexport/internal/doc"
)

// TestInputsMayHoldAnything tells which formulas are guarded since a reader may paste a text into what they compute with.
func TestInputsMayHoldAnything(t *testing.T) {
	cell := func(column string, row int) doc.Expr { return doc.Ref{Table: "given", Column: column, Row: row} }
	n, x := plainFigure, cell("x", 0)
	for _, c := range []struct {
		name    string
		e       doc.Expr
		guarded bool
	}{
		{"an input", doc.Product{A: x, B: n(2)}, true},
		{"a named input", doc.Difference{A: doc.Named("Rate"), B: n(1)}, true},
		{"no input", doc.Product{A: cell("fixed", 0), B: n(2)}, false},
		{"a total is no input", doc.Product{A: cell("x", 1), B: n(2)}, false},
		{"an input that Max asks for its figure", doc.Product{A: doc.Max{n(0), x}, B: n(2)}, false},
		{"an input that is known to be a figure", doc.If{When: doc.IsFigure{Of: x}, Then: doc.Product{A: x, B: n(2)}, Else: n(0)}, false},
		{"one among several", doc.If{
			When: doc.All{doc.IsFigure{Of: x}, doc.Compare{A: x, Op: doc.More, B: n(1)}}, Then: doc.Product{A: x, B: n(2)}, Else: n(0),
		}, false},
		{"one of two", doc.If{When: doc.Any{doc.IsFigure{Of: x}, doc.IsFigure{Of: n(1)}}, Then: doc.Product{A: x, B: n(2)}, Else: n(0)}, true},
		{"where it is none", doc.If{When: doc.IsFigure{Of: x}, Then: n(0), Else: doc.Product{A: x, B: n(2)}}, true},
		{"a key that may change", doc.Lookup{Table: "given", Column: "fixed", In: "name", Key: cell("key", 0)}, true},
		{"a key that stays", doc.Lookup{Table: "given", Column: "fixed", In: "name", Key: say("one")}, false},
		{"a key among inputs", doc.Lookup{Table: "given", Column: "fixed", In: "key", Key: say("one")}, true},
	} {
		given := &doc.Table{
			Name: "given",
			Columns: []doc.Column{
				{Key: "name"}, {Key: "key", Input: true}, {Key: "x", Kind: doc.NumberColumn, Input: true}, {Key: "fixed", Kind: doc.NumberColumn}, {Key: "rate"},
			},
			Rows: []doc.Row{
				{Cells: []doc.Value{doc.Text("one"), doc.Text("one"), doc.Number{Value: 3}, doc.Number{Value: 4}, doc.Percent{Fraction: 0.5}}},
				{Kind: doc.TotalRow, Cells: []doc.Value{doc.Text("all"), nil, doc.Number{Value: 3}, nil, nil}},
			},
			Fields: []doc.Field{{Column: "rate", Name: "Rate", Input: true}},
		}
		f := formulas(c.e)
		if err := Solve([]*doc.Table{given, f}, "not stated"); err != nil {
			t.Fatal(err)
		}
		if _, guarded := f.Rows[0].Cells[0].(doc.Computed).Expr.(doc.Stated); guarded != c.guarded {
			t.Errorf("%s: guarded %v, want %v", c.name, guarded, c.guarded)
		}
	}
}
