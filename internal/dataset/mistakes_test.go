package dataset_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"rolexport/internal/dataset"
)

const (
	datasets = "../../testdata/datasets"
	golden   = "problems" // section of an archive that holds what is printed
)

// printed loads a dataset and returns its problems as they are printed.
func printed(t *testing.T, files fs.FS, main, display string) string {
	t.Helper()
	ds, problems := dataset.Load(files, main, display)
	if (ds == nil) != problems.HasErrors() {
		t.Errorf("dataset %v with %d problems", ds, len(problems))
	}
	var b bytes.Buffer
	if err := problems.Print(&b, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Every mistake has its place, its words and its cure. The archives in testdata/datasets/mistakes are read best as they are.
func TestMistakes(t *testing.T) {
	archives, err := filepath.Glob(datasets + "/mistakes/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files, want := fstest.MapFS{}, ""
			kept := archive.Files[:0]
			for _, f := range archive.Files {
				if f.Name == golden {
					want = string(f.Data)
					continue
				}
				files[f.Name] = &fstest.MapFile{Data: f.Data}
				kept = append(kept, f)
			}
			got := printed(t, files, dataset.MainFile, "my")
			if os.Getenv("ROLEXPORT_UPDATE") == "1" {
				archive.Files = append(kept, txtar.File{Name: golden, Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
			if again := printed(t, files, dataset.MainFile, "my"); again != got {
				t.Errorf("a second run says:\n%s\nafter:\n%s", again, got)
			}
		})
	}
}

// A code that no archive shows is not tested, or cannot arise.
func TestEveryCodeIsShown(t *testing.T) {
	var shown strings.Builder
	archives, _ := filepath.Glob(datasets + "/mistakes/*.txtar")
	tests, _ := filepath.Glob("*_test.go")
	more, _ := filepath.Glob("../strictyaml/*_test.go")
	for _, name := range append(append(archives, tests...), more...) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		shown.Write(data)
	}
	code := regexp.MustCompile(`(?:Problem|find|findIf|fail|report|whole|at|bad)\((?:[^"\n]*, )?"([a-z]+(?:-[a-z0-9]+)+)"|Code:\s+"([a-z0-9-]+)"|return "([a-z]+(?:-[a-z0-9]+)+)", `)
	sources, _ := filepath.Glob("*.go")
	yaml, _ := filepath.Glob("../strictyaml/*.go")
	found := 0
	for _, name := range append(sources, yaml...) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range code.FindAllStringSubmatch(string(data), -1) {
			id := m[1] + m[2] + m[3]
			found++
			if !regexp.MustCompile(`[ \["]` + id + `[ \]"]`).MatchString(shown.String()) {
				t.Errorf("%s: no test shows the code %q", name, id)
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d codes found: the pattern no longer fits the sources", found)
	}
}
