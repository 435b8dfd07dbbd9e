package docx

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
)

// chart writes what a chart draws: a pay band on a bar with its three figures, a path as its steps, in words what the document shows as a
// table elsewhere, and all else as its table, with the words for the drawing as its description.
func (w *writer) chart(c *doc.Chart) {
	switch {
	case flow.IsRange(c):
		w.caption(c.Title)
		w.band(c.Table)
	case flow.IsPath(c):
		w.caption(c.Title)
		w.path(c.Table)
	case c.Shown:
		w.caption(c.Title)
		w.line(para{style: "Note"}, c.Alt)
	default:
		t := *c.Table
		t.Title = c.Title
		w.grid(&t, c.Alt)
	}
}

// band writes the figures of a range below a bar: at its left, in its middle and at its right.
func (w *writer) band(t *doc.Table) {
	right := w.sheet.measure()
	w.open(para{style: "PayBand", tabs: []tab{{"center", "", (w.inset + right) / 2}, {"right", "", right}}}, "")
	for i, c := range t.Columns {
		v := flow.Cell(t.Rows[0], i)
		if v == nil {
			continue
		}
		if i > 0 {
			w.raw(`<w:r><w:tab/></w:r>`)
			w.blank = true
		}
		w.text(c.Title+" ", manner{foreign: w.isLabel(c.Title)})
		w.inline(v, manner{strong: true})
	}
	w.close()
}

// path writes steps one after the other. The one that the reader stands on stands out.
func (w *writer) path(t *doc.Table) {
	w.open(para{style: "BodyText"}, w.loc.Text(flow.Cell(t.Rows[0], 0)))
	for i, r := range t.Rows {
		if i > 0 {
			w.text(" → ", manner{})
		}
		if v := flow.Cell(r, 0); v != nil {
			w.inline(v, manner{here: flow.Cell(r, 1) != nil})
		}
	}
	w.close()
}
