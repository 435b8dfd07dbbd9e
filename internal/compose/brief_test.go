package compose

import (
	"strings"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
)

// TestLongTitlesFindTheirRows plans and compares roles, a scenario and jobs outside with titles that are longer than Excel's functions compare.
func TestLongTitlesFindTheirRows(t *testing.T) {
	long := strings.Repeat("Senior ", 40) // 280 characters, the same for all
	ds := smallPlan()
	ds.Roles[0].Title, ds.Roles[1].Title = long+"lead", long+"head"
	ds.Roles[1].ReportsTo = &dataset.RoleRef{Title: long + "owner"}
	ds.Roles[0].Career.To = []dataset.RoleRef{{Title: long + "owner"}, {Title: long + "partner"}}
	ds.Workforce.Scenarios[0].Title, ds.Workforce.Scenarios[1].Title = long+"base", long+"lean"
	c := composer(t, ds)
	for _, kind := range []string{"workforce-plan", "role-matrix"} {
		d, problems := c.Compose(c.Subject(kind))
		cut := map[string]bool{}
		for _, p := range problems {
			if p.Code != "title-cut" {
				t.Errorf("%s: %v", kind, p)
			}
			cut[p.About] = true
		}
		if !cut[long+"lead"] || !cut[long+"owner"] {
			t.Errorf("%s: cut titles that are told: %v", kind, cut)
		}
		for _, table := range doc.Tables(d.Blocks) {
			keys := map[string]bool{}
			for _, r := range table.Rows {
				for i, v := range r.Cells {
					s, ok := v.(doc.Text)
					if ok && (table.Columns[i].Header || strings.HasPrefix(string(s), "Senior ")) && ooxml.Units(string(s)) > 255 {
						t.Errorf("%s: table %q holds %d characters in column %q", kind, table.Name, ooxml.Units(string(s)), table.Columns[i].Key)
					}
					if ok && (table.Name == "roles" || table.Name == "scenarios") && i == 0 {
						if key := strings.ToLower(string(s)); keys[key] {
							t.Errorf("%s: table %q holds %q twice", kind, table.Name, s)
						} else {
							keys[key] = true
						}
					}
				}
			}
		}
	}
	r := readSheets(t, func() *doc.Document { d, _ := c.Compose(c.Subject("workforce-plan")); return d }())
	total := 0.0
	for _, table := range r.tables {
		if table.Name == "headcount" {
			for _, row := range table.Rows {
				head := c.loc.Text(row.Cells[0]) + " " + c.loc.Text(row.Cells[1])
				if strings.HasSuffix(head, "2027-Q1") {
					total += r.figure("headcount", head, "closing")
				}
			}
		}
	}
	if total != 3.5 {
		t.Errorf("%v are there at the end of the first quarter, not 3.5", total)
	}
}

func TestClip(t *testing.T) {
	for _, x := range []struct {
		text string
		most int
		want string
	}{
		{"lead", 4, "lead"}, {"leader", 5, "lead…"}, {"a leader", 3, "a…"}, {"👩👩👩", 6, "👩👩👩"}, {"👩👩👩", 5, "👩👩…"}, {"", 1, ""},
	} {
		if got := clip(x.text, x.most); got != x.want {
			t.Errorf("%q in %d is %q, not %q", x.text, x.most, got, x.want)
		}
	}
}
