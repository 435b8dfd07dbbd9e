package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"sync"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/sink"
)

// Options say how to run a Plan.
type Options struct {
	Workers int  // how many documents are worked on at a time, from 1
	Strict  bool // what is lost on the way is an error, and the file is not written
	// Renderers are those of the plan's formats, from NewRenderers.
	Renderers Renderers
	Env       render.Env // for every rendering; Report is Run's own
	// Theme, Program and Templates stand for the theme of the renderers, the program, and the user's own templates (empty: none) in the Key of each file.
	// Without a Program files have no Keys: for runs of which no manifest is kept.
	Theme, Program, Templates string
	// Known is what earlier runs have left in the folder, so that it need not be made again; nil: nothing is known. Force makes it all the same.
	Known *Memory
	Force bool
	// Locate finds the texts that problems of renderings are about; nil: nothing is found.
	Locate Locator
	// Progress is told after each document how many files of the plan are done with; nil: nobody asks. Calls do not overlap.
	Progress func(done int, stem string)
}

// Status says what became of a planned file.
type Status uint8

// What becomes of planned files.
const (
	Unreached Status = iota // the run ended before
	Failed                  // an error stands among the problems of the file or of its document
	Written
	Kept // it is there already, made from the same
)

// String returns the status in a word.
func (s Status) String() string { return [...]string{"unreached", "failed", "written", "kept"}[s] }

// A Result is what became of a planned document.
type Result struct {
	Document
	Problems diag.List    // met while it was composed
	Files    []FileResult // one for each file of Document
}

// A FileResult is what became of a planned file.
type FileResult struct {
	File
	Status   Status
	Bytes    int
	SHA256   string    // hexadecimal
	Key      Key       // what it follows from
	Reason   Reason    // why it was made; empty when it was not
	Problems diag.List // met while it was rendered
}

// A Problem is a diagnostic with the document that it was met in.
type Problem struct {
	Path string // of the file; without extension when it concerns the whole document; empty when it concerns the dataset
	diag.Diagnostic
}

// Problems returns the problems of all results in plan order.
func Problems(results []Result) []Problem {
	var all []Problem
	for _, r := range results {
		for _, d := range r.Problems {
			all = append(all, Problem{r.Stem, d})
		}
		for _, f := range r.Files {
			for _, d := range f.Problems {
				all = append(all, Problem{f.Path, d})
			}
		}
	}
	return all
}

// Count returns how many files have the status.
func Count(results []Result, s Status) int {
	n := 0
	for _, r := range results {
		for _, f := range r.Files {
			if f.Status == s {
				n++
			}
		}
	}
	return n
}

// A FormatError says that a format cannot be made ready with the theme of the run.
type FormatError struct {
	Format string
	Err    error
}

// Error names the format.
func (e *FormatError) Error() string { return e.Format + ": " + e.Err.Error() }

// Unwrap returns what the format said.
func (e *FormatError) Unwrap() error { return e.Err }

// Renderers are the renderers of the formats of a plan, by the name of the format. They are read-only.
type Renderers map[string]render.Renderer

// NewRenderers makes a renderer for each format of the plan. The error is a FormatError.
func NewRenderers(plan *Plan, batch *render.Batch) (Renderers, error) {
	all := make(Renderers)
	for _, d := range plan.Documents {
		for _, f := range d.Files {
			if f.Data || all[f.Format.Name] != nil {
				continue
			}
			renderer, err := f.Format.New(batch)
			if err != nil {
				return nil, &FormatError{Format: f.Format.Name, Err: err}
			}
			all[f.Format.Name] = renderer
		}
	}
	return all, nil
}

// Run makes the documents of the plan and puts their files into the sink. A document is composed when its turn comes, and once for all
// its files; data is written without one. One that fails does not keep the others from being written. The error is the context's or the sink's, the first in plan
// order; the results are there all the same and tell how far the run came. A run that is interrupted does not wait for the documents in hand, of which
// nothing is written any more.
func Run(ctx context.Context, plan *Plan, composer Composer, to sink.Sink, o Options) ([]Result, error) {
	r := &run{
		plan: plan, composer: composer, to: to, options: o, keys: newKeys(o, plan.Documents), results: make([]Result, len(plan.Documents)),
	}
	for i, d := range plan.Documents {
		r.results[i] = Result{Document: d, Files: make([]FileResult, len(d.Files))}
		for j, f := range d.Files {
			r.results[i].Files[j].File = f
		}
	}
	interrupted := ctx.Done()
	ctx, r.stop = context.WithCancel(ctx)
	defer r.stop()
	var workers sync.WaitGroup
	for range min(o.Workers, len(plan.Documents)) - 1 {
		workers.Go(func() { r.work(ctx) })
	}
	if interrupted == nil {
		r.work(ctx) // the caller is one of the workers: a single document does not wait for another thread
		workers.Wait()
	} else {
		workers.Go(func() { r.work(ctx) })
		done := make(chan struct{})
		go func() { workers.Wait(); close(done) }()
		select {
		case <-done:
		case <-interrupted:
		}
	}
	return r.results, r.end(ctx)
}

// end takes the results from the workers, whether they are through or not, and returns what the run ends with.
func (r *run) end(ctx context.Context) error {
	r.gate.Lock()
	r.over = true
	r.gate.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err != nil {
		return r.err
	}
	if Count(r.results, Unreached) > 0 {
		return ctx.Err()
	}
	return nil
}

// A run is a Plan in the making.
type run struct {
	plan     *Plan
	composer Composer
	to       sink.Sink
	options  Options
	keys     *keys
	results  []Result // each written by the worker that has the document, within the gate
	stop     context.CancelFunc

	// Workers pass the gate for everything that others see: the folder, the results, the progress. It closes when the run is over.
	gate sync.RWMutex
	over bool

	mu     sync.Mutex
	next   int   // index of the next document
	done   int   // files that are done with
	err    error // of the sink
	failed int   // index of the document that err belongs to
}

// work takes documents until there are none left or the run is stopped.
func (r *run) work(ctx context.Context) {
	var buffer bytes.Buffer
	for {
		i, ok := r.take(ctx)
		if !ok {
			return
		}
		result := r.results[i].clone()
		err := r.document(ctx, i, &result, &buffer)
		if !r.pass(func() { r.finish(i, result, err) }) {
			return
		}
	}
}

// pass does what others see, unless the run is over.
func (r *run) pass(do func()) bool {
	r.gate.RLock()
	defer r.gate.RUnlock()
	if !r.over {
		do()
	}
	return !r.over
}

// finish notes what became of a document, and the error of the sink.
func (r *run) finish(i int, result Result, err error) {
	if r.results[i] = result; err != nil {
		r.fail(i, err)
	}
	r.report(&result)
}

// clone returns a result whose files can be changed by themselves.
func (r Result) clone() Result {
	r.Files = slices.Clone(r.Files)
	return r
}

func (r *run) take(ctx context.Context) (int, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if ctx.Err() != nil || r.next == len(r.results) {
		return 0, false
	}
	r.next++
	return r.next - 1, true
}

// fail stops the run: a sink that refuses one file is likely to refuse the others. Of several errors the first in plan order is kept.
func (r *run) fail(i int, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err == nil || i < r.failed {
		r.err, r.failed = err, i
	}
	r.stop()
}

func (r *run) report(result *Result) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done += len(result.Files)
	if r.options.Progress != nil {
		r.options.Progress(r.done, result.Stem)
	}
}

// document makes all files of the document with a number that are due. The error is the sink's.
func (r *run) document(ctx context.Context, number int, result *Result, buffer *bytes.Buffer) error {
	var d *doc.Document
	content := ""
	if slices.ContainsFunc(result.Files, func(f FileResult) bool { return !f.Data }) {
		if d, result.Problems = r.compose(result.Subject); d != nil {
			content = r.keys.content(d)
		}
	}
	for i := range result.Files {
		f := &result.Files[i]
		buffer.Reset()
		said := content
		switch {
		case f.Data:
			f.Problems = r.write(buffer, result.Subject, f.Format)
			said = checksum(buffer.Bytes())[:contentDigits]
		case d == nil || result.Problems.HasErrors():
			f.Status = Failed
			continue
		}
		f.Key = r.keys.of(said, &result.Document, &f.File)
		if len(result.Problems)+len(f.Problems) == 0 {
			kept := false
			if !r.pass(func() { kept = r.keep(f, result.Stem) }) {
				return nil
			}
			if kept {
				continue
			}
		}
		if !f.Data {
			f.Problems = r.render(buffer, d, f.Format)
		}
		if f.Problems.HasErrors() {
			f.Status = Failed
			continue
		}
		if ctx.Err() != nil {
			return nil
		}
		var err error
		if f.Bytes, f.SHA256 = buffer.Len(), checksum(buffer.Bytes()); !r.pass(func() {
			f.Status, err = r.put(f, buffer.Bytes())
			r.results[number] = result.clone() // should the run end before the other files are made
		}) || err != nil {
			return err
		}
	}
	return nil
}

// put hands a file to the sink, unless it is there already. What stands in its place keeps no other file from being written.
func (r *run) put(f *FileResult, data []byte) (Status, error) {
	if !r.options.Force && r.options.Known.same(f) {
		return Kept, nil
	}
	err := r.to.Put(f.Path, data)
	var obstacle *sink.Obstacle
	switch {
	case errors.As(err, &obstacle):
		f.Problems = append(f.Problems, diag.Diagnostic{
			Severity: diag.Error, Code: "obstructed", Pos: diag.Pos{File: filepath.ToSlash(obstacle.Path)}, Message: "it " + obstacle.Is,
		})
		return Failed, nil
	case err != nil:
		return Unreached, err
	}
	return Written, nil
}

// keep leaves a file as it is if an earlier run has made it from the same, and else notes why it has to be made.
func (r *run) keep(f *FileResult, stem string) bool {
	reason, entry := r.options.Known.due(f.Path, stem, f.Key)
	if r.options.Force {
		reason = Forced
	}
	if f.Reason = reason; reason != "" {
		return false
	}
	f.Status, f.Bytes, f.SHA256 = Kept, entry.Bytes, entry.SHA256
	return true
}

// checksum returns the SHA-256 of data, hexadecimal.
func checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
