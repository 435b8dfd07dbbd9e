package cli

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/explain"
	"rolexport/internal/render/formats"
)

// completionFlag is the last argument of a call by a shell that wants to know how the words before it may go on. The last of these is
// the one that is being typed, and may be empty.
const completionFlag = "--generate-bash-completion"

// The scripts teach a shell to ask with completionFlag. Each answer is a line: the word, a tab, what it means.
//
//go:embed completion
var completionScripts embed.FS

func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

func (p *program) completionCommand() *cli.Command {
	return &cli.Command{
		Name: "completion", ArgsUsage: strings.Join(shells(), "|"), Usage: "print a script that completes commands in a shell",
		Description: `To complete commands, flags, kinds, formats and roles in every new shell:
  bash        rolexport completion bash > ~/.local/share/bash-completion/completions/rolexport
  zsh         rolexport completion zsh > "${fpath[1]}/_rolexport"
  fish        rolexport completion fish > ~/.config/fish/completions/rolexport.fish
  powershell  rolexport completion powershell >> $PROFILE`,
		Action: func(c *cli.Context) error {
			switch {
			case c.NArg() == 0:
				return usage("no shell given", "say one of "+strings.Join(shells(), ", "))
			case c.NArg() > 1:
				return tooMany(c, 1)
			case !slices.Contains(shells(), c.Args().First()):
				return unknown("shell", c.Args().First(), shells())
			}
			script, err := completionScripts.ReadFile("completion/" + c.Args().First())
			if err != nil {
				return err
			}
			p.out.print(string(script))
			return nil
		},
	}
}

// A candidate is a word that may stand at the cursor.
type candidate struct{ word, meaning string }

// complete prints how the last of words may go on. A shell that is told nothing offers files.
func (p *program) complete(app *cli.App, words []string) {
	words = joinAssignments(words)
	last := ""
	if n := len(words); n > 0 {
		last, words = words[n-1], words[:n-1]
	}
	prefix := ""
	if flag, value, ok := strings.Cut(last, "="); ok && isFlag(last) {
		words, last, prefix = append(words, flag), value, flag+"="
	}
	if i := strings.LastIndexByte(last, ','); i >= 0 && takesSeveral(app, words) {
		prefix, last = prefix+last[:i+1], last[i+1:]
	}
	for _, c := range candidates(app, words, last) {
		if strings.HasPrefix(c.word, last) {
			fmt.Fprintf(p.out, "%s%s\t%s\n", prefix, c.word, c.meaning)
		}
	}
}

// takesSeveral reports whether the last of words is a flag that takes several values.
func takesSeveral(app *cli.App, words []string) bool {
	if len(words) < 2 || app.Command(words[0]) == nil {
		return false
	}
	_, several := flagNamed(app.Command(words[0]).Flags, strings.TrimLeft(words[len(words)-1], "-")).(*cli.StringSliceFlag)
	return several
}

// joinAssignments undoes what bash does to --flag=value: it takes the sign for a word of its own.
func joinAssignments(words []string) []string {
	var joined []string
	for i := 0; i < len(words); i++ {
		n := len(joined)
		if words[i] != "=" || n == 0 || !isFlag(joined[n-1]) {
			joined = append(joined, words[i])
			continue
		}
		if i+1 == len(words) { // the value is empty so far
			return append(joined, "")
		}
	}
	return joined
}

// candidates returns what may follow the words, given how the word at the cursor begins.
func candidates(app *cli.App, words []string, last string) []candidate {
	var command *cli.Command
	var arguments []string
	flags, data := app.Flags, ""
	for i := 0; i < len(words); i++ {
		switch name, value, assigned := strings.Cut(words[i], "="); {
		case words[i] == "--":
			arguments, i = append(arguments, words[i+1:]...), len(words)
			last = "" // no flag can follow
		case isFlag(words[i]):
			flag := flagNamed(flags, strings.TrimLeft(name, "-"))
			if flag == nil || !takesValue(flag) {
				continue
			}
			if !assigned {
				if i++; i == len(words) {
					return values(flag, data)
				}
				value = words[i]
			}
			if flag.Names()[0] == "data" {
				data = value
			}
		case command == nil:
			if command = app.Command(words[i]); command == nil {
				return nil
			}
			flags = command.Flags
		case len(command.Subcommands) > 0:
			sub, err := subcommand(command, words[i])
			if err != nil {
				return nil
			}
			command, flags = sub, sub.Flags
		default:
			arguments = append(arguments, words[i])
		}
	}
	switch {
	case strings.HasPrefix(last, "-"):
		return flagCandidates(flags)
	case command == nil:
		return commandCandidates(app.Commands)
	case len(command.Subcommands) > 0:
		return commandCandidates(command.Subcommands)
	}
	return argumentCandidates(app, command.Name, arguments, data)
}

// argumentCandidates returns what may follow the arguments of a command.
func argumentCandidates(app *cli.App, command string, arguments []string, data string) []candidate {
	switch n := len(arguments); {
	case command == "show" && n < 2:
		return roleCandidates(data, arguments)
	case command == "compare" && n < compose.MostSideBySide:
		return roleCandidates(data, arguments)
	case command == "list" && n == 0:
		var all []candidate
		for _, l := range lists() {
			all = append(all, candidate{l.name, l.summary})
		}
		return all
	case command == "schema" && n == 0:
		return wordCandidates(schemaNames()...)
	case command == "completion" && n == 0:
		return wordCandidates(shells()...)
	case command == explainName && n == 0:
		var all []candidate
		for _, e := range explain.All() {
			all = append(all, candidate{e.Code, e.What})
		}
		return all
	case command == "help" && n == 0:
		return commandCandidates(app.Commands)
	case command == "help" && n == 1 && app.Command(arguments[0]) != nil:
		return commandCandidates(app.Command(arguments[0]).Subcommands)
	}
	return nil
}

// values returns the values of a flag.
func values(flag cli.Flag, data string) []candidate {
	switch flag.Names()[0] {
	case "kind":
		var all []candidate
		for _, k := range compose.Kinds() {
			all = append(all, candidate{k.ID, k.Summary})
		}
		return all
	case "format":
		var all []candidate
		for _, f := range formats.All() {
			all = append(all, candidate{f.Name, f.Summary})
		}
		return all
	case "role":
		return roleCandidates(data, nil)
	case "theme":
		files, _ := fs.Glob(rolexport.Templates(), "themes/*.yaml") // the pattern is well-formed
		for i, file := range files {
			files[i] = strings.TrimSuffix(path.Base(file), ".yaml")
		}
		return wordCandidates(files...)
	}
	return wordCandidates(choices(flag)...)
}

func wordCandidates(words ...string) []candidate {
	var all []candidate
	for _, w := range words {
		all = append(all, candidate{word: w})
	}
	return all
}

func commandCandidates(commands []*cli.Command) []candidate {
	var all []candidate
	for _, c := range commands {
		all = append(all, candidate{c.Name, c.Usage})
	}
	return all
}

func flagCandidates(flags []cli.Flag) []candidate {
	var all []candidate
	for _, f := range flags {
		meaning := ""
		if d, ok := f.(cli.DocGenerationFlag); ok {
			meaning = strings.ReplaceAll(d.GetUsage(), "`", "")
		}
		for _, name := range f.Names() {
			all = append(all, candidate{dashed(name), meaning})
		}
	}
	return all
}

// roleCandidates returns the ids of the roles of the dataset that is named, without those that are given already.
func roleCandidates(data string, given []string) []candidate {
	src, err := openSource(data)
	if err != nil {
		return nil // completion has nobody to complain to
	}
	defer src.close()
	ds, _ := dataset.Load(src.files, src.main, src.display)
	if ds == nil {
		return nil
	}
	var all []candidate
	for _, r := range ds.Roles {
		if !slices.Contains(given, r.ID) {
			all = append(all, candidate{r.ID, r.Title})
		}
	}
	return all
}
