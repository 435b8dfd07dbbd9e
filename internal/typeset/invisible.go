package typeset

// SoftHyphen marks where a word may be divided. It is drawn, as a hyphen, at the end of a text only.
const SoftHyphen = '\u00AD'

const softHyphen = string(SoftHyphen)

// Invisible reports whether r only steers the text around it and is never drawn: joiners, zero width spaces, direction marks, variation
// selectors, language tags. Such runes take no room in any face. A soft hyphen is not among them.
func Invisible(r rune) bool {
	if r < 0x034F {
		return false
	}
	switch {
	case r >= 0x200B && r <= 0x200F, // zero width space, joiners, direction marks
		r >= 0x202A && r <= 0x202E, // embeddings and overrides
		r >= 0x2060 && r <= 0x206F, // word joiner, invisible operators, isolates
		r >= 0xFE00 && r <= 0xFE0F, // variation selectors
		r >= 0x180B && r <= 0x180F,
		r >= 0xE0000 && r <= 0xE0FFF,
		r >= 0x1BCA0 && r <= 0x1BCA3,
		r >= 0x1D173 && r <= 0x1D17A:
		return true
	}
	switch r {
	case 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0:
		return true
	}
	return false
}

// Unset reports whether r leaves no trace in a line that is set, not even a code: a soft hyphen that is not the last of the line, and the
// byte order mark, which archival files forbid.
func Unset(r rune, last bool) bool { return r == SoftHyphen && !last || r == 0xFEFF }

// Drawable reports whether r may be shown by a glyph at all. Controls, surrogates, noncharacters and runes for private use may not: an
// archival file has to say what each of its glyphs means.
func Drawable(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0,
		r >= 0xD800 && r < 0xF900,                     // surrogates, private use
		r >= 0xF0000,                                  // private use
		r >= 0xFDD0 && r < 0xFDF0, r&0xFFFE == 0xFFFE, // noncharacters
		r == 0xFEFF: // byte order mark
		return false
	}
	return true
}
