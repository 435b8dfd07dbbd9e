package typeset

import (
	"errors"
	"sort"
)

// direct is the first rune without a place in the direct table: Latin, Greek, Cyrillic, Hebrew, Arabic, general punctuation and arrows
// lie below it.
const direct = 0x2200

// coverage says which glyph a rune has.
type coverage struct {
	table    *[direct]uint16
	segments []segment // in order, apart from each other
}

// A segment is a range of runes with their glyphs.
type segment struct {
	first, last rune
	glyph       uint16 // of first, the next ones follow; unless glyphs is set
	glyphs      []byte // big-endian, one for each rune
	delta       uint16 // added to what glyphs says, where that is not 0
}

func (s segment) at(r rune) uint16 {
	if s.glyphs == nil {
		return s.glyph + uint16(r-s.first)
	}
	if g := be.Uint16(s.glyphs[2*(r-s.first):]); g != 0 {
		return g + s.delta
	}
	return 0
}

func (c *coverage) glyph(r rune) uint16 {
	if uint32(r) < direct {
		return c.table[r]
	}
	if !Drawable(r) {
		return 0
	}
	i := sort.Search(len(c.segments), func(i int) bool { return c.segments[i].last >= r })
	if i == len(c.segments) || r < c.segments[i].first {
		return 0
	}
	return c.segments[i].at(r)
}

// findCoverage reads the character map; glyphs is how many there are.
func findCoverage(all map[string][]byte, glyphs int) (coverage, error) {
	cmap, err := need(all, "cmap", 4)
	if err != nil {
		return coverage{}, err
	}
	segments, err := readSegments(cmap)
	if err != nil {
		return coverage{}, err
	}
	c := coverage{table: new([direct]uint16)}
	last := rune(-1)
	for _, s := range segments {
		if s.first <= last || s.last < s.first || s.last > 0x10FFFF {
			return coverage{}, errors.New("the character map is not in order")
		}
		last = s.last
		if s.glyphs == nil && int(s.glyph)+int(s.last-s.first) >= glyphs {
			if s.last == 0xFFFF && s.first == 0xFFFF {
				continue // the end mark that every map of format 4 has
			}
			return coverage{}, errors.New("the character map names a glyph that is not there")
		}
		for r := s.first; s.glyphs != nil && r <= s.last; r++ {
			if int(s.at(r)) >= glyphs {
				return coverage{}, errors.New("the character map names a glyph that is not there")
			}
		}
		for r := s.first; r <= s.last && r < direct; r++ {
			if Drawable(r) {
				c.table[r] = s.at(r)
			}
		}
		c.segments = append(c.segments, s)
	}
	return c, nil
}

// readSegments takes the widest Unicode map: format 12 (all runes) before format 4 (up to U+FFFF).
func readSegments(cmap []byte) ([]segment, error) {
	var bmp, full []byte
	for i := range int(be.Uint16(cmap[2:])) {
		entry := 4 + 8*i
		if entry+8 > len(cmap) {
			return nil, errors.New("the character map is cut short")
		}
		platform, encoding, offset := be.Uint16(cmap[entry:]), be.Uint16(cmap[entry+2:]), uint64(be.Uint32(cmap[entry+4:]))
		if offset+2 > uint64(len(cmap)) {
			return nil, errors.New("the character map is cut short")
		}
		unicode := platform == 0 || platform == 3 && (encoding == 1 || encoding == 10)
		switch format := be.Uint16(cmap[offset:]); {
		case unicode && format == 4:
			bmp = cmap[offset:]
		case unicode && format == 12:
			full = cmap[offset:]
		}
	}
	switch {
	case full != nil:
		return readFormat12(full)
	case bmp != nil:
		return readFormat4(bmp)
	}
	return nil, errors.New("the font has no Unicode character map (format 4 or 12)")
}

func readFormat12(t []byte) ([]segment, error) {
	if len(t) < 16 {
		return nil, errors.New("the character map is cut short")
	}
	n := uint64(be.Uint32(t[12:]))
	if 16+12*n > uint64(len(t)) {
		return nil, errors.New("the character map is cut short")
	}
	segments := make([]segment, 0, n)
	for group := t[16 : 16+12*n]; len(group) > 0; group = group[12:] {
		first, last, glyph := be.Uint32(group), be.Uint32(group[4:]), be.Uint32(group[8:])
		if last > 0x10FFFF || first > last || glyph > 0xFFFF {
			return nil, errors.New("the character map is not in order")
		}
		segments = append(segments, segment{first: rune(first), last: rune(last), glyph: uint16(glyph)})
	}
	return segments, nil
}

func readFormat4(t []byte) ([]segment, error) {
	if len(t) < 14 {
		return nil, errors.New("the character map is cut short")
	}
	n := int(be.Uint16(t[6:])) / 2
	if 16+8*n > len(t) {
		return nil, errors.New("the character map is cut short")
	}
	lasts, firsts, deltas, offsets := t[14:], t[16+2*n:], t[16+4*n:], t[16+6*n:]
	segments := make([]segment, 0, n)
	for i := range n {
		s := segment{first: rune(be.Uint16(firsts[2*i:])), last: rune(be.Uint16(lasts[2*i:])), delta: be.Uint16(deltas[2*i:])}
		offset := int(be.Uint16(offsets[2*i:]))
		switch {
		case s.last < s.first:
			return nil, errors.New("the character map is not in order")
		case s.first == 0xFFFF: // the end mark
			continue
		case offset == 0:
			s.glyph = uint16(s.first) + s.delta
		default:
			at, size := 2*i+offset, 2*int(s.last-s.first+1)
			if at+size > len(offsets) {
				return nil, errors.New("the character map is cut short")
			}
			s.glyphs = offsets[at : at+size]
		}
		segments = append(segments, s)
	}
	return segments, nil
}
