package cli

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/export"
	"rolexport/internal/sink"
	"rolexport/internal/theme"
	"rolexport/internal/version"
)

// inputs stands for everything that the files of an export follow from. It is empty where that cannot be told without reading the dataset, and for an
// audience: what it may not see must not show in its manifest.
func (p *program) inputs(c *cli.Context, call *exportCall, src *source) string {
	if c.String("audience") != "" {
		return ""
	}
	words, err := openWording(c)
	if err != nil {
		return ""
	}
	defer words.close()
	digest := dataset.Digest(src.files, src.main)
	own, err := words.fingerprint()
	look, problems := theme.Load(words.files, c.String("theme"), os.ReadFile)
	if digest == "" || err != nil || len(problems) > 0 {
		return ""
	}
	from := export.Origin{Program: version.Identity(), Dataset: digest, Templates: own, Theme: look.Fingerprint()}
	return from.Inputs(call.request, call.env, c.Bool("strict"))
}

// untouched reports whether the folder holds all that the export would write. It is said then, and nothing else is left to do.
func (p *program) untouched(c *cli.Context, call *exportCall, inputs string, r *report, start time.Time) (bool, error) {
	if info, err := os.Stat(call.out); inputs == "" || c.Bool("force") || c.Bool("dry-run") || err != nil || !info.IsDir() {
		return false, nil
	}
	dir, err := sink.OpenDir(call.out, call.shard.Use())
	if err != nil {
		return false, err
	}
	defer func() { _ = dir.Close() }() // nothing was put
	m, err := export.LastManifest(dir, call.shard)
	if err != nil || !m.Untouched(inputs, dir, call.workers) {
		return false, err
	}
	results := make([]export.Result, 0, len(m.Files))
	for _, e := range m.Files {
		results = append(results, keptAs(e))
	}
	r.results(results)
	if c.Bool("explain") {
		p.explain(c, results)
	}
	r.verdict = call.verdict(results)
	p.voice.note("%s in %s", r.verdict, seconds(time.Since(start)))
	p.leftOut(m.LeftOut)
	p.remind(c, m.Remarks)
	return true, nil
}

// keptAs returns an entry of the manifest as the result of a run that keeps it.
func keptAs(e export.Entry) export.Result {
	var kept export.Result
	kept.Subject.Kind, kept.Subject.Roles = e.Kind, e.Roles
	f := export.FileResult{Status: export.Kept, Bytes: e.Bytes, SHA256: e.SHA256, Key: e.Key}
	f.Path, f.Format.Name = e.Path, e.Format
	kept.Files = []export.FileResult{f}
	return kept
}

// explain prints of every file why it was made or kept.
func (p *program) explain(c *cli.Context, results []export.Result) {
	if !isText(c) {
		return // the report has it
	}
	list := bufio.NewWriter(p.out)
	for _, r := range results {
		for _, f := range r.Files {
			why := f.Reason.Sentence()
			switch {
			case f.Status == export.Failed:
				why = "failed"
			case f.Status == export.Unreached:
				why = "not reached"
			case f.Status == export.Kept && f.Reason != "":
				why = "kept: made anew, it came out the same"
			}
			fmt.Fprintf(list, "%s: %s\n", f.Path, why)
		}
	}
	_ = list.Flush() // a failure is found by run
}

// gone looks after the files whose documents the dataset does not yield any more: --prune removes those that are as they were written, of the others it
// warns.
func (p *program) gone(c *cli.Context, out string, dir *sink.Dir, m *export.Manifest, r *report) (diag.List, error) {
	var left, edited []string
	var stay []export.Entry
	for _, e := range m.Gone {
		switch intact := export.Intact(dir, &e) == ""; {
		case intact && c.Bool("prune"):
			if err := dir.Remove(e.Path); err != nil {
				m.Gone = append(stay, m.Gone...)
				return nil, err
			}
			r.Files = append(r.Files, reportFile{Path: e.Path, Kind: e.Kind, Format: e.Format, Roles: e.Roles, Status: "removed"})
			p.voice.note("removed %s", e.Path)
			continue
		case !intact:
			edited = append(edited, e.Path)
		default:
			left = append(left, e.Path)
		}
		stay = append(stay, e)
		r.Files = append(r.Files, reportFile{Path: e.Path, Kind: e.Kind, Format: e.Format, Roles: e.Roles, Status: "gone"})
	}
	m.Gone = stay
	var warnings diag.List
	if len(left) > 0 {
		warnings = append(warnings, diag.Diagnostic{
			Code: "gone-files", Hint: "--prune removes them",
			Message: fmt.Sprintf("%s holds %s that the dataset does not yield any more: %s", out, count(len(left), "file"), some(left)),
		})
	}
	if len(edited) > 0 {
		warnings = append(warnings, diag.Diagnostic{
			Code: "edited-files", Hint: "move them away, or remove them yourself",
			Message: fmt.Sprintf("%s holds %s that the dataset does not yield any more and that somebody has changed since: %s", out,
				count(len(edited), "file"), some(edited)),
		})
	}
	return warnings, nil
}

// some names the first of many paths.
func some(paths []string) string {
	const few = 5
	if len(paths) <= few {
		return strings.Join(paths, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(paths[:few], ", "), len(paths)-few)
}
