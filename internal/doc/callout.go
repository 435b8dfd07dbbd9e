package doc

import (
	"unicode"
	"unicode/utf8"
)

// RunIn returns the blocks of a callout with its title in front: as the first, important sentence of the paragraph that it begins with,
// else as a paragraph of its own.
func (c *Callout) RunIn() []Block {
	if c.Title == "" {
		return c.Blocks
	}
	if len(c.Blocks) > 0 {
		if p, ok := c.Blocks[0].(*Paragraph); ok && p.Style == Body {
			text := append([]Inline{Strong{Text(sentence(c.Title))}, Text(" ")}, p.Text...)
			return append([]Block{&Paragraph{Text: text}}, c.Blocks[1:]...)
		}
	}
	return append([]Block{&Paragraph{Text: []Inline{Strong{Text(c.Title)}}}}, c.Blocks...)
}

// sentence ends a text with a full stop, unless it ends like a sentence already.
func sentence(text string) string {
	if r, _ := utf8.DecodeLastRuneInString(text); unicode.IsLetter(r) || unicode.IsDigit(r) {
		return text + "."
	}
	return text
}
