package picture

import (
	"strings"
	"unicode"
)

// Described reports whether an alternative text says anything: one of spaces, joiners, soft hyphens and other characters that nobody sees is as
// good as none.
func Described(alt string) bool {
	return strings.ContainsFunc(alt, func(r rune) bool {
		return unicode.IsGraphic(r) && !unicode.IsSpace(r) && r != '\u2800' && // a pattern of Braille without a dot
			!unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
	})
}
