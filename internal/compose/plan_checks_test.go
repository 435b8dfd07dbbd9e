package compose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// shown are the results of all computed cells, by table, row and column.
func (r sheetReader) shown() map[string]string {
	all := map[string]string{}
	for _, t := range r.tables {
		for i, row := range t.Rows {
			for j, v := range row.Cells {
				if plain, _ := doc.Unmark(v); plain != nil {
					if c, ok := plain.(doc.Computed); ok {
						all[fmt.Sprintf("%s.%s[%d]", t.Name, t.Columns[j].Key, i)] = fmt.Sprintf("%T %v", c.Result, c.Result)
					}
				}
			}
		}
	}
	return all
}

// lively is a plan in which every input makes a difference, once with few roles and once with so many that some are ranked.
func lively(t *testing.T) map[string]*dataset.Dataset {
	t.Helper()
	few, many := load(t), twelveRoles()
	many.Workforce.Assumptions = few.Workforce.Assumptions
	many.Workforce.Quarters = few.Workforce.Quarters
	many.Workforce.Budget = few.Workforce.Budget
	for i := range many.Workforce.Demand {
		needed := many.Workforce.Demand[i].Needed
		many.Workforce.Demand[i].Needed = slices.Repeat(needed[:1], len(few.Workforce.Quarters))
	}
	pay := 50_000.0
	for i := range many.Workforce.Positions {
		many.Workforce.Positions[i].Pay = &pay
	}
	return map[string]*dataset.Dataset{"few": few, "many": many}
}

// TestNothingFollowsFromWhatCannotBeUsed enters into each assumption what cannot be used: whatever follows from it says that it is not stated, the
// assumption is marked, and the summary says so. What follows from it is found by entering another figure that can be used.
func TestNothingFollowsFromWhatCannotBeUsed(t *testing.T) {
	for name, ds := range lively(t) {
		c := composer(t, ds)
		r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
		assumptions := r.tables[slices.IndexFunc(r.tables, func(t *doc.Table) bool { return t.Name == assumptionsTable })]
		tried := 0
		for _, f := range assumptions.Fields {
			if !f.Input || f.Limits == nil || f.Limits.Letters > 0 || f.Limits.Quarterly {
				continue
			}
			tried++
			was, usable := r.named(f.Name), []float64{f.Limits.Least + 3, f.Limits.Least + 6}
			if f.Limits.Most == 1 || f.Limits.Most == 10 {
				usable = []float64{0.43, 0.87}
			}
			entries := []doc.Value{nil, doc.Text("abc"), doc.Text(""), doc.Number{Value: -7}, doc.Number{Value: f.Limits.Most + 3}}
			if f.Limits.Step > 0 {
				entries = append(entries, doc.Number{Value: 4.7}, doc.Number{Value: f.Limits.Least + f.Limits.Step/2})
			}
			before := r.shown()
			var follow []string
			for _, x := range usable {
				r.enter(map[string]doc.Value{f.Name: doc.Number{Value: x}})
				for cell, result := range r.shown() {
					if result != before[cell] && !slices.Contains(follow, cell) {
						follow = append(follow, cell)
					}
				}
			}
			if name == "few" && len(follow) < 2 {
				t.Errorf("%s: nothing but %v follows from %s", name, follow, f.Name)
			}
			for _, entry := range entries {
				r.enter(map[string]doc.Value{f.Name: entry})
				now := r.shown()
				for _, cell := range follow {
					if now[cell] != fmt.Sprintf("%T %v", doc.NotStated{}, doc.NotStated{}) {
						t.Errorf("%s: with %v as %s, %s shows %s", name, entry, f.Name, cell, now[cell])
					}
				}
				state := r.doc.Locale.Text(assumptions.Rows[f.Row].Cells[2])
				if !strings.HasPrefix(state, doc.Fault) || !strings.Contains(state, "nter") {
					t.Errorf("%s: with %v, %s is said to be %q", name, entry, f.Name, state)
				}
				if n, say := r.figure("summary", "Assumptions to mend", "value"), r.text("summary", "Assumptions to mend", "state"); n != 1 || say[:3] != doc.Fault {
					t.Errorf("%s: with %v as %s the summary counts %v assumptions to mend: %s", name, entry, f.Name, n, say)
				}
			}
			r.enter(map[string]doc.Value{f.Name: was})
			if n := r.figure("summary", "Assumptions to mend", "value"); n != 0 {
				t.Errorf("%s: %v assumptions are to be mended as the dataset states them", name, n)
			}
		}
		if tried < 16 {
			t.Errorf("%s: only %d assumptions were tried", name, tried)
		}
	}
}

// TestCurrencyIsChecked enters what is no code of a currency.
func TestCurrencyIsChecked(t *testing.T) {
	c := composer(t, smallPlan())
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	for _, entry := range []doc.Value{nil, doc.Text(""), doc.Text("Euro"), doc.Number{Value: 978}} {
		r.enter(map[string]doc.Value{"Currency": entry})
		for _, at := range [][2]string{{"summary", "state"}, {"assumptions", "state"}} {
			if got := r.text(at[0], "Currency", at[1]); got != "✗ Enter 3 letters." {
				t.Errorf("with %v as currency, %s says %q", entry, at[0], got)
			}
		}
	}
}

// An entryError is what somebody pastes into a row of inputs.
type entryError struct {
	table, row string // by what heads it
	cells      map[string]doc.Value
	want       string
}

// TestPastedRowsAreChecked pastes what cannot be used into the tables that planners fill in: the row says what to mend and does not count, and
// the summary counts such rows and says where the first is.
func TestPastedRowsAreChecked(t *testing.T) {
	day := func(year, month int) doc.Value { return doc.Date{Year: year, Month: month, Day: 1} }
	n := func(x float64) doc.Value { return doc.Number{Value: x} }
	say := func(s string) doc.Value { return doc.Text(s) }
	for _, x := range []entryError{
		{"positions", "1", map[string]doc.Value{"fte": nil}, "✗ FTE: enter 0 to 10,000"},
		{"positions", "1", map[string]doc.Value{"fte": say("1.0")}, "✗ FTE: enter 0 to 10,000"},
		{"positions", "1", map[string]doc.Value{"fte": say("Not stated")}, "✗ FTE: enter 0 to 10,000"},
		{"positions", "1", map[string]doc.Value{"fte": n(-1)}, "✗ FTE: enter 0 to 10,000"},
		{"positions", "1", map[string]doc.Value{"fte": n(20_000)}, "✗ FTE: enter 0 to 10,000"},
		{"positions", "1", map[string]doc.Value{"role": say("Leed")}, "✗ Role: choose from the list"},
		{"positions", "1", map[string]doc.Value{"role": nil}, "✗ Role: choose from the list"},
		{"positions", "1", map[string]doc.Value{"role": n(7)}, "✗ Role: choose from the list"},
		{"positions", "1", map[string]doc.Value{"status": say("hired")}, "✗ Status: choose from the list"},
		{"positions", "1", map[string]doc.Value{"status": nil}, "✗ Status: choose from the list"},
		{"positions", "1", map[string]doc.Value{"start": say("2020-05-01")}, "✗ Start: enter a day"},
		{"positions", "1", map[string]doc.Value{"start": n(3)}, "✗ Start: enter a day"},
		{"positions", "1", map[string]doc.Value{"start": nil}, "✗ Start: enter a day"}, // filled, and nobody knows since when
		{"positions", "2", map[string]doc.Value{"end": say("30.06.2027")}, "✗ End: enter a day"},
		{"positions", "2", map[string]doc.Value{"end": day(2020, 1)}, "✗ End: not before Start"},
		{"positions", "1", map[string]doc.Value{"pay": say("90k")}, "✗ Base pay: enter 0 or more"},
		{"positions", "1", map[string]doc.Value{"pay": n(-90_000)}, "✗ Base pay: enter 0 or more"},
		{"positions", "1", map[string]doc.Value{"bonus": say("10 percent")}, "✗ Bonus: enter 0\u00a0% to 1,000\u00a0%"},
		{"demand", "Lead", map[string]doc.Value{"role": say("Leed")}, "✗ Role: choose from the list"},
		{"demand", "Lead", map[string]doc.Value{"q2": say("two")}, "✗ each quarter: enter a figure from 0"},
		{"demand", "Lead", map[string]doc.Value{"q2": nil}, "✗ each quarter: enter a figure from 0"},
		{"demand", "Lead", map[string]doc.Value{"q3": n(-1)}, "✗ each quarter: enter a figure from 0"},
		{"budget", "2027-Q2", map[string]doc.Value{"budget": nil}, "✗ Budget: enter 0 or more"},
		{"budget", "2027-Q2", map[string]doc.Value{"budget": say("much")}, "✗ Budget: enter 0 or more"},
		{"budget", "2027-Q2", map[string]doc.Value{"budget": n(-5)}, "✗ Budget: enter 0 or more"},
		{"scenarios", "Base", map[string]doc.Value{"hires": nil}, "✗ Hires: enter 0\u00a0% to 1,000\u00a0%"},
		{"scenarios", "Lean", map[string]doc.Value{"merit": say("half")}, "✗ Merit increase: enter 0\u00a0% to 1,000\u00a0%"},
		{"roles", "Lead", map[string]doc.Value{"mid": say("high")}, "✗ Midpoint: enter 0 or more"},
		{"roles", "Lead", map[string]doc.Value{"max": n(90_000)}, "✗ Up to: not less than Midpoint"},
	} {
		c := composer(t, smallPlan())
		r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
		if got := r.text("summary", "Rows to mend", "state"); r.figure("summary", "Rows to mend", "value") != 0 || got != "✓ as it should be" {
			t.Fatalf("as the dataset states them, the rows are %q", got)
		}
		table, row := r.find(x.table, x.row)
		for key, v := range x.cells {
			table.Rows[row].Cells[columnOf(table, key)] = v
		}
		r.enter(nil)
		if got := r.doc.Locale.Text(table.Rows[row].Cells[columnOf(table, "entries")]); got != x.want {
			t.Errorf("%s, %s: with %v the row says %q, want %q", x.table, x.row, x.cells, got, x.want)
		}
		if got := r.figure("summary", "Rows to mend", "value"); got != 1 {
			t.Errorf("%s, %s: with %v the summary counts %v rows to mend", x.table, x.row, x.cells, got)
		}
		if got, want := r.text("summary", "Rows to mend", "state"), "✗ see Entries on "+table.Title; got != want {
			t.Errorf("%s, %s: with %v the summary says %q, want %q", x.table, x.row, x.cells, got, want)
		}
		switch x.table {
		case positionsTable: // the post does not count
			heads := r.figure("headcount", "Lead 2027-Q1", "opening")
			if want := map[string]float64{"1": 0.5, "2": 1}[x.row]; heads != want {
				t.Errorf("with %v in the row of a post there are %v, want %v", x.cells, heads, want)
			}
		case demandTable:
			if got := r.figure("headcount", "Lead 2027-Q3", "required"); got != 1 {
				t.Errorf("with %v in a row of the demand %v are required", x.cells, got)
			}
		case budgetTable: // nobody knows what is left of it
			for _, at := range [][3]string{{"budget", x.row, "left"}, {"budget", x.row, "state"}, {"budget", "Total", "left"}, {"budget", "Total", "state"},
				{"summary", "Budget", "value"}, {"summary", "Left of the budget", "state"}} {
				if got := r.text(at[0], at[1], at[2]); got != "Not stated" {
					t.Errorf("with %v as budget, %v says %q", x.cells, at, got)
				}
			}
		case scenariosTable:
			if cost := r.text("summary", "Total cost", "value"); (cost == "Not stated") != (x.row == "Base") {
				t.Errorf("with %v in the scenario %s the plan costs %s", x.cells, x.row, cost)
			}
		}
	}
}

// TestSpareRowsAreChecked fills in a spare row: it says what it lacks until all is there.
func TestSpareRowsAreChecked(t *testing.T) {
	c := composer(t, smallPlan())
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	table, _ := r.find("positions", "1")
	row := slices.IndexFunc(table.Rows, func(row doc.Row) bool { return row.Kind == doc.SpareRow })
	for _, x := range []struct {
		key  string
		v    doc.Value
		want string
	}{
		{"note", nil, ""},
		{"fte", doc.Number{Value: 1}, "✗ Role: choose from the list"},
		{"role", doc.Text("Lead"), "✗ Status: choose from the list"},
		{"status", doc.Text("open"), "✓"},
		{"status", doc.Text("filled"), "✗ Start: enter a day"},
		{"start", doc.Date{Year: 2027, Month: 2, Day: 1}, "✓"},
	} {
		table.Rows[row].Cells[columnOf(table, x.key)] = x.v
		r.enter(nil)
		if got := r.doc.Locale.Text(table.Rows[row].Cells[columnOf(table, "entries")]); got != x.want {
			t.Errorf("with %v as %s the row says %q, want %q", x.v, x.key, got, x.want)
		}
	}
}

func columnOf(t *doc.Table, key string) int {
	return slices.IndexFunc(t.Columns, func(c doc.Column) bool { return c.Key == key })
}

// find returns a table and the row that a text heads.
func (r sheetReader) find(name, row string) (*doc.Table, int) {
	r.t.Helper()
	for _, t := range r.tables {
		if t.Name == name {
			if at := slices.IndexFunc(t.Rows, func(x doc.Row) bool { return r.doc.Locale.Text(x.Cells[0]) == row }); at >= 0 {
				return t, at
			}
		}
	}
	r.t.Fatalf("no row %q in table %q", row, name)
	return nil, 0
}
