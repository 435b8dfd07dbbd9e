package pdf

import (
	"strings"

	"rolexport/internal/verify/pdf/fontfile"
	"rolexport/internal/verify/pdf/object"
)

// checkSimple looks at a font whose codes are bytes.
func (c *checker) checkSimple(f *font) {
	first, ok := c.integer(f.dict["FirstChar"])
	last, ok2 := c.integer(f.dict["LastChar"])
	widths := c.array(f.dict["Widths"])
	standardFont := !ok && !ok2 && widths == nil && f.dict["FontDescriptor"] == nil
	if (!ok || !ok2 || len(widths) != last-first+1) && !standardFont {
		c.add(ruleWidths, f.where, "its /Widths are not those from /FirstChar to /LastChar")
	}
	descriptor := c.checkDescriptor(f, f.dict["FontDescriptor"])
	if f.kind == "TrueType" {
		c.checkTrueTypeEncoding(f)
	}
	s, key := c.embedded(f, descriptor)
	if s == nil {
		return
	}
	data, err := s.Decode()
	if err != nil {
		return // the data of all streams are looked at elsewhere
	}
	p, err := c.simpleProgram(f, data, s, key)
	if err != nil {
		c.add(ruleProgram, f.where, "%v", err)
		return
	}
	missing, _ := c.number(descriptor["MissingWidth"])
	for _, code := range f.order {
		u := f.uses[code]
		advance, found := p.advance(code)
		switch {
		case found == isNotdef:
			c.add(ruleNotdef, f.where, "code %#x on %s leads to .notdef", code, u.where)
		case found == isMissing && u.drawn:
			c.add(ruleGlyph, f.where, "the font program has no glyph for code %#x on %s", code, u.where)
		case found == isThere && u.drawn:
			said := missing
			if code >= first && code-first < len(widths) {
				said, _ = c.number(widths[code-first])
			}
			c.compareWidth(f, code, said, advance)
		}
	}
	if set := c.text(descriptor["CharSet"]); set != "" && p.names != nil {
		c.checkCharSet(f, set, p.names)
	}
}

// finding says what became of the search for a glyph.
type finding uint8

const (
	isThere finding = iota
	isNotdef
	isMissing
	isUnknown // it cannot be told which glyph is meant
)

// A simpleProgram is a font program that is asked by code.
type simpleProgram struct {
	advance func(code int) (float64, finding) // in 1/1000 em
	names   []string                          // of all glyphs; nil: they are not known
}

// checkCharSet looks whether /CharSet lists the glyphs of the program.
func (c *checker) checkCharSet(f *font, set string, names []string) {
	listed := map[string]bool{".notdef": true}
	for _, name := range strings.Split(set, "/") {
		listed[strings.TrimSpace(name)] = true
	}
	for _, name := range names {
		if !listed[name] {
			c.add(ruleCharSet, f.where, "its /CharSet lacks the glyph %q", short(name))
			return
		}
	}
}

// symbolic reports whether the descriptor says that the font is symbolic.
func (c *checker) symbolic(f *font) bool {
	flags, _ := c.integer(c.dict(f.dict["FontDescriptor"])["Flags"])
	return flags&flagSymbolic != 0
}

// encoding returns the glyph names that the font dictionary gives to codes. base is what holds where it gives none.
func (c *checker) encoding(f *font, base *fontfile.Encoding) *fontfile.Encoding {
	named := map[object.Name]*fontfile.Encoding{
		"WinAnsiEncoding": fontfile.WinAnsiEncoding(), "MacRomanEncoding": fontfile.MacRomanEncoding(),
		"StandardEncoding": fontfile.StandardEncoding(),
	}
	result := &fontfile.Encoding{}
	if base != nil {
		*result = *base
	}
	if e := named[c.name(f.dict["Encoding"])]; e != nil {
		*result = *e
	}
	d, ok := c.get(f.dict, "Encoding").(object.Dict)
	if !ok {
		return result
	}
	if e := named[c.name(d["BaseEncoding"])]; e != nil {
		*result = *e
	}
	code := 0
	for _, v := range c.array(d["Differences"]) {
		switch v := c.file.Resolve(v).(type) {
		case object.Integer:
			code = int(max(min(v, 256), 0))
		case object.Name:
			if code < len(result) {
				result[code] = string(v)
			}
			code++
		}
	}
	return result
}

// meaningByName returns the character of a code by the name of its glyph.
func (c *checker) meaningByName(f *font, code int) (rune, bool) {
	if code > 255 {
		return 0, false
	}
	base := fontfile.StandardEncoding()
	if f.kind == "Type3" || c.symbolic(f) {
		base = nil
	}
	return fontfile.Rune(c.encoding(f, base)[code])
}

// checkTrueTypeEncoding looks at the encoding of a TrueType font.
func (c *checker) checkTrueTypeEncoding(f *font) {
	v := c.get(f.dict, "Encoding")
	if c.symbolic(f) {
		if v != nil {
			c.add(ruleSymbolic, f.where, "it is symbolic and has an /Encoding")
		}
		return
	}
	base := c.name(f.dict["Encoding"])
	d, _ := v.(object.Dict)
	if d != nil {
		base = c.name(d["BaseEncoding"])
	}
	if base != "WinAnsiEncoding" && base != "MacRomanEncoding" {
		c.add(ruleEncoding, f.where, "it is not symbolic, and its encoding is neither WinAnsi nor MacRoman")
	}
	for _, v := range c.array(d["Differences"]) {
		if name, ok := c.file.Resolve(v).(object.Name); ok && numbered(string(name)) {
			c.add(ruleEncoding, f.where, "the glyph name %q of its /Differences is not of the Adobe Glyph List", short(string(name)))
			return
		}
	}
}

// numbered reports whether a glyph name is one that programs make up, such as g12 or glyph12.
func numbered(name string) bool {
	for _, prefix := range []string{"g", "G", "gid", "glyph", "cid", "index"} {
		if digits, ok := strings.CutPrefix(name, prefix); ok && digits != "" && strings.Trim(digits, "0123456789") == "" {
			return true
		}
	}
	return false
}
