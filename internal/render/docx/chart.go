package docx

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
	"rolexport/internal/render/plot"
)

// chart writes what a chart draws: a pay band on a bar with its three figures, a path as its steps, and others as drawings, with their table
// where the document does not show it elsewhere. What is not drawn, since it has too much in it, is its table alone, with the words for the
// drawing as its description.
func (w *writer) chart(c *doc.Chart) {
	switch {
	case flow.IsRange(c):
		w.caption(c.Title)
		w.band(c.Table)
	case flow.IsPath(c):
		w.caption(c.Title)
		w.path(c.Table)
	default:
		p, drawable := plot.Read(c, w.doc)
		if drawable {
			title := c.Title
			if c.Kind != doc.BarChart && doc.HasIllustrative([]doc.Block{c.Table}) { // there are no figures beside the marks to carry it
				title += doc.IllustrativeMark
			}
			w.caption(title)
			w.draw(c, p)
		}
		if c.Shown {
			return
		}
		t := *c.Table
		if t.Title = c.Title; drawable {
			w.headed = c.Title // it stands above the drawing
		}
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
