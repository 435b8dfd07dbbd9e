// Package cli is the command line: commands, flags, exit codes, and what is said on a terminal. It is the only package that knows a
// terminal, the environment and the clock.
package cli

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"rolexport/internal/version"
)

// A program is one call of rolexport.
type program struct {
	out   *output
	err   io.Writer
	voice *voice
	env   func(name string) (string, bool)
}

// Main runs the program with its arguments, of which the first is its name, and returns the exit code.
func Main(args []string, stdout, stderr io.Writer) (code int) {
	p := &program{out: &output{w: stdout}, err: stderr, env: os.LookupEnv}
	p.voice = newVoice(stderr, p.env)
	defer func() {
		if v := recover(); v != nil {
			p.voice.error(fmt.Sprintf("rolexport broke off: %v", v), "this is a defect of rolexport; please report it with the lines below")
			_, _ = stderr.Write(debug.Stack())
			code = exitIO
		}
	}()
	return p.run(args)
}

func (p *program) run(args []string) int {
	app := p.app()
	if n := len(args) - 1; n > 0 && args[n] == completionFlag {
		p.complete(app, args[1:n])
		return exitDone
	}
	args, err := arrange(app, args)
	if err == nil {
		err = app.Run(args)
	}
	if p.out.err != nil && err == nil {
		err = fmt.Errorf("standard output: %w", p.out.err)
	}
	if err != nil {
		p.voice.failure(err)
	}
	return exitCode(err)
}

// app returns the commands. What urfave/cli would print or decide of itself is taken from it: help is a command of ours, flags are
// arranged and checked before it sees them, and errors are told and mapped to exit codes by run.
func (p *program) app() *cli.App {
	app := &cli.App{
		Name:                      "rolexport",
		Usage:                     "finished documents from a dataset of job roles",
		Writer:                    p.out,
		ErrWriter:                 p.err,
		HideHelp:                  true,
		HideVersion:               true,
		DisableSliceFlagSeparator: true,
		ExitErrHandler:            func(*cli.Context, error) {},
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "version", Aliases: []string{"v"}, Usage: "print the version"},
			helpFlag(),
		},
		Commands: []*cli.Command{
			p.exportCommand(), p.showCommand(), p.compareCommand(), p.listCommand(), p.diffCommand(), p.validateCommand(), p.explainCommand(),
			p.verifyCommand(), p.manifestCommand(), p.initCommand(), p.schemaCommand(), p.importCommand(), p.completionCommand(), p.helpCommand(),
		},
		Action: func(c *cli.Context) error {
			if c.Bool("version") {
				p.out.print("rolexport " + version.Of() + "\n")
				return nil
			}
			return usage("no command given", "rolexport export makes every document; rolexport help lists the commands")
		},
		OnUsageError: onUsageError,
	}
	for _, c := range app.Commands {
		prepare(c, c.Name)
		for _, sub := range c.Subcommands {
			prepare(sub, c.Name+" "+sub.Name)
		}
	}
	return app
}

// prepare takes from a command what urfave/cli would do of itself. HelpName is how messages call it.
func prepare(c *cli.Command, name string) {
	c.HideHelp = true
	c.HelpName = name
	c.Flags = append(c.Flags, helpFlag())
	c.OnUsageError = onUsageError
}

func helpFlag() cli.Flag {
	return &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "print this help"}
}

// onUsageError takes what the flag package says about a flag; arrange has seen most of it before.
func onUsageError(_ *cli.Context, err error, _ bool) error { return usage(err.Error(), "") }

// output is the standard output. It keeps the first error, so that a full disk behind a pipe is not taken for success.
type output struct {
	w   io.Writer
	err error
}

// Write passes b on.
func (o *output) Write(b []byte) (int, error) {
	n, err := o.w.Write(b)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// print writes text; a failure is found by run.
func (o *output) print(text string) { _, _ = io.WriteString(o, text) }
