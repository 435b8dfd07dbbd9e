package cli

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/diag"
	"rolexport/internal/verify"
	"rolexport/internal/verify/rule"
)

func (p *program) verifyCommand() *cli.Command {
	return &cli.Command{
		Name: "verify", ArgsUsage: "PATH...", Usage: "check finished files, and folders against their manifests",
		Description: `PATH is a file or a folder that export has written. A folder is held against its manifest.json, or those of its shards: missing, changed and
extra files. Each file is held against the rules of its format; a PDF against those of PDF/UA-1 and PDF/A-2a that a program
can decide, whoever made it. docs/verify.md lists the rules.`,
		Flags: []cli.Flag{reportFlag(), quietFlag()},
		Action: func(c *cli.Context) error {
			v := &verification{Files: []verifiedFile{}, Problems: []verifiedProblem{}}
			return p.publish(c, v, func() error { return p.verifyAll(c, v) })
		},
	}
}

func (p *program) verifyAll(c *cli.Context, v *verification) error {
	if c.NArg() == 0 {
		return usage("no file or folder given", "rolexport verify out checks what rolexport export has written")
	}
	if err := p.verify(c.Args().Slice(), v); err != nil {
		return err
	}
	v.verdict = count(len(v.Files), "file") + ": no problems"
	if isText(c) && !p.voice.quiet {
		p.out.print(v.verdict + "\n")
	}
	return nil
}

// A verification is what verify --report json prints.
type verification struct {
	Files    []verifiedFile    `json:"files"`
	Problems []verifiedProblem `json:"problems"`
	Error    string            `json:"error,omitempty"` // what ended the program, if not all is well
	Exit     int               `json:"exit"`            // exit code of the program

	found   diag.List // Problems as people are told of them
	verdict string    // how it went, on one line
}

// finish notes what ended the command.
func (v *verification) finish(err error) {
	if v.Exit = exitCode(err); err != nil {
		v.Error = err.Error()
	}
}

// outcome returns the verification as CI reads it: a case for each rule that a file breaks, and one for each sound file.
func (v *verification) outcome(command string) *diag.Outcome {
	o := &diag.Outcome{Command: command, Problems: v.found, Verdict: v.verdict}
	files := make([]string, len(v.Files))
	for i, f := range v.Files {
		files[i] = f.Path
	}
	o.Cases = diag.Cases(files, v.found, command)
	if v.Error != "" {
		o.Failure, o.Verdict = &diag.Diagnostic{Severity: diag.Error, Message: v.Error}, v.Error
	}
	return o
}

// say tells people of a problem of a file, and keeps it.
func (v *verification) say(voice *voice, d diag.Diagnostic) {
	voice.diagnostic(d)
	v.found = append(v.found, d)
}

// unchecked tells people of a file that cannot be checked, and keeps it.
func (v *verification) unchecked(voice *voice, file string, err error) {
	message := err.Error()
	if !strings.HasPrefix(message, file) {
		message = reason(file, err).Error()
	}
	voice.error(message, "")
	v.found = append(v.found, diag.Diagnostic{
		Severity: diag.Error, Pos: diag.Pos{File: file}, Message: strings.TrimPrefix(message, file+": "),
	})
	v.Problems = append(v.Problems, verifiedProblem{Path: file, Message: message})
}

type verifiedFile struct {
	Path     string `json:"path"`
	Format   string `json:"format,omitempty"`
	Problems int    `json:"problems"`
}

type verifiedProblem struct {
	Path    string `json:"path"`
	Code    string `json:"code,omitempty"`   // of the rule; none: the file cannot be checked
	Clause  string `json:"clause,omitempty"` // of the standard
	Object  string `json:"object,omitempty"` // where in the file
	Message string `json:"message"`
}

// verify checks all paths before it says how it went.
func (p *program) verify(paths []string, v *verification) error {
	unreadable, faulty := 0, 0
	for _, name := range paths {
		target, err := verify.Path(name, runtime.GOMAXPROCS(0))
		if err != nil {
			v.unchecked(p.voice, name, err)
			v.Files = append(v.Files, verifiedFile{Path: name, Problems: 1})
			unreadable++
			continue
		}
		if target.Unmanaged {
			p.voice.note("%s has no manifest.json: whether files are missing or have changed cannot be told", target.Path)
		}
		if n := len(target.Shards); n > 0 {
			names := make([]string, n)
			for i, s := range target.Shards {
				names[i] = s.String()
			}
			p.voice.note("%s holds %s of an export: %s; rolexport manifest merge joins them when all are there", target.Path,
				count(n, "shard"), some(names))
		}
		for _, r := range target.Results {
			problems := p.verified(r, v)
			if r.Err != nil {
				unreadable++
			} else if problems > 0 {
				faulty++
			}
		}
	}
	summary := fmt.Sprintf("%s in %d of %s", count(len(v.Problems), "problem"), unreadable+faulty, count(len(v.Files), "file"))
	switch {
	case unreadable > 0:
		return &failure{code: exitIO, message: summary}
	case faulty > 0:
		return &failure{code: exitDifference, message: summary}
	}
	return nil
}

// verified says what was found in a file and returns how many problems there are.
func (p *program) verified(r verify.Result, v *verification) int {
	for _, f := range r.Findings {
		v.say(p.voice, diag.Diagnostic{Severity: diag.Error, Code: f.Rule.Code, Pos: diag.Pos{File: r.Path}, Message: sentence(f)})
		v.Problems = append(v.Problems, verifiedProblem{r.Path, f.Rule.Code, f.Rule.Clause, f.Object, f.Message})
	}
	problems := len(r.Findings)
	if r.Err != nil {
		problems++
		v.unchecked(p.voice, r.Path, r.Err)
	}
	v.Files = append(v.Files, verifiedFile{r.Path, r.Format, problems})
	return problems
}

// sentence returns a finding as people read it, without the file and the code.
func sentence(f rule.Finding) string {
	s := f.Message
	if f.Object != "" {
		s = f.Object + ": " + s
	}
	if f.Rule.Clause != "" {
		s += " (" + f.Rule.Clause + ")"
	}
	return s
}
