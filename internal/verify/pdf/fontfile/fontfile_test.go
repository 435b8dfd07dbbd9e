package fontfile_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"rolexport/internal/typeset"
	"rolexport/internal/verify/pdf/fontfile"
)

// TestTrueType reads a cut face and holds its glyphs and widths against what the cutter says.
func TestTrueType(t *testing.T) {
	cut, err := typeset.Default().Regular[0].Cut([]rune("Hello, wörld"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := fontfile.ParseSFNT(cut.Program)
	if err != nil {
		t.Fatal(err)
	}
	symbols := f.Cmap(3, 0)
	if symbols == nil || f.Cmap(3, 1) != nil {
		t.Fatalf("the maps are %v", f.Cmaps)
	}
	for i, r := range cut.Runes {
		if r == 0 {
			continue
		}
		code := cut.First + i
		glyph := symbols.Glyph(0xF000 + code)
		if roman := f.Cmap(1, 0); roman != nil && roman.Glyph(code) != glyph {
			t.Errorf("%q: the maps lead to the glyphs %d and %d", r, glyph, roman.Glyph(code))
		}
		if glyph == 0 || math.Abs(f.Advance(glyph)-float64(cut.Widths[i])) > 1 {
			t.Errorf("%q: glyph %d of width %g, not %d", r, glyph, f.Advance(glyph), cut.Widths[i])
		}
	}
	if symbols.Glyph('x') != 0 {
		t.Error("there is a glyph for a code without one")
	}
	for n := range cut.Program {
		if n%7 == 0 && n < len(cut.Program)-16 {
			_, _ = fontfile.ParseSFNT(cut.Program[:n]) // whether it is an error depends on what is cut off
		}
	}
}

// TestType1 reads a program that is encrypted here.
func TestType1(t *testing.T) {
	width := func(n int) string { // of a glyph: side bearing 0, width n, hsbw, endchar
		n -= 108
		return encrypt("\x8B"+string([]byte{byte(247 + n/256), byte(n % 256), 13, 14}), 4330)
	}
	glyph := func(name string, w int) string {
		return fmt.Sprintf("/%s %d RD %s ND\n", name, len(width(w)), width(w))
	}
	head := "%!PS-AdobeFont-1.0: Test\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/Encoding 256 array\n" +
		"dup 65 /A put\ndup 66 /alpha put\nreadonly def\ncurrentfile eexec\n"
	body := encrypt("dup /Private 8 dict dup begin /lenIV 4 def\n2 index /CharStrings 3 dict dup begin\n"+
		glyph(".notdef", 300)+glyph("A", 722)+glyph("alpha", 631)+"end end", 55665)
	f, err := fontfile.ParseType1([]byte(head+body+strings.Repeat("0", 512)), len(head))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Names) != 3 || f.Names["A"] != 722 || f.Names["alpha"] != 631 || f.Codes[65] != "A" || f.Codes[66] != "alpha" {
		t.Errorf("widths %v, encoding %q %q", f.Names, f.Codes[65], f.Codes[66])
	}
	if _, err := fontfile.ParseType1([]byte("no font"), 0); err == nil {
		t.Error("a text is taken for a font program")
	}
}

// encrypt hides text as Type 1 does, behind four bytes of no meaning.
func encrypt(text string, key uint16) string {
	var out []byte
	for _, c := range []byte("\x9Dxyz" + text) {
		e := c ^ byte(key>>8)
		key = (uint16(e)+key)*52845 + 22719
		out = append(out, e)
	}
	return string(out)
}

// TestCFF reads a program of two glyphs whose widths are written in the two ways there are.
func TestCFF(t *testing.T) {
	index := func(items ...string) string {
		out := fmt.Sprintf("\x00%c\x01\x01", len(items))
		at := 1
		for _, i := range items {
			at += len(i)
			out += string([]byte{byte(at)})
		}
		return out + strings.Join(items, "")
	}
	number := func(n int) string { return string([]byte{29, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}) }
	private := number(500) + "\x14" + number(600) + "\x15" // default and nominal width
	chars := index("\x0e", "\x8e\x0e", "\x0e")             // endchar; 3 more than nominal; default
	charset := "\x00\x00\x22\x01\x87"                      // SID 34 is A, 391 the first of its own
	top := func(set, char, priv int) string {
		return number(set) + "\x0f" + number(char) + "\x11" + number(len(private)) + number(priv) + "\x12"
	}
	build := func(set, char, priv int) string {
		return "\x01\x00\x04\x01" + index("Test") + index(top(set, char, priv)) + index("own") + "\x00\x00"
	}
	at := len(build(0, 0, 0))
	file := build(at, at+len(charset), at+len(charset)+len(chars)) + charset + chars + private
	f, err := fontfile.ParseCFF([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	a, ok := f.ByName("A")
	own, ok2 := f.ByName("own")
	if !ok || !ok2 || f.Glyphs != 3 || f.Advance(a) != 603 || f.Advance(own) != 500 {
		t.Errorf("%d glyphs, A %d of width %g, own %d of width %g", f.Glyphs, a, f.Advance(a), own, f.Advance(own))
	}
	if f.ByCode('A') != a {
		t.Errorf("the encoding leads to %d, not %d", f.ByCode('A'), a)
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]rune{
		"A": 'A', "eacute": 'é', "Euro": '€', "uni20AC": '€', "u1F600": '😀', "a.alt": 'a', "fi": 'ﬁ', "alpha": 'α', "hyphen": '-',
	} {
		if r, ok := fontfile.Rune(name); !ok || r != want {
			t.Errorf("%s is %q, %v", name, r, ok)
		}
	}
	for _, name := range []string{"g12", "uni12", "unidots", "", "glyph"} {
		if r, ok := fontfile.Rune(name); ok {
			t.Errorf("%s is %q", name, r)
		}
	}
	for _, e := range []struct {
		encoding *fontfile.Encoding
		code     byte
		want     string
	}{
		{fontfile.WinAnsiEncoding(), 0x80, "Euro"}, {fontfile.WinAnsiEncoding(), 0xE9, "eacute"}, {fontfile.WinAnsiEncoding(), 0x92, "quoteright"},
		{fontfile.MacRomanEncoding(), 0x8E, "eacute"}, {fontfile.MacRomanEncoding(), 0xDB, "currency"}, {fontfile.MacRomanEncoding(), 0xFF, "caron"},
		{fontfile.StandardEncoding(), 0x27, "quoteright"}, {fontfile.StandardEncoding(), 0xAE, "fi"}, {fontfile.StandardEncoding(), 0xFB, "germandbls"},
		{fontfile.StandardEncoding(), 0xE1, "AE"}, {fontfile.StandardEncoding(), 0xF5, "dotlessi"}, {fontfile.StandardEncoding(), 0xD0, "emdash"},
	} {
		if got := e.encoding[e.code]; got != e.want {
			t.Errorf("code %#x is %q, not %q", e.code, got, e.want)
		}
	}
}
