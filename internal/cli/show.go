package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/compose"
	"rolexport/internal/export"
	"rolexport/internal/render"
	"rolexport/internal/sink"
)

func (p *program) showCommand() *cli.Command {
	return &cli.Command{
		Name: "show", ArgsUsage: "[ROLE [ROLE]]", Usage: "print one document",
		Description: `One role: its role sheet. Two roles: their comparison. --kind makes another document of them; for a kind of which there is
one document only, no role is named. A role is named by its id, title or alias, in capitals or not. A format of data prints the
role as data: rolexport show ROLE --format json.`,
		Flags: []cli.Flag{
			dataFlag(),
			&cli.StringFlag{Name: "kind", Usage: "print a document of `KIND`"},
			&cli.StringFlag{Name: "format", Usage: "print in `FORMAT` (default: what -o ends in, else txt, for data json or csv)"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`; - is standard output"},
			audienceFlag(), templatesFlag(), themeFlag(), paperFlag(), strictFlag(), quietFlag(),
		},
		Action: p.show,
	}
}

func (p *program) show(c *cli.Context) error {
	p.voice.quiet = c.Bool("quiet")
	format, err := formatToShow(c)
	if err != nil {
		return err
	}
	kind, err := kindToShow(c, format)
	if err != nil {
		return err
	}
	if format.Name == "" {
		if format, err = findFormat(usualFormat(kind, c.NArg())); err != nil {
			return err
		}
	}
	return p.showDocument(c, kind, format, func(in *input) (compose.Subject, error) { return subjectToShow(c, in, kind) })
}

// showDocument makes one document, of which the subject is found once the dataset is loaded.
func (p *program) showDocument(c *cli.Context, kind compose.Kind, format render.Format, subjectIn func(*input) (compose.Subject, error)) error {
	if format.Binary && c.String("output") == "" && isTerminal(p.out.w) {
		hint := fmt.Sprintf("write it to a file: -o FILE%s, or insist with -o -", format.Ext)
		return usage(format.Name+" is not for a terminal", hint)
	}
	env, err := p.environment(c)
	if err != nil {
		return err
	}
	src, err := p.open(c.String("data"))
	if err != nil {
		return err
	}
	defer src.close()
	in, err := p.load(c, src, &report{})
	if err != nil {
		return nothingWritten(err)
	}
	subject, err := subjectIn(in)
	if err != nil {
		return err
	}
	plan, err := export.NewDocument(subject, kind, format)
	if err != nil {
		return err
	}
	if err := p.try(in, plan, &report{}); err != nil {
		return nothingWritten(err)
	}
	return p.showOne(c, in, plan, env)
}

// kindToShow returns the kind that is asked for, or the one that the format or the number of roles suggests.
func kindToShow(c *cli.Context, format render.Format) (compose.Kind, error) {
	if c.NArg() > 2 {
		return compose.Kind{}, tooMany(c, 2)
	}
	if c.IsSet("kind") {
		return findKind(c.String("kind"))
	}
	if format.Name != "" && format.OfData() {
		return findKind(roleData)
	}
	switch c.NArg() {
	case 0:
		return compose.Kind{}, usage("no role to show", "rolexport show ROLE prints its sheet; rolexport list roles shows the roles")
	case 1:
		return findKind(roleSheet)
	}
	return findKind(comparison)
}

// formatToShow returns the format that is asked for, or the one of the file's extension; without either it has no name.
func formatToShow(c *cli.Context) (render.Format, error) {
	if c.IsSet("format") {
		return findFormat(c.String("format"))
	}
	file := c.String("output")
	if ext := filepath.Ext(file); ext != "" && file != "-" {
		return formatOf(file, ext)
	}
	return render.Format{}, nil
}

// usualFormat returns the name of the format that a kind is printed in unless another is asked for.
func usualFormat(kind compose.Kind, roles int) string {
	if kind.Composed() {
		return "txt"
	}
	for _, f := range kind.Data {
		if kind.Gathers(f) == (roles == 0) {
			return f
		}
	}
	return kind.Data[0]
}

// subjectToShow returns the document of the kind about the roles that are named.
func subjectToShow(c *cli.Context, in *input, kind compose.Kind) (compose.Subject, error) {
	single, gathered := kind.Path("a") == kind.Path("b"), len(kind.Gathered) > 0 && c.NArg() == 0
	if single && c.NArg() > 0 {
		message := fmt.Sprintf("a %s is not about a single role, and takes no %q", kind.ID, c.Args().First())
		return compose.Subject{}, usage(message, "rolexport show --kind "+kind.ID)
	}
	if !single && !gathered && c.NArg() == 0 {
		return compose.Subject{}, usage(fmt.Sprintf("no role for the %s", kind.ID), "rolexport list roles shows the roles")
	}
	ids, err := findRoles(in.dataset, c.Args().Slice())
	if err != nil {
		return compose.Subject{}, err
	}
	if len(ids) < c.NArg() {
		message := fmt.Sprintf("%q and %q are the same role", c.Args().First(), c.Args().Get(1))
		return compose.Subject{}, usage(message, "")
	}
	subject := in.composer.Subject(kind.ID, ids...)
	switch {
	case single && subject.Name == "":
		return subject, usage(fmt.Sprintf("the dataset has no %s", kind.ID), "")
	case !single && !gathered && (subject.Name == "" || len(subject.Roles) != len(ids)):
		message := fmt.Sprintf("a %s cannot be made of %s", kind.ID, count(len(ids), "role"))
		if !kind.Composed() {
			message = fmt.Sprintf("%s cannot be made of %s in one file", kind.ID, count(len(ids), "role"))
		}
		return subject, usage(message, "rolexport list kinds shows what each is about")
	}
	return subject, nil
}

// showOne makes the one document of the plan and writes it to where -o says.
func (p *program) showOne(c *cli.Context, in *input, plan *export.Plan, env render.Env) error {
	options, err := in.options(plan, env, c.Bool("strict"), 1)
	if err != nil {
		return nothingWritten(err)
	}
	to, done, err := p.destination(c.String("output"), &plan.Documents[0].Files[0])
	if err != nil {
		return err
	}
	results, err := export.Run(context.Background(), plan, in.composer, to, options)
	p.voice.met(export.Problems(results))
	if err = errors.Join(err, done()); err != nil {
		return firstOf(err)
	}
	if export.Count(results, export.Written) == 0 {
		return &failure{code: exitIncomplete, message: "nothing was written"}
	}
	return nil
}

// destination returns the sink for the file that -o names, and what is to be called at the end. The planned file takes its name.
func (p *program) destination(output string, file *export.File) (sink.Sink, func() error, error) {
	if output == "" || output == "-" {
		return &sink.Stdout{W: p.out}, func() error { return nil }, nil
	}
	info, err := os.Stat(output)
	switch {
	case err == nil && info.IsDir():
		return nil, nil, usage(fmt.Sprintf("-o %s is a folder", output), "name a file in it, or use rolexport export --out")
	case err == nil && !info.Mode().IsRegular(): // a pipe or a device has no place to rename a file to
		f, err := os.OpenFile(output, os.O_WRONLY, 0)
		if err != nil {
			return nil, nil, reason(output, err)
		}
		return &sink.Stdout{W: f}, f.Close, nil
	case err == nil:
		// A link that the user names is followed: the file behind it is replaced.
		if output, err = filepath.EvalSymlinks(output); err != nil {
			return nil, nil, reason(output, err)
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, nil, reason(output, err)
	}
	folder, name := filepath.Split(output)
	if folder == "" {
		folder = "."
	}
	if _, err := os.Stat(folder); err != nil {
		return nil, nil, reason(strings.TrimSuffix(folder, string(filepath.Separator)), err)
	}
	dir, err := sink.OpenDir(folder, sink.Beside)
	if err != nil {
		return nil, nil, err
	}
	file.Path = name
	return dir, dir.Close, nil
}
