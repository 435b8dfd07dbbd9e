package xlsx

import (
	"strconv"
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
	narrowestText = 90_000
	widestText    = 330_000
	widestFlag    = widestText / 2 // that a state takes in one line
	headLines     = 4              // that a head takes at most, unless it is very long
	filterButton  = 12_000         // it covers the end of a head
	spareDigits   = "8.43"         // the width of a column of spareColumn pixels
	indent        = 7_000          // what keeps right-aligned figures off the next column: one step of Excel's indent
	widestDivided = 105_000        // a word that is divided where the table would else be too wide for its page
)

// drawnWidth is what a column of a width measures on the sheet, both in thousandths of a point.
func drawnWidth(width int) int { return width + width/20 + padPixels*750 }

// appendDigits writes the width of a column, in digits of the default font, that shows text of the given width in thousandths of a point.
// Screens set text up to a twentieth wider than its metrics, which is allowed for.
func appendDigits(b []byte, width int) []byte {
	width += width / 20
	pixels := (width*4+2999)/3000 + padPixels
	hundredths := (pixels*100 + digitPixels - 1) / digitPixels
	return strconv.AppendFloat(b, min(float64(hundredths)/100, widestColumn), 'f', -1, 64)
}

// A measured column knows how much room its content asks for, in thousandths of a point.
type measured struct {
	word     int // the widest word that may be divided if it must
	rigid    int // the widest figure
	natural  int // the widest line of text
	wraps    bool
	indented bool // figures stand a step off the next column
}

func (b *workbook) measureHead(col doc.Column) measured {
	m := measured{wraps: col.Kind == doc.TextColumn}
	m.take(b.rulers.bold, col.Title, true)
	m.take(b.rulers.regular, col.Subtitle, true)
	if !m.wraps {
		lines := m.natural * 5 / 4 / headLines // the end of a line stays empty where the next word does not fit
		m.word = max(m.word, min(lines, widestText))
		m.natural = m.word
	}
	m.word, m.natural = m.word+filterButton, m.natural+filterButton
	return m
}

// measureCell widens m for a cell of its column.
func (b *workbook) measureCell(m *measured, col doc.Column, c *cell) {
	if c.kind == emptyCell {
		return
	}
	bold := col.Kind.Numeric() || col.Header && c.runs == nil
	wraps := b.wraps(col, c)
	if wraps && !m.wraps {
		m.word = max(m.word, narrowestText)
	}
	if c.runs == nil && strings.IndexByte(c.text, '\n') < 0 {
		m.take(b.ruler(bold), c.text, wraps)
	} else {
		for _, l := range c.lines() {
			m.take(b.ruler(l.bold || bold), l.text, wraps)
		}
	}
	if col.Kind.Numeric() {
		m.indented = true
	}
}

// wraps reports whether a cell sets its text in several lines where its column is narrow: in a column of text, and where a long text stands
// among figures, such as a name above them.
func (b *workbook) wraps(col doc.Column, c *cell) bool {
	return c.kind == textCell && (col.Kind == doc.TextColumn || !c.notStated && typeset.Scale(b.ruler(true).width(c.text), bodySize) > narrowestText)
}

// take widens m for a line. One that must not wrap counts as one word.
func (m *measured) take(r *ruler, line string, wraps bool) {
	word, whole := r.words(line)
	m.natural = max(m.natural, whole)
	if !wraps {
		m.rigid = max(m.rigid, whole)
		return
	}
	m.word = max(m.word, word)
}

func (b *workbook) ruler(bold bool) *ruler {
	if bold {
		return b.rulers.bold
	}
	return b.rulers.regular
}

// lines returns the text of c line by line. A line with a bold word in it counts as bold.
func (c *cell) lines() []span {
	runs := c.runs
	if runs == nil {
		runs = []span{{text: c.text}}
	}
	all := []span{{}}
	for _, r := range runs {
		for i, piece := range strings.Split(r.text, "\n") {
			if i > 0 {
				all = append(all, span{})
			}
			last := &all[len(all)-1]
			last.text += piece
			last.bold = last.bold || r.bold && piece != ""
		}
	}
	return all
}

// columnWidths are the widths of columns. Words are divided where a table fits onto a page in that way alone.
func columnWidths(columns []measured, page int) []int {
	widths := sharedWidths(columns, widestText)
	if !fit(widths, page) {
		if divided := sharedWidths(columns, widestDivided); fit(divided, page) {
			return divided
		}
	}
	return widths
}

// fit reports whether a page of a width holds columns in a size that can be read.
func fit(widths []int, page int) bool {
	for _, w := range widths {
		page -= drawnWidth(w) * 100 / mostShrunk
	}
	return page >= 0
}

// sharedWidths shares the width of a landscape page among the columns whose text wraps, after the others have got what they need. No column
// gets more for the sake of one word than the widest.
func sharedWidths(columns []measured, widest int) []int {
	least := func(m measured) int {
		width := max(min(m.word, widest), m.rigid)
		if m.indented {
			width += indent
		}
		return width
	}
	room, wrapping := sheetWidth, 0
	for _, m := range columns {
		if m.wraps {
			wrapping++
		} else {
			room -= least(m)
		}
	}
	limit := widestText
	if wrapping > 0 {
		limit = min(max(room/wrapping, narrowestText), widestText)
	}
	widths := make([]int, len(columns))
	for i, m := range columns {
		switch {
		case m.wraps && m.natural <= limit+limit/10 && m.natural <= max(limit, widest): // a little more saves a line
			widths[i] = m.natural
		case m.wraps:
			widths[i] = min(max(least(m), min(m.natural, limit)), widestText)
		default:
			widths[i] = least(m)
		}
	}
	return widths
}

// height counts the lines that c takes at a width. Of the twentieth that appendDigits adds to it, half is counted on.
func (b *workbook) height(c *cell, bold bool, size, width int) int {
	width += width / 40
	if c.runs == nil && strings.IndexByte(c.text, '\n') < 0 {
		return b.ruler(bold).tall(c.text, size, width)
	}
	n := 0
	for _, l := range c.lines() {
		n += b.ruler(bold || l.bold).tall(l.text, size, width)
	}
	return n
}

// rowHeight returns the height of a row with that many lines of body text, in thousandths of a point.
func rowHeight(lines int) int { return min(lines*lineHeight+rowAir, maxRowHeight) }
