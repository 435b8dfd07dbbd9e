package compose

import (
	"testing"

	"rolexport/internal/calc"
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// isInput reports whether the reader of a workbook may change a cell.
func isInput(t *doc.Table, row, column int) bool {
	if column < len(t.Rows[row].Cells) {
		if v, _ := doc.Unmark(t.Rows[row].Cells[column]); v != nil {
			if _, follows := v.(doc.Computed); follows {
				return false
			}
		}
	}
	for _, f := range t.Fields {
		if f.Row == row && f.Column == t.Columns[column].Key {
			return f.Input
		}
	}
	return t.Columns[column].Input && (t.Rows[row].Kind == doc.DataRow || t.Rows[row].Kind == doc.SpareRow)
}

// guarded counts the formulas that say what is not stated in place of an error.
func guarded(tables []*doc.Table) int {
	n := 0
	for _, t := range tables {
		for _, r := range t.Rows {
			for _, v := range r.Cells {
				plain, _ := doc.Unmark(v)
				if c, ok := plain.(doc.Computed); ok {
					if _, ok := c.Expr.(doc.Stated); ok {
						n++
					}
				}
			}
		}
	}
	return n
}

// TestNoEntryBreaksAFormula clears each input in turn and enters what does not belong there. A formula that then fails without having been
// guarded would show an error in a workbook.
func TestNoEntryBreaksAFormula(t *testing.T) {
	entries := []doc.Value{nil, doc.Text("abc"), doc.Text(""), doc.Number{Value: -7}}
	for kind, ds := range map[string]*dataset.Dataset{"workforce-plan": smallPlan(), "role-matrix": matrixDataset()} {
		c := composer(t, ds)
		d := made(t, c, c.Subject(kind))
		tables := doc.Tables(d.Blocks)
		inputs := 0
		for _, table := range tables {
			for row := range table.Rows {
				for column := range table.Rows[row].Cells {
					if !isInput(table, row, column) {
						continue
					}
					inputs++
					cell := &table.Rows[row].Cells[column]
					was := *cell
					for _, entry := range entries {
						before := guarded(tables)
						*cell = entry
						if err := calc.Solve(tables, c.loc.Words.NotStated); err != nil {
							t.Fatal(err)
						}
						if n := guarded(tables) - before; n > 0 {
							t.Errorf("%s: %d formulas fail with %q in column %q, row %d of table %q", kind, n, entry, table.Columns[column].Key, row, table.Name)
						}
					}
					*cell = was
				}
			}
		}
		if inputs < 10 {
			t.Errorf("%s: only %d inputs were tried", kind, inputs)
		}
	}
}

// TestWhatEachInputTakes finds inputs of figures and days that take anything, and others without a word on what to enter.
func TestWhatEachInputTakes(t *testing.T) {
	for kind, ds := range map[string]*dataset.Dataset{"workforce-plan": smallPlan(), "role-matrix": matrixDataset()} {
		c := composer(t, ds)
		for _, table := range doc.Tables(made(t, c, c.Subject(kind)).Blocks) {
			for _, col := range table.Columns {
				bounded := col.Limits != nil || len(col.Allowed) > 0 || col.From != doc.Choices{}
				if figures := col.Kind.Numeric() || col.Kind == doc.DateColumn; col.Input && figures && !bounded {
					t.Errorf("%s: the column %q of table %q takes any figure", kind, col.Key, table.Name)
				}
				if col.Input && bounded && col.Note == "" {
					t.Errorf("%s: the column %q of table %q does not say what to enter", kind, col.Key, table.Name)
				}
			}
			for _, f := range table.Fields {
				bounded := f.Limits != nil || len(f.Among) > 0 || f.From != doc.Choices{}
				if f.Input && (!bounded || f.Note == "") {
					t.Errorf("%s: %s takes anything or does not say what", kind, f.Name)
				}
			}
		}
	}
}

// TestPlanFallsBack clears the inputs that all of a plan hangs on.
func TestPlanFallsBack(t *testing.T) {
	c := composer(t, smallPlan())
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	cost := r.figure("summary", "Total cost", "value")
	for _, x := range []struct {
		name  string
		entry doc.Value
		row   string
		state string
	}{
		{"Scenario", nil, "Scenario", "✗ not in the list: the plan takes the first of it"},
		{"Scenario", doc.Text("Bsae"), "Scenario", "✗ not in the list: the plan takes the first of it"},
		{"PlanStart", nil, "Plan start", "✗ no day: the plan starts as the heads of Demand say"},
		{"PlanStart", doc.Text("next year"), "Plan start", "✗ no day: the plan starts as the heads of Demand say"},
	} {
		was := r.named(x.name)
		if err := calc.Enter(r.tables, x.name, x.entry); err != nil {
			t.Fatal(err)
		}
		if err := calc.Solve(r.tables, c.loc.Words.NotStated); err != nil {
			t.Fatal(err)
		}
		if got := r.figure("summary", "Total cost", "value"); got != cost {
			t.Errorf("with %v as %s the plan costs %v, not %v", x.entry, x.name, got, cost)
		}
		if got := doc.English().Text(r.cell("assumptions", x.row, "state")); got != x.state {
			t.Errorf("with %v as %s the assumptions say %q", x.entry, x.name, got)
		}
		if err := calc.Enter(r.tables, x.name, was); err != nil {
			t.Fatal(err)
		}
	}
}

// named is what the cell of a name holds.
func (r sheetReader) named(name string) doc.Value {
	r.t.Helper()
	for _, table := range r.tables {
		for _, f := range table.Fields {
			for j, c := range table.Columns {
				if f.Name == name && c.Key == f.Column {
					return table.Rows[f.Row].Cells[j]
				}
			}
		}
	}
	r.t.Fatalf("no cell is named %q", name)
	return nil
}

// TestLimitsTakeWhatIsThere finds data that the limits of its own cell would refuse.
func TestLimitsTakeWhatIsThere(t *testing.T) {
	ds := smallPlan()
	ds.Workforce.Positions[0].Start = dataset.Date{Year: 1962, Month: 3, Day: 1}
	c := composer(t, ds)
	for _, table := range doc.Tables(made(t, c, c.Subject("workforce-plan")).Blocks) {
		for _, r := range table.Rows {
			for j, col := range table.Columns {
				if col.Limits == nil || r.Kind != doc.DataRow {
					continue
				}
				var x float64
				switch v, _ := doc.Unmark(r.Cells[j]); v := v.(type) {
				case doc.Number:
					x = v.Value
				case doc.Percent:
					x = v.Fraction
				case doc.Money:
					x = v.Amount
				case doc.Date:
					x = v.Serial()
				default:
					continue
				}
				if x < col.Limits.Least || x > col.Limits.Most {
					t.Errorf("table %q, column %q: %v is not within %v", table.Name, col.Key, x, *col.Limits)
				}
			}
		}
	}
}
