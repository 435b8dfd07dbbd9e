package readback

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
)

// TestPagesAreAccessible has Chromium show every page, and axe-core hold it against WCAG 2.2: light on a phone and dark on a desk.
func TestPagesAreAccessible(t *testing.T) {
	exttool.Require(t, "chromium")
	t.Parallel()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	var files []string // one of each kind; the rules of verify hold the others
	kinds := map[string]bool{}
	for _, w := range defaults(t) {
		if !kinds[w.doc.Kind] {
			kinds[w.doc.Kind] = true
			files = append(files, w.path("html"))
		}
	}
	format, _ := formats.ByName("html")
	r := rendertest.New(t, format)
	dir := t.TempDir()
	right := rendertest.Everything()
	arabic := *right.Locale
	arabic.Lang, arabic.LabelLang = "ar", "en-GB"
	right.Locale, right.Title = &arabic, "مدير العمليات"
	for name, d := range map[string]*doc.Document{"everything.html": rendertest.Everything(), "right-to-left.html": right} {
		page, _ := rendertest.Render(t, r, d)
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, page, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	out := exttool.Node(t, "axe-core", filepath.Join("testdata", "node", "pages.js"), append([]string{browser}, files...)...)
	lines := bufio.NewScanner(strings.NewReader(out))
	lines.Buffer(nil, 64<<20)
	for _, file := range files {
		if !lines.Scan() {
			t.Fatalf("%s: there is no answer", filepath.Base(file))
		}
		var found struct {
			Wrong []string
			Text  string
		}
		if err := json.Unmarshal(lines.Bytes(), &found); err != nil {
			t.Fatal(err)
		}
		for _, w := range found.Wrong {
			t.Errorf("%s: %s", filepath.Base(file), w)
		}
		if len(found.Text) < 500 {
			t.Errorf("%s: a reader sees only %q", filepath.Base(file), found.Text)
		}
	}
}
