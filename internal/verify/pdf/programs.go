package pdf

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"rolexport/internal/verify/pdf/fontfile"
	"rolexport/internal/verify/pdf/object"
)

// simpleProgram reads the font program of a simple font.
func (c *checker) simpleProgram(f *font, data []byte, s *object.Stream, key object.Name) (simpleProgram, error) {
	kind := c.name(s.Dict["Subtype"])
	switch {
	case key == "FontFile2" && f.kind == "TrueType", key == "FontFile3" && kind == "OpenType" && f.kind == "TrueType":
		p, err := fontfile.ParseSFNT(data)
		if err != nil {
			return simpleProgram{}, err
		}
		return c.trueType(f, p), nil
	case key == "FontFile" && f.kind != "TrueType":
		clear, _ := c.integer(s.Dict["Length1"])
		p, err := fontfile.ParseType1(data, clear)
		if err != nil {
			return simpleProgram{}, err
		}
		names := c.encoding(f, p.Codes)
		return simpleProgram{func(code int) (float64, finding) {
			w, ok := p.Names[names[code]]
			return w, named(names[code], ok)
		}, slices.Sorted(maps.Keys(p.Names))}, nil
	case key == "FontFile3" && kind == "Type1C" && f.kind != "TrueType":
		p, err := fontfile.ParseCFF(data)
		if err != nil {
			return simpleProgram{}, err
		}
		return c.compact(f, p)
	case key == "FontFile3" && kind == "OpenType" && f.kind != "TrueType":
		p, err := fontfile.ParseSFNT(data)
		if err == nil && p.CFF == nil {
			err = errors.New("its OpenType program has no CFF outlines")
		}
		if err != nil {
			return simpleProgram{}, err
		}
		return c.compact(f, p.CFF)
	}
	return simpleProgram{}, fmt.Errorf("a %s font does not go with a program in /%s", f.kind, key)
}

// named says what a search by glyph name found.
func named(name string, ok bool) finding {
	switch {
	case name == ".notdef" || name == "" && !ok:
		return isNotdef
	case !ok:
		return isMissing
	}
	return isThere
}

// compact asks a CFF program, by glyph name.
func (c *checker) compact(f *font, p *fontfile.CFF) (simpleProgram, error) {
	if p.Composite {
		return simpleProgram{}, errors.New("the CFF font program of a simple font is keyed by CID")
	}
	names := c.encoding(f, nil)
	return simpleProgram{advance: func(code int) (float64, finding) {
		glyph, ok := p.ByCode(byte(code)), true
		if names[code] != "" {
			glyph, ok = p.ByName(names[code])
		}
		switch {
		case !ok:
			return 0, isMissing
		case glyph == 0:
			return 0, isNotdef
		}
		return p.Advance(glyph), isThere
	}}, nil
}

// trueType asks a TrueType program, as ISO 32000-1, 9.6.6.4 says.
func (c *checker) trueType(f *font, p *fontfile.SFNT) simpleProgram {
	glyph := c.symbolGlyph(f, p)
	if !c.symbolic(f) {
		glyph = c.namedGlyph(f, p)
	}
	return simpleProgram{advance: func(code int) (float64, finding) {
		g, how := glyph(code)
		switch {
		case how != isThere:
			return 0, how
		case g == 0:
			return 0, isNotdef
		case g >= p.Glyphs:
			return 0, isMissing
		}
		return p.Advance(g), isThere
	}}
}

// symbolGlyph looks glyphs up in a symbolic font.
func (c *checker) symbolGlyph(f *font, p *fontfile.SFNT) func(code int) (int, finding) {
	symbol := p.Cmap(3, 0)
	if symbol == nil && len(p.Cmaps) != 1 {
		c.add(ruleCmap, f.where, "it is symbolic, and its program has %d character maps, none of them (3,0)", len(p.Cmaps))
	}
	return func(code int) (int, finding) {
		if symbol != nil {
			for _, page := range []int{0xF000, 0, 0xF100, 0xF200} {
				if g := symbol.Glyph(page + code); g != 0 {
					return g, isThere
				}
			}
		}
		if m := p.Cmap(1, 0); m != nil {
			return m.Glyph(code), isThere
		}
		if symbol == nil && len(p.Cmaps) > 0 {
			return p.Cmaps[0].Glyph(code), isThere
		}
		return 0, isThere
	}
}

// namedGlyph looks glyphs up by name in a font that is not symbolic.
func (c *checker) namedGlyph(f *font, p *fontfile.SFNT) func(code int) (int, finding) {
	unicode, roman := p.Cmap(3, 1), p.Cmap(1, 0)
	if unicode == nil && roman == nil {
		c.add(ruleCmap, f.where, "it is not symbolic, and its program has neither of the character maps (3,1) and (1,0)")
		return func(int) (int, finding) { return 0, isUnknown }
	}
	if d, ok := c.get(f.dict, "Encoding").(object.Dict); ok && d["Differences"] != nil && unicode == nil {
		c.add(ruleCmap, f.where, "it has /Differences, and its program no character map (3,1)")
	}
	names := c.encoding(f, fontfile.StandardEncoding())
	return func(code int) (int, finding) {
		name := names[code]
		r, known := fontfile.Rune(name)
		switch {
		case name == ".notdef" || name == "":
			return 0, isNotdef
		case !known:
			return 0, isUnknown
		case unicode != nil:
			return unicode.Glyph(int(r)), isThere
		}
		for mac, n := range fontfile.MacRomanEncoding() {
			if n == name {
				return roman.Glyph(mac), isThere
			}
		}
		return 0, isUnknown
	}
}
