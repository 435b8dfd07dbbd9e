//go:build unix

// Command render measures what rolexport's steps cost on a dataset, each by itself: loading, composing, and turning composed documents
// into files. It prints a line of JSON, in CPU milliseconds of the whole process.
//
//	go run ./bench/render -data DIR/dataset -out OUT -kind role-sheet -format pdf
//	go run ./bench/render -matrix DIR/content.json -out OUT
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"
	"syscall"
	"time"

	"rolexport"
	"rolexport/internal/cli"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/export"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
	"rolexport/internal/sink"
	"rolexport/internal/theme"
)

// Costs are CPU milliseconds of a run.
type costs struct {
	Load    float64 `json:"load_ms"`
	Compose float64 `json:"compose_ms"`
	Render  float64 `json:"render_ms"` // renderings and files
	Wall    float64 `json:"wall_ms"`   // time that the rendering took by the clock
}

func main() {
	var c call
	flag.StringVar(&c.data, "data", "", "folder of the dataset")
	flag.StringVar(&c.matrix, "matrix", "", "render the matrix in this JSON `FILE` as one table, in place of a dataset")
	flag.StringVar(&c.out, "out", "", "folder to write to")
	flag.StringVar(&c.kind, "kind", "role-sheet", "kind of the documents")
	flag.StringVar(&c.format, "format", "pdf", "format of the files")
	flag.IntVar(&c.workers, "workers", 1, "number of workers")
	flag.Parse()
	cli.TradeMemory() // as the program does
	cost, err := c.run()
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(cost)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "render:", err)
		os.Exit(1)
	}
}

type call struct {
	data, matrix, out, kind, format string
	workers                         int
}

func (c *call) run() (*costs, error) {
	cost := &costs{}
	composed, err := c.composed(cost)
	if err != nil {
		return nil, err
	}
	request := export.Request{Kinds: []string{composed.kind}, Formats: []string{c.format}}
	plan, err := export.NewPlan(request, composed, compose.Kinds(), formats.All())
	if err != nil {
		return nil, err
	}
	look, problems := theme.Load(rolexport.Templates(), "default", os.ReadFile)
	if problems.HasErrors() {
		return nil, problems
	}
	renderers, err := export.NewRenderers(plan, &render.Batch{Theme: look})
	if err != nil {
		return nil, err
	}
	dir, err := sink.OpenDir(c.out, sink.Alone)
	if err != nil {
		return nil, err
	}
	options := export.Options{Workers: c.workers, Renderers: renderers, Env: render.Env{Now: time.Unix(0, 0).UTC()}}
	runtime.GC() // what loading and composing left behind is not the renderers' to clear away
	var results []export.Result
	wall := time.Now()
	cost.Render, err = measure(func() error {
		results, err = export.Run(context.Background(), plan, composed, dir, options)
		return err
	})
	cost.Wall = milliseconds(time.Since(wall))
	if err != nil {
		return nil, err
	}
	for _, r := range results {
		for _, f := range r.Files {
			if f.Status != export.Written {
				return nil, fmt.Errorf("%s: %w", f.Path, f.Problems)
			}
		}
	}
	return cost, dir.Close()
}

// measure returns the CPU time of this process in do.
func measure(do func() error) (float64, error) {
	before := cpu()
	err := do()
	return milliseconds(cpu() - before), err
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// cpu returns the user and system time of this process so far.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // only wrong arguments can be refused
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// composed are documents that stand ready: a composer with nothing left to do.
type composed struct {
	kind      string
	subjects  []compose.Subject
	documents map[string]*doc.Document // by name
}

// Subjects lists the documents.
func (c *composed) Subjects(kind string, _ compose.Selection) []compose.Subject {
	if kind != c.kind {
		return nil
	}
	return c.subjects
}

// Compose returns the document that was composed before.
func (c *composed) Compose(s compose.Subject) (*doc.Document, diag.List) {
	return c.documents[s.Name], nil
}

// Write has nothing to write: what is here are documents.
func (c *composed) Write(s compose.Subject, format string) ([]byte, diag.List) {
	return nil, diag.List{{Severity: diag.Error, Code: "no-data", Message: "no data of " + s.Name + " as " + format}}
}

// Try finds nothing: what is here has been composed.
func (c *composed) Try(compose.Subject) diag.List { return nil }

func (c *composed) add(s compose.Subject, d *doc.Document) {
	c.subjects = append(c.subjects, s)
	c.documents[s.Name] = d
}

// composed loads and composes what is to be rendered.
func (c *call) composed(cost *costs) (*composed, error) {
	if c.matrix != "" {
		return matrix(c.matrix, cost)
	}
	all := &composed{kind: c.kind, documents: make(map[string]*doc.Document)}
	var ds *dataset.Dataset
	var err error
	cost.Load, err = measure(func() (err error) {
		var problems diag.List
		if ds, problems = dataset.Load(os.DirFS(c.data), dataset.MainFile, c.data); problems.HasErrors() {
			err = problems
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	cost.Compose, err = measure(func() error {
		composer, problems := compose.New(ds, rolexport.Templates())
		if problems.HasErrors() {
			return problems
		}
		for _, s := range composer.Subjects(c.kind, compose.Selection{}) {
			d, problems := composer.Compose(s)
			if problems.HasErrors() {
				return problems
			}
			all.add(s, d)
		}
		return nil
	})
	return all, err
}
