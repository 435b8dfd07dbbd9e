package typeset

import (
	"slices"
	"strings"
	"testing"

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

func TestRightToLeft(t *testing.T) {
	for text, want := range map[string]bool{"": false, "abc אב": false, "12 אב abc": true, "(مدير)": true, "\u200fabc": true, "Größe": false} {
		if got := RightToLeft(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

var bidiWords = rapid.SampledFrom(strings.Split("a|bc|א|בג|م|دير|1|23|٤|-|+|.|,|:|/|%|$|(|)|[|]|!| |  |\u05b0|\u0301|&|é", "|"))

// golang.org/x/text resolves directions by the whole of UAX #9, but for brackets, of which it finds no pairs. It gives no levels, but
// whether they are odd.
func TestVisualDirectionsEqualText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(bidiWords, 1, 12).Draw(t, "words"), "")
		rightToLeft := rapid.Bool().Draw(t, "right to left")
		if d := newDirections(text, rightToLeft); !slices.Equal(d.starts, runeStarts(text)) {
			t.Skip("marks are part of their letters here")
		}
		d := newDirections(text, rightToLeft)
		d.resolveWeak()
		d.resolveNeutral()
		d.setLevels()
		var p bidi.Paragraph
		direction := bidi.LeftToRight
		if rightToLeft {
			direction = bidi.RightToLeft
		} else if RightToLeft(text) {
			t.Skip("text finds the direction itself")
		}
		if _, err := p.SetString(text, bidi.DefaultDirection(direction)); err != nil {
			t.Fatal(err)
		}
		order, err := p.Order()
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for i := range order.NumRuns() {
			run := order.Run(i)
			for range []rune(run.String()) {
				if odd := d.level[at]%2 == 1; odd != (run.Direction() == bidi.RightToLeft) {
					t.Fatalf("%q (right to left: %v): levels %v, but character %d is %v", text, rightToLeft, d.level, at, run.Direction())
				}
				at++
			}
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
