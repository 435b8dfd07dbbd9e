package pdf

import (
	"unicode"
	"unicode/utf8"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// callout lays out blocks beside a bar. The title runs into the first paragraph.
func (l *layout) callout(b *doc.Callout) {
	parent, outer := l.element, l.edge
	l.element = l.add(parent, page.Sect, page.Props{Title: b.Title})
	bar := &edge{x: l.x, width: l.quarters(2), colour: l.theme.Colours.Accent, outer: outer}
	if b.Kind == doc.Caution {
		bar.colour = l.theme.Colours.Ink
	}
	l.gap(10)
	first := len(l.strips)
	l.edge = bar
	l.inset(l.quarters(12), func() { l.blocks(l.titled(b)) })
	l.element, l.edge = parent, outer
	l.together(first, 8)
	l.space = 0
	l.gap(10)
}

// titled returns the blocks of a callout with its title in front.
func (l *layout) titled(b *doc.Callout) []doc.Block {
	if b.Title == "" {
		return b.Blocks
	}
	title := doc.Strong{doc.Text(b.Title)}
	if len(b.Blocks) > 0 {
		if p, ok := b.Blocks[0].(*doc.Paragraph); ok && p.Style == doc.Body {
			text := append([]doc.Inline{doc.Strong{doc.Text(sentence(b.Title))}, doc.Text(" ")}, p.Text...)
			return append([]doc.Block{&doc.Paragraph{Text: text}}, b.Blocks[1:]...)
		}
	}
	return append([]doc.Block{&doc.Paragraph{Text: []doc.Inline{title}}}, b.Blocks...)
}

// sentence ends a text with a full stop, unless it ends like a sentence already.
func sentence(text string) string {
	if r, _ := utf8.DecodeLastRuneInString(text); unicode.IsLetter(r) || unicode.IsDigit(r) {
		return text + "."
	}
	return text
}
