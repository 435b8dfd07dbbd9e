package verify_test

import (
	"os"
	"path/filepath"
	"testing"

	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/render/xlsx/xlsxtest"
	"rolexport/internal/verify"
)

// TestDefectsOfWorkbooks spoils a workbook in ways that Excel repairs or that readers do not see, and has each named by its code.
func TestDefectsOfWorkbooks(t *testing.T) {
	format, _ := formats.ByName("xlsx")
	file, _ := rendertest.Render(t, rendertest.New(t, format), xlsxtest.Staffing())
	for want, change := range map[string][3]string{
		"xlsx-sheet-name":       {"xl/workbook.xml", `name="Headcount"`, `name="Head/count"`},
		"xlsx-defined-name":     {"xl/workbook.xml", `name="PlanStart"`, `name="SCENARIO"`},
		"xlsx-table":            {"xl/tables/table1.xml", `name="Note"`, `name="Notes"`},
		"xlsx-formula":          {"xl/worksheets/sheet4.xml", `<f>SUM(B$2:B$4)`, `<f>SUM(#REF!)`},
		"xlsx-merged":           {"xl/worksheets/sheet2.xml", `</sheetData>`, `</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`},
		"xlsx-alternative-text": {"xl/drawings/drawing1.xml", `descr="Closing head count, drawn."`, `descr=""`},
		"xlsx-title":            {"docProps/core.xml", `<dc:language>en-GB</dc:language>`, ``},
	} {
		path := filepath.Join(t.TempDir(), "staffing.xlsx")
		if err := os.WriteFile(path, xlsxtest.Change(t, file, change[0], change[1], change[2]), 0o600); err != nil {
			t.Fatal(err)
		}
		target, err := verify.Path(path, 1)
		if err != nil {
			t.Fatal(err)
		}
		named := false
		for _, f := range target.Results[0].Findings {
			named = named || f.Rule.Code == want
		}
		if !named {
			t.Errorf("%s is not named: %v", want, target.Results[0].Findings)
		}
	}
}
