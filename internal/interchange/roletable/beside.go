package roletable

import (
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/interchange/grid"
)

// beside reports what stands beside the columns that the header names: in text rows that are longer than the header, where a delimiter within a text has
// moved the cells behind it; and columns with content and no name.
func (im *importer) beside(c chosen) {
	header, rows := c.Rows[c.header], c.Rows[c.header+1:]
	nameless := map[int]grid.Row{} // the first row with content, by column
	var columns []int
	for _, r := range rows {
		if im.tooLong(c, r) {
			continue
		}
		for _, cell := range r.Cells {
			_, met := nameless[cell.Column]
			if text, _ := clean(cell.Text); !met && strings.TrimSpace(header.Cell(cell.Column).Text) == "" && strings.TrimSpace(text) != "" {
				nameless[cell.Column] = r
				columns = append(columns, cell.Column)
			}
		}
	}
	slices.Sort(columns)
	for _, i := range columns {
		r := nameless[i]
		im.report(diag.Warning, c.Pos(r.Number), "unknown-column", fmt.Sprintf("column %s has no name and is not imported; it holds %q",
			grid.Letters(i), clip(r.Cell(i).Text)), fmt.Sprintf("give it a header in row %d, or delete it", header.Number))
	}
}

// tooLong reports a row of a text file with more cells than the header. Empty ones at the ends of all rows are how some programs end rows.
func (im *importer) tooLong(c chosen, r grid.Row) bool {
	header := c.Rows[c.header]
	if r.Fields <= header.Fields {
		return false
	}
	last := r.Cells[len(r.Cells)-1].Column
	if last < header.Fields && !slices.ContainsFunc(c.Rows[c.header+1:], func(other grid.Row) bool { return other.Fields != r.Fields }) {
		return false
	}
	im.report(diag.Error, c.Pos(r.Number), "row-too-long", fmt.Sprintf("the row has %d cells, and the header names %d columns", r.Fields, header.Fields),
		"put a text that holds the sign between cells in quotation marks, or remove the empty cells at the end of the row")
	return true
}
