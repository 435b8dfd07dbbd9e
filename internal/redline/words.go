package redline

import (
	"strings"
	"unicode"
)

// What is shown of a change of a text.
const (
	shortText   = 60  // runes: texts of this length are shown in full
	mostShown   = 90  // runes of a passage
	context     = 2   // words before and after what changed
	mostHunks   = 2   // passages of one text
	apart       = 4   // words between two passages; fewer, and they are one
	mostCompare = 150 // words of a text that are compared one by one, once its equal ends are off
)

// A passage is a part of a text before and after.
type passage struct{ old, new string }

// passages returns the passages in which two texts differ, and how many more there are. The old and the new one are never the same to
// the eye.
func passages(before, after string) (list []passage, more int) {
	a, b := tokens(before), tokens(after)
	if len([]rune(before)) <= shortText && len([]rune(after)) <= shortText {
		return []passage{{visible(before), visible(after)}}, 0
	}
	hunks := differences(a, b)
	for i, h := range hunks {
		if i == mostHunks {
			return list, len(hunks) - i
		}
		old, now := clipPair(a.excerpt(h.a0, h.a1), b.excerpt(h.b0, h.b1))
		list = append(list, passage{visible(old), visible(now)})
	}
	return list, 0
}

// onlySpace reports whether two texts differ in spaces and line ends alone.
func onlySpace(a, b string) bool {
	return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}

// A text is a text with the places of its words. A sign of a script that sets no spaces is a word of its own.
type text struct {
	s     string
	start []int
	end   []int
}

func tokens(s string) text {
	t := text{s: s}
	inside := false
	for i, r := range s {
		switch {
		case unicode.IsSpace(r):
			inside = false
		case inside && (unicode.IsMark(r) || !unspaced(r)):
			t.end[len(t.end)-1] = i + len(string(r))
		default:
			t.start, t.end = append(t.start, i), append(t.end, min(i+len(string(r)), len(s)))
			inside = !unspaced(r)
		}
	}
	return t
}

// unspaced reports whether a character belongs to a script that sets no spaces between words.
func unspaced(r rune) bool {
	return r > 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func (t text) len() int          { return len(t.start) }
func (t text) word(i int) string { return t.s[t.start[i]:t.end[i]] }

// excerpt returns the words from to, with some context, on one line. An ellipsis stands for what is left out.
func (t text) excerpt(from, to int) string {
	first, last := max(0, from-context), min(t.len(), to+context)
	if first >= last {
		return ""
	}
	s := strings.Join(strings.Fields(t.s[t.start[first]:t.end[last-1]]), " ")
	if first > 0 {
		s = "… " + s
	}
	if last < t.len() {
		s += " …"
	}
	return s
}

// A hunk is a range of words on both sides.
type hunk struct{ a0, a1, b0, b1 int }

// differences returns the hunks in which two texts differ. Hunks that stand close together are one.
func differences(a, b text) []hunk {
	head := 0
	for head < min(a.len(), b.len()) && a.word(head) == b.word(head) {
		head++
	}
	tail := 0
	for tail < min(a.len(), b.len())-head && a.word(a.len()-1-tail) == b.word(b.len()-1-tail) {
		tail++
	}
	whole := hunk{head, a.len() - tail, head, b.len() - tail}
	n, m := whole.a1-whole.a0, whole.b1-whole.b0
	if n == 0 || m == 0 || n > mostCompare || m > mostCompare {
		return []hunk{whole}
	}
	// longest[i][j] is the length of the longest common subsequence of what follows i and j.
	longest := make([][]int, n+1)
	for i := range longest {
		longest[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a.word(head+i) == b.word(head+j) {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	var list []hunk
	open := func(i, j int) {
		if k := len(list) - 1; k >= 0 && head+i-list[k].a1 < apart {
			list[k].a1, list[k].b1 = head+i, head+j
			return
		}
		list = append(list, hunk{head + i, head + i, head + j, head + j})
	}
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case i < n && j < m && a.word(head+i) == b.word(head+j):
			i, j = i+1, j+1
			continue
		case j == m || i < n && longest[i+1][j] >= longest[i][j+1]:
			open(i, j)
			i++
		default:
			open(i, j)
			j++
		}
		k := len(list) - 1
		list[k].a1, list[k].b1 = head+i, head+j
	}
	return list
}

// clipPair shortens two passages so far that each can be read at a glance, from where they begin to differ.
func clipPair(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	same := 0
	for same < min(len(x), len(y)) && x[same] == y[same] {
		same++
	}
	if same > mostShown/2 && max(len(x), len(y)) > mostShown {
		from := same - mostShown/4
		for from > 0 && unicode.IsMark(x[from]) {
			from--
		}
		x, y = append([]rune("…"), x[from:]...), append([]rune("…"), y[from:]...)
	}
	return clip(string(x), mostShown), clip(string(y), mostShown)
}

// clip cuts a text to a number of runes, the ellipsis included.
func clip(s string, most int) string {
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
