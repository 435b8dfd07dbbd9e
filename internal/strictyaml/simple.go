package strictyaml

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Nearly all of what people write in a dataset is simple: keys that are words, values on one line, folded text, lists behind dashes.
// readSimple reads that and nothing else, several times faster than the parser. Whatever it does not know for certain, and whatever is
// wrong, it leaves to the parser: values that go on without a sign, comments behind values, anchors, tags, tabs, documents, errors. What it
// does read, it reads exactly as the parser does, but for the comments on lines of their own, which nobody asks for; a fuzz test holds the
// two together.

// maxSimpleDepth bounds how deep simple text is nested.
const maxSimpleDepth = 24

// readSimple returns the tree of a text, or nil if it is not simple.
func readSimple(src []byte) *yaml.Node {
	s := &simple{text: string(src)}
	if strings.ContainsAny(s.text, "\t\r") || strings.Contains(s.text, "\uFEFF") {
		return nil
	}
	s.next()
	root := s.block(maxSimpleDepth)
	if s.failed || !s.ended {
		return nil
	}
	return root
}

// simple reads a text line by line.
type simple struct {
	text   string
	failed bool // the text is not simple
	ended  bool // there is no line at hand

	// the line at hand
	number int // counts from 1
	head   int // offset of its first byte
	indent int // spaces before its content
	start  int // offset of its content
	end    int // and behind it, without spaces
	behind int // offset of the next line

	nodes []yaml.Node  // to be given out
	stack []*yaml.Node // children of the nodes under way
}

// fail gives the text up.
func (s *simple) fail() *yaml.Node {
	s.failed, s.ended = true, true
	return nil
}

// next goes to the next line with content.
func (s *simple) next() {
	for s.behind < len(s.text) && !s.failed {
		s.line()
		if s.start < s.end && s.text[s.start] != '#' {
			if s.indent == 0 && (strings.HasPrefix(s.text[s.start:s.end], "---") || strings.HasPrefix(s.text[s.start:s.end], "...")) {
				s.fail()
			}
			return
		}
	}
	s.ended = true
}

// line goes to the next line. That of a text that has ended is empty.
func (s *simple) line() {
	s.head = s.behind
	s.number++
	s.end, s.behind = len(s.text), len(s.text)
	if n := strings.IndexByte(s.text[s.head:], '\n'); n >= 0 {
		s.end, s.behind = s.head+n, s.head+n+1
	}
	s.start = s.head
	for s.start < s.end && s.text[s.start] == ' ' {
		s.start++
	}
	s.indent = s.start - s.head
	for s.end > s.start && s.text[s.end-1] == ' ' {
		s.end--
	}
}

// node returns a node that begins at an offset of the line at hand.
func (s *simple) node(kind yaml.Kind, tag string, at int) *yaml.Node {
	if len(s.nodes) == 0 {
		s.nodes = make([]yaml.Node, min(16+len(s.text)/64, 128))
	}
	n := &s.nodes[0]
	s.nodes = s.nodes[1:]
	n.Kind, n.Tag, n.Line, n.Column = kind, tag, s.number, 1+utf8.RuneCountInString(s.text[s.head:at])
	return n
}

// plain returns a value without quotes. The parser says what it is, but for words that are longer than any with a meaning of its own.
func (s *simple) plain(from, to int) *yaml.Node {
	n := s.node(yaml.ScalarNode, "", from)
	if n.Value = s.text[from:to]; to-from > len("false") && !isDigit(n.Value[0]) && isAlphanumeric(n.Value[0]) {
		n.Tag = "!!str"
	} else {
		n.Tag = n.ShortTag()
	}
	return n
}

// take makes the children that were stacked above a height those of a node.
func (s *simple) take(n *yaml.Node, height int) *yaml.Node {
	n.Content = append(make([]*yaml.Node, 0, len(s.stack)-height), s.stack[height:]...)
	s.stack = s.stack[:height]
	return n
}

// block reads the list or mapping that begins with the line at hand and holds all lines of its indentation.
func (s *simple) block(depth int) *yaml.Node {
	switch {
	case s.ended || depth == 0:
		return s.fail()
	case s.dashed():
		return s.list(depth)
	}
	return s.mapping(depth)
}

// dashed reports whether the line at hand begins an item of a list.
func (s *simple) dashed() bool {
	return s.text[s.start] == '-' && (s.start+1 == s.end || s.text[s.start+1] == ' ')
}

func (s *simple) list(depth int) *yaml.Node {
	n, indent, height := s.node(yaml.SequenceNode, "!!seq", s.start), s.indent, len(s.stack)
	for !s.ended && s.indent == indent && s.dashed() {
		at := s.skip(s.start + 1)
		switch {
		case at == s.end || s.text[at] == '-' && (at+1 == s.end || s.text[at+1] == ' '):
			return s.fail()
		case s.key(at) > at: // a mapping that begins behind the dash
			s.indent, s.start = at-s.head, at
			s.stack = append(s.stack, s.mapping(depth-1))
		default:
			s.stack = append(s.stack, s.value(at, indent, depth-1))
		}
	}
	if !s.ended && s.indent >= indent {
		return s.fail()
	}
	return s.take(n, height)
}

func (s *simple) mapping(depth int) *yaml.Node {
	n, indent, height := s.node(yaml.MappingNode, "!!map", s.start), s.indent, len(s.stack)
	if depth == 0 {
		return s.fail()
	}
	for !s.ended && s.indent == indent && !s.dashed() {
		end := s.key(s.start)
		if end == s.start {
			return s.fail()
		}
		s.stack = append(s.stack, s.plain(s.start, end))
		s.stack = append(s.stack, s.value(s.skip(end+1), indent, depth-1))
	}
	if !s.ended && s.indent >= indent {
		return s.fail()
	}
	return s.take(n, height)
}

// skip returns the offset of the first byte from at on that is no space.
func (s *simple) skip(at int) int {
	for at < s.end && s.text[at] == ' ' {
		at++
	}
	return at
}

// maxSimpleKey is the length of the longest key that is simple.
const maxSimpleKey = 128

// key returns the end of the key that begins at an offset of the line at hand: a word with a colon behind it. It returns at if there is none.
func (s *simple) key(at int) int {
	end := at
	for end < s.end && wordBytes[s.text[end]] {
		end++
	}
	if end == at || end-at > maxSimpleKey || !isAlphanumeric(s.text[at]) || end == s.end || s.text[end] != ':' ||
		end+1 < s.end && s.text[end+1] != ' ' {
		return at
	}
	return end
}

// value reads what stands behind a key or dash of a line with that indentation: from at to the end of the line, or below it.
func (s *simple) value(at, indent, depth int) *yaml.Node {
	if at == s.end {
		if s.next(); s.ended || s.indent <= indent {
			return s.fail()
		}
		return s.block(depth)
	}
	var n *yaml.Node
	switch c := s.text[at]; {
	case c == '|' || c == '>':
		return s.passage(at, indent)
	case c == '"' || c == '\'' || c == '{' || c == '[':
		end := 0
		if n, end = s.flow(at, depth); end != s.end {
			return s.fail()
		}
	case isAlphanumeric(c) || c == '(' || c >= utf8.RuneSelf || (c == '-' || c == '+') && at+1 < s.end && isDigit(s.text[at+1]):
		line := s.text[at:s.end]
		if strings.Contains(line, ": ") || strings.Contains(line, " #") || line[len(line)-1] == ':' {
			return s.fail()
		}
		n = s.plain(at, s.end)
	default:
		return s.fail()
	}
	if s.next(); !s.ended && s.indent > indent { // it goes on
		return s.fail()
	}
	return n
}

// passage reads text of several lines: the sign at an offset, and the lines below it that are indented farther than those around.
func (s *simple) passage(at, indent int) *yaml.Node {
	n := s.node(yaml.ScalarNode, "!!str", at)
	sign := s.text[at:s.end]
	folded := sign[0] == '>'
	if n.Style = yaml.LiteralStyle; folded {
		n.Style = yaml.FoldedStyle
	}
	if sign[1:] != "" && sign[1:] != "-" {
		return s.fail()
	}
	var b strings.Builder
	inner, breaks := 0, 0 // indentation of the text; line ends before the next line of it
	for s.behind < len(s.text) {
		before := *s
		s.line()
		if s.start == s.end {
			if inner == 0 || s.behind-s.head > inner { // spaces that may belong to the text
				return s.fail()
			}
			breaks++
			continue
		}
		if inner == 0 {
			if inner = s.indent; inner <= indent {
				return s.fail()
			}
		}
		if s.indent < inner {
			*s = before
			break
		}
		if folded && s.indent > inner || s.behind == len(s.text) && s.text[s.behind-1] != '\n' {
			return s.fail()
		}
		switch {
		case folded && breaks == 1:
			b.WriteByte(' ')
		case folded && breaks > 1:
			breaks--
			fallthrough
		default:
			for range breaks {
				b.WriteByte('\n')
			}
		}
		b.WriteString(s.text[s.head+inner : s.behind-1])
		breaks = 1
	}
	if inner == 0 {
		return s.fail()
	}
	if sign[1:] == "" {
		b.WriteByte('\n')
	}
	n.Value = b.String()
	if s.next(); !s.ended && s.indent > indent {
		return s.fail()
	}
	return n
}

// wordBytes are those of simple words.
var wordBytes = func() (table [256]bool) {
	for c := range 128 {
		table[c] = isAlphanumeric(byte(c)) || strings.IndexByte("_-./", byte(c)) >= 0
	}
	return table
}()

func isAlphanumeric(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
