package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"testing"

	"rolexport"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/diag"
	"rolexport/internal/exttool"
	"rolexport/internal/readback/written"
	"rolexport/internal/render/xlsx/xlsxtest"
)

// inputsOf returns the cells of a sheet that a reader may change.
func inputsOf(s *xlsxtest.Sheet) []string {
	var cells []string
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if c.Input {
				cells = append(cells, c.Ref)
			}
		}
	}
	return cells
}

// enterInto returns a workbook with a text in some cells of a sheet; without a text they are empty.
func enterInto(t *testing.T, file []byte, sheet int, cells []string, text string) []byte {
	t.Helper()
	part, changed := fmt.Sprintf("xl/worksheets/sheet%d.xml", sheet+1), 0
	content := "/>"
	if text != "" {
		content = ` t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	cell := regexp.MustCompile(`<c r="([A-Z]+[0-9]+)"( s="[0-9]+")?(?: t="[a-zA-Z]+")?(?:/>|>.*?</c>)`)
	out := xlsxtest.Repack(t, file, func(name, xml string) (string, string) {
		if name != part {
			return name, xml
		}
		return name, cell.ReplaceAllStringFunc(xml, func(old string) string {
			m := cell.FindStringSubmatch(old)
			if !slices.Contains(cells, m[1]) {
				return old
			}
			changed++
			return `<c r="` + m[1] + `"` + m[2] + content
		})
	})
	if changed != len(cells) {
		t.Fatalf("%s: %d of %d cells were found", part, changed, len(cells))
	}
	return out
}

// fewPosts is the default dataset with a plan that is computed soon: a few posts over two quarters.
func fewPosts(t *testing.T) *dataset.Dataset {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	const quarters = 2
	w := ds.Workforce
	w.Quarters, w.Budget, w.Positions, w.Demand = w.Quarters[:quarters], w.Budget[:quarters], w.Positions[:4], w.Demand[:2]
	for i := range w.Demand {
		w.Demand[i].Needed = w.Demand[i].Needed[:quarters]
	}
	for i, a := range w.Assumptions {
		if a.ID == "horizon" {
			months := 3.0 * quarters
			w.Assumptions[i].Value = &months
		}
	}
	return datasettest.Load(t, datasettest.Files(ds))
}

// TestNoEntryShowsAnError clears the inputs of workbooks, and enters texts where figures belong: whatever a program lets readers paste, no
// cell may show an error. That of each input by itself is tried with our own arithmetic, in compose.
func TestNoEntryShowsAnError(t *testing.T) {
	t.Parallel()
	exttool.Require(t, "soffice")
	ds := fewPosts(t)
	files, about := map[string][]byte{}, map[string]string{}
	for _, k := range compose.Kinds() {
		if k.ID != "workforce-plan" && k.ID != "role-matrix" {
			continue
		}
		for _, w := range written.Write(t, ds, k, func(diag.Diagnostic) {}, "xlsx") {
			file := w.Files["xlsx"]
			book := read(t, file)
			add := func(what string, data []byte) {
				name := fmt.Sprintf("%03d", len(files))
				files[name], about[name] = data, w.Doc.Name+", "+what
			}
			cleared, filled := file, file
			for i := range book.Sheets {
				cells := inputsOf(&book.Sheets[i])
				cleared, filled = enterInto(t, cleared, i, cells, ""), enterInto(t, filled, i, cells, "abc")
				alone := [][]string{cells}
				if book.Sheets[i].Name == "Assumptions" {
					alone = append(alone, cells[:1], cells[2:3]) // the scenario, the plan start
				}
				for _, some := range alone {
					if len(some) > 0 {
						if len(some) == 1 {
							add(fmt.Sprintf("sheet %q, nothing in %s", book.Sheets[i].Name, some[0]), enterInto(t, file, i, some, ""))
						}
						add(fmt.Sprintf("sheet %q, texts from %s on", book.Sheets[i].Name, some[0]), enterInto(t, file, i, some, "abc"))
					}
				}
			}
			add("all inputs cleared", cleared)
			add("texts in all inputs", filled)
		}
	}
	for name, book := range recalculate(t, files) {
		for _, s := range book.Sheets {
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					if c.Kind == "error" {
						t.Errorf("%s: sheet %q, %s shows %s", about[name], s.Name, c.Ref, c.Text)
					}
				}
			}
		}
	}
	if len(files) < 15 {
		t.Errorf("only %d entries were tried", len(files))
	}
	t.Logf("%d workbooks", len(files))
}
