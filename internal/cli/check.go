package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"rolexport/internal/diag"
	"rolexport/internal/export"
	"rolexport/internal/sink"
	"rolexport/internal/version"
)

// checksAlone refuses flags that say what is to be written, or why, beside --check, which writes nothing.
func checksAlone(c *cli.Context) error {
	for _, name := range []string{"force", "prune", "dry-run", "explain"} {
		if c.Bool("check") && c.Bool(name) {
			return usage(fmt.Sprintf("--check writes nothing, so --%s has no meaning beside it", name), "leave out one of the two")
		}
	}
	return nil
}

// asYielded reports whether the folder is known to be all that the dataset yields. It is said then, and nothing else is left to do.
func (p *program) asYielded(c *cli.Context, call *exportCall, inputs string, r *report, start time.Time) (bool, error) {
	if inputs == "" {
		return false, nil
	}
	folder, err := sink.OpenView(call.out)
	if err != nil {
		return false, err
	}
	defer func() { _ = folder.Close() }() // it was only read from
	m, err := export.LastManifest(folder, call.shard)
	if err != nil || !export.AsYielded(m, inputs, call.request, call.shard, folder, call.workers) {
		return false, nil //nolint:nilerr // the check tells what is wrong with the manifest
	}
	for _, e := range m.Files {
		r.Files = append(r.Files, reportFile{Path: e.Path, Kind: e.Kind, Format: e.Format, Roles: e.Roles, Status: current, Bytes: e.Bytes, SHA256: e.SHA256})
	}
	p.isRight(call, len(m.Files), r, start)
	p.leftOut(m.LeftOut)
	p.remind(c, m.Remarks)
	return true, nil
}

// current is the status of a file that is as it should be.
const current = "current"

// isRight says that nothing was found.
func (p *program) isRight(call *exportCall, files int, r *report, start time.Time) {
	r.verdict = fmt.Sprintf("%s is what the dataset yields: %s", call.place(), count(files, "file"))
	p.voice.note("%s, checked in %s", r.verdict, seconds(time.Since(start)))
}

// place names what is checked.
func (call *exportCall) place() string {
	if call.shard.IsAll() {
		return call.out
	}
	return "shard " + call.shard.String() + " of " + call.out
}

// check holds the folder against the plan, and writes nothing.
func (p *program) check(c *cli.Context, call *exportCall, in *input, plan *export.Plan, r *report, start time.Time) error {
	folder, err := sink.OpenView(call.out)
	if err != nil {
		return err
	}
	defer func() { _ = folder.Close() }() // it was only read from
	manifests, err := export.InspectManifests(folder)
	if err != nil {
		return err
	}
	m := manifests.All()
	*plan = *plan.Including(m)
	options, err := in.options(plan, call.env, c.Bool("strict"), call.workers)
	if err != nil {
		return err
	}
	if err := m.Admits(in.audience); err != nil {
		return usage(err.Error(), "name another folder with --out, or the audience of this one with --audience")
	}
	options.Known, options.Program = export.Remember(m, folder), version.Identity()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	shown := newProgress(p.err, plan.Len(), p.voice.quiet, p.env)
	if shown != nil {
		options.Progress = shown.show
	}
	findings, results, err := export.Check(ctx, plan, in.composer, folder, manifests, options)
	shown.wipe()
	p.voice.met(export.Problems(results))
	for _, problem := range export.Problems(results) {
		r.problem(problem)
	}
	if errors.Is(err, context.Canceled) {
		return &failure{code: exitInterrupted, message: "interrupted"}
	}
	if err != nil {
		return err
	}
	r.checked(results, findings)
	if folder.Exists() {
		for _, f := range findings {
			problem := problemOf(call.out, &f)
			p.voice.diagnostic(problem)
			r.problem(export.Problem{Path: f.Path, Diagnostic: problem})
		}
	} else {
		all := diag.List{{Severity: diag.Error, Code: "check-missing", Message: fmt.Sprintf("there is no folder %s", call.out)}}
		p.voice.problems(all)
		r.add(all)
	}
	if n := unreadable(findings); n > 0 {
		return &failure{code: exitIO, message: count(n, "file") + " could not be read, and so not be checked", hint: "see who may read them"}
	}
	if failed := export.Count(results, export.Failed); failed > 0 {
		return &failure{code: exitIncomplete, message: count(failed, "file") + " could not be made, and so not be checked"}
	}
	if len(findings) > 0 {
		return differs(call, findings, plan)
	}
	p.isRight(call, plan.Len(), r, start)
	return nil
}

// problemOf returns a finding as people are told of it.
func problemOf(out string, f *export.Finding) diag.Diagnostic {
	d := diag.Diagnostic{
		Severity: diag.Error, Code: "check-" + string(f.Fault), Pos: diag.Pos{File: path.Join(filepath.ToSlash(out), f.Path), Line: f.Account.Line()},
		Message: map[export.Fault]string{
			export.Absent:     "it is missing",
			export.Stale:      "it is stale",
			export.Tampered:   "somebody has edited it",
			export.Unreadable: "it cannot be read",
			export.Unaccepted: "it is extra",
		}[f.Fault],
	}
	lines := f.Account.Lines(f.Side())
	if f.Fault == export.Obstructed {
		d.Message, lines = lines[0], nil
	}
	d.Details = strings.Join(lines, "\n")
	return d
}

// unreadable counts the files of which it is not known what they say.
func unreadable(findings []export.Finding) int {
	n := 0
	for _, f := range findings {
		if f.Fault == export.Unreadable {
			n++
		}
	}
	return n
}

// checked adds how each file stands.
func (r *report) checked(results []export.Result, findings []export.Finding) {
	fault := make(map[string]export.Fault)
	for _, f := range findings {
		fault[f.Path] = f.Fault
	}
	for _, d := range results {
		for _, f := range d.Files {
			file := reportFile{Path: f.Path, Kind: d.Subject.Kind, Format: f.Format.Name, Roles: d.Subject.Roles, Status: current, Bytes: f.Bytes, SHA256: f.SHA256}
			switch {
			case f.Status == export.Failed:
				file.Status = f.Status.String()
			case fault[f.Path] != "":
				file.Status = string(fault[f.Path])
				delete(fault, f.Path)
			}
			r.Files = append(r.Files, file)
		}
	}
	for _, f := range findings {
		if fault[f.Path] != "" {
			r.Files = append(r.Files, reportFile{Path: f.Path, Kind: f.Kind, Format: f.Format, Roles: f.Roles, Status: string(f.Fault)})
		}
	}
}

// differs returns the failure that counts the findings, with their cure.
func differs(call *exportCall, findings []export.Finding, plan *export.Plan) error {
	n := make(map[export.Fault]int)
	strangers, manifests := 0, 0
	for _, f := range findings {
		n[f.Fault]++
		switch {
		case f.Fault == export.Unaccepted && f.Kind == "":
			strangers++
		case f.Fault == export.Absent && f.Path == call.shard.Manifest():
			manifests++ // it is no document, and not counted with them
		}
	}
	n[export.Absent] -= manifests
	var counts, cure []string
	for _, fault := range export.Faults() {
		if n[fault] > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n[fault], fault))
		}
	}
	if manifests > 0 {
		counts = append(counts, "no manifest")
	}
	if n[export.Obstructed] > 0 {
		cure = append(cure, "move away what stands in the place of files")
	}
	if len(findings) > n[export.Unaccepted]+n[export.Obstructed] {
		cure = append(cure, "export with the same flags makes the files anew")
	}
	if n[export.Unaccepted] > strangers {
		cure = append(cure, "--prune removes what an earlier export has written")
	}
	if strangers > 0 {
		cure = append(cure, "move away what none has written")
	}
	return &failure{
		code:    exitDifference,
		message: fmt.Sprintf("%s is not what the dataset yields: %s; %s should be there", call.place(), strings.Join(counts, ", "), count(plan.Len(), "file")),
		hint:    strings.Join(cure, "; "),
	}
}
