package typeset

import "unicode/utf8"

// plainASCII returns how many bytes at the head of a text are ASCII. Most texts are, or nearly, and what only other runes have need not
// be looked for there.
func plainASCII(text string) int {
	const eight, high = 8, 0x8080808080808080
	i := 0
	for ; i+eight <= len(text); i += eight {
		s := text[i : i+eight] // the compiler makes one load of this
		if (uint64(s[0])|uint64(s[1])<<8|uint64(s[2])<<16|uint64(s[3])<<24|
			uint64(s[4])<<32|uint64(s[5])<<40|uint64(s[6])<<48|uint64(s[7])<<56)&high != 0 {
			break
		}
	}
	for i < len(text) && text[i] < utf8.RuneSelf {
		i++
	}
	return i
}
