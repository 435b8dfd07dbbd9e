package page

import (
	"math/bits"
	"slices"
	"unicode/utf8"

	"rolexport/internal/typeset"
)

// direct is the first rune that does not have a bit of its own.
const direct = 0x2200

// runes is a set of runes.
type runes struct {
	low  [direct / 64]uint64
	high map[rune]struct{}
}

func (s *runes) reset() {
	s.low = [direct / 64]uint64{}
	clear(s.high)
}

func (s *runes) has(r rune) bool {
	if r < direct {
		return s.low[r/64]>>(r%64)&1 != 0
	}
	_, ok := s.high[r]
	return ok
}

func (s *runes) add(r rune) {
	if r < direct {
		s.low[r/64] |= 1 << (r % 64)
		return
	}
	if s.high == nil {
		s.high = make(map[rune]struct{})
	}
	s.high[r] = struct{}{}
}

// take adds the runes of a text that face is to set. It returns a rune that the face does not have, and whether there is none.
func (s *runes) take(face *typeset.Face, text string) (rune, bool) {
	for i := 0; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf {
			if s.low[b/64]>>(b%64)&1 == 0 {
				if !face.Has(rune(b)) {
					return rune(b), false
				}
				s.low[b/64] |= 1 << (b % 64)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if typeset.Unset(r, i == len(text)) || s.has(r) {
			continue
		}
		if !face.Has(r) {
			return r, false
		}
		s.add(r)
	}
	return 0, true
}

// append appends the runes of the set in order.
func (s *runes) append(list []rune) []rune {
	for i, word := range s.low {
		for ; word != 0; word &= word - 1 {
			list = append(list, rune(i*64+bits.TrailingZeros64(word)))
		}
	}
	from := len(list)
	for r := range s.high {
		list = append(list, r)
	}
	slices.Sort(list[from:])
	return list
}
