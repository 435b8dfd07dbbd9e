package page

import (
	"crypto/sha256"

	"rolexport/internal/typeset"
)

// A font is a face that is cut and compressed, ready to be written into any number of files.
type font struct {
	cut     *typeset.Cut
	name    []byte // with the tag that names the cut
	metrics typeset.Metrics
	length  int    // of the program
	program []byte // deflated
}

func newFont(face *typeset.Face, runes []rune) (*font, error) {
	cut, err := face.Cut(runes)
	if err != nil {
		return nil, err
	}
	f := &font{
		cut: cut, name: append(subsetTag(cut.Program), face.Name()...), metrics: face.Metrics(),
		length: len(cut.Program), program: deflated(cut.Program),
	}
	cut.Program = nil // only its compressed form is needed from here on
	return f, nil
}

// subsetTag returns the six letters that tell cuts of one face apart, and the plus sign behind them.
func subsetTag(program []byte) []byte {
	digest := sha256.Sum256(program)
	tag := make([]byte, 6, 32)
	for i := range tag {
		tag[i] = 'A' + digest[i]%26
	}
	return append(tag, '+')
}

// write writes the objects of the font and returns the number of its dictionary. toUnicode is the number of the map of its codes.
func (f *font) write(o *objects, toUnicode int) int {
	first := o.reserve(3)
	program, descriptor, dict := first, first+1, first+2
	length := appendInt([]byte("<</Length1 "), f.length)
	o.compressed(program, length, flate, f.program)

	m := f.metrics
	b := append(append(o.begin(descriptor), "<</Type/FontDescriptor/FontName/"...), f.name...)
	flags := 4 // symbolic: its codes are its own
	if m.Fixed {
		flags |= 1
	}
	if m.ItalicAngle != 0 {
		flags |= 64
	}
	b = appendInt(append(b, "/Flags "...), flags)
	b = append(b, "/FontBBox["...)
	for i, v := range m.Bounds {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendInt(b, v)
	}
	b = appendInt(append(b, "]/ItalicAngle "...), m.ItalicAngle)
	b = appendInt(append(b, "/Ascent "...), m.Ascent)
	b = appendInt(append(b, "/Descent "...), m.Descent)
	b = appendInt(append(b, "/CapHeight "...), m.CapHeight)
	b = appendInt(append(b, "/StemV "...), m.StemV)
	b = appendRef(append(b, "/FontFile2 "...), program)
	o.end(append(b, ">>"...))

	b = o.begin(dict)
	if f.cut.Wide {
		b = append(append(b, "<</Type/Font/Subtype/Type0/BaseFont/"...), f.name...)
		b = append(b, "/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/"...)
		b = append(append(b, f.name...), "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "...)
		b = append(appendRef(b, descriptor), "/CIDToGIDMap/Identity/DW 0/W["...)
		b = append(appendInt(b, f.cut.First), "["...)
		b = append(f.appendWidths(b), "]]>>]"...)
	} else {
		b = append(append(b, "<</Type/Font/Subtype/TrueType/BaseFont/"...), f.name...)
		b = appendInt(append(b, "/FirstChar "...), f.cut.First)
		b = appendInt(append(b, "/LastChar "...), f.cut.First+len(f.cut.Widths)-1)
		b = append(f.appendWidths(append(b, "/Widths["...)), "]/FontDescriptor "...)
		b = appendRef(b, descriptor)
	}
	b = appendRef(append(b, "/ToUnicode "...), toUnicode)
	o.end(append(b, ">>"...))
	return dict
}

func (f *font) appendWidths(b []byte) []byte {
	for i, w := range f.cut.Widths {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendInt(b, w)
	}
	return b
}
