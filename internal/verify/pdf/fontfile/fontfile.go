// Package fontfile reads as much of embedded font programs as checks of PDF files need: which glyphs there are, how wide they are, and
// which characters lead to them. It reads TrueType and OpenType, CFF and Type 1 programs, from anywhere: what is damaged is an error, never
// a panic.
package fontfile

import (
	"errors"
	"math"
)

// Limits of what a font program may make us do.
const maxGlyphs = 65_536

var errShort = errors.New("the font program is cut short")

// reader reads big-endian numbers. Beyond the end it reads zeros and remembers.
type reader struct {
	data  []byte
	at    int
	short bool
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || r.at < 0 || n > len(r.data)-r.at {
		r.short = true
		return nil
	}
	b := r.data[r.at : r.at+n]
	r.at += n
	return b
}

// uint reads a number. One that is out of reach is the largest.
func (r *reader) uint(width int) int {
	n := uint64(0)
	for _, c := range r.bytes(width) {
		n = n<<8 | uint64(c)
	}
	return int(min(n, math.MaxInt32))
}

func (r *reader) u8() int  { return r.uint(1) }
func (r *reader) u16() int { return r.uint(2) }
func (r *reader) u32() int { return r.uint(4) }
func (r *reader) i16() int { return int(int16(r.u16())) }

func (r *reader) i32() int32 { return int32(r.i16())<<16 | int32(r.u16()) }
