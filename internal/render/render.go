// Package render says what a format is. It holds types only: the formats live in the folders below it, and the list of them in
// render/formats.
package render

import (
	"cmp"
	"io"
	"time"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/picture"
	"rolexport/internal/theme"
)

// A Renderer writes documents of one format. Render is a pure function of d and env: the same input gives the same bytes, alone,
// in a batch and from any number of goroutines.
type Renderer interface {
	Render(w io.Writer, d *doc.Document, env *Env) error
}

// Env holds every ambient input of a rendering.
type Env struct {
	Now    time.Time             // stands for the time of writing, UTC
	Paper  doc.Paper             // overrides the sheets of theme and document when not empty
	Report func(diag.Diagnostic) // takes what the format could not express; never nil
}

// Sheet returns the sheet that a document is printed on: the one that is asked for, or else that of the theme, or else its own, or else A4.
func (e *Env) Sheet(d *doc.Document, t *theme.Theme) doc.Paper {
	return cmp.Or(e.Paper, doc.Paper(t.Paper), d.Paper, doc.A4)
}

// Batch is what the documents of one run share and need only once.
type Batch struct {
	Theme    *theme.Theme  // read-only
	Pictures picture.Album // of all formats
}

// A Format states the facts of a format. Help, completion, file names and papers derive from it.
type Format struct {
	Name      string                         // on the command line, for example "pdf"
	Ext       string                         // of its files, with the dot
	MediaType string                         // IANA media type
	Summary   string                         // one line for the lists, lower case
	Binary    bool                           // not to be written to a terminal
	Tabular   bool                           // holds tables only: a document without one has no meaning in it
	New       func(*Batch) (Renderer, error) // nil: a format of data, in which no document is rendered
}

// OfData reports whether the format is for data alone: its files are written from roles themselves, by the kinds that say so.
func (f Format) OfData() bool { return f.New == nil }
