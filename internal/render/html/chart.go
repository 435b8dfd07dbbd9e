package html

import (
	"strconv"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
	"rolexport/internal/render/plot"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// chart writes what a chart draws: a path as a list, which wraps, anything else as a drawing with words for those who do not see it. The figures
// of a drawing stand in a table as well.
func (p *printer) chart(c *doc.Chart) {
	read, drawable := (*plot.Plot)(nil), false
	if c.Kind != doc.RangeChart && c.Kind != doc.PathChart {
		read, drawable = plot.Read(c, p.doc)
	}
	captioned := func(body func()) {
		p.open("figure")
		p.line()
		if title := p.clean.Text(c.Title); title != "" && title != p.heading {
			p.open("figcaption", "dir", p.direction(title))
			p.run(c.Title)
			p.end("figcaption")
			p.line()
		}
		body()
		p.end("figure")
		p.line()
	}
	switch {
	case flow.IsRange(c):
		captioned(func() { p.rangeChart(c) })
	case flow.IsPath(c):
		captioned(func() { p.pathChart(c) })
	case drawable:
		captioned(func() { p.plotChart(c, read) })
		if !c.Shown {
			own := *c.Table
			own.Title = c.Title
			if p.clean.Text(own.Title) == "" {
				own.Title = c.Table.Title
			}
			p.table(&own)
		}
	case c.Shown:
		captioned(func() { p.paragraph("", []doc.Inline{doc.Text(c.Alt)}) })
	default:
		captioned(func() { p.table(c.Table) })
	}
}

// pathChart writes steps one after the other; the one that the reader stands on is marked.
func (p *printer) pathChart(c *doc.Chart) {
	p.open("ol", "class", "path")
	p.line()
	for _, r := range c.Table.Rows {
		here := ""
		if flow.Cell(r, 1) != nil {
			here = "step"
		}
		v := flow.Cell(r, 0)
		if v == nil {
			continue
		}
		p.open("li", "aria-current", here, "dir", p.direction(p.loc.Text(v)))
		p.inline(v)
		p.end("li")
		p.line()
	}
	p.end("ol")
	p.line()
}

// A canvas is a drawing under way. Lengths are in its own units, which are about as large as CSS pixels.
type canvas struct {
	*printer
	width, height int
}

// The sizes of text in drawings.
const (
	typeSize = 12
	leading  = 15
)

// drawing writes an SVG of what draw draws, with a title and a description in words.
func (p *printer) drawing(c *doc.Chart, kind string, width int, draw func(*canvas)) {
	outer := p.out
	p.out = nil
	cv := &canvas{printer: p, width: width}
	draw(cv)
	drawn := p.out
	p.out = outer
	title, description := p.fresh("drawing"), p.fresh("description")
	class := "chart " + kind
	size := []string{"width", strconv.Itoa(width), "height", strconv.Itoa(cv.height), "viewBox", "0 0 " + strconv.Itoa(width) + " " + strconv.Itoa(cv.height)}
	name, named := p.clean.Text(c.Title), title+" "+description
	if name == "" {
		name, named = p.clean.Text(c.Alt), title
	}
	p.open("svg", append([]string{"class", class, "role", "img", "aria-labelledby", named}, size...)...)
	p.line()
	p.open("title", "id", title)
	p.escape(name)
	p.end("title")
	p.line()
	if named != title {
		p.open("desc", "id", description)
		p.escape(p.clean.Text(c.Alt))
		p.end("desc")
		p.line()
	}
	p.out = append(p.out, drawn...)
	p.end("svg")
	p.line()
}

// An anchor says which point of a text stands where it is put.
type anchor string

const (
	start  anchor = "" // the left end, as no text in a drawing is mirrored
	middle anchor = "middle"
	finish anchor = "end"
)

// running returns the direction of a text in a drawing, empty from left to right, and its anchor, whose ends follow the direction (SVG 2, 11.10.1).
func running(a anchor, text string) (string, anchor) {
	if !typeset.RightToLeft(text) {
		return "", a
	}
	switch a {
	case start:
		a = finish
	case finish:
		a = start
	}
	return "rtl", a
}

// write sets a line of text with its baseline at y.
func (c *canvas) write(x, y int, class string, a anchor, text string) {
	direction, a := running(a, text)
	c.open("text", "x", strconv.Itoa(x), "y", strconv.Itoa(y), "class", class, "text-anchor", string(a), "direction", direction)
	c.text(strings.TrimSpace(text))
	c.end("text")
	c.line()
}

// set sets a text in lines no wider than width, the first baseline at y, and returns the height that they take.
func (c *canvas) set(x, y, width int, class string, a anchor, text string) int {
	lines := c.wrapped(text, width)
	if len(lines) < 2 {
		c.write(x, y, class, a, text)
		return leading
	}
	rest := c.clean.Text(text)
	direction, a := running(a, rest)
	c.open("text", "class", class, "text-anchor", string(a), "direction", direction)
	for i, l := range lines {
		c.open("tspan", "x", strconv.Itoa(x), "y", strconv.Itoa(y+i*leading))
		c.text(l)
		c.end("tspan")
		if rest = strings.TrimPrefix(rest, l); strings.HasPrefix(rest, " ") { // the line ends with a word
			c.out = append(c.out, ' ')
			rest = rest[1:]
		}
	}
	c.end("text")
	c.line()
	return len(lines) * leading
}

// wrapped breaks a text into lines; a word that is too wide by itself is divided.
func (c *canvas) wrapped(text string, width int) []string {
	return typeset.Lines(c.lettering, c.clean.Text(text), typeSize*slack, (width-1)*1000)
}

// slack is how much wider than in the face that is measured texts are taken to be, in thousandths, since readers may have other faces.
const slack = 1050

// length is how wide a text is, about.
func (c *canvas) length(text string) int { return c.lettering.Width(text, typeSize*slack)/1000 + 1 }

// value is the text of a value in a drawing.
func (c *canvas) value(v doc.Value) string { return c.clean.Text(c.loc.Text(v)) }

func (c *canvas) rect(class string, x, y, w, h int) {
	c.shape("rect", "class", class, "x", strconv.Itoa(x), "y", strconv.Itoa(y), "width", strconv.Itoa(max(w, 0)), "height", strconv.Itoa(max(h, 0)))
	c.line()
}

func (c *canvas) rule(class string, x1, y1, x2, y2 int) {
	c.shape("line", "class", class, "x1", strconv.Itoa(x1), "y1", strconv.Itoa(y1), "x2", strconv.Itoa(x2), "y2", strconv.Itoa(y2))
	c.line()
}

func (c *canvas) disc(class string, x, y, radius int) {
	c.shape("circle", "class", class, "cx", strconv.Itoa(x), "cy", strconv.Itoa(y), "r", strconv.Itoa(radius))
	c.line()
}

// inks is how many colours tell series apart.
var inks = len(theme.Colours{}.Series())

// ink is the class of a series: its colour.
func ink(s *plot.Series, i int) string {
	if s.Line {
		return "line"
	}
	return "s" + strconv.Itoa(i%inks)
}
