package html

import (
	"strconv"

	"rolexport/internal/render/plot"
)

// radar draws a corner for each row and a polygon for each series over the rings of the scale. Names that have no room beside their corners stand
// below, and the corners are numbered.
func (c *canvas) radar(pl *plot.Plot) {
	rings := pl.Rings()
	pl.Least, pl.Most = 0, float64(rings)
	names, numbers := make([]string, len(pl.Names)), make([]string, len(pl.Names))
	for i, name := range pl.Names {
		names[i], numbers[i] = c.value(name), strconv.Itoa(i+1)
	}
	radius, named := c.roomy(names)
	said := names
	if !named {
		radius, said = largestRadius, numbers
	}
	labels := c.corners(pl, radius, said)
	top, bottom := 0, 0
	for i := range labels {
		top, bottom = min(top, labels[i].top), max(bottom, labels[i].bottom())
	}
	x, y := c.width/2, 2-top
	for ring := 1; ring <= rings; ring++ {
		at := func(int) (int, bool) { return pl.Along(radius, float64(ring)), true }
		c.polygon("grid", pl, x, y, at)
	}
	for i := range labels {
		dx, dy := pl.Corner(i, radius)
		c.rule("grid", x, y, x+dx, y+dy)
		c.tag(&labels[i], x, y, dx, dy)
	}
	var marks []box
	for i := range pl.Series {
		figures := pl.Series[i].Figures
		c.polygon("outline s"+strconv.Itoa(i%inks), pl, x, y, func(row int) (int, bool) { return pl.Along(radius, figures[row].Amount), figures[row].Stated })
		for row, f := range figures {
			if f.Stated {
				dx, dy := pl.Corner(row, pl.Along(radius, f.Amount))
				marks = append(marks, box{x + dx - 5, y + dy - 5, x + dx + 5, y + dy + 5})
				c.marker(i, x+dx, y+dy)
			}
		}
	}
	for i := range labels {
		marks = append(marks, labels[i].box(x, y))
	}
	c.scale(pl, rings, radius, x, y, marks)
	c.height = y + bottom + 6
	if !named {
		c.key(names)
	}
}

// polygon draws lines from corner to corner at the given distances, but not to where there is none.
func (c *canvas) polygon(class string, pl *plot.Plot, x, y int, distance func(row int) (int, bool)) {
	n := len(pl.Names)
	for i := range n {
		from, ok := distance(i)
		to, next := distance((i + 1) % n)
		if !ok || !next {
			continue
		}
		x1, y1 := pl.Corner(i, from)
		x2, y2 := pl.Corner((i+1)%n, to)
		c.rule(class, x+x1, y+y1, x+x2, y+y2)
	}
}

// scale writes the figures of the rings along that spoke, on that side of it, where they meet the fewest marks and names.
func (c *canvas) scale(pl *plot.Plot, rings, radius, x, y int, marks []box) {
	const beside, high = 6, 10
	place := func(spoke, side, ring int) box {
		dx, dy := pl.Corner(spoke, pl.Along(radius, float64(ring)))
		wide := c.length(strconv.Itoa(ring))
		left := x + dx + beside
		if side == 1 {
			left = x + dx - beside - wide
		}
		return box{left, y + dy - high/2, left + wide, y + dy + high/2}
	}
	spoke, side, fewest := 0, 0, -1
	for i := range 2 * len(pl.Names) {
		met := 0
		for ring := 1; ring <= rings; ring++ {
			at := place(i/2, i%2, ring)
			for _, m := range marks {
				if at.meets(m) {
					met++
				}
			}
		}
		if fewest < 0 || met < fewest {
			spoke, side, fewest = i/2, i%2, met
		}
	}
	for ring := 1; ring <= rings; ring++ {
		at := place(spoke, side, ring)
		c.write(at.left, at.bottom-1, "ring", start, strconv.Itoa(ring))
	}
}

// key says below the drawing which corner is which.
func (c *canvas) key(names []string) {
	const indent = 24
	for i, name := range names {
		c.write(0, c.height+typeSize, "figure", start, strconv.Itoa(i+1))
		c.height += c.set(indent, c.height+typeSize, c.width-indent, "label", start, name)
	}
	c.height += 6
}
