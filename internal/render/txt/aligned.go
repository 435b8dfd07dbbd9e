package txt

import (
	"slices"
	"strings"

	"rolexport/internal/doc"
)

// aligned writes a grid below the heads of its columns. Where a row takes more than a line, rows stand apart by a blank line.
func (p *printer) aligned(g *grid) {
	heads := make([]string, len(g.columns))
	for j, c := range g.columns {
		heads[j] = c.head
	}
	for _, l := range p.gridLines(g, heads, true) {
		p.Line(l)
	}
	p.Line(g.rule())
	rows := p.gridRows(g)
	apart := slices.ContainsFunc(rows, func(lines []string) bool { return len(lines) > 1 })
	for i, lines := range rows {
		switch kind := g.rows[i].kind; {
		case kind == doc.TotalRow && (i == 0 || g.rows[i-1].kind != doc.TotalRow):
			p.Line(g.rule())
		case i > 0 && (apart || kind == doc.GroupRow):
			p.Space(1)
		}
		for _, l := range lines {
			p.Line(l)
		}
	}
}

// gridRows returns the lines of each row.
func (p *printer) gridRows(g *grid) [][]string {
	rows := make([][]string, len(g.rows))
	for i, r := range g.rows {
		if r.kind == doc.GroupRow {
			rows[i] = p.wrap(strings.Join(stated(r.texts), " · "), p.width)
		} else {
			rows[i] = p.gridLines(g, r.texts, false)
		}
	}
	return rows
}

// rule underlines each column.
func (g *grid) rule() string {
	parts := make([]string, len(g.columns))
	for j, c := range g.columns {
		parts[j] = strings.Repeat("-", c.width)
	}
	return strings.Join(parts, gutter)
}

// gridLines returns the lines of a row: each text wrapped in its column. Heads stand at the bottom, other texts at the top.
func (p *printer) gridLines(g *grid, texts []string, heads bool) []string {
	wrapped := make([][]string, len(texts))
	height := 1
	for j, text := range texts {
		wrapped[j] = p.wrap(text, g.columns[j].width)
		height = max(height, len(wrapped[j]))
	}
	lines := make([]string, height)
	var b []byte
	for i := range lines {
		b = b[:0]
		used := 0  // cells in b
		start := 0 // cell at which the column begins
		for j := range texts {
			c := &g.columns[j]
			k := i
			if heads {
				k -= height - len(wrapped[j])
			}
			if k >= 0 && k < len(wrapped[j]) && wrapped[j][k] != "" {
				text := wrapped[j][k]
				from := start + c.offset(text, heads)
				b = append(b, strings.Repeat(" ", from-used)...)
				b = append(b, text...)
				used = from + cells(text)
			}
			start += c.width + len(gutter)
		}
		lines[i] = string(b)
	}
	return lines
}

// offset returns how far from the left edge of the column a line of text begins.
func (c *column) offset(text string, head bool) int {
	room := c.width - cells(text)
	switch {
	case c.right && !head && !strings.HasSuffix(text, " *") && isBare(text):
		return max(room-c.hang, 0)
	case c.right:
		return room
	case c.centre:
		return room / 2
	}
	return 0
}

// stated returns the texts that are not empty.
func stated(texts []string) []string {
	var s []string
	for _, t := range texts {
		if t != "" {
			s = append(s, t)
		}
	}
	return s
}
