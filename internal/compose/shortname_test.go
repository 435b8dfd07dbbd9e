package compose

import (
	"strings"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
)

// drawnNames are the names that a chart writes beside its bars and into its legend.
func drawnNames(d *doc.Document, c *doc.Chart) []string {
	column := func(table, key string) []doc.Value {
		for _, t := range doc.Tables(d.Blocks) {
			for j, col := range t.Columns {
				if t.Name != table || col.Key != key {
					continue
				}
				cells := make([]doc.Value, len(t.Rows))
				for i, r := range t.Rows {
					if j < len(r.Cells) {
						cells[i] = r.Cells[j]
					}
				}
				return cells
			}
		}
		return nil
	}
	var names []string
	for i, v := range column(c.Table.Name, c.Category) {
		if c.Table.Rows[i].Kind == doc.DataRow && i >= c.Skip {
			names = append(names, d.Locale.Text(v))
		}
	}
	for _, s := range c.Series {
		if s.Name != nil {
			names = append(names, d.Locale.Text(column(s.Name.Table, s.Name.Column)[s.Name.Row]))
		}
	}
	return names
}

// TestDrawingsHaveShortNames draws roles with titles of more than a hundred characters, which begin alike.
func TestDrawingsHaveShortNames(t *testing.T) {
	plan, bands := twelveRoles(), load(t)
	for _, ds := range []*dataset.Dataset{plan, bands} {
		for _, r := range ds.Roles {
			r.Title = "Operations manager for the Northern region, with responsibility for warehouses, dispatch and customs: " + r.Title
		}
	}
	charts := 0
	for kind, ds := range map[string]*dataset.Dataset{"workforce-plan": plan, "role-matrix": bands} {
		c := composer(t, ds)
		d, _ := c.Compose(c.Subject(kind))
		doc.Walk(d.Blocks, func(b doc.Block) bool {
			chart, ok := b.(*doc.Chart)
			if !ok || chart.Kind == doc.RadarChart {
				return true
			}
			charts++
			seen := map[string]bool{}
			for _, name := range drawnNames(d, chart) {
				if ooxml.Units(name) > mostName {
					t.Errorf("%s, %q: %q has %d characters", kind, chart.Title, name, ooxml.Units(name))
				}
				if seen[name] {
					t.Errorf("%s, %q: %q stands there twice", kind, chart.Title, name)
				}
				seen[name] = true
				if strings.HasPrefix(name, "Operations") && !strings.Contains(name, "…") {
					t.Errorf("%s, %q: %q does not show that it is cut", kind, chart.Title, name)
				}
			}
			return true
		})
	}
	if charts != 4 {
		t.Errorf("%d charts were looked at", charts)
	}
}

// TestShortTitlesNeedNoOtherNames holds the tables of ordinary titles free of a column that says them twice.
func TestShortTitlesNeedNoOtherNames(t *testing.T) {
	c := composer(t, load(t))
	for _, kind := range []string{"workforce-plan", "role-matrix"} {
		for _, table := range doc.Tables(made(t, c, c.Subject(kind)).Blocks) {
			for _, col := range table.Columns {
				if col.Key == nameColumn {
					t.Errorf("%s: table %q has a column of short names", kind, table.Name)
				}
			}
		}
	}
}

// TestRadarsHaveRoom draws levels as bars where names are long, and nothing where corners would lie on each other.
func TestRadarsHaveRoom(t *testing.T) {
	for _, x := range []struct {
		skills int
		title  string
		want   []doc.ChartKind
	}{
		{12, "Skill", []doc.ChartKind{doc.RadarChart}},
		{12, "Knowledge of the rules that hold for the storage of goods", []doc.ChartKind{doc.BarChart}},
		{60, "Skill", nil},
	} {
		level := 2
		ds := &dataset.Dataset{Title: "Skills", Roles: []*dataset.Role{{ID: "a", Title: "A"}, {ID: "b", Title: "B"}}}
		for i := range x.skills {
			id := "s" + string(rune('a'+i/26)) + string(rune('a'+i%26))
			ds.Skills = append(ds.Skills, dataset.Term{ID: id, Title: x.title + " " + id})
			for _, r := range ds.Roles {
				r.Skills = append(r.Skills, dataset.Skill{Skill: id, Level: &level})
			}
		}
		c := composer(t, ds)
		var got []doc.ChartKind
		doc.Walk(made(t, c, c.Subject("role-matrix")).Blocks, func(b doc.Block) bool {
			if chart, ok := b.(*doc.Chart); ok {
				got = append(got, chart.Kind)
			}
			return true
		})
		if len(got) != len(x.want) || len(got) > 0 && got[0] != x.want[0] {
			t.Errorf("%d skills such as %q are drawn as %v, want %v", x.skills, x.title, got, x.want)
		}
	}
}
