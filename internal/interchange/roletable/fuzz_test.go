package roletable

import (
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/interchange/merge"
)

// FuzzRead holds for any table: no panic, no hang, and an error or roles that a folder takes or says why not.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if file.Name == "table.csv" {
				f.Add(string(file.Data), false)
			}
		}
	}
	f.Add("Role ID,Title,Duty share,Skill,Level,Career to,ISCO,Budget\na,A,25 %,x: 3,M3,B,123,$5k\n", true)
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if len(problems) > 0 {
		f.Fatal(problems)
	}
	folder := f.TempDir()
	f.Fuzz(func(t *testing.T, table string, into bool) {
		o := Options{Currency: "EUR", Source: &dataset.Source{Name: "t"}}
		if into {
			o.Into = ds
		}
		result, problems := Read("t.csv", []byte(table), o)
		if (result == nil) != problems.HasErrors() {
			t.Fatalf("%v, %v", result, problems)
		}
		if result == nil {
			return
		}
		for _, r := range result.Import.Dataset.Roles {
			if problem, _ := dataset.UnsafeID(r.ID); problem != "" || r.Title == "" {
				t.Fatalf("role %q %q", r.ID, r.Title)
			}
		}
		if _, _, err := merge.New(filepath.Join(folder, "none"), result.Import); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzMapping holds for any file that maps columns.
func FuzzMapping(f *testing.F) {
	f.Add([]byte("Was: title\nB: ignore\n"))
	f.Add([]byte("- a\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		m, problems := ParseMapping("map.yaml", src)
		if (m == nil) != problems.HasErrors() {
			t.Fatalf("%v, %v", m, problems)
		}
		if m != nil {
			Read("t.csv", []byte("Was,Title\na,b\n"), Options{Map: m})
		}
	})
}
