package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// An Example is an archive in the txtar format: files to try, and what is said of them.
type Example struct {
	Name    string // of the archive, without .txtar
	Comment string // above its first file
	Files   []txtar.File
}

// FS returns the files as a file system.
func (e *Example) FS() fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range e.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

// Examples tries each archive that a pattern names, and compares what is said of its files with the sections of these names at its end, or writes them. It
// returns the names of the examples.
func Examples(t *testing.T, pattern string, sections []string, try func(t *testing.T, e *Example) map[string]string) []string {
	t.Helper()
	archives, err := filepath.Glob(pattern)
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives are named %s: %v", pattern, err)
	}
	names := make([]string, len(archives))
	for i, file := range archives {
		names[i] = strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(names[i], func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			e := &Example{Name: names[i], Comment: string(archive.Comment)}
			want := map[string]string{}
			for _, section := range sections {
				want[section] = "" // one that is not there says nothing
			}
			for _, f := range archive.Files {
				if _, ok := want[f.Name]; ok {
					want[f.Name] = string(f.Data)
				} else {
					e.Files = append(e.Files, f)
				}
			}
			got := try(t, e)
			if Updating() {
				archive.Files = e.Files
				for _, section := range sections {
					archive.Files = append(archive.Files, txtar.File{Name: section, Data: []byte(got[section])})
				}
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			for _, section := range sections {
				if d := Difference(got[section], want[section]); d != "" {
					t.Errorf("%s: %s differs (ROLEXPORT_UPDATE=1 go test writes it anew):\n%s", file, section, d)
				}
			}
		})
	}
	return names
}
