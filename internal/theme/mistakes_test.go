package theme_test

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"testing"

	"rolexport"
	"rolexport/internal/golden"
	"rolexport/internal/overlay"
	"rolexport/internal/theme"
)

// Every mistake in a theme file has its place, its words and its cure.
func TestMistakes(t *testing.T) {
	golden.Examples(t, "../../testdata/themes/mistakes/*.txtar", []string{"problems"}, func(t *testing.T, e *golden.Example) map[string]string {
		files := e.FS()
		th, problems := theme.Load(overlay.Named("templates", rolexport.Templates()), "theme.yaml", func(path string) ([]byte, error) {
			return fs.ReadFile(files, filepath.ToSlash(path))
		})
		if (th == nil) != problems.HasErrors() || len(problems) == 0 {
			t.Errorf("theme %v with %d problems", th, len(problems))
		}
		var b bytes.Buffer
		if err := problems.Print(&b, false); err != nil {
			t.Fatal(err)
		}
		return map[string]string{"problems": b.String()}
	})
}
