package pdf

import (
	"fmt"
	"strings"

	"rolexport/internal/verify/pdf/object"
)

// A font is a font dictionary with the codes that are shown in it.
type font struct {
	where      string
	dict       object.Dict
	kind       object.Name // /Subtype
	below      object.Dict // the CIDFont of a Type 0 font
	belowKind  object.Name
	codes      *cmap                        // of a Type 0 font; nil: codes are bytes
	glyphs     map[object.Name]object.Value // of a Type 3 font
	followed   bool                         // its glyphs were
	resources  object.Dict                  // of the stream that used it first
	uses       map[int]*use                 // by code
	order      []int
	toUnicode  *cmap
	hasUnicode bool
}

// A use is how a code is shown.
type use struct {
	where    string
	drawn    bool // not only in invisible text
	replaced bool // always within text that is read in its stead
}

// fontOf returns the font of a dictionary. key names it if it has no number.
func (c *checker) fontOf(v object.Value, key string, resources object.Dict) *font {
	if n := objectOf(v); n != 0 {
		key = fmt.Sprint(n)
	}
	if f := c.fonts[key]; f != nil {
		return f
	}
	d := c.dict(v)
	f := &font{dict: d, kind: c.name(d["Subtype"]), uses: map[int]*use{}, resources: resources}
	f.where = at(v, "font "+strings.TrimSpace(short(string(c.name(d["BaseFont"])))))
	switch f.kind {
	case "Type0":
		if list := c.array(d["DescendantFonts"]); len(list) > 0 {
			f.below = c.dict(list[0])
		}
		f.belowKind = c.name(f.below["Subtype"])
		f.codes = c.encodingMap(f)
	case "Type3":
		f.glyphs = map[object.Name]object.Value{}
		for name, glyph := range c.dict(d["CharProcs"]) {
			f.glyphs[name] = glyph
		}
		f.where = at(v, "a Type 3 font")
	}
	if s := c.stream(d["ToUnicode"]); s != nil {
		f.hasUnicode = true
		data, _ := s.Decode()
		f.toUnicode = c.readCMap(data, at(d["ToUnicode"], "the ToUnicode map of "+f.where), ruleMeaning)
	}
	c.fonts[key] = f
	c.order = append(c.order, f)
	return f
}

// use notes the codes of a piece of text.
func (f *font) use(text object.String, drawn, replaced bool, where string) {
	note := func(code int) {
		u := f.uses[code]
		if u == nil {
			u = &use{where: where, replaced: replaced}
			f.uses[code] = u
			f.order = append(f.order, code)
		}
		u.drawn = u.drawn || drawn
		u.replaced = u.replaced && replaced
	}
	if f.codes == nil {
		for i := range len(text) {
			note(int(text[i]))
		}
		return
	}
	f.codes.split(string(text), note)
}

var fontKinds = names("Type0", "Type1", "MMType1", "TrueType", "Type3", "CIDFontType0", "CIDFontType2")

// checkFonts looks at all fonts that text is shown in.
func (c *checker) checkFonts() {
	for _, f := range c.order {
		if len(f.order) == 0 {
			continue
		}
		if c.name(f.dict["Type"]) != "Font" {
			c.add(ruleFont, f.where, "its /Type is not /Font")
		}
		if !fontKinds[f.kind] {
			c.add(ruleFont, f.where, "there is no kind of font %q", short(string(f.kind)))
		}
		if f.kind != "Type3" && c.name(f.dict["BaseFont"]) == "" {
			c.add(ruleFont, f.where, "it has no name, /BaseFont")
		}
		switch f.kind {
		case "Type0":
			c.checkComposite(f)
		case "Type3":
			c.checkTypeThree(f)
		default:
			c.checkSimple(f)
		}
		c.checkMeanings(f)
	}
}

// drawn reports whether some of the text of a font is visible.
func (f *font) drawn() bool {
	for _, u := range f.uses {
		if u.drawn {
			return true
		}
	}
	return false
}

// Flags of font descriptors.
const (
	flagSymbolic    = 1 << 2
	flagNonsymbolic = 1 << 5
)

// checkDescriptor looks at the descriptor of a font and returns it.
func (c *checker) checkDescriptor(f *font, v object.Value) object.Dict {
	d := c.dict(v)
	if d == nil {
		return nil
	}
	if _, ok := c.box(d["FontBBox"]); !ok {
		c.add(ruleBounds, f.where, "its descriptor has no /FontBBox of four numbers")
	}
	flags, ok := c.integer(d["Flags"])
	symbolic, other := flags&flagSymbolic != 0, flags&flagNonsymbolic != 0
	switch {
	case !ok:
		c.add(ruleFlags, f.where, "its descriptor has no /Flags")
	case symbolic && other:
		c.add(ruleFlags, f.where, "its /Flags say that it is symbolic and that it is not: %d", flags)
	case !symbolic && !other:
		c.add(ruleFlags, f.where, "its /Flags say neither that it is symbolic nor that it is not: %d", flags)
	}
	return d
}

// embedded returns the font program of a descriptor and the key that it has there.
func (c *checker) embedded(f *font, descriptor object.Dict) (*object.Stream, object.Name) {
	for _, key := range []object.Name{"FontFile", "FontFile2", "FontFile3"} {
		if s := c.stream(descriptor[key]); s != nil {
			return s, key
		}
	}
	if f.drawn() {
		c.add(ruleEmbedded, f.where, "its font program is not embedded")
	}
	return nil, ""
}

// checkMeanings looks for the Unicode text of each code.
func (c *checker) checkMeanings(f *font) {
	if f.dict["ToUnicode"] != nil && !f.hasUnicode && c.name(f.dict["ToUnicode"]) == "" {
		c.add(ruleMeaning, f.where, "its /ToUnicode is no stream")
	}
	missing := 0
	for _, code := range f.order {
		u := f.uses[code]
		text, ok := f.toUnicode.text(code)
		if !ok {
			if r, known := c.otherMeaning(f, code); known {
				text, ok = string(r), true
			}
		}
		if !ok {
			if missing++; missing <= 3 {
				c.add(ruleUnicode, f.where, "nothing says which character code %#x on %s is", code, u.where)
			}
			continue
		}
		c.checkMeaning(f, code, u, text)
	}
	if missing > 3 {
		c.add(ruleUnicode, f.where, "nothing says which characters %d other codes are", missing-3)
	}
}

// checkMeaning looks at the characters that a code stands for.
func (c *checker) checkMeaning(f *font, code int, u *use, text string) {
	if text == "" {
		c.add(ruleMeaning, f.where, "code %#x stands for no character", code)
	}
	for _, r := range text {
		switch {
		case r == 0, r == 0xFEFF, r == 0xFFFE:
			c.add(ruleMeaning, f.where, "code %#x stands for U+%04X", code, r)
		case r == 0xFFFD && f.toUnicode.lone(code):
			c.add(ruleMeaning, f.where, "code %#x stands for half a character", code)
		case privateUse(r) && !u.replaced:
			c.add(rulePrivate, f.where, "code %#x on %s stands for U+%04X, which is of private use", code, u.where, r)
		}
	}
}

func privateUse(r rune) bool { return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 }

// otherMeaning returns what a code means without a ToUnicode map.
func (c *checker) otherMeaning(f *font, code int) (rune, bool) {
	if f.kind == "Type0" {
		info := c.dict(f.below["CIDSystemInfo"])
		switch c.text(info["Ordering"]) {
		case "GB1", "CNS1", "Japan1", "Korea1":
			return 'A', c.text(info["Registry"]) == "Adobe" // readers know the collection; what it says is not looked at
		}
		return 0, false
	}
	if f.kind == "TrueType" && c.symbolic(f) {
		return 0, false
	}
	return c.meaningByName(f, code)
}
