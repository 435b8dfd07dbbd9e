package typeset

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rolexport/internal/exttool"
)

// Unicode's own test holds what an implementation finds in characters against the levels and the order that UAX #9 asks for.
func TestBidiCharacterTest(t *testing.T) {
	lines, fails := 0, 0
	for line := range strings.Lines(exttool.Unicode(t, "BidiCharacterTest.txt")) {
		fields := strings.Split(strings.TrimSpace(line), ";")
		if len(fields) != 5 || fields[0] == "" || fields[0][0] == '#' {
			continue
		}
		lines++
		var runes []rune
		for code := range strings.FieldsSeq(fields[0]) {
			r, err := strconv.ParseUint(code, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			runes = append(runes, rune(r))
		}
		text := string(runes)
		rightToLeft := fields[1] == "1" || fields[1] == "2" && RightToLeft(text)
		if rightToLeft != (fields[2] == "1") {
			t.Errorf("%U: right to left: %v", runes, rightToLeft)
		}
		if levels, order := resolved(text, rightToLeft); levels != fields[3] || order != fields[4] {
			t.Errorf("%U, right to left: %v: levels %s, want %s; order %s, want %s", runes, rightToLeft, levels, fields[3], order, fields[4])
			if fails++; fails > 10 {
				t.FailNow()
			}
		}
	}
	if lines < 90_000 {
		t.Errorf("%d lines", lines)
	}
}

// Its other test holds all short sequences of classes against them.
func TestBidiTest(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	samples := map[string]rune{
		"L": 'a', "R": 'א', "AL": 'م', "EN": '1', "AN": '٤', "ES": '+', "ET": '%', "CS": ',', "NSM": '\u05b0', "BN": '\u200d', "B": '\n', "S": '\t',
		"WS": ' ', "ON": '!', "LRE": '\u202a', "RLE": '\u202b', "PDF": '\u202c', "LRO": '\u202d', "RLO": '\u202e', "LRI": '\u2066', "RLI": '\u2067',
		"FSI": '\u2068', "PDI": '\u2069',
	}
	var levels, order string
	lines, fails := 0, 0
	for line := range strings.Lines(exttool.Unicode(t, "BidiTest.txt")) {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, "@Levels:"); ok {
			levels = strings.TrimSpace(rest)
		} else if rest, ok := strings.CutPrefix(line, "@Reorder:"); ok {
			order = strings.TrimSpace(rest)
		} else if classes, bits, ok := strings.Cut(line, "; "); ok && line[0] != '#' {
			lines++
			var runes []rune
			for class := range strings.FieldsSeq(classes) {
				runes = append(runes, samples[class])
			}
			text := string(runes)
			directions, err := strconv.ParseUint(bits, 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			for bit, rightToLeft := range []bool{RightToLeft(text), false, true} {
				if directions>>bit&1 == 0 {
					continue
				}
				if l, o := resolved(text, rightToLeft); l != levels || o != order {
					t.Errorf("%s, right to left: %v: levels %s, want %s; order %s, want %s", classes, rightToLeft, l, levels, o, order)
					if fails++; fails > 10 {
						t.FailNow()
					}
				}
			}
		}
	}
	if lines < 400_000 {
		t.Errorf("%d lines", lines)
	}
}

// resolved returns the levels of the characters of a line and the order in which they stand, as Unicode's tests write both.
func resolved(text string, rightToLeft bool) (levels, order string) {
	l := NewLevels(text, rightToLeft)
	hang := len(strings.TrimRightFunc(text, hangs))
	var all []string
	index := make([]int, len(text)) // of the character that begins at a byte; -1: none, or one that counts for nothing
	n := 0
	for at, r := range text {
		level := l.of[at]
		if at >= hang {
			level = l.base
		}
		if index[at] = n; removed(classOf(r)) {
			index[at] = -1
			all = append(all, "x")
		} else {
			all = append(all, strconv.Itoa(int(level)))
		}
		n++
	}
	var shown []string
	for _, run := range l.Line(0, len(text)) {
		from := len(shown)
		for at := range text[run.Start:run.End] {
			if i := index[run.Start+at]; i >= 0 {
				shown = append(shown, fmt.Sprint(i))
			}
		}
		if run.RightToLeft {
			slices.Reverse(shown[from:])
		}
	}
	return strings.Join(all, " "), strings.Join(shown, " ")
}

// The table of signs that are turned round is that of Unicode. Later versions have more.
func TestMirroredEqualsUnicode(t *testing.T) {
	n := 0
	for line := range strings.Lines(exttool.Unicode(t, "BidiMirroring.txt")) {
		var r, turned rune
		if _, err := fmt.Sscanf(line, "%x; %x", &r, &turned); err != nil {
			continue
		}
		n++
		if got := Mirrored(r); got != turned {
			t.Errorf("%U is turned into %U, want %U", r, got, turned)
		}
	}
	if n < 400 {
		t.Errorf("%d signs", n)
	}
}
