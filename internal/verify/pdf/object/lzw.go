package object

import "errors"

// Codes of LZW data that stand for no bytes.
const (
	lzwClear = 256
	lzwEnd   = 257
	lzwCodes = 4096
)

// unLZW undoes the LZW compression of PDF, whose codes begin with their highest bit; early: codes grow one entry before they must.
func unLZW(data []byte, early bool, limit int) ([]byte, error) {
	type link struct {
		prefix int
		last   byte
		length int
	}
	var (
		out     []byte
		table   [lzwCodes]link
		next    = lzwEnd + 1
		width   = 9
		before  = -1
		bits, n uint32
		change  = 0
	)
	if early {
		change = 1
	}
	for c := range 256 {
		table[c] = link{-1, byte(c), 1}
	}
	damaged := errors.New("the LZW data are damaged")
	for _, b := range data {
		bits, n = bits<<8|uint32(b), n+8
		if n < uint32(width) {
			continue
		}
		n -= uint32(width)
		code := int(bits >> n & (1<<width - 1))
		switch {
		case code == lzwEnd:
			return out, nil
		case code == lzwClear:
			next, width, before = lzwEnd+1, 9, -1
			continue
		case code > next || code == next && before < 0 || before < 0 && code > 255:
			return out, damaged
		}
		if before >= 0 && next < lzwCodes {
			first := code
			if code == next {
				first = before
			}
			for table[first].prefix >= 0 {
				first = table[first].prefix
			}
			table[next] = link{before, table[first].last, table[before].length + 1}
			next++
		} else if code >= next {
			return out, damaged
		}
		if len(out)+table[code].length > limit {
			return out, errTooLong
		}
		end := len(out) + table[code].length
		out = append(out, make([]byte, table[code].length)...)
		for at := code; at >= 0; at = table[at].prefix {
			end--
			out[end] = table[at].last
		}
		before = code
		for width < 12 && next+change >= 1<<width {
			width++
		}
	}
	return out, nil
}
