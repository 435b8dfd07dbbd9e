package mdtmpl

import (
	"os"
	"strings"
	"testing"

	"rolexport/internal/golden"

	"github.com/rogpeppe/go-internal/txtar"
)

// eachCase runs the cases of testdata/<name>.txtar: a template, and below it what comes of it. ROLEXPORT_UPDATE=1 writes down what does.
func eachCase(t *testing.T, name string, run func(t *testing.T, template string) string) {
	file := "testdata/" + name + ".txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files) == 0 || len(archive.Files)%2 != 0 {
		t.Fatalf("%s has %d parts", file, len(archive.Files))
	}
	for i := 0; i < len(archive.Files); i += 2 {
		c, want := archive.Files[i], &archive.Files[i+1]
		if want.Name != name {
			t.Fatalf("%s: %s follows %s", file, want.Name, c.Name)
		}
		t.Run(c.Name, func(t *testing.T) {
			got := run(t, string(c.Data))
			if golden.Updating() {
				want.Data = []byte(got)
			} else if got != string(want.Data) {
				t.Errorf("template:\n%s\ngot:\n%s\nwant:\n%s", strings.TrimRight(string(c.Data), "\n"), got, want.Data)
			}
		})
	}
	if golden.Updating() {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
