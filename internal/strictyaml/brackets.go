package strictyaml

import (
	"bytes"
	"slices"
	"strings"
)

// What the parser says when a bracket lacks its end. It says the second also where a value is missing, and at the end of the text.
const (
	noSeparator = "expected ',' or"
	noContent   = "expected node content"
)

// unclosed returns the offset of the innermost bracket that the text ends in, if that is what the parser's message is about: with the
// brackets closed it does not say so any more.
func (p *probe) unclosed() (offset int, ok bool) {
	if !strings.Contains(p.message, noSeparator) && !strings.Contains(p.message, noContent) {
		return 0, false
	}
	open := p.open(len(p.f.src))
	if len(open) == 0 {
		return 0, false
	}
	ends := []byte{'\n'} // behind a comment
	for _, at := range slices.Backward(open) {
		ends = append(ends, closing(p.f.src[at]))
	}
	return open[len(open)-1], !p.same(len(p.f.src), string(ends))
}

func closing(open byte) byte {
	if open == '[' {
		return ']'
	}
	return '}'
}

// open returns the offsets of the brackets that are open at end, from the outermost on. What is text, comment or bracket in front of the
// first one is known to the parser alone, and asked of it.
func (p *probe) open(end int) []int {
	line, _ := p.f.lineCol(max(0, end-1))
	for line > 1 && p.inBrackets(p.f.lines[line-1]) {
		line--
	}
	for at := p.f.lines[line-1]; ; at++ {
		next := bytes.IndexAny(p.f.src[at:end], "[{")
		if next < 0 {
			return nil
		}
		at += next
		if p.budget -= end - at; p.budget < 0 {
			return nil
		}
		if open := openFrom(p.f.src[:end], at); len(open) > 0 && !p.inBrackets(at) && p.inBrackets(at+1) {
			return open
		}
	}
}

// inBrackets reports whether text that follows the first end bytes would stand in brackets, or in quotes.
func (p *probe) inBrackets(end int) bool {
	message := p.fault(end, anotherLine)
	return strings.Contains(message, noSeparator) || strings.Contains(message, noEnd)
}

// openFrom returns the offsets of the brackets that are open at the end of src, the first of which is at begin.
func openFrom(src []byte, begin int) (open []int) {
	word := false // text without quotes has begun: it may hold quotes
	for i := begin; i < len(src); i++ {
		switch c := src[i]; {
		case c == '[' || c == '{':
			open, word = append(open, i), false
		case c == ']' || c == '}':
			if open, word = open[:len(open)-1], false; len(open) == 0 {
				return nil
			}
		case c == ',', c == ':' && i+1 < len(src) && isBlank(src[i+1]):
			word = false
		case c == '#' && isBlank(src[i-1]):
			i += lineLen(src[i:]) - 1
		case (c == '&' || c == '!') && !word: // a mark or tag of the value behind it
			i += bytes.IndexAny(append(src[i:len(src):len(src)], ' '), " \t\r\n,[]{}") - 1
		case (c == '"' || c == '\'') && !word:
			i += quotedLen(src[i:]) - 1
		case !isBlank(c):
			word = true
		}
	}
	return open
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// lineLen returns the length of the line that begins s, without its end.
func lineLen(s []byte) int {
	if i := bytes.IndexAny(s, "\r\n"); i >= 0 {
		return i
	}
	return len(s)
}

// quotedLen returns the length of the quoted text that begins s, up to its end or that of s.
func quotedLen(s []byte) int {
	quote := s[0]
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quote == '"':
			i++
		case s[i] == quote && quote == '\'' && i+1 < len(s) && s[i+1] == quote:
			i++
		case s[i] == quote:
			return i + 1
		}
	}
	return len(s)
}
