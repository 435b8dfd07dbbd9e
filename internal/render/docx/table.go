package docx

import (
	"strconv"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
	"rolexport/internal/render/tabular"
	"rolexport/internal/typeset"
)

// cellPad is the space at the left and right of the text of a cell, in twips.
const cellPad = 70

// A look says which parts of a table's style it uses.
type look struct{ firstRow, firstColumn bool }

// table writes a table. Where its columns do not have room beside each other its type gets smaller; where that does not help, it is divided into
// several, which repeat the columns that name the rows.
func (w *writer) table(t *doc.Table) { w.grid(t, "") }

// grid writes a table with words on what it shows, for those who do not see it.
func (w *writer) grid(t *doc.Table, alt string) {
	t = t.Printed()
	if len(t.Columns) == 0 {
		return
	}
	width := (w.sheet.measure() - w.inset) * twip
	size := setIn(w.theme.Type.Body)
	columns := w.measured(t, size)
	if w.small = tabular.Needs(columns) > width; w.small {
		size = setIn(w.theme.Type.Small)
		columns = w.measured(t, size)
	}
	for i, part := range tabular.Divide(columns, tabular.HeadColumns(w.loc, t), size, width) {
		if i == 0 {
			w.caption(t.Title)
		} else {
			w.line(para{style: "Caption", keep: true}, strings.TrimSpace(t.Title+" ("+w.loc.Words.Continued+")"))
		}
		w.part(t, part, columns, width, alt)
	}
}

// measured returns what the columns of a table ask for in a size of type. Lengths are in thousandths of a point.
func (w *writer) measured(t *doc.Table, em int) []tabular.Column {
	size := setIn(w.theme.Type.Small) // of heads
	columns := make([]tabular.Column, len(t.Columns))
	for i, c := range t.Columns {
		s := &columns[i]
		s.Pad, s.Weight, s.Stretch = 2*cellPad*twip+slack, c.Weight, c.Kind == doc.TextColumn && c.Display == doc.Plain
		for _, r := range t.Rows {
			if v := flow.Cell(r, i); v != nil && r.Kind != doc.GroupRow {
				w.measureCell(s, v, em, strong(t, &c, &r))
			}
		}
		least := w.longestWord(c.Title, size, true)
		title, note := w.family.Bold.Width(c.Title, size), w.family.Regular.Width(c.Subtitle, size)
		head := max(title, note)
		if title > 7*size { // it stands well on two lines
			title = max(least, title*11/20)
		}
		s.Settle(c.Kind == doc.TextColumn, em, max(least, w.longestWord(c.Subtitle, size, false)), title, head)
	}
	return columns
}

// slack is room for programs that set the same text a little wider, in thousandths of a point.
const slack = 1500

// measureCell widens what a column asks for by a cell.
func (w *writer) measureCell(s *tabular.Column, v doc.Value, size int, bold bool) {
	stack := w.family.Regular
	if bold {
		stack = w.family.Bold
	}
	for line := range strings.Lines(w.lines(v)) {
		line = strings.TrimSpace(line)
		s.Natural = max(s.Natural, stack.Width(line, size))
		s.Least = max(s.Least, w.longestWord(line, size, bold))
	}
}

// lines returns the text of a value with a line feed for each break.
func (w *writer) lines(v doc.Value) string {
	rich, ok := v.(doc.Rich)
	if !ok {
		return w.loc.Text(v)
	}
	var b strings.Builder
	for _, in := range rich {
		if _, ok := in.(doc.Break); ok {
			b.WriteByte('\n')
			continue
		}
		b.WriteString(doc.PlainText(w.loc, []doc.Inline{in}))
	}
	return b.String()
}

// longestWord returns the width of the longest part of a text in which no line may end. Word does not end one behind a slash.
func (w *writer) longestWord(text string, size int, bold bool) int {
	stack := w.family.Regular
	if bold {
		stack = w.family.Bold
	}
	longest, start := 0, 0
	w.ends = typeset.AppendBreaks(w.ends[:0], text)
	for _, end := range w.ends {
		word := strings.TrimRight(text[start:end.Index], " ")
		if strings.HasSuffix(word, "/") && !end.Must {
			continue
		}
		if len(word)*size > longest { // hardly a letter is wider than its type is high
			longest = max(longest, stack.Width(word, size))
		}
		start = end.Index
	}
	return longest
}

// part writes the given columns of a table.
func (w *writer) part(t *doc.Table, part []int, columns []tabular.Column, width int, alt string) {
	chosen := make([]tabular.Column, len(part))
	for i, c := range part {
		chosen[i] = columns[c]
	}
	widths := tabular.Widths(chosen, width)
	for i := range widths {
		widths[i] = twips(widths[i] + chosen[i].Pad)
	}
	w.mirrored = w.rightToLeft && !flow.Sided(t)
	w.openTable("TableGrid", t.Title, alt, widths, look{firstRow: true, firstColumn: t.Columns[part[0]].Header})
	w.headRow(t, part, widths)
	for i := range t.Rows {
		w.row(t, i, part, widths)
	}
	w.closeTable()
}

// headRow writes the heads of columns. They are repeated on each page.
func (w *writer) headRow(t *doc.Table, part, widths []int) {
	w.raw(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, c := range part {
		column := &t.Columns[c]
		w.openCell(widths[i:i+1], 1, w.ground(column))
		p := para{style: "TableHead", keep: true, align: align(column), outside: true}
		w.line(p, column.Title)
		if column.Subtitle != "" {
			p.style = "TableNote"
			w.line(p, column.Subtitle)
		}
		w.raw(`</w:tc>`)
	}
	w.raw(`</w:tr>`)
}

// ground returns the colour behind the head of a column that stands for a role of a comparison.
func (w *writer) ground(c *doc.Column) string {
	switch c.Accent {
	case doc.FirstAccent:
		return w.theme.Colours.AccentWash.Hex()
	case doc.SecondAccent:
		return w.theme.Colours.SecondWash.Hex()
	}
	return ""
}

func align(c *doc.Column) string {
	switch {
	case c.Kind.Numeric():
		return "right"
	case c.Kind == doc.SymbolColumn:
		return "center"
	}
	return ""
}

// row writes a row. It stays on one page unless it says so much that it would leave a hole on the one before.
func (w *writer) row(t *doc.Table, n int, part, widths []int) {
	r := &t.Rows[n]
	w.raw(`<w:tr>`)
	if w.isShort(r) {
		w.raw(`<w:trPr><w:cantSplit/></w:trPr>`)
	}
	if r.Kind == doc.GroupRow {
		w.groupRow(r, widths)
		return
	}
	total := r.Kind == doc.TotalRow
	next := n + 1
	keep := next < len(t.Rows) && (t.Rows[next].Kind == doc.TotalRow || n == 0 && w.isShort(r) && w.isShort(&t.Rows[next])) // no row alone below its head
	for i, c := range part {
		column := &t.Columns[c]
		ground := ""
		if total {
			ground = w.theme.Colours.Wash.Hex()
		}
		w.openCell(widths[i:i+1], 1, ground)
		p := para{style: w.tableStyle(strong(t, column, r)), align: align(column), keep: keep, outside: true}
		w.cell(p, flow.Cell(*r, c))
		w.raw(`</w:tc>`)
	}
	w.raw(`</w:tr>`)
}

// strong reports whether a cell is set in bold type: in a total, and where it names a row that says much.
func strong(t *doc.Table, c *doc.Column, r *doc.Row) bool {
	return r.Kind == doc.TotalRow || c.Header && len(t.Columns) > 3
}

// tableStyle names the style of what a cell says.
func (w *writer) tableStyle(strong bool) string {
	switch {
	case w.small && strong:
		return "TableSmallStrong"
	case w.small:
		return "TableSmall"
	case strong:
		return "TableStrong"
	}
	return "TableText"
}

// groupRow writes a row across the table that heads those below it.
func (w *writer) groupRow(r *doc.Row, widths []int) {
	w.openCell(widths, len(widths), w.theme.Colours.Wash.Hex())
	p := para{style: w.tableStyle(true), keep: true, outside: true}
	var said []doc.Inline
	for _, v := range r.Cells {
		if v == nil {
			continue
		}
		if len(said) > 0 {
			said = append(said, doc.Text(" · "))
		}
		said = append(said, v)
	}
	w.paragraph(p, said)
	w.raw(`</w:tc></w:tr>`)
}

// longCell is how many bytes a cell may say for its row to stay on one page.
const longCell = 900

func (w *writer) isShort(r *doc.Row) bool {
	for _, v := range r.Cells {
		if v != nil && len(w.loc.Text(v)) > longCell {
			return false
		}
	}
	return true
}

// cell writes the value of a cell. Where that begins with a bold line, as a duty does, the rest stands back.
func (w *writer) cell(p para, v doc.Value) {
	head, rest := flow.Headed(v)
	if len(rest) == 0 {
		w.value(p, v)
		return
	}
	w.open(p, w.loc.Text(v))
	w.inlines(head, manner{})
	w.inlines(rest, manner{aside: true})
	w.close()
}

// openTable begins a table of the given widths. The order of its properties is that of the schema (ECMA-376-1, 17.4.60).
func (w *writer) openTable(style, title, alt string, widths []int, l look) {
	if w.tabled || w.breaks {
		w.spacer()
	}
	sum := 0
	for _, n := range widths {
		sum += n
	}
	w.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="`, style, `"/>`)
	if w.mirrored {
		w.raw(`<w:bidiVisual/>`)
	}
	w.raw(`<w:tblW`)
	w.number(`w:w`, sum)
	w.raw(` w:type="dxa"/>`)
	if w.inset > 0 {
		w.raw(`<w:tblInd`)
		w.number(`w:w`, w.inset)
		w.raw(` w:type="dxa"/>`)
	}
	w.raw(`<w:tblLayout w:type="fixed"/><w:tblLook w:val="`, l.mask(), `" w:firstRow="`, bit(l.firstRow), `" w:lastRow="0" w:firstColumn="`,
		bit(l.firstColumn), `" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	for _, words := range [...][2]string{{`w:tblCaption`, title}, {`w:tblDescription`, alt}} {
		if text := w.clean.Text(words[1]); text != "" {
			w.raw(`<`, words[0])
			w.attribute(`w:val`, text)
			w.raw(`/>`)
		}
	}
	w.raw(`</w:tblPr><w:tblGrid>`)
	for _, n := range widths {
		w.raw(`<w:gridCol`)
		w.number(`w:w`, n)
		w.raw(`/>`)
	}
	w.raw(`</w:tblGrid>`)
}

func (w *writer) closeTable() {
	w.raw(`</w:tbl>`)
	w.mirrored = false
	w.tabled, w.begun = true, true
}

// mask returns a look in bits, as programs before Word 2010 read it (ECMA-376-4, 14.4.7).
func (l look) mask() string {
	bits := 0x0600 // no bands
	if l.firstRow {
		bits |= 0x0020
	}
	if l.firstColumn {
		bits |= 0x0080
	}
	text := strconv.FormatInt(int64(bits), 16)
	return strings.Repeat("0", 4-len(text)) + strings.ToUpper(text)
}

func bit(on bool) string {
	if on {
		return "1"
	}
	return "0"
}

// openCell begins a cell across some columns, with a colour behind it unless that is empty.
func (w *writer) openCell(widths []int, span int, ground string) {
	sum := 0
	for _, n := range widths {
		sum += n
	}
	w.raw(`<w:tc><w:tcPr><w:tcW`)
	w.number(`w:w`, sum)
	w.raw(` w:type="dxa"/>`)
	if span > 1 {
		w.raw(`<w:gridSpan`)
		w.number(`w:val`, span)
		w.raw(`/>`)
	}
	if ground != "" {
		w.raw(`<w:shd w:val="clear" w:color="auto" w:fill="`, ground, `"/>`)
	}
	w.raw(`</w:tcPr>`)
}
