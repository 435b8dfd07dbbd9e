package docx

import (
	"rolexport/internal/doc"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// title writes a title in the size of s, or smaller where it is long. In a title stressed words are what stands back: "A and B".
func (w *writer) title(p para, id string, text []doc.Inline, s theme.Style) {
	said := doc.PlainText(w.loc, text)
	var m manner
	if fit := w.fitTitle(said, s); fit != w.theme.Type.Title {
		p.leading, m.size = twips(fit.Leading), halfPoints(fit)
	}
	w.open(p, said)
	write := func() {
		for _, in := range text {
			if emph, ok := in.(doc.Emph); ok {
				back := m
				back.aside = true
				w.inlines(emph, back)
				continue
			}
			w.inline(in, m)
		}
	}
	if id == "" {
		write()
	} else {
		w.bookmarked(id, write)
	}
	w.close()
	w.headed = said
}

// fitTitle returns the largest size in which a title takes no more than two lines and no word of it has to be broken, or the smallest.
func (w *writer) fitTitle(text string, s theme.Style) theme.Style {
	sizes := s.Titles()
	width := w.sheet.measure()*twip - slack
	for _, fit := range sizes {
		if len(typeset.Lines(w.family.Bold, typeset.Clean(text), setIn(fit), width)) <= 2 && w.longestWord(text, setIn(fit), true) <= width {
			return fit
		}
	}
	return sizes[len(sizes)-1]
}

// halfPoints returns the size of a style as WordprocessingML counts it.
func halfPoints(s theme.Style) int { return (s.Size + 250) / 500 }

// setIn returns the size that Word sets a style in, in thousandths of a point: it knows no finer steps than half points.
func setIn(s theme.Style) int { return halfPoints(s) * 500 }
