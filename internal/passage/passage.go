// Package passage shows people in which words two texts differ: short passages, each before and after, with a little of what stands around. It
// knows nothing of what the texts are about.
package passage

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What is shown of a change of a text.
const (
	MostShown  = 90 // runes of a passage
	shortText  = 60 // runes: texts of this length are shown in full
	context    = 2  // words before and after what changed
	mostWithin = 2  // passages of one text
	apart      = 4  // words between two passages; fewer, and they are one
)

// A Passage is a part of a text before and after, on one line each, the characters that cannot be seen written out. One of them is empty where
// something was added or removed that stands by itself.
type Passage struct {
	Old, New string
	At, Now  int // where it begins in the old and in the new text, in bytes
}

// Between returns the passages in which two short texts differ, and how many more there are. The old and the new one are never the same to the eye.
func Between(before, after string) (list []Passage, more int) {
	if len([]rune(before)) <= shortText && len([]rune(after)) <= shortText {
		return []Passage{{Old: Visible(before), New: Visible(after)}}, 0
	}
	return In(before, after, "", mostWithin)
}

// In returns the first passages in which two texts differ, most of them, and how many more there are. Passages keep within the paragraphs of the
// texts, which the given separator divides, white space; empty: there is one paragraph. Texts that differ in white space alone have no passages.
func In(before, after, separator string, most int) (list []Passage, more int) {
	a, b := tokens(before, separator), tokens(after, separator)
	hunks := differences(a, b)
	for i, h := range hunks {
		if i == most {
			return list, len(hunks) - i
		}
		lead, trail := surroundings(a, b, h)
		old, now := a.excerpt(h.A0-lead, h.A1+trail), b.excerpt(h.B0-lead, h.B1+trail)
		if x, ok := a.paragraph(h.A0-lead, h.A1+trail); ok {
			if y, ok := b.paragraph(h.B0-lead, h.B1+trail); ok {
				old, now = x, y
			}
		}
		old, now = clipPair(old, now)
		p := Passage{Visible(old), Visible(now), a.place(h.A0), b.place(h.B0)}
		if last := len(list) - 1; last >= 0 && list[last].Old == p.Old && list[last].New == p.New && p.Old != "" && p.New != "" {
			continue // a paragraph that is shown in full, with all that differs in it
		}
		list = append(list, p)
	}
	return list, 0
}

// OnlySpace reports whether two texts differ in spaces and line ends alone.
func OnlySpace(a, b string) bool {
	return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}

// surroundings returns how many words before and after a hunk are shown with it: those of its paragraph.
func surroundings(a, b text, h Hunk) (lead, trail int) {
	lead, trail = context, context
	limit := func(t text, from, to int) {
		if from == to {
			return
		}
		n := 0
		for n < lead && from-n > 0 && t.para[from-n-1] == t.para[from] {
			n++
		}
		lead = n
		n = 0
		for n < trail && to+n < t.len() && t.para[to+n] == t.para[to-1] {
			n++
		}
		trail = n
	}
	limit(a, h.A0, h.A1)
	limit(b, h.B0, h.B1)
	return lead, trail
}

// A text is a text with the places of its words. A sign of a script that sets no spaces is a word of its own.
type text struct {
	s     string
	words []string
	start []int
	para  []int // paragraph of each word
}

func tokens(s, separator string) text {
	t := text{s: s}
	inside, para, from := false, 0, 0
	for i, size := 0, 0; i < len(s); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			inside = false
			continue
		case inside && (unicode.IsMark(r) || !unspaced(r)):
			last := len(t.words) - 1
			t.words[last] = s[t.start[last] : i+size]
		default:
			if separator != "" && strings.Contains(s[from:i], separator) {
				para++
			}
			t.start, t.words, t.para = append(t.start, i), append(t.words, s[i:i+size]), append(t.para, para)
			inside = !unspaced(r)
		}
		from = i
	}
	return t
}

// unspaced reports whether a character belongs to a script that sets no spaces between words.
func unspaced(r rune) bool {
	return r > 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func (t text) len() int { return len(t.start) }

// place returns where a word begins, or the text ends.
func (t text) place(i int) int {
	if i == t.len() {
		return len(t.s)
	}
	return t.start[i]
}

// excerpt returns the words from to on one line. An ellipsis stands for what is left out of the paragraphs.
func (t text) excerpt(from, to int) string {
	from, to = max(0, from), min(t.len(), to)
	if from >= to {
		return ""
	}
	last := to - 1
	s := strings.Join(strings.Fields(t.s[t.start[from]:t.start[last]+len(t.words[last])]), " ")
	if from > 0 && t.para[from-1] == t.para[from] {
		s = "… " + s
	}
	if to < t.len() && t.para[to] == t.para[last] {
		s += " …"
	}
	return s
}

// paragraph returns the paragraph that words from to are in, if it is short, stands on one line, and there are such words.
func (t text) paragraph(from, to int) (string, bool) {
	if from = max(0, from); from >= min(to, t.len()) || t.para[from] != t.para[to-1] {
		return "", false
	}
	for from > 0 && t.para[from-1] == t.para[from] && t.start[to-1]-t.start[from] <= 4*shortText {
		from--
	}
	for to < t.len() && t.para[to] == t.para[from] && t.start[to-1]-t.start[from] <= 4*shortText {
		to++
	}
	s := t.s[t.start[from] : t.start[to-1]+len(t.words[to-1])]
	return t.excerpt(from, to), len([]rune(s)) <= shortText && !strings.Contains(s, "\n")
}

// differences returns the hunks in which two texts differ. Hunks that stand close together in a paragraph are one.
func differences(a, b text) []Hunk {
	var list []Hunk
	for _, h := range Align(a.words, b.words) {
		if k := len(list) - 1; k >= 0 && h.A0-list[k].A1 < apart && a.near(list[k].A1, h.A0) && b.near(list[k].B1, h.B0) {
			list[k].A1, list[k].B1 = h.A1, h.B1
			continue
		}
		list = append(list, h)
	}
	return list
}

// near reports whether the words before and at two places stand in one paragraph.
func (t text) near(from, to int) bool {
	from = max(from-1, 0)
	return t.len() == 0 || t.para[from] == t.para[min(to, t.len()-1)]
}

// clipPair shortens two passages so far that each can be read at a glance, from where they begin to differ.
func clipPair(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	same := 0
	for same < min(len(x), len(y)) && x[same] == y[same] {
		same++
	}
	if same > MostShown/2 && max(len(x), len(y)) > MostShown {
		from := same - MostShown/4
		for from > 0 && unicode.IsMark(x[from]) {
			from--
		}
		x, y = append([]rune("…"), x[from:]...), append([]rune("…"), y[from:]...)
	}
	return Clip(string(x), MostShown), Clip(string(y), MostShown)
}

// Clip cuts a text to a number of runes, the ellipsis included.
func Clip(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	cut := most - 1
	for cut > 0 && unicode.IsMark(runes[cut]) {
		cut--
	}
	return strings.TrimRight(string(runes[:cut]), " ") + "…"
}

// Visible returns a text on one line, with the characters that cannot be seen written as their code points, so that they can be.
func Visible(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\r' || r == '\t' }), " ") {
		joiner := r == '\u200C' || r == '\u200D' // words and pictures need them
		switch {
		case r == ' ' || joiner || unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "<U+%04X>", r)
		}
	}
	return b.String()
}
