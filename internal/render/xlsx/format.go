// Package xlsx writes documents as Excel workbooks: an index sheet with the document's prose, and a sheet for each of its tables.
//
// excelize lays out the parts; a canonical pass then gives every formula cell its computed result and packs the parts in one fixed
// way, so that the same document is the same file on every machine.
package xlsx

import (
	"io"

	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
	"rolexport/internal/render"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// Format is the Excel workbook format.
var Format = render.Format{
	Name:      "xlsx",
	Ext:       ".xlsx",
	MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	Summary:   "Excel workbook, a sheet for each table",
	Binary:    true,
	Tabular:   true,
	New: func(b *render.Batch) (render.Renderer, error) {
		return &renderer{theme: b.Theme, rulers: newRulers(typeset.Default().Unkerned()), packer: &packer{known: map[string]*ooxml.Member{}}}, nil
	},
}

type renderer struct {
	theme  *theme.Theme
	rulers rulers
	packer *packer
}

// Render writes d as a workbook. A text too long for a cell, a table beyond the limits of a sheet and two tables of one name are errors.
func (r *renderer) Render(w io.Writer, d *doc.Document, env *render.Env) error {
	b, err := newWorkbook(d, env, r)
	if err != nil {
		return err
	}
	defer b.file.Close()
	if err := b.write(); err != nil {
		return err
	}
	return b.pack(w)
}
