package compose

import (
	"fmt"
	"strings"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// benchDataset has three roles: two alike but for a few things, and one that states nothing.
func benchDataset() *dataset.Dataset {
	f := func(x float64) *float64 { return &x }
	n := func(x int) *int { return &x }
	role := func(id, title string) *dataset.Role {
		return &dataset.Role{
			ID: id, Title: title, Family: "Stores", Purpose: "Keeps stock.", Aliases: dataset.NewLines("An alias of " + title),
			Duties:           []dataset.Duty{{Title: "Count stock", Share: f(30)}, {Title: "Only " + title, Share: f(70)}},
			Responsibilities: []dataset.Responsibility{{Area: "stock", Short: "Counts it"}},
			Statements:       []dataset.Statement{{Dimension: "rank", Short: "First line"}},
			Skills:           []dataset.Skill{{Skill: "count", Level: n(2)}, {Skill: "drive", Level: n(1)}},
			Measures:         []dataset.Measure{{Title: "Shrinkage", Target: "under 1 %", Illustrative: true}},
			Pay:              &dataset.Pay{Min: f(30000), Max: f(40000)},
			Source:           &dataset.Source{Name: "Source of " + title, Licence: "CC0", Credit: "Credit of " + title + "."},
		}
	}
	a, b := role("a", "Clerk"), role("b", "Senior clerk")
	b.Skills[1].Level = n(3)
	*b.Pay.Max = 45000
	return &dataset.Dataset{
		Title: "Bench", Currency: "EUR", Language: "en",
		Dimensions: []dataset.Term{{ID: "rank", Title: "Rank"}, {ID: "reach", Title: "Reach of it"}},
		Areas:      []dataset.Term{{ID: "stock", Title: "Stock"}},
		Skills:     []dataset.Term{{ID: "count", Title: "Counting"}, {ID: "drive", Title: "Driving"}, {ID: "unused", Title: "Unused"}},
		Roles:      []*dataset.Role{a, b, {ID: "c", Title: "Guest"}},
	}
}

// benchRows returns the rows of a document's tables as "table: head symbol cells".
func benchRows(d *doc.Document) []string {
	var list []string
	for _, t := range doc.Tables(d.Blocks) {
		for _, r := range t.Rows {
			var cells []string
			for i, c := range r.Cells {
				if t.Columns[i].Detail {
					continue
				}
				s := ""
				if c != nil {
					s = d.Locale.Text(c)
				}
				cells = append(cells, s)
			}
			list = append(list, t.Name+": "+strings.Join(cells, " | "))
		}
	}
	return list
}

func TestSideBySide(t *testing.T) {
	c := composer(t, benchDataset())
	d := made(t, c, c.SideBySide(false, "b", "a"))
	got := strings.Join(benchRows(d), "\n")
	want := strings.ReplaceAll(`facts: Purpose | = | Keeps stock. | Keeps stock.
facts: Family | = | Stores | Stores
facts: Pay band | ≠ | EUR_30,000–45,000 | EUR_30,000–40,000
dimensions: Rank | = | First line | First line
duties: 1 | = | Count stock_· 30_% | Count stock_· 30_%
duties: 2 | ≠ | Only Senior clerk_· 70_% | Only Clerk_· 70_%
responsibilities: Stock | = | Counts it | Counts it
skills: Counting | = | 2 of 4 | 2 of 4
skills: Driving | ≠ | 3 of 4 | 1 of 4
measures: 1 | = | Shrinkage: under 1 %_* | Shrinkage: under 1 %_*`, "_", "\u00a0")
	if !strings.HasPrefix(got, want) {
		t.Errorf("rows\n%s\nwant\n%s", got, want)
	}
	if d.Title != "Senior clerk and Clerk side by side" || d.Name != "b-vs-a" || d.Wide {
		t.Errorf("title %q, name %q, wide %v", d.Title, d.Name, d.Wide)
	}
	if got := strings.Join(d.Source.Credits, " "); got != "Credit of Senior clerk. Credit of Clerk." {
		t.Errorf("credits %q", got)
	}
	if text := paragraphs(d); !strings.Contains(text, "Not stated for any of the roles: Summary, ") || !strings.Contains(text, ", Reach of it, ") {
		t.Errorf("what no role states is not named:\n%s", text)
	}
}

func paragraphs(d *doc.Document) string {
	var b strings.Builder
	doc.Walk(d.Blocks, func(block doc.Block) bool {
		if p, ok := block.(*doc.Paragraph); ok {
			b.WriteString(doc.PlainText(d.Locale, p.Text) + "\n")
		}
		return true
	})
	return b.String()
}

func TestOnlyDifferences(t *testing.T) {
	ds := benchDataset()
	c := composer(t, ds)
	d := made(t, c, c.SideBySide(true, "a", "b"))
	for _, row := range benchRows(d) {
		if strings.Contains(row, "| = |") {
			t.Errorf("%s is the same and shown", row)
		}
	}
	if text := paragraphs(d); !strings.Contains(text, "7 rows that are the same for all roles are left out.") {
		t.Errorf("what is left out is not counted:\n%s", text)
	}
	if d.Name != "a-vs-b-differences" || d.Title != "Clerk and Senior clerk: what differs" {
		t.Errorf("name %q, title %q", d.Name, d.Title)
	}
	// Twins differ in nothing, and the document says so.
	twin := *ds.Roles[0]
	twin.ID = "twin"
	ds.Roles = append(ds.Roles, &twin)
	c = composer(t, ds)
	d = made(t, c, c.SideBySide(true, "a", "twin"))
	if rows := benchRows(d); len(rows) > 0 {
		t.Errorf("twins differ in %q", rows)
	}
	if d.Title != "Clerk (a) and Clerk (twin): what differs" {
		t.Errorf("title %q", d.Title)
	}
	if text := paragraphs(d); !strings.Contains(text, "Nothing differs: all 11 rows that the roles state are the same for all.") {
		t.Errorf("twins:\n%s", text)
	}
}

// A role that states nothing has "Not stated" in every row, and neither it nor a list of forty duties upsets the rest.
func TestSideBySideOfUnlikeRoles(t *testing.T) {
	ds := benchDataset()
	long := *ds.Roles[0]
	long.ID, long.Title, long.Duties = "long", strings.Repeat("Setter and Operator of Machines ", 4), nil
	for i := range 40 {
		long.Duties = append(long.Duties, dataset.Duty{Text: fmt.Sprint("Does task ", i)})
	}
	long.Skills = []dataset.Skill{{Skill: "count"}, {Skill: "drive", Need: "desirable"}}
	ds.Roles = append(ds.Roles, &long)
	c := composer(t, ds)
	d := made(t, c, c.SideBySide(false, "a", "c", "long", "b"))
	if d.Title != "4 roles side by side" || !d.Wide {
		t.Errorf("title %q, wide %v", d.Title, d.Wide)
	}
	rows := strings.Join(benchRows(d), "\n")
	for _, want := range []string{
		"duties: 1 | ≠ | Count stock\u00a0· 30\u00a0% | Not stated |  | Count stock\u00a0· 30\u00a0%",
		"duties: 2 | ≠ | Only Clerk\u00a0· 70\u00a0% |  | Does task 0 | Only Senior clerk\u00a0· 70\u00a0%",
		"duties: 41 | ≠ |  |  | Does task 39 | ",
		"skills: Counting | ≠ | 2 of 4 | Not stated | Required | 2 of 4",
		"skills: Driving | ≠ | 1 of 4 | Not stated | Desirable | 3 of 4",
	} {
		if !strings.Contains(rows, want) {
			t.Errorf("no row %q in\n%s", want, rows)
		}
	}
	if text := paragraphs(d); !strings.Contains(text, "Clerk, Guest, Setter and Operator") {
		t.Errorf("the lead does not name the roles:\n%s", text)
	}
}

func TestSideBySideThatCannotBe(t *testing.T) {
	ds := benchDataset()
	for i := range 5 {
		ds.Roles = append(ds.Roles, &dataset.Role{ID: fmt.Sprint("r", i), Title: "R"})
	}
	c := composer(t, ds)
	for want, ids := range map[string][]string{
		"a side-by-side is about 2 roles, 1 given":                {"a"},
		"different roles stand side by side, and not \"a\" twice": {"a", "b", "a"},
		"no role \"x\" in the dataset":                            {"a", "b", "x"},
		"at most 6 roles can stand side by side, and not 7":       {"a", "b", "c", "r0", "r1", "r2", "r3"},
	} {
		_, problems := c.Compose(c.SideBySide(false, ids...))
		if len(problems) != 1 || problems[0].Message != want {
			t.Errorf("%q: %v, want %q", ids, problems, want)
		}
	}
	if list := c.Subjects(sideBySideKind, Selection{}); len(list) > 0 {
		t.Errorf("without roles: %v", list)
	}
	if list := c.Subjects(sideBySideKind, Selection{Roles: []string{"c", "a"}}); len(list) != 1 || list[0].Name != "c-vs-a" {
		t.Errorf("of two roles: %v", list)
	}
}

// Names of files stay short enough for every file system, and differ.
func TestSideBySideNames(t *testing.T) {
	long := func(last string) []string { return []string{strings.Repeat("é", 50), strings.Repeat("b", 100), last} }
	one, other := sideBySideName(long("x")), sideBySideName(long("y"))
	if one == other || len(one) > 200 || strings.ToValidUTF8(one, "") != one {
		t.Errorf("%q and %q", one, other)
	}
}

// TestNoPointForALevelThatIsNotStated draws empty cells where a role states no level and cells besides are drawn; else it marks the corner. To
// Excel, a text is a point at 0.
func TestNoPointForALevelThatIsNotStated(t *testing.T) {
	for name, change := range map[string]func(*dataset.Role){
		"levels": func(r *dataset.Role) { r.Skills = r.Skills[:2] },
		"words":  func(r *dataset.Role) { r.Skills[2].Level = nil },
	} {
		ds := benchDataset()
		level := 4
		for _, r := range ds.Roles[:2] {
			r.Skills = append(r.Skills, dataset.Skill{Skill: "unused", Level: &level})
		}
		change(ds.Roles[1])
		c := composer(t, ds)
		var chart *doc.Chart
		doc.Walk(made(t, c, c.SideBySide(false, "a", "b")).Blocks, func(b doc.Block) bool {
			if found, ok := b.(*doc.Chart); ok && found.Kind == doc.RadarChart {
				chart = found
			}
			return true
		})
		if chart == nil {
			t.Fatalf("%s: no radar", name)
		}
		points := 0
		for _, row := range chart.Table.Rows {
			_, marked := strings.CutSuffix(string(row.Cells[0].(doc.Text)), "\u00a0(–)")
			absent := false
			for _, series := range chart.Series {
				for i, column := range chart.Table.Columns {
					if column.Key != series.Column {
						continue
					}
					switch row.Cells[i].(type) {
					case doc.Rating:
						points++
					case doc.NotStated:
						absent = true
					}
				}
			}
			if absent != marked {
				t.Errorf("%s: %v draws a text: %v", name, row.Cells[0], absent)
			}
		}
		if points != 5 {
			t.Errorf("%s: %d points, want 3 and 2", name, points)
		}
	}
}
