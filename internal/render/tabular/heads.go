package tabular

import "rolexport/internal/doc"

// HeadColumns returns how many of the first columns tell the rows apart: those that every part of a divided table repeats.
func HeadColumns(loc *doc.Locale, t *doc.Table) int {
	n := 0
	for n < len(t.Columns) && t.Columns[n].Header {
		n++
	}
	for n = max(n, 1); n < min(4, len(t.Columns)) && t.Columns[n].Kind == doc.TextColumn && !distinct(loc, t, n); n++ {
	}
	return min(n, len(t.Columns)-1)
}

// distinct reports whether no two rows of data say the same in their first n cells.
func distinct(loc *doc.Locale, t *doc.Table, n int) bool {
	seen := make(map[string]bool, len(t.Rows))
	for _, r := range t.Rows {
		if r.Kind != doc.DataRow {
			continue
		}
		key := ""
		for _, v := range r.Cells[:min(n, len(r.Cells))] {
			key += loc.Text(v) + "\x00"
		}
		if seen[key] {
			return false
		}
		seen[key] = true
	}
	return true
}
