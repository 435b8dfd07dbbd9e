package compose

import (
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"rolexport/internal/doc"
)

// A term is what somebody looks up in the index of a catalogue, with its lines there.
type term struct {
	text    string
	entries []doc.Entry
}

// register returns the index of the catalogue: the roles, below each the roles that it is compared with, and the aliases, which point to
// their roles.
func (c *Composer) register() *doc.Contents {
	compared := make(map[string][]term) // by role
	for _, s := range c.comparisons(Selection{}) {
		for i, id := range s.Roles {
			other := line(c.ds.Role(s.Roles[1-i]).Title)
			text := []doc.Inline{doc.Text(c.say("compared_with", "role", other))}
			compared[id] = append(compared[id], term{other, []doc.Entry{{Level: 2, ID: partID(s), Text: text}}})
		}
	}
	var terms []term
	for _, s := range c.roleSheets(Selection{}) {
		r, id := c.ds.Role(s.Roles[0]), partID(s)
		title := line(r.Title)
		t := term{title, []doc.Entry{{Level: 1, ID: id, Text: []doc.Inline{doc.Text(title)}}}}
		c.alphabetical(compared[r.ID])
		for _, other := range compared[r.ID] {
			t.entries = append(t.entries, other.entries...)
		}
		terms = append(terms, t)
		for _, name := range r.Aliases.Texts() {
			if name = line(name); name != "" && !strings.EqualFold(name, title) {
				see := []doc.Inline{doc.Text(name + ", "), doc.Emph{doc.Text(c.say("see"))}, doc.Text(" " + title)}
				terms = append(terms, term{name, []doc.Entry{{Level: 1, ID: id, Text: see}}})
			}
		}
	}
	c.alphabetical(terms)
	index := &doc.Contents{Index: true}
	for _, t := range terms {
		index.Entries = append(index.Entries, t.entries...)
	}
	return index
}

// alphabetical sorts terms as the language of the documents does, numbers by their value. Equal ones stay in the order of the dataset.
func (c *Composer) alphabetical(terms []term) {
	tag := language.Make(c.loc.Lang) // the language of last resort where Lang is none
	order := collate.New(tag, collate.Numeric)
	slices.SortStableFunc(terms, func(a, b term) int { return order.CompareString(a.text, b.text) })
}
