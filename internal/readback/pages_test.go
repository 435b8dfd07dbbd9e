package readback

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"rolexport"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/readback/written"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/theme"
)

// compounds is a dataset whose words are longer than a line of a phone.
func compounds(t *testing.T) *dataset.Dataset {
	t.Helper()
	role := func(id, title, more string) string {
		return fmt.Sprintf(`
  - id: %s
    title: %s
    aliases: [Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsbeauftragte]
    family: Informationssicherheitsmanagement
    summary: Verantwortet die Arbeitnehmerüberlassungskoordinationsvereinbarungen.
    employment: {department: Rechtsschutzversicherungsgesellschaften, location: Garmisch-Partenkirchen}
    duties: [{title: Vertragsverhandlungsführungsdokumentation, text: Grundstücksverkehrsgenehmigungszuständigkeitsübertragung, share: 100}]
    statements: [{dimension: d, short: Rechtsschutzversicherungsgesellschaften, score: 3}, {dimension: e, short: Budgetverantwortungsübernahme}]
    pay: {min: 40000, max: 1061000}
    skills: [{skill: s, level: 2}, {skill: t, level: 3}, {skill: u, level: 1}]
%s`, id, title, more)
	}
	return datasettest.Load(t, fstest.MapFS{"dataset.yaml": {Data: []byte(`title: Unternehmenskommunikationsverantwortlichkeiten
language: de-DE
date: 2026-11-22
currency: EUR
organisation: {name: Rechtsschutzversicherungsgesellschaftenverbund}
dimensions: [{id: d, title: Entscheidungsbefugnisse}, {id: e, title: Verantwortungsbereichsabgrenzungen}]
skills: [{id: s, title: Geschwindigkeitsüberwachung}, {id: t, title: Qualitätsmanagementdokumentation}, {id: u, title: Arbeitssicherheitsunterweisung}]
roles:` +
		role("a", "Rechtsschutzversicherungsgesellschaftsbeauftragte", "    career: {to: [{role: b}, {title: Kraftfahrzeugmechatronikerinnenausbildungsleitung}]}") +
		role("b", "Kraftfahrzeug-Haftpflichtversicherungsangelegenheitenbeauftragter", "") + `
comparisons: [{a: a, b: b}]
`)}})
}

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
	words := compounds(t)
	for _, k := range compose.Kinds() {
		if k.Composed() {
			for _, w := range written.Write(t, words, k, func(p diag.Diagnostic) { t.Error(p) }, "html") {
				files = append(files, w.Path("html"))
				break // the others are like it
			}
		}
	}
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
