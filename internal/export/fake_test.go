package export

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync/atomic"

	"rolexport/internal/compose"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
)

// fakeKinds are a prose kind, one with tables, and one of which there is a single document.
func fakeKinds() []compose.Kind {
	below := func(folder string) func(string) string {
		return func(name string) string { return folder + "/" + name }
	}
	return []compose.Kind{
		{ID: "sheet", Formats: []string{"txt", "bin"}, Path: below("sheets")},
		{ID: "pair", Formats: []string{"txt", "tab"}, Tabular: true, Path: below("pairs")},
		{ID: "book", Formats: []string{"bin"}, Path: func(string) string { return "book" }},
	}
}

// fakeDataKinds are data about a role and about all of them, and a kind on request that is part document and part data.
func fakeDataKinds() []compose.Kind {
	return []compose.Kind{
		{
			ID: "data", Formats: []string{"dat", "row"}, Data: []string{"dat", "row"}, Gathered: []string{"row"},
			Path: func(name string) string { return "data/" + name },
		},
		{
			ID: "table", Formats: []string{"tab", "row"}, Data: []string{"row"}, Tabular: true, OnRequest: true,
			Path: func(string) string { return "table" },
		},
	}
}

// fakeDataFormats render nothing.
func fakeDataFormats() []render.Format {
	return []render.Format{{Name: "dat", Ext: ".dat"}, {Name: "row", Ext: ".row"}}
}

// fakeFormats are text, binary, tables only, and one that no kind has by default. The title of a document tells the renderer how to behave.
func fakeFormats() []render.Format {
	var all []render.Format
	for _, name := range []string{"txt", "bin", "tab", "raw"} {
		all = append(all, render.Format{
			Name: name, Ext: "." + name, Tabular: name == "tab",
			New: func(*render.Batch) (render.Renderer, error) { return fakeRenderer(name), nil },
		})
	}
	return all
}

func fakeRenderers() Renderers {
	all := make(Renderers)
	for _, f := range fakeFormats() {
		all[f.Name] = fakeRenderer(f.Name)
	}
	return all
}

type fakeRenderer string

func (f fakeRenderer) Render(w io.Writer, d *doc.Document, env *render.Env) error {
	text := fmt.Sprintf("%s of %s at %d\n", f, d.Title, env.Now.Year())
	switch {
	case strings.Contains(d.Title, "warn-"+string(f)):
		env.Report(diag.Diagnostic{Code: "lost", Message: "a picture was left out"})
	case strings.Contains(d.Title, "report-"+string(f)):
		env.Report(diag.Diagnostic{Severity: diag.Error, Code: "lost", Message: "a page was left out"})
	case strings.Contains(d.Title, "error-"+string(f)):
		_, _ = io.WriteString(w, text[:len(text)/2]) // half a file, which must not be seen
		return errors.New("no glyphs")
	case strings.Contains(d.Title, "panic-"+string(f)):
		var none []int
		none[len(d.Title)]++
	}
	_, err := io.WriteString(w, text)
	return err
}

// A fakeComposer composes documents that hold their title only.
type fakeComposer struct {
	titles   map[string]string // of the sheets and pairs, by name
	names    []string          // in order
	composed atomic.Int64
}

// newFake has a sheet for every role, given as id or id:title, a pair for every two neighbours, and the book.
func newFake(roles ...string) *fakeComposer {
	c := &fakeComposer{titles: make(map[string]string)}
	for _, role := range roles {
		id, title, _ := strings.Cut(role, ":")
		c.names = append(c.names, id)
		c.titles[id] = title
	}
	return c
}

func (c *fakeComposer) Subjects(kind string, selection compose.Selection) []compose.Subject {
	var all []compose.Subject
	add := func(name string, roles ...string) {
		if len(selection.Roles) == 0 || slices.ContainsFunc(roles, func(r string) bool { return slices.Contains(selection.Roles, r) }) {
			all = append(all, compose.Subject{Kind: kind, Name: name, Roles: roles, Title: name + " " + c.titles[name]})
		}
	}
	for i, name := range c.names {
		switch {
		case kind == "sheet":
			add(name, name)
		case kind == "pair" && i > 0:
			add(c.names[i-1]+"-vs-"+name, c.names[i-1], name)
		case (kind == "book" || kind == "table") && i == 0:
			add(kind, c.names...)
		case kind == "data":
			add(name, name)
		}
	}
	for i := range all {
		if kind == "data" {
			all[i].Formats = []string{"dat"}
		}
	}
	if kind == "data" {
		add(compose.Everything, c.names...)
		all[len(all)-1].Formats = []string{"row"}
	}
	return all
}

func (c *fakeComposer) Try(s compose.Subject) diag.List {
	_, problems := c.Compose(s)
	return problems
}

func (c *fakeComposer) Write(s compose.Subject, format string) ([]byte, diag.List) {
	switch {
	case strings.Contains(s.Title, "write-panic"):
		panic("lost the thread")
	case strings.Contains(s.Title, "write-error"):
		return nil, diag.List{{Severity: diag.Error, Code: "unwritable", Message: "no way to say it"}}
	case strings.Contains(s.Title, "write-warning"):
		return []byte("half"), diag.List{{Code: "lost", Message: "a fact was left out"}}
	}
	return []byte(format + " of " + s.Name + "\n"), nil
}

func (c *fakeComposer) Compose(s compose.Subject) (*doc.Document, diag.List) {
	c.composed.Add(1)
	at := diag.Pos{File: "templates/" + s.Kind + ".md.tmpl", Line: 3}
	var problems diag.List
	switch {
	case strings.Contains(s.Title, "compose-panic"):
		panic("lost the thread")
	case strings.Contains(s.Title, "compose-nil"):
		return nil, nil
	case strings.Contains(s.Title, "compose-error"):
		return nil, diag.List{{Severity: diag.Error, Code: "template", Pos: at, Message: "no field of that name"}}
	case strings.Contains(s.Title, "compose-warning"):
		problems = diag.List{{Code: "template", Pos: at, Message: "an odd thing"}}
	}
	return &doc.Document{Kind: s.Kind, Name: s.Name, Title: s.Title, Roles: s.Roles}, problems
}
