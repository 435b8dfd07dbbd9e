package dataset_test

import (
	"os"
	"strings"
	"testing"

	"rolexport/internal/dataset"
)

// All mistakes are reported in one run: a file that does not parse counts one, and the others are still checked.
func TestTenMistakes(t *testing.T) {
	got := printed(t, os.DirFS(datasets+"/ten-mistakes"), dataset.MainFile, "ten-mistakes")
	matchesGolden(t, datasets+"/ten-mistakes.txt", got)
	if n := strings.Count(got, "rolexport: error: "); n != 10 {
		t.Errorf("%d mistakes, not 10", n)
	}
}

// matchesGolden compares text with a file, or rewrites the file when ROLEXPORT_UPDATE=1.
func matchesGolden(t *testing.T, name, got string) {
	t.Helper()
	if os.Getenv("ROLEXPORT_UPDATE") == "1" {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
