package txt

import (
	"slices"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
)

// table writes a table as aligned columns; where these do not fit beside each other, as several tables with a part of the columns
// each, or as records.
func (p *printer) table(t *doc.Table) {
	p.caption(t.Title)
	p.grids(t)
}

func (p *printer) grids(t *doc.Table) {
	t = t.Printed()
	if len(t.Columns) == 0 {
		return
	}
	g := p.grid(t)
	if g.fit(p.width) && !g.isLadder() {
		p.aligned(g)
		return
	}
	if panels := g.panels(p.width); panels != nil {
		for _, part := range panels {
			p.aligned(part)
			p.Space(1)
		}
		return
	}
	p.records(g)
}

// A grid is a table as text.
type grid struct {
	columns []column
	rows    []row
}

// A column is measured in cells.
type column struct {
	head    string // title and, on a line of its own, subtitle
	right   bool   // figures stand to the right
	centre  bool
	header  bool // its cells name their rows
	hang    int  // room to the right of figures for the mark of illustrative ones
	natural int  // as wide as its widest line
	body    int  // likewise, without the head
	least   int  // as wide as its widest piece that should not be broken
	width   int  // chosen by fit
}

// A row holds a text for each column.
type row struct {
	kind  doc.RowKind
	texts []string
}

func (p *printer) grid(t *doc.Table) *grid {
	g := &grid{columns: make([]column, len(t.Columns)), rows: make([]row, len(t.Rows))}
	for i, r := range t.Rows {
		texts := make([]string, len(t.Columns))
		for j := range texts {
			texts[j] = p.value(flow.Cell(r, j))
		}
		g.rows[i] = row{r.Kind, texts}
	}
	for j, c := range t.Columns {
		col := column{
			head:   p.clean.Text(c.Title),
			right:  c.Kind.Numeric(),
			centre: c.Kind == doc.SymbolColumn,
			header: c.Header,
		}
		if c.Subtitle != "" {
			col.head += "\n" + p.clean.Text(c.Subtitle)
		}
		g.measure(&col, j, &p.wrapper)
		g.columns[j] = col
	}
	return g
}

// longestWord is how much of a word that is not broken a column is made wide for.
const longestWord = 20

// readable is the width, in cells, below which a column of running text is no pleasure to read.
const readable = 12

func (g *grid) measure(c *column, j int, w *wrapper) {
	if c.right && slices.ContainsFunc(g.rows, func(r row) bool { return isMarked(r.texts[j]) }) {
		c.hang = cells(doc.IllustrativeMark)
	}
	var text, word int
	for _, r := range g.rows {
		if r.kind == doc.GroupRow {
			continue // stands across the columns
		}
		line, piece := w.measure(r.texts[j])
		if c.right {
			if isBare(r.texts[j]) {
				line += c.hang
			}
			piece = line
		}
		text, word = max(text, line), max(word, piece)
	}
	if !c.right {
		word = max(min(word, longestWord), min(text, readable))
	}
	line, piece := w.measure(c.head)
	c.natural, c.body, c.least = max(text, line), text, max(word, min(piece, longestWord))
	c.width = c.least
}

// isBare reports whether a text is a figure without a mark, which leaves the room of the mark free.
func isBare(text string) bool { return !isMarked(text) && strings.ContainsAny(text, "0123456789") }

func isMarked(text string) bool { return strings.HasSuffix(text, doc.IllustrativeMark) }

// isLadder reports whether texts stand in narrow columns like ladders in most rows.
func (g *grid) isLadder() bool {
	ladders, rows := 0, 0
	for _, r := range g.rows {
		if r.kind == doc.GroupRow {
			continue
		}
		rows++
		for j, c := range g.columns {
			if c.width < narrow && cells(r.texts[j]) > steps*c.width {
				ladders++
				break
			}
		}
	}
	return ladders*2 > rows
}

// A text of more than steps lines in a column of less than narrow cells is a ladder.
const (
	narrow = 24
	steps  = 4
)

// fit chooses the width of each column and reports whether they stand beside each other in width cells. Every column gets its
// least; what is left goes, cell by cell, to the column whose texts make rows high.
func (g *grid) fit(width int) bool {
	spare := width - len(gutter)*(len(g.columns)-1)
	wanted := 0
	for _, c := range g.columns {
		spare -= c.width
		wanted += c.natural - c.width
	}
	if spare < 0 {
		return false
	}
	if wanted <= spare {
		for j := range g.columns {
			g.columns[j].width = g.columns[j].natural
		}
		return true
	}
	for lengths := g.lengths(); spare > 0; spare-- {
		j := g.neediest(lengths)
		if j < 0 {
			break // only heads are wrapped
		}
		g.columns[j].width++
	}
	return true
}

// lengths returns the cells that each text would take on one line, for the rows that stand in columns.
func (g *grid) lengths() [][]int {
	var lengths [][]int
	for _, r := range g.rows {
		if r.kind == doc.GroupRow {
			continue
		}
		of := make([]int, len(r.texts))
		for j, text := range r.texts {
			of[j] = cells(text)
		}
		lengths = append(lengths, of)
	}
	return lengths
}

// neediest returns the column that a further cell serves best: the one that saves most of the height of the rows in which it is
// the highest. Heights are in thousandths of a line. It returns -1 where none is saved.
func (g *grid) neediest(lengths [][]int) int {
	saved := make([]int, len(g.columns))
	for _, of := range lengths {
		highest, height := 0, 0
		for j, c := range g.columns {
			if h := of[j] * 1000 / c.width; c.width < c.body && h > height {
				highest, height = j, h
			}
		}
		saved[highest] += height / g.columns[highest].width
	}
	best := 0
	for j, s := range saved {
		if s > saved[best] {
			best = j
		}
	}
	if saved[best] == 0 {
		return -1
	}
	return best
}
