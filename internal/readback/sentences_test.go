package readback

import (
	"slices"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/readback/written"
)

// Every sentence of a document stands in its PDF as it was written, with all signs.
func TestPDFsHoldEverySentence(t *testing.T) {
	t.Parallel()
	for _, w := range slices.Concat(written.Defaults(t), written.Nasties(t)) {
		text := written.Squeeze(article(inspected(t, w), said))
		for _, s := range sentences(w.Doc) {
			if !strings.Contains(text, written.Squeeze(s)) {
				t.Errorf("%s: the structure lacks %q", w.Name(), s)
			}
		}
	}
}

// sentences returns the text of every paragraph, heading, fact and cell.
func sentences(d *doc.Document) []string {
	var all []string
	say := func(text string) {
		if text != "" {
			all = append(all, text)
		}
	}
	add := func(inlines ...doc.Inline) { say(doc.PlainText(d.Locale, inlines)) }
	doc.Walk(d.Blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Heading:
			add(b.Text...)
		case *doc.Cover:
			add(b.Title...)
			add(b.Subtitle...)
		case *doc.Paragraph:
			add(b.Text...)
		case *doc.Facts:
			for _, f := range b.Items {
				say(f.Label)
				add(f.Value)
			}
		case *doc.Callout:
			say(b.Title)
		case *doc.Contents:
			for _, e := range b.Entries {
				add(e.Text...)
			}
		case *doc.Table:
			b = b.Printed()
			for _, c := range b.Columns {
				say(c.Title)
				say(c.Subtitle)
			}
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					if c != nil {
						add(c)
					}
				}
			}
		}
		return true
	})
	return all
}
