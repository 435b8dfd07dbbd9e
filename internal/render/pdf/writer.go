package pdf

import (
	"slices"
	"strings"
	"unicode"

	"rolexport/internal/doc"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// A manner is all that tells one stretch of a passage from the next.
type manner struct {
	style        style
	link         *doc.Link // nil: none
	illustrative bool
	foreign      bool // in the language of the labels, which is not that of the document
}

// run is a stretch of text in one style, before it is divided among faces.
type run struct {
	end int
	manner
}

// lineBreak stands in the text of a passage where a Break was. Clean leaves none of it in any other text.
const lineBreak = '\n'

// A writer collects the text of a passage.
type writer struct {
	text []byte
	runs []run
	all  string // the text, where it came as one
}

func (w *writer) reset() { w.text, w.runs, w.all = w.text[:0], w.runs[:0], "" }

// whole returns the text that was collected.
func (w *writer) whole() string {
	if w.all != "" {
		return w.all
	}
	return string(w.text)
}

// add appends clean text in a style.
func (w *writer) add(text string, m manner) {
	if text == "" {
		return
	}
	w.all = ""
	if len(w.text) == 0 {
		w.all = text
	}
	w.text = append(w.text, text...)
	if n := len(w.runs); n > 0 {
		if last := &w.runs[n-1]; last.manner == m {
			last.end = len(w.text)
			return
		}
	}
	w.runs = append(w.runs, run{len(w.text), m})
}

// plain prepares text in one style.
func (l *layout) plain(text string, s style) passage {
	l.writer.reset()
	l.writer.add(l.clean(text, s), manner{style: s, foreign: l.isLabel(text)})
	return l.prepare(s)
}

// prose prepares running text.
func (l *layout) prose(text []doc.Inline, s style) passage {
	l.writer.reset()
	l.write(text, manner{style: s})
	return l.prepare(s)
}

// value prepares the value of a fact or cell. A nil value is an empty passage.
func (l *layout) value(v doc.Value, s style) passage {
	l.writer.reset()
	if v != nil {
		l.writeInline(v, manner{style: s})
	}
	return l.prepare(s)
}

func (l *layout) write(text []doc.Inline, m manner) {
	for _, in := range text {
		l.writeInline(in, m)
	}
}

func (l *layout) writeInline(in doc.Inline, m manner) {
	as := func(k faceKind, c theme.RGB) manner {
		other := m
		other.style = m.style.as(k, c)
		return other
	}
	kind, colour := m.style.kind, m.style.colour
	switch in := in.(type) {
	case doc.Text:
		m.foreign = l.isLabel(string(in))
		l.writer.add(l.clean(string(in), m.style), m)
	case doc.Code:
		l.writer.add(l.clean(string(in), m.style), as(mono, colour))
	case doc.Strong:
		l.write(in, as(kind.strong(), colour))
	case doc.Emph:
		m.style = l.stressed(m.style)
		l.write(in, m)
	case *doc.Link:
		if l.leads(in.Target) {
			m = as(kind, l.styles.link)
			m.link = in
		}
		l.write(in.Text, m)
	case doc.Break:
		l.writer.add(string(lineBreak), m)
	case doc.Rich:
		l.write(in, m)
	case doc.NotStated:
		m = as(italic, l.styles.muted)
		m.foreign = l.labelled()
		l.writer.add(l.clean(l.loc.Words.NotStated, m.style), m)
	case doc.Illustrative:
		m.illustrative = true
		plain, _ := doc.Unmark(in)
		if plain != nil {
			l.writeInline(plain, m)
		}
		l.writer.add(doc.IllustrativeMark, m)
	case doc.Computed:
		if in.Result != nil {
			l.writeInline(in.Result, m)
		}
	case doc.Rating, doc.Date: // in words
		m.foreign = l.labelled()
		l.writer.add(l.clean(l.loc.Text(in.(doc.Value)), m.style), m)
	case doc.Number, doc.Percent, doc.Money:
		l.writer.add(l.clean(l.loc.Text(in.(doc.Value)), m.style), m)
	default:
		panic(unknown("inline", in))
	}
}

// stressed returns the style of stressed text within s. In a title it is what stands back: "A and B".
func (l *layout) stressed(s style) style {
	if s.title {
		return s.as(regular, l.styles.muted)
	}
	return s.as(s.kind.stressed(), s.colour)
}

// clean returns text as it may be drawn, in capitals where the style asks for them.
func (l *layout) clean(text string, s style) string {
	text, changes := typeset.Cleaned(text)
	for _, c := range changes {
		l.tell(c.Diagnostic())
	}
	if s.upper {
		text = capitals(text, stack(l.family, s.kind))
	}
	return text
}

// capitals returns text in capitals, as far as faces have them: those of Georgian, for example, are rare.
func capitals(text string, faces typeset.Stack) string {
	return strings.Map(func(r rune) rune {
		capital := unicode.ToUpper(r)
		if capital != r && !slices.ContainsFunc(faces, func(f *typeset.Face) bool { return f.Has(capital) }) {
			return r
		}
		return capital
	}, text)
}
