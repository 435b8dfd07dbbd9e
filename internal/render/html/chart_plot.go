package html

import (
	"fmt"
	"strconv"

	"rolexport/internal/doc"
	"rolexport/internal/render/plot"
)

// plotChart draws a chart of series. One that is wider than a phone scrolls in a region of its own.
func (p *printer) plotChart(c *doc.Chart, pl *plot.Plot) {
	const narrow = 360
	switch c.Kind {
	case doc.BarChart, doc.FloatingChart:
		p.drawing(c, "bars", narrow, func(cv *canvas) { cv.bars(pl); cv.legend(pl) })
	case doc.RadarChart:
		p.drawing(c, "radar", narrow, func(cv *canvas) { cv.radar(pl); cv.legend(pl) })
	case doc.ColumnChart, doc.StackedChart:
		pl.Round()
		name := p.clean.Text(c.Title)
		if name == "" {
			name = p.clean.Text(c.Alt)
		}
		p.open("div", "class", "plot", "role", "group", "aria-label", name, "tabindex", "0")
		p.line()
		slot := max(64, min(600/len(pl.Names), 120))
		if c.Kind == doc.ColumnChart {
			slot = max(slot, 40*len(pl.Series))
		}
		axis := 0
		for _, x := range pl.Ticks() {
			axis = max(axis, (&canvas{printer: p}).length(p.loc.Text(pl.Tick(x)))+6)
		}
		p.drawing(c, "stacks", axis+slot*len(pl.Names), func(cv *canvas) { cv.columns(pl, axis, slot); cv.legend(pl) })
		p.end("div")
		p.line()
	default:
		panic(fmt.Sprintf("html: chart of unknown kind %d", c.Kind))
	}
}

// bars draws below the name of each row a bar for each series with its figure at its end. A floating bar has the figures between which it
// lies at either end.
func (c *canvas) bars(pl *plot.Plot) {
	const thick, gap = 12, 4
	room := 0
	for i, s := range pl.Series {
		for row, f := range s.Figures {
			if f.Value == nil {
				continue
			}
			if i == 1 && pl.Chart.Kind == doc.FloatingChart { // its end is what is written
				f.Value = plot.WithAmount(pl.Series[0].Figures[row].Value, pl.Series[0].Figures[row].Amount+f.Amount)
			}
			room = max(room, c.length(c.value(f.Value))+gap)
		}
	}
	room = min(room, c.width/3)
	from, length := 0, c.width-room
	if floating := pl.Chart.Kind == doc.FloatingChart; floating || pl.Least < 0 {
		from, length = room, c.width-2*room
	}
	y := 0
	for row, name := range pl.Names {
		y += 6
		y += c.set(0, y+typeSize, c.width, "label", start, c.value(name)) + 2
		top := y
		if pl.Chart.Kind == doc.FloatingChart {
			c.floating(pl, row, from, length, y)
			y += thick + gap
		} else {
			zero := from + pl.Along(length, max(pl.Least, min(0, pl.Most)))
			for i := range pl.Series {
				s, f := &pl.Series[i], pl.Series[i].Figures[row]
				if f.Value == nil {
					continue
				}
				end := zero
				if f.Stated {
					end = from + pl.Along(length, f.Amount)
					c.rect(ink(s, i), min(zero, end), y, max(zero, end)-min(zero, end), thick)
				}
				if f.Amount < 0 {
					c.write(end-gap, y+thick-2, "label", finish, c.value(f.Value))
				} else {
					c.write(end+gap, y+thick-2, "label", start, c.value(f.Value))
				}
				y += thick + gap
			}
			c.rule("zero", zero, top-1, zero, y-gap+1)
		}
	}
	c.height = y + 2
}

// floating draws the bar of a row from its first figure on, as long as its second.
func (c *canvas) floating(pl *plot.Plot, row, from, length, y int) {
	const thick, gap = 12, 4
	if len(pl.Series) < 2 {
		return
	}
	begin, long := pl.Series[0].Figures[row], pl.Series[1].Figures[row]
	if begin.Value == nil {
		return
	}
	left := from + pl.Along(length, begin.Amount)
	if !begin.Stated {
		c.write(from, y+thick-2, "label", start, c.value(begin.Value))
		return
	}
	c.write(left-gap, y+thick-2, "label", finish, c.value(begin.Value))
	if !long.Stated {
		return
	}
	right := from + pl.Along(length, begin.Amount+long.Amount)
	c.rect("s0", left, y, max(right-left, 1), thick)
	c.write(right+gap, y+thick-2, "label", start, c.value(plot.WithAmount(begin.Value, begin.Amount+long.Amount)))
}

// columns draws columns side by side or piled up, a group for each row with its name below, and lines before them.
func (c *canvas) columns(pl *plot.Plot, axis, slot int) {
	const high = 200
	y := 0
	if pl.Chart.Axis != "" {
		y += c.set(0, typeSize, c.width, "label", start, pl.Chart.Axis) + 4
	}
	top := y + leading // room for a figure above the highest column
	for _, at := range pl.Ticks() {
		y := top + high - pl.Along(high, at)
		class := "grid"
		if at == 0 {
			class = "zero"
		}
		c.rule(class, axis, y, c.width, y)
		c.write(axis-5, y+4, "label", finish, c.value(pl.Tick(at)))
	}
	for row := range pl.Names {
		x := axis + row*slot
		if pl.Chart.Kind == doc.StackedChart {
			c.pile(pl, row, x+slot/5, slot*3/5, top, high)
		} else {
			c.group(pl, row, x+slot/10, slot*8/10, top, high)
		}
	}
	for i := range pl.Series {
		if pl.Series[i].Line {
			c.lineOf(&pl.Series[i], pl, axis, slot, top, high)
		}
	}
	lowest := 0
	for row, name := range pl.Names {
		lowest = max(lowest, c.set(axis+row*slot+slot/2, top+high+leading, slot-6, "label", middle, c.value(name)))
	}
	c.height = top + high + lowest + 6
}

// group draws the columns of a row side by side, each under its figure.
func (c *canvas) group(pl *plot.Plot, row, x, width, top, high int) {
	each, zero := width/len(pl.Series), top+high-pl.Along(high, 0)
	for i := range pl.Series {
		f := pl.Series[i].Figures[row]
		if f.Value == nil {
			continue
		}
		y := top + high - pl.Along(high, f.Amount)
		if f.Stated {
			c.rect(ink(&pl.Series[i], i), x+i*each, min(y, zero), each-1, max(y, zero)-min(y, zero))
		}
		above := min(y, zero) - 3
		if f.Amount < 0 {
			above = y + leading - 3
		}
		if text := c.value(f.Value); c.length(text) <= each+4 {
			c.write(x+i*each+each/2, above, "label", middle, text)
		}
	}
}

// pile draws the columns of a row one on the other, each with its figure in it where it has room.
func (c *canvas) pile(pl *plot.Plot, row, x, width, top, high int) {
	up, down := 0.0, 0.0
	for i := range pl.Series {
		s, f := &pl.Series[i], pl.Series[i].Figures[row]
		if s.Line || f.Value == nil {
			continue
		}
		from := &up
		if f.Amount < 0 {
			from = &down
		}
		y1 := top + high - pl.Along(high, *from)
		*from = float64(*from + f.Amount)
		y2 := top + high - pl.Along(high, *from)
		tall := max(y1, y2) - min(y1, y2)
		c.rect(ink(s, i), x, min(y1, y2), width, tall-min(1, tall/4))
		if text := c.value(f.Value); f.Amount != 0 && tall >= leading-2 && c.length(text) <= width {
			c.write(x+width/2, (y1+y2)/2+4, "inside", middle, text)
		}
	}
}

// lineOf draws a line from row to row, with its figures above.
func (c *canvas) lineOf(s *plot.Series, pl *plot.Plot, x, slot, top, high int) {
	lastX, lastY, drawn := 0, 0, false
	for row, f := range s.Figures {
		at, y := x+row*slot+slot/2, top+high-pl.Along(high, f.Amount)
		if f.Stated && drawn {
			c.rule("line", lastX, lastY, at, y)
		}
		lastX, lastY, drawn = at, y, f.Stated
	}
	for row, f := range s.Figures {
		if !f.Stated {
			continue
		}
		at, y := x+row*slot+slot/2, top+high-pl.Along(high, f.Amount)
		c.disc("point", at, y, 4)
		text := c.value(f.Value)
		wide := c.length(text) + 6
		c.rect("ground", at-wide/2, y-leading-5, wide, leading)
		c.write(at, y-9, "figure", middle, text)
	}
}

// legend says which ink stands for which series, where there are several.
func (c *canvas) legend(pl *plot.Plot) {
	if len(pl.Series) < 2 || pl.Chart.Kind == doc.FloatingChart {
		return
	}
	const sign, gap = 12, 6
	x, y := 0, c.height+8
	for i := range pl.Series {
		s := &pl.Series[i]
		wide := c.length(c.clean.Text(s.Name))
		if x > 0 && x+sign+gap+wide > c.width {
			x, y = 0, y+leading+3
		}
		switch {
		case pl.Chart.Kind == doc.RadarChart:
			c.marker(i, x+sign/2, y+sign/2)
		case s.Line:
			c.rule("line", x, y+sign/2, x+sign, y+sign/2)
			c.disc("point", x+sign/2, y+sign/2, 4)
		default:
			c.rect(ink(s, i), x, y, sign, sign)
		}
		high := c.set(x+sign+gap, y+sign-2, c.width-x-sign-gap, "label", start, s.Name)
		y += high - leading
		x += sign + gap + wide + 3*gap
	}
	c.height = y + leading + 4
}

// marker draws the sign of a series on a radar: a disc, a ring, a square, an empty square.
func (c *canvas) marker(i, x, y int) {
	colour := "s" + strconv.Itoa(i%inks)
	switch i % 4 {
	case 0:
		c.disc(colour, x, y, 4)
	case 1:
		c.disc("hollow "+colour, x, y, 4)
	case 2:
		c.rect(colour, x-4, y-4, 8, 8)
	case 3:
		c.rect("hollow "+colour, x-4, y-4, 8, 8)
	}
}
