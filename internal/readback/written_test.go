package readback

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

func TestMain(m *testing.M) { os.Exit(inFolder(m.Run)) }

func inFolder(run func() int) int {
	var err error
	if folder, err = os.MkdirTemp("", "readback"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	return run()
}

// A written document is a document with the files that formats made of it.
type written struct {
	doc   *doc.Document
	files map[string][]byte // by format
}

// name tells documents of different datasets apart as well.
func (w *written) name() string { return w.doc.Kind + "-" + w.doc.Name + "-" + w.doc.Source.Digest[:8] }

// path returns the path of the file in a format.
func (w *written) path(format string) string { return filepath.Join(folder, w.name()+"."+format) }

// paths returns the paths of the files in a format, of the documents that have one.
func paths(all []*written, format string) []string {
	var list []string
	for _, w := range all {
		if w.files[format] != nil {
			list = append(list, w.path(format))
		}
	}
	return list
}

// defaults are all documents of the default dataset, in all formats. They are written once and shared.
var defaults = shared(func(t testing.TB) []*written {
	ds, problems := dataset.Load(rolexport.Dataset(), "dataset.yaml", "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	report := func(p diag.Diagnostic) { t.Error(p) }
	var all []*written
	for _, k := range compose.Kinds() {
		if k.Composed() {
			all = append(all, write(t, ds, k, report, "pdf", "txt", "xlsx", "html")...)
		}
	}
	return all
})

// titles are the role sheets of 432 titles of 36 locales. What of them cannot be drawn is reported, which is no matter here.
var titles = shared(func(t testing.TB) []*written {
	for _, k := range compose.Kinds() {
		if k.ID == "role-sheet" {
			return write(t, datasettest.Titles(t), k, func(diag.Diagnostic) {}, "pdf", "txt", "html")
		}
	}
	return nil
})

// nasties are the handouts of a dataset whose every text is nasty.
var nasties = shared(func(t testing.TB) []*written {
	ds := datasettest.Nasty(t)
	var all []*written
	for _, k := range compose.Kinds() {
		if k.ID == "role-sheet" || k.ID == "comparison" || k.ID == "responsibilities" {
			all = append(all, write(t, ds, k, func(diag.Diagnostic) {}, "pdf", "txt", "html")...)
		}
	}
	return all
})

// shared returns a function that makes documents at its first call and returns the same ones ever after.
func shared(make func(testing.TB) []*written) func(testing.TB) []*written {
	var once sync.Once
	var all []*written
	return func(t testing.TB) []*written {
		t.Helper()
		once.Do(func() { all = make(t) })
		if len(all) == 0 {
			t.Fatal("the documents were not written; an earlier test says why")
		}
		return all
	}
}

// selection selects every document of a kind, and four roles where roles have to be named.
func selection(ds *dataset.Dataset, kind compose.Kind) compose.Selection {
	var s compose.Selection
	if kind.ID == "side-by-side" {
		for _, r := range ds.Roles[:min(4, len(ds.Roles))] {
			s.Roles = append(s.Roles, r.ID)
		}
	}
	return s
}

// write renders the documents of a kind in those of the formats that have a meaning for it, and writes them to the folder.
func write(t testing.TB, ds *dataset.Dataset, kind compose.Kind, report func(diag.Diagnostic), names ...string) []*written {
	t.Helper()
	c, problems := compose.New(ds, rolexport.Templates())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	tokens, problems := theme.Load(rolexport.Templates(), "default", os.ReadFile)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var all []*written
	for _, s := range c.Subjects(kind.ID, selection(ds, kind)) {
		d, problems := c.Compose(s)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		all = append(all, &written{d, map[string][]byte{}})
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
			if err := r.Render(&out, w.doc, &render.Env{Now: ds.Now(), Report: report}); err != nil {
				t.Fatalf("%s: %v", w.name(), err)
			}
			w.files[name] = out.Bytes()
			if err := os.WriteFile(w.path(name), out.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return all
}
