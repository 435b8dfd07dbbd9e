package txt

import (
	"slices"
	"strings"

	"rolexport/internal/doc"
)

// records writes each row of a grid as a title, which names the row, and below it the other texts with the heads of their columns.
func (p *printer) records(g *grid) {
	for i, r := range g.rows {
		if i > 0 {
			p.Space(1)
		}
		if r.kind == doc.GroupRow {
			p.paragraph(strings.Join(stated(r.texts), " · "))
			continue
		}
		p.paragraph(g.recordTitle(r))
		p.inside("  ", "", func() { p.recordBody(g, r) })
	}
}

// names reports whether the cells of a column name their rows: those of header columns, or where there is none, of the first.
func (g *grid) names(j int) bool {
	if slices.ContainsFunc(g.columns, func(c column) bool { return c.header }) {
		return g.columns[j].header
	}
	return j == 0
}

// recordTitle returns, for example, "Role: Operations Manager".
func (g *grid) recordTitle(r row) string {
	var title []string
	for j, c := range g.columns {
		switch text := r.texts[j]; {
		case !g.names(j) || text == "":
		case r.kind == doc.TotalRow:
			title = append(title, text)
		default:
			title = append(title, oneLine(c.head)+": "+text)
		}
	}
	return strings.Join(title, " · ")
}

// recordBody writes the texts of a row that do not name it: three figures or more in a row as a strip, others as pairs. Cells that
// cannot have a value have no line.
func (p *printer) recordBody(g *grid, r row) {
	var pairs []pair
	for j := 0; j < len(g.columns); j++ {
		if run := g.figures(j); run >= leastStrip {
			p.pairs(pairs)
			pairs = nil
			p.strip(g, r, j, j+run)
			j += run - 1
			continue
		}
		if !g.names(j) && r.texts[j] != "" {
			pairs = append(pairs, pair{oneLine(g.columns[j].head), r.texts[j]})
		}
	}
	p.pairs(pairs)
}

// leastStrip is the number of figures that are written side by side.
const leastStrip = 3

// figures returns how many columns from j on hold figures.
func (g *grid) figures(j int) int {
	n := 0
	for j+n < len(g.columns) && g.columns[j+n].right && !g.names(j+n) {
		n++
	}
	return n
}

// strip writes the figures of the columns first to end-1 below their heads, as many beside each other as fit.
func (p *printer) strip(g *grid, r row, first, end int) {
	for first < end {
		part := &grid{columns: []column{g.columns[first].wide(p.width)}}
		used := part.columns[0].width
		next := first + 1
		for ; next < end && used+len(gutter)+g.columns[next].natural <= p.width; next++ {
			part.columns = append(part.columns, g.columns[next].wide(p.width))
			used += len(gutter) + g.columns[next].natural
		}
		heads := make([]string, len(part.columns))
		for j, c := range part.columns {
			heads[j] = c.head
		}
		for _, l := range p.gridLines(part, heads, true) {
			p.Line(l)
		}
		for _, l := range p.gridLines(part, r.texts[first:next], false) {
			p.Line(l)
		}
		first = next
	}
}

// wide returns the column as wide as its texts on one line, up to a limit.
func (c column) wide(limit int) column {
	c.width = min(c.natural, limit)
	return c
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }
