package typeset

import "unicode/utf8"

// Ems returns the width of text set in this face alone, kerned, in thousandths of an em. A soft hyphen counts at the end only.
func (f *Face) Ems(text string) int { return f.ems(text, true) }

// ems is Ems of a part of a text; last says that it is the end of it.
func (f *Face) ems(text string, last bool) int {
	plain := f.ready().kerning.plain
	if plain == nil {
		return f.uneven(text, 0, last)
	}
	sum, left := 0, byte(0)
	for i := range len(text) {
		c := text[i]
		if c >= utf8.RuneSelf {
			return sum + f.uneven(text[i:], rune(left), last)
		}
		sum += int(f.ascii[c]) + int(plain[left%utf8.RuneSelf][c])
		left = c
	}
	return sum
}

// uneven is ems of any text, behind a rune.
func (f *Face) uneven(text string, left rune, last bool) int {
	sum := 0
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r < utf8.RuneSelf {
			sum += int(f.ascii[r])
		} else {
			r, n = utf8.DecodeRuneInString(text[i:])
			if !Invisible(r) && !Unset(r, last && i+n == len(text)) {
				sum += f.Advance(f.glyphFor(r))
			}
		}
		sum += f.between(left, r)
		left = r
		i += n
	}
	return sum
}
