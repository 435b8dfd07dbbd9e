// Package compose turns a dataset into documents: it is the only package that knows both a role and a document.
//
// Each kind of document has a view, a Go struct that holds what its template shows: values, tables and lists, ready to be
// placed. The template, a Markdown file, decides their order; templates/labels gives the words. So neither a word that a reader
// sees nor anything about a particular role, dimension or skill stands in Go.
//
// A Composer is made once and used from any number of goroutines. Documents are composed on demand and not kept.
package compose

import (
	"fmt"
	"io/fs"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/mdtmpl"
	"rolexport/internal/picture"
)

// A Composer composes the documents of one dataset. It is safe for concurrent use.
type Composer struct {
	words
	ds        *dataset.Dataset
	templates library
	index     index
	logo      *doc.Image
}

// New prepares composing ds with the given templates: *.md.tmpl files at the root, labels/<language>.yaml below it. It reports
// every problem of the templates and labels; with an Error among them the Composer is nil.
func New(ds *dataset.Dataset, templates fs.FS) (*Composer, diag.List) {
	locale, problems := loadLocale(templates, ds.Language)
	problems = append(problems, checkLabels(templates, ds.Language)...)
	if locale == nil {
		_, more := mdtmpl.Parse(templates)
		return nil, append(problems, more...)
	}
	library := builtinLibrary()
	if !areBuiltin(templates, ds.Language) {
		var more diag.List
		library, more = loadTemplates(templates, locale)
		problems = append(problems, more...)
	}
	if problems.HasErrors() {
		return nil, problems
	}
	c := &Composer{words: words{locale}, ds: ds, templates: library, index: newIndex(ds)}
	if len(ds.Logo) > 0 {
		c.logo = &doc.Image{Data: ds.Logo, Alt: firstOf(ds.Organisation.Name, ds.Title)}
		if alt := ds.Organisation.LogoAlt; picture.Described(alt) {
			c.logo.Alt = alt
		}
	}
	return c, problems
}

// Compose makes the document of s, of which only Kind and Roles matter. It reports what is wrong with the subject and every problem
// that the template ran into; with an Error among them the document is nil.
func (c *Composer) Compose(s Subject) (*doc.Document, diag.List) {
	k, problems := c.check(s)
	if problems.HasErrors() {
		return nil, problems
	}
	if k.compose == nil {
		return nil, refuse("not-composed", fmt.Sprintf("%s is no document", s.Kind), "it is written in "+strings.Join(k.Data, ", "))
	}
	d, problems := k.compose(c, s)
	if problems.HasErrors() {
		return nil, problems
	}
	return d, problems
}

// Write returns the file of s in a format of Kind.Data, written from the roles themselves. Only Kind, Name and Roles of s matter.
func (c *Composer) Write(s Subject, format string) ([]byte, diag.List) {
	k, problems := c.check(s)
	if problems.HasErrors() {
		return nil, problems
	}
	if !k.IsData(format) {
		return nil, refuse("not-data", fmt.Sprintf("a %s is not written as %s", s.Kind, format), "")
	}
	data, doubts, err := k.write(c, s, format)
	if err != nil {
		return nil, refuse("unwritable", err.Error(), "")
	}
	return data, append(problems, doubts...)
}

// Try reports what Compose would report of s. A document that is made of others is tried with one of each kind.
func (c *Composer) Try(s Subject) diag.List {
	k, problems := c.check(s)
	if problems.HasErrors() {
		return problems
	}
	try := k.compose
	switch {
	case k.try != nil:
		try = k.try
	case try == nil:
		return nil // data knows no template that could be wrong
	}
	_, problems = try(c, s)
	return problems
}

// check finds the kind of a subject and says what is wrong with the subject.
func (c *Composer) check(s Subject) (*kind, diag.List) {
	k := kindOf(s.Kind)
	if k == nil {
		return nil, refuse("unknown-kind", fmt.Sprintf("no document kind %q", s.Kind), "see: rolexport list kinds")
	}
	if len(s.Roles) < k.roles {
		needs := [...]string{"no role", "1 role", "2 roles"}[k.roles]
		return nil, refuse("wrong-subject", fmt.Sprintf("a %s is about %s, %d given", s.Kind, needs, len(s.Roles)), "")
	}
	for _, id := range s.Roles[:k.roles] {
		if c.ds.Role(id) == nil {
			return nil, refuse("unknown-role", fmt.Sprintf("no role %q in the dataset", id), "see: rolexport list roles")
		}
	}
	return k, nil
}

// execute runs the template of a kind over its view.
func (c *Composer) execute(kind string, view any) ([]doc.Block, diag.List) {
	return c.templates(kind).Execute(kind+".md.tmpl", view, c.loc.Labels)
}

func refuse(code, message, hint string) diag.List {
	return diag.List{{Severity: diag.Error, Code: code, Message: message, Hint: hint}}
}
