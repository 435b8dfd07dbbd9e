package typeset

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// RightToLeft reports whether a paragraph runs from right to left: whether its first strong letter does.
func RightToLeft(paragraph string) bool {
	if !maybeRightToLeft(paragraph) {
		return false
	}
	for _, r := range paragraph {
		switch classOf(r) {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// A Run is a part of a line that runs in one direction.
type Run struct {
	Start, End  int // bytes of the line
	RightToLeft bool
}

// Runs divides a line into runs, in the order in which they stand from left to right (UAX #9), rightToLeft being the direction of its
// paragraph. Embeddings, overrides and isolates have no effect.
func Runs(line string, rightToLeft bool) []Run {
	if line == "" {
		return nil
	}
	if !rightToLeft && !maybeRightToLeft(line) {
		return []Run{{End: len(line)}}
	}
	d := newDirections(line, rightToLeft)
	d.resolveWeak()
	d.resolveBrackets()
	d.resolveNeutral()
	d.setLevels()
	return d.ordered()
}

// Reversed returns the text of a run from right to left in the order in which its runes stand from left to right. A mark then stands
// before its letter, as the marks of such scripts are made to be drawn; signs that have a direction are turned round. Arabic letters
// are not joined.
func Reversed(run string) string {
	b := make([]byte, 0, len(run))
	for end := len(run); end > 0; {
		r, n := utf8.DecodeLastRuneInString(run[:end])
		b = utf8.AppendRune(b, Mirrored(r))
		end -= n
	}
	return string(b)
}

// maybeRightToLeft reports whether text has a rune from the blocks of right-to-left scripts, or one that steers the direction.
func maybeRightToLeft(text string) bool {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r >= 0x0590 && r < 0x0900 || r == 0x200F || r >= 0xFB1D && r < 0xFE00 || r >= 0xFE70 && r < 0xFF00 || r >= 0x10800 && r < 0x11000 ||
			r >= 0x1E800 && r < 0x1F000 {
			return true
		}
		i += n
	}
	return false
}

func classOf(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// directions is a line whose characters are given their directions. A character is a rune with the marks and the invisible runes that
// follow it.
type directions struct {
	text   string
	starts []int // of the characters
	was    []bidi.Class
	class  []bidi.Class // L, R, EN or AN in the end
	level  []uint8
	base   uint8      // level of the paragraph: 0 or 1
	along  bidi.Class // its direction: L or R
}

func newDirections(text string, rightToLeft bool) *directions {
	d := &directions{text: text, along: bidi.L}
	if rightToLeft {
		d.base, d.along = 1, bidi.R
	}
	for at, r := range text {
		class := classOf(r)
		switch class {
		case bidi.NSM, bidi.BN, bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF, bidi.LRI, bidi.RLI, bidi.FSI, bidi.PDI, bidi.Control:
			if len(d.starts) > 0 {
				continue // goes with the character before it
			}
			class = bidi.ON
		}
		d.starts = append(d.starts, at)
		d.class = append(d.class, class)
	}
	d.was = append(d.was, d.class...)
	d.level = make([]uint8, len(d.class))
	return d
}

func (d *directions) character(i int) string {
	if i+1 < len(d.starts) {
		return d.text[d.starts[i]:d.starts[i+1]]
	}
	return d.text[d.starts[i]:]
}

// resolveWeak gives numbers and their separators a direction (rules W2 to W7).
func (d *directions) resolveWeak() {
	c := d.class
	strong := d.along
	for i := range c { // W2: numbers in Arabic text; W3
		switch c[i] {
		case bidi.L, bidi.R, bidi.AL:
			strong = c[i]
		case bidi.EN:
			if strong == bidi.AL {
				c[i] = bidi.AN
			}
		}
	}
	for i := range c {
		if c[i] == bidi.AL {
			c[i] = bidi.R
		}
	}
	for i := 1; i+1 < len(c); i++ { // W4: one separator between two numbers of a kind
		before, after := c[i-1], c[i+1]
		if before == after && (c[i] == bidi.ES && before == bidi.EN || c[i] == bidi.CS && (before == bidi.EN || before == bidi.AN)) {
			c[i] = before
		}
	}
	for i := 0; i < len(c); i++ { // W5: signs beside a number; W6: all others
		end := i
		for end < len(c) && c[end] == bidi.ET {
			end++
		}
		if end > i && (i > 0 && c[i-1] == bidi.EN || end < len(c) && c[end] == bidi.EN) {
			for ; i < end; i++ {
				c[i] = bidi.EN
			}
		}
		if i < len(c) && (c[i] == bidi.ES || c[i] == bidi.ET || c[i] == bidi.CS) {
			c[i] = bidi.ON
		}
	}
	strong = d.along
	for i := range c { // W7: numbers in left-to-right text
		switch c[i] {
		case bidi.L, bidi.R:
			strong = c[i]
		case bidi.EN:
			if strong == bidi.L {
				c[i] = bidi.L
			}
		}
	}
}

// direction returns what a character is to the neutral ones beside it: L, R, or ON when it is neutral itself.
func direction(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// resolveBrackets gives both brackets of a pair one direction (rule N0).
func (d *directions) resolveBrackets() {
	type opening struct {
		at     int
		closes rune
	}
	const deepest = 63 // the rule goes no deeper
	var stack []opening
	type pair struct{ open, close int }
	pairs := make([]pair, 0, 8)
	for i := range d.class {
		if d.class[i] != bidi.ON {
			continue
		}
		r, _ := utf8.DecodeRuneInString(d.character(i))
		p, _ := bidi.LookupRune(r)
		switch {
		case !p.IsBracket():
		case p.IsOpeningBracket():
			if len(stack) == deepest {
				return
			}
			stack = append(stack, opening{i, Mirrored(r)})
		default:
			for k := len(stack) - 1; k >= 0; k-- {
				if stack[k].closes == r {
					pairs = append(pairs, pair{stack[k].at, i})
					stack = stack[:k]
					break
				}
			}
		}
	}
	// In the order of their opening brackets, as what is inside may depend on what is around.
	for i := 1; i < len(pairs); i++ {
		for k := i; k > 0 && pairs[k-1].open > pairs[k].open; k-- {
			pairs[k-1], pairs[k] = pairs[k], pairs[k-1]
		}
	}
	for _, p := range pairs {
		if found := d.bracketed(p.open, p.close); found != bidi.ON {
			d.class[p.open], d.class[p.close] = found, found
		}
	}
}

// bracketed returns the direction of a pair of brackets; ON when what is inside has none.
func (d *directions) bracketed(open, end int) bidi.Class {
	against := false
	for i := open + 1; i < end; i++ {
		switch direction(d.class[i]) {
		case d.along:
			return d.along
		case bidi.L, bidi.R:
			against = true
		}
	}
	if !against {
		return bidi.ON
	}
	for i := open - 1; i >= 0; i-- {
		if before := direction(d.class[i]); before != bidi.ON {
			return before
		}
	}
	return d.along
}

// resolveNeutral gives spaces and punctuation the direction of what is around them, else that of the paragraph (rules N1 and N2).
func (d *directions) resolveNeutral() {
	c := d.class
	for i := 0; i < len(c); {
		if direction(c[i]) != bidi.ON {
			i++
			continue
		}
		before, after := d.along, d.along
		if i > 0 {
			before = direction(c[i-1])
		}
		end := i
		for end < len(c) && direction(c[end]) == bidi.ON {
			end++
		}
		if end < len(c) {
			after = direction(c[end])
		}
		if before != after {
			before = d.along
		}
		for ; i < end; i++ {
			c[i] = before
		}
	}
}

// setLevels turns directions into levels (rules I1, I2 and L1).
func (d *directions) setLevels() {
	for i, c := range d.class {
		switch {
		case c == bidi.R:
			d.level[i] = 1
		case c == bidi.L:
			d.level[i] = 2 * d.base
		default:
			d.level[i] = 2
		}
	}
	end := true // spaces before the end of the line, or before a tab, stand with the paragraph
	for i := len(d.was) - 1; i >= 0; i-- {
		switch d.was[i] {
		case bidi.S, bidi.B:
			end = true
		case bidi.WS:
		default:
			end = false
		}
		if end {
			d.level[i] = d.base
		}
	}
}

// ordered returns the stretches of one level from left to right (rule L2).
func (d *directions) ordered() []Run {
	var runs []Run
	var levels []uint8
	for i, level := range d.level {
		end := len(d.text)
		if i+1 < len(d.starts) {
			end = d.starts[i+1]
		}
		if last := len(runs) - 1; last >= 0 && levels[last] == level {
			runs[last].End = end
			continue
		}
		runs, levels = append(runs, Run{d.starts[i], end, level == 1}), append(levels, level)
	}
	for level := uint8(2); level >= 1; level-- {
		for i := 0; i < len(runs); {
			if levels[i] < level {
				i++
				continue
			}
			end := i
			for end < len(runs) && levels[end] >= level {
				end++
			}
			slices.Reverse(runs[i:end])
			slices.Reverse(levels[i:end])
			i = end
		}
	}
	return runs
}

// Mirrored returns the rune that looks like r the other way round; r itself when there is none.
func Mirrored(r rune) rune {
	switch r {
	case '<':
		return '>'
	case '>':
		return '<'
	case '«':
		return '»'
	case '»':
		return '«'
	case '‹':
		return '›'
	case '›':
		return '‹'
	case '≤':
		return '≥'
	case '≥':
		return '≤'
	}
	if p, _ := bidi.LookupRune(r); p.IsBracket() {
		turned, _ := utf8.DecodeRuneInString(bidi.ReverseString(string(r)))
		return turned
	}
	return r
}
