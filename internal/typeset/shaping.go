package typeset

import (
	"unicode"
	"unicode/utf8"
)

// shaped are the scripts whose letters take other forms, or other places, beside each other. Their letters are drawn one by one.
var shaped = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"Arabic", unicode.Arabic}, {"Syriac", unicode.Syriac}, {"Mandaic", unicode.Mandaic}, {"N'Ko", unicode.Nko},
	{"Mongolian", unicode.Mongolian}, {"Phags-pa", unicode.Phags_Pa}, {"Adlam", unicode.Adlam}, {"Rohingya", unicode.Hanifi_Rohingya},
	{"Devanagari", unicode.Devanagari}, {"Bengali", unicode.Bengali}, {"Gurmukhi", unicode.Gurmukhi}, {"Gujarati", unicode.Gujarati},
	{"Oriya", unicode.Oriya}, {"Tamil", unicode.Tamil}, {"Telugu", unicode.Telugu}, {"Kannada", unicode.Kannada},
	{"Malayalam", unicode.Malayalam}, {"Sinhala", unicode.Sinhala}, {"Tibetan", unicode.Tibetan}, {"Myanmar", unicode.Myanmar},
	{"Khmer", unicode.Khmer}, {"Tai Tham", unicode.Tai_Tham}, {"Balinese", unicode.Balinese}, {"Javanese", unicode.Javanese},
	{"Sundanese", unicode.Sundanese}, {"Batak", unicode.Batak}, {"Lepcha", unicode.Lepcha}, {"Limbu", unicode.Limbu},
	{"Buginese", unicode.Buginese}, {"Syloti Nagri", unicode.Syloti_Nagri}, {"Saurashtra", unicode.Saurashtra}, {"Cham", unicode.Cham},
	{"Meetei Mayek", unicode.Meetei_Mayek}, {"Chakma", unicode.Chakma},
}

// Unshaped returns the first two or more characters of a text that belong to a script whose letters are shaped together, and the name
// of that script; both are empty when there are none. Characters that have their shape in themselves do not count.
func Unshaped(text string) (script, word string) {
	for i := 0; i < len(text); {
		if n := plainASCII(text[i:]); n > 0 {
			i += n
			continue
		}
		if text[i] < 0xD8 || text[i] == 0xE2 { // before U+0600, and punctuation
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		s := scriptOf(r)
		if s < 0 {
			i += n
			continue
		}
		start, letters := i, 0
		for i < len(text) && scriptOf(r) == s {
			i += n
			letters++
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if letters > 1 {
			return shaped[s].name, text[start:i]
		}
	}
	return "", ""
}

// scriptOf returns the index in shaped of the script that a letter or mark belongs to; -1: it belongs to none of them.
func scriptOf(r rune) int {
	if r < 0x0600 || r >= 0x2000 && r < 0xA800 || r >= 0xAC00 && r < 0x10000 || !unicode.In(r, unicode.L, unicode.M) {
		return -1 // among them the presentation forms of Arabic
	}
	for i := range shaped {
		if unicode.Is(shaped[i].table, r) {
			return i
		}
	}
	return -1
}
