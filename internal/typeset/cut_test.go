package typeset

import (
	"bytes"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const latin = "Operations Manager: (2027) — 40 staff, €68,000 “fixed” naïve Größe fi 100%\u00ad"

func TestCutKeepsOutlinesAndWidths(t *testing.T) {
	for _, face := range []*Face{Default().Regular[0], Default().Bold[0], Default().Mono[0], Default().Regular[1]} {
		cut, err := face.Cut([]rune(latin))
		if err != nil {
			t.Fatal(err)
		}
		o := cutOutlines(t, cut)
		for i, r := range cut.Runes {
			glyph := uint16(i + 1)
			if r == 0 {
				if len(o.outline(glyph)) != 0 || cut.Widths[i] != 0 {
					t.Errorf("%s: unused code %d is not empty", face.Name(), cut.First+i)
				}
				continue
			}
			of := face.glyphFor(r)
			if got := perMille(int(o.advance(glyph)), o.em); got != cut.Widths[i] || got != face.Advance(of) {
				t.Errorf("%s: %q is %d wide in the program, %d in Widths, %d in the face", face.Name(), r, got, cut.Widths[i], face.Advance(of))
			}
			if got, want := o.outline(glyph), face.outlines.outline(of); len(want) > 0 {
				if len(got) == 0 || !bytes.Equal(got[:10], want[:10]) {
					t.Errorf("%s: %q lost its outline", face.Name(), r)
				}
				if len(got) > len(want) {
					t.Errorf("%s: %q grew from %d to %d bytes", face.Name(), r, len(want), len(got))
				}
			}
		}
		if len(cut.Program) > 24<<10 {
			t.Errorf("%s: %d bytes for %d runes: hints or other glyphs are left", face.Name(), len(cut.Program), len(cut.Runes))
		}
	}
}

// cutOutlines reads the program of a cut back.
func cutOutlines(t *testing.T, c *Cut) outlines {
	t.Helper()
	all, err := tables(c.Program)
	if err != nil {
		t.Fatal(err)
	}
	if sum := checksum(c.Program); sum != 0xB1B0AFBA {
		t.Errorf("the checksum of the file is %x", sum)
	}
	s := source{head: all["head"], hhea: all["hhea"], maxp: all["maxp"]}
	o, err := findOutlines(all, s, int(be.Uint16(s.head[18:])))
	if err != nil {
		t.Fatal(err)
	}
	if o.count < len(c.Runes)+1 {
		t.Fatalf("%d glyphs for %d codes", o.count, len(c.Runes))
	}
	return o
}

func TestCutCodes(t *testing.T) {
	face := Default().Regular[0]
	cut, err := face.Cut([]rune("a(–) \u00ad\u200b"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"a ()", "61202829"},
		{"a–a", "618061"},
		{"a\u00ada", "6161"},
		{"a\u00ad", "61c6"},
		{"a\u200ba", "61fb61"},
	} {
		got, err := cut.AppendCodes(nil, c.text)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
		} else if hex.EncodeToString(got) != c.want {
			t.Errorf("%q: %x, want %s", c.text, got, c.want)
		}
	}
	if _, err := cut.AppendCodes(nil, "ab"); err == nil || !strings.Contains(err.Error(), "U+0062") {
		t.Errorf("a rune that was not cut: error %v", err)
	}
	if _, err := face.Cut([]rune("漢")); err == nil || !strings.Contains(err.Error(), "U+6F22") {
		t.Errorf("a rune that the face lacks: error %v", err)
	}
	if _, err := face.Cut([]rune{0xF001}); err == nil {
		t.Error("a private rune was cut")
	}
}

// Whatever the runes are, text comes back from its codes.
func TestCutRoundTrip(t *testing.T) {
	face := Default().Regular[1]
	var known []rune
	for r := rune(0x20); r < 0x20000; r++ {
		if face.has(r) && r != SoftHyphen {
			known = append(known, r)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SliceOfN(rapid.SampledFrom(known), 1, 600).Draw(t, "runes")
		cut, err := face.Cut(runes)
		if err != nil {
			t.Fatal(err)
		}
		distinct := slices.Compact(slices.Sorted(slices.Values(runes)))
		if cut.Wide != (len(distinct) > simpleRunes) {
			t.Fatalf("%d runes: wide is %v", len(distinct), cut.Wide)
		}
		codes, err := cut.AppendCodes(nil, string(runes))
		if err != nil {
			t.Fatal(err)
		}
		var back []rune
		for i := 0; i < len(codes); i++ {
			code := int(codes[i])
			if cut.Wide {
				i++
				code = code<<8 | int(codes[i])
			} else if code == 0 || code == '\n' || code == '\r' {
				t.Fatalf("code %d is in use", code)
			}
			back = append(back, cut.Runes[code-cut.First])
		}
		if !slices.Equal(back, runes) {
			t.Fatalf("%q came back as %q", string(runes), string(back))
		}
		again, _ := face.Cut(distinct)
		if !bytes.Equal(again.Program, cut.Program) {
			t.Fatal("the program depends on the order of the runes")
		}
	})
}

func BenchmarkCut(b *testing.B) {
	face := Default().Regular[0]
	runes := []rune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPRSTUVW 0123456789.,:;-()/%&–—’“”•")
	for b.Loop() {
		if _, err := face.Cut(runes); err != nil {
			b.Fatal(err)
		}
	}
}
