package cli

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"rolexport/internal/compose"
	"rolexport/internal/export"
	"rolexport/internal/render/formats"
)

func (p *program) validateCommand() *cli.Command {
	return &cli.Command{
		Name: "validate", ArgsUsage: "[DIR|FILE]", Usage: "check a dataset and name every problem",
		Description: "Checks the dataset in DIR or FILE, or the built-in one, with the templates and the theme, and writes nothing.",
		Flags:       []cli.Flag{dataFlag(), templatesFlag(), themeFlag(), strictFlag(), reportFlag(), quietFlag()},
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
	src, err := openSource(name)
	if err != nil {
		return err
	}
	defer src.close()
	in, err := p.load(c, src, r)
	if err != nil {
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
	if c.String("report") != "json" && !p.voice.quiet {
		fmt.Fprintf(p.out, "%s, %s: %s\n", count(len(in.dataset.Roles), "role"), count(len(in.dataset.Comparisons), "comparison"), verdict)
	}
	return nil
}
