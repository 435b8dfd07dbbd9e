package pdf

import (
	"math"

	"rolexport/internal/verify/pdf/fontfile"
	"rolexport/internal/verify/pdf/object"
)

// checkComposite looks at a Type 0 font.
func (c *checker) checkComposite(f *font) {
	if f.below == nil {
		c.add(ruleFont, f.where, "it has no descendant font")
		return
	}
	if f.belowKind != "CIDFontType0" && f.belowKind != "CIDFontType2" {
		c.add(ruleFont, f.where, "its descendant is of kind %q", short(string(f.belowKind)))
	}
	if c.name(f.below["Type"]) != "Font" {
		c.add(ruleFont, f.where, "the /Type of its descendant is not /Font")
	}
	info := c.dict(f.below["CIDSystemInfo"])
	if info == nil {
		c.add(ruleSystem, f.where, "its descendant has no /CIDSystemInfo")
	} else if have := [2]string{c.text(info["Registry"]), c.text(info["Ordering"])}; !f.codes.same && have != f.codes.system {
		is := f.codes.system
		c.add(ruleSystem, f.where, "its descendant is of the collection %s-%s and its CMap of %s-%s", have[0], have[1], is[0], is[1])
	}
	descriptor := c.checkDescriptor(f, f.below["FontDescriptor"])
	s, key := c.embedded(f, descriptor)
	toGlyph := c.file.Resolve(f.below["CIDToGIDMap"])
	mapped, isStream := toGlyph.(*object.Stream)
	if f.belowKind == "CIDFontType2" && s != nil && !isStream && toGlyph != object.Name("Identity") {
		c.add(ruleToGID, f.where, "its descendant has no /CIDToGIDMap")
	}
	if s == nil {
		return
	}
	program, ok := c.cidProgram(f, s, key)
	if !ok {
		return
	}
	if isStream {
		table, _ := mapped.Decode()
		identity := program.glyph
		program.glyph = func(cid int) (int, bool) {
			if 2*cid+1 >= len(table) {
				return 0, true
			}
			return identity(int(table[2*cid])<<8 | int(table[2*cid+1]))
		}
	}
	c.checkCIDs(f, program, c.widthTable(f.below))
	c.checkCIDSet(f, descriptor, program)
}

// A cidProgram is a font program that is asked by CID.
type cidProgram struct {
	glyph   func(cid int) (int, bool) // glyph of a CID
	advance func(glyph int) float64   // in 1/1000 em
	glyphs  int
}

// cidProgram reads the font program of a CIDFont.
func (c *checker) cidProgram(f *font, s *object.Stream, key object.Name) (cidProgram, bool) {
	data, err := s.Decode()
	if err != nil {
		return cidProgram{}, false // the data of all streams are looked at elsewhere
	}
	kind := c.name(s.Dict["Subtype"])
	switch {
	case f.belowKind == "CIDFontType2" && key == "FontFile2", key == "FontFile3" && kind == "OpenType":
		p, err := fontfile.ParseSFNT(data)
		if err != nil {
			c.add(ruleProgram, f.where, "%v", err)
			return cidProgram{}, false
		}
		if p.CFF != nil && f.belowKind == "CIDFontType0" {
			return cidProgram{p.CFF.ByCID, p.CFF.Advance, p.CFF.Glyphs}, true
		}
		return cidProgram{func(cid int) (int, bool) { return cid, cid < p.Glyphs }, p.Advance, p.Glyphs}, true
	case f.belowKind == "CIDFontType0" && key == "FontFile3" && kind == "CIDFontType0C":
		p, err := fontfile.ParseCFF(data)
		if err != nil {
			c.add(ruleProgram, f.where, "%v", err)
			return cidProgram{}, false
		}
		return cidProgram{p.ByCID, p.Advance, p.Glyphs}, true
	}
	c.add(ruleProgram, f.where, "a %s does not go with a program in /%s", f.belowKind, key)
	return cidProgram{}, false
}

// checkCIDs looks for the glyph of each code and holds its width against the program's.
func (c *checker) checkCIDs(f *font, p cidProgram, width func(cid int) float64) {
	if f.codes.unknown {
		return
	}
	for _, code := range f.order {
		u := f.uses[code]
		cid, ok := f.codes.cid(code)
		if cid > math.MaxUint16 {
			c.add(ruleLimit, f.where, "the CID %d is larger than 65,535", cid)
		}
		glyph, there := p.glyph(cid)
		switch {
		case !ok || there && glyph == 0:
			c.add(ruleNotdef, f.where, "code %#x on %s leads to .notdef", code, u.where)
		case !there && u.drawn:
			c.add(ruleGlyph, f.where, "the font program has no glyph for code %#x on %s", code, u.where)
		case there && u.drawn:
			c.compareWidth(f, code, width(cid), p.advance(glyph))
		}
	}
}

// compareWidth holds the width of the font dictionary against that of the program, both in 1/1000 em.
func (c *checker) compareWidth(f *font, code int, said, is float64) {
	if math.Abs(said-is) > 1.0001 {
		c.add(ruleWidth, f.where, "the width of code %#x is %.4g, and %.4g in the font program", code, said, is)
	}
}

// widthTable returns the widths that /W and /DW of a CIDFont say.
func (c *checker) widthTable(below object.Dict) func(cid int) float64 {
	type span struct {
		low, high int
		width     float64
	}
	var spans []span
	single := map[int]float64{}
	otherwise, ok := c.number(below["DW"])
	if !ok {
		otherwise = 1000
	}
	list := c.array(below["W"])
	for i := 0; i+1 < len(list); {
		first, _ := c.integer(list[i])
		if widths := c.array(list[i+1]); widths != nil {
			for j, v := range widths {
				single[first+j], _ = c.number(v)
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			break
		}
		last, _ := c.integer(list[i+1])
		width, _ := c.number(list[i+2])
		spans = append(spans, span{first, last, width})
		i += 3
	}
	return func(cid int) float64 {
		if w, ok := single[cid]; ok {
			return w
		}
		for _, s := range spans {
			if cid >= s.low && cid <= s.high {
				return s.width
			}
		}
		return otherwise
	}
}

// checkCIDSet looks whether a /CIDSet lists the glyphs that are used.
func (c *checker) checkCIDSet(f *font, descriptor object.Dict, p cidProgram) {
	s := c.stream(descriptor["CIDSet"])
	if s == nil || f.codes.unknown {
		return
	}
	set, err := s.Decode()
	if err != nil {
		return
	}
	for _, code := range f.order {
		cid, ok := f.codes.cid(code)
		if _, there := p.glyph(cid); ok && there && (cid/8 >= len(set) || set[cid/8]>>(7-cid%8)&1 == 0) {
			c.add(ruleCharSet, f.where, "its /CIDSet lacks CID %d, which is used", cid)
			return
		}
	}
}
