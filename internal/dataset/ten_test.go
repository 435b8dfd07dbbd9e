package dataset_test

import (
	"os"
	"strings"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/golden"
)

// All mistakes are reported in one run: a file that does not parse counts one, and the others are still checked.
func TestTenMistakes(t *testing.T) {
	got := printed(t, os.DirFS(datasets+"/ten-mistakes"), dataset.MainFile, "ten-mistakes")
	golden.Check(t, datasets+"/ten-mistakes.txt", got)
	if n := strings.Count(got, "rolexport: error: "); n != 10 {
		t.Errorf("%d mistakes, not 10", n)
	}
}
