package typeset

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/go-fonts/dejavu/dejavusansmono"
	"github.com/go-fonts/liberation/liberationsansregular"
)

func TestFaceMetrics(t *testing.T) {
	f := Default().Bold[0]
	if f.Name() != "LiberationSans-Bold" || f.Ascent() != 905 || f.Descent() != -212 || f.CapHeight() < 680 || f.CapHeight() > 740 {
		t.Errorf("%s: ascent %d, descent %d, capitals %d", f.Name(), f.Ascent(), f.Descent(), f.CapHeight())
	}
	if m := Default().Italic[0].Metrics(); m.ItalicAngle != -12 {
		t.Errorf("italic angle %d", m.ItalicAngle)
	}
	if !Default().Mono[0].Metrics().Fixed || Default().Regular[0].Metrics().Fixed {
		t.Error("which face is of one width is not known")
	}
}

func TestPerMille(t *testing.T) {
	for _, c := range []struct{ units, em, want int }{{1024, 2048, 500}, {-1, 2000, -1}, {1, 2000, 1}, {1, 2001, 0}, {1139, 2048, 556}} {
		if got := perMille(c.units, c.em); got != c.want {
			t.Errorf("%d of %d: %d, want %d", c.units, c.em, got, c.want)
		}
	}
}

// edited returns a copy of a font with bytes of a table replaced.
func edited(ttf []byte, table string, at int, with ...byte) []byte {
	ttf = bytes.Clone(ttf)
	all, err := tables(ttf)
	if err != nil {
		panic(err)
	}
	copy(all[table][at:], with)
	return ttf
}

func TestParseRefuses(t *testing.T) {
	good := liberationsansregular.TTF
	for _, c := range []struct {
		ttf  []byte
		want string
	}{
		{nil, "cut short"},
		{[]byte("OTTO........"), "PostScript outlines"},
		{[]byte("ttcf........"), "collection"},
		{[]byte("wOF2........"), "web font"},
		{[]byte("<html>.........."), "not a TrueType font"},
		{good[:300], "cut short"},
		{good[:100000], "past the end"},
		{edited(good, "OS/2", 8, 0, 2), "licence forbids embedding (OS/2 fsType 0x0002)"},
		{edited(good, "OS/2", 8, 1, 0), "a part of it"},
		{edited(good, "head", 18, 0, 0), "0 units per em"},
		{edited(good, "maxp", 4, 0, 0), "no glyphs"},
		{edited(good, "maxp", 4, 255, 255), "cut short"},
		{edited(good, "hhea", 34, 0, 0), "advance widths"},
		{edited(good, "loca", 0, 255, 255), "outside the font"},
		{edited(good, "cmap", 2, 0, 0), "no Unicode character map"},
		{edited(good, "cmap", 2, 255, 255), "character map is cut short"},
		{make([]byte, maxFont+1), "larger than 32 MB"},
	} {
		_, err := Parse("given.ttf", c.ttf)
		if err == nil || !strings.HasPrefix(err.Error(), "font given.ttf: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want one with %q", err, c.want)
		}
	}
}

// FuzzParse damages a real font: each field of its tables can hold anything. Nothing may panic or hang, and what is parsed has to be fit
// to be measured and cut, or say why not.
func FuzzParse(f *testing.F) {
	f.Add(uint32(0), []byte{0}, uint32(0), []byte{0})
	f.Add(uint32(20), []byte{0xFF, 0xFF, 0xFF, 0xFF}, uint32(1000), []byte{1, 2, 3})
	tags := []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "post", "OS/2", "kern", "GPOS"}
	for i := range tags {
		f.Add(uint32(i)<<24|4, []byte{0xFF, 0xFF}, uint32(i)<<24|16, []byte{0x80, 0, 0, 1})
	}
	runes := []rune("AÄäfi½é ✓")
	f.Fuzz(func(t *testing.T, place uint32, with []byte, place2 uint32, with2 []byte) {
		ttf := slices.Clone(dejavusansmono.TTF)
		for _, edit := range []struct {
			place uint32
			with  []byte
		}{{place, with}, {place2, with2}} {
			// The high byte chooses a table, or with 255 the directory at the head of the file.
			target, at := ttf, int(edit.place&0xFFFFFF)
			if n := edit.place >> 24; n != 255 {
				if all, err := tables(ttf); err == nil {
					target = all[tags[int(n)%len(tags)]]
				}
			}
			if len(target) > 0 {
				copy(target[at%len(target):], edit.with)
			}
		}
		checkHostile(t, ttf, runes)
		checkHostile(t, ttf[:len(ttf)-int(place%uint32(len(ttf)))], runes)
	})
}

func checkHostile(t *testing.T, ttf []byte, runes []rune) {
	face, err := Parse("fuzz.ttf", ttf)
	if err != nil {
		return
	}
	sound := face.Check() == nil
	stack := Stack{face}
	stack.Width("Äffin ✓ 😀", 10000)
	for _, r := range runes {
		if !face.Has(r) {
			continue
		}
		cut, err := face.Cut([]rune{r})
		if err != nil && sound {
			t.Fatalf("%q: a face that passed its check cannot be cut: %v", r, err)
		}
		if err != nil {
			continue
		}
		if _, err := tables(cut.Program); err != nil {
			t.Fatalf("%q: the cut font is damaged: %v", r, err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := Parse("LiberationSans", liberationsansregular.TTF); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDefaultFamily(b *testing.B) {
	for b.Loop() {
		f := newFamily()
		for _, s := range []Stack{f.Regular, f.Bold, f.Italic, f.BoldItalic, f.Mono} {
			for _, face := range s {
				face.Ascent()
			}
		}
	}
}
