package ooxml

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// MaxCellText is how many UTF-16 units the text of a cell may have.
const MaxCellText = 32_767

// Legal returns text as XML 1.0 allows it, with U+FFFD for the rest, and whether that is what it was.
func Legal(text string) (string, bool) {
	clean := true
	for i := 0; i < len(text) && clean; i++ {
		c := text[i]
		clean = c >= ' ' && c < utf8.RuneSelf || c == '\n' || c == '\t'
	}
	if clean {
		return text, true
	}
	fixed := strings.Map(func(r rune) rune {
		if r == utf8.RuneError || r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, text)
	return fixed, fixed == text
}

// EscapeText keeps a text such as _x0041_ from being read as the character that it would encode (ECMA-376 22.9.2.19).
func EscapeText(s string) string { return EscapeWith(s, "_x005F_") }

// EscapeWith puts a mark in the place of each underscore that EscapeText escapes.
func EscapeWith(s, mark string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && isEscape(s[i:]) {
			out.WriteString(mark)
			continue
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// UnescapeText returns the text that a cell means: _x0041_ stands for the character U+0041, of characters beyond U+FFFF in two halves.
func UnescapeText(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '_' || !isEscape(s[i:]) {
			out.WriteByte(s[i])
			i++
			continue
		}
		r := escaped(s[i:])
		i += escapeLength
		if utf16.IsSurrogate(r) && isEscape(s[i:]) {
			if whole := utf16.DecodeRune(r, escaped(s[i:])); whole != utf8.RuneError {
				r = whole
				i += escapeLength
			}
		}
		out.WriteRune(r)
	}
	return out.String()
}

// escapeLength is the length of _xHHHH_.
const escapeLength = 7

// escaped returns the UTF-16 unit that s, which isEscape, begins with.
func escaped(s string) rune {
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	if err != nil {
		panic(err) // isEscape has seen the digits
	}
	return rune(n)
}

// isEscape reports whether s begins like _xHHHH_.
func isEscape(s string) bool {
	if len(s) < escapeLength || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !strings.ContainsRune("0123456789abcdefABCDEF", rune(c)) {
			return false
		}
	}
	return true
}

// Units counts the UTF-16 units of s.
func Units(s string) int {
	n := 0
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

// Cut returns the longest beginning of s, in whole characters, that takes at most n UTF-16 units.
func Cut(s string, n int) string {
	end, used := 0, 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		used += Units(g.Str())
		if used > n {
			break
		}
		_, end = g.Positions()
	}
	return s[:end]
}

// AppendXML appends text as the content of an element, or of an attribute in double quotes.
func AppendXML(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		var with string
		switch s[i] {
		case '&':
			with = "&amp;"
		case '<':
			with = "&lt;"
		case '>':
			with = "&gt;"
		case '"':
			with = "&quot;"
		default:
			continue
		}
		b = append(append(b, s[from:i]...), with...)
		from = i + 1
	}
	return append(b, s[from:]...)
}
