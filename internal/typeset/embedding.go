package typeset

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// deepest is the deepest level that a character may ask for (definition BD2).
const deepest = 125

// A paragraph is text whose levels are being found.
type paragraph struct {
	text  string
	runes []rune
	was   []bidi.Class // of the runes
	class []bidi.Class // what the rules make of them
	level []uint8
	match []int // the end of an isolate that begins here, or the beginning of one that ends here; -1: none
	base  uint8
}

func newParagraph(text string, base uint8) *paragraph {
	p := &paragraph{text: text, runes: []rune(text), base: base}
	n := len(p.runes)
	p.was, p.level, p.match = make([]bidi.Class, n), make([]uint8, n), make([]int, n)
	var open []int
	for i, r := range p.runes { // definition BD9
		c := classOf(r)
		p.was[i], p.match[i] = c, -1
		if isolates(c) {
			open = append(open, i)
		} else if last := len(open) - 1; c == bidi.PDI && last >= 0 {
			p.match[i], p.match[open[last]] = open[last], i
			open = open[:last]
		}
	}
	p.class = slices.Clone(p.was)
	return p
}

// isolates reports whether an isolate begins with a character of a class.
func isolates(c bidi.Class) bool { return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI }

// removed reports whether characters of a class have no say in the order of others, once embeddings are known (rule X9).
func removed(c bidi.Class) bool {
	switch c {
	case bidi.BN, bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF:
		return true
	}
	return false
}

// resolve appends the level of each byte of the text.
func (p *paragraph) resolve(levels []uint8) []uint8 {
	p.embed()
	for _, s := range p.sequences() {
		s.resolveWeak()
		s.resolveBrackets()
		s.resolveNeutral()
		s.setLevels()
	}
	end := false // spaces before a tab or the end of the paragraph stand with it (rule L1)
	for i := len(p.was) - 1; i >= 0; i-- {
		c := p.was[i]
		if end = c == bidi.S || c == bidi.B || end && hangs(p.runes[i]); end {
			p.level[i] = p.base
		}
	}
	before, i := p.base, 0
	for at := range p.text {
		if !removed(p.was[i]) {
			before = p.level[i]
		}
		_, n := utf8.DecodeRuneInString(p.text[at:])
		for range n {
			levels = append(levels, before)
		}
		i++
	}
	return levels
}

// A status is what embeddings, overrides and isolates ask for of the text behind them.
type status struct {
	level    uint8
	override bidi.Class // ON: none
	isolate  bool
}

// embed finds the levels that are asked for in so many words (rules X1 to X8).
func (p *paragraph) embed() {
	stack := []status{{p.base, bidi.ON, false}}
	isolated, lostIsolates, lostEmbeddings := 0, 0, 0
	for i, c := range p.was {
		top := stack[len(stack)-1]
		switch {
		case c == bidi.PDI:
			switch {
			case lostIsolates > 0:
				lostIsolates--
			case isolated > 0:
				for lostEmbeddings = 0; !top.isolate; top = stack[len(stack)-1] {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				isolated--
			}
			p.place(i, stack[len(stack)-1])
		case c == bidi.PDF:
			switch {
			case lostIsolates > 0:
			case lostEmbeddings > 0:
				lostEmbeddings--
			case !top.isolate && len(stack) > 1:
				stack = stack[:len(stack)-1]
			}
		case isolates(c):
			p.place(i, top)
			next := top.within(p.opening(i))
			switch {
			case next.level > deepest || lostIsolates+lostEmbeddings > 0:
				lostIsolates++
			default:
				isolated++
				stack = append(stack, next)
			}
		case c == bidi.BN:
		case removed(c):
			next := top.within(c)
			switch {
			case next.level <= deepest && lostIsolates+lostEmbeddings == 0:
				stack = append(stack, next)
			case lostIsolates == 0:
				lostEmbeddings++
			}
		case c == bidi.B:
			p.level[i] = p.base
		default:
			p.place(i, top)
		}
	}
}

// place gives a character the level and, where there is one, the direction that its place asks for.
func (p *paragraph) place(i int, at status) {
	if p.level[i] = at.level; at.override != bidi.ON {
		p.class[i] = at.override
	}
}

// opening returns the class of the beginning of an isolate. One without a direction of its own has that of its first strong character.
func (p *paragraph) opening(i int) bidi.Class {
	if p.was[i] != bidi.FSI {
		return p.was[i]
	}
	end := len(p.was)
	if p.match[i] >= 0 {
		end = p.match[i]
	}
	if beginsRightToLeft(slices.Values(p.was[i+1 : end])) {
		return bidi.RLI
	}
	return bidi.LRI
}

// within returns the status behind the beginning of an embedding, override or isolate.
func (s status) within(c bidi.Class) status {
	next := status{level: (s.level + 2) &^ 1, override: bidi.ON, isolate: isolates(c)}
	switch c {
	case bidi.RLE, bidi.RLO, bidi.RLI:
		next.level = (s.level + 1) | 1
	}
	switch c {
	case bidi.LRO:
		next.override = bidi.L
	case bidi.RLO:
		next.override = bidi.R
	}
	return next
}
