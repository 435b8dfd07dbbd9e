package pdf

import (
	"rolexport/internal/theme"
)

// A strip is a piece of a column that pages are filled with: a line of text, a row of a table, a drawing. Only a row with room for it is
// divided between pages.
type strip struct {
	before   int     // space above it; none at the head of a page
	height   int     // without that space
	inks     []ink   // what it draws
	keep     bool    // stays on the page of the strip that follows
	row      *row    // cells side by side; nil: none
	columns  *flows  // columns side by side that flow from page to page; nil: none
	index    *index  // columns that text runs through one after the other; nil: none
	head     *strip  // head of the table that the strip is a row of, repeated at the top of a page; nil: none
	edge     *edge   // bar along its left side; nil: none
	earliest int     // page of the part on which it may stand, counted from 0
	anchor   *anchor // place that links, bookmarks and contents lead to; nil: none
}

// A row is cells side by side.
type row struct {
	x, width    int
	top, bottom int // space above and below the cells
	cells       []cell
	ground      theme.RGB // of the row, when grounded
	grounded    bool
	inset       int // how much lower than the row the ground begins
	over, under ruling
	whole       bool // never divided
}

// A ruling is a horizontal line; one of thickness 0 is not drawn.
type ruling struct {
	thick  int
	colour theme.RGB
}

// A cell is the lines of a row that stand below each other.
type cell struct {
	lower  int // how much lower than the others it begins
	strips []strip
}

// An index is a column that is divided among several side by side on each page.
type index struct {
	strips []strip
	n      int // columns
	pitch  int // from the left edge of one to that of the next
}

// flowing reports whether a strip holds columns that run on from page to page by themselves.
func (s *strip) flowing() bool { return s.columns != nil || s.index != nil }

// An edge is the bar along the left side of a callout. It joins the strips that share it.
type edge struct {
	x, width int
	colour   theme.RGB
	outer    *edge // of a callout around this one
}

// An anchor is a heading's place.
type anchor struct {
	id    string
	title string
	level int // of its bookmark; 0: none
	set   bool
	page  int // counts from 0, known when the pages are filled
	y     int
}

// height returns the height of strips that stand below each other, without the space above the first.
func height(strips []strip) int {
	sum := 0
	for i := range strips {
		if i > 0 {
			sum += strips[i].before
		}
		sum += strips[i].height
	}
	return sum
}

// height returns the height of the highest cell.
func (r *row) height() int {
	highest := 0
	for _, c := range r.cells {
		highest = max(highest, c.lower+height(c.strips))
	}
	return r.top + highest + r.bottom
}

// divide parts a row where its upper part is no higher than room, so that two lines or more of a cell stand in either part where the cell
// has them. It reports whether that can be done.
func (s *strip) divide(room int) (upper, lower strip, ok bool) {
	if s.row == nil || s.row.whole {
		return upper, lower, false
	}
	room -= s.row.top + s.row.bottom
	u, l := *s.row, *s.row
	u.cells, l.cells = make([]cell, len(s.row.cells)), make([]cell, len(s.row.cells))
	divided := false
	for i, c := range s.row.cells {
		n := c.fits(room)
		if n == 0 && len(c.strips) > 0 {
			return upper, lower, false
		}
		u.cells[i] = cell{lower: c.lower, strips: c.strips[:n]}
		l.cells[i] = cell{strips: c.strips[n:]}
		divided = divided || n < len(c.strips)
	}
	if !divided {
		return upper, lower, false
	}
	u.under, l.over = ruling{}, ruling{}
	upper, lower = *s, *s
	upper.row, lower.row = &u, &l
	upper.height, lower.height = u.height(), l.height()
	upper.keep = false
	lower.before, lower.anchor, lower.inks = 0, nil, nil
	return upper, lower, true
}

// fits returns how many strips of the cell stand within room. It leaves two for the other part, and none where only one would stay.
func (c *cell) fits(room int) int {
	n, y := 0, c.lower
	for n < len(c.strips) {
		if n > 0 {
			y += c.strips[n].before
		}
		if y += c.strips[n].height; y > room {
			break
		}
		n++
	}
	if n == len(c.strips)-1 && n > 2 {
		n--
	}
	if n == 1 && len(c.strips) > 2 {
		n = 0
	}
	return n
}
