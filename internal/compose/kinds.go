package compose

import (
	"reflect"
	"slices"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// A Kind states the facts of a kind of document. Help, lists, paths and papers derive from it.
type Kind struct {
	ID      string
	Summary string                   // one line for the lists, lower case
	Formats []string                 // names of the formats that it is exported to unless others are asked for
	Tabular bool                     // has tables, so that a spreadsheet of it has meaning
	Path    func(name string) string // below the output folder, with slashes, without the extension
	// Data are names of formats whose files are written from the roles themselves: no document is composed and rendered for them.
	Data []string
	// Gathered are those of the formats of which one file, by the name of Everything, holds all roles.
	Gathered  []string
	OnRequest bool // exported when it is asked for by its id alone
	Chosen    bool // its documents are those of the roles that are named: other names yield others
	// Needs says what a dataset that there is no document of the kind for would have to state, and what serves in place of it. Empty: there always is one.
	Needs    string
	Together bool // one document that grows with every role: of many roles exported when it is asked for by its id alone
}

// Everything is the name of a subject that is about all roles, of a kind that has others about one.
const Everything = "roles"

// IsData reports whether files of the kind in the format are written from the roles themselves.
func (k Kind) IsData(format string) bool { return slices.Contains(k.Data, format) }

// Gathers reports whether one file of the kind in the format holds all roles.
func (k Kind) Gathers(format string) bool { return slices.Contains(k.Gathered, format) }

// Composed reports whether there are documents of the kind. Of a kind that is nothing but data there are none.
func (k Kind) Composed() bool {
	return slices.ContainsFunc(k.Formats, func(f string) bool { return !k.IsData(f) })
}

// A kind is a Kind with the way its documents are made.
type kind struct {
	Kind
	roles    int          // how many roles a subject names
	view     reflect.Type // what the template is given
	subjects func(*Composer, Selection) []Subject
	compose  func(*Composer, Subject) (*doc.Document, diag.List)
	try      func(*Composer, Subject) (*doc.Document, diag.List)         // composes an excerpt; nil: compose is quick
	write    func(*Composer, Subject, string) ([]byte, diag.List, error) // writes a file in one of the formats of Kind.Data
}

// kinds returns the one list of document kinds, in the order in which they are exported.
func kinds() []*kind {
	return []*kind{
		{
			Kind: Kind{
				ID: "role-sheet", Summary: "one role on two pages: duties, skills, authority, measures, pay, career",
				Formats: []string{"pdf", "txt", "md"}, Tabular: true,
				Path: func(name string) string { return "role-sheets/" + name },
			},
			roles: 1, subjects: (*Composer).roleSheets, compose: (*Composer).composeRoleSheet,
			view: reflect.TypeFor[*roleSheet](),
		},
		{
			Kind: Kind{
				ID: "comparison", Summary: "two roles against each other, dimension by dimension",
				Formats: []string{"pdf", "xlsx", "txt", "md"}, Tabular: true,
				Path:  func(name string) string { return "comparisons/" + name },
				Needs: "it states no comparison, in comparisons/; --pairs all compares every two roles, and rolexport compare any",
			},
			roles: 2, subjects: (*Composer).comparisons, compose: (*Composer).composeComparison,
			view: reflect.TypeFor[*comparison](),
		},
		{
			Kind: Kind{
				ID: sideBySideKind, Summary: "two to six roles that --role names, side by side, with what differs marked",
				Formats: []string{"pdf", "xlsx", "txt", "md"}, Tabular: true, OnRequest: true, Chosen: true,
				Path: func(name string) string { return "side-by-side/" + name },
			},
			roles: FewestSideBySide, subjects: (*Composer).sideBySides, compose: (*Composer).composeSideBySide,
			view: reflect.TypeFor[*sideBySide](),
		},
		{
			Kind: Kind{
				ID: "responsibilities", Summary: "what a role answers for, area by area",
				Formats: []string{"pdf", "txt", "md"},
				Path:    func(name string) string { return "responsibilities/" + name },
				Needs:   "no role of it states responsibilities, in areas that dataset.yaml names",
			},
			roles: 1, subjects: (*Composer).responsibilities, compose: (*Composer).composeResponsibilities,
			view: reflect.TypeFor[*responsibilities](),
		},
		{
			Kind: Kind{
				ID: "catalogue", Summary: "every role sheet and authored comparison in one document, with contents",
				Formats: []string{"pdf"}, Tabular: true, Together: true,
				Path: func(string) string { return "catalogue" },
			},
			subjects: (*Composer).catalogues, compose: (*Composer).composeCatalogue, try: (*Composer).tryCatalogue,
			view: reflect.TypeFor[*catalogue](),
		},
		{
			Kind: Kind{
				ID: "role-matrix", Summary: "all roles in tables: dimensions, duties, RACI, skills, pay bands, careers",
				Formats: []string{"xlsx"}, Tabular: true, Together: true,
				Path: func(string) string { return "workbooks/role-matrix" },
			},
			subjects: (*Composer).roleMatrices, compose: (*Composer).composeRoleMatrix,
			view: reflect.TypeFor[*roleMatrix](),
		},
		{
			Kind: Kind{
				ID: "workforce-plan", Summary: "positions, head count, gap and cost by role and quarter, from inputs to change",
				Formats: []string{"xlsx"}, Tabular: true,
				Path:  func(string) string { return "workbooks/workforce-plan" },
				Needs: "it states no workforce, in workforce.yaml",
			},
			subjects: (*Composer).workforcePlans, compose: (*Composer).composeWorkforcePlan,
			view: reflect.TypeFor[*workforcePlan](),
		},
		{
			Kind: Kind{
				ID: "data", Summary: "the roles as data, for programs and websites",
				Formats: []string{"json", "jsonld", "csv"}, Data: []string{"json", "jsonld", "csv"}, Gathered: []string{"csv"},
				Path: func(name string) string { return "data/" + name },
			},
			subjects: (*Composer).roleData, write: (*Composer).writeRoleData,
		},
		{
			Kind: Kind{
				ID: "table", Summary: "all roles as a spreadsheet to edit, which rolexport import table reads back",
				Formats: []string{"xlsx", "csv"}, Data: []string{"xlsx", "csv"}, Gathered: []string{"xlsx", "csv"}, OnRequest: true,
				Path: func(name string) string { return "table/" + name },
			},
			subjects: (*Composer).roleTables, write: (*Composer).writeRoleTable,
		},
	}
}

// Kinds returns the facts of every document kind, in the order in which they are exported.
func Kinds() []Kind {
	var list []Kind
	for _, k := range kinds() {
		list = append(list, k.Kind)
	}
	return list
}

// views says what the template of each kind is given.
func views() map[string]reflect.Type {
	types := make(map[string]reflect.Type)
	for _, k := range kinds() {
		if k.view != nil {
			types[k.ID] = k.view
		}
	}
	return types
}

func kindOf(id string) *kind {
	for _, k := range kinds() {
		if k.ID == id {
			return k
		}
	}
	return nil
}

// A Subject names a document that can be composed.
type Subject struct {
	Kind  string
	Name  string   // unique in its kind and safe as a file name
	Roles []string // ids of the roles that the document is about
	Title string
	// Formats are names of the formats that there are files of it in; empty: all those of its kind.
	Formats []string
	// OnlyDifferences leaves out what is the same for all roles, of roles side by side.
	OnlyDifferences bool
}

// Has reports whether there is a file of the subject in the format, so far as its kind has it.
func (s Subject) Has(format string) bool {
	return len(s.Formats) == 0 || slices.Contains(s.Formats, format)
}

// A Selection narrows the subjects of a kind.
type Selection struct {
	// Roles are the ids of roles: a document belongs to the selection when it is about at least one of them. Documents about
	// many roles are never cut down to the selection, so that a path always holds the same content. Empty: every document.
	Roles []string
	// AllPairs adds a comparison of any two roles to the authored ones. It changes no other kind.
	AllPairs bool
}

func (sel Selection) takes(roles ...string) bool {
	return len(sel.Roles) == 0 || slices.ContainsFunc(roles, func(id string) bool { return slices.Contains(sel.Roles, id) })
}

// Subjects lists the documents of a kind in dataset order; a kind that does not exist has none.
func (c *Composer) Subjects(kind string, sel Selection) []Subject {
	k := kindOf(kind)
	if k == nil {
		return nil
	}
	var list []Subject
	for _, s := range k.subjects(c, sel) {
		if sel.takes(s.Roles...) {
			list = append(list, s)
		}
	}
	return list
}

// Subject returns the subject of the given kind about the given roles: one role for a role sheet or its responsibilities, two
// for a comparison, in either order if it is authored, several side by side, one or none for data, none for the other kinds. Compose says what is wrong with
// a subject that cannot be.
func (c *Composer) Subject(kind string, roles ...string) Subject {
	switch kind {
	case "role-sheet", "responsibilities":
		if len(roles) > 0 && c.ds.Role(roles[0]) != nil {
			return roleSubject(kind, c.ds.Role(roles[0]))
		}
	case "data":
		switch {
		case len(roles) == 0:
			return c.everything(kindOf(kind))
		case len(roles) == 1 && c.ds.Role(roles[0]) != nil:
			return kindOf(kind).data(c.ds.Role(roles[0]))
		}
	case sideBySideKind:
		return c.SideBySide(false, roles...)
	case "comparison":
		if len(roles) > 1 && c.ds.Role(roles[0]) != nil && c.ds.Role(roles[1]) != nil {
			return c.pair(roles[0], roles[1])
		}
	default:
		if list := c.Subjects(kind, Selection{}); len(list) == 1 {
			return list[0]
		}
	}
	return Subject{Kind: kind, Roles: roles}
}

func roleSubject(kind string, r *dataset.Role) Subject {
	return Subject{Kind: kind, Name: r.ID, Roles: []string{r.ID}, Title: line(r.Title)}
}

// roleIDs returns the ids of all roles in dataset order.
func (c *Composer) roleIDs() []string {
	ids := make([]string, len(c.ds.Roles))
	for i, r := range c.ds.Roles {
		ids[i] = r.ID
	}
	return ids
}
