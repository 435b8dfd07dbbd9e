package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/esco"
	"rolexport/internal/interchange/intake"
	"rolexport/internal/interchange/merge"
	"rolexport/internal/interchange/onet"
	"rolexport/internal/sink"
)

func (p *program) importCommand() *cli.Command {
	return &cli.Command{
		Name: "import", ArgsUsage: "WHAT", Usage: "bring roles from elsewhere into a dataset folder",
		Description: `--out names the folder: a new one, or one that holds a dataset. Roles are matched by their ids. What the import does
not know stays: other roles, other fields, comments. The result is checked before the first byte is written; docs/import.md
tells what becomes of each table and field.`,
		Subcommands: []*cli.Command{p.importONETCommand(), p.importESCOCommand(), p.importTableCommand()},
	}
}

// importFlags returns the flags that all imports share, after their own.
func importFlags(own ...cli.Flag) []cli.Flag {
	return append(own,
		&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "bring the roles into the dataset folder `DIR`, made if there is none"},
		&cli.BoolFlag{Name: "dry-run", Usage: "list what would be added, changed and left, and write nothing"},
		strictFlag(), reportFlag(), quietFlag(),
	)
}

// An importer reads what the argument of an import names. Problems that are warnings are of rows that were left out.
type importer func(c *cli.Context, name string) (*merge.Import, diag.List, error)

// importing returns the action of an import.
func (p *program) importing(read importer) cli.ActionFunc {
	return func(c *cli.Context) error {
		return p.reporting(c, func(r *report) error { return p.bring(c, read, r) })
	}
}

// bring reads an import, brings it into the folder that --out names, and tells what became of it.
func (p *program) bring(c *cli.Context, read importer, r *report) error {
	switch {
	case c.NArg() == 0:
		return usage("nothing to import", fmt.Sprintf("%s %s --out DIR", called(c.Command), c.Command.ArgsUsage))
	case c.NArg() > 1:
		return tooMany(c, 1)
	case c.String("out") == "":
		return usage("--out is missing", "name the dataset folder that the roles go to: --out DIR")
	}
	out := c.String("out")
	r.Out = out
	in, problems, err := read(c, c.Args().First())
	if err != nil {
		return err
	}
	if err := p.tell(c, problems, r); err != nil {
		return err
	}
	if !c.Bool("dry-run") {
		if err := sink.Finish(out); err != nil {
			return err
		}
	}
	plan, problems, err := merge.New(out, in)
	if errors.Is(err, merge.ErrNoDataset) {
		return usage(err.Error(), "name a folder that is new or empty, or one with "+dataset.MainFile)
	}
	if err != nil {
		return err
	}
	if err := p.tell(c, problems, r); err != nil {
		return err
	}
	if !c.Bool("dry-run") {
		if err := plan.Write(); err != nil {
			return err
		}
	}
	p.brought(c, plan, r)
	return nil
}

// tell says problems. Errors, and under --strict warnings, end the import.
func (p *program) tell(c *cli.Context, problems diag.List, r *report) error {
	if c.Bool("strict") {
		for i := range problems {
			problems[i].Severity = diag.Error
		}
	}
	p.voice.problems(problems)
	r.add(problems)
	if problems.HasErrors() {
		return nothingWritten(&failure{code: exitInvalid, message: tally(problems)})
	}
	return nil
}

// brought prints what became of roles, one on a line, and of vocabularies in sum.
func (p *program) brought(c *cli.Context, plan *merge.Plan, r *report) {
	r.Changes = plan.Entries
	status, wrote := "written", "wrote"
	if c.Bool("dry-run") {
		status, wrote = "planned", "would write"
	}
	for _, name := range plan.Files() {
		r.Files = append(r.Files, reportFile{Path: name, Status: status})
	}
	if c.String("report") != "json" && !p.voice.quiet {
		p.out.print(changes(plan))
	}
	var roles []string
	for _, s := range statuses {
		if n := plan.Count("role", s); n > 0 {
			roles = append(roles, fmt.Sprintf("%d %s", n, s))
		}
	}
	warnings := ""
	if n := len(r.Problems); n > 0 {
		warnings = "; " + count(n, "warning")
	}
	p.voice.note("roles: %s; %s %s to %s%s", strings.Join(roles, ", "), wrote, count(len(plan.Files()), "file"), r.Out, warnings)
}

var statuses = []merge.Status{merge.Added, merge.Changed, merge.Unchanged, merge.Left}

// changes lists each role, and of terms those that change and how many share another fate.
func changes(plan *merge.Plan) string {
	t := table{head: []string{"STATUS", "WHAT", "ID", "TITLE", ""}}
	if slices.ContainsFunc(plan.Entries, func(e merge.Entry) bool { return len(e.Fields) > 0 }) {
		t.head[4] = "FIELDS"
	}
	for _, e := range plan.Entries {
		if e.Sort == "role" || e.Status == merge.Changed {
			t.add(e, string(e.Status), e.Sort, e.ID, e.Title, strings.Join(e.Fields, ", "))
		}
	}
	for _, sort := range []string{"dimension", "area", "skill"} {
		for _, s := range statuses {
			if n := plan.Count(sort, s); n > 0 && s != merge.Changed {
				t.add(nil, string(s), count(n, sort))
			}
		}
	}
	return t.text()
}

func (p *program) importONETCommand() *cli.Command {
	return &cli.Command{
		Name: "onet", ArgsUsage: "DIR|ZIP", Usage: "import occupations of the O*NET database",
		Description: `DIR or ZIP is the database as it is downloaded: the text edition (up to 30.x) or the CSV edition (31). Each occupation
becomes a role whose id is its O*NET-SOC code. ` + limits(),
		Flags: importFlags(
			severalFlag("code", "only the occupation `CODE`, such as 11-1021.00 or 11-1021"),
			&cli.StringFlag{Name: "version", Usage: "`VERSION` of the database, such as 29.3, if neither Read Me.txt nor the folder's name tells it"},
		),
		Action: p.importing(func(c *cli.Context, name string) (*merge.Import, diag.List, error) {
			codes, err := several(c, "code")
			if err != nil {
				return nil, nil, err
			}
			return taken(name, func(f *intake.Folder, problems *intake.Problems) *merge.Import {
				return onet.Read(f, onet.Options{Codes: codes, Version: c.String("version")}, problems)
			})
		}),
	}
}

func (p *program) importESCOCommand() *cli.Command {
	return &cli.Command{
		Name: "esco", ArgsUsage: "DIR|ZIP", Usage: "import occupations of the ESCO classification",
		Description: `DIR or ZIP is the classification in CSV as it is downloaded, in any language. Each occupation becomes a role whose id is
its ESCO code. ` + limits(),
		Flags: importFlags(
			severalFlag("code", "only the occupation `CODE`: an ESCO code or URI, or an ISCO group"),
			&cli.StringFlag{Name: "language", Usage: "`LANGUAGE` of the files, such as fr, where there are several"},
			&cli.StringFlag{Name: "version", Usage: "`VERSION` of the classification, such as 1.2.1, if the folder's name does not tell it"},
		),
		Action: p.importing(func(c *cli.Context, name string) (*merge.Import, diag.List, error) {
			codes, err := several(c, "code")
			if err != nil {
				return nil, nil, err
			}
			return taken(name, func(f *intake.Folder, problems *intake.Problems) *merge.Import {
				o := esco.Options{Codes: codes, Language: c.String("language"), Version: c.String("version")}
				return esco.Read(f, o, problems)
			})
		}),
	}
}

// taken opens a folder or archive for an importer.
func taken(name string, read func(*intake.Folder, *intake.Problems) *merge.Import) (*merge.Import, diag.List, error) {
	var problems intake.Problems
	f, err := intake.Open(name, &problems)
	if err != nil || f == nil {
		return nil, problems.List(), err
	}
	in := read(f, &problems)
	return in, problems.List(), f.Close()
}

// limits says what is refused in a sentence for the help.
func limits() string {
	return fmt.Sprintf(`Refused are archives with links, encrypted files or paths
that lead out of a folder, files over %d MB, %d MB in all, %d files, a packing ratio over %d, and cells over %d kB.`,
		intake.MaxFile>>20, intake.MaxTotal>>20, intake.MaxFiles, intake.MaxRatio, intake.MaxCell/1000)
}
