package cli

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/redline"
	"rolexport/internal/revision"
)

// atRevision is what the name of a dataset begins with that is kept in a git repository.
const atRevision = "git:"

// linesOfDiff is how many lines of changes a report shows unless another number is asked for: a comment on a pull request is to be read.
const linesOfDiff = 100

func (p *program) diffCommand() *cli.Command {
	return &cli.Command{
		Name: "diff", ArgsUsage: "OLD [NEW]", Usage: "say what changed between two versions of a dataset",
		Description: `OLD and NEW are each a folder or file of a dataset, git:REV for the same folder as the other side at a revision of git, or
git:REV:PATH. NEW may be left out where OLD is a revision: it is the working folder then.
  rolexport diff git:HEAD                     what is not committed yet of the dataset in this folder
  rolexport diff git:main my-roles            what a branch changes in the folder my-roles
  rolexport diff git:v1.0:roles git:v1.1      from one release to the next
  rolexport diff old-roles new-roles --report md > comment.md`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "report", Usage: "print the changes as `text|md|json` (default: text); md is for a comment on a pull request"},
			&cli.IntFlag{Name: "limit", Value: linesOfDiff, Usage: "show `N` lines of changes at the most, all with 0 (default: 100); json is always whole"},
			&cli.BoolFlag{Name: "exit-code", Usage: "exit with 4 when the content differs"},
			quietFlag(),
		},
		Action: func(c *cli.Context) error {
			return p.reporting(c, func(r *report) error { return p.diff(c, r) })
		},
	}
}

func (p *program) diff(c *cli.Context, r *report) error {
	form := cmp.Or(c.String("report"), "text")
	switch {
	case c.NArg() > 2:
		return tooMany(c, 2)
	case c.Int("limit") < 0:
		return usage(fmt.Sprintf("--limit is %d, and must be 0 or more", c.Int("limit")), "0 shows all")
	case form == "json" && c.IsSet("limit"):
		return usage("--limit is of text and md", "json is always whole")
	}
	before, after, err := editions(c.Args().Slice())
	if err != nil {
		return err
	}
	var sides [2]*dataset.Dataset
	var problems diag.List
	for i, v := range []edition{before, after} {
		src, err := v.open()
		if err != nil {
			return err
		}
		defer src.close()
		ds, found := dataset.Load(src.files, src.main, src.display)
		sides[i] = ds
		if ds == nil { // what is merely doubtful does not keep anybody from comparing
			problems = append(problems, found...)
		}
	}
	if len(problems) > 0 {
		p.voice.problems(problems)
		r.add(problems)
		return &failure{code: exitInvalid, message: tally(problems) + "; nothing was compared"}
	}
	found := redline.Between(sides[0], sides[1])
	found.Old.Name, found.New.Name = before.name(), after.name()
	r.Diff = found.Report()
	switch form {
	case "text":
		p.out.print(found.Text(c.Int("limit")))
	case "md":
		p.out.print(found.Markdown(c.Int("limit")))
	}
	if c.Bool("exit-code") && found.Any() {
		return &failure{code: exitDifference, message: "the content differs"}
	}
	return nil
}

// An edition names a dataset: a path, or a path at a revision.
type edition struct {
	revision string // empty: as it is now
	path     string
}

// editions reads the arguments. A revision without a path takes that of the other side, or else the working folder.
func editions(args []string) (before, after edition, err error) {
	if len(args) == 0 {
		return before, after, usage("nothing to compare", "rolexport diff OLD NEW; OLD may be git:HEAD")
	}
	list := make([]edition, len(args))
	for i, arg := range args {
		if list[i], err = readEdition(arg); err != nil {
			return before, after, err
		}
	}
	if before = list[0]; len(list) == 2 {
		after = list[1]
	} else if before.revision == "" {
		return before, after, usage(fmt.Sprintf("nothing to compare %q with", args[0]), "name another folder, or the revision that it is compared with: rolexport diff git:HEAD "+args[0])
	}
	before.path = cmp.Or(before.path, after.path, ".")
	after.path = cmp.Or(after.path, before.path)
	return before, after, nil
}

func readEdition(arg string) (edition, error) {
	rest, ok := strings.CutPrefix(arg, atRevision)
	if !ok {
		return edition{path: arg}, nil
	}
	name, at, hasPath := strings.Cut(rest, ":")
	switch {
	case name == "":
		return edition{}, usage(fmt.Sprintf("%q names no revision", arg), "name a commit, tag or branch, as in git:HEAD")
	case hasPath && at == "":
		at = "."
	}
	return edition{name, filepath.FromSlash(at)}, nil
}

// name is what the user would call the version.
func (v edition) name() string {
	switch at := filepath.ToSlash(v.path); {
	case v.revision == "":
		return at
	case at == ".":
		return atRevision + v.revision
	default:
		return atRevision + v.revision + ":" + at
	}
}

// open opens the dataset.
func (v edition) open() (*source, error) {
	if v.revision == "" {
		return openSource(v.path)
	}
	tree, file, err := revision.Open(v.revision, v.path)
	if err != nil {
		var e *revision.Error
		switch {
		case !errors.As(err, &e):
			return nil, err
		case e == revision.ErrNoGit:
			return nil, &failure{exitIO, e.Message, e.Hint}
		}
		return nil, usage(e.Message, e.Hint)
	}
	folder := filepath.ToSlash(v.path)
	if file != "" {
		folder = path.Dir(folder)
	}
	return &source{
		files: tree, main: cmp.Or(file, dataset.MainFile), display: atRevision + v.revision + ":" + folder,
		close: func() { _ = tree.Close() }, // it was only read from
	}, nil
}
