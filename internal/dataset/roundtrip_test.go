package dataset_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/diag"
)

// What is written as YAML is read back as it was, whatever the texts hold.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ds := datasettest.Draw(t)
		files := datasettest.Files(ds)
		got, problems := dataset.Load(files, dataset.MainFile, "")
		if problems != nil {
			for name, f := range files {
				t.Logf("%s:\n%s", name, f.Data)
			}
			t.Fatal(problems)
		}
		for i := range got.Roles {
			got.Roles[i].Pos = diag.Pos{}
		}
		for i := range got.Comparisons {
			got.Comparisons[i].Pos = diag.Pos{}
		}
		if !reflect.DeepEqual(got.Roles, ds.Roles) || !reflect.DeepEqual(got.Comparisons, ds.Comparisons) ||
			!reflect.DeepEqual(got.Workforce, ds.Workforce) || !reflect.DeepEqual(got.RACI, ds.RACI) || !reflect.DeepEqual(got.Statements, ds.Statements) ||
			got.Rules != ds.Rules ||
			got.Title != ds.Title || got.Date != ds.Date {
			t.Fatalf("read back:\n%+v\nwritten:\n%+v", got, ds)
		}
	})
}

// FuzzLoad holds for any files: no panic, no hang, and either a dataset or an error.
func FuzzLoad(f *testing.F) {
	f.Add([]byte("title: T\nroles: [a, {id: b, title: B}]\n"), []byte("title: A\nreports_to: b\n"), []byte("a: a\nb: b\n"), []byte("quarters: [2027-Q1]\n"))
	f.Add([]byte("title: T\ndimensions: [{id: x, title: X}]\nroles:\n - {<<: &a {id: c}, title: C}\n - *a\n"), []byte("reports_to: {role: a}\nskills: [{skill: y}]\n"),
		[]byte("a: c\nb: a\ncontrasts: [{dimension: y}]\n"), []byte("demand: [{role: a, needed: [1, -1]}]\npositions: [{id: p, role: a, start: 2027-01-01, end: 2026-01-01}]\n"))
	f.Add([]byte("title: \"x"), []byte("pay: {min: 2, max: 1}\nlevel: {rank: 0}\nduties: [{share: 101}]\n"), []byte("- x"), []byte("\xff"))
	f.Add([]byte("roles: {}\nworkforce: 1\norganisation: {logo: a.png}"), []byte("career: {to: [a, a, {}]}\naliases: [\"\"]"), []byte("id: x"), []byte("---\n---\n"))
	f.Fuzz(func(t *testing.T, main, role, comparison, plan []byte) {
		files := fstest.MapFS{
			"dataset.yaml": {Data: main}, "roles/a.yaml": {Data: role}, "comparisons/a-vs-b.yaml": {Data: comparison}, "workforce.yaml": {Data: plan},
		}
		ds, problems := dataset.Load(files, dataset.MainFile, "")
		if (ds == nil) != problems.HasErrors() {
			t.Fatalf("dataset %v, problems %v", ds, problems)
		}
		if ds == nil {
			return
		}
		for _, r := range ds.Roles {
			if r.ID == "" || strings.TrimSpace(r.Title) == "" || ds.Role(r.ID) != r {
				t.Errorf("role %+v", r)
			}
		}
		for _, c := range ds.Comparisons {
			if ds.Role(c.A) == nil || ds.Role(c.B) == nil || ds.Comparison(c.B, c.A) != c {
				t.Errorf("comparison %+v", c)
			}
		}
	})
}
