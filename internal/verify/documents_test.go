package verify_test

import (
	"os"
	"path/filepath"
	"testing"

	"rolexport"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/theme"
	"rolexport/internal/verify"
	"rolexport/internal/verify/pdf"
)

// documents composes every document of the default dataset.
func documents(t *testing.T) []*doc.Document {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), "dataset.yaml", "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c, problems := compose.New(ds, rolexport.Templates())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var all []*doc.Document
	for _, k := range compose.Kinds() {
		if !k.Composed() {
			continue
		}
		selection := compose.Selection{AllPairs: !testing.Short()}
		if k.ID == "side-by-side" {
			selection.Roles = []string{ds.Roles[0].ID, ds.Roles[1].ID, ds.Roles[2].ID, ds.Roles[3].ID}
		}
		for _, s := range c.Subjects(k.ID, selection) {
			d, problems := c.Compose(s)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			all = append(all, d)
		}
	}
	return all
}

// check holds a rendering against the rules of its format.
func check(t *testing.T, format, name string, data []byte) {
	t.Helper()
	for _, c := range verify.Checkers() {
		if c.Format != format {
			continue
		}
		found, err := c.Check(data)
		if err != nil {
			t.Errorf("%s %s: %v", format, name, err)
		}
		for _, f := range found {
			t.Errorf("%s %s: [%s] %s: %s", format, name, f.Rule.Code, f.Object, f.Message)
		}
		return
	}
	t.Errorf("format %s has no checker", format)
}

// TestEveryDocument holds every document of the default dataset, in every format and every theme, against the rules of its format.
func TestEveryDocument(t *testing.T) {
	all := documents(t)
	for _, look := range []string{"default", "plain", "ink"} {
		tokens, problems := theme.Load(rolexport.Templates(), look, os.ReadFile)
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		for _, f := range formats.Rendered() {
			if look != "default" && (f.Name != "pdf" || testing.Short()) {
				continue
			}
			r, err := f.New(&render.Batch{Theme: tokens})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range all {
				if f.Tabular && len(doc.Tables(d.Blocks)) == 0 {
					continue
				}
				data, _ := rendertest.Render(t, r, d)
				check(t, f.Name, d.Kind+"/"+d.Name, data)
			}
		}
	}
}

// TestSpecimens does the same with documents that have each kind of block in each place.
func TestSpecimens(t *testing.T) {
	for _, f := range formats.Rendered() {
		r := rendertest.New(t, f)
		for name, d := range rendertest.Specimens() {
			if f.Tabular && len(doc.Tables(d.Blocks)) == 0 {
				continue
			}
			data, _ := rendertest.Render(t, r, d)
			check(t, f.Name, name, data)
		}
	}
}

// TestLibreOffice checks a file that another program made, and that claims more than it keeps: each rule that it is said to break was
// looked for in the file by hand.
func TestLibreOffice(t *testing.T) {
	exttool.Require(t, "soffice")
	table := exttool.File(t, "table.csv", []byte("Role,Pay\nClerk,100\n"))
	filter := `pdf:calc_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"PDFUACompliance":{"type":"boolean","value":"true"}}`
	out := t.TempDir()
	exttool.Run(t, "soffice", "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", filter, "--outdir", out, table)
	data, err := os.ReadFile(filepath.Join(out, "table.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	found, err := pdf.Check(data)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	for _, f := range found {
		codes[f.Rule.Code] = true
	}
	if !codes["pdf-a-claim"] || !codes["pdf-title"] { // it is PDF/A-2b, and a table of values has no title
		t.Errorf("found %v", found)
	}
	for _, sound := range []string{"pdf-xref", "pdf-syntax", "pdf-font-embedded", "pdf-font-width", "pdf-to-unicode", "pdf-device-colour"} {
		if codes[sound] {
			t.Errorf("%s is found, and the file keeps it", sound)
		}
	}
}
