package compose

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// twelveRoles is a plan of one quarter without loads, so that the cost of a role is a quarter of its pay: role A has many cheap posts, role L a
// dear one. The gaps of A to L are 6, -6, 5, -5, 4, -4, 3, -3, 2, -2, 1, -1.
func twelveRoles() *dataset.Dataset {
	zero := 0.0
	ds := &dataset.Dataset{Title: "Twelve", Currency: "EUR", Workforce: &dataset.Workforce{
		Quarters: []string{"2027-Q1"}, Scenarios: []dataset.Scenario{{ID: "base", Title: "Base"}, {ID: "more", Title: "More", Demand: &[]float64{150}[0]}},
	}}
	for _, id := range []string{"attrition", "benefits-load", "payroll-tax", "overhead", "cost-per-hire", "merit"} {
		ds.Workforce.Assumptions = append(ds.Workforce.Assumptions, dataset.Assumption{ID: id, Value: &zero})
	}
	for i := range 12 {
		id, heads, pay := string(rune('a'+i)), float64(12-i), float64(10_000*(i*i+1))
		gap := float64(6 - i/2)
		if i%2 == 1 {
			gap = -gap
		}
		ds.Roles = append(ds.Roles, &dataset.Role{ID: id, Title: string(rune('A' + i))})
		ds.Workforce.Positions = append(ds.Workforce.Positions, dataset.Position{
			ID: id, Role: id, FTE: &heads, Pay: &pay, Start: dataset.Date{Year: 2020, Month: 1, Day: 1},
		})
		ds.Workforce.Demand = append(ds.Workforce.Demand, dataset.Demand{Role: id, Needed: []float64{heads + gap}})
	}
	return ds
}

// listed are the names of the rows of a table above its totals.
func (r sheetReader) listed(table string) []string {
	var names []string
	for _, t := range r.tables {
		for _, row := range t.Rows {
			if t.Name == table && row.Kind == doc.DataRow {
				names = append(names, r.doc.Locale.Text(row.Cells[0]))
			}
		}
	}
	return names
}

// TestRankingsLeadWithWhatTheyRank ranks cost by cost and gaps by their size, not by head count, and sets no gap of the other roles off
// against another.
func TestRankingsLeadWithWhatTheyRank(t *testing.T) {
	c := composer(t, twelveRoles())
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	// Heads times pay in thousands: 120, 220, 500, 900, 1360, 1820, 2220, 2500, 2600, 2460, 2020, 1220.
	want := []string{"I", "H", "J", "G", "K", "F", "E", "Other roles"}
	if got := r.listed("cost-ranking"); !slices.Equal(got, want) {
		t.Errorf("the cost is that of %v, want %v", got, want)
	}
	want = []string{"A", "B", "C", "D", "E", "F", "G", "Other roles that are short", "Other roles with too many"}
	if got := r.listed("gap-ranking"); !slices.Equal(got, want) {
		t.Errorf("the gaps are those of %v, want %v", got, want)
	}
	for _, x := range []struct {
		table, row, column string
		want               float64
	}{
		{"cost-ranking", "I", "cost", 650_000},
		{"cost-ranking", "Other roles", "cost", (120 + 220 + 500 + 900 + 1220) * 1000 / 4},
		{"cost-ranking", "Total", "cost", 17_940_000 / 4},
		{"cost-ranking", "Total", "share", 1},
		{"gap-ranking", "A", "gap", 6},
		{"gap-ranking", "B", "gap", -6},
		{"gap-ranking", "B", "required", 5},
		{"gap-ranking", "Other roles that are short", "gap", 2 + 1},
		{"gap-ranking", "Other roles that are short", "closing", 4 + 2},
		{"gap-ranking", "Other roles with too many", "gap", -3 - 2 - 1},
		{"by-role", "Total", "gap", 0},
		{"by-role", "L", "cost", 305_000},
		{"summary", "Gap at the end", "value", 0},
		{"summary", "Missing in roles that are short", "value", 21},
		{"summary", "Too many in other roles", "value", 21},
	} {
		if got := r.figure(x.table, x.row, x.column); !near(got, x.want) {
			t.Errorf("%s, %s, %s: %v, want %v", x.table, x.row, x.column, got, x.want)
		}
	}
	for row, want := range map[string]string{
		"Gap at the end": "✓ covered", "Missing in roles that are short": "▼ people are missing", "Too many in other roles": "▲ more people than required",
	} {
		if got := r.text("summary", row, "state"); got != want {
			t.Errorf("%s: %q, want %q", row, got, want)
		}
	}
	r.enter(map[string]doc.Value{"Scenario": doc.Text("More")}) // half as much again: gaps of 15, -3.5, 12.5, -3, 10, -2.5, 7.5, -2, 5, -1.5, 2.5, -1
	want = []string{"A", "C", "E", "G", "I", "B", "D", "Other roles that are short", "Other roles with too many"}
	if got := r.listed("gap-ranking"); !slices.Equal(got, want) {
		t.Errorf("with more demand the gaps are those of %v, want %v", got, want)
	}
	if short, over := r.figure("gap-ranking", want[7], "gap"), r.figure("gap-ranking", want[8], "gap"); short != 2.5 || over != -7 {
		t.Errorf("with more demand the other roles lack %v and have %v", short, over)
	}
}

// TestRolesOfEqualFigures lists each role once, in the order of the dataset, where all cost the same.
func TestRolesOfEqualFigures(t *testing.T) {
	ds := twelveRoles()
	one, pay := 1.0, 50_000.0
	for i := range ds.Workforce.Positions {
		ds.Workforce.Positions[i].FTE, ds.Workforce.Positions[i].Pay = &one, &pay
	}
	c := composer(t, ds)
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	if got, want := r.listed("cost-ranking"), []string{"A", "B", "C", "D", "E", "F", "G", "Other roles"}; !slices.Equal(got, want) {
		t.Errorf("the cost is that of %v, want %v", got, want)
	}
}

// TestChartsOfFewAndManyRoles draws all roles where there is room, and else the rankings.
func TestChartsOfFewAndManyRoles(t *testing.T) {
	for n, want := range map[int][2]string{8: {"by-role", "by-role"}, 9: {"cost-ranking", "gap-ranking"}} {
		ds := twelveRoles()
		ds.Roles, ds.Workforce.Positions, ds.Workforce.Demand = ds.Roles[:n], ds.Workforce.Positions[:n], ds.Workforce.Demand[:n]
		c := composer(t, ds)
		charts := map[string]*doc.Chart{}
		doc.Walk(made(t, c, c.Subject("workforce-plan")).Blocks, func(b doc.Block) bool {
			if chart, ok := b.(*doc.Chart); ok {
				charts[chart.Title] = chart
			}
			return true
		})
		got := [2]string{charts["Cost by role"].Table.Name, charts["Gap by role"].Table.Name}
		if got != want {
			t.Errorf("with %d roles the charts draw %v, want %v", n, got, want)
		}
		if charts["Cost by role"].Signed || !charts["Gap by role"].Signed {
			t.Errorf("with %d roles a surplus has no bar, or cost need not begin at zero", n)
		}
	}
}

// TestSumsOfManyRoles holds the rankings of a large plan against what the roles come to.
func TestSumsOfManyRoles(t *testing.T) {
	c := composer(t, manyRoles(100))
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	cost, short, over := 0.0, 0.0, 0.0
	for _, name := range r.listed("by-role") {
		cost += r.figure("by-role", name, "cost")
		gap := r.figure("by-role", name, "gap")
		short, over = short+max(gap, 0), over+min(gap, 0)
	}
	for _, name := range r.listed("cost-ranking") {
		cost -= r.figure("cost-ranking", name, "cost")
	}
	for _, name := range r.listed("gap-ranking") {
		gap := r.figure("gap-ranking", name, "gap")
		short, over = short-max(gap, 0), over-min(gap, 0)
	}
	if math.Abs(cost) > 0.01 || math.Abs(short) > 1e-6 || math.Abs(over) > 1e-6 {
		t.Errorf("the rankings leave out a cost of %v, %v that are missing, %v too many", cost, short, over)
	}
	if got, want := fmt.Sprintf("%.4f", r.figure("budget", "Total", "total")), fmt.Sprintf("%.4f", r.figure("by-role", "Total", "cost")); got != want {
		t.Errorf("the budget adds up to %s, the roles to %s", got, want)
	}
}
