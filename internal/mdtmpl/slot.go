package mdtmpl

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"unicode/utf8"
)

// A slot stands in the Markdown for a bound value: its number between two characters of the private use area, which neither
// templates nor data may hold. To a Markdown parser it is a word.
const (
	slotOpen  = "\uE000"
	slotClose = "\uE001"
)

// An instruction is what the texts of a rewritten template begin with: a closing slot character, which begins nothing else, an
// opcode and an operand. So a template tells the machine where it is and what it costs at the price of a Write, a tenth of that of a
// function call. Instructions do not reach the Markdown.
type opcode byte

const (
	opText  opcode = iota // the rest is a text; the operand is its number
	opSite                // what follows is evaluated at the site of that number
	opLabel               // the label of the site of that number is written
	opStep                // a round of the range of that number begins
	opEnter               // the template of that number begins
	opLeave               // a template ends
)

const instructionLen = len(slotClose) + 5

func instruction(op opcode, operand int, text string) []byte {
	out := append(make([]byte, 0, instructionLen+len(text)), slotClose...)
	out = append(out, byte(op))
	out = binary.BigEndian.AppendUint32(out, uint32(operand))
	return append(out, text...)
}

// cutInstruction takes the instruction off what a template writes.
func cutInstruction(p []byte) (op opcode, operand int, text []byte, ok bool) {
	if len(p) < instructionLen || string(p[:len(slotClose)]) != slotClose {
		return 0, 0, nil, false
	}
	op = opcode(p[len(slotClose)])
	return op, int(binary.BigEndian.Uint32(p[len(slotClose)+1:])), p[instructionLen:], true
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
