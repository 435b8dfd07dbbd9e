package html

import (
	"fmt"
	"strconv"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/tabular"
)

// blocks writes blocks one below the other.
func (p *printer) blocks(blocks []doc.Block) {
	for len(blocks) > 0 {
		n := p.lying(blocks)
		if n > 1 {
			p.open("div", "class", "broad")
			p.line()
		}
		for _, b := range blocks[:max(n, 1)] {
			p.block(b)
		}
		if n > 1 {
			p.end("div")
			p.line()
		}
		blocks = blocks[max(n, 1):]
	}
}

// lying returns how many of the first blocks go onto one printed sheet that lies on its long side: a heading, the table below it that asks for
// such a sheet, and its notes. It is 0 where there is no such table.
func (p *printer) lying(blocks []doc.Block) int {
	heading, ok := blocks[0].(*doc.Heading)
	if !ok || heading.Level <= 1 || len(blocks) < 2 {
		return 0
	}
	if t, ok := blocks[1].(*doc.Table); !ok || !p.fit(t).broad {
		return 0
	}
	n := 2
	for n < len(blocks) {
		if note, ok := blocks[n].(*doc.Paragraph); !ok || note.Style != doc.Note {
			break
		}
		n++
	}
	return n
}

func (p *printer) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		p.headed(b)
	case *doc.Cover:
		p.cover(b)
	case *doc.Contents:
		p.contents(b)
	case *doc.Paragraph:
		p.paragraph([]string{doc.Body: "", doc.Lead: "lead", doc.Note: "note"}[b.Style], b.Text)
	case *doc.List:
		p.list(b)
	case *doc.Facts:
		p.facts(b)
	case *doc.Table:
		p.table(b)
	case *doc.Chart:
		p.chart(b)
	case *doc.Callout:
		p.callout(b)
	case *doc.Columns:
		p.columns(b)
	case *doc.SignOff:
		p.signOff(b)
	case *doc.PageBreak:
		p.open("div", "class", "page")
		p.end("div")
		p.line()
	default:
		panic(fmt.Sprintf("html: block of unknown kind %T", b))
	}
}

// paragraph writes running text.
func (p *printer) paragraph(class string, text []doc.Inline) {
	plain := doc.PlainText(p.loc, text)
	if len(text) == 0 {
		return
	}
	p.open("p", "class", class, "dir", p.direction(plain))
	p.inlines(text)
	p.end("p")
	p.line()
}

func (p *printer) headed(h *doc.Heading) {
	level := max(h.Level, 1)
	class, part := []string{"", "section", "sub"}[min(level, 3)-1], level == 1 && p.opened
	if part {
		class = "title"
		p.open("div", "class", "part")
		p.line()
	}
	if level == 1 {
		p.kicker(h.Kicker, h.Context)
	}
	id := p.anchors[h.ID]
	if h.ID == mainAnchor || p.placed[id] {
		id = "" // of several headings of one name links lead to the first
	}
	p.placed[id] = true
	p.title(level+p.shift, id, class, h.Text)
	if level == 1 {
		p.partID = p.headingID
	}
	if part {
		p.end("div")
		p.line()
	}
}

// title writes a heading. Its level may be higher than is said, since levels follow each other without a gap.
func (p *printer) title(level int, id, class string, text []doc.Inline) {
	plain := p.clean.Text(doc.PlainText(p.loc, text))
	if plain == "" { // nothing to read, but links may lead here
		if id != "" {
			p.open("div", "id", id)
			p.end("div")
			p.line()
		}
		return
	}
	p.level = max(min(level, p.level+1, 6), 1)
	if id == "" {
		id = p.fresh("heading")
	}
	p.heading, p.headingID = plain, id
	if p.firstID == "" {
		p.firstID = id
	}
	tag := "h" + strconv.Itoa(p.level)
	p.open(tag, "id", id, "class", class, "dir", p.direction(plain))
	p.inlines(text)
	p.end(tag)
	p.line()
}

// kicker writes the small line above a title.
func (p *printer) kicker(parts ...string) {
	said := false
	for _, part := range parts {
		if p.clean.Text(part) == "" {
			continue
		}
		if !said {
			p.open("p", "class", "kicker")
		}
		said = true
		p.open("span", "lang", p.language(part), "dir", p.direction(part))
		p.text(part)
		p.end("span")
		p.out = append(p.out, ' ')
	}
	if said {
		p.out = p.out[:len(p.out)-1]
		p.end("p")
		p.line()
	}
}

func (p *printer) cover(c *doc.Cover) {
	p.kicker(c.Kicker)
	level := 1
	if p.opened {
		level += p.shift
	}
	p.title(level, "", "cover", c.Title)
	p.paragraph("lead", c.Subtitle)
	p.facts(&doc.Facts{Panel: true, Items: c.Facts})
}

// contents writes links to headings, nested as these are.
func (p *printer) contents(c *doc.Contents) {
	if len(c.Entries) == 0 {
		return
	}
	label := []string{"aria-label", p.clean.Text(p.loc.Words.Contents)}
	if p.clean.Text(c.Title) != "" {
		p.title(2+p.shift, "", "section", []doc.Inline{doc.Text(c.Title)})
		label = []string{"aria-labelledby", p.headingID}
	}
	class := "contents"
	if c.Index {
		class = "index"
	}
	p.open("nav", append(label, "class", class)...)
	p.line()
	outermost := c.Entries[0].Level
	for _, e := range c.Entries {
		outermost = min(outermost, e.Level)
	}
	depth := 0 // lists that are open
	for _, e := range c.Entries {
		at := min(e.Level-outermost, depth) // never more than one deeper than the entry before
		for ; depth > at+1; depth-- {
			p.end("li")
			p.end("ul")
		}
		if depth == at+1 {
			p.end("li")
			p.line()
		} else {
			p.open("ul")
			p.line()
			depth++
		}
		p.open("li")
		p.directed("span", e.Text, func() { p.inline(&doc.Link{Target: "#" + e.ID, Text: e.Text}) })
	}
	for ; depth > 0; depth-- {
		p.end("li")
		p.end("ul")
	}
	p.line()
	p.end("nav")
	p.line()
}

func (p *printer) list(l *doc.List) {
	if len(l.Items) == 0 {
		return
	}
	tag, start := "ul", ""
	if l.Ordered {
		tag = "ol"
		if l.Start != 1 {
			start = strconv.Itoa(l.Start)
		}
	}
	p.open(tag, "start", start)
	p.line()
	for _, item := range l.Items {
		if len(item.Blocks) == 1 {
			if text, ok := item.Blocks[0].(*doc.Paragraph); ok && text.Style == doc.Body { // needs no element of its own
				p.open("li")
				p.directed("div", text.Text, func() { p.inlines(text.Text) }) // the bullet stays where those of the others are
				p.end("li")
				p.line()
				continue
			}
		}
		p.open("li")
		p.line()
		p.blocks(item.Blocks)
		p.end("li")
		p.line()
	}
	p.end(tag)
	p.line()
}

// directed writes a paragraph in an element of its own where it runs the other way than the document, though what it stands in does not.
func (p *printer) directed(tag string, text []doc.Inline, write func()) {
	direction := p.direction(doc.PlainText(p.loc, text))
	if direction != "" {
		p.open(tag, "dir", direction)
	}
	write()
	if direction != "" {
		p.end(tag)
	}
}

// facts writes labels and values.
func (p *printer) facts(f *doc.Facts) {
	if len(f.Items) == 0 {
		return
	}
	class := "facts"
	switch {
	case f.Panel && tabular.PanelColumns(len(f.Items), 4) == 3:
		class = "panel three"
	case f.Panel:
		class = "panel"
	}
	p.open("dl", "class", class)
	p.line()
	for _, it := range f.Items {
		p.open("div")
		p.open("dt", "dir", p.direction(it.Label))
		p.run(it.Label)
		p.end("dt")
		p.out = append(p.out, ' ')
		value := []doc.Inline{}
		if it.Value != nil {
			value = append(value, it.Value)
		}
		p.open("dd", "dir", p.direction(doc.PlainText(p.loc, value)))
		p.inlines(value)
		p.end("dd")
		p.end("div")
		p.line()
	}
	p.end("dl")
	p.line()
}

// callout writes blocks that are set apart. Its title runs into the first paragraph.
func (p *printer) callout(c *doc.Callout) {
	class := "tip"
	if c.Kind == doc.Caution {
		class = "caution"
	}
	p.open("div", "class", "callout "+class, "role", "note", "aria-label", p.clean.Text(c.Title))
	p.line()
	p.blocks(c.RunIn())
	p.end("div")
	p.line()
}

// columns writes the main blocks, and what stands beside them as a complement of the part that it belongs to.
func (p *printer) columns(c *doc.Columns) {
	p.open("div", "class", "columns")
	p.line()
	p.open("div", "class", "main")
	p.line()
	p.within = inMain
	p.blocks(c.Main)
	p.end("div")
	p.line()
	if len(c.Side) > 0 {
		part, before, outer := p.partID, p.headingID, p.out
		p.out, p.firstID = nil, "" // its first heading names it
		p.within = beside
		p.blocks(c.Side)
		side := p.out
		p.out = outer
		name := strings.TrimSpace(part + " " + p.firstID)
		if name == "" {
			name = before
		}
		p.open("aside", "aria-labelledby", name)
		p.line()
		p.out = append(p.out, side...)
		p.end("aside")
		p.line()
	}
	p.within = 0
	p.end("div")
	p.line()
}

// signOff leaves room to sign for each party.
func (p *printer) signOff(s *doc.SignOff) {
	if len(s.Parties) == 0 {
		return
	}
	p.open("ul", "class", "sign")
	p.line()
	for _, party := range s.Parties {
		p.open("li")
		p.open("strong", "dir", p.direction(party))
		p.run(party)
		p.end("strong")
		p.out = append(p.out, ' ')
		p.open("span")
		p.label(p.loc.Words.SignHere)
		p.end("span")
		p.end("li")
		p.line()
	}
	p.end("ul")
	p.line()
}
