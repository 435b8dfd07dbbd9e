package page

import (
	"encoding/binary"
	"strconv"
	"unicode"
	"unicode/utf16"

	"rolexport/internal/theme"
)

// appendLength writes a length in thousandths of a point as points, exactly.
func appendLength(b []byte, v int) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	return appendFraction(appendInt(b, v/1000), v%1000)
}

// appendFraction writes thousandths behind the point, without zeros at the end.
func appendFraction(b []byte, f int) []byte {
	if f == 0 {
		return b
	}
	b = append(b, '.', byte('0'+f/100))
	if f %= 100; f != 0 {
		b = append(b, byte('0'+f/10))
		if f %= 10; f != 0 {
			b = append(b, byte('0'+f))
		}
	}
	return b
}

// onGrid moves a place by less than can be seen to the next hundredth of a point, which takes a digit less.
func onGrid(v int) int {
	const step = 10
	if v < 0 {
		return -onGrid(-v)
	}
	return (v + step/2) / step * step
}

// appendLengths writes lengths with a space between them.
func appendLengths(b []byte, lengths ...int) []byte {
	for i, v := range lengths {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendLength(b, v)
	}
	return b
}

// appendInt writes a number. Most in a file have up to three digits.
func appendInt(b []byte, v int) []byte {
	switch {
	case v < 0 || v > 999:
		return strconv.AppendInt(b, int64(v), 10)
	case v > 99:
		return append(b, byte('0'+v/100), byte('0'+v/10%10), byte('0'+v%10))
	case v > 9:
		return append(b, byte('0'+v/10), byte('0'+v%10))
	}
	return append(b, byte('0'+v))
}

// appendRef writes a reference to an object.
func appendRef(b []byte, object int) []byte { return append(appendInt(b, object), " 0 R"...) }

// appendColour writes a colour with the operator for grey or the one for red, green and blue.
func appendColour(b []byte, c theme.RGB, grey, rgb string) []byte {
	part := func(v uint8) { b = appendLength(b, (int(v)*1000+127)/255) }
	part(c.R)
	if c.R == c.G && c.G == c.B {
		return append(append(b, ' '), grey...)
	}
	b = append(b, ' ')
	part(c.G)
	b = append(b, ' ')
	part(c.B)
	return append(append(b, ' '), rgb...)
}

// appendString writes bytes as a literal string.
func appendString[T string | []byte](b []byte, s T) []byte {
	b = append(b, '(')
	return append(appendEscaped(append(b, s...), len(b)), ')')
}

// appendEscaped makes what stands in b from a place on the content of a literal string.
func appendEscaped(b []byte, from int) []byte {
	special := 0
	for _, c := range b[from:] {
		if escaped[c] {
			special++
		}
	}
	if special == 0 {
		return b
	}
	b = append(b, make([]byte, special)...)
	for to := len(b) - 1; special > 0; to-- { // from the end, so that nothing is overwritten that is still to move
		c := b[to-special]
		if b[to] = c; escaped[c] {
			if c == '\r' {
				b[to] = 'r'
			}
			to--
			b[to] = '\\'
			special--
		}
	}
	return b
}

// escaped are the bytes that stand behind a backslash in a literal string. A carriage return would be read as a line feed.
var escaped = [256]bool{'(': true, ')': true, '\\': true, '\r': true}

const hexDigits = "0123456789ABCDEF"

func appendHex16(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}

// appendUTF16 writes a rune as hexadecimal UTF-16.
func appendUTF16(b []byte, r rune) []byte {
	if r > 0xFFFF {
		r -= 0x10000
		b = appendHex16(b, uint16(0xD800+r>>10))
		return appendHex16(b, uint16(0xDC00+r&0x3FF))
	}
	return appendHex16(b, uint16(r))
}

// maxText is how many UTF-16 units of a text a string of the file holds: 32,767 bytes with a byte order mark, by ISO 19005-2, 6.1.13.
const maxText = (32_767 - 2) / 2

// bounded returns a text of a number of UTF-16 units at the most. What is longer is cut and ends with an ellipsis: such strings name or describe
// what the page holds in full.
func bounded(s string, most int) string {
	if len(s) <= most {
		return s
	}
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > most-2 {
			return s[:i] + "…"
		}
	}
	return s
}

// appendText writes text for people: as it is when it is plain ASCII, else as UTF-16.
func appendText(b []byte, s string) []byte {
	s = bounded(s, maxText)
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7E {
			b = append(b, "(\xFE\xFF"...)
			start := len(b)
			for _, r := range s {
				if first, second := utf16.EncodeRune(r); first != unicode.ReplacementChar {
					b = binary.BigEndian.AppendUint16(b, uint16(first))
					r = second
				}
				b = binary.BigEndian.AppendUint16(b, uint16(r))
			}
			return append(appendEscaped(b, start), ')')
		}
	}
	return appendString(b, s)
}
