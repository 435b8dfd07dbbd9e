package compose

import (
	"slices"
	"testing"

	"rolexport/internal/doc"
)

// Links in headings of a part lead to the part's headings, those within values included; a link to elsewhere stays.
func TestBoundHeadingLinks(t *testing.T) {
	link := func(target string) doc.Inline { return &doc.Link{Target: target, Text: []doc.Inline{doc.Text("x")}} }
	blocks := bound("part", []doc.Block{
		&doc.Heading{Level: 1, ID: "title", Text: []doc.Inline{doc.Strong{link("#pay")}, doc.Rich{link("#title")}, link("#other")}},
		&doc.Heading{Level: 2, ID: "pay", Text: []doc.Inline{link("https://e.org")}},
	})
	var targets []string
	doc.WalkInlines(blocks, func(in doc.Inline) {
		if l, ok := in.(*doc.Link); ok {
			targets = append(targets, l.Target)
		}
	})
	want := []string{"#part-pay", "#part", "#other", "https://e.org"}
	if !slices.Equal(targets, want) {
		t.Errorf("links to %q, want %q", targets, want)
	}
}
