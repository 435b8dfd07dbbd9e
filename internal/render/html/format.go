// Package html writes documents as pages of the web: one file each that holds everything it needs, runs no script and asks nobody for
// anything. Pages are made for WCAG 2.2, level AA: landmarks, headings in order, tables with heads, drawings with words, light and dark, on a
// phone, a desk and on paper.
package html

import (
	"fmt"
	"io"
	"sync"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/picture"
	"rolexport/internal/render"
	"rolexport/internal/render/flow"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// Format is HTML.
var Format = render.Format{
	Name:      "html",
	Ext:       ".html",
	MediaType: "text/html; charset=utf-8",
	Summary:   "accessible page of the web in one file, for screens light and dark, phones and paper",
	New:       newRenderer,
}

// renderer renders documents of one batch.
type renderer struct {
	theme  *theme.Theme
	look   string // rules of the theme, the same for all documents
	faces  string // rules of the theme's own faces
	locked []string
	widths *typeset.Face // for words in tables

	lettering typeset.Stack // for what stands in drawings
	album     *picture.Album
	addresses sync.Map // of pictures, by their first byte
}

func newRenderer(b *render.Batch) (render.Renderer, error) {
	r := &renderer{theme: b.Theme, album: &b.Pictures, look: look(b.Theme), widths: typeset.Default().Regular[0]}
	r.faces, r.locked = faces(b.Theme)
	if f := b.Theme.Faces.Regular; f != nil && f.Installable() {
		r.widths = f
	}
	r.lettering = append(typeset.Stack{r.widths}, typeset.Default().Regular...)
	return r, nil
}

// Render writes d to w in one piece.
func (r *renderer) Render(w io.Writer, d *doc.Document, env *render.Env) error {
	sheet, err := newSheet(env.Sheet(d, r.theme), d, r.theme)
	if err != nil {
		return fmt.Errorf("%s %q: %w", d.Kind, d.Name, err)
	}
	for _, name := range r.locked {
		env.Report(diag.Diagnostic{
			Code: "face-not-embedded", Message: fmt.Sprintf("the licence of the face %q does not let a page of the web pass it on; readers see another", name),
			Hint: "choose a face whose embedding rights (OS/2 fsType) are 0",
		})
	}
	p := &printer{
		renderer: r, doc: d, loc: d.Locale, report: env.Report, clean: flow.Cleaner{Report: env.Report}, taken: map[string]bool{}, anchors: map[string]string{},
		placed: map[string]bool{}, fits: map[*doc.Table]*fit{}, sheet: sheet,
	}
	p.rightToLeft = typeset.WrittenRightToLeft(d.Locale.Lang)
	p.document(r.faces + r.look + sheet.rules)
	_, err = w.Write(p.out)
	return err
}

// A printer holds the state of one rendering.
type printer struct {
	*renderer
	writer
	doc         *doc.Document
	loc         *doc.Locale
	report      func(diag.Diagnostic)
	clean       flow.Cleaner
	vocabulary  doc.Vocabulary
	rightToLeft bool              // the document's language runs so
	taken       map[string]bool   // ids of elements
	anchors     map[string]string // ids of elements, by those of headings
	told        map[string]bool   // what tell has reported
	shift       int               // what heading levels are lowered by, so that there is one of level 1
	level       int               // of the last heading written
	heading     string            // the heading last written, so that a caption does not repeat it
	headingID   string            // its id
	partID      string            // id of the part under way, empty outside of one
	firstID     string            // id of the first heading since this was emptied
	placed      map[string]bool   // ids of headings that are written
	parts       int               // parts written so far
	opened      bool              // the main content has begun
	fits        map[*doc.Table]*fit
	sheet       sheet
	within      int // room of the column that is being written, 0 outside of columns
}

// tell reports something that a page cannot express, once for each message.
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
