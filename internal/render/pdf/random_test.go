package pdf

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"rolexport/internal/doc"
)

// A generator draws documents. Each word in one is its own, so that a test can tell where it went.
type generator struct {
	*rapid.T
	stems []string // that words begin with
	words int
	heads int
	depth int
}

// stems are short and long, of one line and of several.
var stems = []string{"w", "role", "op-er", "Verantwortung", "業務", "é", strings.Repeat("long", 40)}

// phrase returns up to n words, now and then one that is longer than a line.
func (g *generator) phrase(n int) string {
	words := make([]string, rapid.IntRange(1, n).Draw(g.T, "words"))
	for i := range words {
		g.words++
		stem := rapid.SampledFrom(g.stems).Draw(g.T, "stem")
		words[i] = fmt.Sprintf("%s%d.", stem, g.words)
	}
	return strings.Join(words, " ")
}

func (g *generator) inlines(n int) []doc.Inline {
	var list []doc.Inline
	for range rapid.IntRange(1, 3).Draw(g.T, "inlines") {
		t := doc.Text(g.phrase(n) + " ")
		switch rapid.IntRange(0, 5).Draw(g.T, "inline") {
		case 0:
			list = append(list, doc.Strong{t})
		case 1:
			list = append(list, doc.Emph{t})
		case 2:
			list = append(list, &doc.Link{Target: "https://example.org", Text: []doc.Inline{t}})
		case 3:
			list = append(list, t, doc.Break{})
		default:
			list = append(list, t)
		}
	}
	return list
}

func (g *generator) value() doc.Value {
	switch rapid.IntRange(0, 4).Draw(g.T, "value") {
	case 0:
		return doc.Rich(g.inlines(4))
	case 1:
		return doc.Illustrative{Value: doc.Text(g.phrase(2))}
	}
	return doc.Text(g.phrase(6))
}

// flow returns blocks. A heading among them is always followed by something that is none.
func (g *generator) flow(most int) []doc.Block {
	var blocks []doc.Block
	for range rapid.IntRange(1, most).Draw(g.T, "blocks") {
		if rapid.IntRange(0, 3).Draw(g.T, "head") == 0 {
			g.heads++
			level := rapid.IntRange(2, 4).Draw(g.T, "level")
			blocks = append(blocks, &doc.Heading{Level: level, ID: fmt.Sprint("h", g.heads), Text: []doc.Inline{doc.Text(g.phrase(8))}})
		}
		blocks = append(blocks, g.block())
	}
	return blocks
}

func (g *generator) block() doc.Block {
	g.depth++
	defer func() { g.depth-- }()
	most := 8
	if g.depth > 2 {
		most = 3
	}
	switch rapid.IntRange(0, most).Draw(g.T, "block") {
	case 0:
		return g.table()
	case 1:
		return &doc.Facts{Panel: rapid.Bool().Draw(g.T, "panel"), Items: []doc.Fact{
			{Label: g.phrase(3), Value: g.value()}, {Label: g.phrase(3), Value: g.value()}, {Label: g.phrase(1), Value: g.value()}}}
	case 4:
		return &doc.Callout{Title: g.phrase(3), Blocks: g.flow(3)}
	case 5:
		list := &doc.List{Ordered: rapid.Bool().Draw(g.T, "ordered"), Start: 1}
		for range rapid.IntRange(1, 12).Draw(g.T, "items") {
			list.Items = append(list.Items, doc.Item{Blocks: []doc.Block{&doc.Paragraph{Text: g.inlines(12)}}})
		}
		return list
	case 6:
		return career(1, g.phrase(3), g.phrase(3), g.phrase(3))
	case 7:
		return &doc.Columns{Main: g.flow(5), Side: g.flow(3)}
	case 8:
		index := &doc.Contents{Index: true}
		for range rapid.IntRange(1, 150).Draw(g.T, "terms") {
			index.Entries = append(index.Entries, doc.Entry{Level: rapid.IntRange(1, 3).Draw(g.T, "level"), Text: text(g.phrase(6))})
		}
		return index
	}
	return &doc.Paragraph{Style: rapid.SampledFrom([]doc.ParagraphStyle{doc.Body, doc.Lead, doc.Note}).Draw(g.T, "style"), Text: g.inlines(60)}
}

// table returns a table that is narrow enough for one part, so that no cell is repeated.
func (g *generator) table() *doc.Table {
	t := &doc.Table{Name: "t", Title: g.phrase(3), Columns: []doc.Column{
		{Key: "a", Title: g.phrase(2), Header: rapid.Bool().Draw(g.T, "header"), Weight: rapid.IntRange(0, 2).Draw(g.T, "weight")},
		{Key: "b", Title: g.phrase(1), Weight: 1},
	}}
	for range rapid.IntRange(1, 12).Draw(g.T, "rows") {
		kind := rapid.SampledFrom([]doc.RowKind{doc.DataRow, doc.DataRow, doc.DataRow, doc.GroupRow, doc.TotalRow}).Draw(g.T, "kind")
		r := doc.Row{Kind: kind, Cells: []doc.Value{g.value(), g.value()}}
		if kind == doc.GroupRow {
			r.Cells[1] = nil
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func (g *generator) document() *doc.Document {
	d := &doc.Document{
		Kind: "random", Name: "random", Title: "Random", Locale: doc.English(), Running: doc.Running{Footer: "Footer", Note: g.phrase(20)},
	}
	for part := range rapid.IntRange(1, 3).Draw(g.T, "parts") {
		if rapid.Bool().Draw(g.T, "titled") {
			d.Blocks = append(d.Blocks, title(fmt.Sprint("t", part), g.phrase(2), "", doc.Text(g.phrase(9))))
		}
		d.Blocks = append(append(d.Blocks, g.flow(8)...), &doc.PageBreak{})
	}
	return d
}

// said returns the words of a document in reading order.
func said(d *doc.Document) string {
	s := &speaker{loc: d.Locale}
	s.blocks(d.Blocks)
	s.say(d.Running.Note)
	return strings.Join(strings.Fields(s.String()), " ")
}

// A speaker writes what the documents of a generator say.
type speaker struct {
	strings.Builder
	loc *doc.Locale
}

func (s *speaker) say(texts ...string) {
	for _, t := range texts {
		s.WriteString(t + " ")
	}
}

func (s *speaker) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Heading:
			s.say(b.Kicker, doc.PlainText(s.loc, b.Text))
		case *doc.Paragraph:
			s.say(doc.PlainText(s.loc, b.Text))
		case *doc.Facts:
			for _, f := range b.Items {
				s.say(f.Label, s.loc.Text(f.Value))
			}
		case *doc.Table:
			s.say(b.Title, b.Columns[0].Title, b.Columns[1].Title)
			for _, r := range b.Rows {
				s.say(s.loc.Text(r.Cells[0]), s.loc.Text(r.Cells[1]))
			}
		case *doc.Contents:
			for _, e := range b.Entries {
				s.say(doc.PlainText(s.loc, e.Text))
			}
		case *doc.Chart:
			s.say(b.Title)
			for _, r := range b.Table.Rows {
				s.say(s.loc.Text(r.Cells[0]))
			}
		case *doc.Callout:
			s.blocks(b.RunIn())
		case *doc.Columns:
			s.blocks(b.Main)
			s.blocks(b.Side)
		case *doc.List:
			for i, item := range b.Items {
				if b.Ordered {
					s.say(fmt.Sprintf("%d.", i+b.Start))
				} else {
					s.say("•")
				}
				s.blocks(item.Blocks)
			}
		}
	}
}
