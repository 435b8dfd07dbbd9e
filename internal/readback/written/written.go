// Package written writes documents to files once, for the tests that have real programs read them back.
package written

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"rolexport"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
	"rolexport/internal/theme"
)

// folder takes the files that the programs read. It lasts as long as the tests.
var folder string

// Run runs the tests of a package with a folder for their files, which is gone afterwards, and returns their exit code.
func Run(m *testing.M) int {
	var err error
	if folder, err = os.MkdirTemp("", "readback"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	return m.Run()
}

// A Document is a document with the files that formats made of it.
type Document struct {
	Doc   *doc.Document
	Files map[string][]byte // by format
}

// Name tells documents of different datasets apart as well.
func (w *Document) Name() string {
	return w.Doc.Kind + "-" + w.Doc.Name + "-" + w.Doc.Source.Digest[:8]
}

// Path returns the path of the file in a format.
func (w *Document) Path(format string) string { return filepath.Join(folder, w.Name()+"."+format) }

// Paths returns the paths of the files in a format, of the documents that have one.
func Paths(all []*Document, format string) []string {
	var list []string
	for _, w := range all {
		if w.Files[format] != nil {
			list = append(list, w.Path(format))
		}
	}
	return list
}

// Defaults are all documents of the default dataset, in all formats. They are written once and shared.
var Defaults = shared(func(t testing.TB) []*Document {
	ds, problems := dataset.Load(rolexport.Dataset(), "dataset.yaml", "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	report := func(p diag.Diagnostic) { t.Error(p) }
	var all []*Document
	for _, k := range compose.Kinds() {
		if k.Composed() {
			all = append(all, Write(t, ds, k, report, "pdf", "txt", "xlsx", "docx", "html")...)
		}
	}
	return all
})

// Titles are the role sheets of 432 titles of 36 locales. What of them cannot be drawn is reported, which is no matter here.
var Titles = shared(func(t testing.TB) []*Document {
	for _, k := range compose.Kinds() {
		if k.ID == "role-sheet" {
			return Write(t, datasettest.Titles(t), k, func(diag.Diagnostic) {}, "pdf", "txt", "html")
		}
	}
	return nil
})

// Nasties are the handouts of a dataset whose every text is nasty.
var Nasties = shared(func(t testing.TB) []*Document {
	ds := datasettest.Nasty(t)
	var all []*Document
	for _, k := range compose.Kinds() {
		if k.ID == "role-sheet" || k.ID == "comparison" || k.ID == "responsibilities" {
			all = append(all, Write(t, ds, k, func(diag.Diagnostic) {}, "pdf", "txt", "html")...)
		}
	}
	return all
})

// shared returns a function that makes documents at its first call and returns the same ones ever after.
func shared(make func(testing.TB) []*Document) func(testing.TB) []*Document {
	var once sync.Once
	var all []*Document
	return func(t testing.TB) []*Document {
		t.Helper()
		once.Do(func() { all = make(t) })
		if len(all) == 0 {
			t.Fatal("the documents were not written; an earlier test says why")
		}
		return all
	}
}

// Selection selects every document of a kind, and four roles where roles have to be named.
func Selection(ds *dataset.Dataset, kind compose.Kind) compose.Selection {
	var s compose.Selection
	if kind.ID == "side-by-side" {
		for _, r := range ds.Roles[:min(4, len(ds.Roles))] {
			s.Roles = append(s.Roles, r.ID)
		}
	}
	return s
}

// Write renders the documents of a kind in those of the formats that have a meaning for it, and writes them to the folder.
func Write(t testing.TB, ds *dataset.Dataset, kind compose.Kind, report func(diag.Diagnostic), names ...string) []*Document {
	t.Helper()
	c, problems := compose.New(ds, rolexport.Templates())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	tokens, problems := theme.Load(rolexport.Templates(), "default", os.ReadFile)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var all []*Document
	for _, s := range c.Subjects(kind.ID, Selection(ds, kind)) {
		d, problems := c.Compose(s)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		all = append(all, &Document{d, map[string][]byte{}})
	}
	for _, name := range names {
		f, ok := formats.ByName(name)
		if !ok {
			t.Fatalf("there is no format %q", name)
		}
		if f.Tabular && !kind.Tabular {
			continue
		}
		r, err := f.New(&render.Batch{Theme: tokens})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range all {
			var out bytes.Buffer
			if err := r.Render(&out, w.Doc, &render.Env{Now: ds.Now(), Report: report}); err != nil {
				t.Fatalf("%s: %v", w.Name(), err)
			}
			w.Files[name] = out.Bytes()
			if err := os.WriteFile(w.Path(name), out.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return all
}
