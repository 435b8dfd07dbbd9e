package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/render/plot"
	"rolexport/internal/render/tabular"
)

// A track is the place of a column on the page.
type track struct {
	column   int // of the table
	x, width int // of the text
	from, to int // of the ground
	align    align
}

// tracks places columns of the table side by side from the left edge of the column at hand.
func (g *grid) tracks(columns []int) []track {
	chosen := make([]tabular.Column, len(columns))
	for i, c := range columns {
		chosen[i] = g.columns[c]
	}
	widths := tabular.Widths(chosen, g.width)
	tracks := make([]track, len(columns))
	x := g.x
	for i, c := range columns {
		before, after := g.padding(c)
		if i == len(columns)-1 && g.table.Columns[c].Accent == doc.NoAccent && !g.compared {
			widths[i] += after
			after = 0
		}
		tracks[i] = track{column: c, x: x + before, width: widths[i], from: x, to: x + before + widths[i] + after, align: g.align(c)}
		x = tracks[i].to
	}
	if g.mirrored && flow.Sided(g.table) {
		for i := range tracks {
			t := &tracks[i]
			t.x, t.from, t.to = g.x+x-t.x-t.width, g.x+x-t.to, g.x+x-t.from
		}
	}
	return tracks
}

// align returns the side on which the cells of a column stand.
func (g *grid) align(c int) align {
	column := &g.table.Columns[c]
	switch {
	case column.Kind == doc.SymbolColumn:
		return centre
	case column.Kind.Numeric(), column.Display != doc.Plain:
		return right
	}
	return left
}

// headMarks adds the head of n columns to the logical structure.
func (g *grid) headMarks(table mark, n int) []mark {
	tr := g.add(table, page.TR, page.Props{})
	marks := make([]mark, n)
	for i := range marks {
		marks[i] = g.add(tr, page.TH, page.Props{Scope: page.ColumnScope})
	}
	return marks
}

// headRow lays out the titles of the columns, their last lines level with each other.
func (g *grid) headRow(marks []mark, tracks []track) {
	r := g.newRow(row{x: g.x, width: g.width, top: g.quarters(2), bottom: g.quarters(3), whole: true})
	if g.compared {
		r.top, r.bottom = g.quarters(6), g.quarters(5)
	}
	r.cells = g.layout.cells.take(len(tracks))
	for i, t := range tracks {
		h, th := &g.heads[t.column], marks[i]
		r.cells[i] = g.cell(func() {
			g.set(&h.title, g.balanced(&h.title, t.width), t.x, t.width, t.align, th)
			if h.subtitle.text != "" {
				g.separate()
				g.set(&h.subtitle, g.balanced(&h.subtitle, t.width), t.x, t.width, t.align, th)
			}
		})
	}
	high := r.height()
	for i := range r.cells {
		r.cells[i].lower = high - r.top - r.bottom - height(r.cells[i].strips)
	}
	g.open(r.top + baseline(g.family.Bold[0], g.styles.small))
	g.headRules(tracks, high)
	g.shut(high).row = r
}

// headRules draws the rule below the head and the grounds of the roles compared.
func (g *grid) headRules(tracks []track, high int) {
	c, rule := g.theme.Colours, g.theme.Space.Rule
	if !g.compared {
		g.rect(decoration, g.x, high-2*rule, g.width, 2*rule, c.Ink)
		return
	}
	for _, t := range tracks {
		colour := c.Ink
		switch g.table.Columns[t.column].Accent {
		case doc.FirstAccent:
			colour = c.Accent
			g.rect(decoration, t.from, 0, t.to-t.from, high-4*rule, c.AccentWash)
		case doc.SecondAccent:
			colour = c.Second
			g.rect(decoration, t.from, 0, t.to-t.from, high-4*rule, c.SecondWash)
		}
		g.rect(decoration, t.from, high-4*rule, t.to-t.from, 4*rule, colour)
	}
}

// bodyRow lays out a row below the head.
func (g *grid) bodyRow(table mark, index int, tracks []track) {
	kind := g.table.Rows[index].Kind
	rule, c := g.theme.Space.Rule, g.theme.Colours
	r := g.newRow(row{x: g.x, width: g.width, top: g.quarters(3), bottom: g.quarters(3), under: ruling{rule, c.Hairline}})
	if g.compared {
		r.top, r.bottom = g.quarters(4), g.quarters(4)
	}
	if g.striped && index%2 == 1 && kind == doc.DataRow {
		r.ground, r.grounded, r.inset = c.Stripe, true, 2*rule
	}
	tr := g.add(table, page.TR, page.Props{})
	switch kind {
	case doc.GroupRow:
		r.top = g.quarters(7)
		g.groupCell(r, tr, index, tracks)
	default:
		if kind == doc.TotalRow {
			r.over = ruling{2 * rule, c.Ink}
		}
		r.cells = g.layout.cells.take(len(tracks))
		for i, t := range tracks {
			r.cells[i] = g.bodyCell(tr, index, t)
		}
	}
	s := g.layout.row(r, r.top+baseline(g.family.Regular[0], g.styles.body))
	s.keep = kind == doc.GroupRow
}

// groupCell sets the head of a group of rows across the table. Where the table is divided, each part has it.
func (g *grid) groupCell(r *row, tr mark, index int, tracks []track) {
	th := g.add(tr, page.TH, page.Props{Scope: page.ColumnScope, ColSpan: len(tracks)})
	p := &g.cells[index][0]
	r.cells = append(r.cells, g.cell(func() { g.set(p, g.wrap(p, g.width), g.x, g.width, left, th) }))
}

func (g *grid) bodyCell(tr mark, index int, t track) cell {
	column := &g.table.Columns[t.column]
	td := mark(0)
	if column.Header {
		td = g.add(tr, page.TH, page.Props{Scope: page.RowScope})
	} else {
		td = g.add(tr, page.TD, page.Props{})
	}
	if t.column >= len(g.table.Rows[index].Cells) || g.table.Rows[index].Cells[t.column] == nil {
		return cell{}
	}
	v, p := g.table.Rows[index].Cells[t.column], &g.cells[index][t.column]
	switch column.Display {
	case doc.Bar:
		if x, ok := plot.Amount(v); ok && g.table.Rows[index].Kind == doc.DataRow {
			return g.barCell(p, t, td, x, g.biggest[t.column])
		}
	case doc.Meter:
		if rating, ok := plot.Rated(v); ok {
			return g.meterCell(p, t, td, v, rating)
		}
	}
	return g.cell(func() { g.set(p, g.wrap(p, t.width), t.x, t.width, t.align, td) })
}
