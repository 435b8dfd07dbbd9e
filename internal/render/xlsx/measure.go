package xlsx

import (
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/typeset"
)

// Widths and heights of a sheet. Excel counts a column's width in digits of the default font, 7 pixels of 1/96 inch each for Arial 10,
// with 5 pixels of padding inside (ECMA-376 18.3.1.13); heights are points.
const (
	digitPixels   = 7
	padPixels     = 9       // 5 that Excel keeps free, and 4 of air, since screens round differently
	lineHeight    = 12_750  // one line of 10 point Arial, thousandths of a point
	rowAir        = 4_000   // added to each row
	maxRowHeight  = 409_000 // Excel's limit is 409.5 points
	widestColumn  = 255     // digits
	sheetWidth    = 760_000 // what a landscape page shows without shrinking, thousandths of a point
	narrowestText = 120_000
	widestText    = 330_000
)

// digits returns the width of a column, in digits of the default font, that shows text of the given width in thousandths of a point.
func digits(width int) float64 {
	pixels := (width*4+2999)/3000 + padPixels
	hundredths := (pixels*100 + digitPixels - 1) / digitPixels
	return min(float64(hundredths)/100, widestColumn)
}

// A measured column knows how much room its content asks for, in thousandths of a point.
type measured struct {
	word    int // the widest word
	natural int // the widest line
	wraps   bool
}

func (b *workbook) measureColumn(col doc.Column, cells []cell) measured {
	m := measured{wraps: col.Kind == doc.TextColumn}
	m.take(b.faces.Bold, col.Title, b.bodySize(), true)
	m.take(b.faces.Regular, col.Subtitle, b.bodySize(), true)
	for _, c := range cells {
		m.take(b.stack(c, col.Header), c.text, b.bodySize(), m.wraps && c.kind == textCell)
	}
	return m
}

// take widens m for a text. A text that must not wrap counts as one word.
func (m *measured) take(faces typeset.Stack, text string, size int, wraps bool) {
	for line := range strings.SplitSeq(text, "\n") {
		width := faces.Width(line, size)
		m.natural = max(m.natural, width)
		if !wraps {
			m.word = max(m.word, width)
			continue
		}
		for word := range strings.FieldsSeq(line) {
			m.word = max(m.word, faces.Width(word, size))
		}
	}
}

// stack returns the faces that a cell is set in. Mixed weights are measured by the wider one.
func (b *workbook) stack(c cell, head bool) typeset.Stack {
	if head || c.runs != nil {
		return b.faces.Bold
	}
	return b.faces.Regular
}

// columnWidths shares the width of a landscape page among the columns whose text wraps, after the others have got what they need.
func columnWidths(columns []measured) []int {
	room, wrapping := sheetWidth, 0
	for _, m := range columns {
		if m.wraps {
			wrapping++
		} else {
			room -= m.natural
		}
	}
	limit := widestText
	if wrapping > 0 {
		limit = min(max(room/wrapping, narrowestText), widestText)
	}
	widths := make([]int, len(columns))
	for i, m := range columns {
		switch {
		case m.wraps:
			widths[i] = min(max(m.word, min(m.natural, limit)), widestText)
		default:
			widths[i] = m.word
		}
	}
	return widths
}

// lines counts the lines that a text takes at a width.
func lines(faces typeset.Stack, text string, size, width int) int {
	const slack = 25 // screens set text up to 4 % wider than its metrics
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += max(len(typeset.Lines(faces, line, size, width-width/slack)), 1)
	}
	return n
}

// rowHeight returns the height in points of a row with that many lines of body text.
func rowHeight(lines int) float64 {
	return float64(min(lines*lineHeight+rowAir, maxRowHeight)) / 1000
}
