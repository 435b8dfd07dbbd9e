package workbook

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"rolexport/internal/exttool"
	"rolexport/internal/readback/written"
	"rolexport/internal/render/xlsx/xlsxtest"
)

func TestLibreOfficeKeepsEveryCell(t *testing.T) {
	exttool.Require(t, "soffice")
	t.Parallel()
	books := written.Paths(written.Defaults(t), "xlsx")
	out := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}
	exttool.Run(t, "soffice", append(args, books...)...)
	for _, path := range books {
		name := filepath.Base(path)
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Errorf("LibreOffice did not convert %s: %v", name, err)
			continue
		}
		ours, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		compareBooks(t, name, read(t, ours), read(t, data))
	}
}

func read(t *testing.T, data []byte) *xlsxtest.Workbook {
	t.Helper()
	book, err := xlsxtest.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func compareBooks(t *testing.T, name string, ours, theirs *xlsxtest.Workbook) {
	t.Helper()
	if len(ours.Sheets) != len(theirs.Sheets) {
		t.Fatalf("%s: %d sheets became %d", name, len(ours.Sheets), len(theirs.Sheets))
	}
	for i, s := range ours.Sheets {
		if theirs.Sheets[i].Name != s.Name {
			t.Errorf("%s: sheet %q became %q", name, s.Name, theirs.Sheets[i].Name)
		}
		got := map[string]xlsxtest.Cell{}
		for _, row := range theirs.Sheets[i].Rows {
			for _, c := range row.Cells {
				got[c.Ref] = c
			}
		}
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				g := got[c.Ref]
				if c.Kind == "blank" {
					continue
				}
				if g.Kind != c.Kind || g.Text != c.Text || math.Abs(g.Number-c.Number) > 1e-9*math.Max(1, math.Abs(c.Number)) {
					t.Errorf("%s, sheet %q, %s: %+v became %+v", name, s.Name, c.Ref, c, g)
				}
			}
		}
	}
}
