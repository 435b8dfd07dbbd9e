package rendertest

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// missing returns what text does not hold of phrases. Neither case nor line breaks count, nor characters that have no shape of their
// own. Unless whole is set, a phrase may be taken apart into its words, a word where a line may end, and a long one anywhere.
func missing(text string, phrases []phrase, whole bool) []string {
	squeezed := squeeze(text)
	var lost []string
	for _, p := range phrases {
		there := slices.ContainsFunc(p, func(form string) bool { return strings.Contains(squeezed, squeeze(form)) })
		switch {
		case there:
		case whole:
			lost = append(lost, p[0])
		case !slices.ContainsFunc(p, func(form string) bool { return lostWord(squeezed, form) == "" }):
			lost = append(lost, fmt.Sprintf("%s (of %.60s)", lostWord(squeezed, p[0]), p[0]))
		}
	}
	return lost
}

// lostWord returns the first word of a text that is not there, empty when all are.
func lostWord(squeezed, form string) string {
	for _, word := range strings.Fields(form) {
		if s := squeeze(word); !strings.Contains(squeezed, s) && !inPieces(squeezed, word) {
			return word
		}
	}
	return ""
}

// longPiece is the number of bytes from which a piece of a word may be broken anywhere.
const longPiece = 12

func inPieces(squeezed, word string) bool {
	state := -1
	for word != "" {
		var piece string
		piece, word, _, state = uniseg.FirstLineSegmentInString(word, state)
		if s := squeeze(piece); !strings.Contains(squeezed, s) && (len(s) < longPiece || !inChunks(squeezed, s)) {
			return false
		}
	}
	return true
}

// inChunks reports whether s can be put together from parts of squeezed, each but the last at least four runes long.
func inChunks(squeezed, s string) bool {
	for runes := []rune(s); len(runes) > 0; {
		n := len(runes)
		for n > 0 && !strings.Contains(squeezed, string(runes[:n])) {
			n--
		}
		if n < min(4, len(runes)) {
			return false
		}
		runes = runes[n:]
	}
	return true
}

// squeeze returns s without case, white space and characters that have no shape, or whose shape is that of a lost character.
func squeeze(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r), unicode.Is(unicode.Cf, r),
			r == unicode.ReplacementChar, unicode.Is(unicode.Variation_Selector, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(s)))
}
