package pipeline

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"rolexport/internal/diag"
	"rolexport/internal/export"
)

func init() {
	register.DoFn3x1[context.Context, int, func(int), error](&planFn{})
	register.DoFn3x1[context.Context, int, func(string, []byte), error](&documentFn{})
	register.DoFn3x1[context.Context, string, func(*[]byte) bool, error](&manifestFn{})
	register.Emitter1[int]()
	register.Emitter2[string, []byte]()
	register.Iter1[[]byte]()
}

// Build adds the export of a job to a pipeline: parts of the plan become documents, these are spread over the workers and become files, and their entries
// come together as the manifest.
func Build(s beam.Scope, job Job) {
	s = s.Scope("rolexport")
	parts := make([]int, max(job.Parts, 1))
	for i := range parts {
		parts[i] = i
	}
	documents := beam.ParDo(s, &planFn{Job: job}, beam.CreateList(s, parts))
	results := beam.ParDo(s, &documentFn{Job: job}, beam.Reshuffle(s, documents))
	beam.ParDo0(s, &manifestFn{Job: job}, beam.GroupByKey(s, results))
}

// planFn emits the numbers of the documents of a part of the plan.
type planFn struct{ Job Job }

// ProcessElement emits every document whose number leaves the part's when it is divided by the number of parts.
func (f *planFn) ProcessElement(ctx context.Context, part int, emit func(int)) error {
	s, err := f.Job.ready(ctx)
	if err != nil {
		return err
	}
	for i := part; i < len(s.plan.Documents); i += max(f.Job.Parts, 1) {
		emit(i)
	}
	return nil
}

// documentFn makes the files of a document.
type documentFn struct{ Job Job }

// A record is what became of a document.
type record struct {
	Number   int // in the plan
	Problems diag.List
	Files    []fileRecord
}

type fileRecord struct {
	Status   export.Status
	Bytes    int
	SHA256   string
	Key      export.Key
	Problems diag.List
}

// theManifest is the one key under which all records come together.
const theManifest = "manifest"

// ProcessElement composes, renders and writes the document with the given number, and emits its record.
func (f *documentFn) ProcessElement(ctx context.Context, number int, emit func(string, []byte)) error {
	s, err := f.Job.ready(ctx)
	if err != nil {
		return err
	}
	to, err := folder(ctx, f.Job.Out)
	if err != nil {
		return err
	}
	one := &export.Plan{Documents: s.plan.Documents[number : number+1]}
	results, err := export.Run(ctx, one, s.composer, to, s.options)
	if err != nil {
		return fmt.Errorf("%s: %w", one.Documents[0].Stem, err)
	}
	rec := record{Number: number, Problems: results[0].Problems}
	for _, r := range results[0].Files {
		rec.Files = append(rec.Files, fileRecord{r.Status, r.Bytes, r.SHA256, r.Key, r.Problems})
	}
	data, err := json.Marshal(rec)
	if err != nil {
		return err
	}
	emit(theManifest, data)
	return settle(f.Job.Out)
}

// manifestFn writes the manifest.
type manifestFn struct{ Job Job }

// ProcessElement writes the manifest when all documents are done with.
func (f *manifestFn) ProcessElement(ctx context.Context, _ string, next func(*[]byte) bool) error {
	s, err := f.Job.ready(ctx)
	if err != nil {
		return err
	}
	results := make([]export.Result, len(s.plan.Documents))
	for i, d := range s.plan.Documents {
		results[i] = export.Result{Document: d, Files: make([]export.FileResult, len(d.Files))}
		for j, file := range d.Files {
			results[i].Files[j].File = file
		}
	}
	var data []byte
	for next(&data) {
		var rec record
		if err := json.Unmarshal(data, &rec); err != nil {
			return err
		}
		results[rec.Number].Problems = rec.Problems
		for i, r := range rec.Files {
			into := &results[rec.Number].Files[i]
			into.Status, into.Bytes, into.SHA256, into.Key, into.Problems = r.Status, r.Bytes, r.SHA256, r.Key, r.Problems
		}
	}
	manifest, err := s.manifest(results).Encode()
	if err != nil {
		return err
	}
	to, err := folder(ctx, f.Job.Out)
	if err != nil {
		return err
	}
	if err := to.Put(export.ManifestName, manifest); err != nil {
		return err
	}
	return settle(f.Job.Out)
}

// manifest returns the manifest of the results, as rolexport export writes it into an empty folder.
func (s *stage) manifest(results []export.Result) *export.Manifest {
	ds := export.Dataset{Title: s.dataset.Title, Version: s.dataset.Version, Audience: s.job.Audience, Digest: s.dataset.Digest}
	problems := export.ForManifest(s.problems, export.Problems(results), s.bundle.Display, s.job.Audience)
	m := export.NextManifest(nil, ds, s.plan, results, problems, func(string) bool { return false })
	if export.Count(results, export.Failed) == 0 {
		m.Settle(s.inputs, s.remarks)
	}
	return m
}
