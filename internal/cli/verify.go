package cli

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/urfave/cli/v2"

	"rolexport/internal/diag"
	"rolexport/internal/verify"
	"rolexport/internal/verify/rule"
)

func (p *program) verifyCommand() *cli.Command {
	return &cli.Command{
		Name: "verify", ArgsUsage: "PATH...", Usage: "check finished files, and folders against their manifests",
		Description: `PATH is a file or a folder that export has written. A folder is held against its manifest.json: missing, changed and
extra files. Each file is held against the rules of its format; a PDF against those of PDF/UA-1 and PDF/A-2a that a program
can decide, whoever made it. docs/verify.md lists the rules.`,
		Flags: []cli.Flag{reportFlag(), quietFlag()},
		Action: func(c *cli.Context) error {
			p.voice.quiet = c.Bool("quiet")
			format, err := oneOf(c, "report", "text", "json")
			if err != nil {
				return err
			}
			if c.NArg() == 0 {
				return usage("no file or folder given", "rolexport verify out checks what rolexport export has written")
			}
			v := &verification{Files: []verifiedFile{}, Problems: []verifiedProblem{}}
			err = p.verify(c.Args().Slice(), v)
			if format != "json" {
				if err == nil && !p.voice.quiet {
					fmt.Fprintf(p.out, "%s: no problems\n", count(len(v.Files), "file"))
				}
				return err
			}
			if v.Exit = exitCode(err); err != nil {
				v.Error = err.Error()
			}
			return errors.Join(err, writeJSON(p.out, v))
		},
	}
}

// A verification is what verify --report json prints.
type verification struct {
	Files    []verifiedFile    `json:"files"`
	Problems []verifiedProblem `json:"problems"`
	Error    string            `json:"error,omitempty"` // what ended the program, if not all is well
	Exit     int               `json:"exit"`            // exit code of the program
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
			err = reason(name, err)
			p.voice.error(err.Error(), "")
			v.Files = append(v.Files, verifiedFile{Path: name, Problems: 1})
			v.Problems = append(v.Problems, verifiedProblem{Path: name, Message: err.Error()})
			unreadable++
			continue
		}
		if target.Unmanaged {
			p.voice.note("%s has no manifest.json: whether files are missing or have changed cannot be told", target.Path)
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
		p.voice.diagnostic(diag.Diagnostic{
			Severity: diag.Error, Code: f.Rule.Code, Pos: diag.Pos{File: r.Path}, Message: sentence(f),
		})
		v.Problems = append(v.Problems, verifiedProblem{r.Path, f.Rule.Code, f.Rule.Clause, f.Object, f.Message})
	}
	problems := len(r.Findings)
	if r.Err != nil {
		problems++
		p.voice.error(reason(r.Path, r.Err).Error(), "")
		v.Problems = append(v.Problems, verifiedProblem{Path: r.Path, Message: reason(r.Path, r.Err).Error()})
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
