package mdtmpl

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"rolexport/internal/diag"
)

// The codes of what this package reports.
const (
	codeFile      = "template-file"      // a file cannot be read as a template
	codeCharacter = "template-character" // a character that a template may not hold
	codeSyntax    = "template-syntax"    // an action that cannot be parsed
	codeFunction  = "template-function"  // a function that is not offered, or is called wrongly
	codeReference = "template-reference" // a template that does not exist, or exists twice
	codeLabel     = "template-label"     // a label that does not exist
	codeData      = "template-data"      // the data does not have what an action asks for
	codeValue     = "template-value"     // a value that cannot stand where it is written
	codeMarkdown  = "template-markdown"  // Markdown outside what a document can hold
	codeMarker    = "template-marker"    // a marker in the wrong place
	codeLost      = "template-lost"      // a value that would not reach the document
	codeLimit     = "template-limit"     // more work than a template may make
)

// maxProblems ends an execution that keeps on failing.
const maxProblems = 100

// A source is a template file.
type source struct {
	name string // as diagnostics name it
	text string // line ends are "\n"
}

// A place is a position in a template file.
type place struct {
	in     *source
	offset int // bytes
	width  int // runes that a caret underlines, 0 counts as 1
}

// problem describes what is wrong at a place.
func (p place) problem(code, hint, format string, args ...any) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Error, Code: code, Message: fmt.Sprintf(format, args...), Hint: hint, Width: p.width}
	if p.in == nil {
		return d
	}
	before := p.in.text[:min(max(p.offset, 0), len(p.in.text))]
	start := strings.LastIndexByte(before, '\n') + 1
	d.Pos = diag.Pos{File: p.in.name, Line: 1 + strings.Count(before, "\n"), Col: 1 + utf8.RuneCountInString(before[start:])}
	d.Source, _, _ = strings.Cut(p.in.text[start:], "\n")
	return d
}

// offset returns the offset of a line and a byte in it, both counted from 1.
func (s *source) offset(line, col int) int {
	at := 0
	for range line - 1 {
		i := strings.IndexByte(s.text[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	return min(at+max(col-1, 0), len(s.text))
}

// operand returns the place of the field, variable or word around an offset: text/template points into its middle.
func (s *source) operand(offset int) place {
	part := func(c byte) bool { return c == '.' || c == '$' || c == '_' || c >= utf8.RuneSelf || isLetterOrDigit(c) }
	start, end := offset, offset
	for start > 0 && part(s.text[start-1]) {
		start--
	}
	for end < len(s.text) && part(s.text[end]) {
		end++
	}
	return place{in: s, offset: start, width: utf8.RuneCountInString(s.text[start:end])}
}

func isLetterOrDigit(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// line returns the place of a line's first action, for the messages of text/template that name a line only.
func (s *source) line(number int) place {
	at := s.offset(number, 1)
	line, _, _ := strings.Cut(s.text[at:], "\n")
	return place{in: s, offset: at + max(strings.Index(line, "{{"), 0)}
}

// cutPosition splits a message of text/template, "template: name:3:14: what is wrong", at its position. A part that is missing is 0.
func (s *Set) cutPosition(message string) (in *source, line, col int, rest string) {
	message = strings.TrimPrefix(message, "template: ")
	name := ""
	for _, n := range s.Names() {
		if strings.HasPrefix(message, n+":") && len(n) > len(name) {
			name = n
		}
	}
	if in = s.files[name]; in == nil {
		return nil, 0, 0, message
	}
	rest = message[len(name)+1:]
	for _, n := range []*int{&line, &col} {
		digits, after, ok := strings.Cut(rest, ":")
		number, err := strconv.Atoi(digits)
		if !ok || err != nil {
			break
		}
		*n, rest = number, after
	}
	return in, line, col, strings.TrimSpace(rest)
}
