package mdtmpl

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// eachPart visits the words and slots of a text in order, each with its offset in the Markdown.
func (l *lowering) eachPart(t *ast.Text, literal func(at int, s string), slot func(at, number int)) {
	rest, at := t.Value(l.src), t.Segment.Start
	for {
		before, number, after := cutSlot(rest)
		if len(before) > 0 {
			literal(at, string(l.decode(at, before)))
		}
		if number < 0 {
			return
		}
		at += len(before)
		slot(at, number)
		at += len(rest) - len(before) - len(after)
		rest = after
	}
}

// decode resolves the backslash escapes and character references of the template's own words.
func (l *lowering) decode(at int, s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			out = append(out, s[i+1])
			i += 2
		case s[i] == '&':
			character, n := reference(s[i:])
			if n == 0 {
				character, n = "&", 1
			}
			if strings.ContainsFunc(character, forbidden) {
				l.refuse(at+i, codeCharacter, "write another character", "%s is reserved", s[i:i+n])
				character = ""
			}
			out = append(out, character...)
			i += n
		default:
			out = append(out, s[i])
			i++
		}
	}
	return out
}

// forbidden reports whether a character reference would bring in what a template may not hold.
func forbidden(r rune) bool { return isSlotRune(r) || unicode.IsControl(r) && r != '\n' && r != '\t' }

// reference resolves the character reference that s begins with and returns its length, 0 if there is none.
func reference(s []byte) (string, int) {
	end := bytes.IndexByte(s[:min(len(s), 40)], ';')
	if end < 0 {
		return "", 0
	}
	name := s[1:end]
	if len(name) > 0 && name[0] == '#' {
		resolved := util.ResolveNumericReferences(s[:end+1])
		if bytes.Equal(resolved, s[:end+1]) || !utf8.Valid(resolved) {
			return "", 0
		}
		return string(resolved), end + 1
	}
	if e, ok := util.LookUpHTML5EntityByName(string(name)); ok {
		return string(e.Characters), end + 1
	}
	return "", 0
}

func trimLeft(s string) string { return strings.TrimLeft(s, " \t") }
