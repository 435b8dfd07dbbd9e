package html

import (
	"slices"
	"strings"

	"rolexport/internal/render/plot"
)

// A box is a part of a drawing.
type box struct{ left, top, right, bottom int }

// meets reports whether two boxes have a point in common.
func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// A corner is the name of a row beside its corner of a radar. Places are seen from the centre.
type corner struct {
	text   string
	anchor anchor
	x, y   int // beside the corner
	top    int
	width  int // room for it
	wide   int // what it takes of that
	high   int
}

func (l *corner) bottom() int { return l.top + l.high }

// box is where a name stands around a centre.
func (l *corner) box(x, y int) box {
	left := x + l.x
	switch l.anchor {
	case middle:
		left -= l.wide / 2
	case finish:
		left -= l.wide
	}
	return box{left, y + l.top, left + l.wide, y + l.bottom()}
}

// The sizes of a radar.
const (
	largestRadius  = 90
	smallestRadius = 64
	away           = 14 // how far from its corner a name stands, beyond the mark that may be there
)

// roomy returns the largest radius beside which every word of the names has room, and whether there is one.
func (c *canvas) roomy(names []string) (radius int, ok bool) {
	widest := 0
	for _, name := range names {
		for word := range strings.SplitSeq(name, " ") {
			widest = max(widest, c.length(word)+2)
		}
	}
	radius = min(c.width/2-away-widest, largestRadius)
	return radius, radius >= smallestRadius
}

// corners sets each name beside its corner, and apart from the others: those beside the drawing make way upwards and downwards from its
// middle, where they are ever further from it, and those above and below it give way to all.
func (c *canvas) corners(pl *plot.Plot, radius int, names []string) []corner {
	labels := make([]corner, len(names))
	reach := radius + away
	order := make([]int, len(names))
	for i, name := range names {
		dx, dy := pl.Corner(i, reach)
		l := corner{text: name, x: dx, y: dy, width: c.width/2 - dx}
		switch {
		case dx < -radius/8:
			l.anchor, l.width = finish, c.width/2+dx
		case dx <= radius/8:
			l.anchor, l.width = middle, c.width
		}
		lines := c.wrapped(name, l.width)
		l.high = len(lines) * leading
		for _, line := range lines {
			l.wide = max(l.wide, c.length(line))
		}
		l.top = dy - l.high/2 + l.high*dy/reach/2 // beside the middle, and ever more above or below
		labels[i] = l
		order[i] = i
	}
	rank := func(i int) int {
		if labels[i].anchor == middle {
			return 2 * reach
		}
		return max(labels[i].y, -labels[i].y)
	}
	slices.SortStableFunc(order, func(i, j int) int { return rank(i) - rank(j) })
	for n, i := range order {
		l := &labels[i]
		switch {
		case l.y < 0:
			l.top = min(l.top, -l.high)
		case l.y > 0:
			l.top = max(l.top, 0)
		}
		for moved := true; moved; { // further out, until it meets none
			moved = false
			for _, j := range order[:n] {
				o := &labels[j]
				if !l.box(0, 0).meets(o.box(0, 0)) {
					continue
				}
				moved = true
				if l.y < 0 {
					l.top = o.top - l.high
				} else {
					l.top = o.bottom()
				}
			}
		}
	}
	return labels
}

// tag writes a name around a centre, with a line from its corner where it had to make way.
func (c *canvas) tag(l *corner, x, y, dx, dy int) {
	switch {
	case l.y < 0 && l.bottom() < l.y-leading/2:
		c.rule("lead", x+dx, y+dy, x+l.x, y+l.bottom()+1)
	case l.y > 0 && l.top > l.y+leading/2:
		c.rule("lead", x+dx, y+dy, x+l.x, y+l.top-1)
	}
	c.set(x+l.x, y+l.top+typeSize-1, l.width, "label", l.anchor, l.text)
}
