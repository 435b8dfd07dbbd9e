package typeset

import (
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
