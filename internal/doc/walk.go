package doc

import "fmt"

// Walk visits blocks and the blocks inside List, Callout and Columns in reading order. Where visit returns false, it does not
// go inside. The table of a Chart is part of the chart and is not visited.
func Walk(blocks []Block, visit func(Block) bool) {
	for _, b := range blocks {
		if !visit(b) {
			continue
		}
		switch b := b.(type) {
		case *List:
			for _, item := range b.Items {
				Walk(item.Blocks, visit)
			}
		case *Callout:
			Walk(b.Blocks, visit)
		case *Columns:
			Walk(b.Main, visit)
			Walk(b.Side, visit)
		}
	}
}

// Tables returns every Table of blocks in reading order, those that a Chart draws included where the document does not show them
// elsewhere.
func Tables(blocks []Block) []*Table {
	var tables []*Table
	Walk(blocks, func(b Block) bool {
		switch b := b.(type) {
		case *Table:
			tables = append(tables, b)
		case *Chart:
			if !b.Shown {
				tables = append(tables, b.Table)
			}
		}
		return true
	})
	return tables
}

// HasIllustrative reports whether blocks show an Illustrative value anywhere, and so need the footnote that explains its mark.
func HasIllustrative(blocks []Block) bool {
	found := false
	WalkInlines(blocks, func(in Inline) {
		if _, ok := in.(Illustrative); ok {
			found = true
		}
	})
	return found
}

// WalkInlines visits every inline and value of blocks in reading order, each before what is inside it.
func WalkInlines(blocks []Block, visit func(Inline)) {
	Walk(blocks, func(b Block) bool {
		switch b := b.(type) {
		case *Heading:
			walkInlines(b.Text, visit)
		case *Cover:
			walkInlines(b.Title, visit)
			walkInlines(b.Subtitle, visit)
			walkFacts(b.Facts, visit)
		case *Contents:
			for _, e := range b.Entries {
				walkInlines(e.Text, visit)
			}
		case *Paragraph:
			walkInlines(b.Text, visit)
		case *Facts:
			walkFacts(b.Items, visit)
		case *Table:
			walkTable(b, visit)
		case *Chart:
			walkTable(b.Table, visit)
		case *List, *Callout, *Columns, *SignOff, *PageBreak: // Walk goes inside, or there is no inline
		default:
			panic(unknown("block", b))
		}
		return true
	})
}

func walkFacts(facts []Fact, visit func(Inline)) {
	for _, f := range facts {
		walkInline(f.Value, visit)
	}
}

func walkTable(t *Table, visit func(Inline)) {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			walkInline(c, visit)
		}
	}
}

func walkInlines(inlines []Inline, visit func(Inline)) {
	for _, in := range inlines {
		walkInline(in, visit)
	}
}

func walkInline(in Inline, visit func(Inline)) {
	if in == nil {
		return
	}
	visit(in)
	switch in := in.(type) {
	case Strong:
		walkInlines(in, visit)
	case Emph:
		walkInlines(in, visit)
	case *Link:
		walkInlines(in.Text, visit)
	case Rich:
		walkInlines(in, visit)
	case Illustrative:
		walkInline(in.Value, visit)
	case Computed:
		walkInline(in.Result, visit)
	}
}

// unknown is what to panic with when a sum has a member that a switch has forgotten: a defect of the program, not of its input.
func unknown(sum string, v any) string {
	return fmt.Sprintf("doc: %s of unknown kind %T", sum, v)
}
