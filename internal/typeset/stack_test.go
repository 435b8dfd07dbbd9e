package typeset

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// named shows spans as face:"text", and missing ones as ?:"text".
func named(s Stack, text string) string {
	var parts []string
	for _, span := range s.Spans(text) {
		name := "?"
		if !span.Missing {
			name = strings.NewReplacer("LiberationSans", "L", "DejaVuSans", "D").Replace(span.Face.Name())
		}
		parts = append(parts, fmt.Sprintf("%s:%q", name, text[span.Start:span.End]))
	}
	return strings.Join(parts, " ")
}

func TestSpans(t *testing.T) {
	family := Default()
	for _, c := range []struct{ text, want string }{
		{"", ``},
		{"Manager", `L:"Manager"`},
		{"a ✓ b", `L:"a " D:"✓" L:" b"`},
		{"Größe, Ελληνικά", `L:"Größe, Ελληνικά"`},
		{"x 漢字 y", `L:"x " ?:"漢" ?:"字" L:" y"`},
		{"👩\u200d💻!", `?:"👩\u200d💻" L:"!"`}, // one character, one box
		{"😀", `D:"😀"`},                               // above U+FFFF
		{"a\u200bb", `L:"a\u200bb"`},                 // invisible
		{"✓\ufe0f✓", "D:\"✓\ufe0f✓\""},               // a variation selector
		{"\u200f", `L:"\u200f"`},                     // nothing but a mark of direction
		{"漢\u200b", `?:"漢" L:"\u200b"`},              // goes with no box
		{"e\u0301", "L:\"e\u0301\""},                 // the face has the mark
		{"a✓\u0301", "L:\"a\" D:\"✓\u0301\""},        // the mark stays with its letter
		{"e\u1ab0", "L:\"e\" ?:\"\u1ab0\""},          // no face has the mark: the letter stays
		{"\uE123", `?:"\ue123"`},                     // private runes mean nothing
		{"soft\u00adhyphen", `L:"soft\u00adhyphen"`}, // known to every face
		{"✓\u00ad✓", `D:"✓\u00ad✓"`},                 // hyphenates what it follows
		{"a\u00ad✓\u00adb", `L:"a\u00ad" D:"✓\u00ad" L:"b"`},
		{"漢\u00ad字", `?:"漢" L:"\u00ad" ?:"字"`},
		{"a\tb\x00", `L:"a" ?:"\t" L:"b" ?:"\x00"`}, // controls are for Clean to remove
		{"x\xffy", `L:"x" D:"\xff" L:"y"`},          // stands for U+FFFD
	} {
		if got := named(family.Regular, c.text); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
	if got := named(family.Bold, "a✓"); got != `L-Bold:"a" D-Bold:"✓"` {
		t.Errorf("bold: %s", got)
	}
}

var anything = rapid.SampledFrom(strings.Split("a|B|é|ß| |-|Ω|ж|ạ|–|“|→|✓|漢|😀|👩\u200d💻|e\u0301|\u0301|"+
	"\u200b|\u200d|\ufe0f|\u00ad|\u00a0|א|ש\u05c1|م|🇬🇧|\uE123|\t|\x00|\xff|\uFEFF|fi|Å|\u1ab0", "|"))

// Spans cover the text without gaps, and each face has what it is given.
func TestSpansCoverText(t *testing.T) {
	stack := Default().Italic
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(anything).Draw(t, "text"), "")
		at, sum := 0, 0
		for _, span := range stack.Spans(text) {
			if span.Start != at || span.End <= span.Start || span.Missing != (span.Face == nil) {
				t.Fatalf("%q: span %+v after %d", text, span, at)
			}
			at = span.End
			if span.Missing {
				sum += BoxAdvance
				continue
			}
			for _, r := range text[span.Start:span.End] {
				if !span.Face.Has(r) {
					t.Fatalf("%q: %s has no %U", text, span.Face.Name(), r)
				}
			}
			sum += span.Face.ems(text[span.Start:span.End], span.End == len(text))
		}
		if at != len(text) {
			t.Fatalf("%q: spans end at %d of %d", text, at, len(text))
		}
		if got := stack.Ems(text); got != sum {
			t.Fatalf("%q is %d wide, its spans %d", text, got, sum)
		}
	})
}

func TestWidth(t *testing.T) {
	s := Default().Regular
	face := s[0]
	glyph := func(r rune) int {
		g, ok := face.Glyph(r)
		if !ok {
			t.Fatalf("no glyph for %q", r)
		}
		return face.Advance(g)
	}
	if got, want := s.Width("An", 10000), 10*(glyph('A')+glyph('n')); got != want {
		t.Errorf("An at 10 pt: %d, want %d", got, want)
	}
	if got := glyph(' '); got != 278 {
		t.Errorf("a space of Liberation Sans is %d wide, not 278", got)
	}
	if got, want := s.Ems("exam\u00adple"), s.Ems("example"); got != want {
		t.Errorf("a soft hyphen within text takes room: %d, not %d", got, want)
	}
	if got, want := s.Ems("exam\u00ad"), s.Ems("exam-"); got != want {
		t.Errorf("a soft hyphen at the end: %d, not %d", got, want)
	}
	if got, want := s.Ems("漢a"), BoxAdvance+glyph('a'); got != want {
		t.Errorf("a missing character: %d, not %d", got, want)
	}
	if got := s.Width("a\u200b\u200d\ufe0f", 1000); got != glyph('a') {
		t.Errorf("invisible runes take room: %d", got)
	}
}

func TestLines(t *testing.T) {
	s := Default().Regular
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 100000, []string{""}},
		{"one", 100000, []string{"one"}},
		{"one two three", 40000, []string{"one two", "three"}},
		{"one  ", 17000, []string{"one"}}, // spaces hang over the edge
		{"a\nb\n", 100000, []string{"a", "b", ""}},
		{"incomprehensible", 42000, []string{"incompre", "hensible"}},
		{"a incomprehensible b", 42000, []string{"a", "incompre", "hensible", "b"}},
		{"exam\u00adple", 30000, []string{"exam\u00ad", "ple"}},
		{"漢", 10, []string{"漢"}}, // wider than the line, but it has to stand somewhere
		{"ab", 10, []string{"a", "b"}},
	} {
		if got := Lines(s, c.text, 10000, c.width); fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
			t.Errorf("%q at %d: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// Lines are not wider than they may be, unless a single character is.
func TestLinesFit(t *testing.T) {
	s := Default().Regular
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(anything).Draw(t, "text"), "")
		width := rapid.IntRange(1000, 80000).Draw(t, "width")
		lines := Lines(s, text, 10000, width)
		for _, line := range lines {
			if s.Width(line, 10000) > width && Fit(s, line, 10000, width) < len(line) {
				t.Fatalf("%q: line %q is %d wide, not %d", text, line, s.Width(line, 10000), width)
			}
		}
		if got := strings.Join(lines, ""); keepVisible(got) != keepVisible(text) {
			t.Fatalf("%q became %q", text, lines)
		}
	})
}
