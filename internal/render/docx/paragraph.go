package docx

import (
	"rolexport/internal/doc"
	"rolexport/internal/typeset"
)

// A para is how a paragraph differs from its style.
type para struct {
	style   string
	keep    bool   // with what follows
	list    int    // number of the list that it is an item of; 0: none
	level   int    // of the item in its list
	align   string // left, center or right as in a document from left to right, which others mirror; empty: as its style
	tabs    []tab
	before  int  // space above, in twips; 0: as its style
	leading int  // distance of its lines, in twips; 0: as its style
	drawing bool // it holds a chart, whose letters LibreOffice turns round in a paragraph from right to left
	outside bool // neither inset nor begins a page: in a cell, a head or a foot
}

// A tab is a stop at a place, in twips.
type tab struct {
	kind, leader string
	at           int
}

// open begins a paragraph that says text, which decides the direction it runs in. The order of its properties is that of the schema
// (ECMA-376-1, 17.3.1.26).
func (w *writer) open(p para, text string) {
	w.blank = true
	w.rtl = !p.drawing && typeset.BeginsAtRight(text, w.rightToLeft)
	w.raw(`<w:p><w:pPr><w:pStyle w:val="`, p.style, `"/>`)
	if p.keep {
		w.raw(`<w:keepNext/>`)
	}
	if !p.outside && w.breaks {
		w.raw(`<w:pageBreakBefore/>`)
	}
	if p.list > 0 {
		w.raw(`<w:numPr><w:ilvl`)
		w.number(`w:val`, p.level)
		w.raw(`/><w:numId`)
		w.number(`w:val`, p.list)
		w.raw(`/></w:numPr>`)
	}
	if w.quoted && !p.outside {
		w.quoteBar()
	}
	if len(p.tabs) > 0 {
		w.raw(`<w:tabs>`)
		for _, t := range p.tabs {
			w.raw(`<w:tab w:val="`, t.kind, `"`)
			if t.leader != "" {
				w.raw(` w:leader="`, t.leader, `"`)
			}
			w.number(`w:pos`, t.at)
			w.raw(`/>`)
		}
		w.raw(`</w:tabs>`)
	}
	if w.rtl {
		w.raw(`<w:bidi/>`)
	}
	before := p.before
	if before == 0 && w.tabled && abutting[p.style] {
		before = afterTable
	}
	if before > 0 || p.leading > 0 {
		w.raw(`<w:spacing`)
		if before > 0 {
			w.number(`w:before`, before)
		}
		if p.leading > 0 {
			w.number(`w:line`, p.leading)
			w.raw(` w:lineRule="atLeast"`)
		}
		w.raw(`/>`)
	}
	w.indent(&p)
	if side := w.side(p.align); side != "" {
		w.raw(`<w:jc w:val="`, side, `"/>`)
	}
	w.raw(`</w:pPr>`)
	if !p.outside {
		w.breaks, w.tabled, w.begun = false, false, true
	}
}

// afterTable is the space between a table and a paragraph that has none of its own above it, in twips.
const afterTable = 120

// abutting are the styles whose paragraphs have no space above them.
var abutting = map[string]bool{"BodyText": true, "Subtitle": true, "Note": true, "ListBullet": true, "ListNumber": true, "ListContinue": true}

// indent appends where the lines of a paragraph begin, where that is not said by its style.
func (w *writer) indent(p *para) {
	switch {
	case p.outside:
	case p.list > 0:
		w.raw(`<w:ind`)
		w.number(`w:left`, w.inset+listStep)
		w.number(`w:hanging`, listStep)
		w.raw(`/>`)
	case w.inset > 0:
		w.raw(`<w:ind`)
		w.number(`w:left`, w.inset)
		w.raw(`/>`)
	}
}

// side returns an alignment as it is written: in a paragraph from right to left, left and right are where its lines begin and end.
func (w *writer) side(align string) string {
	switch {
	case align == "left" && w.mirrored != w.rtl:
		return "right"
	case align == "left": // its lines begin there
		return ""
	case align == "right" && w.mirrored != w.rtl:
		return "left"
	}
	return align
}

func (w *writer) close() { w.raw(`</w:p>`) }

// paragraph writes running text as a paragraph.
func (w *writer) paragraph(p para, text []doc.Inline) {
	w.open(p, doc.PlainText(w.loc, text))
	w.inlines(text, manner{})
	w.close()
}

// line writes a text as a paragraph.
func (w *writer) line(p para, text string) {
	w.open(p, text)
	w.text(text, manner{foreign: w.isLabel(text)})
	w.close()
}

// styleOf names the style of a paragraph.
func styleOf(s doc.ParagraphStyle) string {
	switch s {
	case doc.Lead:
		return "Subtitle"
	case doc.Note:
		return "Note"
	}
	return "BodyText"
}
