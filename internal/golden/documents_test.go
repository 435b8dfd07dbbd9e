package golden_test

import (
	"bytes"
	"path/filepath"
	"reflect"
	"testing"

	"rolexport"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
	"rolexport/internal/golden"
	"rolexport/internal/render"
	"rolexport/internal/render/docx/docxtest"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/html/htmltest"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/render/xlsx/xlsxtest"
)

// folder holds a golden for each document of the default dataset in each format, below the document's kind.
const folder = "../../testdata/golden"

// dumps turn renderings that are no text into text that can be reviewed.
var dumps = map[string]func([]byte) (string, error){
	"pdf":  page.Dump,
	"xlsx": xlsxtest.Dump,
	"docx": docxtest.Dump,
}

// apart take from renderings that are text what all of them repeat, which has a golden of its own.
var apart = map[string]struct {
	file string
	of   func([]byte) (text, repeated string, err error)
}{
	"html": {"style.css", htmltest.Apart},
}

// documents composes every document of the default dataset.
func documents(t testing.TB) []*doc.Document {
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
		subjects := c.Subjects(k.ID, compose.Selection{})
		if k.ID == "side-by-side" {
			subjects = sideBySide(c, ds)
		}
		for _, s := range subjects {
			d, problems := c.Compose(s)
			if len(problems) > 0 {
				t.Fatalf("%s/%s: %v", s.Kind, s.Name, problems)
			}
			all = append(all, d)
		}
	}
	return all
}

// sideBySide are two, three and all roles side by side, and what differs between two of them.
func sideBySide(c *compose.Composer, ds *dataset.Dataset) []compose.Subject {
	var ids []string
	for _, r := range ds.Roles {
		ids = append(ids, r.ID)
	}
	return []compose.Subject{
		c.SideBySide(false, ids[:2]...), c.SideBySide(false, ids[1:4]...), c.SideBySide(false, ids...), c.SideBySide(true, ids[0], ids[2]),
	}
}

// hasMeaning reports whether a document has something to show in a format.
func hasMeaning(f render.Format, d *doc.Document) bool {
	return !f.Tabular || len(doc.Tables(d.Blocks)) > 0
}

func TestDocuments(t *testing.T) {
	written := make(map[string]bool)
	check := func(d *doc.Document, ext, got string) {
		file := filepath.Join(folder, d.Kind, d.Name+ext)
		golden.Check(t, file, got)
		written[file] = true
	}
	all := documents(t)
	for _, f := range formats.Rendered() {
		dump, binary := dumps[f.Name]
		if binary != f.Binary {
			t.Fatalf("format %s: a format that is no text needs a dump, and no other", f.Name)
		}
		r := rendertest.New(t, f)
		for _, d := range all {
			if !hasMeaning(f, d) {
				continue
			}
			rendering, reports := rendertest.Render(t, r, d)
			if len(reports) > 0 {
				t.Errorf("%s/%s%s: %v", d.Kind, d.Name, f.Ext, reports)
			}
			if alone, _ := rendertest.Render(t, rendertest.New(t, f), d); !bytes.Equal(alone, rendering) {
				t.Errorf("%s/%s%s: alone it has other bytes than among others", d.Kind, d.Name, f.Ext)
			}
			if !binary {
				text := string(rendering)
				if a, ok := apart[f.Name]; ok {
					var repeated string
					var err error
					if text, repeated, err = a.of(rendering); err != nil {
						t.Errorf("%s/%s%s: %v", d.Kind, d.Name, f.Ext, err)
					}
					golden.Check(t, filepath.Join(folder, a.file), repeated)
				}
				check(d, f.Ext, text)
				continue
			}
			text, err := dump(rendering)
			if err != nil {
				t.Errorf("%s/%s%s: %v", d.Kind, d.Name, f.Ext, err)
				continue
			}
			check(d, f.Ext+".txt", text)
		}
	}
	checkData(t, written)
	for _, k := range compose.Kinds() {
		golden.CheckOrphans(t, filepath.Join(folder, k.ID), written)
	}
}

// TestEnglishMirrorsItsLabels holds doc.English, which renderers are tested with, against the language of the default dataset.
func TestEnglishMirrorsItsLabels(t *testing.T) {
	want := *documents(t)[0].Locale
	want.Labels = nil
	if got := *doc.English(); !reflect.DeepEqual(got, want) {
		t.Errorf("doc.English() is\n%+v\ntemplates/labels/en.yaml says\n%+v", got, want)
	}
}
