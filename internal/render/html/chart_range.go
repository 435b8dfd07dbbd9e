package html

import (
	"math"

	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
	"rolexport/internal/render/plot"
)

// rangeChart draws a pay band: a track, on it the band from low to high, in it the midpoint, below it the labels. An end that is not stated is
// open: the band runs out in ever shorter bars.
func (p *printer) rangeChart(c *doc.Chart) {
	const width, thick, top = 360, 10, 6
	p.drawing(c, "range", width, func(cv *canvas) {
		row := c.Table.Rows[0]
		at := [3]int{width / 6, width / 2, width * 5 / 6}
		var amount [3]float64
		var stated [3]bool
		for i := range at {
			amount[i], stated[i] = plot.Amount(flow.Cell(row, i))
		}
		if stated[0] && stated[1] && stated[2] && amount[2] > amount[0] {
			by := math.Round(1000 * (amount[1] - amount[0]) / (amount[2] - amount[0]))
			at[1] = at[0] + (at[2]-at[0])*int(min(max(by, 0), 1000))/1000
		}
		cv.rect("track", 0, top, width, thick)
		from, to := at[0], at[2]
		if !stated[0] {
			for i, x := 1, 0; i <= 3; i++ {
				cv.rect("band", x, top, 5*i, thick)
				x += 5*i + 5
				from = x
			}
		}
		if !stated[2] {
			for i, x := 1, width; i <= 3; i++ {
				cv.rect("band", x-5*i, top, 5*i, thick)
				x -= 5*i + 5
				to = x
			}
		}
		cv.rect("band", from, top, to-from, thick)
		for i, x := range at {
			switch {
			case !stated[i]:
			case i == 1:
				cv.rect("mark", x-1, top-4, 3, thick+8)
			default:
				cv.rect("mark", x, top-1, 1, thick+2)
			}
		}
		cv.height = cv.rangeLabels(c.Table, top+thick+leading+4)
	})
}

// rangeLabels writes the labels in three columns, or below each other where a column has no room, and returns where they end.
func (c *canvas) rangeLabels(t *doc.Table, y int) int {
	third, side := c.width/3, false
	for i, col := range t.Columns {
		side = side || c.length(c.clean.Text(col.Title)) > third-8 || c.length(c.value(flow.Cell(t.Rows[0], i)))*11/10 > third-8
	}
	for i, col := range t.Columns {
		v := flow.Cell(t.Rows[0], i)
		switch {
		case v == nil:
		case side:
			y += c.set(0, y, c.width, "label", start, col.Title)
			y += c.set(0, y, c.width*9/10, "figure", start, c.value(v))
		default:
			c.write(third*i+third/2, y, "label", middle, col.Title)
			c.write(third*i+third/2, y+leading, "figure", middle, c.value(v))
		}
	}
	if side {
		return y
	}
	return y + leading + 5
}
