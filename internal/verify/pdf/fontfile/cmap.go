package fontfile

import (
	"errors"
	"fmt"
)

// readCmaps reads the cmap table.
func (f *SFNT) readCmaps(table []byte) error {
	if table == nil {
		return nil
	}
	r := &reader{data: table, at: 2}
	for range r.u16() {
		platform, encoding, offset := r.u16(), r.u16(), r.u32()
		if r.short || offset >= len(table) {
			return errors.New("the table \"cmap\" is cut short")
		}
		glyph, err := readCmap(table[offset:])
		if err != nil {
			return fmt.Errorf("cmap (%d,%d): %w", platform, encoding, err)
		}
		f.Cmaps = append(f.Cmaps, Cmap{platform, encoding, glyph})
	}
	return nil
}

func readCmap(data []byte) (func(code int) int, error) {
	r := &reader{data: data}
	format := r.u16()
	short := errors.New("it is cut short")
	switch format {
	case 0:
		r.at = 6
		glyphs := r.bytes(256)
		if r.short {
			return nil, short
		}
		return func(code int) int {
			if code < 0 || code > 255 {
				return 0
			}
			return int(glyphs[code])
		}, nil
	case 4:
		return readSegments(data)
	case 6:
		r.at = 6
		first, count := r.u16(), r.u16()
		glyphs := r.bytes(2 * count)
		if r.short {
			return nil, short
		}
		return func(code int) int {
			if code < first || code >= first+count {
				return 0
			}
			i := 2 * (code - first)
			return int(glyphs[i])<<8 | int(glyphs[i+1])
		}, nil
	case 12, 13:
		return readGroups(data, format == 13)
	case 14:
		return func(int) int { return 0 }, nil // variants of characters that other maps have
	}
	return nil, fmt.Errorf("it has format %d, which is not known", format)
}

// readSegments reads a map of format 4.
func readSegments(data []byte) (func(code int) int, error) {
	r := &reader{data: data, at: 6}
	n := r.u16() / 2
	column := func(i int) func(int) int {
		return func(segment int) int {
			c := reader{data: data, at: 14 + 2*(i*n+segment)}
			if i > 0 {
				c.at += 2 // behind the ends there is a padding
			}
			return c.u16()
		}
	}
	end, start, delta, offset := column(0), column(1), column(2), column(3)
	if r.short || n == 0 || len(data) < 16+8*n {
		return nil, errors.New("it is cut short")
	}
	return func(code int) int {
		if code < 0 || code > 0xFFFF {
			return 0
		}
		for s := range n {
			if code > end(s) {
				continue
			}
			if code < start(s) {
				return 0
			}
			if offset(s) == 0 {
				return (code + delta(s)) & 0xFFFF
			}
			g := reader{data: data, at: 16 + 2*(3*n+s) + offset(s) + 2*(code-start(s))}
			if glyph := g.u16(); glyph != 0 {
				return (glyph + delta(s)) & 0xFFFF
			}
			return 0
		}
		return 0
	}, nil
}

// readGroups reads a map of format 12, or 13, where all characters of a group have one glyph.
func readGroups(data []byte, one bool) (func(code int) int, error) {
	r := &reader{data: data, at: 12}
	n := r.u32()
	if r.short || n > (len(data)-16)/12 {
		return nil, errors.New("it is cut short")
	}
	return func(code int) int {
		for i := range n {
			g := reader{data: data, at: 16 + 12*i}
			first, last, glyph := g.u32(), g.u32(), g.u32()
			if code >= first && code <= last {
				if one {
					return glyph
				}
				return glyph + code - first
			}
		}
		return 0
	}, nil
}
