package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/doc"
)

// firstRow is the sheet row of a table's first row; the head stands above it.
const firstRow = 2

// writeTable writes a table on a sheet of its own: head, rows, and a footnote where a figure is illustrative.
func (b *workbook) writeTable(t *doc.Table) error {
	sheet := b.sheets[t.Name]
	part, err := b.addSheet(sheet)
	if err != nil {
		return err
	}
	rows := make([][]cell, len(t.Rows))
	marked := false
	for i, row := range t.Rows {
		rows[i] = make([]cell, len(t.Columns))
		for j := range t.Columns {
			if j < len(row.Cells) {
				rows[i][j] = b.lower(row.Cells[j])
				marked = marked || rows[i][j].marked
			}
		}
	}
	widths, err := b.setWidths(sheet, t, rows)
	if err != nil {
		return err
	}
	if err := b.writeHead(sheet, t, widths); err != nil {
		return err
	}
	for i, row := range t.Rows {
		if err := b.writeRow(sheet, part, t, row.Kind, i, rows[i], widths); err != nil {
			return err
		}
	}
	if marked {
		note := style{colour: b.theme.Colours.Muted, size: 8500}
		words := b.doc.Locale.Words.Illustrative
		if err := b.put(sheet, b.at(0, firstRow+len(rows)+1), cell{kind: textCell, text: words}, note); err != nil {
			return err
		}
	}
	return b.setUp(sheet, t)
}

func (b *workbook) setWidths(sheet string, t *doc.Table, rows [][]cell) ([]int, error) {
	columns := make([]measured, len(t.Columns))
	for j, col := range t.Columns {
		cells := make([]cell, 0, len(rows))
		for i := range rows {
			if t.Rows[i].Kind != doc.GroupRow {
				cells = append(cells, rows[i][j])
			}
		}
		columns[j] = b.measureColumn(col, cells)
	}
	widths := columnWidths(columns)
	for j, width := range widths {
		if err := b.file.SetColWidth(sheet, b.column(j), b.column(j), digits(width)); err != nil {
			return nil, err
		}
	}
	return widths, nil
}

func (b *workbook) writeHead(sheet string, t *doc.Table, widths []int) error {
	tall := 1
	for j, col := range t.Columns {
		c := cell{kind: textCell, text: col.Title}
		if col.Subtitle != "" {
			c.runs = []span{{text: col.Title, bold: true}, {text: "\n" + col.Subtitle}}
			c.text += "\n" + col.Subtitle
		}
		ground := b.theme.Colours.Wash
		switch col.Accent {
		case doc.FirstAccent:
			ground = b.theme.Colours.AccentWash
		case doc.SecondAccent:
			ground = b.theme.Colours.SecondWash
		}
		s := style{bold: c.runs == nil, colour: b.theme.Colours.Ink, ground: &ground, wrap: true, edge: inkBelow, align: alignment(col.Kind)}
		if err := b.put(sheet, b.at(j, 1), c, s); err != nil {
			return err
		}
		tall = max(tall, b.height(c, s.bold, b.bodySize(), widths[j]))
	}
	return b.file.SetRowHeight(sheet, 1, rowHeight(tall))
}

func (b *workbook) writeRow(sheet, part string, t *doc.Table, kind doc.RowKind, i int, cells []cell, widths []int) error {
	tall := 1
	for j, c := range cells {
		col := t.Columns[j]
		s := style{colour: b.theme.Colours.Ink, wrap: col.Kind == doc.TextColumn, align: alignment(col.Kind), edge: hairBelow}
		switch kind {
		case doc.GroupRow:
			s.bold, s.ground, s.wrap = true, &b.theme.Colours.Wash, false
		case doc.TotalRow:
			s.bold, s.edge = true, inkAbove
		default:
			s.bold = col.Header && c.runs == nil
		}
		ref := b.at(j, firstRow+i)
		if err := b.put(sheet, ref, c, s); err != nil {
			return err
		}
		if c.expr != nil {
			if err := b.putFormula(sheet, part, ref, t, c); err != nil {
				return err
			}
		}
		if kind != doc.GroupRow && s.wrap {
			tall = max(tall, b.height(c, s.bold, b.bodySize(), widths[j]))
		}
	}
	if tall*lineHeight+rowAir > maxRowHeight {
		b.report("row-too-tall", "sheet %q, row %d: the text needs %d lines, a row shows %d; the cell holds all of it",
			sheet, firstRow+i, tall, (maxRowHeight-rowAir)/lineHeight)
	}
	return b.file.SetRowHeight(sheet, firstRow+i, rowHeight(tall))
}

func alignment(kind doc.ColumnKind) string {
	switch {
	case kind.Numeric():
		return "right"
	case kind == doc.RatingColumn, kind == doc.SymbolColumn:
		return "center"
	}
	return "left"
}

// setUp freezes, filters, draws and prepares the sheet for print.
func (b *workbook) setUp(sheet string, t *doc.Table) error {
	heads := headerColumns(t)
	corner := b.at(heads, firstRow)
	pane := "bottomRight"
	if heads == 0 {
		pane = "bottomLeft"
	}
	if err := b.file.SetPanes(sheet, &excelize.Panes{
		Freeze: true, XSplit: heads, YSplit: 1, TopLeftCell: corner, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}},
	}); err != nil {
		return err
	}
	last := b.column(len(t.Columns) - 1)
	if n := dataRows(t); n > 0 {
		if err := b.file.AutoFilter(sheet, fmt.Sprintf("A1:%s%d", last, n+1), nil); err != nil {
			return err
		}
		if err := b.draw(sheet, t, n); err != nil {
			return err
		}
	}
	titles := fmt.Sprintf("%s!$1:$1", quoteSheet(sheet))
	if heads > 0 {
		titles = fmt.Sprintf("%s!$A:$%s,%s", quoteSheet(sheet), b.column(heads-1), titles)
	}
	if err := b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: sheet}); err != nil {
		return err
	}
	return b.setPrint(sheet, true)
}

// headerColumns counts the leading columns that name their rows.
func headerColumns(t *doc.Table) int {
	n := 0
	for n < len(t.Columns)-1 && t.Columns[n].Header {
		n++
	}
	return n
}

// dataRows counts the rows above the first row of totals.
func dataRows(t *doc.Table) int {
	for i, r := range t.Rows {
		if r.Kind == doc.TotalRow {
			return i
		}
	}
	return len(t.Rows)
}

// draw adds bars, scales and lists to choose from to the columns that ask for them.
func (b *workbook) draw(sheet string, t *doc.Table, rows int) error {
	for j, col := range t.Columns {
		area := fmt.Sprintf("%s%d:%s%d", b.column(j), firstRow, b.column(j), firstRow+rows-1)
		var rule []excelize.ConditionalFormatOptions
		switch {
		case col.Display == doc.Bar:
			rule = []excelize.ConditionalFormatOptions{{
				Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max",
				BarColor: "#" + hex(b.theme.Colours.AccentWash), BarSolid: true,
			}}
		case col.Kind == doc.RatingColumn:
			rule = []excelize.ConditionalFormatOptions{{
				Type: "3_color_scale", Criteria: "=", MinType: "num", MinValue: "0", MidType: "num", MidValue: "2", MaxType: "num", MaxValue: "4",
				MinColor: "#FFFFFF", MidColor: "#" + hex(b.theme.Colours.Wash), MaxColor: "#" + hex(b.theme.Colours.AccentWash),
			}}
		}
		if rule != nil {
			if err := b.file.SetConditionalFormat(sheet, area, rule); err != nil {
				return err
			}
		}
		if err := b.offer(sheet, area, col); err != nil {
			return err
		}
	}
	return nil
}

// offer makes the allowed texts of a column a list to choose from.
func (b *workbook) offer(sheet, area string, col doc.Column) error {
	if len(col.Allowed) == 0 {
		return nil
	}
	const maxList = 255 // characters of a list that is written into the rule (ECMA-376 18.3.1.32)
	if list := strings.Join(col.Allowed, ","); units(list) > maxList || strings.Contains(strings.Join(col.Allowed, ""), ",") {
		b.report("list-too-long", "sheet %q: the column %q takes any text, since its list is too long for a cell rule", sheet, col.Title)
		return nil
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = area
	if err := v.SetDropList(col.Allowed); err != nil {
		return err
	}
	return b.file.AddDataValidation(sheet, v)
}
