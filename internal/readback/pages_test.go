package readback

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rolexport"
	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/readback/written"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/theme"
)

// TestPagesAreAccessible has Chromium show a page of each kind, and one with everything in each theme and from right to left, and axe-core hold
// them against WCAG 2.2: light on a phone and dark on a desk.
func TestPagesAreAccessible(t *testing.T) {
	exttool.Require(t, "chromium")
	t.Parallel()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	var files []string // one of each kind; the rules of verify hold the others
	kinds := map[string]bool{}
	for _, w := range written.Defaults(t) {
		if !kinds[w.Doc.Kind] {
			kinds[w.Doc.Kind] = true
			files = append(files, w.Path("html"))
		}
	}
	format, _ := formats.ByName("html")
	dir := t.TempDir()
	right := rendertest.Everything()
	arabic := *right.Locale
	arabic.Lang, arabic.LabelLang = "ar", "en-GB"
	right.Locale, right.Title = &arabic, "مدير العمليات"
	for _, c := range []struct {
		theme string
		doc   *doc.Document
	}{{"default", rendertest.Everything()}, {"default", right}, {"ink", rendertest.Everything()}, {"plain", rendertest.Everything()}} {
		tokens, problems := theme.Load(rolexport.Templates(), c.theme, nil)
		if problems != nil {
			t.Fatal(problems)
		}
		r, err := format.New(&render.Batch{Theme: tokens})
		if err != nil {
			t.Fatal(err)
		}
		page, _ := rendertest.Render(t, r, c.doc)
		path := filepath.Join(dir, c.theme+"-"+c.doc.Locale.Lang+".html")
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
