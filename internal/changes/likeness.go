package changes

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
)

// Items that no key matches are partners when their texts are alike: the likeness of two texts is the share of their words that both have,
// twice the words in common by the words of both together (the Dice coefficient over words, repeated ones counted, case and signs
// ignored). At least half of the words must be in common. The most alike pairs are taken first, then those that stand higher up.
const (
	leastShare = 2   // one of so many words, at least, is in common
	mostWords  = 400 // of a text that are looked at
	mostPairs  = 1 << 14
	mostVisits = 256 // of items that share a rare word, for an item of a long list
	mostTried  = 16  // of these, those with the most rare words in common
)

// fold maps texts that differ in case and spaces alone to one form.
func fold(s string) string { return cases.Fold().String(strings.Join(strings.Fields(s), " ")) }

// bag returns the words of a text, sorted.
func bag(s string) []string {
	words := strings.FieldsFunc(cases.Fold().String(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	words = words[:min(len(words), mostWords)]
	slices.Sort(words)
	return words
}

// inCommon counts the words that two bags share.
func inCommon(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c == 0:
			n, i, j = n+1, i+1, j+1
		case c < 0:
			i++
		default:
			j++
		}
	}
	return n
}

// A likely pair shares common of all words.
type likely struct{ i, j, common, all int }

// byLikeness makes partners of the items that are alike.
func (p *pairing) byLikeness(a, b reflect.Value, text func(reflect.Value) string) {
	free, bags := open(p.of, a, text)
	others, otherBags := open(p.back, b, text)
	if len(free) == 0 || len(others) == 0 {
		return
	}
	var pairs []likely
	try := func(x, y int) {
		l := likely{free[x], others[y], inCommon(bags[x], otherBags[y]), len(bags[x]) + len(otherBags[y])}
		if 2*l.common*leastShare >= l.all && l.common > 0 {
			pairs = append(pairs, l)
		}
	}
	if len(free)*len(others) <= mostPairs {
		for x := range free {
			for y := range others {
				try(x, y)
			}
		}
	} else {
		index := newWordIndex(otherBags)
		for x := range free {
			for _, y := range index.near(bags[x]) {
				try(x, y)
			}
		}
	}
	slices.SortFunc(pairs, func(s, t likely) int {
		return cmp.Or(cmp.Compare(t.common*s.all, s.common*t.all), cmp.Compare(s.i+s.j, t.i+t.j), cmp.Compare(abs(s.i-s.j), abs(t.i-t.j)), cmp.Compare(s.i, t.i))
	})
	for _, l := range pairs {
		if p.of[l.i] < 0 && p.back[l.j] < 0 {
			p.of[l.i], p.back[l.j] = l.j, l.i
		}
	}
}

func abs(x int) int { return max(x, -x) }

// open returns the items without a partner, and their words.
func open(partner []int, list reflect.Value, text func(reflect.Value) string) (items []int, bags [][]string) {
	for i, p := range partner {
		if p < 0 {
			items, bags = append(items, i), append(bags, bag(text(list.Index(i))))
		}
	}
	return items, bags
}

// A wordIndex says which bags hold a word, so that a bag finds those like it without a look at all.
type wordIndex struct {
	holders map[string][]int
	shared  []int // counts of near
}

func newWordIndex(bags [][]string) *wordIndex {
	x := &wordIndex{holders: make(map[string][]int), shared: make([]int, len(bags))}
	for i, words := range bags {
		for _, w := range slices.Compact(slices.Clone(words)) {
			x.holders[w] = append(x.holders[w], i)
		}
	}
	return x
}

// near returns the bags that share the most of the rarest words with words, in their order.
func (x *wordIndex) near(words []string) []int {
	words = slices.Compact(slices.Clone(words))
	slices.SortStableFunc(words, func(v, w string) int { return cmp.Compare(len(x.holders[v]), len(x.holders[w])) })
	var met []int
	visits := 0
	for _, w := range words {
		if visits += len(x.holders[w]); visits > mostVisits && len(met) > 0 {
			break
		}
		for _, i := range x.holders[w][:min(len(x.holders[w]), mostVisits)] {
			if x.shared[i] == 0 {
				met = append(met, i)
			}
			x.shared[i]++
		}
	}
	slices.SortFunc(met, func(i, j int) int { return cmp.Or(cmp.Compare(x.shared[j], x.shared[i]), cmp.Compare(i, j)) })
	for _, i := range met {
		x.shared[i] = 0
	}
	return met[:min(len(met), mostTried)]
}
