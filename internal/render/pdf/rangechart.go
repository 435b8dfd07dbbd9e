package pdf

import (
	"math"

	"rolexport/internal/doc"
	"rolexport/internal/render/plot"
	"rolexport/internal/theme"
)

// A point is an end or the middle of a range.
type point struct {
	label, value passage
	shown        bool // has a label
	stated       bool // has a place of its own
	amount       float64
	at           int // where it lies
	x, width     int // of its label
}

// The points of a range.
const (
	low = iota
	middle
	high
)

// rangeChart draws a pay band: a track, on it the band from low to high, in it the midpoint, and below each its label. An end that is not
// stated is open: the band runs out in ever shorter bars.
func (l *layout) rangeChart(b *doc.Chart) {
	if len(b.Table.Columns) < 3 || len(b.Table.Rows) == 0 {
		l.table(b.Table, b.Title) // not a range
		return
	}
	var points [3]point
	for i := range points {
		l.preparePoint(&points[i], b.Table, i)
	}
	l.locate(&points)
	m := l.figure(b)
	l.open(0)
	y := l.drawRange(&points, m)
	y += l.drawLabels(&points, y+l.quarters(3), m)
	l.shut(y + l.quarters(3))
}

func (l *layout) preparePoint(p *point, t *doc.Table, i int) {
	if i >= len(t.Rows[0].Cells) || t.Rows[0].Cells[i] == nil {
		return
	}
	v := t.Rows[0].Cells[i]
	s := l.styles.body
	s.kind = bold
	p.shown = true
	p.label, p.value = l.plain(t.Columns[i].Title, l.styles.small), l.value(v, s)
	p.width = max(p.label.natural, p.value.natural)
	p.amount, p.stated = plot.Amount(v)
}

// locate finds the place of each point: a sixth of the track stays free on either side of the band.
func (l *layout) locate(points *[3]point) {
	first, last := l.x+l.width/6, l.x+l.width*5/6
	points[low].at, points[middle].at, points[high].at = first, (first+last)/2, last
	if !points[low].stated {
		points[low].at = l.x
	}
	if !points[high].stated {
		points[high].at = l.x + l.width
	}
	span := points[high].amount - points[low].amount
	if points[low].stated && points[middle].stated && points[high].stated && span > 0 {
		by := math.Round(1000 * (points[middle].amount - points[low].amount) / span)
		points[middle].at = first + portion(last-first, int(min(max(by, 0), 1000)), 1000)
	}
}

// drawRange draws the band and returns its height.
func (l *layout) drawRange(points *[3]point, m mark) int {
	c, thick := l.theme.Colours, 2*l.theme.Space.Bar
	top := l.quarters(4)
	if c.Wash == theme.White {
		l.rule(m, l.x, top+thick/2, l.width, 0, l.theme.Space.Rule, c.Muted)
	} else {
		l.rect(m, l.x, top, l.width, thick, c.Wash)
	}
	from, to := points[low].at, points[high].at
	if !points[low].stated {
		from = l.drawOpenEnd(from, top, thick, 1, m)
	}
	if !points[high].stated {
		to = l.drawOpenEnd(to, top, thick, -1, m)
	}
	l.ground(m, from, top, to-from, thick, c.AccentWash, c.Accent)
	for i, p := range points {
		if !p.stated {
			continue
		}
		width, over := l.quarters(1), l.quarters(1)
		if i == middle {
			width, over = l.quarters(2), l.quarters(4)
		}
		l.rect(m, p.at-width/2, top-over, width, thick+2*over, c.Accent)
	}
	return top + thick + l.quarters(4)
}

// drawOpenEnd draws the end of a band that is not stated, from the edge of the track inwards, and returns where the band itself ends.
func (l *layout) drawOpenEnd(x, top, thick, inwards int, m mark) int {
	for i := 1; i <= 3; i++ {
		width := l.quarters(2 * i)
		from := min(x, x+inwards*width)
		l.ground(m, from, top, width, thick, l.theme.Colours.AccentWash, l.theme.Colours.Accent)
		x += inwards * (width + l.quarters(2))
	}
	return x
}

// drawLabels draws the labels below their points, moved aside where they would touch each other or leave the column. Where there is no room
// for them side by side they stand one below the other. It returns their height.
func (l *layout) drawLabels(points *[3]point, y int, m mark) int {
	gutter, needed := l.quarters(8), 0
	for _, p := range points {
		if p.shown {
			needed += p.width + gutter
		}
	}
	if needed-gutter > l.width {
		return l.stackLabels(points, y, m)
	}
	edge := l.x
	for i := range points {
		p := &points[i]
		p.x = max(edge, min(p.at-p.width/2, l.x+l.width-p.width))
		if p.shown {
			edge = p.x + p.width + gutter
		}
	}
	edge = l.x + l.width
	for i := len(points) - 1; i >= 0; i-- {
		if p := &points[i]; p.shown {
			p.x = min(p.x, edge-p.width)
			edge = p.x - gutter
		}
	}
	high := 0
	for i := range points {
		if p := &points[i]; p.shown {
			side := centre
			if p.at <= l.x {
				side = left
			} else if p.at >= l.x+l.width {
				side = right
			}
			h := l.place(&p.label, l.wrap(&p.label, p.width), p.x, y, p.width, side, m)
			l.separate()
			h += l.place(&p.value, l.wrap(&p.value, p.width), p.x, y+h, p.width, side, m)
			l.separate()
			high = max(high, h)
		}
	}
	return high
}

// stackLabels draws the labels one below the other, each value to the right of its label.
func (l *layout) stackLabels(points *[3]point, y int, m mark) int {
	high := 0
	for i := range points {
		p := &points[i]
		if !p.shown {
			continue
		}
		gutter := l.quarters(4)
		if p.label.natural+gutter+p.value.natural > l.width {
			high += l.place(&p.label, l.wrap(&p.label, l.width), l.x, y+high, l.width, left, m)
			l.separate()
			high += l.place(&p.value, l.wrap(&p.value, l.width), l.x, y+high, l.width, left, m)
			l.separate()
			continue
		}
		shift := baseline(l.family.Bold[0], p.value.style) - baseline(l.family.Regular[0], p.label.style)
		l.beside(&p.label, l.x, y+high+shift, l.width, m)
		l.separate()
		high += l.place(&p.value, l.wrap(&p.value, l.width), l.x, y+high, l.width, right, m)
		l.separate()
	}
	return high
}
