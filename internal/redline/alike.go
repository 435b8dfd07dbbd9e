package redline

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"rolexport/internal/dataset"
	"rolexport/internal/likeness"
)

// Items that no key matches are partners when their texts are alike by the measure of package likeness. The most alike pairs are taken
// first, then those that stand higher up. In lists so long that not every pair can be tried, an item is tried with those that share its
// rarest words.
const (
	leastAlike      = 0.5
	leastAlikeRoles = 0.8 // two long texts share letters without saying the same: different occupations come to 0.67
	mostPairs       = 1 << 14
	mostVisits      = 256 // of items that share a rare word, for an item of a long list
	mostTried       = 16  // of these, those with the most rare words in common
)

// fold maps texts that differ in case, spaces and how Unicode composes their characters alone to one form.
func fold(s string) string { return dataset.FoldName(s) }

// An open item has no partner yet.
type open struct {
	place int
	text  string
	ready *likeness.Text // nil: not asked for yet
}

func (o *open) likeness() *likeness.Text {
	if o.ready == nil {
		o.ready, o.text = likeness.New(o.text), ""
	}
	return o.ready
}

func openItems(partner []int, list reflect.Value, text func(reflect.Value) string) []open {
	var items []open
	for i, p := range partner {
		if p < 0 {
			items = append(items, open{place: i, text: text(list.Index(i))})
		}
	}
	return items
}

// byLikeness makes partners of the items that are alike. What it holds grows with the lists, not with their pairs.
func (p *pairing) byLikeness(a, b reflect.Value, text func(reflect.Value) string, least float64) {
	olds, news := openItems(p.of, a, text), openItems(p.back, b, text)
	if len(olds) == 0 || len(news) == 0 {
		return
	}
	type pair struct {
		i, j  int
		alike float64
	}
	var pairs []pair
	try := func(x, y *open) {
		if alike, ok := x.likeness().WithAtLeast(y.likeness(), least); ok {
			pairs = append(pairs, pair{x.place, y.place, alike})
		}
	}
	switch {
	case len(olds) > mostPairs/len(news): // a product could be more than an int holds
		index := newWordIndex(news)
		for i := range olds {
			for _, j := range index.near(olds[i].text) {
				try(&olds[i], &news[j])
			}
			olds[i].ready = nil // it is not asked for again
		}
	case len(olds) < len(news):
		everyPair(news, olds, func(y, x *open) { try(x, y) })
	default:
		everyPair(olds, news, try)
	}
	slices.SortFunc(pairs, func(s, t pair) int {
		return cmp.Or(cmp.Compare(t.alike, s.alike), cmp.Compare(s.i+s.j, t.i+t.j), cmp.Compare(abs(s.i-s.j), abs(t.i-t.j)), cmp.Compare(s.i, t.i))
	})
	for _, l := range pairs {
		if p.of[l.i] < 0 && p.back[l.j] < 0 {
			p.of[l.i], p.back[l.j] = l.j, l.i
		}
	}
}

// everyPair tries every pair of two lists, of which the first is the longer one: what is made ready of it is not kept.
func everyPair(long, short []open, try func(x, y *open)) {
	for i := range long {
		for j := range short {
			try(&long[i], &short[j])
		}
		long[i].ready = nil
	}
}

func abs(x int) int { return max(x, -x) }

// bag returns the words of a text, each once. Of a very long one the beginning is enough to find others by.
func bag(s string) []string {
	const most = 400
	words := strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	words = words[:min(len(words), most)]
	slices.Sort(words)
	return slices.Compact(words)
}

// A wordIndex says which items hold a word.
type wordIndex struct {
	holders map[string][]int
	shared  []int // counts of near
}

func newWordIndex(items []open) *wordIndex {
	x := &wordIndex{holders: make(map[string][]int), shared: make([]int, len(items))}
	for i := range items {
		for _, w := range bag(items[i].text) {
			x.holders[w] = append(x.holders[w], i)
		}
	}
	return x
}

// near returns the items that share the most of the rarest words of a text, in their order.
func (x *wordIndex) near(text string) []int {
	words := bag(text)
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
