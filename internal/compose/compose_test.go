package compose

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// load returns the default dataset.
func load(t testing.TB) *dataset.Dataset {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return ds
}

// composer returns a composer of ds with the built-in templates.
func composer(t testing.TB, ds *dataset.Dataset) *Composer {
	t.Helper()
	c, problems := New(ds, rolexport.Templates())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}

// made composes a document without a problem.
func made(t testing.TB, c *Composer, s Subject) *doc.Document {
	t.Helper()
	d, problems := c.Compose(s)
	if len(problems) > 0 {
		t.Fatalf("%s %s:\n%v", s.Kind, s.Name, problems)
	}
	return d
}

func dump(t testing.TB, d *doc.Document) string {
	t.Helper()
	var b strings.Builder
	if err := doc.Dump(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// golden compares got with a file of testdata/golden/documents.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("..", "..", "testdata", "golden", "documents", name+".txt")
	if os.Getenv("ROLEXPORT_UPDATE") == "1" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; ROLEXPORT_UPDATE=1 writes it", err)
	}
	if !bytes.Equal(want, []byte(got)) {
		t.Errorf("%s differs; ROLEXPORT_UPDATE=1 rewrites it\n%s", path, firstDifference(string(want), got))
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return "want: " + w[i] + "\ngot:  " + g[i]
		}
	}
	return "one is the beginning of the other"
}

func TestDefaultDocuments(t *testing.T) {
	c := composer(t, load(t))
	for _, k := range Kinds() {
		for _, s := range c.Subjects(k.ID, Selection{}) {
			t.Run(k.ID+"/"+s.Name, func(t *testing.T) {
				name := k.ID + "-" + s.Name
				if s.Name == k.ID {
					name = k.ID
				}
				golden(t, name, dump(t, made(t, c, s)))
			})
		}
	}
}

func TestMinimalRole(t *testing.T) {
	bare := &dataset.Role{ID: "bare", Title: "Bare"}
	c := composer(t, &dataset.Dataset{Title: "One role", Roles: []*dataset.Role{bare}})
	golden(t, "role-sheet-bare", dump(t, made(t, c, c.Subject("role-sheet", "bare"))))
}

// nasty is text that breaks out of Markdown, HTML or templates where it is pasted, not bound.
const nasty = "**bold** [x](javascript:y) <b>&amp; {{.Title}} `code` | # {a} {n}\u200b \U0001f600 _e_ 1. - \\"

func TestNastyText(t *testing.T) {
	yes, three, half := true, 3, 50.0
	a := &dataset.Role{
		ID: "a", Title: nasty, Aliases: []string{nasty}, Family: nasty, Summary: nasty, Purpose: nasty + "\n\n" + nasty,
		Level:     &dataset.Level{Code: nasty, Title: nasty},
		ReportsTo: &dataset.RoleRef{Title: nasty},
		Duties:    []dataset.Duty{{Title: nasty, Text: nasty, Outcome: nasty, Share: &half, Essential: &yes}},
		Skills:    []dataset.Skill{{Skill: "s", Level: &three, Need: "desirable"}},
		Relations: []dataset.Relation{{With: nasty, Frequency: nasty, Purpose: nasty, External: true}},
		Measures:  []dataset.Measure{{Title: nasty, Why: nasty, Target: nasty, Illustrative: true}},
		Benefits:  []string{nasty}, Hiring: []string{nasty}, Conditions: []string{nasty}, Notes: []string{nasty},
		Career:                       dataset.Career{From: []dataset.RoleRef{{Role: "b"}}, To: []dataset.RoleRef{{Title: nasty}}, Note: nasty},
		Codes:                        []dataset.Code{{Scheme: nasty, Code: nasty, Match: nasty, Version: nasty}},
		Source:                       &dataset.Source{Name: nasty, Version: nasty, Licence: nasty, Credit: nasty},
		Statements:                   []dataset.Statement{{Dimension: "d", Short: nasty, Text: nasty}},
		Responsibilities:             []dataset.Responsibility{{Area: "r", Short: nasty, Text: nasty}},
		ResponsibilitiesIntroduction: nasty,
	}
	b := &dataset.Role{ID: "b", Title: "B"}
	c := composer(t, &dataset.Dataset{
		Title: nasty, Roles: []*dataset.Role{a, b},
		Dimensions: []dataset.Term{{ID: "d", Title: nasty}}, Areas: []dataset.Term{{ID: "r", Title: nasty}},
		Skills: []dataset.Term{{ID: "s", Title: nasty}}, SkillLevels: []string{nasty, nasty, nasty, nasty, nasty},
		Comparisons: []*dataset.Comparison{{A: "a", B: "b", Summary: nasty, Introduction: nasty, Choose: nasty, Closing: nasty,
			Contrasts: []dataset.Contrast{{Dimension: "d", Text: nasty}}}},
		Workforce: &dataset.Workforce{
			Title: nasty, Quarters: []string{nasty},
			Assumptions: []dataset.Assumption{{ID: "x", Title: nasty, Text: nasty, Note: nasty}},
			Lines:       []dataset.PlanLine{{Role: "a", Department: nasty, Location: nasty, Planned: []float64{1}, Note: nasty}},
		},
	})
	for _, k := range Kinds() {
		for _, s := range c.Subjects(k.ID, Selection{}) {
			golden(t, "nasty-"+k.ID+"-"+s.Name, dump(t, made(t, c, s)))
		}
	}
}
