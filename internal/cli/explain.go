package cli

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/diag"
	"rolexport/internal/explain"
)

const explainName = "explain"

func (p *program) explainCommand() *cli.Command {
	return &cli.Command{
		Name: explainName, ArgsUsage: "[CODE]", Usage: "say what a code in brackets asks for, why, and what to do about it",
		Description: `CODE stands in brackets at the end of a problem: no-share, unknown-field. Without one, all codes are listed.`,
		Action: func(c *cli.Context) error {
			switch c.NArg() {
			case 0:
				p.out.print(explain.List())
				return nil
			case 1:
				e, ok := explain.Find(unbracketed(c.Args().First()))
				if !ok {
					return unknownCode(c.Args().First())
				}
				p.out.print(e.Text())
				return nil
			}
			return tooMany(c, 1)
		},
	}
}

// unbracketed returns a code that was copied with its brackets without them.
func unbracketed(code string) string { return strings.TrimSuffix(strings.TrimPrefix(code, "["), "]") }

func unknownCode(code string) error {
	hint := cmp.Or(diag.DidYouMean(code, explain.Codes()), "rolexport explain lists all codes")
	return usage(fmt.Sprintf("unknown code %q", code), hint)
}
