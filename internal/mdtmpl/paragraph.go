package mdtmpl

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"rolexport/internal/doc"
	"rolexport/internal/pattern"
)

// A paragraphWriter makes blocks of a Markdown paragraph: mostly one doc.Paragraph, but a block or marker on a line of its own
// parts it, and a bound text that is all of it brings its own paragraphs.
type paragraphWriter struct {
	l        *lowering
	f        *flow
	style    doc.ParagraphStyle
	text     inlineWriter
	space    bool       // a line end is to be written before the next word
	line     lineState  // what stands on the line so far
	styled   bool       // a marker has begun the paragraph
	styledAt int        // its offset
	alone    paragraphs // the bound text that has been the only one so far
}

type lineState uint8

const (
	lineEmpty lineState = iota
	lineText
	lineBlock // a block or marker, so nothing may follow
)

// tableRule is the line below the head of a table of pipes and dashes, which CommonMark takes for text.
var tableRule = pattern.New(`^\s*\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?\s*)?$`)

func (l *lowering) paragraph(n ast.Node, f *flow) {
	for i := 1; i < n.Lines().Len(); i++ {
		segment := n.Lines().At(i)
		line := bytes.TrimSpace(segment.Value(l.src))
		if bytes.IndexByte(line, '|') >= 0 && tableRule().Match(line) {
			l.refuse(n.Pos(), codeMarkdown, "tables come from the data: {{table X}}", "a table of pipes and dashes cannot stand in a document")
		}
	}
	w := &paragraphWriter{l: l, f: f}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			w.word(c.Pos())
			l.inline(c, &w.text)
			continue
		}
		l.eachPart(t, w.literal, w.slot)
		switch {
		case t.HardLineBreak() && w.line == lineText:
			w.settle()
			w.text.inline(doc.Break{})
			w.line = lineEmpty
		case t.SoftLineBreak(), t.HardLineBreak():
			w.space = w.line != lineBlock
			w.line = lineEmpty
		}
	}
	w.flush()
}

// word makes ready for running text.
func (w *paragraphWriter) word(at int) {
	if w.line == lineBlock {
		w.l.refuse(at, codeValue, "give the block or marker a line of its own", "text behind a block or marker")
		w.line = lineText
	}
	w.settle()
	if w.space && !w.text.empty() {
		w.text.text(" ")
	}
	w.space, w.line = false, lineText
}

// settle makes running text of a text that has turned out not to be alone.
func (w *paragraphWriter) settle() {
	for _, in := range w.alone.joined() {
		w.text.inline(in)
	}
	w.alone = nil
}

func (w *paragraphWriter) literal(at int, s string) {
	if w.text.empty() && w.alone == nil {
		s = trimLeft(s) // behind a marker
	}
	if s == "" || w.line == lineBlock && isBlank(s) {
		return
	}
	w.word(at)
	w.text.text(s)
}

func (w *paragraphWriter) slot(at, number int) {
	fresh := w.text.empty() && w.alone == nil
	switch c := w.l.splice(number).(type) {
	case doc.Inline:
		w.word(at)
		w.text.inline(c)
	case paragraphs:
		w.word(at)
		if fresh {
			w.alone = c
			return
		}
		for _, in := range c.joined() {
			w.text.inline(in)
		}
	case styleMarker:
		if !fresh || w.styled {
			w.l.refuseOutcome(at, codeMarker, "write it at the start of the paragraph", "lead or small inside a paragraph")
			return
		}
		w.style, w.styled, w.styledAt = doc.ParagraphStyle(c), true, at
	case *calloutMarker:
		if w.f.callout == nil || w.f.titled || len(w.f.out) > 0 || !fresh || w.styled {
			w.l.refuseOutcome(at, codeMarker, `write "> {{tip}} text"`, "tip or caution elsewhere than at the start of a blockquote")
			return
		}
		w.f.callout.Kind, w.f.callout.Title, w.f.titled = c.kind, c.title, true
	default: // blocks and the markers of the page
		if w.line != lineEmpty {
			w.l.refuse(at, codeValue, "give it a line of its own", "a block or marker inside running text")
			return
		}
		w.flush()
		w.f.mark(at, c)
		w.line = lineBlock
	}
}

// flush writes the paragraph so far.
func (w *paragraphWriter) flush() {
	if w.alone != nil && w.text.empty() {
		for _, p := range w.alone {
			w.f.add(&doc.Paragraph{Style: w.style, Text: p})
		}
	} else if w.settle(); !w.text.empty() {
		w.f.add(&doc.Paragraph{Style: w.style, Text: w.text.inlines()})
	} else if w.styled {
		w.l.refuse(w.styledAt, codeMarker, "write {{lead}} or {{small}} at the start of the paragraph", "a style without a paragraph")
	}
	w.alone, w.space, w.style, w.styled = nil, false, doc.Body, false
}
