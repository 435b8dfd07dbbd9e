package object

// literal reads a string in parentheses; the first is read.
func (l *Lexer) literal() Value {
	start := l.At - 1
	var s []byte
	for open := 1; l.At < len(l.Data); {
		c := l.Data[l.At]
		l.At++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return String(s)
			}
		case '\r': // a line end is a line feed however it is written
			if l.At < len(l.Data) && l.Data[l.At] == '\n' {
				l.At++
			}
			c = '\n'
		case '\\':
			var keep bool
			if c, keep = l.escape(); !keep {
				continue
			}
		}
		s = append(s, c)
	}
	l.fault(start, Malformed, "a string does not end")
	return String(s)
}

// escape reads what follows a backslash. A line end there joins two lines and gives no byte.
func (l *Lexer) escape() (c byte, keep bool) {
	if l.At == len(l.Data) {
		return 0, false
	}
	c = l.Data[l.At]
	l.At++
	switch c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case '\n':
		return 0, false
	case '\r':
		if l.At < len(l.Data) && l.Data[l.At] == '\n' {
			l.At++
		}
		return 0, false
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n := int(c - '0')
		for range 2 {
			if l.At == len(l.Data) || l.Data[l.At] < '0' || l.Data[l.At] > '7' {
				break
			}
			n = n*8 + int(l.Data[l.At]-'0')
			l.At++
		}
		return byte(n), true
	}
	return c, true
}

// hex reads a hexadecimal string; the < is read.
func (l *Lexer) hex() Value {
	start := l.At - 1
	var s []byte
	digits, value := 0, byte(0)
	for l.At < len(l.Data) {
		c := l.Data[l.At]
		l.At++
		if c == '>' {
			if digits%2 == 1 {
				l.fault(start, OddHex, "a hexadecimal string with an odd number of digits")
				s = append(s, value<<4)
			}
			return String(s)
		}
		d, ok := digit(c)
		if !ok {
			if !isSpace(c) {
				l.fault(l.At-1, OddHex, "a hexadecimal string with a character that is no digit")
			}
			continue
		}
		if digits++; digits%2 == 0 {
			s = append(s, value<<4|d)
		}
		value = d
	}
	l.fault(start, Malformed, "a hexadecimal string does not end")
	return String(s)
}
