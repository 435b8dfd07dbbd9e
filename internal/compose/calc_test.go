package compose

import (
	"math/big"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// exact evaluates an expression over the tables of a document in rational arithmetic, by a way of its own. A cell that is computed
// is evaluated again from its expression, not read.
type exact map[string]*doc.Table

func (x exact) value(t *testing.T, own *doc.Table, e doc.Expr) *big.Rat {
	t.Helper()
	table := func(name string) *doc.Table {
		if name == "" {
			return own
		}
		if x[name] == nil {
			t.Fatalf("an expression refers to the table %q, which the document does not hold", name)
		}
		return x[name]
	}
	cell := func(name, key string, row int) *big.Rat {
		in := table(name)
		for i, c := range in.Columns {
			if c.Key == key {
				return x.cell(t, in, in.Rows[row].Cells[i])
			}
		}
		t.Fatalf("table %q has no column %q", name, key)
		return nil
	}
	add := func(a, b *big.Rat) *big.Rat {
		if b == nil {
			return a
		}
		return new(big.Rat).Add(a, b)
	}
	switch e := e.(type) {
	case doc.Ref:
		return cell(e.Table, e.Column, e.Row)
	case doc.Sum:
		total := new(big.Rat)
		for row := e.First; row <= e.Last; row++ {
			total = add(total, cell(e.Table, e.Column, row))
		}
		return total
	case doc.Addition:
		total := new(big.Rat)
		for _, term := range e {
			total = add(total, x.value(t, own, term))
		}
		return total
	case doc.Difference:
		return new(big.Rat).Sub(x.value(t, own, e.A), x.value(t, own, e.B))
	case doc.Product:
		return new(big.Rat).Mul(x.value(t, own, e.A), x.value(t, own, e.B))
	case doc.Ratio:
		return new(big.Rat).Quo(x.value(t, own, e.A), x.value(t, own, e.B))
	}
	t.Fatalf("expression %T", e)
	return nil
}

// cell is the figure in a cell, nil where there is none.
func (x exact) cell(t *testing.T, own *doc.Table, v doc.Value) *big.Rat {
	t.Helper()
	v, _ = doc.Unmark(v)
	switch v := v.(type) {
	case doc.Computed:
		return x.value(t, own, v.Expr)
	case doc.Number:
		return new(big.Rat).SetFloat64(v.Value)
	case doc.Money:
		return new(big.Rat).SetFloat64(v.Amount)
	case doc.Percent:
		return new(big.Rat).SetFloat64(v.Fraction)
	}
	return nil
}

// checkResults holds the result of every computed cell against its expression and returns how many there are.
func checkResults(t *testing.T, d *doc.Document) int {
	t.Helper()
	tables := make(exact)
	for _, table := range doc.Tables(d.Blocks) {
		tables[table.Name] = table
	}
	n := 0
	for _, table := range doc.Tables(d.Blocks) {
		for i, row := range table.Rows {
			for j, v := range row.Cells {
				v, _ = doc.Unmark(v)
				computed, ok := v.(doc.Computed)
				if !ok {
					continue
				}
				n++
				want, _ := tables.value(t, table, computed.Expr).Float64()
				got, ok := figure(computed.Result)
				if diff := got - want; !ok || diff > 1e-6 || diff < -1e-6 {
					t.Errorf("%s, row %d, column %s: %v, want %v", table.Name, i, table.Columns[j].Key, got, want)
				}
			}
		}
	}
	return n
}

func TestResultsAreWhatTheExpressionsYield(t *testing.T) {
	c := composer(t, load(t))
	for kind, least := range map[string]int{"workforce-plan": 100, "role-matrix": 5} {
		if n := checkResults(t, made(t, c, c.Subject(kind))); n < least {
			t.Errorf("%s: %d computed cells, want at least %d", kind, n, least)
		}
	}
}

// TestPlanAddsUp computes a small plan by hand.
func TestPlanAddsUp(t *testing.T) {
	cost := 100_000.0
	ds := &dataset.Dataset{
		Title: "Plan", Currency: "EUR",
		Roles: []*dataset.Role{{ID: "a", Title: "A"}, {ID: "b", Title: "B"}, {ID: "unplanned", Title: "C"}},
		Workforce: &dataset.Workforce{
			Quarters: []string{"Q1", "Q2"},
			Lines: []dataset.PlanLine{
				{Role: "b", Current: 1, Planned: []float64{2, 3}},                // cost not stated
				{Role: "a", Current: 1, Planned: []float64{1.5, 2}, Cost: &cost}, // 25,000 a quarter
				{Role: "a", Current: 0.5, Planned: []float64{0.5, 0}, Cost: &cost},
			},
		},
	}
	c := composer(t, ds)
	d := made(t, c, c.Subject("workforce-plan"))
	checkResults(t, d)
	want := map[string][][]string{
		"headcount": {{"A", "1.5", "2.0", "2.0"}, {"B", "1.0", "2.0", "3.0"}, {"Total", "2.5", "4.0", "5.0"}},
		"gap":       {{"A", "0.5", "0.5"}, {"B", "1.0", "2.0"}, {"Total", "1.5", "2.5"}},
		"cost": {
			{"A", "EUR\u00a050,000", "EUR\u00a050,000", "EUR\u00a0100,000"},
			{"B", "Not stated", "Not stated", "Not stated"},
			{"Total", "EUR\u00a050,000", "EUR\u00a050,000", "EUR\u00a0100,000"},
		},
	}
	for _, table := range doc.Tables(d.Blocks) {
		rows, ok := want[table.Name]
		if !ok {
			continue
		}
		delete(want, table.Name)
		if len(rows) != len(table.Rows) {
			t.Fatalf("%s has %d rows, want %d", table.Name, len(table.Rows), len(rows))
		}
		for i, r := range rows {
			for j, cell := range r {
				if got := c.loc.Text(table.Rows[i].Cells[j]); got != cell {
					t.Errorf("%s, row %d, column %d: %q, want %q", table.Name, i, j, got, cell)
				}
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("tables missing: %v", want)
	}
}
