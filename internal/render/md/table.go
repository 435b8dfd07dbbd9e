package md

import (
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
)

func (p *printer) table(t *doc.Table) {
	p.caption(t.Title)
	p.grid(t)
}

// grid writes the head, the rule and the rows of a table. Group heads and totals are strong, since Markdown has no rows of a kind.
func (p *printer) grid(t *doc.Table) {
	t = t.Printed()
	if len(t.Columns) == 0 {
		return
	}
	cells := make([]string, len(t.Columns))
	for j, c := range t.Columns {
		head := []doc.Inline{doc.Text(c.Title)}
		if c.Subtitle != "" {
			head = append(head, doc.Break{}, doc.Text(c.Subtitle))
		}
		cells[j] = p.inlines(head, inCell)
	}
	p.row(cells)
	for j, c := range t.Columns {
		cells[j] = alignment(c.Kind)
	}
	p.row(cells)
	for _, r := range t.Rows {
		for j := range cells {
			cells[j] = p.cell(flow.Cell(r, j), r.Kind)
		}
		p.row(cells)
	}
}

// row writes cells. One that is empty takes a single blank.
func (p *printer) row(cells []string) {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString("| ")
		b.WriteString(c)
		if c != "" {
			b.WriteByte(' ')
		}
	}
	b.WriteByte('|')
	p.Line(b.String())
}

func (p *printer) cell(v doc.Value, kind doc.RowKind) string {
	switch {
	case v == nil:
		return ""
	case kind != doc.DataRow:
		return p.inlines([]doc.Inline{doc.Strong{v}}, inCell)
	}
	return p.inlines([]doc.Inline{v}, inCell)
}

func alignment(k doc.ColumnKind) string {
	switch {
	case k.Numeric():
		return "---:"
	case k == doc.SymbolColumn:
		return ":-:"
	}
	return "---"
}
