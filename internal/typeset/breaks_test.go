package typeset

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

// shown marks the breaks of a text: | may, ‖ must.
func shown(text string) string {
	var b strings.Builder
	start := 0
	for _, br := range Breaks(text) {
		b.WriteString(text[start:br.Index])
		b.WriteString(map[bool]string{false: "|", true: "‖"}[br.Must])
		start = br.Index
	}
	return b.String()
}

func TestBreaks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"word", "word‖"},
		{"two words", "two |words‖"},
		{"well-known fact", "well-|known |fact‖"},
		{"https://example.org/jobs/a", "https://|example.org/|jobs/|a‖"},
		{"25\u00a0% of 3.5, and", "25\u00a0% |of |3.5, |and‖"},
		{"don’t (ever) do “that”", "don’t |(ever) |do |“that”‖"},
		{"exam\u00adple", "exam\u00ad|ple‖"},
		{"one\ntwo", "one\n‖two‖"},
		{"one\n-2", "one\n‖-2‖"},
		{"one\r\n-2", "one\r\n‖-2‖"},
		{"zero\u200bwidth", "zero\u200b|width‖"},
		{"2019–2027 — a plan", "2019–|2027 |— |a |plan‖"},
		{"漢字です", "漢|字|で|す‖"},
		{"a \u0301b", "a \u0301b‖"}, // the space carries the mark: one character
		{"👩\u200d💻 works", "👩\u200d💻 |works‖"},
		{"great 👍🏽 work 👍🏿. So", "great |👍🏽 |work |👍🏿. |So‖"}, // uniseg alone ends the line behind the first
	} {
		if got := shown(c.text); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// The table for plain text may not differ from Unicode's full rules.
func TestBreaksEqualUniseg(t *testing.T) {
	words := rapid.SampledFrom(strings.Split("a|b|The|word|É|ß|Ž|7|42|3.5|1,000|-|-5|/|.|,|:|;|!|?|'|\"|’|“|”|(|)|[|]| |  |"+
		"\u00a0|\u00ad|%|$|€|€5|£1,000|≥|≤|–|—|…|"+
		"{|}|\\|+|#|&|*|@|~|©|§|¿|«|»|\n|\r\n|\t|\u200b|\u200d|\u0301|漢|ア|א|👍|🇬🇧|\u2060|•|→|\x80", "|"))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(words, 0, 14).Draw(t, "words"), "")
		got := Breaks(text)
		var want []Break
		if text != "" {
			want = wholeText(text)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q\n got %v\nwant %v", text, got, want)
		}
	})
}

// wholeText asks uniseg alone.
func wholeText(text string) (breaks []Break) {
	state, at := -1, 0
	for rest := text; rest != ""; {
		var cluster string
		var boundaries int
		cluster, rest, boundaries, state = uniseg.StepString(rest, state)
		at += len(cluster)
		must := uniseg.HasTrailingLineBreakInString(cluster) // which uniseg forgets before "-1"
		if b := boundaries & uniseg.MaskLine; must || b != uniseg.LineDontBreak {
			breaks = append(breaks, Break{at, must || b == uniseg.LineMustBreak})
		}
	}
	return breaks
}

// FuzzBreaks holds the breaks of any text to what a layout relies on: in order, ending with the text, between whole characters.
func FuzzBreaks(f *testing.F) {
	for _, seed := range []string{
		"plain text, 3.5 - 7", "a\u0301\u0301 b", "x\xff\xfe y", "👩\u200d💻\u200d👩", "\r\n\r\n", "א 12 (ב)", " \u0301", "🇬🇧🇬🇧🇬",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		clusters := map[int]bool{}
		at, state := 0, -1
		for rest := text; rest != ""; {
			var cluster string
			cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
			at += len(cluster)
			clusters[at] = true
		}
		last := 0
		for _, b := range Breaks(text) {
			if b.Index <= last || !clusters[b.Index] {
				t.Fatalf("%q: break at %d after %d is not between characters", text, b.Index, last)
			}
			last = b.Index
		}
		if last != len(text) {
			t.Fatalf("%q: the last break is at %d of %d", text, last, len(text))
		}
		if !slices.Equal(Breaks(text), wholeText(text)) {
			t.Fatalf("%q: differs from uniseg: %v, %v", text, Breaks(text), wholeText(text))
		}
		if !utf8.ValidString(text) {
			return
		}
		joined := strings.Join(Lines(Default().Regular, text, 10000, 60000), "")
		if keepVisible(joined) != keepVisible(text) {
			t.Fatalf("%q: lines lose text: %q", text, joined)
		}
	})
}

func keepVisible(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n\v\f\r\u0085\u2028\u2029", r) {
			return -1
		}
		return r
	}, text)
}

const prose = "The operations manager owns the day-to-day running of the site, sets its budget and reports results; the role leads " +
	"three supervisors and about forty staff. Within the first year the manager is expected to reduce unplanned downtime by 15% (from 8.2%) " +
	"and to agree the plan with finance, HR and safety. "

func BenchmarkBreaks(b *testing.B) {
	text := strings.Repeat(prose, 5)
	b.SetBytes(int64(len(text)))
	var room []Break
	for b.Loop() {
		room = AppendBreaks(room[:0], text)
	}
}

func BenchmarkBreaksByUniseg(b *testing.B) {
	text := strings.Repeat(prose, 5)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		wholeText(text)
	}
}

func BenchmarkWidth(b *testing.B) {
	stack := Default().Regular
	b.SetBytes(int64(len(prose)))
	for b.Loop() {
		stack.Width(prose, 9000)
	}
}
