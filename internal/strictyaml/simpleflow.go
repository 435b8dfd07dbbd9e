package strictyaml

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// flow reads a value in quotes or brackets, or one inside of brackets, and returns the offset behind it. It ends on its line.
func (s *simple) flow(at, depth int) (*yaml.Node, int) {
	if at == s.end || depth <= 0 {
		return s.fail(), -1
	}
	switch c := s.text[at]; {
	case c == '"':
		return s.double(at)
	case c == '\'':
		end := strings.IndexByte(s.text[at+1:s.end], '\'')
		if end += at + 1; end <= at || end+1 < s.end && s.text[end+1] == '\'' {
			return s.fail(), -1
		}
		n := s.node(yaml.ScalarNode, "!!str", at)
		n.Style, n.Value = yaml.SingleQuotedStyle, s.text[at+1:end]
		return n, end + 1
	case c == '[' || c == '{':
		return s.brackets(at, depth)
	case isAlphanumeric(c):
		end := at
		for end < s.end && (wordBytes[s.text[end]] || s.text[end] == ' ' || s.text[end] >= utf8.RuneSelf) {
			end++
		}
		to := end
		for s.text[to-1] == ' ' {
			to--
		}
		return s.plain(at, to), end
	}
	return s.fail(), -1
}

// brackets reads a list or mapping in brackets.
func (s *simple) brackets(at, depth int) (*yaml.Node, int) {
	n, closing, height := s.node(yaml.SequenceNode, "!!seq", at), byte(']'), len(s.stack)
	mapping := s.text[at] == '{'
	if mapping {
		n.Kind, n.Tag, closing = yaml.MappingNode, "!!map", '}'
	}
	n.Style = yaml.FlowStyle
	if at = s.skip(at + 1); at < s.end && s.text[at] == closing {
		return n, at + 1
	}
	for {
		if mapping {
			end := s.key(at)
			if end == at {
				return s.fail(), -1
			}
			s.stack = append(s.stack, s.plain(at, end))
			at = s.skip(end + 1)
		}
		var child *yaml.Node
		if child, at = s.flow(at, depth-1); child == nil {
			return nil, -1
		}
		s.stack = append(s.stack, child)
		if at = s.skip(at); at == s.end {
			return s.fail(), -1
		}
		switch s.text[at] {
		case closing:
			return s.take(n, height), at + 1
		case ',':
			at = s.skip(at + 1)
		default:
			return s.fail(), -1
		}
	}
}

// double reads a text in double quotes.
func (s *simple) double(at int) (*yaml.Node, int) {
	n := s.node(yaml.ScalarNode, "!!str", at)
	n.Style = yaml.DoubleQuotedStyle
	for from := at + 1; ; {
		end := strings.IndexAny(s.text[from:s.end], `"\\`)
		if end < 0 {
			return s.fail(), -1
		}
		n.Value += s.text[from : from+end]
		if from += end; s.text[from] == '"' {
			return n, from + 1
		}
		r, size := escape(s.text[from:s.end])
		if size == 0 {
			return s.fail(), -1
		}
		n.Value += string(r)
		from += size
	}
}

// escape returns the character that an escape stands for, and its length; 0 if it is not simple.
func escape(text string) (rune, int) {
	switch {
	case len(text) >= 2 && (text[1] == '"' || text[1] == '\\'):
		return rune(text[1]), 2
	case len(text) >= 6 && text[1] == 'u':
		r, err := strconv.ParseUint(text[2:6], 16, 16)
		if err == nil && r >= ' ' && utf8.ValidRune(rune(r)) {
			return rune(r), 6
		}
	}
	return 0, 0
}
