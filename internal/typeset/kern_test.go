package typeset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"pgregory.net/rapid"
)

func TestKerning(t *testing.T) {
	face := Default().Regular[0]
	for _, c := range []struct {
		text string
		want int
	}{
		{"AV", -74}, {"VA", -74}, {"To", -111}, {"P,", -129}, {"r.", -55}, {"AVA", -148}, {"TÖ", 0}, {"Té", 0}, {"L’", -55}, {"ffi", -18},
		{"11", 0}, {"A1", 0}, {"T-", 0}, {"T V", 0}, {"A\u00adV", 0}, {"A\u200bV", 0}, {"nn", 0}, {"A", 0}, {"", 0},
	} {
		sum := 0
		for _, r := range c.text {
			if !Invisible(r) && !Unset(r, false) {
				g, _ := face.Glyph(r)
				sum += face.Advance(g)
			}
		}
		if got := face.Ems(c.text) - sum; got != c.want {
			t.Errorf("%q is %d closer than its letters, want %d", c.text, got, c.want)
		}
	}
	if mono := Default().Mono[0]; mono.Ems("AVAVA") != 5*mono.Ems("A") {
		t.Error("a face of one width is kerned")
	}
	if plain := Default().Unkerned().Regular[0]; plain.Ems("AV") != plain.Ems("A")+plain.Ems("V") || face.Ems("AV") == plain.Ems("AV") {
		t.Error("Unkerned is kerned, or all is unkerned now")
	}
}

// Fonts that have both a kern table and GPOS say the same in both.
func TestKernTableAndGPOSAgree(t *testing.T) {
	for name, ttf := range map[string][]byte{
		"Sans": liberationsansregular.TTF, "Serif": liberationserifitalic.TTF, "DejaVu": dejavusans.TTF,
	} {
		all, err := tables(ttf)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Parse(name, ttf)
		if err != nil {
			t.Fatal(err)
		}
		old, modern, kerned := findKernTable(all["kern"]), findGPOS(all["GPOS"]), 0
		for l := rune(' '); l < 0x250; l++ {
			for r := rune(' '); r < 0x250; r++ {
				left, right := f.coverage.glyph(l), f.coverage.glyph(r)
				a, b := old.distance(left, right), modern.distance(left, right)
				if a != b {
					t.Fatalf("%s: %q and %q are %d apart by kern, %d by GPOS", name, l, r, a, b)
				}
				if a != 0 {
					kerned++
				}
			}
		}
		if kerned < 50 {
			t.Errorf("%s: %d pairs", name, kerned)
		}
		k := findKerning(map[string][]byte{"GPOS": all["GPOS"]}, int(be.Uint16(all["head"][18:])), &f.coverage)
		if *k.plain != *f.kerning.plain {
			t.Errorf("%s: the pairs of letters differ", name)
		}
	}
}

// Set text is as wide as its letters and the distances between them, and as its parts between the places where lines may end.
func TestAnyKernedWidth(t *testing.T) {
	letters := []rune("AVWTYLPFaevoyrf.,;'\"’“” -/–1°éÄŁ\u00ad\u200b")
	for _, face := range []*Face{Default().Regular[0], Default().Bold[0], Default().Regular[1]} {
		rapid.Check(t, func(t *rapid.T) {
			text := string(rapid.SliceOf(rapid.SampledFrom(letters)).Draw(t, "letters"))
			sum := 0
			for i, r := range text {
				if n := utf8.RuneLen(r); !Unset(r, i+n == len(text)) {
					sum += face.Ems(text[i : i+n])
				}
			}
			for at := 0; ; {
				next, distance := face.NextKern(text, at)
				if sum += distance; next == len(text) {
					break
				}
				at = next
			}
			if got := face.Ems(text); got != sum {
				t.Fatalf("%q is %d wide, its letters and their distances %d", text, got, sum)
			}
			sum, start := 0, 0
			for _, b := range Breaks(text) {
				sum += face.Ems(strings.TrimRight(text[start:b.Index], "\u00ad")) // the hyphen counts where the line ends
				start = b.Index
			}
			if strings.HasSuffix(text, "\u00ad") {
				sum += face.Ems("-")
			}
			if got := face.Ems(text); got != sum {
				t.Fatalf("%q is %d wide on one line, %d on many", text, got, sum)
			}
		})
	}
}

// FuzzKerning gives damaged tables of pairs: whatever they say, no letters fall upon each other.
func FuzzKerning(f *testing.F) {
	all, err := tables(liberationserifitalic.TTF)
	if err != nil {
		f.Fatal(err)
	}
	face, err := Parse("Serif", liberationserifitalic.TTF)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(true, []byte(all["kern"]), uint16(0), []byte{})
	f.Add(false, []byte(all["GPOS"]), uint16(4), []byte{0xFF, 0xFF, 0, 1})
	f.Fuzz(func(t *testing.T, old bool, table []byte, at uint16, with []byte) {
		name := "GPOS"
		if old {
			name = "kern"
		}
		table = append([]byte(nil), table...)
		if len(table) > 0 {
			copy(table[int(at)%len(table):], with)
		}
		damaged := Face{name: face.name, facts: face.facts}
		damaged.kerning = findKerning(map[string][]byte{name: table}, 2048, &face.coverage)
		for l, row := range face.coverage.table[:0x180] {
			for _, r := range []rune{'A', 'V', 'é', '’', '.'} {
				if d := damaged.between(rune(l), r); row != 0 && (d < -mostKern || d > mostKern) {
					t.Fatalf("%q and %q are %d apart", rune(l), r, d)
				}
			}
		}
	})
}
