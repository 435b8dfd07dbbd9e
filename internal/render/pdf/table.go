package pdf

import (
	"slices"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/render/plot"
	"rolexport/internal/render/tabular"
	"rolexport/internal/theme"
)

// A grid is a table that is being laid out.
type grid struct {
	*layout
	table    *doc.Table
	size     theme.Style // of its text
	compared bool        // columns stand for the roles of a comparison
	striped  bool        // every second row has a ground
	header   int         // columns that are repeated when the table is divided
	heads    []head
	cells    [][]passage // by row and column
	columns  []tabular.Column
	biggest  []float64 // by column: what the longest bar stands for
}

// A head is a column's title.
type head struct{ title, subtitle passage }

// table lays out a table. Where it has more columns than fit, the type gets smaller; where that does not help, the table is divided into
// several that repeat its first columns.
func (l *layout) table(t *doc.Table, headed string) {
	t = t.Printed()
	if len(t.Columns) == 0 {
		return
	}
	g := &grid{layout: l, table: t}
	g.compared = slices.ContainsFunc(t.Columns, func(c doc.Column) bool { return c.Accent != doc.NoAccent })
	g.striped = g.compared || len(t.Rows) > 12 && len(t.Columns) > 3
	g.header = tabular.HeadColumns(l.loc, t)
	for _, g.size = range l.styles.tableSizes {
		g.prepare()
		if tabular.Needs(g.columns) <= l.width {
			break
		}
	}
	l.gap(3)
	for i, columns := range tabular.Divide(g.columns, g.header, g.size.Size, l.width) {
		title := t.Title
		if strings.EqualFold(title, headed) {
			title = "" // the heading above says it
		}
		if i > 0 {
			title = strings.TrimSpace(t.Title + " (" + l.loc.Words.Continued + ")")
			l.gap(12)
		}
		g.lay(title, columns)
	}
	l.gap(10)
}

// prepare prepares the text of all cells in the size at hand, and what the columns ask for.
func (g *grid) prepare() {
	t := g.table
	g.heads = make([]head, len(t.Columns))
	g.columns = make([]tabular.Column, len(t.Columns))
	g.biggest = make([]float64, len(t.Columns))
	g.cells = make([][]passage, len(t.Rows))
	passages := g.passages.take(len(t.Rows) * len(t.Columns))
	for i := range t.Columns {
		g.prepareColumn(i)
	}
	for r := range t.Rows {
		g.cells[r], passages = passages[:len(t.Columns):len(t.Columns)], passages[len(t.Columns):]
		for c := range t.Columns {
			if c < len(t.Rows[r].Cells) {
				g.prepareCell(r, c, t.Rows[r].Cells[c])
			}
		}
	}
	for i := range g.columns {
		g.finishColumn(i)
	}
}

func (g *grid) prepareColumn(i int) {
	c := &g.table.Columns[i]
	title, subtitle := g.styles.small, g.styles.small
	if title.kind = bold; g.compared {
		title.size, title.leading = g.size.Size, g.size.Leading
		title.colour = g.styles.body.colour
	}
	g.heads[i] = head{title: g.plain(c.Title, title)}
	if c.Subtitle != "" {
		g.heads[i].subtitle = g.plain(c.Subtitle, subtitle)
	}
	s := &g.columns[i]
	s.Weight = c.Weight
	s.Stretch = c.Kind == doc.TextColumn && c.Display == doc.Plain
	before, after := g.padding(i)
	s.Pad = before + after
	if c.Display == doc.Bar {
		s.Least = max(s.Least, g.barWidth())
	}
}

// padding returns the space before and after the text of a column.
func (g *grid) padding(i int) (before, after int) {
	c := &g.table.Columns[i]
	last := i == len(g.table.Columns)-1
	switch {
	case g.compared && c.Accent != doc.NoAccent:
		return g.quarters(8), g.quarters(8)
	case c.Kind == doc.SymbolColumn:
		return g.quarters(4), g.quarters(4)
	case last && !g.compared:
		return 0, 0
	case i > 0 && g.compared:
		return g.quarters(8), g.quarters(4)
	}
	after = g.quarters(10)
	if g.size.Size < g.styles.body.size {
		after = g.quarters(7)
	}
	if g.align(i) == right && g.align(i+1) == left { // figures would run into words
		after += g.quarters(8)
	}
	return 0, after
}

func (g *grid) prepareCell(r, c int, v doc.Value) {
	if v == nil {
		return
	}
	column, row := &g.table.Columns[c], &g.table.Rows[r]
	p := &g.cells[r][c]
	style := g.cellStyle(row, column)
	dots := 0
	if rating, ok := plot.Rated(v); ok && column.Display == doc.Meter {
		*p = g.meterText(v, rating, style)
		dots = g.meterWidth(rating)
	} else {
		*p = g.cellText(v, style)
	}
	if row.Kind == doc.GroupRow {
		return // it stands across the table
	}
	natural, least := p.natural+dots, p.least+dots
	s := &g.columns[c]
	s.Natural, s.Least = max(s.Natural, natural), max(s.Least, least)
	if x, ok := plot.Amount(v); ok {
		g.biggest[c] = max(g.biggest[c], x)
	}
}

// cellStyle returns the style of a cell.
func (g *grid) cellStyle(row *doc.Row, column *doc.Column) style {
	s := g.styles.body
	s.size, s.leading = g.size.Size, g.size.Leading
	if g.bold(column) || row.Kind != doc.DataRow || column.Display == doc.Bar {
		s.kind = bold
	}
	if column.Kind == doc.SymbolColumn {
		s.colour = g.styles.muted
	}
	return s
}

// bold reports whether a column that names its rows stands out: it does where there is much beside it.
func (g *grid) bold(c *doc.Column) bool { return c.Header && (g.compared || len(g.table.Columns) > 3) }

// cellText prepares the text of a cell. In a cell that begins with a bold line, as a duty's does, the rest stands back.
func (g *grid) cellText(v doc.Value, s style) passage {
	rich, ok := v.(doc.Rich)
	if !ok || len(rich) < 3 {
		return g.value(v, s)
	}
	_, strong := rich[0].(doc.Strong)
	at := slices.IndexFunc(rich, func(in doc.Inline) bool { _, ok := in.(doc.Break); return ok })
	if !strong || at < 0 {
		return g.value(v, s)
	}
	s.kind = regular
	g.writer.reset()
	g.write(rich[:at+1], manner{style: s})
	g.write(rich[at+1:], manner{style: s.as(s.kind, g.styles.soft.colour)})
	return g.layout.prepare(s)
}

// finishColumn decides what a column needs once its cells are known.
func (g *grid) finishColumn(i int) {
	h := &g.heads[i]
	title := h.title.natural
	if title > 7*h.title.style.size { // it stands well on two lines
		title = max(h.title.least, title*11/20)
	}
	g.columns[i].Settle(g.table.Columns[i].Kind == doc.TextColumn, g.size.Size, max(h.title.least, h.subtitle.least), title,
		max(h.title.natural, h.subtitle.natural))
}

// lay lays out the table with the given columns.
func (g *grid) lay(title string, columns []int) {
	table := g.add(g.element, page.Table, page.Props{})
	first := len(g.strips)
	if title != "" {
		s := g.styles.body
		s.kind = bold
		p := g.plain(title, s)
		g.set(&p, g.balanced(&p, g.width), g.x, g.width, left, g.add(table, page.Caption, page.Props{}))
		g.gap(3)
	}
	tracks := g.tracks(columns)
	heads := g.headMarks(table, len(tracks))
	g.headRow(heads, tracks)
	g.keepFrom(first)
	head := g.strips[len(g.strips)-1]
	repeated := &head
	first = len(g.strips)
	for r := range g.table.Rows {
		if g.widen() {
			tracks = g.tracks(columns)
			repeated = &g.apart(g.x, g.width, func() { g.headRow(heads, tracks) })[0]
		}
		g.bodyRow(table, r, tracks)
		if g.table.Rows[r].Kind == doc.TotalRow && len(g.strips)-1 > first {
			g.strips[len(g.strips)-2].keep = true
		}
		g.strips[len(g.strips)-1].head = repeated
	}
	g.together(first, 5)
	g.strips[len(g.strips)-1].keep = false // a head without rows
}
