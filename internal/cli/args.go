package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/diag"
)

// arrange puts the flags of a command before its arguments, where urfave/cli looks for them, and checks them on the way: a name that
// the command does not know, or a flag without its value, is a usage error here. A call for help becomes the command help. After "--"
// everything is an argument.
func arrange(app *cli.App, args []string) ([]string, error) {
	if len(args) == 0 {
		return []string{app.Name}, nil
	}
	at := slices.IndexFunc(args[1:], func(a string) bool { return !isFlag(a) }) + 1
	if at == 0 {
		flags, rest, err := divide("rolexport", app.Flags, args[1:])
		if err == nil && len(rest) > 0 {
			err = unknownCommand(app, rest[0])
		}
		if isSet(flags, "--help", "-h") {
			flags = []string{helpName}
		}
		return append(args[:1:1], flags...), err
	}
	before, _, err := divide("rolexport", app.Flags, args[1:at])
	if err != nil {
		return nil, misplaced(app, args[at], err)
	}
	if isSet(before, "--version", "-v") {
		return []string{args[0], "--version"}, nil
	}
	command, rest, err := findCommand(app, args[at:])
	if err != nil {
		return nil, err
	}
	path := strings.Fields(command.HelpName)
	flags, rest, err := divide(command.HelpName, command.Flags, rest)
	if err != nil {
		return nil, err
	}
	if isSet(append(before, flags...), "--help", "-h") {
		return append([]string{args[0], helpName}, path...), nil
	}
	if len(command.Subcommands) > 0 {
		return nil, noSubcommand(command)
	}
	arranged := slices.Concat(args[:1:1], path, flags)
	return append(append(arranged, "--"), rest...), nil
}

// findCommand returns the command that args begin with, or the one of its subcommands that is the next word, and the arguments behind. Where
// a command with subcommands is followed by none of them, it is returned itself, as it is for a call for its help.
func findCommand(app *cli.App, args []string) (*cli.Command, []string, error) {
	command := app.Command(args[0])
	if command == nil {
		return nil, nil, unknownCommand(app, args[0])
	}
	rest := args[1:]
	at := slices.IndexFunc(rest, func(a string) bool { return !isFlag(a) })
	if len(command.Subcommands) == 0 || at < 0 {
		return command, rest, nil
	}
	if flags, _, err := divide(command.HelpName, command.Flags, rest[:at]); err != nil || len(flags) < at {
		hint := fmt.Sprintf("flags come after the word: rolexport %s %s ...", command.HelpName, command.Subcommands[0].Name)
		return nil, nil, usage(fmt.Sprintf("%q stands before what is to be done", rest[0]), hint)
	}
	sub, err := subcommand(command, rest[at])
	return sub, slices.Concat(rest[:at], rest[at+1:]), err
}

// subcommand returns the subcommand of a name.
func subcommand(command *cli.Command, name string) (*cli.Command, error) {
	var names []string
	for _, c := range command.Subcommands {
		if c.Name == name {
			return c, nil
		}
		names = append(names, c.Name)
	}
	hint := cmp.Or(diag.DidYouMean(name, names), fmt.Sprintf("rolexport %s knows %s", command.HelpName, strings.Join(names, ", ")))
	return nil, usage(fmt.Sprintf("rolexport %s has no %q", command.HelpName, name), hint)
}

// noSubcommand refuses a command that needs one.
func noSubcommand(command *cli.Command) error {
	var names []string
	for _, c := range command.Subcommands {
		names = append(names, c.Name)
	}
	return usage(fmt.Sprintf("rolexport %s needs to know what", command.HelpName), "say one of "+strings.Join(names, ", "))
}

// isSet reports whether one of the names is among flags as divide returns them.
func isSet(flags []string, names ...string) bool {
	return slices.ContainsFunc(flags, func(f string) bool { return slices.Contains(names, f) })
}

// isFlag reports whether an argument is written like a flag; "-" alone stands for a standard stream.
func isFlag(arg string) bool { return len(arg) > 1 && arg[0] == '-' }

// divide returns the flags among args, each with its value, and the rest.
func divide(command string, known []cli.Flag, args []string) (flags, rest []string, err error) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			return flags, append(rest, args[i+1:]...), nil
		}
		if !isFlag(arg) {
			rest = append(rest, arg)
			continue
		}
		name, value, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		flag := flagNamed(known, name)
		if flag == nil {
			return nil, nil, unknownFlag(command, known, arg)
		}
		if takesValue(flag) && !hasValue && i+1 < len(args) && !isOneOf(known, args[i+1]) {
			i++
			value, hasValue = args[i], true
		}
		if err := checkValue(flag, name, value, hasValue); err != nil {
			return nil, nil, err
		}
		flags = append(flags, dashed(name))
		if hasValue {
			flags[len(flags)-1] += "=" + value
		}
	}
	return flags, rest, nil
}

// isOneOf reports whether arg is a flag of the command, and so hardly the value of the one before it.
func isOneOf(known []cli.Flag, arg string) bool {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	return arg == "--" || isFlag(arg) && flagNamed(known, name) != nil
}

// checkValue reports a value that is missing or cannot be the flag's.
func checkValue(flag cli.Flag, name, value string, has bool) error {
	switch flag.(type) {
	case *cli.BoolFlag:
		if _, err := strconv.ParseBool(value); has && err != nil {
			return usage(fmt.Sprintf("%s takes no value, and not %q", dashed(name), value), "")
		}
		return nil
	case *cli.IntFlag:
		if _, err := strconv.Atoi(value); has && value != "" && err != nil {
			return usage(fmt.Sprintf("%s needs a whole number, not %q", dashed(name), value), "")
		}
	}
	if value == "" {
		return usage(dashed(name)+" needs a value", fmt.Sprintf("%s %s", dashed(name), placeholder(flag)))
	}
	return nil
}

func flagNamed(flags []cli.Flag, name string) cli.Flag {
	if i := slices.IndexFunc(flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), name) }); i >= 0 {
		return flags[i]
	}
	return nil
}

func takesValue(flag cli.Flag) bool {
	f, ok := flag.(cli.DocGenerationFlag)
	return ok && f.TakesValue()
}

// dashed returns a flag's name as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func unknownFlag(command string, known []cli.Flag, arg string) error {
	name, _, _ := strings.Cut(arg, "=")
	var names []string
	for _, f := range known {
		names = append(names, dashed(f.Names()[0]))
	}
	of := command
	if command != "rolexport" {
		of = "rolexport " + command
	}
	hint := ""
	if len(name) > 2 { // a letter is like any other
		hint = diag.DidYouMean(name, names)
	}
	if hint == "" {
		hint = of + " --help lists the flags"
	}
	return usage(fmt.Sprintf("unknown flag %q of %s", name, of), hint)
}

// misplaced explains a flag before the command, if that is where the error comes from.
func misplaced(app *cli.App, command string, err error) error {
	if app.Command(command) == nil {
		return err
	}
	return usage(err.Error(), fmt.Sprintf("flags of a command come after it: rolexport %s --help lists them", command))
}

func unknownCommand(app *cli.App, name string) error {
	var names []string
	for _, c := range app.Commands {
		names = append(names, c.Name)
	}
	hint := diag.DidYouMean(name, names)
	if hint == "" {
		hint = "commands: " + strings.Join(names, ", ")
	}
	return usage(fmt.Sprintf("unknown command %q", name), hint)
}
