package compose

import (
	"math"
	"strings"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// matrixDataset has three roles whose figures can be checked by hand.
func matrixDataset() *dataset.Dataset {
	f := func(x float64) *float64 { return &x }
	level := func(n int) *int { return &n }
	yes, no := true, false
	return &dataset.Dataset{
		Title: "Matrix", Currency: "EUR",
		Areas:  []dataset.Term{{ID: "one", Title: "One"}, {ID: "two", Title: "Two"}, {ID: "none", Title: "None"}, {ID: "idle", Title: "Idle"}},
		Skills: []dataset.Term{{ID: "lead", Title: "Lead"}, {ID: "plan", Title: "Plan"}, {ID: "sell", Title: "Sell"}, {ID: "unused", Title: "Unused"}},
		RACI: []dataset.Assignment{
			{Area: "one", Accountable: []string{"b"}, Responsible: []string{"a"}},
			{Area: "two", Accountable: []string{"a", "b"}},
			{Area: "none", Responsible: []string{"a"}},
		},
		Roles: []*dataset.Role{
			{
				ID: "b", Title: "Head", Pay: &dataset.Pay{Min: f(100), Max: f(150)}, // midpoint 125
				Skills: []dataset.Skill{{Skill: "lead", Level: level(4)}, {Skill: "plan", Level: level(1)}, {Skill: "sell"}},
				Duties: []dataset.Duty{{Title: "x", Share: f(60)}, {Title: "y", Share: f(30)}},
			},
			{
				ID: "a", Title: "Hand", Pay: &dataset.Pay{Min: f(80), Mid: f(100), Max: f(120)},
				Skills: []dataset.Skill{{Skill: "lead", Level: level(1)}, {Skill: "plan", Level: level(3)}, {Skill: "sell", Level: level(2)}},
				Duties: []dataset.Duty{{Title: "x", Share: f(33.3), Essential: &yes}, {Title: "y", Share: f(66.7), Essential: &no}},
				Career: dataset.Career{To: []dataset.RoleRef{{Role: "b"}, {Title: "Elsewhere"}}},
			},
			{ID: "c", Title: "Guest", Duties: []dataset.Duty{{Title: "x"}}},
		},
	}
}

func TestRoleMatrixByHand(t *testing.T) {
	c := composer(t, matrixDataset())
	r := readSheets(t, made(t, c, c.Subject("role-matrix")))
	for _, x := range []struct {
		table, row, column string
		want               float64
	}{
		{"duty-sums", "Head", "sum", 0.9},
		{"duty-sums", "Hand", "essential", 1},
		{"raci-load", "Hand", "part-R", 2},
		{"raci-load", "Hand", "part-A", 1},
		{"raci-load", "Head", "all", 2},
		{"skill-gap", "Lead", "gap", 3},
		{"skill-gap", "Plan", "gap", 0},
		{"skill-gap", "Total", "gap", 3},
		{"skill-gap", "Skills without a stated level", "from", 0},
		{"skill-gap", "Skills without a stated level", "to", 1},
		{"skill-gap", "Skills without a stated level", "gap", 1},
		{"pay", "Hand", "spread", 0.5},
		{"pay", "Head", "mid", 125},
		{"pay", "Head", "step", 0.25},
		{"pay", "Head", "overlap", 0.5},
		{"careers", "Hand Head", "skills", 1},
		{"careers", "Hand Head", "levels", 3},
		{"careers", "Hand Head", "unknown", 1},
		{"career-gaps", "Hand Head Lead", "gap", 3},
	} {
		if got := r.figure(x.table, x.row, x.column); math.Abs(got-x.want) > 1e-12 {
			t.Errorf("%s, %s, %s: %v, want %v", x.table, x.row, x.column, got, x.want)
		}
	}
	for _, x := range [][4]string{
		{"duty-sums", "Head", "state", "✗ does not add up to 100 %"},
		{"duty-sums", "Hand", "state", "✓ adds up"},
		{"duty-sums", "Guest", "state", "Not stated"},
		{"raci", "One", "state", "✓ one A"},
		{"raci", "Two", "state", "✗ 2 A"},
		{"raci", "None", "state", "✗ 0 A"},
		{"skill-gap", "Role", "from", "Hand"},
		{"skill-gap", "Sell\u00a0(–)", "gap", "Not stated"}, // a text is a point at 0 to Excel: the sign tells it from a level of 0
		{"career-gaps", "Hand Head Sell", "needs", "Not stated"},
		{"careers", "Hand Elsewhere", "unknown", "Not stated"},
		{"careers", "Hand Elsewhere", "levels", "Not stated"},
		{"careers", "Hand Head", "which", "Lead (1\u00a0→\u00a04)"},
	} {
		if got := r.text(x[0], x[1], x[2]); got != x[3] {
			t.Errorf("%s, %s, %s: %q, want %q", x[0], x[1], x[2], got, x[3])
		}
	}
	r.enter(map[string]doc.Value{"FirstRole": doc.Text("Head"), "SecondRole": doc.Text("Hand")})
	if lead, plan := r.figure("skill-gap", "Lead", "gap"), r.figure("skill-gap", "Plan", "gap"); lead != 0 || plan != 2 {
		t.Errorf("the other way the gaps are %v and %v", lead, plan)
	}
	ds := matrixDataset()
	none := 0
	ds.Roles[0].Skills[2].Level = &none
	zero := composer(t, ds)
	if got := readSheets(t, made(t, zero, zero.Subject("role-matrix"))).figure("skill-gap", "Sell", "to"); got != 0 {
		t.Errorf("a level of 0 is %v", got)
	}
	for _, table := range r.tables {
		for _, column := range table.Columns {
			if column.Key == "skill-unused" || column.Key == "role-c" && table.Name == "raci" {
				t.Errorf("%s has a column for %s, which takes no part", table.Name, column.Title)
			}
		}
	}
}

// TestBandsOfManyCurrencies sets no band against one in another currency or for another time.
func TestBandsOfManyCurrencies(t *testing.T) {
	ds := matrixDataset()
	ds.Roles[0].Pay.Currency = "USD"
	c := composer(t, ds)
	view, chart, note := (&matrix{workbook: &workbook{Composer: c}, roles: ds.Roles, label: new(briefing).labels(ds.Roles)}).pay()
	if chart != nil {
		t.Error("bands of two currencies are drawn side by side")
	}
	if note != "Not stated here: Guest." {
		t.Errorf("note %q", note)
	}
	for i, r := range view.Rows {
		if r.Cells[7] != nil || r.Cells[8] != nil {
			t.Errorf("row %d is set against the one before", i)
		}
	}
}

// TestDutiesGiveTheirRoomToWhatIsStated leaves out columns in which no duty of any role states anything, as in public databases, and says so.
func TestDutiesGiveTheirRoomToWhatIsStated(t *testing.T) {
	for _, x := range []struct {
		duty dataset.Duty
		want string
		note bool
	}{
		{dataset.Duty{Text: "Directs work."}, "role text share essential", true},
		{dataset.Duty{Title: "Direct", Text: "Directs work.", Outcome: "It is done"}, "role duty text share essential outcome", false},
	} {
		ds := &dataset.Dataset{Title: "Bare", Roles: []*dataset.Role{
			{ID: "a", Title: "A", Duties: []dataset.Duty{{Text: "Plans work."}, x.duty}}, {ID: "b", Title: "B"},
		}}
		c := composer(t, ds)
		d := made(t, c, c.Subject("role-matrix"))
		for _, table := range doc.Tables(d.Blocks) {
			if table.Name != "duties" {
				continue
			}
			var keys []string
			for _, col := range table.Columns {
				keys = append(keys, col.Key)
			}
			if got := strings.Join(keys, " "); got != x.want {
				t.Errorf("columns %s, want %s", got, x.want)
			}
			for i, row := range table.Rows {
				if len(row.Cells) != len(keys) {
					t.Errorf("row %d has %d cells", i, len(row.Cells))
				}
			}
		}
		if told := strings.Contains(dump(t, d), "Not stated for any of the roles: Duty, Outcome"); told != x.note {
			t.Errorf("%+v: what is not stated is told: %v", x.duty, told)
		}
	}
}
