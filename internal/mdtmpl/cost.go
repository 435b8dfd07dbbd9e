package mdtmpl

import (
	"bytes"
	"fmt"
)

// maxMarkupCost bounds the time that goldmark takes. It grows with the square of the characters in a paragraph that may open or
// close something, so their squares are summed up: some 10,000 in one paragraph, or 300 in each of 1,000.
const maxMarkupCost = 100_000_000

// tooCostly finds out before the parser does that to parse src would take very long, and says where and why.
func tooCostly(src []byte) (offset int, why string) {
	var cost, inParagraph int64 // an int of 32 bits is too small for the squares
	at := 0
	for line := range bytes.Lines(src) {
		if openers(line) > maxNesting {
			return at, fmt.Sprintf("Markdown nested deeper than %d", maxNesting)
		}
		if len(bytes.TrimSpace(line)) == 0 {
			inParagraph = 0
		}
		n := int64(0)
		for _, c := range line {
			switch c {
			case '*', '_', '[', ']', '(', '`', '<', '!':
				n++
			}
		}
		cost += n * (2*inParagraph + n) // the difference of the squares
		if inParagraph += n; cost > maxMarkupCost {
			return at, "more Markdown in a paragraph than can be told apart in good time"
		}
		at += len(line)
	}
	return 0, ""
}

// openers counts the markers of quotes and lists that a line begins with.
func openers(line []byte) int {
	n := 0
	for i, c := range line {
		switch {
		case c == '>':
			n++
		case c == '-', c == '*', c == '+', c == '.', c == ')':
			if i+1 < len(line) && isBlank(string(line[i+1])) {
				n++
			}
		case c != ' ' && c != '\t' && (c < '0' || c > '9'):
			return n
		}
	}
	return n
}
