package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"rolexport/internal/diag"
	"rolexport/internal/export"
	"rolexport/internal/interchange/merge"
	"rolexport/internal/redline"
)

// A voice says on standard error what went wrong. Everything that is said goes through it, so that it sounds the same everywhere.
type voice struct {
	w      io.Writer
	quiet  bool // no warnings
	colour bool
}

// newVoice returns a voice, coloured on a terminal whose user has not declined it by NO_COLOR.
func newVoice(w io.Writer, env func(string) (string, bool)) *voice {
	declined, _ := env("NO_COLOR")
	kind, _ := env("TERM")
	return &voice{w: w, colour: declined == "" && kind != "dumb" && isTerminal(w)}
}

// isTerminal reports whether w is a terminal.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func (v *voice) error(message, hint string) {
	v.diagnostic(diag.Diagnostic{Severity: diag.Error, Message: message, Hint: hint})
}

// failure says the error that ends the program.
func (v *voice) failure(err error) { v.error(err.Error(), hintOf(err)) }

func (v *voice) problems(problems diag.List) {
	for _, d := range problems {
		v.diagnostic(d)
	}
}

// diagnostic says one problem: what it is, the line of the source that it stands in, and its cure.
func (v *voice) diagnostic(d diag.Diagnostic) {
	if v.quiet && d.Severity == diag.Warning {
		return
	}
	// One write, so that lines of programs that run side by side do not mix.
	_ = diag.Print(v.w, d, v.colour) // nobody is left to tell that standard error cannot be written to
}

// note says something that is no problem, unless the user wants quiet.
func (v *voice) note(format string, args ...any) {
	if !v.quiet {
		fmt.Fprintf(v.w, format+"\n", args...)
	}
}

// met says the problems that were met in documents.
func (v *voice) met(problems []export.Problem) { v.problems(told(problems)) }

// told returns problems as people are told of them, those of documents with the paths of these. One that many documents share, as a mistake
// in a template is, is told once.
func told(problems []export.Problem) diag.List {
	type key struct {
		at            diag.Pos
		code, message string
	}
	keyOf := func(p export.Problem) key { return key{p.Pos, p.Code, p.Message} }
	times := make(map[key]int)
	for _, p := range problems {
		if p.Path != "" {
			times[keyOf(p)]++
		}
	}
	var all diag.List
	for _, p := range problems {
		if p.Path == "" {
			all = append(all, p.Diagnostic)
			continue
		}
		n := times[keyOf(p)]
		if n == 0 {
			continue // told before
		}
		times[keyOf(p)] = 0
		if strings.HasSuffix(p.Pos.File, p.Path) { // it is said already
			all = append(all, p.Diagnostic)
			continue
		}
		where := p.Path
		if n > 1 {
			where += " and " + count(n-1, "other")
		}
		p.Message = where + ": " + p.Message
		all = append(all, p.Diagnostic)
	}
	return all
}

// A report is what --report json prints.
type report struct {
	Out      string          `json:"out,omitempty"`
	Files    []reportFile    `json:"files,omitempty"`
	Changes  []merge.Entry   `json:"changes,omitempty"` // what an import does to roles and vocabularies
	Diff     *redline.Report `json:"diff,omitempty"`
	Problems []reportProblem `json:"problems"`
	Error    string          `json:"error,omitempty"` // what ended the program, if it did not reach its end
	Hint     string          `json:"hint,omitempty"`
	Exit     int             `json:"exit"` // exit code of the program

	found   []export.Problem // Problems as they were found
	read    []string         // files that were checked, as problems call them
	verdict string           // how it went, on one line
}

type reportFile struct {
	Path   string   `json:"path"`
	Kind   string   `json:"kind,omitempty"`
	Format string   `json:"format,omitempty"`
	Roles  []string `json:"roles,omitempty"`
	Status string   `json:"status"`           // planned, removable, written, kept, failed, unreached, gone or removed; with --check current, an export.Fault, or failed
	Reason string   `json:"reason,omitempty"` // why it was made: see export.Reason
	Bytes  int      `json:"bytes,omitempty"`
	SHA256 string   `json:"sha256,omitempty"`
}

type reportProblem struct {
	Severity string `json:"severity"`
	Code     string `json:"code,omitempty"`
	Path     string `json:"path,omitempty"` // of the output file
	File     string `json:"file,omitempty"` // of the source
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	Details  string `json:"details,omitempty"` // lines
}

func (r *report) problem(p export.Problem) {
	r.found = append(r.found, p)
	r.Problems = append(r.Problems, reportProblem{
		Severity: p.Severity.String(), Code: p.Code, Path: p.Path, File: p.Pos.File, Line: p.Pos.Line, Column: p.Pos.Col,
		Message: p.Message, Hint: p.Hint, Details: p.Details,
	})
}

func (r *report) add(problems diag.List) {
	for _, d := range problems {
		r.problem(export.Problem{Diagnostic: d})
	}
}

// results adds what became of each file, and the problems that were met.
func (r *report) results(results []export.Result) {
	for _, p := range export.Problems(results) {
		r.problem(p)
	}
	for _, d := range results {
		for _, f := range d.Files {
			r.Files = append(r.Files, reportFile{
				Path: f.Path, Kind: d.Subject.Kind, Format: f.Format.Name, Roles: d.Subject.Roles,
				Status: f.Status.String(), Reason: string(f.Reason), Bytes: f.Bytes, SHA256: f.SHA256,
			})
		}
	}
}

// finish adds what ended the command.
func (r *report) finish(err error) {
	r.Exit = exitCode(err)
	if err != nil {
		r.Error, r.Hint = err.Error(), hintOf(err)
	}
	if r.Problems == nil {
		r.Problems = []reportProblem{}
	}
}

func writeJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// count returns "1 role" or "2 roles".
func count(n int, noun string) string { return fmt.Sprintf("%d %s", n, plural(n, noun)) }

// plural returns the noun as it stands after n.
func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// tally returns "2 errors, 1 warning".
func tally(problems diag.List) string {
	var n [2]int
	for _, d := range problems {
		n[d.Severity]++
	}
	var parts []string
	if n[diag.Error] > 0 {
		parts = append(parts, count(n[diag.Error], "error"))
	}
	if n[diag.Warning] > 0 {
		parts = append(parts, count(n[diag.Warning], "warning"))
	}
	return strings.Join(parts, ", ")
}
