package compose

import (
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/interchange/roledata"
)

// catalogue is the view of templates/catalogue.md.tmpl.
type catalogue struct {
	Title       string // of the dataset
	Cover       *doc.Cover
	RoleSheets  *doc.Contents
	Comparisons *doc.Contents // nil: there are none
	Parts       [][]doc.Block
	Index       *doc.Contents // of roles and their aliases
}

func (c *Composer) catalogues(Selection) []Subject {
	if len(c.ds.Roles) == 0 {
		return nil
	}
	return []Subject{{
		Kind: "catalogue", Name: "catalogue", Roles: c.roleIDs(),
		Title: c.say("catalogue_title", "dataset", line(c.ds.Title)),
	}}
}

// composeCatalogue binds every role sheet and every authored comparison.
func (c *Composer) composeCatalogue(Subject) (*doc.Document, diag.List) {
	d, problems := c.catalogueOf(c.roleSheets(Selection{}), c.comparisons(Selection{}))
	if d == nil {
		return nil, problems
	}
	linked, err := roledata.Occupations(c.ds)
	if err != nil {
		return nil, append(problems, refuse("unwritable", err.Error(), "")...)
	}
	d.Linked = linked
	return d, problems
}

// tryCatalogue binds the first of each.
func (c *Composer) tryCatalogue(Subject) (*doc.Document, diag.List) {
	sheets, comparisons := c.roleSheets(Selection{}), c.comparisons(Selection{})
	return c.catalogueOf(sheets[:min(1, len(sheets))], comparisons[:min(1, len(comparisons))])
}

func (c *Composer) catalogueOf(sheets, comparisons []Subject) (*doc.Document, diag.List) {
	subjects := c.catalogues(Selection{})
	if len(subjects) == 0 {
		return nil, refuse("wrong-subject", "the dataset has no roles", "")
	}
	s := subjects[0]
	view := &catalogue{Title: line(c.ds.Title), Cover: c.cover(), Index: c.register()}
	var problems diag.List
	view.RoleSheets, problems = c.bind(view, c.say("role_sheets"), sheets)
	var more diag.List
	view.Comparisons, more = c.bind(view, c.say("comparisons"), comparisons)
	if problems = append(problems, more...); problems.HasErrors() {
		return nil, problems
	}
	blocks, more := c.execute(s.Kind, view)
	subject := c.say("catalogue_subject", "dataset", line(c.ds.Title))
	footer := join(dot, s.Title, c.datasetEdition())
	return c.document(s, subject, footer, blocks), append(problems, more...)
}

// bind adds the documents of subjects to the parts of the catalogue and returns their contents list.
func (c *Composer) bind(view *catalogue, title string, subjects []Subject) (*doc.Contents, diag.List) {
	if len(subjects) == 0 {
		return nil, nil
	}
	contents := &doc.Contents{Title: title}
	var problems diag.List
	for _, s := range subjects {
		var blocks []doc.Block
		var more diag.List
		switch s.Kind {
		case "comparison":
			blocks, more = c.execute(s.Kind, c.comparisonView(s, partID))
		default:
			blocks, more = c.execute(s.Kind, c.roleSheetView(c.ds.Role(s.Roles[0])))
		}
		problems = append(problems, more...)
		view.Parts = append(view.Parts, bound(partID(s), blocks))
		contents.Entries = append(contents.Entries, doc.Entry{Level: 1, ID: partID(s), Text: []doc.Inline{doc.Text(s.Title)}})
	}
	return contents, problems
}

// partID is the ID of the heading that opens the part of s in a catalogue; empty for a document that a catalogue does not hold.
func partID(s Subject) string {
	switch s.Kind {
	case "role-sheet", "comparison":
		return s.Kind + "-" + s.Name
	}
	return ""
}

func (c *Composer) cover() *doc.Cover {
	org := c.ds.Organisation
	cover := &doc.Cover{Kicker: c.say("catalogue_kicker"), Title: []doc.Inline{doc.Text(line(c.ds.Title))}}
	if name := line(org.Name); name != "" {
		cover.Subtitle = []doc.Inline{doc.Text(name)}
	}
	cover.Facts = stated(
		doc.Fact{Label: c.say("edition"), Value: text(c.ds.Version)},
		doc.Fact{Label: c.say("date"), Value: date(c.ds.Date)},
		doc.Fact{Label: c.say("roles"), Value: number(float64(len(c.ds.Roles)))},
		doc.Fact{Label: c.say("comparisons"), Value: number(float64(len(c.ds.Comparisons)))},
		doc.Fact{Label: c.say("contact"), Value: text(org.Contact)},
		doc.Fact{Label: c.say("address"), Value: text(org.Address)},
	)
	return cover
}
