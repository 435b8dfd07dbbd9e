package docx

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/tabular"
)

// facts writes label and value pairs as a table without lines up and down: as a panel the values below their labels, several side by side,
// else the labels to the left.
func (w *writer) facts(f *doc.Facts) {
	switch {
	case len(f.Items) == 0:
	case f.Panel:
		w.panel(f.Items)
	default:
		w.factRows(f.Items)
	}
}

func (w *writer) panel(items []doc.Fact) {
	n := tabular.PanelColumns(len(items), 4)
	widths := make([]int, n)
	width := w.sheet.measure() - w.inset
	for i := range widths {
		widths[i] = width*(i+1)/n - width*i/n
	}
	w.mirrored = w.rightToLeft
	w.openTable("FactPanel", "", "", widths, look{})
	for len(items) > 0 {
		w.raw(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for at := 0; at < n; {
			f := items[0]
			items = items[1:]
			to := at + w.span(&f, n, width)
			if len(items) == 0 || to+w.span(&items[0], n, width) > n { // no more have room in this row
				to = n
			}
			w.openCell(widths[at:to], to-at, "")
			w.line(para{style: "FactLabel", keep: true, align: "left", outside: true}, f.Label)
			w.value(para{style: "FactValue", align: "left", outside: true}, f.Value)
			w.raw(`</w:tc>`)
			at = to
		}
		w.raw(`</w:tr>`)
	}
	w.closeTable()
}

// span returns over how many of the n columns of a panel a fact reaches.
func (w *writer) span(f *doc.Fact, n, width int) int {
	var s tabular.Column
	if f.Value != nil {
		w.measureCell(&s, f.Value, setIn(w.theme.Type.Body), true)
	}
	return tabular.Span(n, s.Natural, s.Least, func(columns int) int { return (width*columns/n-2*cellPad)*twip - slack })
}

func (w *writer) factRows(items []doc.Fact) {
	width := w.sheet.measure() - w.inset
	labels := 0
	for _, f := range items {
		labels = max(labels, w.family.Regular.Width(f.Label, setIn(w.theme.Type.Body)))
	}
	labels = min(twips(labels)+2*cellPad+listStep, width*2/5)
	widths := []int{labels, width - labels}
	w.mirrored = w.rightToLeft
	w.openTable("FactList", "", "", widths, look{firstColumn: true})
	for _, f := range items {
		w.raw(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		w.openCell(widths[:1], 1, "")
		w.line(para{style: "TableText", align: "left", outside: true}, f.Label)
		w.raw(`</w:tc>`)
		w.openCell(widths[1:], 1, "")
		w.value(para{style: "TableText", align: "left", outside: true}, f.Value)
		w.raw(`</w:tc></w:tr>`)
	}
	w.closeTable()
}

// value writes the value of a fact or cell as a paragraph, an empty one for nil.
func (w *writer) value(p para, v doc.Value) {
	if v == nil {
		w.open(p, "")
	} else {
		w.open(p, w.loc.Text(v))
		w.inline(v, manner{})
	}
	w.close()
}
