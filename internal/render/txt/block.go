package txt

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
	switch b := b.(type) {
	case *doc.Heading:
		p.headed(b)
	case *doc.Cover:
		p.cover(b)
	case *doc.Contents:
		p.contents(b)
	case *doc.Paragraph:
		p.paragraph(p.inlines(b.Text))
	case *doc.List:
		p.list(b)
	case *doc.Facts:
		p.facts(b.Items)
	case *doc.Table:
		p.table(b)
	case *doc.Chart:
		p.chart(b)
	case *doc.Callout:
		p.callout(b)
	case *doc.Columns:
		p.blocks(b.Main)
		p.blocks(b.Side)
	case *doc.SignOff:
		p.signOff(b)
	case *doc.PageBreak: // plain text has no pages
	default:
		panic(fmt.Sprintf("txt: block of unknown kind %T", b))
	}
}

// rules underline headings, by level. Deeper levels have none.
var rules = [...]string{1: "=", 2: "-", 3: "~"}

func (p *printer) headed(h *doc.Heading) {
	text := p.inlines(h.Text)
	if h.Level == 1 {
		p.Space(3)
		p.kicker(h.Kicker, h.Context)
	}
	p.title(text, h.Level)
}

// kicker writes the small line above a title.
func (p *printer) kicker(parts ...string) {
	parts = slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" })
	if len(parts) > 0 {
		p.paragraph(p.clean.Text(strings.Join(parts, " · ")))
		p.Space(1)
	}
}

// title writes a heading, underlined as long as its longest line.
func (p *printer) title(text string, level int) {
	p.heading = text
	text = strings.ReplaceAll(text, "\n", " ")
	longest := 0
	for _, l := range p.wrap(text, p.width) {
		p.Line(l)
		longest = max(longest, cells(l))
	}
	if level < len(rules) {
		p.Line(strings.Repeat(rules[level], longest))
	}
}

func (p *printer) cover(c *doc.Cover) {
	p.kicker(c.Kicker)
	p.title(p.inlines(c.Title), 1)
	if len(c.Subtitle) > 0 {
		p.Space(1)
		p.paragraph(p.inlines(c.Subtitle))
	}
	p.Space(1)
	p.facts(c.Facts)
}

func (p *printer) contents(c *doc.Contents) {
	if c.Title != "" {
		p.title(p.clean.Text(c.Title), 2)
		p.Space(1)
	}
	outermost := 6
	for _, e := range c.Entries {
		outermost = min(outermost, e.Level)
	}
	for _, e := range c.Entries {
		if text := p.inlines(e.Text); text != "" {
			indent := strings.Repeat("  ", 1+e.Level-outermost)
			p.inside(indent+"  ", indent, func() { p.paragraph(text) })
		}
	}
}

func (p *printer) list(l *doc.List) {
	markers := markers(l)
	loose := slices.ContainsFunc(l.Items, func(i doc.Item) bool { return flow.IsLoose(i) || p.isLong(i) })
	for i, item := range l.Items {
		if loose {
			p.Space(1)
		} else if i > 0 {
			p.Close()
		}
		p.inside(strings.Repeat(" ", len(markers[i])), markers[i], func() {
			if loose {
				p.blocks(item.Blocks)
			} else {
				p.tight(item.Blocks)
			}
			p.SettleMarker()
		})
	}
}

// isLong reports whether an item is a block of text rather than a line or two.
func (p *printer) isLong(item doc.Item) bool {
	if len(item.Blocks) == 0 {
		return false
	}
	text, ok := item.Blocks[0].(*doc.Paragraph)
	return ok && len(p.wrap(p.inlines(text.Text), p.width)) > longItem
}

// longItem is the number of lines up to which items stand close together.
const longItem = 3

// markers returns what stands before the items of a list, all of the same width.
func markers(l *doc.List) []string {
	widest := len(strconv.Itoa(l.Start + len(l.Items) - 1))
	markers := make([]string, len(l.Items))
	for i := range markers {
		markers[i] = "  * "
		if l.Ordered {
			markers[i] = fmt.Sprintf("  %*d. ", widest, l.Start+i)
		}
	}
	return markers
}

// tight writes blocks without blank lines between them.
func (p *printer) tight(blocks []doc.Block) {
	for _, b := range blocks {
		p.block(b)
	}
}

func (p *printer) callout(c *doc.Callout) {
	p.Settle()
	p.inside("  | ", "", func() {
		p.blocks(c.RunIn())
		p.Close()
	})
}

// signOff leaves a line to write on for each party.
func (p *printer) signOff(s *doc.SignOff) {
	for i, party := range s.Parties {
		if i > 0 {
			p.Space(1)
		}
		lines := p.wrap(p.clean.Text(party+": "+p.doc.Locale.Words.SignHere), p.width)
		last := len(lines) - 1
		if room := p.width - cells(lines[last]) - 1; room >= leastSignature {
			lines[last] += " " + strings.Repeat("_", room)
		} else {
			lines = append(lines, strings.Repeat("_", p.width))
		}
		for _, l := range lines {
			p.Line(l)
		}
	}
}

// leastSignature is the shortest line to sign on, in cells.
const leastSignature = 24
