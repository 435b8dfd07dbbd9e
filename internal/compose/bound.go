package compose

import (
	"fmt"

	"rolexport/internal/doc"
)

// bound returns the blocks of a document as a part of a larger one. The first heading of level 1 takes the ID of the part; all
// others, and the tables, get it in front of theirs, so that they stay unique. Links between headings of the part follow. The
// blocks given are left as they are.
func bound(part string, blocks []doc.Block) []doc.Block {
	b := binder{part: part, ids: make(map[string]string)}
	opened := false
	doc.Walk(blocks, func(block doc.Block) bool {
		if h, ok := block.(*doc.Heading); ok {
			b.ids[h.ID] = part + "-" + h.ID
			if h.Level == 1 && !opened {
				b.ids[h.ID], opened = part, true
			}
		}
		return true
	})
	return b.blocks(blocks)
}

type binder struct {
	part string
	ids  map[string]string // of headings, old to new
}

func (b binder) blocks(list []doc.Block) []doc.Block {
	out := make([]doc.Block, len(list))
	for i, block := range list {
		out[i] = b.block(block)
	}
	return out
}

func (b binder) block(block doc.Block) doc.Block {
	switch x := block.(type) {
	case *doc.Heading:
		h := *x
		h.ID, h.Text = b.ids[x.ID], b.inlines(x.Text)
		return &h
	case *doc.Paragraph:
		return &doc.Paragraph{Style: x.Style, Text: b.inlines(x.Text)}
	case *doc.List:
		l := *x
		l.Items = make([]doc.Item, len(x.Items))
		for i, item := range x.Items {
			l.Items[i] = doc.Item{Blocks: b.blocks(item.Blocks)}
		}
		return &l
	case *doc.Callout:
		return &doc.Callout{Kind: x.Kind, Title: x.Title, Blocks: b.blocks(x.Blocks)}
	case *doc.Columns:
		return &doc.Columns{Main: b.blocks(x.Main), Side: b.blocks(x.Side)}
	case *doc.Contents:
		c := *x
		c.Entries = make([]doc.Entry, len(x.Entries))
		for i, e := range x.Entries {
			c.Entries[i] = doc.Entry{Level: e.Level, ID: b.ids[e.ID], Text: e.Text}
		}
		return &c
	case *doc.Table:
		return b.table(x)
	case *doc.Chart:
		c := *x
		c.Table = b.table(x.Table)
		return &c
	case *doc.Cover, *doc.Facts, *doc.SignOff, *doc.PageBreak:
		return block
	}
	panic(fmt.Sprintf("compose: block of unknown kind %T", block))
}

func (b binder) table(t *doc.Table) *doc.Table {
	renamed := *t
	renamed.Name = b.part + "-" + t.Name
	return &renamed
}

// inlines follows links to headings of the part; those to elsewhere stay.
func (b binder) inlines(list []doc.Inline) []doc.Inline {
	out := make([]doc.Inline, len(list))
	for i, in := range list {
		switch x := in.(type) {
		case doc.Strong:
			out[i] = doc.Strong(b.inlines(x))
		case doc.Emph:
			out[i] = doc.Emph(b.inlines(x))
		case doc.Rich:
			out[i] = doc.Rich(b.inlines(x))
		case *doc.Link:
			l := &doc.Link{Target: x.Target, Text: b.inlines(x.Text)}
			if len(x.Target) > 0 && x.Target[0] == '#' && b.ids[x.Target[1:]] != "" {
				l.Target = "#" + b.ids[x.Target[1:]]
			}
			out[i] = l
		default:
			out[i] = in
		}
	}
	return out
}
