package fontfile_test

import (
	"testing"

	"rolexport/internal/typeset"
	"rolexport/internal/verify/pdf/fontfile"
)

// FuzzFonts checks that no font program makes a reader panic.
func FuzzFonts(f *testing.F) {
	cut, err := typeset.Default().Regular[0].Cut([]rune("abcé"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(cut.Program)
	f.Add([]byte("\x01\x00\x04\x01\x00\x01\x01\x01\x02A\x00\x01\x01\x01\x03\x96\x11\x00\x00\x00\x00\x00\x01\x01\x01\x02\x0e"))
	f.Add([]byte("%!PS-AdobeFont-1.0\n/FontMatrix [0.001 0 0 0.001 0 0] def\ncurrentfile eexec\n" + "0123456789abcdef"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, err := fontfile.ParseSFNT(data); err == nil {
			for glyph := range p.Glyphs {
				p.Advance(glyph)
			}
			for _, m := range p.Cmaps {
				for _, code := range []int{0, 65, 255, 0xF041, 0xFFFF, 0x1F600} {
					m.Glyph(code)
				}
			}
		}
		if p, err := fontfile.ParseCFF(data); err == nil {
			for glyph := range p.Glyphs {
				p.Advance(glyph)
			}
		}
		_, _ = fontfile.ParseType1(data, len(data)/2) // what it reads is not asked
	})
}
