package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// A Stack is a list of faces: each character is set in the first that has it.
type Stack []*Face

// A Span is a part of a text that is set in one face. A Missing span is one character as the reader sees it (a grapheme cluster) that
// no face has; it stands as a hollow box, BoxAdvance wide.
type Span struct {
	Face       *Face // nil when Missing
	Start, End int   // bytes of the text
	Missing    bool
}

// BoxAdvance is the width of the hollow box that stands for a missing character, in thousandths of an em.
const BoxAdvance = 640

// Boxes returns how many hollow boxes stand for a text of which no face has any character.
func Boxes(text string) int {
	if _, n := utf8.DecodeRuneInString(text); n == len(text) {
		return 1
	}
	return uniseg.GraphemeClusterCount(text)
}

// Spans divides text among the faces. Spans follow each other without a gap; the marks of a letter stay in its face where that face has
// them, and invisible runes go with what precedes them, as a soft hyphen does where the face has a hyphen.
func (s Stack) Spans(text string) []Span { return s.AppendSpans(nil, text) }

// AppendSpans is Spans into a slice that the caller keeps.
func (s Stack) AppendSpans(spans []Span, text string) []Span {
	first := len(spans)
	add := func(f *Face, start, end int) {
		if k := len(spans) - 1; f != nil && k >= first && spans[k].Face == f {
			spans[k].End = end
			return
		}
		spans = append(spans, Span{Face: f, Start: start, End: end, Missing: f == nil})
	}
	for at := 0; at < len(text); {
		if k := len(spans) - 1; k >= first && spans[k].Face != s[0] && strings.HasPrefix(text[at:], softHyphen) &&
			spans[k].Face != nil && spans[k].Face.has(SoftHyphen) { // it hyphenates what it follows
			spans[k].End += len(softHyphen)
			at += len(softHyphen)
			continue
		}
		n := s.plain(text[at:])
		if at+n < len(text) && n > 0 { // the last one may carry marks
			_, last := utf8.DecodeLastRuneInString(text[at : at+n])
			n -= last
		}
		if n > 0 {
			add(s[0], at, at+n)
			at += n
			continue
		}
		cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(text[at:], -1)
		if f, ok := s.whole(cluster); ok {
			if f == nil { // nothing to draw: with what precedes it
				f = s.current(spans[first:])
			}
			add(f, at, at+len(cluster))
		} else {
			s.scatter(cluster, at, add)
		}
		at += len(cluster)
	}
	return spans
}

// plain returns how many bytes of text are simple runes of the first face: the fast path.
func (s Stack) plain(text string) int {
	table := s[0].ready().coverage.table
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if table[c] == 0 {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !simple(r) || table[r] == 0 {
			return i
		}
		i += n
	}
	return len(text)
}

// simple reports whether r lies in a block without combining marks, and in the direct table: letters of Latin, Greek and Cyrillic,
// punctuation, currency signs, arrows.
func simple(r rune) bool {
	switch {
	case r < 0x0300, r >= 0x0370 && r < 0x0483, r >= 0x048A && r < 0x0530, r >= 0x1E00 && r < 0x1F00,
		r >= 0x2010 && r < 0x2028, r >= 0x2030 && r < 0x205F, r >= 0x20A0 && r < 0x20D0, r >= 0x2100 && r < 0x2200:
		return true
	}
	return false
}

// whole returns the first face that has all of a cluster; nil and true when there is nothing in it to be drawn.
func (s Stack) whole(cluster string) (*Face, bool) {
	drawn := false
	for _, f := range s {
		has := true
		for _, r := range cluster {
			if Invisible(r) {
				continue
			}
			drawn = true
			if !f.has(r) {
				has = false
				break
			}
		}
		if has && drawn {
			return f, true
		}
	}
	return nil, !drawn
}

// scatter sets a cluster that no face has as a whole. Where a face has the letter but not all of its marks, each rune goes by itself;
// else the cluster is missing.
func (s Stack) scatter(cluster string, at int, add func(f *Face, start, end int)) {
	base, n := utf8.DecodeRuneInString(cluster)
	letter := s.face(base)
	if letter == nil || !marked(cluster[n:]) {
		add(nil, at, at+len(cluster))
		return
	}
	current := letter
	for end := at + len(cluster); at < end; {
		r, n := utf8.DecodeRuneInString(cluster[len(cluster)-(end-at):])
		if !Invisible(r) && !current.has(r) {
			current = s.face(r)
		}
		add(current, at, at+n)
		at += n
		if current == nil {
			current = letter
		}
	}
}

// marked reports whether the rest of a cluster is nothing but combining marks: what a letter can lose and still be itself. Parts of an
// emoji are not.
func marked(rest string) bool {
	for _, r := range rest {
		if !unicode.Is(unicode.M, r) && !Invisible(r) {
			return false
		}
	}
	return true
}

func (s Stack) face(r rune) *Face {
	for _, f := range s {
		if f.has(r) {
			return f
		}
	}
	return nil
}

// current returns the face that an invisible rune goes to: that of the text before it.
func (s Stack) current(before []Span) *Face {
	for i := len(before) - 1; i >= 0; i-- {
		if before[i].Face != nil {
			return before[i].Face
		}
	}
	return s[0]
}

// has reports whether the face can show r.
func (f *Face) has(r rune) bool { return f.glyphFor(r) != 0 }

// glyphFor returns the glyph that shows r, the hyphen's for a soft hyphen.
func (f *Face) glyphFor(r rune) uint16 {
	g := f.ready().coverage.glyph(r)
	if g == 0 && r == SoftHyphen {
		g = f.coverage.glyph('-')
	}
	return g
}

// Width returns the width of text on one line at a size, both in thousandths of a point. A soft hyphen counts at the end only.
func (s Stack) Width(text string, size int) int { return Scale(s.Ems(text), size) }

// Scale returns how long a measure of a face, in thousandths of an em, is at a size, both in thousandths of a point, rounded to the nearest.
func Scale(ems, size int) int { return int((int64(ems)*int64(size) + 500) / 1000) }

// Ems returns the width of text in thousandths of an em.
func (s Stack) Ems(text string) int {
	if s.plain(text) == len(text) {
		return s[0].ems(text, true)
	}
	var room [8]Span
	sum := 0
	for _, span := range s.AppendSpans(room[:0], text) {
		if span.Missing {
			sum += BoxAdvance
		} else {
			sum += span.Face.ems(text[span.Start:span.End], span.End == len(text))
		}
	}
	return sum
}
