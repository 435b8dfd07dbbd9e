package html

import (
	"strconv"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
	"rolexport/internal/render/plot"
)

// table writes a table below its caption. One that may be wider than the screen stands in a region of its own, which the keyboard reaches and
// which scrolls, with its heads in sight.
func (p *printer) table(t *doc.Table) {
	f := p.fit(t)
	t = f.table
	if len(t.Columns) == 0 {
		return
	}
	labelled, caption := p.headingID, ""
	if title := p.clean.Text(t.Title); title != "" && (title != p.heading || p.headingID == "") {
		caption = t.Title
		labelled = p.fresh("table")
	}
	side, rightToLeft := "", p.rightToLeft
	if rightToLeft && flow.Sided(t) {
		side, p.rightToLeft = "ltr", false
	}
	if f.region {
		name := labelled
		if p.shift > 0 && p.partID != labelled { // other parts may have a table of this name
			name = strings.TrimSpace(p.partID + " " + name)
		}
		p.open("div", "class", f.class, "dir", side, "role", "region", "aria-labelledby", name, "tabindex", "0")
	} else {
		p.open("div", "class", f.class, "dir", side)
	}
	p.line()
	if caption == "" {
		p.open("table", "aria-labelledby", labelled)
	} else {
		p.open("table")
		p.line()
		p.open("caption", "id", labelled, "dir", p.direction(caption))
		p.run(caption)
		p.end("caption")
	}
	p.line()
	p.tableHead(t, f)
	p.tableBody(t)
	p.end("table")
	p.rightToLeft = rightToLeft
	p.line()
	p.end("div")
	p.line()
}

func (p *printer) tableHead(t *doc.Table, f *fit) {
	p.open("thead")
	p.line()
	p.open("tr")
	p.line()
	for i := range t.Columns {
		c := &t.Columns[i]
		p.open("th", "scope", "col", "class", strings.TrimSpace(roomClass(f.least[i])+" "+columnClass(c)), "dir", p.direction(c.Title))
		if !p.sign(c, doc.Text(c.Title)) {
			p.run(c.Title)
		}
		if p.clean.Text(c.Subtitle) != "" {
			below := p.direction(c.Subtitle)
			if below == "" && p.direction(c.Title) != "" { // a line of its own, which does not run as the title does
				below = p.base()
			}
			p.out = append(p.out, ' ')
			p.open("small", "dir", below)
			p.run(c.Subtitle)
			p.end("small")
		}
		p.end("th")
		p.line()
	}
	p.end("tr")
	p.line()
	p.end("thead")
	p.line()
}

// columnClass says how the cells of a column stand.
func columnClass(c *doc.Column) string {
	var classes []string
	switch {
	case c.Kind == doc.SymbolColumn:
		classes = append(classes, "c")
	case c.Kind.Numeric(), c.Display != doc.Plain:
		classes = append(classes, "n")
		if c.Display == doc.Meter {
			classes = append(classes, "m")
		}
	case c.Kind == doc.DateColumn:
		classes = append(classes, "m")
	}
	switch c.Accent {
	case doc.FirstAccent:
		classes = append(classes, "first")
	case doc.SecondAccent:
		classes = append(classes, "second")
	}
	return strings.Join(classes, " ")
}

// tableBody writes the rows. A row that heads others begins a body of its own with them.
func (p *printer) tableBody(t *doc.Table) {
	biggest := make([]float64, len(t.Columns))
	for _, r := range t.Rows {
		for i := range t.Columns {
			if x, ok := plot.Amount(flow.Cell(r, i)); ok && r.Kind == doc.DataRow {
				biggest[i] = max(biggest[i], x)
			}
		}
	}
	open := false
	for _, r := range t.Rows {
		if open && r.Kind == doc.GroupRow {
			p.end("tbody")
			p.line()
			open = false
		}
		if !open {
			p.open("tbody")
			p.line()
			open = true
		}
		p.row(t, &r, biggest)
	}
	if open {
		p.end("tbody")
		p.line()
	}
}

func (p *printer) row(t *doc.Table, r *doc.Row, biggest []float64) {
	switch r.Kind {
	case doc.GroupRow:
		p.open("tr", "class", "group")
		p.cell("th", []string{"scope", "rowgroup", "colspan", strconv.Itoa(len(t.Columns))}, flow.Cell(*r, 0), nil, nil)
		p.end("tr")
		p.line()
		return
	case doc.TotalRow:
		p.open("tr", "class", "total")
	default:
		p.open("tr")
	}
	p.line()
	for i := range t.Columns {
		c, v := &t.Columns[i], flow.Cell(*r, i)
		attributes := []string{"class", columnClass(c)}
		var draw func()
		if x, ok := plot.Amount(v); ok && c.Display == doc.Bar && r.Kind == doc.DataRow {
			draw = func() { p.bar(x, biggest[i]) }
		}
		if rated, ok := plot.Rated(v); ok && c.Display == doc.Meter {
			draw = func() { p.meter(rated) }
		}
		tag := "td"
		if c.Header && v != nil {
			tag = "th"
			attributes = append(attributes, "scope", "row")
		}
		p.cell(tag, attributes, v, draw, c)
		p.line()
	}
	p.end("tr")
	p.line()
}

// sign writes a text of a column with its meaning in words, where it is a sign for the eye, and reports whether it is one.
func (p *printer) sign(c *doc.Column, v doc.Value) bool {
	if c == nil || len(c.Signs) == 0 {
		return false
	}
	text := p.loc.Text(v)
	meaning := p.clean.Text(c.Meaning(text))
	if meaning != "" {
		p.open("span", "role", "img", "aria-label", meaning, "lang", p.loc.LabelLang)
		p.text(text)
		p.end("span")
	}
	return meaning != ""
}

// cell writes a value of a column, and behind it what is drawn beside it for the eye alone.
func (p *printer) cell(tag string, attributes []string, v doc.Value, draw func(), c *doc.Column) {
	if v == nil {
		p.open(tag, attributes...)
		p.end(tag)
		return
	}
	value := []doc.Inline{v}
	p.open(tag, append(attributes, "dir", p.direction(doc.PlainText(p.loc, value)))...)
	head, rest := flow.Headed(v)
	switch {
	case p.sign(c, v):
	case len(rest) > 0:
		p.inlines(head)
		p.open("span", "class", "aside")
		p.inlines(rest)
		p.end("span")
	default:
		p.inlines(value)
	}
	if draw != nil {
		draw()
	}
	p.end(tag)
}

// bar draws the share that a figure has of the largest in its column.
func (p *printer) bar(x, biggest float64) {
	const length, thick = 460, 45
	p.open("svg", "class", "bar", "viewBox", "0 0 "+strconv.Itoa(length)+" "+strconv.Itoa(thick), "aria-hidden", "true")
	p.shape("rect", "class", "rest", "width", strconv.Itoa(length), "height", strconv.Itoa(thick))
	if biggest > 0 && x > 0 {
		p.shape("rect", "class", "share", "width", strconv.Itoa(plot.Share(length, x, biggest)), "height", strconv.Itoa(thick))
	}
	p.end("svg")
}

// meter draws a dot for each level of a scale, those reached filled.
func (p *printer) meter(r doc.Rating) {
	const pitch, radius = 12, 4
	p.open("svg", "class", "meter", "viewBox", "0 0 "+strconv.Itoa(r.Of*pitch)+" "+strconv.Itoa(pitch), "aria-hidden", "true",
		"width", strconv.Itoa(r.Of*pitch), "height", strconv.Itoa(pitch))
	for i := range r.Of {
		class := "empty"
		if i < r.Level {
			class = "full"
		}
		p.shape("circle", "class", class, "cx", strconv.Itoa(i*pitch+pitch/2), "cy", strconv.Itoa(pitch/2), "r", strconv.Itoa(radius))
	}
	p.end("svg")
}
