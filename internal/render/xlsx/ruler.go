package xlsx

import (
	"strings"
	"unicode/utf8"

	"rolexport/internal/typeset"
)

// A ruler measures text in one weight of the body size. The characters of Latin text, which is nearly all, are measured by a table; where
// anything else occurs, the faces are asked.
type ruler struct {
	stack typeset.Stack
	ems   [latin]int          // advances in thousandths of an em; 0: ask the faces
	signs [latinSigns]int     // likewise, from U+2010 on
	whole [utf8.RuneSelf]bool // characters before and after which a line ends at blanks alone
}

const (
	latin      = 0x250
	latinSigns = 0x40
	firstSign  = 0x2010
)

// rulers are those of the weights in use.
type rulers struct{ regular, bold *ruler }

func newRulers(f *typeset.Family) rulers { return rulers{newRuler(f.Regular), newRuler(f.Bold)} }

func newRuler(stack typeset.Stack) *ruler {
	r := &ruler{stack: stack}
	advance := func(c rune) int {
		if typeset.Invisible(c) || c == typeset.SoftHyphen {
			return 0
		}
		glyph, ok := stack[0].Glyph(c)
		if !ok {
			return 0
		}
		return stack[0].Advance(glyph)
	}
	for c := ' '; c < latin; c++ {
		r.ems[c] = advance(c)
	}
	for i := range r.signs {
		r.signs[i] = advance(firstSign + rune(i))
	}
	for _, c := range "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ,.;:'\"()&*=_" {
		r.whole[c] = true
	}
	return r
}

// width returns the width of text in thousandths of an em.
func (r *ruler) width(text string) int {
	sum := 0
	for i := 0; i < len(text); {
		var ems int
		if c := text[i]; c < utf8.RuneSelf {
			ems = r.ems[c]
			i++
		} else {
			c, n := utf8.DecodeRuneInString(text[i:])
			switch {
			case c < latin:
				ems = r.ems[c]
			case c >= firstSign && c < firstSign+latinSigns:
				ems = r.signs[c-firstSign]
			}
			i += n
		}
		if ems == 0 {
			return r.stack.Ems(text)
		}
		sum += ems
	}
	return sum
}

// words returns the width of the widest word of a line and that of the whole, in thousandths of a point.
func (r *ruler) words(line string) (word, whole int) {
	widest, sum, current := 0, 0, 0
	for i := 0; i < len(line); i++ {
		c := line[i]
		if c >= utf8.RuneSelf || r.ems[c] == 0 {
			return r.fields(line)
		}
		sum += r.ems[c]
		if c == ' ' {
			current = 0
			continue
		}
		current += r.ems[c]
		widest = max(widest, current)
	}
	return typeset.Scale(widest, bodySize), typeset.Scale(sum, bodySize)
}

// fields is words for any text.
func (r *ruler) fields(line string) (word, whole int) {
	for w := range strings.FieldsSeq(line) {
		word = max(word, typeset.Scale(r.width(w), bodySize))
	}
	return word, typeset.Scale(r.width(line), bodySize)
}

// lines counts the lines that a text without line breaks takes in a width, in a size of type.
func (r *ruler) lines(text string, size, width int) int {
	room := width * 1000 / size // in thousandths of an em
	n, line, word, space := 1, 0, 0, 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= utf8.RuneSelf || !r.whole[c] {
			return r.segments(text, size, width)
		}
		if c != ' ' {
			if i > 0 && text[i-1] == ' ' && holds(text[:i-1], c) {
				return r.segments(text, size, width)
			}
			word += r.ems[c]
			if word > room { // a word that has to be divided
				return r.count(text, size, width)
			}
			continue
		}
		if line > 0 && line+space+word > room && word > 0 {
			n, line, space = n+1, 0, 0
		}
		if word > 0 {
			line, space = line+space+word, 0
		}
		word = 0
		space += r.ems[c]
	}
	if line > 0 && line+space+word > room && word > 0 {
		n++
	}
	return n
}

// holds reports whether no line ends at blanks between a text and a character: behind an opening bracket, between a quotation mark and one,
// and before what closes (UAX #14, LB13 to LB15).
func holds(before string, c byte) bool {
	before = strings.TrimRight(before, " ")
	if before == "" {
		return false
	}
	switch last := before[len(before)-1]; {
	case last == '(':
		return true
	case c == '(':
		return last == '"' || last == '\''
	}
	return strings.IndexByte("),.:;", c) >= 0
}

// segments is lines for text that may end its lines elsewhere than at blanks.
func (r *ruler) segments(text string, size, width int) int {
	if strings.Contains(text, "\u00ad") { // a hyphen that shows at the end of a line alone
		return r.count(text, size, width)
	}
	room := width * 1000 / size
	var memory [48]typeset.Break
	n, line, space, start := 1, 0, 0, 0
	for _, b := range typeset.AppendBreaks(memory[:0], text) {
		segment := text[start:b.Index]
		word := strings.TrimRight(segment, " ")
		ems := r.width(word)
		switch {
		case ems > room:
			return r.count(text, size, width)
		case line > 0 && line+space+ems > room:
			n, line = n+1, 0
		default:
			line += space
		}
		line += ems
		space = (len(segment) - len(word)) * r.ems[' ']
		if start = b.Index; b.Must && start < len(text) {
			n, line, space = n+1, 0, 0
		}
	}
	return n
}

// count is lines for any text.
func (r *ruler) count(text string, size, width int) int {
	return max(len(typeset.Lines(r.stack, text, size, width)), 1)
}
