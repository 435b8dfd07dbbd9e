package readback

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"html"
	"io"
	"os"
	"path"
	"strings"
	"testing"

	"rolexport"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/export"
	"rolexport/internal/readback/written"
	"rolexport/internal/render"
	"rolexport/internal/render/docx/docxtest"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/pdf/page/inspect"
	"rolexport/internal/sink"
	"rolexport/internal/theme"
)

// credited is a dataset of public occupations of which every kind of document can be made.
func credited(t *testing.T) *dataset.Dataset {
	t.Helper()
	ds := datasettest.ONET(t)
	ds.Currency = "USD"
	ds.Areas = []dataset.Term{{ID: "people", Title: "People"}}
	ds.Dimensions = []dataset.Term{{ID: "scope", Title: "Scope"}}
	for _, r := range ds.Roles {
		r.Responsibilities = []dataset.Responsibility{{Area: "people", Text: "Leads people."}}
		r.Statements = []dataset.Statement{{Dimension: "scope", Short: "A team"}}
	}
	ds.RACI = []dataset.Assignment{{Area: "people", Accountable: []string{ds.Roles[0].ID}}}
	ds.Workforce = &dataset.Workforce{
		Quarters:  []string{"2027-Q1", "2027-Q2"},
		Positions: []dataset.Position{{ID: "p", Role: ds.Roles[0].ID, Start: dataset.Date{Year: 2026, Month: 1, Day: 1}}},
		Demand:    []dataset.Demand{{Role: ds.Roles[0].ID, Needed: []float64{1, 2}}},
	}
	return datasettest.Load(t, datasettest.Files(ds))
}

// Whatever is made of roles that somebody else described prints the sentence that their licence asks for: every kind, in every format.
func TestCreditsArePrinted(t *testing.T) {
	t.Parallel()
	ds := credited(t)
	credit := written.Squeeze(ds.Roles[0].Source.Credit)
	c, problems := compose.New(ds, rolexport.Templates())
	if problems != nil {
		t.Fatal(problems)
	}
	tokens, problems := theme.Load(rolexport.Templates(), "default", os.ReadFile)
	if problems != nil {
		t.Fatal(problems)
	}
	for _, kind := range compose.Kinds() {
		of := export.Formats(kind, formats.All())
		if len(of) == 0 {
			t.Errorf("%s has no format", kind.ID)
		}
		for _, format := range of {
			plan, err := export.NewPlan(export.Request{Kinds: []string{kind.ID}, Formats: []string{format.Name}, Roles: written.Selection(ds, kind).Roles, AllPairs: true}, c, compose.Kinds(), formats.All())
			if err != nil || plan.Len() == 0 {
				t.Fatalf("%s as %s: no file, %v", kind.ID, format.Name, err)
			}
			renderers, err := export.NewRenderers(plan, &render.Batch{Theme: tokens})
			if err != nil {
				t.Fatal(err)
			}
			var files sink.Memory
			if _, err := export.Run(context.Background(), plan, c, &files, export.Options{Workers: 1, Renderers: renderers, Env: render.Env{Now: ds.Now()}}); err != nil {
				t.Fatal(err)
			}
			if len(files.Names()) != plan.Len() {
				t.Errorf("%s as %s: %d of %d files", kind.ID, format.Name, len(files.Names()), plan.Len())
			}
			for _, name := range files.Names() {
				data, err := files.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(written.Squeeze(words(t, path.Ext(name), data)), credit) {
					t.Errorf("%s does not print the credit", name)
				}
			}
		}
	}
}

// words returns what a reader of a file finds in it.
func words(t *testing.T, ext string, data []byte) string {
	t.Helper()
	switch ext {
	case ".pdf":
		d, err := inspect.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		return article(d, said)
	case ".xlsx":
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, part := range archive.File {
			if !strings.HasPrefix(part.Name, "xl/worksheets/") && part.Name != "xl/sharedStrings.xml" {
				continue
			}
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(&all, r); err != nil {
				t.Fatal(err)
			}
		}
		return html.UnescapeString(all.String())
	case ".docx":
		text, err := docxtest.Text(data)
		if err != nil {
			t.Fatal(err)
		}
		return text
	case ".json", ".jsonld":
		var v any
		if err := json.Unmarshal(data, &v); err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		e := json.NewEncoder(&all)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			t.Fatal(err)
		}
		return all.String()
	case ".md":
		return strings.NewReplacer(`\*`, "*").Replace(string(data))
	}
	return string(data)
}
