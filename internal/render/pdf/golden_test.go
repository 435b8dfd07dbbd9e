package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// update says that golden files are to be written anew: ROLEXPORT_UPDATE=1.
var update = os.Getenv("ROLEXPORT_UPDATE") == "1"

// The layout of each sample, with all places, stands in testdata. Read a difference as a picture: what has moved, and should it have?
func TestGolden(t *testing.T) {
	for _, d := range append(samples(), monsters()) {
		for _, paper := range []doc.Paper{doc.A4, doc.Letter} {
			if paper == doc.Letter && d.Kind != "role-sheet" {
				continue
			}
			t.Run(d.Kind+" "+string(paper), func(t *testing.T) {
				var b strings.Builder
				record(t, d, paper, func(p diag.Diagnostic) { b.WriteString("reported: " + p.Message + "\n") }).dump(&b)
				golden(t, d.Kind+"-"+string(paper)+".txt", b.String())
			})
		}
	}
}

// golden compares got with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := 0; i < max(len(g), len(w)); i++ {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Fatalf("%s:%d differs\n got %q\nwant %q\n(ROLEXPORT_UPDATE=1 go test writes it anew)", path, i+1, at(g, i), at(w, i))
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
