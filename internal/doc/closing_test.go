package doc

import (
	"slices"
	"testing"
)

func TestClosing(t *testing.T) {
	source := Source{Title: "Roles", Version: "1.0", Credits: []string{"Credit.", " "}}
	small := func(s ParagraphStyle) []Block {
		return []Block{&Paragraph{Style: s, Text: []Inline{Text("From Roles 1.0, digest 1a.")}}}
	}
	for name, c := range map[string]struct {
		doc  Document
		want []string
	}{
		"all":                      {Document{Source: source, Running: Running{Note: "Bear in mind."}}, []string{"Bear in mind.", "Roles 1.0", "Credit."}},
		"named by the footer":      {Document{Source: source, Running: Running{Footer: "Sheet · Roles 1.0"}}, []string{"Credit."}},
		"named by the small print": {Document{Source: source, Locale: English(), Blocks: small(Note)}, []string{"Credit."}},
		"named by the text":        {Document{Source: source, Locale: English(), Blocks: small(Body)}, []string{"Roles 1.0", "Credit."}},
		"nothing to say":           {Document{}, nil},
	} {
		if got := c.doc.Closing(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q instead of %q", name, got, c.want)
		}
	}
}
