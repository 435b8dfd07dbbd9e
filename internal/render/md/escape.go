package md

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An escaper writes literal text so that no part of it is taken for markup.
type escaper struct {
	place         place
	lineStart     bool // the text begins a line
	before, after rune // what stands around the text
}

func (e escaper) write(b *strings.Builder, s string) {
	if e.lineStart {
		s = e.startLine(b, s)
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\\' && i+1 == len(s) && e.after == '\\' && e.place == flowing {
			b.WriteString("&#92;") // some parsers miscount backslashes at the end of a line
			break
		}
		switch c {
		case '\\', '`', '*', '[', ']', '<', '|', '~':
			b.WriteByte('\\')
		case '_':
			if !isWord(e.runeBefore(s, i)) || !isWord(e.runeAfter(s, i+1)) {
				b.WriteByte('\\')
			}
		case '&':
			if r := e.runeAfter(s, i+1); r == '#' || r < utf8.RuneSelf && unicode.IsLetter(r) {
				b.WriteByte('\\')
			}
		case '#':
			if e.place == inHead {
				b.WriteByte('\\')
			}
		case '!':
			if i+1 == len(s) && e.after == '[' {
				b.WriteByte('\\')
			}
		case ':':
			if isAddress(s[i:]) {
				b.WriteByte('\\')
			}
		case '.':
			if i >= 3 && strings.EqualFold(s[i-3:i], "www") && hasMarkup(s[i:]) {
				b.WriteByte('\\')
			}
		}
		b.WriteByte(c)
	}
}

// startLine writes what would open a block at the start of a line, and returns the rest.
func (e escaper) startLine(b *strings.Builder, s string) string {
	if s == "" {
		return s
	}
	switch c := s[0]; {
	case strings.IndexByte("#>=+-", c) >= 0, c == ':' && strings.HasPrefix(s[1:], "-"):
		if c == '#' && e.place == inHead {
			return s // escaped there anyway
		}
		if (c == '+' || c == '-') && len(s) > 1 && strings.IndexByte(" -:|", s[1]) < 0 {
			return s // a sign
		}
		b.WriteByte('\\')
		b.WriteByte(c)
		return s[1:]
	case c >= '0' && c <= '9':
		digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
		if digits < len(s) && (s[digits] == '.' || s[digits] == ')') && (digits+1 == len(s) || s[digits+1] == ' ') {
			b.WriteString(s[:digits])
			b.WriteByte('\\')
			b.WriteByte(s[digits])
			return s[digits+1:]
		}
	}
	return s
}

func (e escaper) runeBefore(s string, i int) rune {
	if i == 0 {
		return e.before
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

func (e escaper) runeAfter(s string, i int) rune {
	if i == len(s) {
		return e.after
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isAddress reports whether text begins with the "://" of an address that GitHub would link as it stands, escapes included.
func isAddress(s string) bool { return strings.HasPrefix(s, "://") && hasMarkup(s) }

// hasMarkup reports whether the word at the head of s has characters that are escaped.
func hasMarkup(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return strings.ContainsAny(word, "\\`*[]<|~_&")
}
