package typeset

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// kerning says by how much letters that follow each other stand closer together, or farther apart, than their widths say.
type kerning struct {
	plain *[utf8.RuneSelf][utf8.RuneSelf]int16 // of ASCII, in thousandths of an em; nil: the face is not kerned
	pairs pairs
	em    int
}

// pairs knows the distances of pairs of glyphs, in font units.
type pairs interface{ distance(left, right uint16) int }

// mostKern is the largest distance that is taken for one, in thousandths of an em.
const mostKern = 250

// findKerning takes the pairs of the kern table, or of GPOS where there is none.
func findKerning(all map[string][]byte, em int, c *coverage) kerning {
	k := kerning{em: em}
	if table := findKernTable(all["kern"]); len(table) > 0 {
		k.pairs = table
		k.plain = table.plain(em, c)
	} else if lookups := findGPOS(all["GPOS"]); len(lookups) > 0 {
		k.pairs = lookups
		k.plain = new([utf8.RuneSelf][utf8.RuneSelf]int16)
		for left := range k.plain {
			for right := range k.plain[left] {
				if kernable(rune(left)) && kernable(rune(right)) {
					k.plain[left][right] = int16(scaled(lookups.distance(c.table[left], c.table[right]), em))
				}
			}
		}
	}
	return k
}

// scaled turns a distance into thousandths of an em.
func scaled(units, em int) int {
	if d := perMille(units, em); d >= -mostKern && d <= mostKern {
		return d
	}
	return 0
}

// kernable reports whether r takes part in kerning: letters of scripts that are set from left to right, and the signs that no line ends
// between them and a letter. Figures do not, because they stand in columns.
func kernable(r rune) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return true
	case r < utf8.RuneSelf:
		return r == '.' || r == ',' || r == ':' || r == ';' || r == '\'' || r == '"'
	case r < 0x0590, r >= 0x1E00 && r < 0x2000:
		return unicode.IsLetter(r)
	}
	return r >= 0x2018 && r <= 0x201D // quotation marks
}

// between returns the distance of two runes that follow each other, in thousandths of an em.
func (f *Face) between(left, right rune) int {
	k := &f.ready().kerning
	switch {
	case k.plain == nil:
		return 0
	case left < utf8.RuneSelf && right < utf8.RuneSelf:
		return int(k.plain[left][right])
	case !kernable(left) || !kernable(right):
		return 0
	}
	return scaled(k.pairs.distance(f.glyphFor(left), f.glyphFor(right)), k.em)
}

// NextKern returns the first place of a text, behind byte at, where two letters stand closer together or farther apart than their widths
// say, and by how much, in thousandths of an em. Where there is none it is the end of the text.
func (f *Face) NextKern(text string, at int) (next, distance int) {
	plain := f.ready().kerning.plain
	if plain == nil {
		return len(text), 0
	}
	left, n := utf8.DecodeRuneInString(text[at:])
	for i := at + n; i < len(text); {
		if left < utf8.RuneSelf {
			before := byte(left)
			for ; i < len(text) && text[i] < utf8.RuneSelf; i++ {
				if d := plain[before%utf8.RuneSelf][text[i]]; d != 0 {
					return i, int(d)
				}
				before = text[i]
			}
			if left = rune(before); i == len(text) {
				break
			}
		}
		right, n := utf8.DecodeRuneInString(text[i:])
		if d := f.between(left, right); d != 0 {
			return i, d
		}
		left = right
		i += n
	}
	return len(text), 0
}

// A kernTable is a sorted list of pairs: left glyph, right glyph, distance, each of two bytes.
type kernTable []byte

const kernPair = 6

// findKernTable returns the first list of a kern table that is for horizontal text.
func findKernTable(table []byte) kernTable {
	if len(table) < 4 || be.Uint16(table) != 0 {
		return nil
	}
	at := 4
	for range be.Uint16(table[2:]) {
		if at+14 > len(table) {
			break
		}
		length, kind, n := int(be.Uint16(table[at+2:])), be.Uint16(table[at+4:]), int(be.Uint16(table[at+6:]))
		if from := at + 14; kind&0xFF07 == 1 && from+kernPair*n <= len(table) {
			return kernTable(table[from : from+kernPair*n])
		}
		at += max(length, 14)
	}
	return nil
}

func (t kernTable) distance(left, right uint16) int {
	key := uint32(left)<<16 | uint32(right)
	n := len(t) / kernPair
	i := sort.Search(n, func(i int) bool { return be.Uint32(t[kernPair*i:]) >= key })
	if i < n && be.Uint32(t[kernPair*i:]) == key {
		return int(int16(be.Uint16(t[kernPair*i+4:])))
	}
	return 0
}

// plain returns the distances of ASCII pairs.
func (t kernTable) plain(em int, c *coverage) *[utf8.RuneSelf][utf8.RuneSelf]int16 {
	plain := new([utf8.RuneSelf][utf8.RuneSelf]int16)
	var of [][]byte // runes by glyph
	for r := range byte(utf8.RuneSelf) {
		if g := int(c.table[r]); g != 0 && kernable(rune(r)) {
			for len(of) <= g {
				of = append(of, nil)
			}
			of[g] = append(of[g], r)
		}
	}
	for p := t; len(p) >= kernPair; p = p[kernPair:] {
		left, right := int(be.Uint16(p)), int(be.Uint16(p[2:]))
		if left >= len(of) || right >= len(of) {
			continue
		}
		for _, l := range of[left] {
			for _, r := range of[right] {
				plain[l][r] = int16(scaled(int(int16(be.Uint16(p[4:]))), em))
			}
		}
	}
	return plain
}
