package md

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/flow"
)

// blocks writes blocks with a blank line between them.
func (p *printer) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		p.block(b)
		p.Space(1)
	}
}

func (p *printer) block(b doc.Block) {
	after := byte(0) // the list that this block turns out to be
	switch b := b.(type) {
	case *doc.Heading:
		p.headed(b)
	case *doc.Cover:
		p.cover(b)
		after = p.list
	case *doc.Contents:
		after = p.contents(b)
	case *doc.Paragraph:
		p.paragraph(b.Text)
	case *doc.List:
		after = p.listed(b)
	case *doc.Facts:
		after = p.facts(b.Items)
	case *doc.Table:
		p.table(b)
	case *doc.Chart:
		p.chart(b)
	case *doc.Callout:
		p.callout(b)
	case *doc.Columns:
		p.blocks(b.Main)
		p.blocks(b.Side)
		after = p.list
	case *doc.SignOff:
		after = p.signOff(b)
	case *doc.PageBreak: // Markdown has no pages
		after = p.list
	default:
		panic(fmt.Sprintf("md: block of unknown kind %T", b))
	}
	p.list = after
}

func (p *printer) headed(h *doc.Heading) {
	level := h.Level + p.shift
	if level > 6 {
		level = 6
		p.tell("heading-level", "headings below level 6 are written as level 6, the deepest in Markdown", "")
	}
	p.heading = p.clean.Text(doc.PlainText(p.doc.Locale, h.Text))
	p.Line(strings.TrimRight(strings.Repeat("#", level)+" "+p.heads(h.Text), " "))
	p.kicker(h.Kicker, h.Context)
}

// kicker writes the small line that belongs to a title.
func (p *printer) kicker(parts ...string) {
	parts = slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" })
	if len(parts) > 0 {
		p.Space(1)
		p.paragraph([]doc.Inline{doc.Emph{doc.Text(strings.Join(parts, " · "))}})
	}
}

func (p *printer) cover(c *doc.Cover) {
	p.heading = p.clean.Text(doc.PlainText(p.doc.Locale, c.Title))
	p.Line(strings.TrimRight("# "+p.heads(c.Title), " "))
	p.kicker(c.Kicker)
	p.Space(1)
	p.paragraph(c.Subtitle)
	p.Space(1)
	p.list = p.facts(c.Facts)
}

// contents writes a nested list of links.
func (p *printer) contents(c *doc.Contents) byte {
	if c.Title != "" {
		p.paragraph([]doc.Inline{doc.Strong{doc.Text(c.Title)}})
		p.Space(1)
		p.list = 0
	}
	outermost := 6
	for _, e := range c.Entries {
		outermost = min(outermost, e.Level)
	}
	delimiter := p.delimiter(false)
	depth := 0
	for _, e := range c.Entries {
		depth = min(e.Level-outermost, depth) // no deeper than one step below the entry before
		p.Inside(strings.Repeat("  ", depth+1), strings.Repeat("  ", depth)+string(delimiter)+" ", func() {
			p.paragraph([]doc.Inline{&doc.Link{Target: "#" + e.ID, Text: e.Text}})
			p.SettleMarker()
		})
		depth++
	}
	return delimiter
}

// delimiter returns what marks the items of a list: another character than that of the list right before, since the two would be one.
func (p *printer) delimiter(ordered bool) byte {
	pair := [2]byte{'-', '*'}
	if ordered {
		pair = [2]byte{'.', ')'}
	}
	if p.list == pair[0] {
		return pair[1]
	}
	return pair[0]
}

func (p *printer) listed(l *doc.List) byte {
	delimiter := p.delimiter(l.Ordered)
	loose := slices.ContainsFunc(l.Items, flow.IsLoose)
	for i, item := range l.Items {
		marker := string(delimiter) + " "
		if l.Ordered {
			marker = strconv.Itoa(l.Start+i) + marker
		}
		if i > 0 && !loose {
			p.Close()
		}
		p.Inside(strings.Repeat(" ", len(marker)), marker, func() { p.item(item, loose) })
	}
	return delimiter
}

// item writes the blocks of a list item. In a list that is not loose a blank line stands only before a list that would be taken for
// text without it.
func (p *printer) item(item doc.Item, loose bool) {
	p.list = 0
	for _, b := range item.Blocks {
		if l, ok := b.(*doc.List); ok && !interrupts(l) {
			p.Space(1)
		}
		p.block(b)
		if loose {
			p.Space(1)
		}
	}
	p.SettleMarker()
	if loose {
		p.Space(1)
	}
}

// interrupts reports whether a list may follow a paragraph without a blank line.
func interrupts(l *doc.List) bool {
	if len(l.Items) == 0 || len(l.Items[0].Blocks) == 0 || l.Ordered && l.Start != 1 {
		return false
	}
	first, ok := l.Items[0].Blocks[0].(*doc.Paragraph)
	return ok && len(first.Text) > 0
}

// facts writes a list of labels and values.
func (p *printer) facts(facts []doc.Fact) byte {
	if len(facts) == 0 {
		return p.list
	}
	delimiter := p.delimiter(false)
	for _, f := range facts {
		p.Inside("  ", string(delimiter)+" ", func() {
			p.paragraph([]doc.Inline{doc.Strong{doc.Text(p.clean.Text(f.Label) + ":")}, doc.Text(" "), f.Value})
		})
	}
	return delimiter
}

// callout writes a quotation, since Markdown has nothing closer.
func (p *printer) callout(c *doc.Callout) {
	p.Settle()
	p.Inside("> ", "", func() {
		p.list = 0
		p.blocks(c.RunIn())
		p.Close()
	})
}

// signOff leaves room to write behind each party.
func (p *printer) signOff(s *doc.SignOff) byte {
	if len(s.Parties) == 0 {
		return p.list
	}
	delimiter := p.delimiter(false)
	for _, party := range s.Parties {
		p.Inside("  ", string(delimiter)+" ", func() {
			label := p.clean.Text(party) + ":"
			p.Line(p.inlines([]doc.Inline{doc.Strong{doc.Text(label)}, doc.Text(" " + p.doc.Locale.Words.SignHere)}, flowing) +
				" " + strings.Repeat("_", 40))
		})
	}
	return delimiter
}

// chart writes the steps of a path on a line, of any other chart the words that stand for the drawing where its table is shown
// elsewhere, else its table.
func (p *printer) chart(c *doc.Chart) {
	p.caption(c.Title)
	switch {
	case flow.IsPath(c):
	case c.Shown:
		p.paragraph([]doc.Inline{doc.Text(c.Alt)})
		return
	default:
		p.grid(c.Table)
		return
	}
	var text []doc.Inline
	for i, r := range c.Table.Rows {
		if i > 0 {
			text = append(text, doc.Text(" → "))
		}
		var step doc.Inline = doc.Text("")
		if v := flow.Cell(r, 0); v != nil {
			step = v
		}
		if flow.Cell(r, 1) != nil {
			step = doc.Strong{step}
		}
		text = append(text, step)
	}
	p.paragraph(text)
}

// caption writes a title above a table or chart, unless the heading before it says the same.
func (p *printer) caption(title string) {
	if title = p.clean.Text(title); title != "" && title != p.heading {
		p.paragraph([]doc.Inline{doc.Strong{doc.Text(title)}})
		p.Space(1)
	}
}
