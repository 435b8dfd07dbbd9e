package compose

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"rolexport"
	"rolexport/internal/calc"
	"rolexport/internal/cputime"
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
	"rolexport/internal/overlay"
)

// A sheetReader reads cells of a document by table, by what the row header says, and by column.
type sheetReader struct {
	t      *testing.T
	doc    *doc.Document
	tables []*doc.Table
}

func readSheets(t *testing.T, d *doc.Document) sheetReader {
	t.Helper()
	return sheetReader{t, d, doc.Tables(d.Blocks)}
}

func (r sheetReader) cell(table, row, column string) doc.Value {
	r.t.Helper()
	for _, t := range r.tables {
		if t.Name != table {
			continue
		}
		for i := range t.Rows {
			head := ""
			for j, c := range t.Columns {
				if c.Header {
					head = join(" ", head, r.doc.Locale.Text(t.Rows[i].Cells[j]))
				}
			}
			for j, c := range t.Columns {
				if head == row && c.Key == column {
					return t.Rows[i].Cells[j]
				}
			}
		}
	}
	r.t.Fatalf("no cell %q in row %q of table %q", column, row, table)
	return nil
}

// figure is the number in a cell, not a number where there is none.
func (r sheetReader) figure(table, row, column string) float64 {
	r.t.Helper()
	v, _ := doc.Unmark(r.cell(table, row, column))
	if c, ok := v.(doc.Computed); ok {
		v = c.Result
	}
	switch v := v.(type) {
	case doc.Number:
		return v.Value
	case doc.Money:
		return v.Amount
	case doc.Percent:
		return v.Fraction
	case doc.Rating:
		return float64(v.Level)
	}
	return math.NaN()
}

func (r sheetReader) text(table, row, column string) string {
	r.t.Helper()
	return r.doc.Locale.Text(r.cell(table, row, column))
}

// head is the second line of the head of a column.
func (r sheetReader) head(table, column string) string {
	r.t.Helper()
	for _, t := range r.tables {
		for _, c := range t.Columns {
			if t.Name == table && c.Key == column {
				return c.Subtitle
			}
		}
	}
	r.t.Fatalf("no column %q in table %q", column, table)
	return ""
}

// enter changes inputs and computes the tables anew, as the reader of a workbook does.
func (r sheetReader) enter(inputs map[string]doc.Value) {
	r.t.Helper()
	for name, v := range inputs {
		if err := calc.Enter(r.tables, name, v); err != nil {
			r.t.Fatal(err)
		}
	}
	if err := calc.Solve(r.tables, r.doc.Locale.Words.NotStated); err != nil {
		r.t.Fatal(err)
	}
}

// fill enters values into the first spare row of a table, by column, and computes the tables anew.
func (r sheetReader) fill(table string, values map[string]doc.Value) {
	r.t.Helper()
	for _, t := range r.tables {
		if t.Name != table {
			continue
		}
		at := slices.IndexFunc(t.Rows, func(row doc.Row) bool { return row.Kind == doc.SpareRow })
		if at < 0 {
			r.t.Fatalf("%s has no spare row", table)
		}
		for j, c := range t.Columns {
			if v, given := values[c.Key]; given {
				t.Rows[at].Cells[j] = v
			}
		}
		r.enter(nil)
		return
	}
	r.t.Fatalf("there is no table %q", table)
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(b)) }

// TestNoFormulaFails finds a guard around every formula that comes to nothing, in every workbook, so that none shows an error.
func TestNoFormulaFails(t *testing.T) {
	odd := smallPlan()
	odd.Roles[0].Pay.Max, odd.Workforce.Positions[0].FTE = nil, nil
	for name, x := range map[string]struct {
		ds    *dataset.Dataset
		kind  string
		least int
	}{
		"plan": {load(t), "workforce-plan", 1000}, "matrix": {load(t), "role-matrix", 150}, "odd": {odd, "workforce-plan", 100},
	} {
		c := composer(t, x.ds)
		n := 0
		for _, table := range doc.Tables(made(t, c, c.Subject(x.kind)).Blocks) {
			for i, row := range table.Rows {
				for j, v := range row.Cells {
					v, _ = doc.Unmark(v)
					computed, ok := v.(doc.Computed)
					if !ok {
						continue
					}
					n++
					if _, absent := computed.Result.(doc.NotStated); absent && !mayBeAbsent(computed.Expr) {
						t.Errorf("%s: %s, row %d, column %s: %#v is not stated", name, table.Name, i, table.Columns[j].Key, computed.Expr)
					}
				}
			}
		}
		if n < x.least {
			t.Errorf("%s: %d computed cells, want at least %d", name, n, x.least)
		}
	}
}

// mayBeAbsent reports whether an expression can say that something is not stated, other than by failing.
func mayBeAbsent(e doc.Expr) bool {
	switch e := e.(type) {
	case doc.Stated, doc.Ref, doc.Lookup:
		return true
	case doc.Constant:
		return e.Value == doc.Value(doc.NotStated{})
	case doc.If:
		return mayBeAbsent(e.Then) || mayBeAbsent(e.Else)
	}
	return false
}

// TestTemplateMayLeaveTablesOut finds results in place of formulas that have lost what they refer to.
func TestTemplateMayLeaveTablesOut(t *testing.T) {
	c, problems := New(smallPlan(), overlay.New(fstest.MapFS{"workforce-plan.md.tmpl": {
		Data: []byte("# {{.Title}}\n\n{{table .Summary}}\n\n{{chart .ClosingChart}}\n"),
	}}, rolexport.Templates()))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d := made(t, c, c.Subject("workforce-plan"))
	r := readSheets(t, d)
	if got := r.cell("summary", "Head count at the end", "value"); got != doc.Value(doc.Number{Value: 4, Decimals: 1}) {
		t.Errorf("the summary holds %#v", got)
	}
	if len(r.tables) != 2 {
		t.Errorf("%d tables, want the summary and the one that is drawn", len(r.tables))
	}
}

func TestLabelsOfRoles(t *testing.T) {
	long := string(make([]rune, 300))
	got := new(briefing).labels([]*dataset.Role{{ID: "a", Title: "Lead"}, {ID: "b", Title: "LEAD"}, {ID: "c", Title: "Head"}, {ID: "d", Title: long}})
	if got["a"] != "Lead (a)" || got["b"] != "LEAD (b)" || got["c"] != "Head" || ooxml.Units(got["d"]) != mostKey {
		t.Errorf("labels: %q", got)
	}
}

// manyRoles is a dataset of n roles with plans, skills and pay.
func manyRoles(n int) *dataset.Dataset {
	f := func(x float64) *float64 { return &x }
	ds := &dataset.Dataset{Title: "Many", Currency: "EUR", Workforce: &dataset.Workforce{}}
	for i := range 16 {
		ds.Skills = append(ds.Skills, dataset.Term{ID: fmt.Sprint("s", i), Title: fmt.Sprint("Skill ", i)})
		ds.Areas = append(ds.Areas, dataset.Term{ID: fmt.Sprint("a", i), Title: fmt.Sprint("Area ", i)})
	}
	w := ds.Workforce
	for q := range 8 {
		w.Quarters = append(w.Quarters, fmt.Sprintf("%d-Q%d", 2027+q/4, q%4+1))
	}
	for i := range n {
		r := &dataset.Role{ID: fmt.Sprint("r", i), Title: fmt.Sprint("Role ", i%(n*9/10+1))}
		if i > 0 {
			r.ReportsTo = &dataset.RoleRef{Role: fmt.Sprint("r", i/8)}
			r.Career.To = []dataset.RoleRef{{Role: fmt.Sprint("r", i/8)}}
		}
		r.Pay = &dataset.Pay{Min: f(float64(40_000 + i)), Max: f(float64(60_000 + i))}
		for s := range 16 {
			level := (i + s) % 5
			r.Skills = append(r.Skills, dataset.Skill{Skill: fmt.Sprint("s", s), Level: &level})
		}
		for range 10 {
			r.Duties = append(r.Duties, dataset.Duty{Title: "Duty", Share: f(10)})
		}
		ds.Roles = append(ds.Roles, r)
		ds.RACI = append(ds.RACI, dataset.Assignment{Area: fmt.Sprint("a", i%16), Accountable: []string{r.ID}})
		for k := range 5 {
			w.Positions = append(w.Positions, dataset.Position{
				ID: fmt.Sprint("p", i, "-", k), Role: r.ID, Start: dataset.Date{Year: 2024 + k, Month: 5, Day: 1}, Pay: f(50_000),
			})
		}
		w.Demand = append(w.Demand, dataset.Demand{Role: r.ID, Needed: []float64{1, 2, 3, 4, 5, 6, 7, 8}})
	}
	ds.RACI = ds.RACI[:16]
	return ds
}

// TestManyRoles composes workbooks of a thousand roles in the time of a sip of coffee.
func TestManyRoles(t *testing.T) {
	ds := manyRoles(1000)
	c := composer(t, ds)
	for _, kind := range []string{"role-matrix", "workforce-plan"} {
		var d *doc.Document
		if took := cputime.Of(func() { d = made(t, c, c.Subject(kind)) }); took > 20*time.Second {
			t.Errorf("%s took %v", kind, took)
		}
		r := readSheets(t, d)
		if kind == "workforce-plan" {
			if got := r.figure("by-role", "Total", "required"); got != 8000 {
				t.Errorf("%v are required", got)
			}
			if got, want := r.figure("by-role", "Total", "closing"), 5000.0; got != want {
				t.Errorf("%v close, want %v", got, want)
			}
			if short := r.figure("gap-ranking", "Other roles that are short", "required"); short != 8000-7*8 {
				t.Errorf("others require %v", short)
			}
		}
	}
}

func BenchmarkManyRoles(b *testing.B) {
	c := composer(b, manyRoles(1000))
	for _, kind := range []string{"role-matrix", "workforce-plan"} {
		b.Run(kind, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				made(b, c, c.Subject(kind))
			}
		})
	}
}

// TestNamesOfSheets tells where planners look for the dimensions.
func TestNamesOfSheets(t *testing.T) {
	ds := matrixDataset()
	ds.Dimensions = []dataset.Term{{ID: "reach", Title: "Reach"}}
	c := composer(t, ds)
	for kind, want := range map[string]string{"role-matrix": "Matrix", "comparison": "Comparison"} {
		s := c.Subject(kind)
		if kind == "comparison" {
			s = c.pair("a", "b")
		}
		table := doc.Tables(made(t, c, s).Blocks)[0]
		if got := firstOf(table.Sheet, table.Title); got != want {
			t.Errorf("the first sheet of the %s is called %q, not %q", kind, got, want)
		}
	}
}
