package pdf

import (
	"strconv"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/render/plot"
)

// barWidth returns the width of the longest bar.
func (g *grid) barWidth() int { return g.quarters(46) }

// barCell sets a figure and below it its bar.
func (g *grid) barCell(p *passage, t track, td mark, x, biggest float64) cell {
	c := g.cell(func() { g.set(p, g.wrap(p, t.width), t.x, t.width, t.align, td) })
	last := &c.strips[len(c.strips)-1]
	length, thick := g.barWidth(), g.theme.Space.Bar
	from := len(g.inks)
	g.inks = append(g.inks, last.inks...)
	at := t.x + t.width - length
	y := last.height + g.quarters(1)
	g.ground(decoration, at, y, length, thick, g.theme.Colours.AccentWash, g.theme.Colours.Muted)
	if biggest > 0 && x > 0 {
		g.rect(decoration, at, y, plot.Share(length, x, biggest), thick, g.theme.Colours.Accent)
	}
	last.inks = g.inks[from:len(g.inks):len(g.inks)]
	last.height += g.quarters(1) + thick + g.quarters(1)
	return c
}

// dot is the geometry of a meter: radius and distance of its dots.
func (g *grid) dot() (radius, pitch int) { return g.size.Size / 3, g.size.Size * 15 / 16 }

// meterWidth returns the width of the dots of a rating and the space before them.
func (g *grid) meterWidth(r doc.Rating) int {
	_, pitch := g.dot()
	return r.Of*pitch + g.quarters(3)
}

// meterText prepares the number beside the dots.
func (g *grid) meterText(v doc.Value, r doc.Rating, s style) passage {
	text := strconv.Itoa(r.Level)
	if _, marked := doc.Unmark(v); marked {
		text += doc.IllustrativeMark
	}
	return g.plain(text, s)
}

// meterCell sets a rating as a number and dots. It is read in words.
func (g *grid) meterCell(p *passage, t track, td mark, v doc.Value, r doc.Rating) cell {
	span := g.add(td, page.Span, page.Props{ActualText: g.loc.Text(v), Lang: g.loc.LabelLang})
	radius, pitch := g.dot()
	c := g.theme.Colours
	base := baseline(g.family.Regular[0], p.style)
	return g.cell(func() {
		g.open(base)
		dots := t.x + t.width - r.Of*pitch
		g.place(p, g.wrap(p, t.width), t.x, 0, dots-g.quarters(3)-t.x, right, span)
		for i := range r.Of {
			x, y := dots+i*pitch+pitch-radius, base-p.style.size/3
			if i < r.Level {
				g.disc(decoration, x, y, radius, c.Accent)
			} else {
				g.ring(decoration, x, y, radius, 2*g.theme.Space.Rule, c.Accent)
			}
		}
		g.shut(p.style.leading)
	})
}
