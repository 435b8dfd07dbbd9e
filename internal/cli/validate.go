package cli

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/export"
	"rolexport/internal/render/formats"
	"rolexport/internal/rules"
)

func (p *program) validateCommand() *cli.Command {
	return &cli.Command{
		Name: "validate", ArgsUsage: "[DIR|FILE]", Usage: "check a dataset and name every problem",
		Description: `Checks the dataset in DIR or FILE, or the built-in one, with the templates and the theme, and writes nothing. Beyond what is
wrong it tells what makes a description less useful, by rules that the dataset can set to error, warning or off;
rolexport explain CODE says more about a code in brackets. With --audience the rules look at what those readers see and show no
line of a file; what is wrong with the files themselves is told of the whole dataset. --report github adds annotations to a
pull request, and --report junit prints a report that GitLab and Jenkins read; docs/ci.md shows both.`,
		Flags: []cli.Flag{dataFlag(), audienceFlag(), templatesFlag(), themeFlag(), strictFlag(), reportFlag(), quietFlag()},
		Action: func(c *cli.Context) error {
			return p.reporting(c, func(r *report) error { return p.validate(c, r) })
		},
	}
}

func (p *program) validate(c *cli.Context, r *report) error {
	name := c.String("data")
	switch {
	case c.NArg() > 1:
		return tooMany(c, 1)
	case c.NArg() == 1 && name != "":
		return usage(fmt.Sprintf("two datasets to check, %q and --data %q", c.Args().First(), name), "name one of them")
	case c.NArg() == 1:
		name = c.Args().First()
	}
	src, err := p.open(name)
	if err != nil {
		return err
	}
	defer src.close()
	in, err := p.load(c, src, r)
	if err != nil {
		return err
	}
	for _, file := range in.whole.Files {
		r.read = append(r.read, path.Join(in.display, file))
	}
	if err := p.judge(c, in, r); err != nil {
		return err
	}
	plan, err := export.NewPlan(export.Request{}, in.composer, compose.Kinds(), formats.All())
	if err != nil {
		return err
	}
	if err := p.try(in, plan, r); err != nil {
		return err
	}
	verdict := "no problems"
	if len(in.problems) > 0 {
		verdict = tally(in.problems)
	}
	r.verdict = fmt.Sprintf("%s, %s: %s", count(len(in.dataset.Roles), "role"), count(len(in.dataset.Comparisons), "comparison"), verdict)
	if isText(c) && !p.voice.quiet {
		p.out.print(r.verdict + "\n")
	}
	return nil
}

// judge holds what the audience sees against the rules of the dataset and says what they find.
func (p *program) judge(c *cli.Context, in *input, r *report) error {
	found := in.finder.PlaceFor(in.dataset, weighed(c, rules.Check(in.dataset)))
	in.problems = append(in.problems, found...)
	p.voice.problems(found)
	r.add(found)
	if found.HasErrors() {
		return &failure{code: exitInvalid, message: tally(in.problems)}
	}
	if len(found) > 0 {
		p.voice.note("rolexport explain %s says why, and how to set the rule", found[0].Code)
	}
	return nil
}

// enforce holds the dataset against its rules and says what is an error. The rest is counted: documents can be made, and the same words at
// every export would be read by nobody. The rules are about the whole dataset, whoever the documents are for: what they say of it may be for
// others only, so that of an export for an audience errors are counted too.
func (p *program) enforce(c *cli.Context, in *input, r *report) error {
	found := weighed(c, rules.Check(in.whole))
	errors := slices.DeleteFunc(slices.Clone(found), func(f dataset.Remark) bool { return f.Problem.Severity != diag.Error })
	if len(errors) > 0 && in.audience != "" {
		return &failure{code: exitInvalid, message: count(len(errors), "error") + " by the rules of the dataset, which " + listing(c) + " lists"}
	}
	if len(errors) > 0 {
		problems := in.finder.Place(errors)
		p.voice.problems(problems)
		r.add(problems)
		return &failure{code: exitInvalid, message: tally(append(problems, in.problems...))}
	}
	in.doubts = len(found)
	return nil
}

// remind says after an export how many warnings were counted.
func (p *program) remind(c *cli.Context, doubts int) {
	if doubts > 0 {
		p.voice.note("%s by the rules of the dataset, which %s lists", count(doubts, "warning"), listing(c))
	}
}

// listing returns the command that lists what the rules say of the whole dataset.
func listing(c *cli.Context) string {
	return strings.TrimSpace("rolexport validate " + shellWord(c.String("data")))
}

// weighed returns remarks with the weight that --strict gives them.
func weighed(c *cli.Context, remarks []dataset.Remark) []dataset.Remark {
	if c.Bool("strict") {
		for i := range remarks {
			remarks[i].Problem.Severity = diag.Error
		}
	}
	return remarks
}
