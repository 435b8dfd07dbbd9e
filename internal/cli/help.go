package cli

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

const helpName = "help"

func (p *program) helpCommand() *cli.Command {
	return &cli.Command{
		Name: helpName, ArgsUsage: "[COMMAND]", Usage: "print help about a command",
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				p.out.print(appHelp(c.App))
				return nil
			}
			command, rest, err := findCommand(c.App, c.Args().Slice())
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return tooMany(c, c.NArg()-len(rest))
			}
			p.out.print(commandHelp(command))
			return nil
		},
	}
}

// tooMany refuses arguments beyond the first n.
func tooMany(c *cli.Context, n int) error {
	return usage(fmt.Sprintf("%q is one argument too many for %s", c.Args().Get(n), called(c.Command)), "")
}

// called returns a command as it is typed. urfave/cli puts the program before the HelpName of some, once it runs.
func called(c *cli.Command) string {
	return "rolexport " + strings.TrimPrefix(c.HelpName, "rolexport ")
}

// appHelp returns the help about the program.
func appHelp(app *cli.App) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\nusage: %s COMMAND [ARGUMENT]... [FLAG]...\n\ncommands:\n", app.Name, app.Usage, app.Name)
	var rows [][2]string
	for _, c := range app.Commands {
		rows = append(rows, [2]string{c.Name, c.Usage})
	}
	writeRows(&b, rows)
	b.WriteString("\nflags:\n")
	writeRows(&b, flagRows(app.Flags))
	b.WriteString(`
examples:
  rolexport export                              every document of the built-in dataset, to ./out
  rolexport export --data roles --format pdf    the PDFs of the dataset in the folder roles
  rolexport show operations-lead                a role sheet, to read here
  rolexport show "ops manager" "ops lead" -o comparison.pdf
  rolexport diff git:HEAD roles                 what is not committed yet of the dataset in the folder roles

rolexport COMMAND --help tells more about a command. Flags may stand before or after arguments.

environment:
  SOURCE_DATE_EPOCH  the time that documents carry, in seconds since 1970, instead of the dataset's date
  NO_COLOR           if it is set, no colours on the terminal
  GITHUB_WORKSPACE, GITHUB_STEP_SUMMARY
                     --report github: the folder that annotations name files from, and the file that the summary is added to

exit codes:
  0    done
  1    input or output failed
  2    usage; an unknown or ambiguous role, kind or format included
  3    dataset, template or theme invalid, or with warnings under --strict; nothing was written
  4    a file differs from its manifest or breaks a rule; shards are not one whole; two versions differ (diff --exit-code)
  5    some documents failed, or lost content under --strict; the rest was written
  130  interrupted
`)
	return b.String()
}

// commandHelp returns the help about a command.
func commandHelp(c *cli.Command) string {
	var b strings.Builder
	arguments := strings.Join(strings.Fields(c.ArgsUsage+" [FLAG]..."), " ")
	fmt.Fprintf(&b, "%s: %s\n\nusage: %s %s\n", called(c), c.Usage, called(c), arguments)
	if c.Description != "" {
		fmt.Fprintf(&b, "\n%s\n", c.Description)
	}
	if len(c.Subcommands) > 0 {
		fmt.Fprintf(&b, "\nwhat:\n")
		var rows [][2]string
		for _, sub := range c.Subcommands {
			rows = append(rows, [2]string{strings.TrimSpace(sub.Name + " " + sub.ArgsUsage), sub.Usage})
		}
		writeRows(&b, rows)
	}
	b.WriteString("\nflags:\n")
	writeRows(&b, flagRows(c.Flags))
	return b.String()
}

// flagRows returns the flags as they are typed, and what they do.
func flagRows(flags []cli.Flag) [][2]string {
	var rows [][2]string
	for _, f := range flags {
		d, ok := f.(cli.DocGenerationFlag)
		if !ok {
			continue
		}
		var typed []string
		for _, name := range f.Names() {
			name = dashed(name)
			if d.TakesValue() {
				name += " " + placeholder(f)
			}
			typed = append(typed, name)
		}
		rows = append(rows, [2]string{strings.Join(typed, ", "), strings.ReplaceAll(d.GetUsage(), "`", "")})
	}
	return rows
}

// placeholder returns the word for a flag's value: the part of its usage in back quotes.
func placeholder(f cli.Flag) string {
	if d, ok := f.(cli.DocGenerationFlag); ok {
		if parts := strings.Split(d.GetUsage(), "`"); len(parts) == 3 {
			return parts[1]
		}
	}
	return "VALUE"
}

// choices returns the words that a flag takes, where its placeholder lists them: text|json. Words in capitals stand for something else.
func choices(f cli.Flag) []string {
	words := strings.Split(placeholder(f), "|")
	if len(words) < 2 || strings.ToLower(words[0]) != words[0] {
		return nil
	}
	return words
}

func writeRows(b *strings.Builder, rows [][2]string) {
	width := 0
	for _, r := range rows {
		width = max(width, len(r[0]))
	}
	for _, r := range rows {
		fmt.Fprintf(b, "  %-*s  %s\n", width, r[0], r[1])
	}
}
