package xlsx

import "rolexport/internal/typeset"

// A ruler measures text in one weight of the body size. Plain text, which is nearly all, is measured in one pass over its bytes; the rest as
// the other formats do it.
type ruler struct {
	stack typeset.Stack
	ems   [128]int // advances of plain characters in thousandths of an em; -1: not plain
}

// rulers are those of the weights in use.
type rulers struct{ regular, bold *ruler }

func newRulers(f *typeset.Family) rulers { return rulers{newRuler(f.Regular), newRuler(f.Bold)} }

// newRuler returns the ruler of a stack of faces. Plain are the characters between which a line ends at blanks alone.
func newRuler(stack typeset.Stack) *ruler {
	r := &ruler{stack: stack}
	for c := range r.ems {
		r.ems[c] = -1
		if glyph, ok := stack[0].Glyph(rune(c)); ok && isPlainCharacter(byte(c)) {
			r.ems[c] = stack[0].Advance(glyph)
		}
	}
	return r
}

func isPlainCharacter(c byte) bool {
	switch {
	case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z':
		return true
	}
	switch c {
	case ' ', ',', '.', ';', ':', '\'', '"', '(', ')', '&', '*', '=', '_':
		return true
	}
	return false
}

func (r *ruler) advance(c byte) int {
	if c < 128 {
		return r.ems[c]
	}
	return -1
}

// points turns thousandths of an em into thousandths of a point.
func points(ems, size int) int { return (ems*size + 500) / 1000 }

// words returns the width of the widest word of a line and that of the whole, in thousandths of a point.
func (r *ruler) words(line string) (word, whole int) {
	widest, sum, current := 0, 0, 0
	for i := 0; i < len(line); i++ {
		ems := r.advance(line[i])
		if ems < 0 {
			return r.fields(line)
		}
		sum += ems
		if line[i] == ' ' {
			current = 0
			continue
		}
		current += ems
		widest = max(widest, current)
	}
	return points(widest, bodySize), points(sum, bodySize)
}

// fields is words for any text.
func (r *ruler) fields(line string) (word, whole int) {
	from := -1
	for i, c := range line + " " {
		switch {
		case c == ' ' || c == '\t':
			if from >= 0 {
				word = max(word, r.stack.Width(line[from:min(i, len(line))], bodySize))
			}
			from = -1
		case from < 0:
			from = i
		}
	}
	return word, r.stack.Width(line, bodySize)
}

// lines counts the lines that a text without line breaks takes in a width, in a size of type.
func (r *ruler) lines(text string, size, width int) int {
	room := width * 1000 / size // in thousandths of an em
	n, line, word, space := 1, 0, 0, 0
	for i := 0; i < len(text); i++ {
		ems := r.advance(text[i])
		if ems < 0 {
			return r.count(text, size, width)
		}
		if text[i] != ' ' {
			word += ems
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
		space += ems
	}
	if line > 0 && line+space+word > room && word > 0 {
		n++
	}
	return n
}

// count is lines for any text.
func (r *ruler) count(text string, size, width int) int {
	return max(len(typeset.Lines(r.stack, text, size, width)), 1)
}
