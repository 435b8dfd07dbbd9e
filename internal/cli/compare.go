package cli

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"rolexport/internal/compose"
)

// sideBySide is the kind that rolexport compare makes.
const sideBySide = "side-by-side"

func (p *program) compareCommand() *cli.Command {
	return &cli.Command{
		Name: "compare", ArgsUsage: "ROLE ROLE [ROLE]...", Usage: "set two to six roles side by side in one document",
		Description: `Each row of the document is a fact, a dimension, a duty, a skill, and says whether it is the same for all roles. A role is named by
its id, title or alias, in capitals or not. rolexport show ROLE ROLE prints the authored comparison of two.
  rolexport compare operations-manager warehouse-manager general-manager
  rolexport compare "ops manager" "ops lead" --only-differences
  rolexport compare operations-manager warehouse-manager -o both.xlsx`,
		Flags: []cli.Flag{
			dataFlag(),
			&cli.BoolFlag{Name: "only-differences", Usage: "leave out what is the same for all roles"},
			&cli.StringFlag{Name: "format", Usage: "print in `FORMAT` (default: what -o ends in, else txt)"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o", "out"}, Usage: "write to `FILE`; - is standard output"},
			audienceFlag(), templatesFlag(), themeFlag(), paperFlag(), strictFlag(), quietFlag(),
		},
		Action: p.compare,
	}
}

func (p *program) compare(c *cli.Context) error {
	p.voice.quiet = c.Bool("quiet")
	switch n := c.NArg(); {
	case n == 0:
		return usage("no roles to compare", "rolexport compare ROLE ROLE; rolexport list roles shows the roles")
	case n < compose.FewestSideBySide:
		return usage(fmt.Sprintf("nothing to compare %q with", c.Args().First()), "name at least two roles; rolexport show ROLE prints one")
	case n > compose.MostSideBySide:
		return usage(fmt.Sprintf("%d roles are too many to stand side by side", n),
			fmt.Sprintf("name at most %d; rolexport show --kind role-matrix -o FILE.xlsx holds all roles", compose.MostSideBySide))
	}
	kind, err := findKind(sideBySide)
	if err != nil {
		return err
	}
	format, err := formatToShow(c)
	if err != nil {
		return err
	}
	if format.Name == "" {
		if format, err = findFormat("txt"); err != nil {
			return err
		}
	}
	return p.showDocument(c, kind, format, func(in *input) (compose.Subject, error) { return subjectToCompare(c, in) })
}

// subjectToCompare returns the document about the roles that are named.
func subjectToCompare(c *cli.Context, in *input) (compose.Subject, error) {
	var ids []string
	named := make(map[string]string) // what the user called each
	for _, name := range c.Args().Slice() {
		r, err := findRole(in.dataset, name)
		if err != nil {
			return compose.Subject{}, err
		}
		if before, twice := named[r.ID]; twice {
			return compose.Subject{}, usage(fmt.Sprintf("%q and %q are the same role", before, name), "name different roles")
		}
		named[r.ID] = name
		ids = append(ids, r.ID)
	}
	return in.composer.SideBySide(c.Bool("only-differences"), ids...), nil
}
