package xlsx

import (
	"unicode"

	"rolexport/internal/typeset"
)

// Scripts that Arial lacks are set from faces that each program finds for itself. Their lines are taller: 1.45 em in Noto Sans CJK, 1.33 em in
// Malgun Gothic and Nirmala UI, by the ascents and descents that these faces state.
const borrowedLine = 15_000 // thousandths of a point, in the body size

// tall counts the lines of body text that a text without line breaks takes in a width: its own, and as many more as it is taller than these where
// its characters come from another face.
func (r *ruler) tall(text string, size, width int) int {
	borrowed, narrow := r.borrows(text)
	if narrow {
		width = width * 3 / 4 // the letters of that face may be wider than those that are counted on
	}
	lines := r.lines(text, size, width)
	if !borrowed {
		return lines
	}
	return max(lines, (lines*borrowedLine-rowAir*3/4+lineHeight-1)/lineHeight)
}

// borrows reports whether a text has characters that no face of ours has, and whether some of these are of unknown width: those of Chinese,
// Japanese and Korean are as wide as they are tall.
func (r *ruler) borrows(text string) (borrowed, unknown bool) {
	for _, c := range text {
		if c < latin || c >= firstSign && c < firstSign+latinSigns || r.has(c) {
			continue
		}
		borrowed = true
		unknown = unknown || !unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	}
	return borrowed, unknown
}

// has reports whether a character is drawn from a face of ours, or not at all.
func (r *ruler) has(c rune) bool {
	if typeset.Invisible(c) {
		return true
	}
	for _, face := range r.stack {
		if _, ok := face.Glyph(c); ok {
			return true
		}
	}
	return false
}
