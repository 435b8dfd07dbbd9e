package workbook

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolexport/internal/exttool"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
)

// TestLibreOfficeKeepsNastyTexts has LibreOffice read tables with the texts that break other programs' files: formulas, escapes, marks, emoji,
// right-to-left, controls.
func TestLibreOfficeKeepsNastyTexts(t *testing.T) {
	t.Parallel()
	exttool.Require(t, "soffice")
	format, _ := formats.ByName("xlsx")
	r := rendertest.New(t, format)
	dir := t.TempDir()
	files := map[string][]byte{"everything.xlsx": nil}
	files["everything.xlsx"], _ = rendertest.Render(t, r, rendertest.Everything())
	for name, d := range rendertest.Specimens() {
		if strings.HasPrefix(name, "typed table") {
			files[fmt.Sprintf("nasty-%d.xlsx", len(files))], _ = rendertest.Render(t, r, d)
		}
	}
	var paths []string
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	out := soffice(t, "xlsx:Calc MS Excel 2007 XML", paths...)
	for name, ours := range files {
		theirs, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Errorf("LibreOffice did not convert %s: %v", name, err)
			continue
		}
		compareBooks(t, name, read(t, ours), read(t, theirs))
	}
}
