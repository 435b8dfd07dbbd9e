package pdf_test

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"rolexport/internal/verify/pdf/object"
)

// descriptor returns the descriptor of a font.
func (d *draft) descriptor(font object.Dict) object.Dict { return d.dict(font["FontDescriptor"]) }

// below returns the CIDFont of a composite font.
func (d *draft) below(font object.Dict) object.Dict {
	return d.dict(font["DescendantFonts"].(object.Array)[0])
}

// table returns a table of the font program of a simple font, to be changed in place.
func (d *draft) table(font object.Dict, tag string) []byte {
	data := d.stream(d.descriptor(font)["FontFile2"]).data
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		row := data[12+16*i:]
		if string(row[:4]) == tag {
			offset, length := binary.BigEndian.Uint32(row[8:]), binary.BigEndian.Uint32(row[12:])
			return data[offset : offset+length]
		}
	}
	panic("the font program has no table " + tag)
}

// simple returns the first simple font.
func (d *draft) simple() object.Dict { return d.fonts("TrueType")[0] }

// composite returns the first composite font.
func (d *draft) composite() object.Dict { return d.fonts("Type0")[0] }

// meaning changes an entry of the ToUnicode map of the simple font, that of the letter e.
func (d *draft) meaning(to string) {
	s := d.stream(d.simple()["ToUnicode"])
	if !bytes.Contains(s.data, []byte("<0065>")) {
		panic("the map has no letter e")
	}
	s.data = bytes.Replace(s.data, []byte("<0065>"), []byte(to), 1)
}

// cmap returns a CMap with the identity for an encoding.
func (d *draft) cmap(ordering string, wmode int) object.Ref {
	return d.add(&raw{object.Dict{
		"Type": object.Name("CMap"), "CMapName": object.Name("Own"), "CIDSystemInfo": object.Dict{
			"Registry": object.String("Adobe"), "Ordering": object.String(ordering), "Supplement": object.Integer(0),
		},
	}, fmt.Appendf(nil, "begincmap /WMode %d def 1 begincodespacerange <0000> <FFFF> endcodespacerange "+
		"1 begincidrange <0000> <FFFF> 0 endcidrange endcmap", wmode)})
}

// typeThree draws a glyph of a Type 3 font whose dictionary says a width and whose glyph says 500.
func (d *draft) typeThree(width int, glyph object.Name) {
	d.resource("Font", "X", object.Dict{
		"Type": object.Name("Font"), "Subtype": object.Name("Type3"), "FontBBox": numbers(0, 0, 9, 9), "Resources": object.Dict{},
		"FontMatrix": numbers(1, 0, 0, 1, 0, 0),
		"FirstChar":  object.Integer('A'), "LastChar": object.Integer('A'), "Widths": numbers(width),
		"Encoding":  object.Dict{"Differences": object.Array{object.Integer('A'), object.Name("A")}},
		"CharProcs": object.Dict{glyph: d.add(&raw{object.Dict{}, []byte("500 0 d0 0 0 9 9 re f")})},
	})
	d.draw("BT /X 9 Tf (A) Tj ET")
}

var fontDefects = []defect{
	{"type removed", "pdf-font", nil, func(d *draft) { d.simple()["Type"] = object.Name("Fnt") }},
	{"name removed", "pdf-font", nil, func(d *draft) { delete(d.simple(), "BaseFont") }},
	{"descendant removed", "pdf-font", []string{"pdf-to-unicode"}, func(d *draft) { delete(d.composite(), "DescendantFonts") }},
	{"width removed", "pdf-font-widths", []string{"pdf-font-width"}, func(d *draft) {
		w := d.simple()["Widths"].(object.Array)
		d.simple()["Widths"] = w[:len(w)-1]
	}},
	{"font program removed", "pdf-font-embedded", nil, func(d *draft) { delete(d.descriptor(d.simple()), "FontFile2") }},
	{"font program of a composite font removed", "pdf-font-embedded", nil, func(d *draft) {
		delete(d.descriptor(d.below(d.composite())), "FontFile2")
	}},
	{"standard font", "pdf-font-embedded", nil, func(d *draft) {
		d.resource("Font", "X", object.Dict{
			"Type": object.Name("Font"), "Subtype": object.Name("Type1"), "BaseFont": object.Name("Helvetica"),
			"Encoding": object.Name("WinAnsiEncoding"),
		})
		d.draw("BT /X 9 Tf (A) Tj ET")
	}},
	{"font program cut short", "pdf-font-program", nil, func(d *draft) {
		s := d.stream(d.descriptor(d.simple())["FontFile2"])
		s.data = s.data[:len(s.data)/2]
	}},
	{"font program under another key", "pdf-font-program", nil, func(d *draft) {
		f := d.descriptor(d.simple())
		f["FontFile"] = f["FontFile2"]
		delete(f, "FontFile2")
	}},
	{"glyph beyond the program", "pdf-glyph-missing", nil, func(d *draft) {
		segments := d.table(d.simple(), "cmap")
		at := bytes.Index(segments, []byte{0, 4, 0, 32}) // format 4 with two segments
		delta := segments[at+14+4+2+4:]
		binary.BigEndian.PutUint16(delta, binary.BigEndian.Uint16(delta)+5000)
	}},
	{"code beyond the font", "pdf-notdef", []string{"pdf-to-unicode"}, func(d *draft) {
		d.resource("Font", "X", d.all(func(e object.Dict) bool { return e["Subtype"] == object.Name("TrueType") })[0])
		d.draw("BT /X 9 Tf <FF> Tj ET")
	}},
	{"width wrong", "pdf-font-width", nil, func(d *draft) {
		first := int(d.simple()["FirstChar"].(object.Integer))
		d.simple()["Widths"].(object.Array)['e'-first] = object.Integer(123)
	}},
	{"width of a composite font wrong", "pdf-font-width", nil, func(d *draft) { d.below(d.composite())["W"] = object.Array{} }},
	{"box removed", "pdf-font-box", nil, func(d *draft) { delete(d.descriptor(d.simple()), "FontBBox") }},
	{"box of three numbers", "pdf-font-box", nil, func(d *draft) { d.descriptor(d.below(d.composite()))["FontBBox"] = numbers(0, 0, 9) }},
	{"both flags", "pdf-font-flags", nil, func(d *draft) { d.descriptor(d.simple())["Flags"] = object.Integer(36) }},
	{"no flags", "pdf-font-flags", []string{"pdf-font-cmap", "pdf-font-encoding", "pdf-notdef", "pdf-font-width"}, func(d *draft) {
		d.descriptor(d.simple())["Flags"] = object.Integer(0)
	}},
	{"flags 32", "pdf-font-encoding", []string{"pdf-font-cmap", "pdf-notdef", "pdf-font-width"}, func(d *draft) {
		d.descriptor(d.simple())["Flags"] = object.Integer(32)
	}},
	{"encoding added", "pdf-font-symbolic", nil, func(d *draft) { d.simple()["Encoding"] = object.Name("WinAnsiEncoding") }},
	{"character maps removed", "pdf-font-cmap", []string{"pdf-notdef"}, func(d *draft) {
		binary.BigEndian.PutUint16(d.table(d.simple(), "cmap")[2:], 0) // how many there are
	}},
	{"collections differ", "pdf-cid-system", nil, func(d *draft) { d.composite()["Encoding"] = d.cmap("Japan1", 0) }},
	{"collection removed", "pdf-cid-system", nil, func(d *draft) { delete(d.below(d.composite()), "CIDSystemInfo") }},
	{"map of glyphs removed", "pdf-cid-to-gid", nil, func(d *draft) { delete(d.below(d.composite()), "CIDToGIDMap") }},
	{"unknown CMap", "pdf-cmap", []string{"pdf-cid-system"}, func(d *draft) { d.composite()["Encoding"] = object.Name("Own-H") }},
	{"writing directions differ", "pdf-cmap", nil, func(d *draft) { d.composite()["Encoding"] = d.cmap("Identity", 1) }},
	{"glyphs not listed", "pdf-char-set", nil, func(d *draft) {
		d.descriptor(d.below(d.composite()))["CIDSet"] = d.add(&raw{object.Dict{}, []byte{0}})
	}},
	{"ToUnicode removed", "pdf-to-unicode", nil, func(d *draft) { delete(d.simple(), "ToUnicode") }},
	{"ToUnicode of a composite font removed", "pdf-to-unicode", nil, func(d *draft) { delete(d.composite(), "ToUnicode") }},
	{"meaning zero", "pdf-to-unicode-value", nil, func(d *draft) { d.meaning("<0000>") }},
	{"meaning a byte order mark", "pdf-to-unicode-value", nil, func(d *draft) { d.meaning("<FEFF>") }},
	{"meaning a swapped byte order mark", "pdf-to-unicode-value", nil, func(d *draft) { d.meaning("<FFFE>") }},
	{"meaning half a pair", "pdf-to-unicode-value", nil, func(d *draft) { d.meaning("<D835>") }},
	{"no meaning", "pdf-to-unicode-value", nil, func(d *draft) { d.meaning("<>") }},
	{"map cut short", "pdf-to-unicode-value", []string{"pdf-to-unicode"}, func(d *draft) {
		s := d.stream(d.simple()["ToUnicode"])
		s.data = s.data[:len(s.data)/2]
	}},
	{"meaning of private use", "pdf-private-use", nil, func(d *draft) { d.meaning("<E123>") }},
	{"glyph of another width", "pdf-type3", nil, func(d *draft) { d.typeThree(400, "A") }},
	{"glyph not there", "pdf-type3", nil, func(d *draft) { d.typeThree(500, "B") }},
}
