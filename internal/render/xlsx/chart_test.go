package xlsx

import (
	"os"
	"path/filepath"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/xlsx/xlsxtest"
)

// TestView writes workbooks to look at into the folder that ROLEXPORT_VIEW names.
func TestView(t *testing.T) {
	dir := os.Getenv("ROLEXPORT_VIEW")
	if dir == "" {
		t.Skip("skipped: ROLEXPORT_VIEW names no folder")
	}
	for _, d := range []*doc.Document{plan(), xlsxtest.Staffing()} {
		if err := os.WriteFile(filepath.Join(dir, d.Name+".xlsx"), renderTo(t, d, nil), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
