// Package verify checks finished files: each against the rules of its format, and a folder against its manifest.
//
// A format is known here by a Checker in the list that Checkers returns; what it asks for are rules in a package of its own.
package verify

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"rolexport/internal/export"
	"rolexport/internal/sink"
	"rolexport/internal/verify/data"
	"rolexport/internal/verify/docx"
	"rolexport/internal/verify/html"
	"rolexport/internal/verify/pdf"
	"rolexport/internal/verify/rule"
	"rolexport/internal/verify/text"
	"rolexport/internal/verify/xlsx"
)

// A Checker holds files of one format against its rules.
type Checker struct {
	Format string // as the manifest calls it
	Ext    string // of its files, with the dot
	Rules  func() []rule.Group
	Check  func(data []byte) ([]rule.Finding, error) // the error says why a file cannot be checked
}

// Checkers returns the checkers of all formats that have one.
func Checkers() []Checker {
	return []Checker{
		{"pdf", ".pdf", pdf.Rules, pdf.Check},
		{"xlsx", ".xlsx", xlsx.Rules, xlsx.Check},
		{"docx", ".docx", docx.Rules, docx.Check},
		{"txt", ".txt", text.Rules, text.Check},
		{"md", ".md", text.Rules, text.CheckMarkdown},
		{"html", ".html", html.Rules, html.Check},
		{"json", ".json", data.Rules, data.CheckJSON},
		{"jsonld", ".jsonld", data.Rules, data.CheckJSONLD},
		{"csv", ".csv", data.Rules, data.CheckCSV},
	}
}

// A Result is what was found in a file.
type Result struct {
	Path     string // as the user would type it, with slashes
	Format   string // empty: of no format that is known here
	Findings []rule.Finding
	Err      error // why the file could not be checked, or not to its end
}

// A Target is a file or a folder that was named, with the results of its files.
type Target struct {
	Path      string
	Unmanaged bool           // a folder without a manifest
	Shards    []export.Shard // of an export that a folder holds and that have not been joined
	Results   []Result
}

// Path checks a file or a folder, on so many workers at a time.
func Path(name string, workers int) (*Target, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return folder(name, workers)
	}
	checker, ok := checkerOf(func(c Checker) bool { return c.Ext == strings.ToLower(filepath.Ext(name)) })
	if !ok {
		return nil, fmt.Errorf("no checker is known for files ending in %q", filepath.Ext(name))
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	result := Result{Path: filepath.ToSlash(name), Format: checker.Format}
	result.check(checker, data)
	return &Target{Path: result.Path, Results: []Result{result}}, nil
}

func checkerOf(fits func(Checker) bool) (Checker, bool) {
	for _, c := range Checkers() {
		if fits(c) {
			return c, true
		}
	}
	return Checker{}, false
}

// check adds what a checker finds. A defect of a checker is told with the file that shows it, and spares the others.
func (r *Result) check(c Checker, data []byte) {
	defer func() {
		if v := recover(); v != nil {
			r.Err = fmt.Errorf("the checker broke off, which is a defect of rolexport: %v", v)
		}
	}()
	found, err := c.Check(data)
	r.Findings = append(r.Findings, found...)
	r.Err = errors.Join(r.Err, err)
}

// folder checks a folder: against its manifest if it has one, and its files. What is hidden is nobody's business, as for export --check, apart from what
// a run has left unfinished.
func folder(name string, workers int) (*Target, error) {
	files, err := sink.OpenView(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = files.Close() }() // it was only read from
	unfinished, err := files.Unfinished()
	if err != nil {
		return nil, err
	}
	there := slices.Concat(unfinished, files.Names())
	slices.Sort(there)
	m, shards, err := readManifests(files, there)
	if err != nil {
		return nil, err
	}
	display := filepath.ToSlash(filepath.Clean(name))
	t := &Target{Path: display, Unmanaged: m == nil, Shards: shards}
	jobs := plan(m, there)
	t.Results = make([]Result, len(jobs))
	var wg sync.WaitGroup
	queue := make(chan int)
	for range max(workers, 1) {
		wg.Go(func() {
			for i := range queue {
				t.Results[i] = jobs[i].run(files)
				t.Results[i].Path = path.Join(display, jobs[i].path)
			}
		})
	}
	for i := range jobs {
		queue <- i
	}
	close(queue)
	wg.Wait()
	if len(jobs) == 0 && len(shards) == 0 {
		return nil, errors.New("the folder holds no file that can be checked")
	}
	return t, nil
}
