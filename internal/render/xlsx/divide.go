package xlsx

import (
	"sort"
	"strings"

	"rolexport/internal/ooxml"
	"rolexport/internal/typeset"
)

// mostLines is how many lines of body text a row can be tall.
const mostLines = (maxRowHeight - rowAir) / lineHeight

// leastLine is the number of bytes that any line of the index has room for.
const leastLine = 20

// divided returns a cell of the index in pieces that a row each can show and hold, which for nearly all is the cell itself. A piece ends
// where a line may end, or, within a very long word, anywhere.
func (x *index) divided(c *cell, st style) []*cell {
	if len(c.text) < mostLines*leastLine && !strings.Contains(c.text, "\n") {
		return []*cell{c}
	}
	fits := func(c *cell) bool {
		return ooxml.Units(c.text) <= ooxml.MaxCellText && x.height(c, st.bold, st.points(), indexTextWidth) <= mostLines
	}
	var pieces []*cell
	for !fits(c) {
		var ends []int
		for _, b := range typeset.AppendBreaks(nil, c.text) {
			ends = append(ends, b.Index)
		}
		n := sort.Search(len(ends), func(i int) bool { head, _ := c.cut(ends[i]); return !fits(head) })
		if n == 0 {
			ends = ends[:0]
			for i := range c.text {
				ends = append(ends, i)
			}
			n = max(2, sort.Search(len(ends), func(i int) bool { head, _ := c.cut(ends[i]); return !fits(head) }))
		}
		head, rest := c.cut(ends[n-1])
		pieces, c = append(pieces, head), rest
	}
	return append(pieces, c)
}

// cut divides a cell of text before the byte at, without the blanks and the line end there.
func (c *cell) cut(at int) (head, rest *cell) {
	a, b := *c, *c
	a.text, b.text = strings.TrimRight(c.text[:at], " \n"), c.text[at:]
	a.runs, b.runs = nil, nil
	left, start := len(a.text), 0
	for _, r := range c.runs {
		end := start + len(r.text)
		if start < left {
			a.runs = append(a.runs, span{r.text[:min(end, left)-start], r.bold, r.italic})
		}
		if end > at {
			b.runs = append(b.runs, span{r.text[max(start, at)-start:], r.bold, r.italic})
		}
		start = end
	}
	return &a, &b
}

// excerpt returns a stretch of a text by which it is found in the data. The middle is the least likely to have been put around it.
func excerpt(text string) string {
	const about = 40
	if len(text) <= about {
		return text
	}
	start := (len(text) - about) / 2
	return strings.TrimSpace(strings.ToValidUTF8(text[start:start+about], "")) // what is cut of a character falls away
}
