package typeset

import (
	"math/bits"
	"sort"
)

// A view is a part of a table that may be damaged: what lies outside reads as zero or empty.
type view []byte

func (v view) word(at int) int {
	if at < 0 || at+2 > len(v) {
		return 0
	}
	return int(be.Uint16(v[at:]))
}

func (v view) from(at int) view {
	if at <= 0 || at >= len(v) {
		return nil
	}
	return v[at:]
}

// at returns the part that the offset at a place leads to.
func (v view) at(place int) view { return v.from(v.word(place)) }

// gpos is the pair lookups of a GPOS table, each with its subtables. The first subtable that knows the left glyph decides for its lookup.
type gpos [][]view

// How much of a GPOS table is read. Fonts have far less; files that are made to harm have parts that lie upon each other.
const (
	mostScripts   = 64
	mostFeatures  = 256
	mostLookups   = 32
	mostSubtables = 128
)

// findGPOS returns the lookups of the feature "kern" for Latin, or for any script where Latin has no entry of its own.
func findGPOS(table []byte) gpos {
	t := view(table)
	features, lookups := t.at(6), t.at(8)
	language := t.at(4).language()
	var found gpos
	for i := range min(language.word(4), mostFeatures) {
		feature := 2 + 6*language.word(6+2*i)
		if feature+6 > len(features) || string(features[feature:feature+4]) != "kern" {
			continue
		}
		f := features.at(feature + 4)
		for k := range min(f.word(2), mostLookups-len(found)) {
			if subtables := pairTables(lookups.at(2 + 2*f.word(4+2*k))); len(subtables) > 0 {
				found = append(found, subtables)
			}
		}
	}
	return found
}

// language returns the default language of Latin, of the default script, or of the first one.
func (scripts view) language() view {
	best, chosen := 0, view(nil)
	for i := range min(scripts.word(0), mostScripts) {
		at := 2 + 6*i
		if at+6 > len(scripts) {
			break
		}
		rank := map[string]int{"latn": 3, "DFLT": 2}[string(scripts[at:at+4])]
		if rank = max(rank, 1); rank > best {
			best, chosen = rank, scripts.at(at+4)
		}
	}
	return chosen.at(0)
}

// The types of lookups that matter.
const (
	pairLookup      = 2
	extensionLookup = 9
)

// pairTables returns the subtables of a lookup that positions pairs.
func pairTables(lookup view) []view {
	kind := lookup.word(0)
	var tables []view
	for i := range min(lookup.word(4), mostSubtables) {
		t := lookup.at(6 + 2*i)
		if kind == extensionLookup && t.word(2) == pairLookup {
			tables = append(tables, t.from(t.word(4)<<16|t.word(6)))
		} else if kind == pairLookup {
			tables = append(tables, t)
		}
	}
	return tables
}

func (lookups gpos) distance(left, right uint16) int {
	sum := 0
	for _, subtables := range lookups {
		for _, t := range subtables {
			if d, known := t.distance(int(left), int(right)); known {
				sum += d
				break
			}
		}
	}
	return sum
}

// distance returns what a subtable adds to the width of the left glyph, and whether it decides.
func (v view) distance(left, right int) (int, bool) {
	index, ok := v.at(2).covered(left)
	if !ok {
		return 0, false
	}
	first := v.word(4)
	width := 2 * bits.OnesCount16(uint16(first)) // of the first value record
	both := width + 2*bits.OnesCount16(uint16(v.word(6)))
	advance := 2 * bits.OnesCount16(uint16(first&3)) // where the advance stands in it
	record, at := view(nil), 0
	switch v.word(0) {
	case 1: // each pair by itself
		set := v.at(10 + 2*index)
		n, size := set.word(0), 2+both
		i := sort.Search(n, func(i int) bool { return set.word(2+size*i) >= right })
		if i == n || set.word(2+size*i) != right || 2+size*i+size > len(set) {
			return 0, false
		}
		record, at = set, 2+size*i+2
	case 2: // pairs of classes
		c := v.word(14)
		l, r := v.at(8).class(left), v.at(10).class(right)
		if l >= v.word(12) || r >= c {
			return 0, true
		}
		record, at = v, 16+both*(l*c+r)
	default:
		return 0, false
	}
	const advances = 4
	if first&advances == 0 {
		return 0, true
	}
	return int(int16(record.word(at + advance))), true
}

// covered returns the place of a glyph in a coverage table.
func (v view) covered(glyph int) (int, bool) {
	n := v.word(2)
	switch v.word(0) {
	case 1:
		i := sort.Search(n, func(i int) bool { return v.word(4+2*i) >= glyph })
		return i, i < n && v.word(4+2*i) == glyph
	case 2:
		i := sort.Search(n, func(i int) bool { return v.word(4+6*i+2) >= glyph })
		if i < n && v.word(4+6*i) <= glyph {
			return v.word(4+6*i+4) + glyph - v.word(4+6*i), true
		}
	}
	return 0, false
}

// class returns the class of a glyph in a table of classes; 0 is that of all others.
func (v view) class(glyph int) int {
	switch v.word(0) {
	case 1:
		if first := v.word(2); glyph >= first && glyph < first+v.word(4) {
			return v.word(6 + 2*(glyph-first))
		}
	case 2:
		n := v.word(2)
		i := sort.Search(n, func(i int) bool { return v.word(4+6*i+2) >= glyph })
		if i < n && v.word(4+6*i) <= glyph {
			return v.word(4 + 6*i + 4)
		}
	}
	return 0
}
