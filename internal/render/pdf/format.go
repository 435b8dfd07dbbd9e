// Package pdf renders documents as PDF: it lays out blocks on pages, in integers throughout, and draws the pages on the surface of
// package page, which writes the tagged and archival file.
package pdf

import (
	"fmt"
	"io"
	"sync"

	"rolexport/internal/doc"
	pictures "rolexport/internal/picture"
	"rolexport/internal/render"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// Format is PDF: PDF/UA-1 and PDF/A-2a.
var Format = render.Format{
	Name:      "pdf",
	Ext:       ".pdf",
	MediaType: "application/pdf",
	Summary:   "typeset pages, tagged for assistive technology and fit for archives",
	Binary:    true,
	New:       newRenderer,
}

// renderer renders documents of one batch.
type renderer struct {
	theme   *theme.Theme
	family  *typeset.Family
	batch   *page.Batch
	album   *pictures.Album
	layouts sync.Pool
}

func newRenderer(b *render.Batch) (render.Renderer, error) {
	return &renderer{theme: b.Theme, family: b.Theme.Family(), batch: page.NewBatch(), album: &b.Pictures}, nil
}

// Render implements render.Renderer.
func (r *renderer) Render(w io.Writer, d *doc.Document, env *render.Env) error {
	if err := r.render(w, d, env); err != nil {
		return fmt.Errorf("%s %q: %w", d.Kind, d.Name, err)
	}
	return nil
}

func (r *renderer) render(w io.Writer, d *doc.Document, env *render.Env) error {
	sheet, err := newSheet(env.Sheet(d, r.theme), d.Wide, &r.theme.Space)
	if err != nil {
		return err
	}
	l, ok := r.layouts.Get().(*layout)
	if !ok {
		l = newLayout(r.theme, r.family, r.album)
	}
	l.layOut(d, sheet, env.Report)
	file := page.NewFile(page.Info{
		Title: d.Title, Author: d.Author, Subject: d.Subject, Keywords: d.Keywords,
		Lang: l.loc.Lang, Date: env.Now, Bookmarks: l.bookmarks(), Front: l.front,
	}, l.structure.tree(), r.batch)
	l.drawPages(file)
	err = file.Finish(w, env.Report)
	l.end()
	r.layouts.Put(l) // after a panic it is not used again
	return err
}
