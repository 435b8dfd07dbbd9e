package theme_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rolexport"
	"rolexport/internal/overlay"
	"rolexport/internal/theme"
)

// Every mistake in a theme file has its place, its words and its cure. The archives in testdata/themes/mistakes are read best as they are.
func TestMistakes(t *testing.T) {
	archives, err := filepath.Glob("../../testdata/themes/mistakes/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	const golden = "problems"
	for _, name := range archives {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files, want := map[string][]byte{}, ""
			kept := archive.Files[:0]
			for _, f := range archive.Files {
				if f.Name == golden {
					want = string(f.Data)
					continue
				}
				files[f.Name] = f.Data
				kept = append(kept, f)
			}
			read := func(path string) ([]byte, error) {
				if data, ok := files[filepath.ToSlash(path)]; ok {
					return data, nil
				}
				return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
			}
			th, problems := theme.Load(overlay.Named("templates", rolexport.Templates()), "theme.yaml", read)
			if (th == nil) != problems.HasErrors() {
				t.Errorf("theme %v with %d problems", th, len(problems))
			}
			var b bytes.Buffer
			if err := problems.Print(&b, false); err != nil {
				t.Fatal(err)
			}
			if os.Getenv("ROLEXPORT_UPDATE") == "1" {
				archive.Files = append(kept, txtar.File{Name: golden, Data: b.Bytes()})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if b.String() != want || want == "" {
				t.Errorf("got:\n%s\nwant:\n%s", b.String(), want)
			}
		})
	}
}
