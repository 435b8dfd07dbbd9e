package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/diag"
	"rolexport/internal/export"
)

// findings are what a command has found, as --report prints it. As JSON they stand for themselves.
type findings interface {
	finish(err error)                     // notes what ended the command, nil when it reached its end
	outcome(command string) *diag.Outcome // for CI
}

// reportForm returns the form that --report asks for: one of those in its usage, empty for text.
func reportForm(c *cli.Context) (string, error) {
	return oneOf(c, "report", choices(flagNamed(c.Command.Flags, "report"))...)
}

// isText reports whether a command prints text for people on standard output, and not a report for programs.
func isText(c *cli.Context) bool { return c.String("report") == "" || c.String("report") == "text" }

// reporting calls a command that fills a report, and prints the report in the form that --report asks for. A form of its own, such as md, the
// command prints itself.
func (p *program) reporting(c *cli.Context, command func(*report) error) error {
	r := &report{}
	return p.publish(c, r, func() error { return command(r) })
}

// publish calls a command and prints what it has found for programs.
func (p *program) publish(c *cli.Context, f findings, command func() error) error {
	p.voice.quiet = c.Bool("quiet")
	form, err := reportForm(c)
	if err != nil {
		return err
	}
	err = command()
	f.finish(err)
	var failed error
	switch form {
	case "json":
		failed = writeJSON(p.out, f)
	case "github":
		failed = p.annotate(f.outcome(called(c.Command)))
	case "junit":
		failed = relative(f.outcome(called(c.Command)), ".").WriteJUnit(p.out)
	}
	return errors.Join(err, failed)
}

// annotate prints what GitHub shows beside the lines of files, which it wants to be named from the folder of the repository, and adds a
// summary to the page of the run.
func (p *program) annotate(o *diag.Outcome) error {
	root, ok := p.env("GITHUB_WORKSPACE")
	if !ok || root == "" {
		root = "."
	}
	o = relative(o, root)
	if err := o.WriteGitHub(p.out); err != nil {
		return err
	}
	name, ok := p.env("GITHUB_STEP_SUMMARY")
	if !ok || name == "" {
		return nil
	}
	var b bytes.Buffer
	if err := o.WriteSummary(&b); err != nil {
		return err
	}
	return appendFile(name, b.Bytes())
}

// appendFile adds to the end of a file, which is made if there is none.
func appendFile(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return reason(name, err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return reason(name, err)
	}
	return nil
}

// relative returns an outcome whose files are named from a folder. Files outside of it keep their names.
func relative(o *diag.Outcome, root string) *diag.Outcome {
	root, err := filepath.Abs(root)
	if err != nil {
		return o // the working folder is gone: names stay as they are
	}
	rename := func(name string) string {
		abs, err := filepath.Abs(filepath.FromSlash(name))
		if err != nil || name == "" {
			return name
		}
		rel, err := filepath.Rel(root, abs)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return name
		}
		return filepath.ToSlash(rel)
	}
	renamed := func(problems diag.List) diag.List {
		list := make(diag.List, len(problems))
		for i, d := range problems {
			d.Pos.File = rename(d.Pos.File)
			list[i] = d
		}
		return list
	}
	n := *o
	n.Problems, n.Cases = renamed(o.Problems), make([]diag.Case, len(o.Cases))
	for i, c := range o.Cases {
		c.Problems = renamed(c.Problems)
		if c.OfFile {
			c.Suite = rename(c.Suite)
		}
		n.Cases[i] = c
	}
	return &n
}

// outcome returns the report as CI reads it: a case for each code in a file of the input, and for each file of the output.
func (r *report) outcome(command string) *diag.Outcome {
	o := &diag.Outcome{Command: command, Problems: told(r.found), Verdict: r.verdict}
	var input diag.List
	output := map[string]diag.List{} // by path, without extension where it concerns the whole document
	var paths []string
	for _, p := range r.found {
		if p.Path == "" {
			input = append(input, p.Diagnostic)
			continue
		}
		if output[p.Path] == nil {
			paths = append(paths, p.Path)
		}
		output[p.Path] = append(output[p.Path], p.Diagnostic)
	}
	o.Cases = diag.Cases(r.read, input, command)
	made := map[string]bool{}
	for _, f := range r.Files {
		stem := strings.TrimSuffix(f.Path, filepath.Ext(f.Path))
		made[f.Path], made[stem] = true, true
		c := diag.Case{Suite: f.Kind, Name: f.Path, Problems: output[f.Path]}
		if stem != f.Path {
			c.Problems = slices.Concat(output[stem], c.Problems)
		}
		switch f.Status {
		case export.Unreached.String():
			c.Skipped = "the run ended before it"
		case "planned", "removable":
			c.Skipped = "nothing was to be written"
		}
		o.Cases = append(o.Cases, c)
	}
	for _, path := range paths {
		if !made[path] {
			o.Cases = append(o.Cases, diag.Case{Suite: "documents", Name: path, Problems: output[path]})
		}
	}
	if r.Error != "" {
		o.Failure = &diag.Diagnostic{Severity: diag.Error, Message: r.Error, Hint: r.Hint}
		o.Verdict = r.Error
	}
	return o
}
