package html

import (
	"strconv"

	"rolexport/internal/render/plot"
)

// radar draws a corner for each row and a polygon for each series over the rings of the scale.
func (c *canvas) radar(pl *plot.Plot) {
	const radius = 90
	rings := pl.Rings()
	pl.Least, pl.Most = 0, float64(rings)
	x, y := c.width/2, radius+3*leading+away
	room := c.width/2 - radius/2 - 4
	for ring := 1; ring <= rings; ring++ {
		at := func(int) (int, bool) { return pl.Along(radius, float64(ring)), true }
		c.polygon("grid", pl, x, y, at)
	}
	lowest := y + radius
	for i, name := range pl.Names {
		dx, dy := pl.Corner(i, radius)
		c.rule("grid", x, y, x+dx, y+dy)
		lowest = max(lowest, c.corner(i, pl, x, y, radius, room, c.value(name)))
	}
	for ring := 1; ring <= rings; ring++ {
		c.write(x+3, y-pl.Along(radius, float64(ring))+4, "ring", start, strconv.Itoa(ring))
	}
	for i := range pl.Series {
		figures := pl.Series[i].Figures
		c.polygon("outline s"+strconv.Itoa(i%inks), pl, x, y, func(row int) (int, bool) { return pl.Along(radius, figures[row].Amount), figures[row].Stated })
		for row, f := range figures {
			if f.Stated {
				dx, dy := pl.Corner(row, pl.Along(radius, f.Amount))
				c.marker(i, x+dx, y+dy)
			}
		}
	}
	c.height = lowest + 6
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

// away is how far from its corner the name of a row stands, beyond the mark that may be there.
const away = 14

// corner writes the name of a row beside its corner, and returns where it ends below.
func (c *canvas) corner(i int, pl *plot.Plot, x, y, radius, room int, name string) int {
	dx, dy := pl.Corner(i, radius+away)
	a, width := start, c.width-x-dx
	switch {
	case dx < -radius/8:
		a, width = finish, x+dx
	case dx <= radius/8:
		a, width = middle, 2*room
	}
	high := len(c.wrapped(name, width)) * leading
	top := y + dy - high/2
	if a == middle && dy < 0 {
		top = y + dy - high
	} else if a == middle {
		top = y + dy
	}
	c.set(x+dx, top+typeSize, width, "label", a, name)
	return top + high
}
