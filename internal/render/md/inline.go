package md

import (
	"fmt"
	"strings"

	"rolexport/internal/doc"
)

// A place says what surrounds running text.
type place uint8

const (
	flowing place = iota // a paragraph: lines may follow each other
	inHead               // a heading: one line, no # at its end
	inCell               // a table cell: one line, no bare |
)

// A piece is a part of running text as it will be written.
type piece struct {
	kind pieceKind
	text string // of literal: what a reader sees; of markup: what is written
	tag  string // of open and end: "strong" or "em"
	pair int    // of open: the index of its end; of end: of its open
	html bool   // of open: the pair is written as HTML
}

type pieceKind uint8

const (
	literal pieceKind = iota // text to be escaped
	markup                   // written as it is: code, ends of links
	open                     // stress begins
	end                      // stress ends
	newline                  // the line ends
)

// heads returns running text for a heading.
func (p *printer) heads(text []doc.Inline) string { return p.inlines(text, inHead) }

// inlines returns running text as Markdown. Lines in it are divided by line feeds; they have no blanks at their ends.
func (p *printer) inlines(text []doc.Inline, at place) string {
	w := inlineWriter{printer: p, place: at, pieces: p.pieces[:0]}
	w.gather(text)
	p.pieces = w.pieces
	return w.write()
}

// An inlineWriter first gathers the pieces of running text, since what stands beside stress decides how it can be written.
type inlineWriter struct {
	*printer
	place  place
	pieces []piece
	inLink bool
}

func (w *inlineWriter) gather(list []doc.Inline) {
	for _, in := range list {
		switch in := in.(type) {
		case doc.Code:
			w.code(string(in))
		case doc.Strong:
			w.stress("strong", in)
		case doc.Emph:
			w.stress("em", in)
		case *doc.Link:
			w.link(in)
		case doc.Break:
			w.breakLine()
		case doc.Rich:
			w.gather(in)
		case doc.Illustrative:
			plain, _ := doc.Unmark(in)
			w.gather([]doc.Inline{plain})
			w.literal(doc.IllustrativeMark)
		case doc.Value:
			w.literal(w.doc.Locale.Text(in))
		default:
			panic(fmt.Sprintf("md: inline of unknown kind %T", in))
		}
	}
}

// literal adds text, with one space for each run of white space and none at the head of a line.
func (w *inlineWriter) literal(s string) {
	before := w.clear[:0]
	if n := len(w.pieces); n > 0 && w.pieces[n-1].kind != newline {
		before = append(before, 'x')
		if last := w.pieces[n-1]; last.kind == literal && strings.HasSuffix(last.text, " ") {
			before[0] = ' '
		}
	}
	w.clear = w.clean.Append(before, s)
	s = string(w.clear[len(before):])
	if s == "" {
		return
	}
	if n := len(w.pieces); n > 0 && w.pieces[n-1].kind == literal {
		w.pieces[n-1].text += s
		return
	}
	w.pieces = append(w.pieces, piece{kind: literal, text: s})
}

func (w *inlineWriter) breakLine() {
	if n := len(w.pieces); n > 0 && w.pieces[n-1].kind != newline {
		w.pieces = append(w.pieces, piece{kind: newline})
	}
}

// stress adds strong or emphasised text, unless there is none.
func (w *inlineWriter) stress(tag string, text []doc.Inline) {
	begin := len(w.pieces)
	w.pieces = append(w.pieces, piece{kind: open, tag: tag})
	w.gather(text)
	if len(w.pieces) == begin+1 {
		w.pieces = w.pieces[:begin]
		return
	}
	w.pieces[begin].pair = len(w.pieces)
	w.pieces = append(w.pieces, piece{kind: end, tag: tag, pair: begin})
}

// code adds a code span, fenced by more backticks than it has in a row.
func (w *inlineWriter) code(s string) {
	s = w.clean.Text(s)
	if s == "" {
		return
	}
	if !w.isSpan(s) {
		w.pieces = append(w.pieces, piece{kind: markup, text: "<code>"}, piece{kind: literal, text: s}, piece{kind: markup, text: "</code>"})
		return
	}
	if w.place == inCell {
		s = strings.ReplaceAll(s, "|", `\|`)
	}
	longest, run := 0, 0
	for i := range len(s) {
		run++
		if s[i] != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	if s[0] == '`' || s[len(s)-1] == '`' {
		s = " " + s + " "
	}
	w.pieces = append(w.pieces, piece{kind: markup, text: fence + s + fence})
}

// isSpan reports whether code can be written between backticks: not right behind other code, whose backticks would run together with
// its own; not where a bar ends the cell in spite of a backslash; and not where a bracket ends the text of a link.
func (w *inlineWriter) isSpan(s string) bool {
	if n := len(w.pieces); n > 0 && w.pieces[n-1].kind == markup && strings.HasSuffix(w.pieces[n-1].text, "`") {
		return false
	}
	return !(w.place == inCell && strings.Contains(s, `\|`) || w.inLink && strings.ContainsAny(s, "[]"))
}

// link adds a link. Links do not nest, so inside of one only the text of another is written.
func (w *inlineWriter) link(l *doc.Link) {
	target, ok := w.target(l)
	if w.inLink || !ok {
		w.gather(l.Text)
		return
	}
	text := l.Text
	if strings.TrimSpace(doc.PlainText(w.doc.Locale, text)) == "" {
		text = []doc.Inline{doc.Text(l.Target)}
	}
	w.inLink = true
	w.pieces = append(w.pieces, piece{kind: markup, text: "["})
	w.gather(text)
	w.pieces = append(w.pieces, piece{kind: markup, text: "](" + target + ")"})
	w.inLink = false
}

// target returns where a link leads. A heading that is not there, or that has no name to be linked by, is reported.
func (w *inlineWriter) target(l *doc.Link) (string, bool) {
	id, internal := strings.CutPrefix(l.Target, "#")
	if !internal {
		return address(w.clean.Text(l.Target)), true
	}
	if anchor := w.anchors[id]; anchor != "" {
		return "#" + anchor, true
	}
	w.tell("broken-link", fmt.Sprintf("the link to %q leads nowhere in Markdown", l.Target), "")
	return "", false
}

// address escapes what would end or change a link's address.
func address(url string) string {
	var b strings.Builder
	for i := range len(url) {
		switch c := url[i]; c {
		case ' ', '"', '<', '>', '\\', '^', '`', '{', '|', '}':
			fmt.Fprintf(&b, "%%%02X", c)
		case '(', ')', '&', '*', '_':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
