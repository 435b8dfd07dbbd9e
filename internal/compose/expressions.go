package compose

import "rolexport/internal/doc"

// The functions here write expressions as short as formulas are.

func num(x float64) doc.Expr { return doc.Constant{Value: doc.Number{Value: x}} }

func word(s string) doc.Expr { return doc.Constant{Value: doc.Text(s)} }

var notStated doc.Expr = doc.Constant{Value: doc.NotStated{}}

func named(name string) doc.Expr { return doc.Named(name) }

// ref is a cell of a table; own is one of the table that the expression stands in.
func ref(table, column string, row int) doc.Expr {
	return doc.Ref{Table: table, Column: column, Row: row}
}

func own(column string, row int) doc.Expr { return doc.Ref{Column: column, Row: row} }

// whole is a column of a table, without totals.
func whole(table, column string) doc.Cells { return doc.Cells{Table: table, Column: column, Last: -1} }

func plus(terms ...doc.Expr) doc.Expr { return doc.Addition(terms) }

func minus(a, b doc.Expr) doc.Expr { return doc.Difference{A: a, B: b} }

func times(a, b doc.Expr, more ...doc.Expr) doc.Expr {
	product := doc.Product{A: a, B: b}
	for _, e := range more {
		product = doc.Product{A: product, B: e}
	}
	return product
}

func over(a, b doc.Expr) doc.Expr { return doc.Ratio{A: a, B: b} }

// exact is e to the digits that its data have. Binary fractions leave a rest of 0.0000000000000004 where nothing is left, which programs
// drop or keep as they like: whatever is compared with a figure, or summed by its sign, is rounded before.
func exact(e doc.Expr, decimals int) doc.Expr { return doc.Round{Of: e, Decimals: decimals} }

// The digits of head counts and of amounts that decide.
const headDigits, amountDigits = 6, 2

// gap is how many people are missing, below zero where there are more than required.
func gap(required, closing doc.Expr) doc.Expr { return exact(minus(required, closing), headDigits) }

// quarterOf is the quarter of the calendar in which a day lies, from 1 to 4.
func quarterOf(day doc.Expr) doc.Expr {
	return doc.Round{Of: over(plus(doc.Month{Of: day}, num(0.5)), num(3))}
}

// atLeastZero is e, or 0 where e is less.
func atLeastZero(e doc.Expr) doc.Expr { return doc.Max{num(0), e} }

func is(a doc.Expr, op doc.Op, b doc.Expr) doc.Condition { return doc.Compare{A: a, Op: op, B: b} }

func when(c doc.Condition, then, otherwise doc.Expr) doc.Expr {
	return doc.If{When: c, Then: then, Else: otherwise}
}

func match(table, column string, op doc.Op, key doc.Expr) doc.Match {
	return doc.Match{Cells: whole(table, column), Op: op, Key: key}
}

func sumIf(table, column string, where ...doc.Match) doc.Expr {
	return doc.SumIf{Cells: whole(table, column), Where: where}
}

func lookUp(table, column, in string, key doc.Expr) doc.Expr {
	return doc.Lookup{Table: table, Column: column, In: in, Key: key}
}

// computed is a cell that holds e; its result takes the form of like.
func computed(e doc.Expr, like doc.Value) doc.Value { return doc.Computed{Expr: e, Result: like} }

func data(cells ...doc.Value) doc.Row { return doc.Row{Cells: cells} }

func group(width int, title string) doc.Row {
	cells := make([]doc.Value, width)
	cells[0] = doc.Text(title)
	return doc.Row{Kind: doc.GroupRow, Cells: cells}
}
