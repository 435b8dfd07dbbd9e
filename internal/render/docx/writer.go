package docx

import (
	"fmt"
	"strconv"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
	"rolexport/internal/render"
	"rolexport/internal/render/flow"
	"rolexport/internal/typeset"
)

// A writer holds the state of one rendering.
type writer struct {
	*renderer
	doc   *doc.Document
	loc   *doc.Locale
	env   *render.Env
	sheet sheet
	clean flow.Cleaner
	told  map[string]bool // what was reported

	body    []byte // of the part that is being written
	scratch []byte
	ends    []typeset.Break // of the lines of a text that is measured

	vocabulary doc.Vocabulary
	anchors    map[string]*anchor // by the ID of a heading
	links      links
	lists      []list // numbered ones, in order
	pictures   []picture
	charts     []drawnChart
	drawn      int // drawings so far

	headed  string // what the last heading says
	breaks  bool   // the next block begins a page
	begun   bool   // something is written
	titled  bool   // the title of the document is written
	branded bool   // the logo is written, or there is none
	tabled  bool   // the last block was a table
	small   bool   // the table at hand is set in small type
	inset   int    // from the left margin, in twips
	depth   int    // of lists
	quoted  bool   // inside a callout
	caution bool   // inside one that warns
	blank   bool   // the text of the paragraph so far ends in a blank, or there is none
	rtl     bool   // the paragraph runs from right to left

	rightToLeft bool // the document's language runs so
	mirrored    bool // the first column of the table at hand stands at the right
}

// begin makes ready for a document. Buffers of the one before are used again.
func (w *writer) begin(r *renderer, d *doc.Document, env *render.Env, s sheet) {
	*w = writer{
		renderer: r, doc: d, loc: d.Locale, env: env, sheet: s, told: map[string]bool{},
		body: w.body[:0], scratch: w.scratch[:0], ends: w.ends, vocabulary: w.vocabulary, anchors: map[string]*anchor{},
	}
	if w.loc == nil {
		w.loc = doc.English()
	}
	w.rightToLeft = typeset.WrittenRightToLeft(w.loc.Lang)
	w.clean.Report = w.tell
}

// tell reports what a document loses, each thing once.
func (w *writer) tell(d diag.Diagnostic) {
	if w.told[d.Message] {
		return
	}
	w.told[d.Message] = true
	w.env.Report(d)
}

// raw appends markup.
func (w *writer) raw(parts ...string) {
	for _, p := range parts {
		w.body = append(w.body, p...)
	}
}

// number appends an attribute.
func (w *writer) number(name string, n int) {
	w.body = append(w.body, ' ')
	w.body = append(w.body, name...)
	w.body = append(w.body, '=', '"')
	w.body = strconv.AppendInt(w.body, int64(n), 10)
	w.body = append(w.body, '"')
}

// attribute appends an attribute with a text.
func (w *writer) attribute(name, text string) {
	w.raw(` `, name, `="`)
	w.body = ooxml.AppendXML(w.body, text)
	w.raw(`"`)
}

// unknown is what to panic with when a switch over a sealed sum has forgotten a member.
func unknown(sum string, v any) string { return fmt.Sprintf("docx: %s of unknown kind %T", sum, v) }
