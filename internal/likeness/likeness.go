// Package likeness says how alike two texts are, so that a duty that was reworded is known for the same and one that is given twice is found.
//
// The measure is Dice's coefficient over the letter triples of both texts: twice the number of triples that they share, by the number of all
// of them. Case, punctuation, the width of spaces and the way in which Unicode composes a character do not count; the order of words counts
// little, and any script will do. It is a ratio of two counts and so the same on every machine.
package likeness

import (
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxRunes is how much of a text counts: more than anybody writes into one item, and little enough that a hostile one costs nothing.
const maxRunes = 4000

// A Text is a text that is ready to be compared with many others. It is safe for concurrent use.
type Text struct {
	words  string    // folded
	count  int       // of its triples
	sketch [8]uint64 // a bit for each triple, by a hash of it
	marked int       // bits that are set in sketch

	once    sync.Once
	triples []uint64 // sorted, with repetitions; most texts are told apart by their sketches and never ask
}

// New prepares a text.
func New(s string) *Text {
	t := &Text{words: fold(clip(s))}
	t.each(func(triple uint64) {
		bit := triple * 0x9E3779B97F4A7C15 >> 55 // Fibonacci hashing, to 9 bits
		t.sketch[bit>>6] |= 1 << (bit & 63)
		t.count++
	})
	for _, word := range t.sketch {
		t.marked += bits.OnesCount64(word)
	}
	return t
}

// each calls do with each three characters that follow each other, of 21 bits each. A space stands before and behind the words.
func (t *Text) each(do func(triple uint64)) {
	const three = 1<<63 - 1
	window, seen := uint64(' '), 1
	next := func(r rune) {
		window = (window<<21 | uint64(r)) & three
		if seen++; seen > 2 {
			do(window)
		}
	}
	for _, r := range t.words {
		next(r)
	}
	if seen > 1 {
		next(' ')
	}
}

// sorted returns the triples in order.
func (t *Text) sorted() []uint64 {
	t.once.Do(func() {
		t.triples = make([]uint64, 0, t.count)
		t.each(func(triple uint64) { t.triples = append(t.triples, triple) })
		slices.Sort(t.triples)
	})
	return t.triples
}

// clip returns the beginning of a text that counts.
func clip(s string) string {
	n := 0
	for i := range s {
		if n++; n > maxRunes {
			return s[:i]
		}
	}
	return s
}

// fold returns the letters and digits of a text in lower case, with one space for all that stands between them.
func fold(s string) string {
	gap := true
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			gap = false
			return unicode.ToLower(r)
		case gap:
			return -1
		}
		gap = true
		return ' '
	}, norm.NFC.String(s))
	return strings.TrimRight(s, " ")
}

// Empty reports whether the text holds nothing that could be compared. Such a text is like no other.
func (t *Text) Empty() bool { return t.count == 0 }

// With returns how alike the texts are, from 0, nothing in common, to 1, the same.
func (t *Text) With(o *Text) float64 {
	all := t.count + o.count
	if all == 0 {
		return 0
	}
	return float64(2*shared(t.sorted(), o.sorted())) / float64(all)
}

// AtLeast reports whether With is at least so much. For texts that are not alike it is much faster.
func (t *Text) AtLeast(o *Text, least float64) bool {
	_, ok := t.WithAtLeast(o, least)
	return ok
}

// WithAtLeast returns With and true if it is at least so much, and else false, much faster for texts that are not alike.
func (t *Text) WithAtLeast(o *Text, least float64) (float64, bool) {
	n, m := t.count, o.count
	// A bit that one sketch alone has stands for a triple, or several, that the other text lacks.
	common := 0
	for i := range t.sketch {
		common += bits.OnesCount64(t.sketch[i] & o.sketch[i])
	}
	most := min(n-(t.marked-common), m-(o.marked-common))
	if n+m == 0 || float64(2*most)/float64(n+m) < least {
		return 0, false
	}
	with := t.With(o)
	return with, with >= least
}

// Of returns how alike two texts are, from 0 to 1.
func Of(a, b string) float64 { return New(a).With(New(b)) }

// shared counts what two sorted lists have in common, repetitions as often as both have them.
func shared(a, b []uint64) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}
