package compose

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// load returns the default dataset.
func load(t testing.TB) *dataset.Dataset {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return ds
}

// composer returns a composer of ds with the built-in templates.
func composer(t testing.TB, ds *dataset.Dataset) *Composer {
	t.Helper()
	c, problems := New(ds, rolexport.Templates())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}

// made composes a document without a problem.
func made(t testing.TB, c *Composer, s Subject) *doc.Document {
	t.Helper()
	d, problems := c.Compose(s)
	if len(problems) > 0 {
		t.Fatalf("%s %s:\n%v", s.Kind, s.Name, problems)
	}
	return d
}

func dump(t testing.TB, d *doc.Document) string {
	t.Helper()
	var b strings.Builder
	if err := doc.Dump(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// golden compares got with a file of testdata/golden/documents.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("..", "..", "testdata", "golden", "documents", name+".txt")
	if os.Getenv("ROLEXPORT_UPDATE") == "1" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; ROLEXPORT_UPDATE=1 writes it", err)
	}
	if !bytes.Equal(want, []byte(got)) {
		t.Errorf("%s differs; ROLEXPORT_UPDATE=1 rewrites it\n%s", path, firstDifference(string(want), got))
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return "want: " + w[i] + "\ngot:  " + g[i]
		}
	}
	return "one is the beginning of the other"
}

func TestDefaultDocuments(t *testing.T) {
	c := composer(t, load(t))
	for _, k := range Kinds() {
		for _, s := range c.Subjects(k.ID, Selection{}) {
			t.Run(k.ID+"/"+s.Name, func(t *testing.T) {
				name := s.Name
				if k.Path(s.Name) == "" || !strings.HasPrefix(s.Name, k.ID) {
					name = k.ID + "-" + s.Name
				}
				if k.ID == "catalogue" { // it holds the documents above
					name = "catalogue"
				}
				golden(t, name, dump(t, made(t, c, s)))
			})
		}
	}
}

var _ = diag.Error
