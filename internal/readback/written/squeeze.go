package written

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Squeeze drops white space, which wraps differently on every page, and with it soft hyphens and byte order marks (docs/characters.md).
func Squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' || r == '\ufeff' {
			return -1
		}
		return r
	}, norm.NFC.String(s))
}
