package docx

import "rolexport/internal/doc"

// A list is a numbered list: where it stands, and with which number it begins.
type list struct{ level, start int }

const (
	listStep  = 284 // how far an item stands in from what it is in, in twips: half a centimetre
	deepest   = 8   // level of lists within lists that Word knows; what is deeper is on it
	bullets   = 1   // number of all bulleted lists
	numbers   = 2   // number of lists that a reader makes in the style List Number
	firstList = 3   // number of the first numbered one
)

// list writes the items of a list.
func (w *writer) list(l *doc.List) {
	p := para{style: "ListBullet", list: bullets, level: min(w.depth, deepest)}
	if l.Ordered {
		w.lists = append(w.lists, list{p.level, l.Start})
		p.style, p.list = "ListNumber", firstList+len(w.lists)-1
	}
	for _, item := range l.Items {
		w.item(item, p)
	}
}

// item writes an item: what stands before it goes with its first paragraph, the rest stands below that.
func (w *writer) item(item doc.Item, p para) {
	rest := item.Blocks
	var first []doc.Inline
	if len(rest) > 0 {
		if text, ok := rest[0].(*doc.Paragraph); ok {
			first, rest = text.Text, rest[1:]
		}
	}
	w.paragraph(p, first)
	inset := w.inset
	w.inset = min(w.inset+listStep, w.sheet.measure()/2)
	w.depth++
	for _, b := range rest {
		if text, ok := b.(*doc.Paragraph); ok && text.Style == doc.Body {
			w.paragraph(para{style: "ListContinue"}, text.Text)
			continue
		}
		w.block(b)
	}
	w.depth--
	w.inset = inset
}

// numbering returns the part that says how lists are counted (ECMA-376-1, 17.9).
func (w *writer) numbering() []byte {
	w.body = w.body[:0]
	w.raw(xmlHead, `<w:numbering`, namespaces, `>`)
	for kind, format := range [...]string{"bullet", "decimal"} {
		w.raw(`<w:abstractNum`)
		w.number(`w:abstractNumId`, kind)
		w.raw(`><w:multiLevelType w:val="hybridMultilevel"/>`)
		for level := range deepest + 1 {
			w.level(format, level)
		}
		w.raw(`</w:abstractNum>`)
	}
	w.raw(`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`)
	for i, l := range w.lists {
		w.raw(`<w:num`)
		w.number(`w:numId`, firstList+i)
		w.raw(`><w:abstractNumId w:val="1"/><w:lvlOverride`)
		w.number(`w:ilvl`, l.level)
		w.raw(`><w:startOverride`)
		w.number(`w:val`, max(l.start, 0))
		w.raw(`/></w:lvlOverride></w:num>`)
	}
	w.raw(`</w:numbering>`)
	return w.body
}

func (w *writer) level(format string, level int) {
	text := [...]string{"•", "–", "·"}[level%3]
	if format == "decimal" {
		text = "%" + string(rune('1'+level)) + "."
	}
	w.raw(`<w:lvl`)
	w.number(`w:ilvl`, level)
	w.raw(`><w:start w:val="1"/><w:numFmt w:val="`, format, `"/><w:lvlText w:val="`, text, `"/><w:lvlJc w:val="left"/><w:pPr><w:ind`)
	w.number(`w:left`, (level+1)*listStep)
	w.number(`w:hanging`, listStep)
	w.raw(`/></w:pPr></w:lvl>`)
}
