package cli

import (
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/schema"
)

func (p *program) schemaCommand() *cli.Command {
	return &cli.Command{
		Name: "schema", ArgsUsage: strings.Join(schemaNames(), "|"), Usage: "print the JSON Schema of a sort of file, for editors and checkers",
		Description: `The schemas are JSON Schema 2020-12. rolexport init puts all of them beside a new dataset, and the first line of each file refers to its own:
  # yaml-language-server: $schema=.schema/dataset.json`,
		Action: func(c *cli.Context) error {
			switch name := c.Args().First(); {
			case c.NArg() == 0:
				return usage("no sort of file given", "say one of "+strings.Join(schemaNames(), ", "))
			case c.NArg() > 1:
				return tooMany(c, 1)
			case schema.JSON(name) == nil:
				return unknown("sort of file", name, schemaNames())
			default:
				p.out.print(string(schema.JSON(name)))
				return nil
			}
		},
	}
}

func schemaNames() []string {
	var names []string
	for _, s := range schema.Subjects() {
		names = append(names, s.Name)
	}
	return names
}
