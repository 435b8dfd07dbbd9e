package inspect

import (
	"bytes"
	"fmt"
)

// A lexer reads values and operators.
type lexer struct {
	data []byte
	at   int
	err  error
}

// An operator is a word that is no value: of a content stream, or obj, stream and the like.
type operator string

// end marks the end of an array or a dictionary, or of the data.
type end byte

func (l *lexer) fail(format string, args ...any) Value {
	if l.err == nil {
		l.err = fmt.Errorf("byte %d: "+format, append([]any{l.at}, args...)...)
	}
	l.at = len(l.data)
	return end(0)
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skipSpace() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// word reads up to the next space or delimiter.
func (l *lexer) word() []byte {
	start := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	return l.data[start:l.at]
}

// maxNesting is how deep arrays and dictionaries may stand in each other.
const maxNesting = 50

// next reads a value, an operator or an end.
func (l *lexer) next(depth int) Value {
	l.skipSpace()
	if l.at >= len(l.data) {
		return end(0)
	}
	if depth > maxNesting {
		return l.fail("values are nested too deep")
	}
	switch c := l.data[l.at]; c {
	case '/':
		l.at++
		return l.name()
	case '(':
		l.at++
		return l.literal()
	case '[':
		l.at++
		return l.array(depth)
	case ']':
		l.at++
		return end(']')
	case '<':
		if l.at++; l.at < len(l.data) && l.data[l.at] == '<' {
			l.at++
			return l.dict(depth)
		}
		return l.hex()
	case '>':
		if bytes.HasPrefix(l.data[l.at:], []byte(">>")) {
			l.at += 2
			return end('>')
		}
		return l.fail("a stray >")
	}
	w := l.word()
	switch {
	case len(w) == 0:
		return l.fail("unexpected %q", l.data[l.at])
	case string(w) == "true":
		return true
	case string(w) == "false":
		return false
	case string(w) == "null":
		return nil
	case isNumber(w):
		return l.numberOrRef(w)
	}
	return operator(w)
}

func isNumber(w []byte) bool {
	digits := false
	for i, c := range w {
		switch {
		case c >= '0' && c <= '9':
			digits = true
		case c == '.', i == 0 && (c == '-' || c == '+'):
		default:
			return false
		}
	}
	return digits
}

// numberOrRef reads on where a number may be the beginning of a reference.
func (l *lexer) numberOrRef(w []byte) Value {
	if rest, ok := bytes.CutPrefix(l.data[l.at:], []byte(" 0 R")); ok && (len(rest) == 0 || isSpace(rest[0]) || isDelimiter(rest[0])) {
		l.at += len(" 0 R")
		return Ref(Number(w).Int())
	}
	return Number(w)
}

func (l *lexer) name() Value {
	w := l.word()
	if bytes.IndexByte(w, '#') >= 0 {
		return l.fail("name %q is written with hexadecimal digits", w)
	}
	return Name(w)
}

func (l *lexer) literal() Value {
	var s []byte
	for open := 1; l.at < len(l.data); {
		c := l.data[l.at]
		l.at++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return String(s)
			}
		case '\\':
			if l.at == len(l.data) {
				return l.fail("a string does not end")
			}
			c = l.data[l.at]
			l.at++
			switch c {
			case 'r':
				c = '\r'
			case '(', ')', '\\':
			default:
				return l.fail("unknown escape \\%c", c)
			}
		}
		s = append(s, c)
	}
	return l.fail("a string does not end")
}

func (l *lexer) hex() Value {
	var s []byte
	half, value := false, byte(0)
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		switch {
		case c == '>':
			if half {
				s = append(s, value<<4)
			}
			return String(s)
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		default:
			return l.fail("%q in a hexadecimal string", c)
		}
		if half {
			s = append(s, value<<4|c)
		}
		half, value = !half, c
	}
	return l.fail("a string does not end")
}

func (l *lexer) array(depth int) Value {
	var a Array
	for {
		switch v := l.next(depth + 1).(type) {
		case end:
			if v != ']' {
				return l.fail("an array does not end")
			}
			return a
		case operator:
			return l.fail("%q in an array", v)
		default:
			a = append(a, v)
		}
	}
}

func (l *lexer) dict(depth int) Value {
	d := Dict{}
	for {
		key := l.next(depth + 1)
		if key == end('>') {
			return d
		}
		name, ok := key.(Name)
		if !ok {
			return l.fail("a dictionary with %v for a name", key)
		}
		if _, ok := d[name]; ok {
			return l.fail("two entries /%s in a dictionary", name)
		}
		v := l.next(depth + 1)
		switch v.(type) {
		case end, operator:
			return l.fail("/%s without a value", name)
		}
		d[name] = v
	}
}
