package txt

import (
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
)

// chart writes what a chart draws: as a line, in the words that stand for the drawing where its table is shown elsewhere, else as its
// table.
func (p *printer) chart(c *doc.Chart) {
	var text string
	switch {
	case flow.IsRange(c):
		text = p.rangeText(c.Table)
	case flow.IsPath(c):
		text = p.pathText(c.Table)
	case c.Shown:
		text = p.clean.Text(c.Alt)
	default:
		p.caption(c.Title)
		p.grids(c.Table)
		return
	}
	p.caption(c.Title)
	p.paragraph(text)
}

// rangeText returns, for example, "Minimum EUR 68,000 · Midpoint EUR 76,000 · Maximum EUR 84,000".
func (p *printer) rangeText(t *doc.Table) string {
	var parts []string
	for i, c := range t.Columns {
		if v := p.value(flow.Cell(t.Rows[0], i)); v != "" {
			parts = append(parts, p.clean.Text(c.Title)+" "+v)
		}
	}
	return strings.Join(parts, " · ")
}

// pathText returns, for example, "Operations Lead → [Operations Manager] → Director".
func (p *printer) pathText(t *doc.Table) string {
	steps := make([]string, len(t.Rows))
	for i, r := range t.Rows {
		steps[i] = p.value(flow.Cell(r, 0))
		if flow.Cell(r, 1) != nil {
			steps[i] = "[" + steps[i] + "]"
		}
	}
	return strings.Join(steps, " → ")
}

// caption writes a title above a table or chart, unless the heading before it says the same.
func (p *printer) caption(title string) {
	title = p.clean.Text(title)
	if title == "" || title == p.heading {
		return
	}
	p.paragraph(title)
	p.Space(1)
}
