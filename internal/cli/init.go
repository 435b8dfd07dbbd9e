package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/dataset"
	"rolexport/internal/sink"
	"rolexport/internal/starter"
)

func (p *program) initCommand() *cli.Command {
	return &cli.Command{
		Name: "init", ArgsUsage: "DIR", Usage: "start a dataset of your own in a folder",
		Description: "Writes a small dataset with comments, the templates and a theme to change, JSON Schemas for editors, and a recipe for CI.\n" +
			"A folder that is not empty is refused; with --keep, what is missing in it is added and no file that is there is changed.\n" +
			"A folder that holds a dataset keeps its own roles: it gets schemas, templates, the theme and the recipe alone.",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "keep", Usage: "add to a folder that is not empty, and keep every file that is there"},
			quietFlag(),
		},
		Action: p.init,
	}
}

func (p *program) init(c *cli.Context) error {
	p.voice.quiet = c.Bool("quiet")
	switch {
	case c.NArg() == 0:
		return usage("no folder given", "rolexport init roles starts a dataset in the folder roles")
	case c.NArg() > 1:
		return tooMany(c, 1)
	}
	name := c.Args().First()
	if err := vacant(name, c.Bool("keep")); err != nil {
		return err
	}
	files, err := starter.Files()
	if err != nil {
		return err
	}
	dir, err := sink.OpenDir(name, sink.Alone)
	if err != nil {
		return err
	}
	defer func() { _ = dir.Close() }() // everything is synced below
	holdsDataset := dir.Holds(dataset.MainFile)
	if holdsDataset {
		p.voice.note("%s holds a dataset: no roles are added to it", name)
	}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		switch {
		case dir.Holds(file):
			p.voice.note("kept %s", filepath.Join(name, filepath.FromSlash(file)))
			delete(files, file)
		case holdsDataset && dataset.IsPart(file):
			delete(files, file)
		}
	}
	if err := errors.Join(dir.PutAll(files), dir.Sync()); err != nil {
		return err
	}
	if p.voice.quiet {
		return nil
	}
	enter := ""
	if filepath.Clean(name) != "." {
		enter = "  cd " + shellWord(name) + "\n"
	}
	fmt.Fprintf(p.out, "%s in %s\n\n%s  rolexport validate . --templates templates --theme theme.yaml\n  rolexport export --data . --templates templates --theme theme.yaml\n\n"+
		"README.md there says what each file is for.\n", count(len(files), "new file"), name, enter)
	return nil
}

// vacant refuses a folder that holds something, unless that is to be kept.
func vacant(name string, keep bool) error {
	if err := sink.Finish(name); err != nil {
		return err
	}
	entries, err := os.ReadDir(name)
	switch {
	case os.IsNotExist(err):
		return nil
	case err != nil:
		if info, statErr := os.Stat(name); statErr == nil && !info.IsDir() {
			return usage(fmt.Sprintf("%s is a file, not a folder", name), "name a folder, which need not be there")
		}
		return reason(name, err)
	case len(entries) > 0 && !keep:
		return usage(fmt.Sprintf("%s is not empty: it holds %s", name, holds(entries)), "name a new folder, or say --keep to add what is missing and change nothing")
	}
	return nil
}

// holds names the first entries of a folder.
func holds(entries []fs.DirEntry) string {
	const few = 3
	text := ""
	for i, e := range entries[:min(few, len(entries))] {
		if i > 0 {
			text += ", "
		}
		text += e.Name()
	}
	if more := len(entries) - few; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// shellWord returns a path as it is typed in a shell.
func shellWord(path string) string {
	plain := func(r rune) bool {
		return r == '/' || r == '.' || r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	if !strings.ContainsFunc(path, func(r rune) bool { return !plain(r) }) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
