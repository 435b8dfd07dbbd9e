package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"rolexport/internal/diag"
	"rolexport/internal/pattern"
)

func isEnd(err error) bool { return errors.Is(err, io.EOF) }

// unreadable returns the problem for an error of the YAML parser.
func (f *File) unreadable(err error) diag.Diagnostic {
	if isEnd(err) {
		return f.whole("empty-file", "the file holds no YAML", "")
	}
	message, line := parserError(err)
	f.split()
	p := &probe{f: f, message: message, budget: probeBudget}
	if offset, ok := p.unclosed(); ok {
		hint := fmt.Sprintf("add the %q that ends it", closing(f.src[offset]))
		line, col := f.lineCol(offset)
		return f.at(line, col, 1, "syntax", "the bracket that opens here is not closed", hint)
	}
	p.budget = probeBudget
	offset := p.place(line)
	code, plain, hint := f.explain(message, offset)
	switch {
	case strings.Contains(message, noSeparator):
		if open := p.open(offset + 1); len(open) > 0 {
			offset = open[len(open)-1]
		}
	case code == "unknown-alias", strings.Contains(message, "did not find expected"), strings.Contains(message, "could not find expected"):
		offset = f.wordStart(offset)
	}
	line, col := f.lineCol(offset)
	return f.at(line, col, 1, code, plain, hint)
}

// wordStart returns where the word begins that reaches up to offset.
func (f *File) wordStart(offset int) int {
	return bytes.LastIndexAny(f.src[:offset], " \t\r\n,[{") + 1
}

var linePrefix = pattern.New(`^line (\d+): `)

// parserError takes an error of the YAML parser apart. The line is a hint at most: the parser counts some from 0, gives others where
// the enclosing value begins, and leaves it out on the first line.
func parserError(err error) (message string, line int) {
	message = strings.TrimPrefix(err.Error(), "yaml: ")
	if m := linePrefix().FindStringSubmatch(message); m != nil {
		message = message[len(m[0]):]
		line, _ = strconv.Atoi(m[1])
	}
	return message, max(line, 1)
}

// probeBudget is how many bytes may be parsed to find the place of an error.
const probeBudget = 8 << 20

// anotherLine goes on in any mapping, and ends no bracket and no quoted text.
const anotherLine = "\nx: 1"

// A probe finds the place of an error by asking the parser what it says of parts of the text.
type probe struct {
	f       *File
	message string // of the parser on the whole text
	budget  int    // bytes; below 0 it is used up, and there are no answers any more
}

// fault returns the parser's message on the first end bytes with some text behind them; "" when it has none.
func (p *probe) fault(end int, behind string) string {
	if p.budget -= end + len(behind); p.budget < 0 {
		return ""
	}
	return firstFault(append(p.f.src[:end:end], behind...))
}

// same reports whether the parser says the same of the first end bytes with some text behind them as of the whole.
func (p *probe) same(end int, behind string) bool { return sameFault(p.message, p.fault(end, behind)) }

// place returns the offset of the character at which the parser's error arises: the last one of the shortest text that makes the
// parser say the same. It looks for it from behind, because a text that is cut off anywhere else may be wrong for the same reason.
func (p *probe) place(line int) int {
	f := p.f
	if strings.Contains(p.message, tooDeep) {
		return consumed(f.src) - 1 // it is the parser that gives up, exactly here
	}
	behind := ""
	if strings.Contains(p.message, noContent) {
		behind = anotherLine // so that it is not the end of the text that the parser misses a value at
	}
	lineEnd := func(line int) int {
		if line >= len(f.lines) {
			return len(f.src)
		}
		return f.lines[line]
	}
	if line > len(f.lines) || !p.same(lineEnd(line), behind) {
		// The error is not where the parser says that its surroundings begin. It has read little more than it needed.
		line, _ = f.lineCol(max(0, consumed(f.src)-1))
	}
	for line > 1 && p.same(lineEnd(line-1), behind) {
		line--
	}
	begin, end := f.lines[line-1], lineEnd(line)
	for end > begin {
		_, size := utf8.DecodeLastRune(f.src[begin:end])
		end -= size
		if end == begin || !p.same(end, behind) {
			break
		}
	}
	if p.budget < 0 { // a large file: the line must do
		return begin + len(f.src[begin:]) - len(bytes.TrimLeft(f.src[begin:], " \t"))
	}
	return end
}

// firstFault returns the message of the first error in src, "" when there is none.
func firstFault(src []byte) string {
	decoder := yaml.NewDecoder(bytes.NewReader(src))
	for {
		var n yaml.Node
		err := decoder.Decode(&n)
		switch {
		case isEnd(err):
			return ""
		case err != nil:
			message, _ := parserError(err)
			return message
		}
	}
}

// Parts of messages of the parser.
const (
	unknownAnchor = "unknown anchor '"
	tooDeep       = "exceeded max depth"
	noEnd         = "unexpected end of stream"
)

// sameFault compares messages. A text that is cut off may cut a name short.
func sameFault(a, b string) bool {
	return a == b || strings.HasPrefix(a, unknownAnchor) && strings.HasPrefix(b, unknownAnchor)
}

// consumed returns how many bytes the parser asks for before it fails.
func consumed(src []byte) int {
	r := &byteReader{src: src}
	decoder := yaml.NewDecoder(r)
	for {
		var n yaml.Node
		if decoder.Decode(&n) != nil {
			return r.at
		}
	}
}

// byteReader hands out one byte at a time.
type byteReader struct {
	src []byte
	at  int
}

func (r *byteReader) Read(p []byte) (int, error) {
	if r.at == len(r.src) {
		return 0, io.EOF
	}
	n := copy(p[:1], r.src[r.at:])
	r.at += n
	return n, nil
}

// explain puts a message of the parser into words for people who do not know how YAML is parsed.
func (f *File) explain(message string, offset int) (code, plain, hint string) {
	r, _ := utf8.DecodeRune(f.src[min(offset, len(f.src)):])
	before, _ := utf8.DecodeLastRune(f.src[:min(offset, len(f.src))])
	tab := r == '\t' || before == '\t'
	switch {
	case strings.HasPrefix(message, unknownAnchor):
		name := strings.TrimSuffix(strings.TrimPrefix(message, unknownAnchor), "' referenced")
		return "unknown-alias", fmt.Sprintf("the alias *%s repeats a value that is not there", clip(name)),
			fmt.Sprintf("put text that begins with * in quotes; a value to repeat is marked &%s before", clip(name))
	case tab && (strings.Contains(message, "cannot start any token") || strings.Contains(message, "tab character")):
		return "syntax", "a tab is used for indentation", "indent with spaces"
	case strings.Contains(message, "cannot start any token"):
		return "syntax", fmt.Sprintf("text cannot begin with %q", r), "put it in quotes"
	case strings.Contains(message, "mapping values are not allowed"):
		return "syntax", `": " is not allowed here`, `put text that holds ": " in quotes, or check the indentation`
	case strings.Contains(message, noEnd), strings.Contains(message, "unexpected document indicator"):
		return "syntax", "the quoted text that begins here does not end", "add the quote at its end"
	case strings.Contains(message, "could not find expected ':'"):
		return "syntax", `this is neither a key with ":" nor part of the text before`,
			`write "key: value"; indent text that goes on over several lines`
	case strings.Contains(message, "did not find expected key"):
		return "syntax", "this does not belong to the mapping around it",
			"check the indentation; put text that holds quotes in quotes of the other kind"
	case strings.Contains(message, "expected '-' indicator"):
		return "syntax", "this does not belong to the list around it", `begin every item with "- " in the same column`
	case strings.Contains(message, noSeparator):
		return "syntax", "the bracket that opens here is not closed, or a comma is missing in it", ""
	case strings.Contains(message, "unknown escape character"):
		return "syntax", "this escape is not known", `write \\ for a backslash, or use single quotes`
	case strings.Contains(message, "block sequence entries are not allowed"):
		return "syntax", "a list item cannot stand here", "begin it on a line of its own"
	case strings.Contains(message, noContent) && r == ',':
		return "syntax", "a value is missing in front of the comma", `remove the comma, or write "" for an empty text`
	case strings.Contains(message, noContent):
		return "syntax", fmt.Sprintf("a value cannot begin with %q", r), "put text in quotes"
	case strings.Contains(message, "<document start>"):
		return "second-document", "the text goes on behind the end of the document",
			`a file holds one document: remove the line "..." before this`
	case strings.Contains(message, tooDeep):
		return "too-deep", fmt.Sprintf("lists and mappings are nested more than %d deep", MaxDepth), ""
	}
	return "syntax", message, ""
}
