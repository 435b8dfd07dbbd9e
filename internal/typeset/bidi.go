package typeset

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// golang.org/x/text knows the direction of each character and which of them are brackets. Its own ordering does not do for lines: it pairs
// no brackets, and tells in which direction a stretch runs but not at which level, without which the parts of a line cannot be put in order.

// HasRightToLeft reports whether a text may have anything that does not run from left to right: a character of a script that runs the
// other way, or one that turns others round.
func HasRightToLeft(text string) bool {
	for i := 0; i < len(text); {
		if n := plainASCII(text[i:]); n > 0 {
			i += n
			continue
		}
		if text[i] < 0xD6 { // a byte of a rune below U+0580, or within a rune
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r >= 0x0590 && r < 0x0900, r >= 0xFB1D && r < 0xFE00, r >= 0xFE70 && r < 0xFF00, r >= 0x10800 && r < 0x11000, r >= 0x1E800 && r < 0x1F000,
			r == 0x200F, r == 0x202B, r == 0x202E, r == 0x2067: // mark, embedding, override, isolate
			return true
		}
		i += n
	}
	return false
}

// RightToLeft reports whether a paragraph runs from right to left: whether its first strong letter does (rules P2 and P3).
func RightToLeft(paragraph string) bool {
	return HasRightToLeft(paragraph) && beginsRightToLeft(func(yield func(bidi.Class) bool) {
		for _, r := range paragraph {
			if !yield(classOf(r)) {
				return
			}
		}
	})
}

// BeginsAtRight reports whether a paragraph begins at the right of a page, whose language may run from right to left: it does where the paragraph
// runs so. One without a letter, such as a figure, begins where the page does.
func BeginsAtRight(paragraph string, page bool) bool {
	return RightToLeft(paragraph) || page && !strings.ContainsFunc(paragraph, unicode.IsLetter)
}

// beginsRightToLeft reports whether the first strong character that stands in no isolate runs from right to left.
func beginsRightToLeft(classes iter.Seq[bidi.Class]) bool {
	isolates := 0
	for c := range classes {
		switch c {
		case bidi.LRI, bidi.RLI, bidi.FSI:
			isolates++
		case bidi.PDI:
			isolates = max(isolates-1, 0)
		case bidi.B:
			isolates = 0
		case bidi.L, bidi.R, bidi.AL:
			if isolates == 0 {
				return c != bidi.L
			}
		}
	}
	return false
}

func classOf(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// Levels says how deep each character of a text is embedded in text of the other direction (UAX #9). What has an even level runs from left
// to right, what has an odd one from right to left.
type Levels struct {
	text string
	base uint8   // of its paragraphs: 0 or 1
	of   []uint8 // by byte
}

// NewLevels finds the levels of a text in normal form C. A line feed ends a paragraph; all of them run from right to left if rightToLeft
// is set.
func NewLevels(text string, rightToLeft bool) *Levels {
	l := &Levels{text: text, of: make([]uint8, len(text))}
	if rightToLeft {
		l.base = 1
	}
	for from := 0; from < len(text); {
		n := len(text) - from
		if end := strings.IndexFunc(text[from:], func(r rune) bool { return classOf(r) == bidi.B }); end >= 0 {
			_, separator := utf8.DecodeRuneInString(text[from+end:])
			n = end + separator
		}
		newParagraph(text[from:from+n], l.base).resolve(l.of[from:from])
		from += n
	}
	return l
}

// RightToLeft reports whether the paragraphs run from right to left.
func (l *Levels) RightToLeft() bool { return l.base == 1 }

// A Run is a part of a text that runs in one direction.
type Run struct {
	Start, End  int // bytes of the text
	RightToLeft bool
}

// Line returns the runs of a part of the text that stands on one line, in the order in which they stand from left to right.
func (l *Levels) Line(from, to int) []Run {
	hang := from + len(strings.TrimRightFunc(l.text[from:to], hangs))
	var runs []Run
	var levels []uint8
	lowest, highest := uint8(deepest), uint8(0)
	for i := from; i < to; {
		level, end := l.base, to // rule L1
		if i < hang {
			for level, end = l.of[i], i+1; end < hang && l.of[end] == level; end++ {
			}
		}
		if last := len(runs) - 1; last >= 0 && levels[last] == level {
			runs[last].End = end
		} else {
			runs, levels = append(runs, Run{i, end, level%2 == 1}), append(levels, level)
		}
		lowest, highest = min(lowest, level), max(highest, level)
		i = end
	}
	for level := highest; level >= lowest|1; level-- { // rule L2
		for i := 0; i < len(runs); i++ {
			end := i
			for end < len(runs) && levels[end] >= level {
				end++
			}
			if end > i {
				slices.Reverse(runs[i:end])
				slices.Reverse(levels[i:end])
				i = end
			}
		}
	}
	return runs
}

// hangs reports whether a rune at the end of a line stands with the paragraph, whatever is before it. A soft hyphen goes with its word.
func hangs(r rune) bool {
	switch c := classOf(r); c {
	case bidi.WS, bidi.S, bidi.B, bidi.PDI:
		return true
	default:
		return isolates(c) || removed(c) && r != SoftHyphen
	}
}

// Runs divides a line that is a paragraph by itself into runs, in the order in which they stand from left to right.
func Runs(line string, rightToLeft bool) []Run {
	if line == "" {
		return nil
	}
	if !rightToLeft && !HasRightToLeft(line) {
		return []Run{{End: len(line)}}
	}
	return NewLevels(line, rightToLeft).Line(0, len(line))
}
