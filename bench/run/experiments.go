//go:build unix

package main

import (
	"context"
	"path/filepath"
)

// An experiment lets contestants do the same work one after the other.
type experiment struct {
	name        string
	documents   int
	times       int // in a round
	contestants []contestant
}

// A contestant is a command that writes documents to a folder.
type contestant struct {
	name    string
	command []string
	again   bool // into the folder that the one before has written, as it left it
}

// Names of contestants that are rolexport itself.
const (
	rendering   = "rolexport, rendering alone"
	whole       = "rolexport"
	oneWorker   = "rolexport, 1 worker"
	twoWorkers  = "rolexport, 2 workers"
	renderOne   = "rendering alone, 1 worker"
	renderTwo   = "rendering alone, 2 workers"
	justStarted = "rolexport --version"
)

// Names of the other contestants.
const (
	canvas   = "ReportLab canvas"
	platypus = "ReportLab Platypus"
	typst    = "Typst in process"
	naive    = "gofpdf, naive"
	writer   = "XlsxWriter"
	docx     = "docx for node"
)

// experimentNames are those that are made unless others are asked for, and last the one that is not.
func experimentNames() []string {
	return []string{"sheets", "comparisons", "one", "workers", "workbooks", "matrix", "word", "pages", scale}
}

// round runs every contestant of the experiment.
func (e experiment) round(ctx context.Context, s *setup, all samples) error {
	for range e.times {
		for _, c := range e.contestants {
			documents := e.documents
			if c.name == justStarted {
				documents = 0
			}
			x, err := measure(ctx, c, s.out(), documents)
			if err != nil {
				return err
			}
			all.add(e.name, c.name, x)
		}
	}
	return nil
}

func experiments(s *setup) []experiment {
	list := []experiment{
		{"sheets", s.documents, 1, []contestant{
			{name: rendering, command: s.render("roles", "role-sheet", "pdf")},
			{name: whole, command: s.export("roles", "role-sheet", "pdf")},
		}},
		{"comparisons", s.documents / 2, 1, []contestant{
			{name: rendering, command: s.render("roles", "comparison", "pdf")},
			{name: whole, command: s.export("roles", "comparison", "pdf")},
		}},
		{"one", 1, 4, []contestant{
			{name: justStarted, command: []string{s.program("rolexport"), "--version"}},
			{name: whole, command: []string{
				s.program("rolexport"), "show", "role-00001",
				"--data", filepath.Join(s.content("one"), "dataset"), "-o", filepath.Join(s.out(), "one.pdf"),
			}},
		}},
		{"workers", s.documents, 1, []contestant{
			{name: oneWorker, command: append(s.export("roles", "role-sheet", "pdf"), "--workers", "1")},
			{name: twoWorkers, command: append(s.export("roles", "role-sheet", "pdf"), "--workers", "2")},
			{name: renderOne, command: append(s.render("roles", "role-sheet", "pdf"), "-workers", "1")},
			{name: renderTwo, command: append(s.render("roles", "role-sheet", "pdf"), "-workers", "2")},
		}},
		{"workbooks", s.documents / 2, 1, []contestant{
			{name: rendering, command: s.render("roles", "comparison", "xlsx")},
			{name: whole, command: s.export("roles", "comparison", "xlsx")},
		}},
		{"word", s.documents, 1, []contestant{
			{name: rendering, command: s.render("roles", "role-sheet", "docx")},
			{name: whole, command: s.export("roles", "role-sheet", "docx")},
		}},
		{"pages", s.documents, 1, []contestant{
			{name: rendering, command: s.render("roles", "role-sheet", "html")},
			{name: whole, command: s.export("roles", "role-sheet", "html")},
		}},
		{"matrix", 1, 1, []contestant{
			{name: rendering, command: []string{
				s.program("render"), "-matrix", filepath.Join(s.content("matrix"), "content.json"), "-format", "xlsx", "-out", s.out(),
			}},
		}},
	}
	list = append(list, s.scales()...)
	for i := range list {
		list[i].contestants = append(list[i].contestants, s.peers(list[i].name)...)
	}
	return list
}

// render is the program that tells the steps of rolexport apart.
func (s *setup) render(content, kind, format string) []string {
	data := filepath.Join(s.content(content), "dataset")
	return []string{s.program("render"), "-data", data, "-kind", kind, "-format", format, "-out", s.out()}
}

// export is the program as users call it.
func (s *setup) export(content, kind, format string) []string {
	data := filepath.Join(s.content(content), "dataset")
	return []string{s.program("rolexport"), "export", "--quiet", "--data", data, "--kind", kind, "--format", format, "--out", s.out()}
}

// peers returns the other tools that can do the work of an experiment.
func (s *setup) peers(experiment string) []contestant {
	var list []contestant
	add := func(name, content, kind string, command ...string) {
		folder := s.content(content)
		list = append(list, contestant{
			name: name, command: append(command, kind, filepath.Join(folder, "content.json"), filepath.Join(folder, "fonts"), s.out()),
		})
	}
	python := func(name, content, kind, script string) {
		if s.python != "" {
			add(name, content, kind, s.python, s.peer(script))
		}
	}
	node := func(name, content, script string) {
		if s.node != "" {
			add(name, content, "role-sheet", s.node, s.peer(script))
			last := &list[len(list)-1]
			last.command = append(last.command, s.cache)
		}
	}
	sheets := func(content string) {
		python(canvas, content, "role-sheet", "reportlab_canvas.py")
		python(platypus, content, "role-sheet", "reportlab_platypus.py")
		node(typst, content, "typst.mjs")
		add(naive, content, "role-sheet", s.program("naive"))
	}
	switch experiment {
	case "sheets":
		sheets("roles")
	case "one":
		sheets("one")
	case "comparisons":
		python(canvas, "roles", "comparison", "reportlab_canvas.py")
		python(platypus, "roles", "comparison", "reportlab_platypus.py")
	case "workbooks":
		python(writer, "roles", "comparison", "xlsxwriter_workbooks.py")
	case "word":
		node(docx, "roles", "docx.mjs")
	case "matrix":
		python(writer, "matrix", "matrix", "xlsxwriter_workbooks.py")
	}
	return list
}
