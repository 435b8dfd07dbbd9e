package typeset

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rolexport/internal/diag"
)

// A Change is something that Clean had to take out of a text because no document can carry it.
type Change struct {
	Offset int    // where, in bytes of the text that was given
	Found  string // the rune, or the byte that is not UTF-8
	Stands string // what stands in its place; empty: nothing
}

// Diagnostic tells of the change.
func (c Change) Diagnostic() diag.Diagnostic {
	lost := diag.CodePoints(c.Found)
	if r, n := utf8.DecodeRuneInString(c.Found); r == utf8.RuneError && n == 1 {
		lost = fmt.Sprintf("the byte 0x%02X, which is not UTF-8,", c.Found[0])
	}
	done := "is left out"
	if c.Stands != "" {
		done = "becomes " + diag.CodePoints(c.Stands)
	}
	return diag.Diagnostic{
		Code: "character-replaced", Message: lost + " cannot be written and " + done, Hint: "remove it from the data", About: c.Found,
	}
}

// Clean returns text as every format writes it: valid UTF-8 in normal form C, on one line, without control characters.
func Clean(text string) string {
	clean, _ := Cleaned(text)
	return clean
}

// Cleaned is Clean that tells what was lost. Line ends and tabs become a space without a word; other controls, noncharacters and byte
// order marks are removed, bytes that are not UTF-8 become U+FFFD, and both are told.
func Cleaned(text string) (string, []Change) {
	dirty, normal := firstDirty(text)
	if normal {
		return text, nil
	}
	if dirty == len(text) {
		return norm.NFC.String(text), nil
	}
	var changes []Change
	var b strings.Builder
	b.Grow(len(text) + 8)
	b.WriteString(text[:dirty])
	for i := dirty; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			changes = append(changes, Change{i, text[i : i+1], "\uFFFD"})
			b.WriteRune(utf8.RuneError)
		case r == '\r' && strings.HasPrefix(text[i+1:], "\n"): // one line end, written as a pair
		case lineEnd(r) || r == '\t':
			b.WriteByte(' ')
		case unwritable(r):
			changes = append(changes, Change{Offset: i, Found: text[i : i+n]})
		default:
			b.WriteString(text[i : i+n])
		}
		i += n
	}
	return norm.NFC.String(b.String()), changes
}

// firstDirty returns where the first rune stands that Cleaned may have to replace. Where there is none, normal says that the text is in
// normal form C for certain: nothing below U+0300 changes with what stands beside it, and no common punctuation.
func firstDirty(text string) (at int, normal bool) {
	normal = true
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c < 0x20 || c == 0x7F {
				return i, false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 || lineEnd(r) || unwritable(r) {
			return i, false
		}
		normal = normal && (r < 0x0300 || r >= 0x2010 && r < 0x2028 || r == '€')
		i += n
	}
	return len(text), normal
}

func lineEnd(r rune) bool {
	return r >= '\n' && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
}

// unwritable reports whether r is a control, a noncharacter or a byte order mark. Private runes stay: they are shown as missing.
func unwritable(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0, r == 0xFEFF, r >= 0xFDD0 && r < 0xFDF0, r&0xFFFE == 0xFFFE:
		return true
	}
	return false
}
