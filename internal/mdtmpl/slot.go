package mdtmpl

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// A slot stands in the Markdown for a bound value: its number between two characters of the private use area, which neither
// templates nor data may hold. To a Markdown parser it is a word.
const (
	slotOpen  = "\uE000"
	slotClose = "\uE001"
)

// Every text of a template is prefixed with an address, so that the machine knows where what it writes comes from: a closing slot
// character, which never begins anything else, and the number of the text in four bytes. It does not reach the Markdown.
const addressLen = len(slotClose) + 4

func addressed(number int, text []byte) []byte {
	n := uint32(number)
	out := append(make([]byte, 0, addressLen+len(text)), slotClose...)
	out = append(out, byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
	return append(out, text...)
}

// address takes the address off what a template writes.
func address(p []byte) (number int, text []byte, ok bool) {
	if len(p) < addressLen || string(p[:len(slotClose)]) != slotClose {
		return 0, p, false
	}
	a := p[len(slotClose):addressLen]
	return int(a[0])<<24 | int(a[1])<<16 | int(a[2])<<8 | int(a[3]), p[addressLen:], true
}

func appendSlot(dst []byte, number int) []byte {
	dst = append(dst, slotOpen...)
	dst = strconv.AppendInt(dst, int64(number), 10)
	return append(dst, slotClose...)
}

// cutSlot splits s at its first slot. Without one, before is the whole of s and number is negative.
func cutSlot(s []byte) (before []byte, number int, after []byte) {
	i := bytes.Index(s, []byte(slotOpen))
	if i < 0 {
		return s, -1, nil
	}
	n, j := 0, i+len(slotOpen)
	for ; j < len(s) && '0' <= s[j] && s[j] <= '9'; j++ {
		n = n*10 + int(s[j]-'0')
	}
	return s[:i], n, s[j+len(slotClose):]
}

// wholeSlot returns the number of the slot that s consists of, or -1.
func wholeSlot(s []byte) int {
	before, n, after := cutSlot(s)
	if n < 0 || len(before) > 0 || len(after) > 0 {
		return -1
	}
	return n
}

func isSlotRune(r rune) bool {
	open, _ := utf8.DecodeRuneInString(slotOpen)
	end, _ := utf8.DecodeRuneInString(slotClose)
	return r == open || r == end
}
