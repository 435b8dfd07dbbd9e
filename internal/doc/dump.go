package doc

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Dump writes every field of d, one thing on a line, so that a golden file of a document can be read and compared.
func Dump(w io.Writer, d *Document) error {
	p := &dumper{w: bufio.NewWriter(w)}
	p.line("document %s/%s", d.Kind, d.Name)
	p.in(func() {
		p.field("title", d.Title)
		p.field("subject", d.Subject)
		p.field("author", d.Author)
		p.list("keyword", d.Keywords)
		p.list("role", d.Roles)
		if d.Locale != nil {
			p.field("lang", d.Locale.Lang)
		}
		p.field("paper", string(d.Paper))
		if d.Wide {
			p.line("wide")
		}
		p.field("source", d.Source.Title)
		p.field("source version", d.Source.Version)
		p.field("source digest", d.Source.Digest)
		p.list("credit", d.Source.Credits)
		p.field("footer", d.Running.Footer)
		p.field("note", d.Running.Note)
		if d.Logo != nil {
			p.line("logo %d bytes, %q", len(d.Logo.Data), d.Logo.Alt)
		}
		if len(d.Linked) > 0 {
			p.line("linked data %d bytes", len(d.Linked))
		}
	})
	p.blocks(d.Blocks)
	return p.w.Flush()
}

type dumper struct {
	w      *bufio.Writer
	indent int
}

// line writes a line; errors stay in the buffered writer until it is flushed.
func (p *dumper) line(format string, args ...any) {
	p.w.WriteString(strings.TrimRight(strings.Repeat("  ", p.indent)+fmt.Sprintf(format, args...), " "))
	p.w.WriteByte('\n')
}

func (p *dumper) in(f func()) {
	p.indent++
	f()
	p.indent--
}

func (p *dumper) field(name, value string) {
	if value != "" {
		p.line("%s %s", name, strconv.Quote(value))
	}
}

func (p *dumper) list(name string, values []string) {
	for _, v := range values {
		p.field(name, v)
	}
}

func (p *dumper) blocks(blocks []Block) {
	for _, b := range blocks {
		p.block(b)
	}
}

func (p *dumper) nested(name string, blocks []Block) {
	p.line("%s", name)
	p.in(func() { p.blocks(blocks) })
}

func (p *dumper) block(b Block) {
	switch b := b.(type) {
	case *Heading:
		p.line("heading %d #%s %s", b.Level, b.ID, inlines(b.Text))
		p.in(func() {
			p.field("kicker", b.Kicker)
			p.field("context", b.Context)
		})
	case *Cover:
		p.line("cover %s", inlines(b.Title))
		p.in(func() {
			p.field("kicker", b.Kicker)
			if len(b.Subtitle) > 0 {
				p.line("subtitle %s", inlines(b.Subtitle))
			}
			p.facts(b.Facts)
		})
	case *Contents:
		p.line("%s %s", map[bool]string{false: "contents", true: "index"}[b.Index], strconv.Quote(b.Title))
		p.in(func() {
			for _, e := range b.Entries {
				p.line("%d #%s %s", e.Level, e.ID, inlines(e.Text))
			}
		})
	case *Paragraph:
		p.line("%s %s", paragraphNames[b.Style], inlines(b.Text))
	case *List:
		p.line("list%s", ordinal(b))
		p.in(func() {
			for _, item := range b.Items {
				p.nested("item", item.Blocks)
			}
		})
	case *Facts:
		p.line("facts%s", when(b.Panel, " panel"))
		p.in(func() { p.facts(b.Items) })
	case *Table:
		p.table(b)
	case *Chart:
		p.line("chart %s %s", chartNames[b.Kind], strconv.Quote(b.Title))
		p.in(func() {
			p.field("alt", b.Alt)
			p.drawing(b)
			if b.Shown {
				p.line("table %s", b.Table.Name)
				return
			}
			p.table(b.Table)
		})
	case *Callout:
		p.nested(strings.TrimSpace(calloutNames[b.Kind]+" "+quoted(b.Title)), b.Blocks)
	case *Columns:
		p.nested("main", b.Main)
		p.nested("side", b.Side)
	case *SignOff:
		p.line("sign-off")
		p.in(func() { p.list("party", b.Parties) })
	case *PageBreak:
		p.line("page break")
	default:
		panic(unknown("block", b))
	}
}

func (p *dumper) facts(facts []Fact) {
	for _, f := range facts {
		p.line("%s: %s", f.Label, inline(f.Value))
	}
}

func (p *dumper) table(t *Table) {
	p.line("%s", strings.TrimRight(fmt.Sprintf("table %s %s %s", t.Name, quoted(t.Title), quoted(t.Sheet)), " "))
	p.in(func() {
		for _, c := range t.Columns {
			p.line("column %s", column(c))
		}
		for _, f := range t.Fields {
			p.line("field %s", field(f))
		}
		for _, r := range t.Rows {
			cells := make([]string, len(r.Cells))
			for i, c := range r.Cells {
				cells[i] = inline(c)
			}
			p.line("%s %s", rowNames[r.Kind], strings.Join(cells, " | "))
		}
	})
}

func column(c Column) string {
	parts := []string{c.Key, strconv.Quote(c.Title)}
	if c.Subtitle != "" {
		parts = append(parts, strconv.Quote(c.Subtitle))
	}
	if c.Follows != nil {
		parts = append(parts, "follows="+expr(*c.Follows))
	}
	parts = append(parts, columnNames[c.Kind])
	if c.Header {
		parts = append(parts, "header")
	}
	if c.Weight != 0 {
		parts = append(parts, "weight="+strconv.Itoa(c.Weight))
	}
	if c.Display != Plain {
		parts = append(parts, displayNames[c.Display])
	}
	if c.Accent != NoAccent {
		parts = append(parts, accentNames[c.Accent])
	}
	if c.Emphasis != NoEmphasis {
		parts = append(parts, emphasisNames[c.Emphasis])
	}
	if c.Detail {
		parts = append(parts, "detail")
	}
	if c.Input {
		parts = append(parts, "input")
	}
	parts = append(parts, choice(c.Allowed, c.From)...)
	parts = append(parts, entry(c.Limits, c.Note)...)
	for _, s := range c.Signs {
		parts = append(parts, fmt.Sprintf("sign=%q for %q", s.Text, s.Meaning))
	}
	return strings.Join(parts, " ")
}

func field(f Field) string {
	parts := []string{expr(Ref{Column: f.Column, Row: f.Row})}
	if f.Name != "" {
		parts = append(parts, f.Name)
	}
	if f.Input {
		parts = append(parts, "input")
	}
	parts = append(parts, choice(f.Among, f.From)...)
	return strings.Join(append(parts, entry(f.Limits, f.Note)...), " ")
}

func entry(limits *Limits, note string) []string {
	var parts []string
	switch {
	case limits == nil:
	case limits.Letters > 0:
		parts = append(parts, fmt.Sprintf("letters=%d", limits.Letters))
	default:
		parts = append(parts, fmt.Sprintf("limits=%s..%s", exact(limits.Least, 0), exact(limits.Most, 0)))
		if limits.Step > 0 {
			parts = append(parts, "step="+exact(limits.Step, 0))
		}
		if limits.Quarterly {
			parts = append(parts, "quarterly")
		}
	}
	if note != "" {
		parts = append(parts, strconv.Quote(note))
	}
	return parts
}

func choice(texts []string, from Choices) []string {
	var parts []string
	if len(texts) > 0 {
		parts = append(parts, fmt.Sprintf("allowed=%q", texts))
	}
	if from != (Choices{}) {
		parts = append(parts, "from="+of(from.Table)+from.Column)
	}
	return parts
}

func (p *dumper) drawing(c *Chart) {
	if c.Category == "" {
		return
	}
	parts := []string{"category=" + c.Category}
	for _, s := range c.Series {
		part := "series=" + s.Column
		if s.Name != nil {
			part += " named " + expr(*s.Name)
		}
		parts = append(parts, part+when(s.Line, " line"))
	}
	if c.Skip != 0 {
		parts = append(parts, "skip="+strconv.Itoa(c.Skip))
	}
	if c.On != "" {
		parts = append(parts, "on="+c.On)
	}
	p.line("draws %s", strings.Join(parts, " "))
	p.field("axis", c.Axis)
}

var (
	paragraphNames = [...]string{Body: "paragraph", Lead: "lead", Note: "note"}
	chartNames     = [...]string{
		RangeChart: "range", PathChart: "path", ColumnChart: "column", StackedChart: "stacked", BarChart: "bar", FloatingChart: "floating",
		RadarChart: "radar",
	}
	calloutNames  = [...]string{Tip: "tip", Caution: "caution"}
	rowNames      = [...]string{DataRow: "row", GroupRow: "group", TotalRow: "total", SpareRow: "spare"}
	emphasisNames = [...]string{NoEmphasis: "plain", Scale: "scale", Flags: "flags"}
	displayNames  = [...]string{Plain: "plain", Bar: "bar", Meter: "meter"}
	accentNames   = [...]string{NoAccent: "none", FirstAccent: "first", SecondAccent: "second"}
	columnNames   = [...]string{
		TextColumn: "text", NumberColumn: "number", PercentColumn: "percent", MoneyColumn: "money",
		RatingColumn: "rating", DateColumn: "date", SymbolColumn: "symbol",
	}
)

func ordinal(l *List) string {
	if !l.Ordered {
		return ""
	}
	return " from " + strconv.Itoa(l.Start)
}

func when(condition bool, s string) string {
	if condition {
		return s
	}
	return ""
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return strconv.Quote(s)
}
