// Package docx writes documents as Word files (Office Open XML, WordprocessingML): real styles that follow the theme, numbered and bulleted
// lists, tables whose heads repeat, links, fields for page numbers. It leaves the breaking of lines and pages to the program that opens the
// file, and sets main and side columns one after the other.
//
// What Word asks for beyond well-formed XML (the order of elements, names and numbers that are unique, a paragraph at the end of each cell)
// is held by verify/docx.
package docx

import (
	"fmt"
	"io"
	"sync"

	"rolexport/internal/doc"
	pictures "rolexport/internal/picture"
	"rolexport/internal/render"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// Format is Word's format.
var Format = render.Format{
	Name:      "docx",
	Ext:       ".docx",
	MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	Summary:   "Word document to edit, with styles, lists and tables of its own",
	Binary:    true,
	New:       newRenderer,
}

// renderer renders documents of one batch.
type renderer struct {
	theme   *theme.Theme
	family  *typeset.Family // for the widths of columns
	face    string          // family name of running text
	mono    string
	still   stillParts
	writers sync.Pool
	album   *pictures.Album
}

func newRenderer(b *render.Batch) (render.Renderer, error) {
	r := &renderer{theme: b.Theme, family: b.Theme.Family(), album: &b.Pictures, face: builtinFace, mono: builtinMono}
	if f := b.Theme.Faces.Regular; f != nil {
		r.face = f.FamilyName()
	}
	if f := b.Theme.Faces.Mono; f != nil {
		r.mono = f.FamilyName()
	}
	return r, nil
}

// Render implements render.Renderer.
func (r *renderer) Render(w io.Writer, d *doc.Document, env *render.Env) error {
	if err := r.render(w, d, env); err != nil {
		return fmt.Errorf("%s %q: %w", d.Kind, d.Name, err)
	}
	return nil
}

func (r *renderer) render(out io.Writer, d *doc.Document, env *render.Env) error {
	sheet, err := newSheet(env.Sheet(d, r.theme), d.Wide, &r.theme.Space)
	if err != nil {
		return err
	}
	w, ok := r.writers.Get().(*writer)
	if !ok {
		w = &writer{}
	}
	w.begin(r, d, env, sheet)
	w.document()
	err = w.pack(out)
	r.writers.Put(w) // after a panic it is not used again
	return err
}
