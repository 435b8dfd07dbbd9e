package typeset

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"pgregory.net/rapid"
)

// visual returns a line as it stands from left to right.
func visual(line string, rightToLeft bool) string {
	text := ""
	for _, r := range Runs(line, rightToLeft) {
		if part := line[r.Start:r.End]; r.RightToLeft {
			text += Reversed(part)
		} else {
			text += part
		}
	}
	return text
}

func TestRunsStandFromLeftToRight(t *testing.T) {
	for _, c := range []struct {
		text        string
		rightToLeft bool
		want        string
	}{
		{"plain text", false, "plain text"},
		{"abc אבג def", false, "abc גבא def"},
		{"abc אבג 123 דהו def", false, "abc והד 123 גבא def"},
		{"אבג 12.50 EUR", true, "EUR 12.50 גבא"},
		{"אבג (דהו)", true, "(והד) גבא"},
		{"call אבג (x) now", false, "call גבא (x) now"},
		{"ש\u05c1\u05b8", true, "\u05b8\u05c1ש"}, // marks are made to be drawn before their letter
		{"אב\u200cג", true, "ג\u200cבא"},
		{"אב ", true, " בא"},
		{"مدير 3-4", true, "4-3 ريدم"}, // numbers in Arabic text are Arabic numbers
		{"מדיר 3-4", true, "3-4 רידמ"},
		{"[a]a", true, "a[a]"},
		{"אב [cd] ef", true, "ef [cd] בא"},
		{"ab (אב) cd", false, "ab (בא) cd"},
		{"«אב»", true, "«בא»"},
		{"a\u200fb!", false, "a\u200fb!"},
		{"", true, ""},
	} {
		if got := visual(c.text, c.rightToLeft); got != c.want {
			t.Errorf("%q, %v: %q, want %q", c.text, c.rightToLeft, got, c.want)
		}
	}
}

func TestBeginsAtRight(t *testing.T) {
	for _, c := range []struct {
		text       string
		page, want bool
	}{
		{"lead", false, false}, {"lead", true, false}, {"ראש", false, true}, {"ראש", true, true}, {"1,200", false, false}, {"1,200", true, true}, {"", true, true},
	} {
		if got := BeginsAtRight(c.text, c.page); got != c.want {
			t.Errorf("%q, on a page from right to left %v: %v", c.text, c.page, got)
		}
	}
}

func TestRightToLeft(t *testing.T) {
	for text, want := range map[string]bool{"": false, "abc אב": false, "12 אב abc": true, "(مدير)": true, "\u200fabc": true, "Größe": false} {
		if got := RightToLeft(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

var bidiWords = rapid.SampledFrom(strings.Split("a|bc|א|בג|م|دير|1|23|٤|-|+|.|,|:|/|%|$|(|)|[|]|!| |  |\u05b0|\u0301|&|é|"+
	"\u202a|\u202b|\u202c|\u202d|\u202e|\u2066|\u2067|\u2068|\u2069|\u200f|\u200d|\u00ad", "|"))

// golang.org/x/text resolves directions by the whole of UAX #9, but for brackets, of which it finds no pairs. It gives no levels, but
// whether they are odd.
func TestDirectionsEqualText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(bidiWords, 1, 12).Draw(t, "words"), "")
		rightToLeft := rapid.Bool().Draw(t, "right to left")
		if strings.ContainsAny(text, "()[]") || !rightToLeft && RightToLeft(text) { // text finds the direction itself
			t.Skip("not what text does")
		}
		var p bidi.Paragraph
		direction := bidi.LeftToRight
		if rightToLeft {
			direction = bidi.RightToLeft
		}
		if _, err := p.SetString(text, bidi.DefaultDirection(direction)); err != nil {
			t.Fatal(err)
		}
		order, err := p.Order()
		if err != nil {
			t.Fatal(err)
		}
		at, levels := 0, NewLevels(text, rightToLeft)
		hang := len(strings.TrimRightFunc(text, func(r rune) bool { return hangs(r) || r == SoftHyphen })) // text knows no hyphens
		for i := range order.NumRuns() {
			run := order.Run(i)
			for _, r := range run.String() {
				if odd := levels.of[at]%2 == 1; at < hang && !removed(classOf(r)) && odd != (run.Direction() == bidi.RightToLeft) {
					t.Fatalf("%q (right to left: %v): levels %v, but byte %d is %v", text, rightToLeft, levels.of, at, run.Direction())
				}
				at += utf8.RuneLen(r)
			}
		}
	})
}

// A line that is a part of its paragraph is put in order as the rules say it, character by character.
func TestLineIsOrderedByLevels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(bidiWords, 1, 30).Draw(t, "words"), "")
		l := NewLevels(text, rapid.Bool().Draw(t, "right to left"))
		starts := runeStarts(text)
		a, b := rapid.IntRange(0, len(starts)-1).Draw(t, "from"), rapid.IntRange(0, len(starts)-1).Draw(t, "to")
		line := starts[min(a, b):max(a, b)]
		levels := make([]uint8, len(line))
		trailing := true
		for i := len(line) - 1; i >= 0; i-- {
			r, _ := utf8.DecodeRuneInString(text[line[i]:])
			if trailing = trailing && hangs(r); trailing {
				levels[i] = l.base
			} else {
				levels[i] = l.of[line[i]]
			}
		}
		want := slices.Clone(line)
		for level := uint8(deepest + 1); level > 0; level-- {
			for i := 0; i < len(levels); i++ {
				end := i
				for end < len(levels) && levels[end] >= level {
					end++
				}
				slices.Reverse(want[i:end])
				slices.Reverse(levels[i:end])
				i = max(i, end)
			}
		}
		var got []int
		for _, run := range l.Line(starts[min(a, b)], starts[max(a, b)]) {
			from := len(got)
			for at := range text[run.Start:run.End] {
				got = append(got, run.Start+at)
			}
			if run.RightToLeft {
				slices.Reverse(got[from:])
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%+q, of it %+q: characters stand as %v, want %v", text, text[starts[min(a, b)]:starts[max(a, b)]], got, want)
		}
	})
}

func runeStarts(text string) (starts []int) {
	for at := range text {
		starts = append(starts, at)
	}
	return starts
}

// No character is lost, whatever the text.
func TestRunsKeepAllCharacters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ToValidUTF8(rapid.String().Draw(t, "text")+strings.Join(rapid.SliceOf(bidiWords).Draw(t, "words"), ""), "")
		sorted := func(s string) []rune {
			runes := []rune(s)
			for i, r := range runes {
				runes[i] = min(r, Mirrored(r))
			}
			slices.Sort(runes)
			return runes
		}
		if got := visual(text, rapid.Bool().Draw(t, "right to left")); !slices.Equal(sorted(got), sorted(text)) {
			t.Fatalf("%q became %q", text, got)
		}
	})
}
