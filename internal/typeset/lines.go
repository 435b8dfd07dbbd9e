package typeset

import (
	"strings"

	"github.com/rivo/uniseg"
)

// Lines breaks text into lines no wider than width at a size, all in thousandths of a point. Spaces at the end of a line are dropped; a
// word that is too wide by itself is divided between characters. There is always at least one line.
func Lines(stack Stack, text string, size, width int) []string {
	var lines []string
	start, fits := 0, 0 // of the line under way; fits is where it can end so far
	for _, b := range Breaks(text) {
		if fits > start && stack.Width(trim(text[start:b.Index]), size) > width {
			lines = append(lines, trim(text[start:fits]))
			start = fits
		}
		for stack.Width(trim(text[start:b.Index]), size) > width {
			n := Fit(stack, trim(text[start:b.Index]), size, width)
			if start+n >= b.Index || trim(text[start+n:b.Index]) == "" {
				break // a single character wider than the line
			}
			lines = append(lines, text[start:start+n])
			start += n
		}
		fits = b.Index
		if b.Must {
			lines = append(lines, trim(text[start:fits]))
			start = fits
		}
	}
	if text == "" || uniseg.HasTrailingLineBreakInString(text) {
		lines = append(lines, "")
	}
	return lines
}

// trim drops the white space that does not show at the end of a line.
func trim(line string) string { return strings.TrimRight(line, " \t\n\v\f\r\u0085\u2028\u2029") }

// Fit returns how many bytes at the head of text fit into width at a size, counted in whole characters as the reader sees them (grapheme
// clusters). It is at least one character, so that a line is never empty.
func Fit(stack Stack, text string, size, width int) int {
	at, sum, state := 0, 0, -1
	for rest := text; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		sum += stack.Ems(cluster)
		if at > 0 && Scale(sum, size) > width {
			return at
		}
		at += len(cluster)
	}
	return len(text)
}
