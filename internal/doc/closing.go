package doc

import "strings"

// Closing returns the last lines of a document in any form: what the reader should bear in mind, the dataset that it was made from,
// unless its footer or its small print names that already, and the credits that the licences of the data ask for.
func (d *Document) Closing() []string {
	lines := []string{d.Running.Note}
	if source := strings.TrimSpace(d.Source.Title + " " + d.Source.Version); !d.names(source) {
		lines = append(lines, source)
	}
	lines = append(lines, d.Source.Credits...)
	said := lines[:0]
	for _, s := range lines {
		if strings.TrimSpace(s) != "" {
			said = append(said, s)
		}
	}
	return said
}

// names reports whether the footer or the small print says s.
func (d *Document) names(s string) bool {
	found := strings.Contains(d.Running.Footer, s)
	Walk(d.Blocks, func(b Block) bool {
		if p, ok := b.(*Paragraph); ok && !found && p.Style == Note {
			found = strings.Contains(PlainText(d.Locale, p.Text), s)
		}
		return !found
	})
	return found
}
