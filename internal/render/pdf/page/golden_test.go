package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// golden holds text against a file in testdata. ROLEXPORT_UPDATE=1 writes the file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("ROLEXPORT_UPDATE") == "1" {
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
	is, should := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(is), len(should)) {
		if is[i] != should[i] {
			t.Fatalf("%s, line %d:\n got %s\nwant %s", path, i+1, is[i], should[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", path, len(is), len(should))
}

func TestSampleDump(t *testing.T) {
	dump, err := Dump(sample(t, NewBatch()))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "sample.dump", dump)
}
