// Package md writes documents as CommonMark with the tables of GitHub's flavour. What stands in a text comes back literally when the file
// is parsed: no text of a document becomes markup.
package md

import (
	"io"
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/render/flow"
)

// Format is the Markdown format.
var Format = render.Format{
	Name:      "md",
	Ext:       ".md",
	MediaType: "text/markdown; charset=utf-8; variant=GFM",
	Summary:   "Markdown (CommonMark with GitHub's tables), one line a paragraph",
	New:       func(*render.Batch) (render.Renderer, error) { return renderer{}, nil },
}

type renderer struct{}

// Render writes d to w in one piece.
func (renderer) Render(w io.Writer, d *doc.Document, env *render.Env) error {
	p := printer{doc: d, report: env.Report, clean: flow.Cleaner{Report: env.Report}}
	p.document()
	_, err := w.Write(p.Bytes())
	return err
}

// A printer holds the state of one rendering.
type printer struct {
	flow.Lines
	doc     *doc.Document
	report  func(diag.Diagnostic)
	clean   flow.Cleaner
	anchors map[string]string // link targets within the file, by heading ID
	shift   int               // what heading levels are lowered by, so that there is one of level 1
	heading string            // the heading last written, so that a caption does not repeat it
	list    byte              // delimiter of the list that the next block follows, 0 where it follows none
	told    map[string]bool   // what tell has reported
	pieces  []piece           // scratch of inlines
	clear   []byte            // scratch of literal
}

func (p *printer) document() {
	blocks := p.doc.Blocks
	covers, parts := 0, 0
	doc.Walk(blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Cover:
			covers++
		case *doc.Heading:
			if b.Level == 1 {
				parts++
			}
		}
		return true
	})
	titled := covers == 1 || covers == 0 && parts == 1 // the file has a heading of level 1 of its own
	if parts > 1 || covers > 0 && parts > 0 {
		p.shift = 1
	}
	p.anchors = anchors(p.doc, titled)
	if !titled {
		p.Line("# " + p.heads([]doc.Inline{doc.Text(p.doc.Title)}))
		p.Space(1)
	}
	p.blocks(blocks)
	if doc.HasIllustrative(blocks) {
		p.Space(1)
		p.paragraph([]doc.Inline{doc.Text(p.doc.Locale.Words.Illustrative)})
	}
	if imprint := flow.Imprint(p.doc); len(imprint) > 0 {
		p.Space(1)
		p.Line("---")
		for _, s := range imprint {
			p.Space(1)
			p.paragraph([]doc.Inline{doc.Text(s)})
		}
	}
}

// paragraph writes text on one line, or with each Break on a further one.
func (p *printer) paragraph(text []doc.Inline) {
	s := p.inlines(text, flowing)
	if s == "" {
		return
	}
	for line := range strings.SplitSeq(s, "\n") {
		p.Line(line)
	}
}

// tell reports something that Markdown cannot express, once for each message.
func (p *printer) tell(code, message, hint string) {
	if p.told[message] {
		return
	}
	if p.told == nil {
		p.told = map[string]bool{}
	}
	p.told[message] = true
	p.report(diag.Diagnostic{Code: code, Message: message, Hint: hint})
}
