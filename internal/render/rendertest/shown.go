package rendertest

import (
	"fmt"
	"slices"
	"strconv"

	"rolexport/internal/doc"
	"rolexport/internal/typeset"
)

// A phrase is something that a reader of the document must see, in one of several forms: prose formats write a figure in the
// document's locale, workbooks hold it as a number.
type phrase []string

// isUnwritable reports whether a phrase holds something that no document can carry, such as a control character. A byte order mark,
// which has no shape, may be carried or not.
func (p phrase) isUnwritable() bool {
	_, changes := typeset.Cleaned(p[0])
	return slices.ContainsFunc(changes, func(c typeset.Change) bool { return c.Found != "\ufeff" })
}

// shown returns what a reader must see of d, in reading order. Left out is what a drawing may do without: its description,
// which stands for it, and the column heads of its table.
func shown(d *doc.Document) []phrase {
	c := collector{locale: d.Locale}
	doc.Walk(d.Blocks, func(b doc.Block) bool {
		c.block(b)
		return true
	})
	if doc.HasIllustrative(d.Blocks) {
		c.add(d.Locale.Words.Illustrative)
	}
	c.add(d.Running.Footer, d.Running.Note)
	c.add(d.Source.Credits...)
	return c.phrases
}

type collector struct {
	locale  *doc.Locale
	phrases []phrase
}

func (c *collector) add(texts ...string) {
	for _, t := range texts {
		if t != "" {
			c.phrases = append(c.phrases, phrase{t})
		}
	}
}

func (c *collector) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		c.add(b.Kicker, b.Context)
		c.inlines(b.Text)
	case *doc.Cover:
		c.add(b.Kicker)
		c.inlines(b.Title)
		c.inlines(b.Subtitle)
		c.facts(b.Facts)
	case *doc.Contents:
		c.add(b.Title)
		for _, e := range b.Entries {
			c.inlines(e.Text)
		}
	case *doc.Paragraph:
		c.inlines(b.Text)
	case *doc.Facts:
		c.facts(b.Items)
	case *doc.Table:
		b = b.Printed()
		c.add(b.Title)
		for _, col := range b.Columns {
			c.add(col.Title, col.Subtitle)
		}
		c.cells(b)
	case *doc.Chart:
		c.add(b.Title)
		if !b.Shown {
			c.cells(b.Table.Printed())
		}
	case *doc.Callout:
		c.add(b.Title)
	case *doc.SignOff:
		c.add(b.Parties...)
	case *doc.List, *doc.Columns, *doc.PageBreak: // what is inside comes by itself
	default:
		panic(fmt.Sprintf("rendertest: block of unknown kind %T", b))
	}
}

func (c *collector) facts(facts []doc.Fact) {
	for _, f := range facts {
		c.add(f.Label)
		c.inline(f.Value)
	}
}

// cells adds the cells of a table, but not the marks of the column "here", which a drawing shows in its own way.
func (c *collector) cells(t *doc.Table) {
	for _, r := range t.Rows {
		for j, v := range r.Cells {
			if v != nil && !(j < len(t.Columns) && t.Columns[j].Key == "here") {
				c.inline(v)
			}
		}
	}
}

func (c *collector) inlines(list []doc.Inline) {
	for _, in := range list {
		c.inline(in)
	}
}

func (c *collector) inline(in doc.Inline) {
	switch in := in.(type) {
	case doc.Code:
		c.add(string(in))
	case doc.Strong:
		c.inlines(in)
	case doc.Emph:
		c.inlines(in)
	case *doc.Link:
		c.inlines(in.Text)
	case doc.Break:
	case doc.Rich:
		c.inlines(in)
	case doc.Illustrative:
		c.inline(in.Value)
	case doc.Computed:
		c.inline(in.Result)
	case doc.Value:
		c.phrases = append(c.phrases, append(phrase{c.locale.Text(in)}, raw(in)...))
	default:
		panic(fmt.Sprintf("rendertest: inline of unknown kind %T", in))
	}
}

// raw returns the forms of a value in formats that keep it typed.
func raw(v doc.Value) []string {
	switch v := v.(type) {
	case doc.Number:
		return []string{plain(v.Value)}
	case doc.Percent:
		return []string{plain(v.Fraction), plain(v.Fraction * 100)}
	case doc.Money:
		return []string{plain(v.Amount)}
	case doc.Rating:
		return []string{strconv.Itoa(v.Level)}
	case doc.Date:
		return []string{fmt.Sprintf("%04d-%02d-%02d", v.Year, v.Month, v.Day)}
	}
	return nil
}

func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
