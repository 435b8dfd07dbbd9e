// Package pipeline exports the documents of a dataset as an Apache Beam pipeline: the same functions that make documents in rolexport, spread over as many
// machines as a runner has. What it writes is what rolexport export writes, byte for byte.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/export"
	"rolexport/internal/fingerprint"
	"rolexport/internal/overlay"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
	"rolexport/internal/rules"
	"rolexport/internal/version"
)

// A Job says what to export. It travels to every worker.
type Job struct {
	Bundle   string // path of the encoded Bundle, on a file system that all workers reach
	Out      string // folder to write to, likewise
	Kinds    []string
	Formats  []string
	Roles    []string // ids
	AllPairs bool
	Audience string
	Paper    string // a4 or letter; empty: that of the theme, or else of the dataset
	Strict   bool
	Now      time.Time // that documents carry; zero: the dataset's date
	Parts    int       // number of parts that the list of documents is divided into at first, from 1
}

// A stage is a Job made ready on a worker.
type stage struct {
	job      Job
	bundle   *Bundle
	dataset  *dataset.Dataset // for the audience
	composer *compose.Composer
	plan     *export.Plan
	options  export.Options
	remarks  int    // warnings of the rules of the dataset
	inputs   string // for Manifest.Inputs
	problems []export.Problem
}

// stages keeps what workers of one process have made ready, by the path of the bundle.
var stages struct {
	sync.Mutex
	all map[string]*stage
}

// ready returns the stage of a job, which is made once in a process.
func (j Job) ready(ctx context.Context) (*stage, error) {
	stages.Lock()
	defer stages.Unlock()
	if s := stages.all[j.Bundle]; s != nil {
		return s, nil
	}
	data, err := readFile(ctx, j.Bundle)
	if err != nil {
		return nil, err
	}
	bundle, err := Unpack(data)
	if err != nil {
		return nil, err
	}
	s, err := j.prepare(bundle)
	if err != nil {
		return nil, err
	}
	if stages.all == nil {
		stages.all = map[string]*stage{}
	}
	stages.all[j.Bundle] = s
	return s, nil
}

// Check loads and plans the job here, so that everything that is wrong with it is told before it starts. It returns the number of documents and files.
func (j Job) Check(b *Bundle) (documents, files int, err error) {
	s, err := j.prepare(b)
	if err != nil {
		return 0, 0, err
	}
	if problems := export.Try(s.plan, s.composer); len(problems) > 0 {
		var all []error
		for _, p := range problems {
			all = append(all, p.Diagnostic)
		}
		return 0, 0, errors.Join(all...)
	}
	return len(s.plan.Documents), s.plan.Len(), nil
}

// refused returns a RequestError for words that the job cannot know: a reader that nobody is would be shown what is for nobody else.
func (j Job) refused() error {
	for _, w := range []struct {
		flag, value string
		known       []string
	}{
		{"--audience", j.Audience, dataset.Audiences()},
		{"--paper", j.Paper, []string{string(doc.A4), string(doc.Letter)}},
	} {
		if w.value != "" && !slices.Contains(w.known, w.value) {
			return &export.RequestError{Message: fmt.Sprintf("unknown value of %s %q", w.flag, w.value), Hint: "known: " + strings.Join(w.known, ", ")}
		}
	}
	return nil
}

// broken returns the remarks that end an export: those of rules that the dataset insists on, and all of them if the job is strict.
func (j Job) broken(remarks []dataset.Remark) []dataset.Remark {
	var all []dataset.Remark
	for _, r := range remarks {
		if j.Strict {
			r.Problem.Severity = diag.Error
		}
		if r.Problem.Severity == diag.Error {
			all = append(all, r)
		}
	}
	return all
}

func (j Job) prepare(b *Bundle) (*stage, error) {
	if err := j.refused(); err != nil {
		return nil, err
	}
	whole, look, problems := b.load()
	if err := problems.Err(); err != nil {
		return nil, err
	}
	finder := dataset.NewFinder(whole, b.files(), b.Main, b.Display)
	remarks := rules.Check(whole)
	if err := finder.Place(j.broken(remarks)).Err(); err != nil {
		return nil, err
	}
	ds := whole.For(j.Audience)
	for _, id := range j.Roles {
		if ds.Role(id) == nil {
			return nil, &export.RequestError{Message: fmt.Sprintf("unknown role %q", id), Hint: "name roles by their ids, which rolexport list roles shows"}
		}
	}
	composer, more := compose.New(ds, b.templates())
	if problems = append(problems, more...); problems.HasErrors() {
		return nil, problems
	}
	if j.Strict && len(problems) > 0 {
		return nil, fmt.Errorf("warnings, and --strict: %w", problems)
	}
	s := &stage{job: j, bundle: b, dataset: ds, composer: composer, remarks: len(remarks)}
	for _, d := range problems {
		s.problems = append(s.problems, export.Problem{Diagnostic: d})
	}
	request := export.Request{Kinds: j.Kinds, Formats: j.Formats, Roles: j.Roles, AllPairs: j.AllPairs}
	var err error
	if s.plan, err = export.NewPlan(request, composer, compose.Kinds(), formats.All()); err != nil {
		return nil, err
	}
	renderers, err := export.NewRenderers(s.plan, &render.Batch{Theme: look})
	if err != nil {
		return nil, err
	}
	env := render.Env{Paper: doc.Paper(j.Paper), Now: j.Now}
	origin := export.Origin{Program: version.Identity(), Dataset: whole.Digest, Theme: look.Fingerprint()}
	if b.Templates != nil {
		if origin.Templates, err = fingerprint.Files(overlay.Files(b.Templates)); err != nil {
			return nil, err
		}
	}
	if j.Audience == "" {
		s.inputs = origin.Inputs(request, env, j.Strict)
	}
	if env.Now.IsZero() {
		env.Now = ds.Now()
	}
	s.options = export.Options{
		Workers: 1, Strict: j.Strict, Renderers: renderers, Env: env,
		Theme: origin.Theme, Program: origin.Program, Templates: origin.Templates, Locate: finder.Find,
	}
	return s, nil
}

// readFile returns a file of any file system that Beam knows.
func readFile(ctx context.Context, path string) ([]byte, error) {
	files, err := filesystem.New(ctx, path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = files.Close() }() // it was only read from
	return filesystem.Read(ctx, files, path)
}
