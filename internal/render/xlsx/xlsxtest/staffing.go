package xlsxtest

import (
	"fmt"

	"rolexport/internal/calc"
	"rolexport/internal/doc"
)

// Staffing shows inputs, lists to choose from, every kind of expression that plans use, and every chart.
func Staffing() *doc.Document {
	number := func(x float64) doc.Value { return doc.Number{Value: x} }
	given := &doc.Table{
		Name: "assumptions", Title: "Assumptions",
		Columns: []doc.Column{{Key: "what", Title: "Assumption", Header: true}, {Key: "value", Title: "Value", Kind: doc.NumberColumn}, {Key: "note", Title: "Note"}},
		Rows: []doc.Row{
			{Cells: []doc.Value{doc.Text("Scenario"), doc.Text("Base"), doc.Text("Drives the live values")}},
			{Cells: []doc.Value{doc.Text("Yearly attrition"), doc.Percent{Fraction: 0.12, Decimals: 1}, doc.Text("Share of people who leave in a year")}},
			{Cells: []doc.Value{doc.Text("Plan start"), doc.Date{Year: 2027, Month: 1, Day: 1}, doc.Text("First day of the plan")}},
			{Cells: []doc.Value{doc.Text("Merit budget"), doc.Illustrative{Value: doc.Money{Amount: 12500, Currency: "EUR"}}, doc.NotStated{}}},
		},
		Fields: []doc.Field{
			{Column: "value", Row: 0, Name: "Scenario", Input: true, Among: []string{"Base", "Growth", "Lean"}, Note: "Choose a scenario."},
			{Column: "value", Row: 1, Name: "AnnualAttrition", Input: true, Limits: &doc.Limits{Most: 1}, Note: "Between 0 and 100 %."},
			{Column: "value", Row: 2, Name: "PlanStart", Input: true, Limits: &doc.Limits{Least: 40000, Most: 60000}},
			{Column: "value", Row: 3, Name: "MeritBudget", Input: true},
		},
	}
	positions := &doc.Table{Name: "positions", Title: "Positions & people", Columns: []doc.Column{
		{Key: "id", Title: "Requisition", Header: true},
		{Key: "role", Title: "Role", Input: true, From: doc.Choices{Table: "heads", Column: "role"}},
		{Key: "fte", Title: "FTE", Kind: doc.NumberColumn, Input: true},
		{Key: "start", Title: "Start", Kind: doc.DateColumn, Input: true},
		{Key: "status", Title: "Status", Input: true, Allowed: []string{"Filled", "Open"}},
		{Key: "check", Title: "Check", Emphasis: doc.Flags},
	}}
	roles := []string{"Lead", "Manager's *deputy*", "Analyst & planner"}
	for i := range 6 {
		start := doc.Value(doc.Date{Year: 2026, Month: 2 * (i + 1), Day: 28})
		if i == 4 {
			start = doc.NotStated{}
		}
		positions.Rows = append(positions.Rows, doc.Row{Cells: []doc.Value{
			doc.Text(fmt.Sprintf("R-%03d", i+1)), doc.Text(roles[i%3]), number(1 - float64(i%2)/4), start, doc.Text([]string{"Filled", "Open"}[i%2]),
			doc.Computed{Expr: doc.If{
				When: doc.IsFigure{Of: doc.Ref{Column: "start", Row: i}},
				Then: doc.Constant{Value: doc.Text(doc.Fine + " dated")}, Else: doc.Constant{Value: doc.Text(doc.Fault + " no date")},
			}, Result: doc.Text("")},
		}})
	}
	positions.Rows = append(positions.Rows, doc.Row{Kind: doc.SpareRow, Cells: make([]doc.Value, 6)})
	heads := &doc.Table{Name: "heads", Title: "Headcount", Columns: []doc.Column{
		{Key: "role", Title: "Role", Header: true},
		{Key: "q1", Title: "Q1 2027", Kind: doc.NumberColumn}, {Key: "q2", Title: "Q2 2027", Kind: doc.NumberColumn},
		{Key: "low", Title: "Low", Kind: doc.MoneyColumn}, {Key: "band", Title: "Band", Kind: doc.MoneyColumn},
		{Key: "level", Title: "Level", Kind: doc.RatingColumn}, {Key: "other", Title: "Other level", Kind: doc.RatingColumn},
		{Key: "share", Title: "Share", Kind: doc.PercentColumn, Display: doc.Bar},
	}}
	for i, role := range roles {
		heads.Rows = append(heads.Rows, doc.Row{Cells: []doc.Value{
			doc.Text(role),
			doc.Computed{Expr: doc.SumIf{Cells: doc.Cells{Table: "positions", Column: "fte", Last: -1}, Where: []doc.Match{
				{Cells: doc.Cells{Table: "positions", Column: "role", Last: -1}, Key: doc.Ref{Column: "role", Row: i}},
			}}, Result: doc.Number{Decimals: 2}},
			doc.Computed{Expr: doc.Product{
				A: doc.Ref{Column: "q1", Row: i},
				B: doc.Power{Base: doc.Difference{A: doc.Constant{Value: doc.Number{Value: 1}}, B: doc.Named("AnnualAttrition")}, Exponent: doc.Constant{Value: doc.Number{Value: 0.25}}},
			}, Result: doc.Number{Decimals: 2}},
			doc.Money{Amount: 40000 + 12000*float64(i), Currency: "EUR"}, doc.Money{Amount: 18000, Currency: "EUR"},
			doc.Rating{Level: 1 + i, Of: 4}, doc.Rating{Level: 3 - i, Of: 4},
			doc.Computed{Expr: doc.Ratio{A: doc.Ref{Column: "q1", Row: i}, B: doc.Sum{Column: "q1", Last: -1}}, Result: doc.Percent{Decimals: 1}},
		}})
	}
	total := doc.Row{Kind: doc.TotalRow, Cells: make([]doc.Value, len(heads.Columns))}
	total.Cells[0] = doc.Text("All")
	for j := 1; j < 3; j++ {
		total.Cells[j] = doc.Computed{Expr: doc.Sum{Column: heads.Columns[j].Key, Last: -1}, Result: doc.Number{Decimals: 2}}
	}
	heads.Rows = append(heads.Rows, total)
	stack := &doc.Table{Name: "stack", Title: "Closing by quarter", Columns: []doc.Column{
		{Key: "quarter", Title: "Quarter", Header: true},
		{Key: "r0", Title: roles[0], Kind: doc.NumberColumn}, {Key: "r1", Title: roles[1], Kind: doc.NumberColumn},
		{Key: "required", Title: "Required", Kind: doc.NumberColumn},
	}}
	for i := range 4 {
		stack.Rows = append(stack.Rows, doc.Row{Cells: []doc.Value{
			doc.Text(fmt.Sprintf("Q%d 2027", i+1)), number(float64(5 + i)), number(float64(3 + i%2)), number(float64(9 + i)),
		}})
	}
	chart := func(kind doc.ChartKind, t *doc.Table, title, category string, keys ...string) doc.Block {
		c := &doc.Chart{Kind: kind, Title: title, Alt: title + ", drawn.", Table: t, Category: category, Shown: true}
		for _, k := range keys {
			c.Series = append(c.Series, doc.Series{Column: k, Line: k == "required"})
		}
		return c
	}
	stacked := chart(doc.StackedChart, stack, "Closing head count", "quarter", "r0", "r1", "required").(*doc.Chart)
	stacked.On, stacked.Axis = "assumptions", "people"
	d := &doc.Document{
		Kind: "workforce-plan", Name: "staffing", Title: "Staffing", Author: "Example Ltd", Locale: doc.English(), Paper: doc.A4,
		Running: doc.Running{Footer: "2027 staffing & pay"},
		Blocks: []doc.Block{
			&doc.Heading{Level: 1, Text: []doc.Inline{doc.Text("Staffing")}}, given, positions, heads, stack, stacked,
			chart(doc.BarChart, heads, "Heads by role", "role", "q1", "q2"),
			chart(doc.FloatingChart, heads, "Pay bands", "role", "low", "band"),
			chart(doc.RadarChart, heads, "Levels", "role", "level", "other"),
			chart(doc.ColumnChart, stack, "Two roles", "quarter", "r0", "r1"),
		},
	}
	if err := calc.Solve(doc.Tables(d.Blocks), d.Locale.Words.NotStated); err != nil {
		panic(err)
	}
	return d
}
