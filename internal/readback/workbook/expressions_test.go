package workbook

import (
	"fmt"
	"math/rand"
	"testing"

	"rolexport/internal/calc"
	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
)

// people is a table of what expressions are about: figures, texts that look like patterns, dates and comparisons, gaps, days, levels.
func people() *doc.Table {
	t := &doc.Table{Name: "people", Title: "People's data", Columns: []doc.Column{
		{Key: "name", Title: "Name", Header: true}, {Key: "team", Title: "Team"}, {Key: "x", Title: "X", Kind: doc.NumberColumn},
		{Key: "y", Title: "Y", Kind: doc.NumberColumn}, {Key: "day", Title: "Day", Kind: doc.DateColumn}, {Key: "level", Title: "Level", Kind: doc.RatingColumn},
	}}
	names := []string{"Ann", "Ben*", "Bent", "B?n", "=1", ">0", "3", "May 2027", "true", "Zoë", "O'Neill & \"Co\"", "~tilde~", "1/2", "-", "ANN "}
	for i, name := range names {
		x := float64(i*7%11) / 2
		y := doc.Value(doc.Number{Value: float64(3 - i), Decimals: 1})
		switch i % 5 {
		case 1:
			y = doc.NotStated{}
		case 3:
			y = nil
		}
		day := doc.Value(doc.Date{Year: 2027, Month: 1 + i%12, Day: 28 + i%3})
		if 1+i%12 == 2 {
			day = doc.Text("open")
		}
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Value{
			doc.Text(name), doc.Text([]string{"North", "south", "NORTH", "Level 2"}[i%4]), doc.Number{Value: x, Decimals: 1}, y, day,
			doc.Rating{Level: i % 5, Of: 4},
		}})
	}
	t.Rows = append(t.Rows, doc.Row{Kind: doc.SpareRow, Cells: make([]doc.Value, len(t.Columns))})
	t.Rows = append(t.Rows, doc.Row{Kind: doc.TotalRow, Cells: []doc.Value{doc.Text("Total"), nil, doc.Number{Value: 99}, nil, nil, nil}})
	t.Fields = []doc.Field{{Column: "x", Row: 3, Name: "SomeFigure", Input: true}, {Column: "name", Row: 1, Name: "SomeName", Input: true}}
	return t
}

// expressions makes expressions at random, each of a kind.
type expressions struct {
	*rand.Rand
	t *doc.Table
}

func (e *expressions) row() int { return e.Intn(len(e.t.Rows) - 2) }

func (e *expressions) cells(column string) doc.Cells {
	c := doc.Cells{Table: "people", Column: column, Last: -1}
	if e.Intn(3) == 0 {
		c.First = e.Intn(4)
		c.Last = c.First + e.Intn(6)
	}
	return c
}

func number(x float64) doc.Expr { return doc.Constant{Value: doc.Number{Value: x}} }

// figure makes an expression that comes to a figure, or fails.
func (e *expressions) figure(depth int) doc.Expr {
	if depth == 0 {
		switch e.Intn(5) {
		case 0:
			return number(float64(e.Intn(40)-10) / 4)
		case 1:
			return doc.Named("SomeFigure")
		case 2:
			return doc.Ref{Table: "people", Column: "y", Row: e.row()}
		case 3:
			return doc.Ref{Table: "people", Column: "level", Row: e.row()}
		}
		return doc.Ref{Table: "people", Column: "x", Row: e.row()}
	}
	sub := func() doc.Expr { return e.figure(depth - 1) }
	switch e.Intn(19) {
	case 0:
		return doc.Sum(e.cells("x"))
	case 1:
		return doc.Highest(e.cells("y"))
	case 2:
		return doc.Lowest(e.cells("x"))
	case 3:
		return doc.Addition{sub(), sub(), sub()}
	case 4:
		return doc.Difference{A: sub(), B: sub()}
	case 5:
		return doc.Product{A: sub(), B: sub()}
	case 6:
		return doc.Ratio{A: sub(), B: sub()}
	case 7:
		return doc.Power{Base: doc.Max{sub(), number(0.5)}, Exponent: number(float64(e.Intn(9)) / 4)}
	case 8:
		return doc.Min{sub(), sub()}
	case 9:
		return doc.Max{sub(), sub()}
	case 10:
		return doc.Round{Of: sub(), Decimals: e.Intn(3)}
	case 11:
		return doc.If{When: e.condition(depth - 1), Then: sub(), Else: sub()}
	case 12:
		return doc.CountIf{e.match(depth - 1)}
	case 13:
		return doc.CountIf{e.whole(), e.whole()}
	case 14:
		return doc.SumIf{Cells: doc.Cells{Table: "people", Column: "x", Last: -1}, Where: []doc.Match{e.whole()}}
	case 15:
		return doc.SumIf{Cells: doc.Cells{Table: "people", Column: "y", Last: -1}, Where: []doc.Match{e.whole(), e.whole()}}
	case 17:
		return doc.Largest{Cells: e.cells("x"), Place: 1 + e.Intn(3)}
	case 16:
		return doc.Lookup{Table: "people", Column: "x", In: "name", Key: e.text()}
	}
	switch e.Intn(4) {
	case 3:
		return doc.Length{Of: e.text()}
	case 0:
		return doc.Year{Of: doc.Months{From: doc.Ref{Table: "people", Column: "day", Row: e.row()}, Add: number(float64(e.Intn(30) - 10))}}
	case 1:
		return doc.Month{Of: doc.Ref{Table: "people", Column: "day", Row: e.row()}}
	}
	return doc.Difference{A: doc.Months{From: doc.Ref{Table: "people", Column: "day", Row: e.row()}, Add: number(1)}, B: number(1)}
}

func (e *expressions) text() doc.Expr {
	switch e.Intn(5) {
	case 0:
		return doc.Named("SomeName")
	case 1:
		return doc.Ref{Table: "people", Column: "name", Row: e.row()}
	case 2:
		return doc.Constant{Value: doc.Text([]string{"ann", "ben*", "B?n", "nobody", ">0", "north", "ZOË", "say \"x\""}[e.Intn(8)])}
	case 3:
		return doc.Ref{Table: "people", Column: "team", Row: e.row()}
	}
	return doc.Join{doc.Ref{Table: "people", Column: "name", Row: e.row()}, doc.Constant{Value: doc.Text("")}}
}

func (e *expressions) op() doc.Op { return doc.Op(e.Intn(6)) }

// match is one over any cells; whole one over a whole column, so that several have the same shape.
func (e *expressions) match(depth int) doc.Match {
	if e.Intn(2) == 0 {
		return doc.Match{Cells: e.cells([]string{"x", "y", "day", "level"}[e.Intn(4)]), Op: e.op(), Key: e.figure(max(depth, 0))}
	}
	return doc.Match{Cells: e.cells([]string{"name", "team"}[e.Intn(2)]), Op: doc.Op(e.Intn(2)), Key: e.text()}
}

func (e *expressions) whole() doc.Match {
	m := e.match(0)
	m.First, m.Last = 0, -1
	return m
}

func (e *expressions) condition(depth int) doc.Condition {
	switch e.Intn(4) {
	case 0:
		return doc.Compare{A: e.text(), Op: doc.Op(e.Intn(2)), B: e.text()}
	case 1:
		return doc.IsFigure{Of: doc.Ref{Table: "people", Column: "day", Row: e.row()}}
	case 2:
		list := []doc.Condition{doc.Compare{A: e.figure(0), Op: e.op(), B: e.figure(0)}, doc.Compare{A: e.figure(0), Op: e.op(), B: e.figure(0)}}
		if e.Intn(2) == 0 {
			return doc.All(list)
		}
		return doc.Any(list)
	}
	return doc.Compare{A: e.figure(max(depth, 0)), Op: e.op(), B: e.figure(0)}
}

// TestExpressionsMeanTheSame has LibreOffice compute expressions of every kind, made at random from a fixed seed, and compares with our own
// arithmetic. The formulas of a table may each be checked by hand in the workbook.
func TestExpressionsMeanTheSame(t *testing.T) {
	exttool.Require(t, "soffice")
	e := &expressions{rand.New(rand.NewSource(4)), people()}
	formulas := &doc.Table{Name: "formulas", Title: "Formulas", Columns: []doc.Column{{Key: "n", Title: "No.", Header: true}, {Key: "f", Title: "Formula"}, {Key: "s", Title: "Text"}}}
	for i := range 400 {
		formulas.Rows = append(formulas.Rows, doc.Row{Cells: []doc.Value{
			doc.Text(fmt.Sprint("No. ", i+1)), doc.Computed{Expr: e.figure(1 + i%3), Result: doc.Number{Decimals: 2}}, doc.Computed{Expr: e.text(), Result: doc.Text("")},
		}})
	}
	d := rendertest.Document("expressions", e.t, formulas)
	if err := calc.Solve(doc.Tables(d.Blocks), d.Locale.Words.NotStated); err != nil {
		t.Fatal(err)
	}
	format, _ := formats.ByName("xlsx")
	file, _ := rendertest.Render(t, rendertest.New(t, format), d)
	book := recalculate(t, map[string][]byte{"expressions": file})["expressions"]
	if n := compareResults(t, "expressions", read(t, file), book); n < 800 {
		t.Errorf("only %d formulas", n)
	}
}
