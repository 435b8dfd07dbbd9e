package txt

import "rolexport/internal/doc"

// panels divides a grid that is too wide into grids that fit into width cells, each with the columns that name the rows and a part of
// the others. It returns nil where that would not read well: where a column holds more than a few words.
func (g *grid) panels(width int) []*grid {
	var names, others []int
	for j, c := range g.columns {
		switch {
		case g.names(j):
			names = append(names, j)
		case c.natural > longestWord:
			return nil
		default:
			others = append(others, j)
		}
	}
	for n := 2; n <= len(others)/2; n++ {
		if panels := g.divide(names, others, n, width); panels != nil {
			return panels
		}
	}
	return nil
}

// divide returns n panels with about the same number of columns, or nil where one of them does not fit.
func (g *grid) divide(names, others []int, n, width int) []*grid {
	panels := make([]*grid, n)
	for i := range panels {
		from, to := i*len(others)/n, (i+1)*len(others)/n
		panels[i] = g.part(append(names[:len(names):len(names)], others[from:to]...))
		if !panels[i].fit(width) {
			return nil
		}
	}
	return panels
}

// part returns a grid of some of the columns.
func (g *grid) part(columns []int) *grid {
	part := &grid{columns: make([]column, len(columns)), rows: make([]row, len(g.rows))}
	for k, j := range columns {
		part.columns[k] = g.columns[j]
		part.columns[k].width = g.columns[j].least
	}
	for i, r := range g.rows {
		texts := make([]string, len(columns))
		for k, j := range columns {
			texts[k] = r.texts[j]
		}
		if r.kind == doc.GroupRow {
			texts[0] = r.texts[0]
		}
		part.rows[i] = row{r.kind, texts}
	}
	return part
}
