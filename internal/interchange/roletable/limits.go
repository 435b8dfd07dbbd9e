package roletable

import (
	"fmt"

	"rolexport/internal/diag"
	"rolexport/internal/interchange/grid"
	"rolexport/internal/ooxml"
)

// tooLarge warns of a table that Read refuses for its size: it can be looked at, and does not come back.
func tooLarge(sheets []sheet, file []byte) diag.List {
	var list diag.List
	warn := func(format string, args ...any) {
		list = append(list, diag.Diagnostic{
			Severity: diag.Warning, Code: "table-too-large", Message: fmt.Sprintf(format, args...) + ", which import table refuses",
			Hint: "divide the roles among several datasets to edit them in spreadsheets, or edit the files of the dataset",
		})
	}
	cells, longest := 0, 0
	for _, s := range sheets {
		if len(s.rows) > grid.MaxRows {
			warn("the table %s has more than %d rows", s.name, grid.MaxRows)
		}
		cells += len(s.columns)
		for _, row := range s.rows {
			for _, c := range row {
				if c.stated {
					cells++
				}
				if len(c.text) >= grid.MaxText { // an apostrophe may come before it
					longest = max(longest, ooxml.Units(protect(c.text, true)))
				}
			}
		}
	}
	if cells > grid.MaxCells {
		warn("the file has more than %d cells with content", grid.MaxCells)
	}
	if longest > grid.MaxText {
		warn("a cell has more than %d characters", grid.MaxText)
	}
	if len(file) > grid.MaxBytes {
		warn("the file has more than %d MB", grid.MaxBytes>>20)
	}
	return list
}
