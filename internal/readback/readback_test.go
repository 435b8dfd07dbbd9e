// Package readback has real programs read what rolexport writes: qpdf and poppler the PDF files, LibreOffice the workbooks.
package readback

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"rolexport"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/xlsx/xlsxtest"
	"rolexport/internal/theme"
)

// A written document is a document with the file that a format made of it.
type written struct {
	doc  *doc.Document
	path string
	data []byte
}

// write renders every document of the default dataset in a format, each kind that has a meaning in it.
func write(t *testing.T, format string) []written {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), "dataset.yaml", "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c, problems := compose.New(ds, rolexport.Templates())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	tokens, problems := theme.Load(rolexport.Templates(), "default", os.ReadFile)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	f, ok := formats.ByName(format)
	if !ok {
		t.Fatalf("there is no format %q", format)
	}
	r, err := f.New(&render.Batch{Theme: tokens})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var all []written
	for _, k := range compose.Kinds() {
		if f.Tabular && !k.Tabular {
			continue
		}
		for _, s := range c.Subjects(k.ID, compose.Selection{}) {
			d, problems := c.Compose(s)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			var out bytes.Buffer
			env := &render.Env{Now: ds.Now(), Report: func(p diag.Diagnostic) { t.Errorf("%s %s: %v", k.ID, s.Name, p) }}
			if err := r.Render(&out, d, env); err != nil {
				t.Fatalf("%s %s: %v", k.ID, s.Name, err)
			}
			path := filepath.Join(dir, k.ID+"-"+s.Name+f.Ext)
			if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			all = append(all, written{d, path, out.Bytes()})
		}
	}
	return all
}

func TestPDFsAreSound(t *testing.T) {
	exttool.Require(t, "qpdf")
	for _, w := range write(t, "pdf") {
		if out := exttool.Run(t, "qpdf", "--check", w.path); !strings.Contains(out, "No syntax or stream encoding errors found") {
			t.Errorf("%s: %s", filepath.Base(w.path), out)
		}
	}
}

func TestPDFsHoldEverySentence(t *testing.T) {
	exttool.Require(t, "pdftotext")
	exttool.Require(t, "pdfinfo")
	for _, w := range write(t, "pdf") {
		seen := structured(exttool.Run(t, "pdfinfo", "-struct-text", w.path))
		drawn := withoutFurniture(w.doc, exttool.Run(t, "pdftotext", "-raw", w.path, "-"))
		for _, sentence := range sentences(w.doc) {
			s := squeeze(sentence.text)
			if !sentence.replaced && !strings.Contains(seen, s) {
				t.Errorf("%s: the structure lacks %q", filepath.Base(w.path), sentence.text)
			}
			if !strings.Contains(drawn, s) {
				t.Errorf("%s: the pages lack %q", filepath.Base(w.path), sentence.text)
			}
		}
	}
}

// squeeze drops white space, which wraps differently on every page.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// structured returns the squeezed text of a structure tree as pdfinfo prints it: tags, and below them texts in quotes.
func structured(tree string) string {
	var out strings.Builder
	for line := range strings.Lines(tree) {
		line = strings.TrimSpace(line)
		if text, ok := strings.CutPrefix(line, `"`); ok {
			out.WriteString(squeeze(strings.TrimSuffix(text, `"`)))
		}
	}
	return out.String()
}

// withoutFurniture returns the squeezed text of pages without their heads and feet, so that a sentence may run over two of them.
func withoutFurniture(d *doc.Document, text string) string {
	pages := strings.Split(text, "\f")
	furniture := []string{squeeze(d.Running.Footer), squeeze(d.Locale.Words.Illustrative)}
	var out strings.Builder
	for i, page := range pages {
		var body strings.Builder
		for line := range strings.Lines(page) {
			line = squeeze(line)
			number := squeeze(strings.NewReplacer("{page}", fmt.Sprint(i+1), "{pages}", fmt.Sprint(len(pages)-1)).Replace(d.Locale.Words.Page))
			for _, f := range append(furniture, number) {
				if f != "" {
					line = strings.ReplaceAll(line, f, "")
				}
			}
			body.WriteString(line)
		}
		out.WriteString(body.String())
	}
	return out.String()
}

// A sentence is a text that a document must show.
type sentence struct {
	text     string
	replaced bool // drawn as something shorter, with the text to read in its stead; pdfinfo tells only what is drawn
}

// sentences returns the text of every paragraph, heading, fact and cell.
func sentences(d *doc.Document) []sentence {
	var all []sentence
	say := func(text string) {
		if text != "" {
			all = append(all, sentence{text: text})
		}
	}
	add := func(inlines ...doc.Inline) { say(doc.PlainText(d.Locale, inlines)) }
	doc.Walk(d.Blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Heading:
			add(b.Text...)
		case *doc.Cover:
			add(b.Title...)
			add(b.Subtitle...)
		case *doc.Paragraph:
			add(b.Text...)
		case *doc.Facts:
			for _, f := range b.Items {
				say(f.Label)
				add(f.Value)
			}
		case *doc.Callout:
			say(b.Title)
		case *doc.Contents:
			for _, e := range b.Entries {
				add(e.Text...)
			}
		case *doc.Table:
			b = b.Printed()
			for _, c := range b.Columns {
				say(c.Title)
				say(c.Subtitle)
			}
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					v := c
					if computed, ok := c.(doc.Computed); ok {
						v = computed.Result
					}
					if rating, ok := v.(doc.Rating); ok {
						all = append(all, sentence{d.Locale.Text(rating), true})
					} else if c != nil {
						add(c)
					}
				}
			}
		}
		return true
	})
	return all
}

func TestLibreOfficeKeepsEveryCell(t *testing.T) {
	exttool.Require(t, "soffice")
	books := write(t, "xlsx")
	out := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}
	for _, w := range books {
		args = append(args, w.path)
	}
	exttool.Run(t, "soffice", args...)
	for _, w := range books {
		name := filepath.Base(w.path)
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Errorf("LibreOffice did not convert %s: %v", name, err)
			continue
		}
		compareBooks(t, name, read(t, w.data), read(t, data))
	}
}

func read(t *testing.T, data []byte) *xlsxtest.Workbook {
	t.Helper()
	book, err := xlsxtest.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func compareBooks(t *testing.T, name string, ours, theirs *xlsxtest.Workbook) {
	t.Helper()
	if len(ours.Sheets) != len(theirs.Sheets) {
		t.Fatalf("%s: %d sheets became %d", name, len(ours.Sheets), len(theirs.Sheets))
	}
	for i, s := range ours.Sheets {
		if theirs.Sheets[i].Name != s.Name {
			t.Errorf("%s: sheet %q became %q", name, s.Name, theirs.Sheets[i].Name)
		}
		got := map[string]xlsxtest.Cell{}
		for _, row := range theirs.Sheets[i].Rows {
			for _, c := range row.Cells {
				got[c.Ref] = c
			}
		}
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				g := got[c.Ref]
				if c.Kind == "blank" {
					continue
				}
				if g.Kind != c.Kind || g.Text != c.Text || math.Abs(g.Number-c.Number) > 1e-9*math.Max(1, math.Abs(c.Number)) {
					t.Errorf("%s, sheet %q, %s: %+v became %+v", name, s.Name, c.Ref, c, g)
				}
			}
		}
	}
}
