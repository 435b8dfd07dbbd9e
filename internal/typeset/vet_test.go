package typeset

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationsansregular"
)

func TestCheckPassesSoundFaces(t *testing.T) {
	family := Default()
	for _, stack := range []Stack{family.Regular, family.Bold, family.Italic, family.BoldItalic, family.Mono} {
		for _, face := range stack {
			if err := face.Check(); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestCheckFindsDamage(t *testing.T) {
	good := liberationsansregular.TTF
	face, err := Parse("good", good)
	if err != nil {
		t.Fatal(err)
	}
	at := func(r rune) int { // of its outline in glyf
		g, _ := face.Glyph(r)
		return face.outlines.offset(int(g))
	}
	a := face.outlines.outline(face.glyphFor('a'))
	contours := int(be.Uint16(a))
	flags := at('a') + 10 + 2*contours + 2 + int(be.Uint16(a[10+2*contours:]))
	for _, c := range []struct {
		ttf  []byte
		want string
	}{
		{edited(good, "hhea", 4, 0x7F, 0xFF), "its lines reach from -212 to 16000"},
		{edited(good, "hhea", 6, 1, 0), "no measure of a text face"},
		{edited(good, "post", 4, 0x7F, 0xFF), "it leans by -32767 degrees"},
		{edited(edited(good, "head", 18, 0, 16), "hhea", 4, 0, 14, 0, 0), "em wide"},
		{edited(good, "glyf", at('a'), 0x7F, 0xFF), "the outline is cut short"},
		{edited(good, "glyf", at('a')+10, 0xFF, 0xFE), "its contours are not in order"},
		{edited(good, "glyf", at('a')+10+2*contours, 0x7F, 0xFF), "the outline is cut short"},
		{edited(good, "glyf", flags, repeats, 0xFF), "more flags than points"},
		{edited(good, "glyf", flags, slices.Repeat([]byte{0}, len(a)-(flags-at('a')))...), "the outline is cut short"},
		{edited(good, "glyf", at('ä')+12, 0xFF, 0xFF), "composed of glyph 65535, which is not there"},
	} {
		face, err := Parse("given", c.ttf)
		if err != nil {
			t.Fatal(err)
		}
		if err := face.Check(); err == nil || !strings.HasPrefix(err.Error(), "font given: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want one with %q", err, c.want)
		}
	}
}

// Text in a face whose letters have no form, or no width that a letter can have, is there for programs and for nobody to read.
func TestCheckFindsFormlessLetters(t *testing.T) {
	good := liberationsansregular.TTF
	face, err := Parse("good", good)
	if err != nil {
		t.Fatal(err)
	}
	glyph := func(r rune) int { return int(face.glyphFor(r)) }
	all := func(width ...byte) (entries []byte) { // of hmtx, with the bearing
		for range face.outlines.measured {
			entries = append(append(entries, width...), 0, 0)
		}
		return entries
	}
	empty := bytes.Clone(face.outlines.loca)
	size := 2
	if face.outlines.long {
		size = 4
	}
	for g := range face.outlines.count { // the glyph of a ends where it begins, and so do those up to z
		if g >= glyph('a') && g <= glyph('z') {
			copy(empty[size*(g+1):], empty[size*glyph('a'):size*(glyph('a')+1)])
		}
	}
	for name, c := range map[string]struct {
		ttf  []byte
		want string
	}{
		"no widths":        {edited(good, "hmtx", 0, all(0, 0)...), "its space is 0 thousandths of an em wide, and 50 to 3000 are what text needs"},
		"largest widths":   {edited(good, "hmtx", 0, all(0xFF, 0xFF)...), "its space is 32000 thousandths of an em wide"},
		"no outlines":      {edited(good, "loca", 0, make([]byte, len(empty))...), "its letter U+0030 has no form"},
		"no small letters": {edited(good, "loca", 0, empty...), "its letter U+0061 has no form"},
		"no contours":      {edited(good, "glyf", face.outlines.offset(glyph('e')), 0, 0), "its letter U+0065 has no form"},
		"one flat letter":  {edited(good, "hmtx", 4*glyph('n'), 0, 9), "its letter U+006E is 4 thousandths of an em wide"},
		"one wide letter":  {edited(good, "hmtx", 4*glyph('ж'), 0x7F, 0xFF), "its letter U+0436 is 16000 thousandths of an em wide"},
		"one wide figure":  {edited(good, "hmtx", 4*glyph('7'), 0x7F, 0xFF), "its letter U+0037 is 16000 thousandths of an em wide"},
	} {
		face, err := Parse("given", c.ttf)
		if err != nil {
			t.Fatal(err)
		}
		if err := face.Check(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, c.want)
		}
	}
}

func TestBehind(t *testing.T) {
	own, err := Parse(strings.Repeat("Own ", 40), liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	if len(own.Name()) > maxName {
		t.Errorf("a name of %d letters", len(own.Name()))
	}
	was := Default()
	with := was.Behind(nil, own, nil, nil, nil)
	if with.Bold[0] != own || !slices.Equal(with.Bold[1:], was.Bold) || was.Bold[0] == own {
		t.Errorf("%v in front of %v", with, was)
	}
	if last := len(was.Regular); !slices.Equal(with.Regular[:last], was.Regular) || !slices.Equal(with.Regular[last:], Stack{own}) {
		t.Errorf("%v, not %v and then the bold face", with.Regular, was.Regular)
	}
	other, err := Parse("Other", liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	both := was.Behind(other, own, nil, nil, nil)
	if n := len(was.BoldItalic); both.BoldItalic[n] != own || both.BoldItalic[n+1] != other {
		t.Error("bold italic does not fall back to bold and then to regular")
	}
}

func BenchmarkCheck(b *testing.B) {
	face := Default().Regular[1]
	for b.Loop() {
		if err := face.Check(); err != nil {
			b.Fatal(err)
		}
	}
}
