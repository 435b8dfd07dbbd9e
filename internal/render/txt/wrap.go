package txt

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"

	"rolexport/internal/render/flow"
	"rolexport/internal/typeset"
)

const softHyphen = "\u00ad"

// cells returns the number of terminal cells that s takes, by grapheme cluster.
func cells(s string) int {
	n := 0
	for _, r := range s {
		if !isNarrow(r) {
			return uniseg.StringWidth(s)
		}
		n++
	}
	return n
}

// isNarrow reports whether r is a Latin letter or common punctuation, which takes a cell beside any of its like.
func isNarrow(r rune) bool {
	return r >= ' ' && r < 0x7f || r >= 0xa0 && r < 0x300 && r != '\u00ad' || r >= '‐' && r <= '…'
}

// A wrapper breaks text into lines. It keeps its scratch from one text to the next.
type wrapper struct{ breaks []typeset.Break }

// wrap breaks clean text into lines of at most width cells, at line feeds and where Unicode (UAX #14) allows it. A piece without
// such a place that is wider than a line is broken between grapheme clusters. The lines have no blanks at their end, and together
// hold all of text but the blanks around breaks and soft hyphens; a soft hyphen at which a line ends becomes a hyphen.
func (w *wrapper) wrap(text string, width int) []string {
	if text == "" {
		return nil
	}
	if len(text) <= width && flow.Printable(text) {
		return []string{strings.TrimRight(text, " ")}
	}
	var lines []string
	for hard := range strings.SplitSeq(text, "\n") {
		lines = w.wrapLine(lines, hard, width)
	}
	return lines
}

// wrapLine appends the lines of a text without line feeds.
func (w *wrapper) wrapLine(lines []string, text string, width int) []string {
	start, used := 0, 0 // where the line in hand begins, and the cells it has so far
	at := 0
	w.breaks = typeset.AppendBreaks(w.breaks[:0], text)
	for _, b := range w.breaks {
		body := strings.TrimRight(text[at:b.Index], " ")
		need, hyphen := cells(body), 0
		if strings.HasSuffix(body, softHyphen) {
			hyphen = 1 // should the line end here
		}
		if start < at && used+need+hyphen > width {
			lines = append(lines, finish(text[start:at]))
			start, used = at, 0
		}
		if need+hyphen > width {
			cut := 0
			lines, cut = chop(lines, body, width-hyphen)
			start, need = at+cut, cells(body[cut:])
		}
		used += need + b.Index - at - len(body)
		at = b.Index
	}
	return append(lines, finish(text[start:]))
}

// narrowest is the least width, in cells, that text is wrapped to: any grapheme cluster fits.
const narrowest = 4

// chop appends lines that are full of a piece that is wider than they are, and returns where in it the rest begins.
func chop(lines []string, piece string, width int) ([]string, int) {
	start, used, at := 0, 0, 0
	state := -1
	for rest := piece; rest != ""; {
		var cluster string
		var w int
		cluster, rest, w, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used+w > width && at > start {
			lines = append(lines, finish(piece[start:at]))
			start, used = at, 0
		}
		used += w
		at += len(cluster)
	}
	return lines, start
}

// finish makes a line of a part of the text: what only steers the breaking of lines has done its work.
func finish(line string) string {
	line = strings.TrimRight(line, " ")
	if flow.Printable(line) {
		return line
	}
	hyphen := ""
	if strings.HasSuffix(line, softHyphen) {
		hyphen = "-"
	}
	return strings.TrimRightFunc(loose.Replace(line), unicode.IsSpace) + hyphen
}

// loose turns no-break spaces into spaces, as people search for them and programs compare them, and drops soft hyphens.
var loose = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2007", " ", softHyphen, "")

// measure returns the cells of the widest line of a text, and of the widest piece between two breaks.
func (w *wrapper) measure(text string) (line, piece int) {
	for hard := range strings.SplitSeq(text, "\n") {
		line = max(line, cells(hard))
		at := 0
		w.breaks = typeset.AppendBreaks(w.breaks[:0], hard)
		for _, b := range w.breaks {
			piece = max(piece, cells(strings.TrimRight(hard[at:b.Index], " ")))
			at = b.Index
		}
	}
	return line, piece
}
