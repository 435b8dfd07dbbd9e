package docx

import (
	"slices"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
	"rolexport/internal/render/flow"
	"rolexport/internal/typeset"
)

// A manner is how text is set within a paragraph, apart from the paragraph's style.
type manner struct {
	strong, stressed bool
	code, link       bool
	aside            bool // stands back: soft
	unstated         bool // says that nothing is stated
	foreign          bool // in the language of the labels, not the document's
	here             bool // where the reader stands on a path
	size             int  // in half points; 0: as its style
}

// isLabel reports whether a text is a label in another language than that of the document.
func (w *writer) isLabel(text string) bool { return w.vocabulary.IsLabel(w.loc, text) }

func (w *writer) inlines(list []doc.Inline, m manner) {
	for _, in := range list {
		w.inline(in, m)
	}
}

func (w *writer) inline(in doc.Inline, m manner) {
	labelled := w.loc.LabelLang != ""
	switch in := in.(type) {
	case doc.Text:
		m.foreign = w.isLabel(string(in))
		w.text(string(in), m)
	case doc.Code:
		m.code = true
		w.text(string(in), m)
	case doc.Strong:
		m.strong = true
		w.inlines(in, m)
	case doc.Emph:
		m.stressed = true
		w.inlines(in, m)
	case *doc.Link:
		w.linked(in, m)
	case doc.Break:
		w.raw(`<w:r><w:br/></w:r>`)
		w.blank = true
	case doc.Rich:
		w.inlines(in, m)
	case doc.NotStated:
		m.unstated, m.foreign = true, labelled
		w.text(w.loc.Words.NotStated, m)
	case doc.Illustrative:
		if plain, _ := doc.Unmark(in); plain != nil {
			w.inline(plain, m)
		}
		w.text(doc.IllustrativeMark, m)
	case doc.Computed:
		if in.Result != nil {
			w.inline(in.Result, m)
		}
	case doc.Rating, doc.Date: // in words
		m.foreign = labelled
		w.text(w.loc.Text(in.(doc.Value)), m)
	case doc.Number, doc.Percent, doc.Money:
		w.text(w.loc.Text(in.(doc.Value)), m)
	default:
		panic(unknown("inline", in))
	}
}

// text writes text as runs, one for each stretch in a direction. Blanks after blanks are left out.
func (w *writer) text(s string, m manner) {
	if s = w.cleaned(s); s == "" {
		return
	}
	if flow.Printable(s) {
		w.run(s, m, false)
		return
	}
	runs := typeset.Runs(s, w.rtl)
	slices.SortFunc(runs, func(a, b typeset.Run) int { return a.Start - b.Start })
	for i := 0; i < len(runs); {
		j := i + 1
		for j < len(runs) && runs[j].RightToLeft == runs[i].RightToLeft {
			j++
		}
		w.run(s[runs[i].Start:runs[j-1].End], m, runs[i].RightToLeft)
		i = j
	}
}

// cleaned returns text as it may stand behind what the paragraph says already.
func (w *writer) cleaned(s string) string {
	if flow.Printable(s) && !strings.Contains(s, "  ") && !(w.blank && strings.HasPrefix(s, " ")) {
		if s != "" {
			w.blank = s[len(s)-1] == ' '
		}
		return s
	}
	b := w.scratch[:0]
	if !w.blank {
		b = append(b, '|') // something that a blank may follow
	}
	b = w.clean.Append(b, s)
	w.scratch = b
	if !w.blank {
		b = b[1:]
	}
	if len(b) > 0 {
		w.blank = b[len(b)-1] == ' '
	}
	return string(b)
}

// run writes a run: its properties, in the order of the schema (ECMA-376-1, 17.3.2.28), and its text.
func (w *writer) run(s string, m manner, rtl bool) {
	w.raw(`<w:r>`)
	if m != (manner{}) || rtl {
		w.raw(`<w:rPr>`)
		w.runProperties(m, rtl)
		w.raw(`</w:rPr>`)
	}
	w.runText(s)
	w.raw(`</w:r>`)
}

func (w *writer) runProperties(m manner, rtl bool) {
	switch {
	case m.code:
		w.raw(`<w:rStyle w:val="Code"/>`)
	case m.link:
		w.raw(`<w:rStyle w:val="Hyperlink"/>`)
	case m.unstated:
		w.raw(`<w:rStyle w:val="NotStated"/>`)
	case m.here:
		w.raw(`<w:rStyle w:val="Here"/>`)
	case m.aside:
		w.raw(`<w:rStyle w:val="Aside"/>`)
	}
	if m.strong {
		w.raw(`<w:b/><w:bCs/>`)
	}
	if m.stressed {
		w.raw(`<w:i/><w:iCs/>`)
	}
	if m.size > 0 {
		w.raw(`<w:sz`)
		w.number(`w:val`, m.size)
		w.raw(`/><w:szCs`)
		w.number(`w:val`, m.size)
		w.raw(`/>`)
	}
	if rtl {
		w.raw(`<w:rtl/>`)
	}
	if m.foreign {
		w.raw(`<w:lang`)
		w.languages(w.loc.LabelLang)
		w.raw(`/>`)
	}
}

// languages appends the attributes that give a run a language, for letters of all kinds.
func (w *writer) languages(tag string) {
	for _, name := range [...]string{`w:val`, `w:eastAsia`, `w:bidi`} {
		w.attribute(name, tag)
	}
}

// runText writes the text of a run. Soft hyphens and hyphens that do not break are elements in Word.
func (w *writer) runText(s string) {
	for s != "" {
		end := strings.IndexAny(s, "\u00ad\u2011")
		if end < 0 {
			w.piece(s)
			return
		}
		w.piece(s[:end])
		if s = s[end:]; strings.HasPrefix(s, "\u00ad") {
			w.raw(`<w:softHyphen/>`)
			s = s[len("\u00ad"):]
		} else {
			w.raw(`<w:noBreakHyphen/>`)
			s = s[len("\u2011"):]
		}
	}
}

func (w *writer) piece(s string) {
	if s == "" {
		return
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' {
		w.raw(`<w:t xml:space="preserve">`)
	} else {
		w.raw(`<w:t>`)
	}
	w.body = ooxml.AppendXML(w.body, s)
	w.raw(`</w:t>`)
}
