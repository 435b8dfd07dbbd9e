package xlsx

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/doc"
)

// firstRow is the sheet row of a table's first row; the head stands above it.
const firstRow = 2

// A tableSheet is the sheet of a table: head, rows, and a footnote where a figure is illustrative. It looks at
// each row twice, once to size the columns and once to write it, so that a long table needs no more memory than its rows.
type tableSheet struct {
	sheet
	book    *workbook
	table   *doc.Table
	keys    map[string]int   // columns by key
	inputs  map[spot]bool    // cells that a Field makes inputs
	body    int              // rows above the first TotalRow
	formats []string         // number formats of columns, for cells that hold no figure yet
	guarded []bool           // columns with results that may be not stated
	object  *tableObject     // nil: the rows make no table
	charts  []*nativeChart   // that stand on the sheet
	lines   []int            // of text in each row; known where charts stand and where pages are counted
	tall    map[seenText]int // lines that texts of formulas take
	heights []int            // of rows, from the head on; known likewise
	marked  bool             // a figure is illustrative
	grouped bool             // there are rows that head others
}

// A seenText is a text of a column that has been measured.
type seenText struct {
	column int
	text   string
}

// A spot is a cell of a table. Rows count from 0, without the head.
type spot struct{ column, row int }

func newTableSheet(b *workbook, t *doc.Table, name string) *tableSheet {
	s := &tableSheet{book: b, table: t, keys: make(map[string]int, len(t.Columns))}
	s.name = name
	for j, c := range t.Columns {
		s.keys[c.Key] = j
	}
	for _, f := range t.Fields {
		if j, ok := s.keys[f.Column]; ok && f.Input {
			if s.inputs == nil {
				s.inputs = map[spot]bool{}
			}
			s.inputs[spot{j, f.Row}] = true
		}
	}
	s.body = len(t.Rows)
	for i, r := range t.Rows {
		s.grouped = s.grouped || r.Kind == doc.GroupRow
		if r.Kind == doc.TotalRow {
			s.body = min(s.body, i)
		}
	}
	return s
}

// lay sizes the columns and sets up all that is not a cell.
func (s *tableSheet) lay() error {
	if err := s.measure(); err != nil {
		return err
	}
	s.rows = s.write
	if err := s.placeCharts(); err != nil {
		return err
	}
	if err := s.view(); err != nil {
		return err
	}
	if err := s.rules(); err != nil {
		return err
	}
	if err := s.offers(); err != nil {
		return err
	}
	return s.book.setPrint(s.name, s.extent(), true)
}

// measure sets the widths of the columns, and gives cells with a link theirs.
func (s *tableSheet) measure() error {
	columns := make([]measured, len(s.table.Columns))
	s.formats, s.guarded = make([]string, len(columns)), make([]bool, len(columns))
	seen := map[seenText]bool{}
	for j, col := range s.table.Columns {
		columns[j] = s.book.measureHead(col)
	}
	for i, row := range s.table.Rows {
		for j := range min(len(row.Cells), len(columns)) {
			c := s.book.lower(row.Cells[j])
			s.marked = s.marked || c.marked
			if row.Kind != doc.GroupRow {
				s.book.measureCell(&columns[j], s.table.Columns[j], &c)
				for _, text := range s.texts(i, j, &c) {
					if !seen[seenText{j, text}] {
						seen[seenText{j, text}] = true
						s.book.measureCell(&columns[j], s.table.Columns[j], &cell{kind: textCell, text: text})
					}
				}
			}
			if c.kind == numberCell && s.formats[j] == "" {
				s.formats[j] = c.format
			}
			s.guarded[j] = s.guarded[j] || mayBeAbsent(c.expr)
			if c.link != "" {
				if err := s.book.file.SetCellHyperLink(s.name, s.book.at(j, firstRow+i), c.link, "External"); err != nil {
					return err
				}
			}
		}
	}
	absent := cell{kind: textCell, text: s.book.doc.Locale.Words.NotStated}
	for j, col := range s.table.Columns {
		if s.formats[j] == "" {
			s.formats[j] = formatsByKind[col.Kind]
		}
		if s.guarded[j] {
			s.book.measureCell(&columns[j], col, &absent)
		}
		if col.Emphasis == doc.Flags {
			columns[j].word = max(columns[j].word, min(columns[j].natural, widestFlag))
			columns[j].natural = columns[j].word
		}
	}
	page, _ := s.book.printed(true)
	s.columns = columnWidths(columns, page)
	return nil
}

// formatsByKind are the formats of columns in which there is no figure yet.
var formatsByKind = map[doc.ColumnKind]string{
	doc.NumberColumn: "#,##0", doc.PercentColumn: "#,##0" + quoteFormat("\u00a0") + "%", doc.MoneyColumn: "#,##0", doc.DateColumn: dateFormat,
}

// lastRow is the last row of the sheet with a cell in it.
func (s *tableSheet) lastRow() int {
	n := firstRow - 1 + len(s.table.Rows)
	if s.marked {
		n += 2
	}
	return n
}

// write writes all rows of the sheet.
func (s *tableSheet) write(out io.Writer) error {
	w := &rowWriter{book: s.book, sheet: s.name, out: out}
	if err := s.writeHead(w); err != nil {
		return err
	}
	cells := make([]cell, len(s.table.Columns))
	for i, row := range s.table.Rows {
		if err := s.writeRow(w, i, row, cells); err != nil {
			return err
		}
	}
	if s.marked {
		w.begin(s.lastRow(), rowHeight(1), true)
		note := cell{kind: textCell, text: s.book.doc.Locale.Words.Illustrative}
		if err := w.put(0, &note, style{colour: s.book.theme.Colours.Muted, size: 8500}); err != nil {
			return err
		}
		w.end()
	}
	w.flush()
	return w.err
}

func (s *tableSheet) writeHead(w *rowWriter) error {
	heads := make([]cell, len(s.table.Columns))
	tall := 1
	for j := range heads {
		heads[j] = s.head(j)
		if e := heads[j].expr; e != nil {
			text, err := formula{book: s.book, home: s, row: -1}.text(e)
			if err != nil {
				return fmt.Errorf("head %s: %w", s.book.at(j, firstRow-1), err)
			}
			heads[j].formula = text
		}
		tall = max(tall, s.book.height(&heads[j], heads[j].runs == nil, bodySize, s.columns[j]))
	}
	w.begin(firstRow-1, rowHeight(tall), true)
	for j, col := range s.table.Columns {
		if err := w.put(j, &heads[j], s.headStyle(col, heads[j].runs == nil)); err != nil {
			return err
		}
	}
	w.end()
	return nil
}

// head returns the head of a column. One that follows a cell is a formula, all of it in one weight.
func (s *tableSheet) head(j int) cell {
	col := s.table.Columns[j]
	c := cell{kind: textCell, text: col.Title}
	if col.Follows != nil {
		c.text += "\n" + col.Subtitle
		c.expr = doc.Join{doc.Constant{Value: doc.Text(col.Title + "\n")}, *col.Follows}
	} else if col.Subtitle != "" {
		c.runs = []span{{text: col.Title, bold: true}, {text: "\n" + col.Subtitle}}
		c.text += "\n" + col.Subtitle
	}
	return c
}

func (s *tableSheet) headStyle(col doc.Column, bold bool) style {
	colours := &s.book.theme.Colours
	st := style{bold: bold, colour: colours.Ink, ground: on(colours.Wash), wrap: true, edge: inkBelow, align: alignment(col.Kind)}
	switch col.Accent {
	case doc.FirstAccent:
		st.ground = on(colours.AccentWash)
	case doc.SecondAccent:
		st.ground = on(colours.SecondWash)
	}
	return st
}

// writeRow writes row i of the table. The cells are room for it.
func (s *tableSheet) writeRow(w *rowWriter, i int, row doc.Row, cells []cell) error {
	clear(cells)
	tall, tallest := 1, ""
	known := s.lines != nil && s.lines[i] <= mostLines
	if known {
		tall = s.lines[i]
	}
	for j, col := range s.table.Columns {
		if j < len(row.Cells) {
			cells[j] = s.book.lower(row.Cells[j])
		}
		c := &cells[j]
		if c.expr != nil {
			text, err := formula{book: s.book, home: s, row: i}.text(c.expr)
			if err != nil {
				return fmt.Errorf("cell %s: %w", s.book.at(j, firstRow+i), err)
			}
			c.formula = text
		}
		if !known && row.Kind != doc.GroupRow && s.wraps(col, c, spot{j, i}) {
			if lines := s.linesOf(i, j, c); lines > tall {
				tall, tallest = lines, c.text
			}
		}
	}
	if tall > mostLines {
		s.book.report("row-too-tall", excerpt(tallest), "sheet %q, row %d: the text needs %d lines, a row shows %d; the cell holds all of it",
			s.name, firstRow+i, tall, mostLines)
	}
	w.begin(firstRow+i, rowHeight(tall), !s.isWritable(i))
	for j, col := range s.table.Columns {
		if err := w.put(j, &cells[j], s.style(row, col, &cells[j], spot{j, i})); err != nil {
			return err
		}
	}
	w.end()
	return nil
}

// wraps reports whether a cell sets its text in several lines, or one that its reader chooses instead.
func (s *tableSheet) wraps(col doc.Column, c *cell, at spot) bool {
	return s.book.wraps(col, c) || c.kind == textCell && s.inputs[at]
}

// linesOf counts the lines that a cell takes, whatever its formula comes to.
func (s *tableSheet) linesOf(i, j int, c *cell) int {
	row, col := s.table.Rows[i], s.table.Columns[j]
	tall := s.book.height(c, s.bold(row, col, c), bodySize, s.columns[j])
	for _, text := range s.texts(i, j, c) {
		key := seenText{j, text}
		lines, known := s.tall[key]
		if !known {
			lines = s.book.height(&cell{kind: textCell, text: text}, s.bold(row, col, c), bodySize, s.columns[j])
			if s.tall == nil {
				s.tall = map[seenText]int{}
			}
			s.tall[key] = lines
		}
		tall = max(tall, lines)
	}
	return tall
}

// isWritable reports whether the reader may write a text of any length into row i.
func (s *tableSheet) isWritable(i int) bool {
	for j, col := range s.table.Columns {
		if col.Kind == doc.TextColumn && (col.Input || s.inputs[spot{j, i}]) {
			if among, from, input := s.choices(j, i); input && len(among) == 0 && from == (doc.Choices{}) {
				return true
			}
		}
	}
	return false
}

func (s *tableSheet) bold(row doc.Row, col doc.Column, c *cell) bool {
	return row.Kind == doc.GroupRow || row.Kind == doc.TotalRow || col.Header && c.runs == nil
}

func (s *tableSheet) style(row doc.Row, col doc.Column, c *cell, at spot) style {
	colours := &s.book.theme.Colours
	st := style{
		bold: s.bold(row, col, c), colour: colours.Ink, wrap: col.Kind == doc.TextColumn || s.wraps(col, c, at), align: alignment(col.Kind), edge: hairBelow,
	}
	if c.kind != numberCell && (c.expr != nil || c.kind == emptyCell) {
		st.format = s.formats[at.column]
	}
	switch {
	case row.Kind == doc.GroupRow:
		st.ground, st.wrap = on(colours.Wash), false
	case row.Kind == doc.TotalRow:
		st.edge = inkAbove
	case c.expr == nil && (col.Input || s.inputs[at]):
		st.input, st.ground, st.colour = true, on(colours.Input), colours.InputInk
	}
	return st
}

func alignment(kind doc.ColumnKind) align {
	switch {
	case kind.Numeric():
		return right
	case kind == doc.RatingColumn, kind == doc.SymbolColumn:
		return center
	}
	return left
}

// view freezes, filters and repeats the head and the columns that name the rows.
func (s *tableSheet) view() error {
	b := s.book
	heads := headerColumns(s.table)
	corner := b.at(heads, firstRow)
	pane := "bottomRight"
	if heads == 0 {
		pane = "bottomLeft"
	}
	if err := b.file.SetPanes(s.name, &excelize.Panes{
		Freeze: true, XSplit: heads, YSplit: 1, TopLeftCell: corner, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}},
	}); err != nil {
		return err
	}
	if err := b.file.SetSheetDimension(s.name, b.area(0, 1, len(s.table.Columns)-1, s.lastRow())); err != nil {
		return err
	}
	if err := s.filter(); err != nil {
		return err
	}
	page, _ := b.printed(true)
	titles := fmt.Sprintf("%s!$1:$1", quoteSheet(s.name))
	if heads > 0 && (!s.beside() || s.drawn() > page*mostShrunk/100) { // else the page of the charts would repeat the names of the rows
		titles = fmt.Sprintf("%s!$A:$%s,%s", quoteSheet(s.name), b.column(heads-1), titles)
	}
	b.define(definedName{name: "_xlnm.Print_Titles", sheet: &s.sheet, refers: titles})
	return nil
}

// headerColumns counts the leading columns that name their rows.
func headerColumns(t *doc.Table) int {
	n := 0
	for n < len(t.Columns)-1 && t.Columns[n].Header {
		n++
	}
	return n
}
