package dataset_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/golden"
)

const datasets = "../../testdata/datasets"

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

// Every mistake has its place, its words and its cure.
func TestMistakes(t *testing.T) {
	golden.Examples(t, datasets+"/mistakes/*.txtar", []string{"problems"}, func(t *testing.T, e *golden.Example) map[string]string {
		said := printed(t, e.FS(), dataset.MainFile, "my")
		if again := printed(t, e.FS(), dataset.MainFile, "my"); again != said {
			t.Errorf("a second run says:\n%s\nafter:\n%s", again, said)
		}
		return map[string]string{"problems": said}
	})
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
