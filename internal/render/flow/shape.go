package flow

import (
	"slices"
	"strings"

	"rolexport/internal/doc"
)

// IsRange reports whether a chart has the table that a RangeChart draws, so that its three figures can stand for it.
func IsRange(c *doc.Chart) bool {
	return c.Kind == doc.RangeChart && len(c.Table.Rows) == 1 && hasColumns(c.Table, "low", "mid", "high")
}

// IsPath reports whether a chart has the table that a PathChart draws, so that its steps in a line can stand for it.
func IsPath(c *doc.Chart) bool {
	return c.Kind == doc.PathChart && len(c.Table.Rows) > 0 && hasColumns(c.Table, "step", "here")
}

func hasColumns(t *doc.Table, keys ...string) bool {
	return slices.EqualFunc(t.Columns, keys, func(c doc.Column, key string) bool { return c.Key == key })
}

// Sided reports whether a table has a role at the left and another at the right of which one is said to be wider on its side, so that they stand
// there in every language.
func Sided(t *doc.Table) bool {
	stands := func(a doc.Accent) bool {
		return slices.ContainsFunc(t.Columns, func(c doc.Column) bool { return c.Accent == a })
	}
	return stands(doc.FirstAccent) && stands(doc.SecondAccent)
}

// Cell returns a cell of a row, nil where the row is too short.
func Cell(r doc.Row, column int) doc.Value {
	if column < len(r.Cells) {
		return r.Cells[column]
	}
	return nil
}

// IsLoose reports whether an item of a list holds more than a paragraph and lists, so that items stand apart by a blank line.
func IsLoose(item doc.Item) bool {
	for i, b := range item.Blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			if i > 0 {
				return true
			}
		case *doc.List:
			if slices.ContainsFunc(b.Items, IsLoose) {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// Imprint returns what the furniture of a page says, for the end of a text: the publisher and the footer, then the closing lines of the
// document. Parts that say nothing are left out.
func Imprint(d *doc.Document) []string {
	parts := []string{d.Running.Footer}
	if d.Logo != nil {
		parts = slices.Insert(parts, 0, d.Logo.Alt)
	}
	return slices.DeleteFunc(append(parts, d.Closing()...), func(s string) bool { return strings.TrimSpace(s) == "" })
}
