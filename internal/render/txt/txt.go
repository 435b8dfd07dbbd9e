// Package txt writes documents as plain text, as people read it in a terminal, a mail or a diff: 80 cells wide, tables aligned,
// no trailing blanks, one final line feed.
//
// Presentation that plain text has no means for (strong, emphasised, accents, bars, dots) is left away; the words and figures
// behind it are always there.
package txt

import (
	"io"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/render/flow"
)

// Format is the plain text format.
var Format = render.Format{
	Name:      "txt",
	Ext:       ".txt",
	MediaType: "text/plain; charset=utf-8",
	Summary:   "plain text for terminals, mail and diffs, 80 columns wide",
	New:       func(*render.Batch) (render.Renderer, error) { return renderer{}, nil },
}

// columns is the width of the text in terminal cells. No line is longer.
const columns = 80

type renderer struct{}

// Render writes d to w in one piece.
func (renderer) Render(w io.Writer, d *doc.Document, env *render.Env) error {
	p := printer{doc: d, clean: flow.Cleaner{Report: env.Report}, width: columns}
	p.document()
	_, err := w.Write(p.Bytes())
	return err
}

// A printer holds the state of one rendering.
type printer struct {
	flow.Lines
	wrapper
	doc     *doc.Document
	clean   flow.Cleaner
	width   int    // cells behind the indent
	heading string // the heading last written, so that a caption does not repeat it
	text    []byte // scratch of inlines
}

func (p *printer) document() {
	p.blocks(p.doc.Blocks)
	if doc.HasIllustrative(p.doc.Blocks) {
		p.Space(1)
		p.paragraph(p.clean.Text(p.doc.Locale.Words.Illustrative))
	}
	if imprint := flow.Imprint(p.doc); len(imprint) > 0 {
		p.Space(1)
		p.Line(strings.Repeat("-", p.width))
		for _, s := range imprint {
			p.paragraph(p.clean.Text(s))
		}
	}
}

// paragraph writes text wrapped.
func (p *printer) paragraph(text string) {
	for _, l := range p.wrap(text, p.width) {
		p.Line(l)
	}
}

// mostIndent is the widest indent, in cells. What is nested deeper stands no further in, so that enough of a line is left.
const mostIndent = 32

// inside runs f with more indent, and a marker of the same width before its first line, if any. Both are ASCII.
func (p *printer) inside(indent, marker string, f func()) {
	if over := len(p.Indent) + len(indent) - mostIndent; over > 0 {
		p.SettleMarker()
		outer := p.Indent
		p.Indent = outer[:max(len(outer)-len(indent), 0)]
		p.Inside(outer[len(p.Indent):], marker, f)
		p.Indent = outer
		return
	}
	width := p.width
	p.width -= len(indent)
	p.Inside(indent, marker, f)
	p.width = width
}
