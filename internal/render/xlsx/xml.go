package xlsx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// appendXML writes text as the content of an element or an attribute in double quotes.
func appendXML(b []byte, s string) []byte {
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

// appendText writes s as <t> in a cell: with the blanks at its ends, and in the notation that a cell text has.
func appendText(b []byte, s string) []byte {
	if keepsBlanks(s) {
		b = append(b, `<t xml:space="preserve">`...)
	} else {
		b = append(b, `<t>`...)
	}
	return append(appendXML(b, escapeUnderscores(s)), `</t>`...)
}

// keepsBlanks reports whether s has blanks that a reader of XML may drop.
func keepsBlanks(s string) bool {
	return s != "" && (s[0] <= ' ' || s[len(s)-1] <= ' ' || strings.IndexByte(s, '\n') >= 0)
}

// legal returns text as XML 1.0 allows it, with U+FFFD for the rest, and whether that is what it was.
func legal(text string) (string, bool) {
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

// escapeUnderscores keeps a text such as _x0041_ from being read as the character that it would encode (ECMA-376 22.9.2.19).
func escapeUnderscores(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && isEscape(s[i:]) {
			out.WriteString("_x005F")
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// isEscape reports whether s begins like _xHHHH_.
func isEscape(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !strings.ContainsRune("0123456789abcdefABCDEF", rune(c)) {
			return false
		}
	}
	return true
}

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }
