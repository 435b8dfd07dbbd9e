package object

import (
	"bytes"
	"math"
	"strconv"
	"strings"
)

// A Lexer reads values and words, one after the other.
type Lexer struct {
	Data   []byte
	At     int                                       // where the next value is looked for
	Faulty func(at int, kind FaultKind, text string) // called for what is not as it should be; may be nil
	refs   bool                                      // "1 0 R" is a reference
}

// closer ends an array or a dictionary.
type closer byte

// maxNesting is how deep arrays and dictionaries may stand in each other.
const maxNesting = 100

// Next returns the next value or Keyword, and false at the end.
func (l *Lexer) Next() (Value, bool) {
	for {
		v, ok := l.value(0)
		if !ok {
			return nil, false
		}
		if c, stray := v.(closer); stray {
			l.fault(l.At-1, Malformed, "a "+strconv.Quote(string(rune(c)))+" closes nothing")
			continue
		}
		return v, true
	}
}

func (l *Lexer) fault(at int, kind FaultKind, text string) {
	if l.Faulty != nil {
		l.Faulty(at, kind, text)
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isEOL(c byte) bool { return c == '\n' || c == '\r' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// SkipSpace moves to what is neither white space nor comment.
func (l *Lexer) SkipSpace() {
	for l.At < len(l.Data) {
		switch c := l.Data[l.At]; {
		case isSpace(c):
			l.At++
		case c == '%':
			for l.At < len(l.Data) && !isEOL(l.Data[l.At]) {
				l.At++
			}
		default:
			return
		}
	}
}

// skipJunk moves to the beginning of a value or a word.
func (l *Lexer) skipJunk() {
	for l.SkipSpace(); l.At < len(l.Data) && l.Data[l.At] == '>' && !bytes.HasPrefix(l.Data[l.At:], []byte(">>")); l.SkipSpace() {
		l.fault(l.At, Malformed, `a stray ">"`)
		l.At++
	}
}

// word reads up to the next white space or delimiter.
func (l *Lexer) word() []byte {
	start := l.At
	for l.At < len(l.Data) && !isSpace(l.Data[l.At]) && !isDelimiter(l.Data[l.At]) {
		l.At++
	}
	return l.Data[start:l.At]
}

// value reads a value, a Keyword or a closer.
func (l *Lexer) value(depth int) (Value, bool) {
	l.skipJunk()
	if l.At >= len(l.Data) {
		return nil, false
	}
	switch c := l.Data[l.At]; c {
	case '/':
		l.At++
		return l.name(), true
	case '(':
		l.At++
		return l.literal(), true
	case '[':
		l.At++
		return l.array(depth + 1)
	case '<':
		if l.At++; l.At < len(l.Data) && l.Data[l.At] == '<' {
			l.At++
			return l.dict(depth + 1)
		}
		return l.hex(), true
	case '>': // there are two
		l.At += 2
		return closer('>'), true
	case ']':
		l.At++
		return closer(']'), true
	case ')', '{', '}':
		l.At++
		return Keyword(c), true // braces belong to functions; a parenthesis is nobody's
	}
	w := l.word()
	switch string(w) {
	case "true":
		return true, true
	case "false":
		return false, true
	case "null":
		return nil, true
	}
	if n, ok := number(w); ok {
		if i, whole := n.(Integer); whole && l.refs {
			return l.reference(i), true
		}
		return n, true
	}
	return Keyword(w), true
}

// number reads an integer or a real as PDF writes them, without an exponent.
func number(w []byte) (Value, bool) {
	digits, points := 0, 0
	for i, c := range w {
		switch {
		case isDigit(c):
			digits++
		case c == '.':
			points++
		case i == 0 && (c == '-' || c == '+'):
		default:
			return nil, false
		}
	}
	if digits == 0 || points > 1 {
		return nil, false
	}
	if points == 0 {
		n, err := strconv.ParseInt(string(w), 10, 64)
		if err != nil && w[0] == '-' {
			n = math.MinInt64
		} else if err != nil {
			n = math.MaxInt64
		}
		return Integer(n), true
	}
	f, err := strconv.ParseFloat(string(w), 64)
	return Real(f), err == nil || math.IsInf(f, 0)
}

// reference reads on where a number may be the beginning of a reference.
func (l *Lexer) reference(n Integer) Value {
	at := l.At
	generation, ok := l.digits()
	if ok && n > 0 && n <= maxNumber {
		l.SkipSpace()
		if string(l.word()) == "R" {
			return Ref{int(n), generation}
		}
	}
	l.At = at
	return n
}

// digits reads a small number without a sign. One that is out of reach is the largest.
func (l *Lexer) digits() (int, bool) {
	l.SkipSpace()
	w := l.word()
	if len(w) == 0 || len(w) > 10 {
		return 0, false
	}
	n := int64(0)
	for _, c := range w {
		if !isDigit(c) {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return int(min(n, math.MaxInt32)), true
}

func (l *Lexer) name() Value {
	w := l.word()
	if bytes.IndexByte(w, '#') < 0 {
		return Name(w)
	}
	var b strings.Builder
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			high, ok := digit(w[i+1])
			low, ok2 := digit(w[i+2])
			if ok && ok2 {
				b.WriteByte(high<<4 | low)
				i += 2
				continue
			}
		}
		b.WriteByte(w[i])
	}
	return Name(b.String())
}

// digit returns the value of a hexadecimal digit.
func digit(c byte) (byte, bool) {
	switch {
	case isDigit(c):
		return c - '0', true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	}
	return 0, false
}

func (l *Lexer) array(depth int) (Value, bool) {
	a := Array{}
	start := l.At
	for {
		v, ok := l.element(depth, start)
		if !ok {
			return a, true
		}
		switch v := v.(type) {
		case closer:
			if v != ']' {
				l.fault(l.At, Malformed, "an array is closed like a dictionary")
			}
			return a, true
		case Keyword:
			l.fault(l.At, Malformed, "the word "+strconv.Quote(string(v))+" in an array")
			if endsObject(v) {
				l.At -= len(v)
				return a, true
			}
		default:
			a = append(a, v)
		}
	}
}

// element reads what stands in an array or a dictionary that begins at start.
func (l *Lexer) element(depth, start int) (Value, bool) {
	if depth > maxNesting {
		l.fault(start, Malformed, "values are nested more than "+strconv.Itoa(maxNesting)+" deep")
		l.At = len(l.Data)
		return nil, false
	}
	v, ok := l.value(depth)
	if !ok {
		l.fault(start, Malformed, "an array or a dictionary does not end")
	}
	return v, ok
}

// endsObject reports whether a word can only stand behind a whole object.
func endsObject(w Keyword) bool {
	return w == "endobj" || w == "stream" || w == "endstream" || w == "obj"
}

func (l *Lexer) dict(depth int) (Value, bool) {
	d := Dict{}
	start := l.At
	for {
		key, ok := l.element(depth, start)
		if !ok {
			return d, true
		}
		name, ok := key.(Name)
		if !ok {
			switch k := key.(type) {
			case closer:
				if k != '>' {
					l.fault(l.At, Malformed, "a dictionary is closed like an array")
				}
				return d, true
			case Keyword:
				if endsObject(k) {
					l.fault(l.At, Malformed, "a dictionary does not end")
					l.At -= len(k)
					return d, true
				}
			}
			l.fault(l.At, Malformed, "a dictionary has "+Kind(key)+" where a name belongs")
			continue
		}
		v, ok := l.element(depth, start)
		if !ok {
			return d, true
		}
		if c, early := v.(closer); early {
			l.fault(l.At, Malformed, "the dictionary entry /"+string(name)+" has no value")
			if c == '>' {
				return d, true
			}
			continue
		}
		if w, word := v.(Keyword); word {
			l.fault(l.At, Malformed, "the word "+strconv.Quote(string(w))+" in a dictionary")
			continue
		}
		if _, twice := d[name]; twice {
			l.fault(l.At, Malformed, "a dictionary has two entries /"+string(name))
		}
		d[name] = v
	}
}
