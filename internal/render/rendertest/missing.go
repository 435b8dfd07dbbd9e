package rendertest

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// missing returns the words of phrases that text does not hold. Neither case nor line breaks count, nor characters that have no
// shape of their own; a word may be broken where a line may end, and a long one anywhere.
func missing(text string, phrases []phrase) []string {
	squeezed := squeeze(text)
	var lost []string
	for _, p := range phrases {
		if first, ok := anyFound(squeezed, p); !ok {
			lost = append(lost, first)
		}
	}
	return lost
}

// anyFound reports whether one of the forms is there whole, and if not, a word that is missing of the first.
func anyFound(squeezed string, forms phrase) (string, bool) {
	lost := ""
	for i, form := range forms {
		word, ok := found(squeezed, form)
		if ok {
			return "", true
		}
		if i == 0 {
			lost = word
		}
	}
	return lost, false
}

func found(squeezed, form string) (string, bool) {
	for _, word := range strings.Fields(form) {
		if s := squeeze(word); !strings.Contains(squeezed, s) && !inPieces(squeezed, word) {
			return word, false
		}
	}
	return "", true
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
		case unicode.IsSpace(r), unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar, unicode.Is(unicode.Variation_Selector, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(s)))
}
