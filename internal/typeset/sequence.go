package typeset

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// A sequence is what has a say in the order of its characters: those of one level that nothing parts but isolates (rule X10).
type sequence struct {
	paragraph     *paragraph
	at            []int        // characters of the paragraph
	class         []bidi.Class // of them
	along         bidi.Class   // direction of its level: L or R
	before, after bidi.Class   // direction of what it stands between
}

// directionOf returns the direction of text at a level.
func directionOf(level uint8) bidi.Class {
	if level%2 == 1 {
		return bidi.R
	}
	return bidi.L
}

// sequences divides the paragraph.
func (p *paragraph) sequences() []*sequence {
	var all []*sequence
	of := make([]*sequence, len(p.runes)) // by character
	var s *sequence
	level := p.base // of the character before
	for i, c := range p.was {
		if removed(c) {
			continue
		}
		switch {
		case s != nil && p.level[i] == level:
		case c == bidi.PDI && p.match[i] >= 0:
			s = of[p.match[i]]
		default:
			s = &sequence{paragraph: p, along: directionOf(p.level[i]), before: directionOf(max(level, p.level[i]))}
			all = append(all, s)
		}
		s.at, s.class = append(s.at, i), append(s.class, p.class[i])
		level, of[i] = p.level[i], s
	}
	for _, s := range all {
		last := s.at[len(s.at)-1]
		next := p.base
		if !isolates(p.was[last]) {
			for i := last + 1; i < len(p.was); i++ {
				if !removed(p.was[i]) {
					next = p.level[i]
					break
				}
			}
		}
		s.after = directionOf(max(next, p.level[last]))
	}
	return all
}

// resolveWeak gives marks, numbers and what belongs to numbers a direction (rules W1 to W7).
func (s *sequence) resolveWeak() {
	c := s.class
	before := s.before
	for i := range c { // W1: marks
		if c[i] == bidi.NSM {
			c[i] = before
		}
		if before = c[i]; isolates(before) || before == bidi.PDI {
			before = bidi.ON
		}
	}
	strong := s.before
	for i := range c { // W2: numbers in Arabic text; W3
		switch c[i] {
		case bidi.L, bidi.R:
			strong = c[i]
		case bidi.AL:
			strong, c[i] = bidi.AL, bidi.R
		case bidi.EN:
			if strong == bidi.AL {
				c[i] = bidi.AN
			}
		}
	}
	for i := 1; i+1 < len(c); i++ { // W4: one separator between two numbers of a kind
		before, after := c[i-1], c[i+1]
		if before == after && (c[i] == bidi.ES && before == bidi.EN || c[i] == bidi.CS && (before == bidi.EN || before == bidi.AN)) {
			c[i] = before
		}
	}
	for i := 0; i < len(c); { // W5: signs beside a number
		end := i
		for end < len(c) && c[end] == bidi.ET {
			end++
		}
		if i > 0 && c[i-1] == bidi.EN || end < len(c) && c[end] == bidi.EN {
			for k := i; k < end; k++ {
				c[k] = bidi.EN
			}
		}
		i = max(end, i+1)
	}
	strong = s.before
	for i := range c { // W6: all other separators and signs; W7: numbers in text from left to right
		switch c[i] {
		case bidi.ES, bidi.ET, bidi.CS:
			c[i] = bidi.ON
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

// A pair is an opening bracket and the one that closes it, as places in a sequence.
type pair struct{ open, close int }

// resolveBrackets gives both brackets of a pair one direction (rule N0).
func (s *sequence) resolveBrackets() {
	for _, p := range s.pairs() {
		found := s.bracketed(p)
		if found == bidi.ON {
			continue
		}
		for _, at := range [...]int{p.open, p.close} {
			s.class[at] = found
			for i := at + 1; i < len(s.at) && s.paragraph.was[s.at[i]] == bidi.NSM; i++ { // the marks on it
				s.class[i] = found
			}
		}
	}
}

// pairs returns the pairs of brackets in the order in which they open (definition BD16): what is inside may depend on what is around.
func (s *sequence) pairs() []pair {
	type opening struct {
		at     int
		closes rune
	}
	const most = 63 // open at once; the rule goes no deeper
	var open []opening
	var pairs []pair
scan:
	for i, c := range s.class {
		if c != bidi.ON {
			continue
		}
		r := s.paragraph.runes[s.at[i]]
		switch p, _ := bidi.LookupRune(r); {
		case !p.IsBracket():
		case p.IsOpeningBracket():
			if len(open) == most {
				break scan
			}
			open = append(open, opening{i, canonical(Mirrored(r))})
		default:
			for k := len(open) - 1; k >= 0; k-- {
				if open[k].closes == canonical(r) {
					pairs = append(pairs, pair{open[k].at, i})
					open = open[:k]
					break
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return a.open - b.open })
	return pairs
}

// canonical returns the closing bracket that one is the same as.
func canonical(r rune) rune {
	if r == '\u232A' {
		return '\u3009'
	}
	return r
}

// bracketed returns the direction of a pair of brackets; ON when what is inside has none.
func (s *sequence) bracketed(p pair) bidi.Class {
	against := false
	for _, c := range s.class[p.open+1 : p.close] {
		switch direction(c) {
		case s.along:
			return s.along
		case bidi.L, bidi.R:
			against = true
		}
	}
	if !against {
		return bidi.ON
	}
	for i := p.open - 1; i >= 0; i-- {
		if before := direction(s.class[i]); before != bidi.ON {
			return before
		}
	}
	return s.before
}

// resolveNeutral gives spaces and punctuation the direction of what is on both sides of them, else that of the sequence (rules N1, N2).
func (s *sequence) resolveNeutral() {
	c, before := s.class, s.before
	for i := 0; i < len(c); {
		if here := direction(c[i]); here != bidi.ON {
			before = here
			i++
			continue
		}
		end, after := i, s.after
		for ; end < len(c); end++ {
			if here := direction(c[end]); here != bidi.ON {
				after = here
				break
			}
		}
		found := s.along
		if before == after {
			found = before
		}
		for ; i < end; i++ {
			c[i] = found
		}
	}
}

// setLevels raises the level of what runs against the sequence, and of numbers (rules I1 and I2).
func (s *sequence) setLevels() {
	for i, c := range s.class {
		level := &s.paragraph.level[s.at[i]]
		switch {
		case *level%2 == 0 && c == bidi.R, *level%2 == 1 && c != bidi.R:
			*level++
		case *level%2 == 0 && c != bidi.L:
			*level += 2
		}
	}
}
