package page

import (
	"strings"

	"rolexport/internal/typeset"
)

// alphabets are runes that come together: a face that sets one is cut to all of them. Two documents rarely use exactly the same letters,
// but nearly always the same alphabets, so that a batch cuts a face a few times instead of once a document; and yet a file depends on
// nothing but its own text. Rare letters and signs stay out: they cost every file some bytes and save few cuts.
var alphabets = [...]string{
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPRSTUVWY",
	"0123456789",
	",.:-",
}

// round adds the rest of each alphabet that the set has a rune of, as far as face has it.
func (s *runes) round(face *typeset.Face) {
	for _, alphabet := range alphabets {
		if !strings.ContainsFunc(alphabet, s.has) {
			continue
		}
		for _, r := range alphabet {
			if face.Has(r) {
				s.add(r)
			}
		}
	}
}
