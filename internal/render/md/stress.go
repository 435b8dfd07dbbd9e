package md

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rolexport/internal/render/flow"
)

// write returns the pieces as Markdown.
func (w *inlineWriter) write() string {
	w.trim()
	for i := range w.pieces {
		if w.pieces[i].kind == open {
			w.pieces[i].html = !w.flanks(i)
		}
	}
	var b strings.Builder
	size := 0
	for _, pc := range w.pieces {
		size += len(pc.text) + 4
	}
	b.Grow(size)
	for i, pc := range w.pieces {
		switch pc.kind {
		case literal:
			escaper{w.place, w.startsLine(i), w.before(i), w.after(i)}.write(&b, pc.text)
		case markup:
			b.WriteString(pc.text)
		case open:
			b.WriteString(delimiter(pc, pc.html))
		case end:
			b.WriteString(delimiter(pc, w.pieces[pc.pair].html))
		case newline:
			b.WriteString(breaks[w.place])
		}
	}
	return b.String()
}

// startsLine reports whether nothing is written before a piece on its line.
func (w *inlineWriter) startsLine(i int) bool {
	return w.place == flowing && (i == 0 || w.pieces[i-1].kind == newline)
}

// breaks are what ends a line in each place.
var breaks = [...]string{flowing: "\\\n", inHead: " ", inCell: "<br>"}

// trim drops what is blank at the ends of lines.
func (w *inlineWriter) trim() {
	for n := len(w.pieces); n > 0 && w.pieces[n-1].kind == newline; n-- {
		w.pieces = w.pieces[:n-1]
	}
	for i := range w.pieces {
		if pc := &w.pieces[i]; pc.kind == literal && (i+1 == len(w.pieces) || w.pieces[i+1].kind == newline) {
			pc.text = string(flow.TrimBlanks([]byte(pc.text)))
		}
	}
}

func delimiter(pc piece, html bool) string {
	switch {
	case html && pc.kind == open:
		return "<" + pc.tag + ">"
	case html:
		return "</" + pc.tag + ">"
	case pc.tag == "strong":
		return "**"
	}
	return "*"
}

// flanks reports whether the stress that opens at i can be written with asterisks: CommonMark asks that they lie close to the text
// inside and are not taken for something else by what stands beside them.
func (w *inlineWriter) flanks(i int) bool {
	j := w.pieces[i].pair
	return w.bound(w.before(i), w.after(i)) && w.bound(w.after(j), w.before(j))
}

// bound reports whether an asterisk between outer and inner text can only belong to the inner.
func (w *inlineWriter) bound(outer, inner rune) bool {
	switch {
	case outer == stressed, inner == stressed, inner == none, unicode.IsSpace(inner):
		return false
	case outer == none, unicode.IsSpace(outer):
		return true
	}
	return isPunctuation(outer) && !isPunctuation(inner)
}

// What before and after return where there is no rune.
const (
	none     rune = -1 // the text begins or ends
	stressed rune = -2 // other stress begins or ends
)

// before returns the rune that stands before a piece.
func (w *inlineWriter) before(i int) rune {
	for i--; i >= 0; i-- {
		if text, ok := w.written(i); !ok {
			return stressed
		} else if text != "" {
			r, _ := utf8.DecodeLastRuneInString(text)
			return r
		}
	}
	return none
}

// after returns the rune that stands after a piece.
func (w *inlineWriter) after(i int) rune {
	for i++; i < len(w.pieces); i++ {
		if text, ok := w.written(i); !ok {
			return stressed
		} else if text != "" {
			r, _ := utf8.DecodeRuneInString(text)
			return r
		}
	}
	return none
}

// written returns the text of a piece that is no stress. Whether literal text is escaped makes no difference to its neighbours.
func (w *inlineWriter) written(i int) (string, bool) {
	switch pc := w.pieces[i]; pc.kind {
	case open, end:
		return "", false
	case newline:
		return breaks[w.place], true
	default:
		return pc.text, true
	}
}

func isPunctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
