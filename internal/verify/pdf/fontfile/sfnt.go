package fontfile

import (
	"errors"
	"fmt"
)

// An SFNT is a TrueType or OpenType font program.
type SFNT struct {
	Glyphs   int
	UnitsEm  int
	Cmaps    []Cmap // the cmap table; none if there is no table
	CFF      *CFF   // the outlines, if they are not TrueType's
	advances []int  // in font units; the last holds for the rest
	offsets  []int  // of the outlines; nil without TrueType outlines
}

// A Cmap leads from characters to glyphs.
type Cmap struct {
	Platform, Encoding int
	glyph              func(code int) int
}

// Glyph returns the glyph of a character code, 0 if there is none.
func (c *Cmap) Glyph(code int) int {
	if c == nil {
		return 0
	}
	return c.glyph(code)
}

// ParseSFNT reads a TrueType or OpenType font program.
func ParseSFNT(data []byte) (*SFNT, error) {
	r := &reader{data: data}
	switch version := r.u32(); version {
	case 0x00010000, 0x74727565, 0x4F54544F:
	default:
		return nil, errors.New("the font program is not TrueType")
	}
	count := r.u16()
	r.at += 6
	tables := map[string][]byte{}
	for range count {
		tag := string(r.bytes(4))
		r.at += 4
		offset, length := r.u32(), r.u32()
		if r.short {
			return nil, errShort
		}
		if offset > len(data) || length > len(data)-offset {
			return nil, fmt.Errorf("the table %q lies outside of the font program", tag)
		}
		tables[tag] = data[offset : offset+length]
	}
	f := &SFNT{}
	if err := f.readMetrics(tables); err != nil {
		return nil, err
	}
	if cff, ok := tables["CFF "]; ok {
		c, err := ParseCFF(cff)
		if err != nil {
			return nil, err
		}
		f.CFF = c
	} else if err := f.readOffsets(tables); err != nil {
		return nil, err
	}
	return f, f.readCmaps(tables["cmap"])
}

func (f *SFNT) readMetrics(tables map[string][]byte) error {
	for _, tag := range []string{"head", "hhea", "hmtx", "maxp"} {
		if tables[tag] == nil {
			return fmt.Errorf("the font program has no table %q", tag)
		}
	}
	head := &reader{data: tables["head"], at: 18}
	if f.UnitsEm = head.u16(); head.short || f.UnitsEm == 0 {
		return errors.New("the font program does not say how many units an em has")
	}
	maxp := &reader{data: tables["maxp"], at: 4}
	f.Glyphs = maxp.u16()
	hhea := &reader{data: tables["hhea"], at: 34}
	count := hhea.u16()
	hmtx := &reader{data: tables["hmtx"]}
	for range count {
		f.advances = append(f.advances, hmtx.u16())
		hmtx.at += 2
		if hmtx.short {
			return errors.New("the table \"hmtx\" is cut short")
		}
	}
	if maxp.short || hhea.short || f.Glyphs == 0 || count == 0 {
		return errors.New("the font program has no glyphs")
	}
	return nil
}

func (f *SFNT) readOffsets(tables map[string][]byte) error {
	if tables["glyf"] == nil || tables["loca"] == nil {
		return errors.New("the font program has no outlines")
	}
	format := &reader{data: tables["head"], at: 50}
	long := format.u16() == 1
	loca := &reader{data: tables["loca"]}
	for range f.Glyphs + 1 {
		if long {
			f.offsets = append(f.offsets, loca.u32())
		} else {
			f.offsets = append(f.offsets, 2*loca.u16())
		}
	}
	for i := range f.Glyphs {
		if f.offsets[i] > f.offsets[i+1] || f.offsets[i+1] > len(tables["glyf"]) {
			return fmt.Errorf("the outline of glyph %d lies outside of the font program", i)
		}
	}
	if loca.short || format.short {
		return errors.New("the table \"loca\" is cut short")
	}
	return nil
}

// Advance returns the width of a glyph in font units, scaled to 1000 units an em.
func (f *SFNT) Advance(glyph int) float64 {
	return float64(f.advances[min(glyph, len(f.advances)-1)]) * 1000 / float64(f.UnitsEm)
}

// Cmap returns the character map of a platform and an encoding, nil if there is none.
func (f *SFNT) Cmap(platform, encoding int) *Cmap {
	for i, c := range f.Cmaps {
		if c.Platform == platform && c.Encoding == encoding {
			return &f.Cmaps[i]
		}
	}
	return nil
}
