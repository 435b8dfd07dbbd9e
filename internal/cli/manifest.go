package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport/internal/diag"
	"rolexport/internal/export"
	"rolexport/internal/sink"
)

func (p *program) manifestCommand() *cli.Command {
	return &cli.Command{
		Name: "manifest", ArgsUsage: "WHAT", Usage: "join what the shards of an export have written",
		Description: `rolexport export --shard I/N makes a part of the documents and writes manifest-I-of-N.json. When all parts are there, merge makes
one folder of them, with the manifest that one run would have written.`,
		Subcommands: []*cli.Command{p.mergeCommand()},
	}
}

func (p *program) mergeCommand() *cli.Command {
	return &cli.Command{
		Name: "merge", ArgsUsage: "DIR...", Usage: "bring the shards in folders together, and write their one manifest",
		Description: `DIR is a folder that rolexport export --shard has written to; shards may share one. Nothing is written when a shard is missing or there
twice, when shards differ in their dataset, program or flags, or when a file is not as it was written: exit code 4. Files go to --out,
and DIRs elsewhere are left as they are. Where a shard could not write a document, the rest is joined all the same: exit code 5.`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "bring the files to `DIR` (default: the folder, if it is the only one)"},
			&cli.BoolFlag{Name: "prune", Usage: "remove files of earlier runs whose documents the dataset does not yield any more"},
			reportFlag(), quietFlag(),
		},
		Action: func(c *cli.Context) error {
			return p.reporting(c, func(r *report) error { return p.merge(c, r) })
		},
	}
}

// merge joins the shards that lie in the folders of the arguments.
func (p *program) merge(c *cli.Context, r *report) error {
	out := c.String("out")
	switch n := c.NArg(); {
	case n == 0:
		return usage("no folder given", "name the folders that rolexport export --shard has written to")
	case n > 1 && out == "":
		return usage(fmt.Sprintf("--out is missing for the files of %d folders", n), "name the folder that they go to: --out DIR")
	case out == "":
		out = c.Args().First()
	}
	r.Out = out
	shards, folders, err := openShards(c.Args().Slice())
	defer folders.close()
	if err != nil {
		return err
	}
	if err := p.fit(shards, r); err != nil {
		return err
	}
	to, err := folders.open(out)
	if err != nil {
		return err
	}
	earlier, err := export.ReadManifests(to)
	if err != nil {
		return err
	}
	if err := earlier.Whole.Admits(shards[0].Dataset.Audience); err != nil {
		return usage(err.Error(), "name another folder with --out")
	}
	for _, s := range shards {
		if s.Folder == sink.Folder(to) {
			continue
		}
		if err := s.Collect(to); err != nil {
			return err
		}
	}
	return p.joined(c, shards, earlier, to, r)
}

// joined records what the shards are together, in a folder that holds all their files and whose manifests were earlier.
func (p *program) joined(c *cli.Context, shards []export.Source, earlier *export.Manifests, to *sink.Dir, r *report) error {
	m := export.Join(earlier.Whole, shards, to.Holds)
	var gone diag.List
	var err error
	if len(m.Unfinished) == 0 {
		gone, err = p.gone(c, r.Out, to, m, r)
		if !unseen(m, shards, to) {
			m.Settle(export.Inputs(shards))
		}
	}
	if err = errors.Join(err, m.Write(to), earlier.RemoveShards(to)); err != nil {
		return firstOf(err)
	}
	for _, e := range m.Files {
		r.Files = append(r.Files, reportFile{
			Path: e.Path, Kind: e.Kind, Format: e.Format, Roles: e.Roles, Status: "joined", Bytes: e.Bytes, SHA256: e.SHA256,
		})
	}
	p.voice.problems(gone)
	r.add(gone)
	r.verdict = fmt.Sprintf("joined %s with %s in %s", count(len(shards), "shard"), count(len(m.Files), "file"), r.Out)
	p.voice.note("%s", r.verdict)
	p.leftOut(m.LeftOut)
	if n := len(m.Unfinished); n > 0 {
		return &failure{
			code: exitIncomplete, message: fmt.Sprintf("%s had not been written: %s", count(n, "file"), some(m.Unfinished)),
			hint: "see what the exports of the shards said",
		}
	}
	return nil
}

// unseen reports whether files of kinds that the shards left out lie in the folder, and not all shards were written to it: whether these files are what
// the dataset yields nobody has looked at.
func unseen(m *export.Manifest, shards []export.Source, to *sink.Dir) bool {
	return slices.ContainsFunc(m.Files, func(e export.Entry) bool { return slices.Contains(m.LeftOut, e.Kind) }) &&
		slices.ContainsFunc(shards, func(s export.Source) bool { return s.Folder != sink.Folder(to) })
}

// fit refuses shards that are not one whole, or whose files are not as they were written, and says all that is wrong.
func (p *program) fit(shards []export.Source, r *report) error {
	problems := export.Misfits(shards)
	for _, s := range shards {
		problems = append(problems, s.Damage(runtime.GOMAXPROCS(0))...)
	}
	if len(problems) == 0 {
		return nil
	}
	p.voice.problems(problems)
	r.add(problems)
	return &failure{code: exitDifference, message: fmt.Sprintf("the shards are not one whole: %s; nothing was written", count(len(problems), "error"))}
}

// openFolders are folders that a command holds, each once however often it is named.
type openFolders []openFolder

type openFolder struct {
	info os.FileInfo
	dir  *sink.Dir
}

// open opens a folder, or returns the one that is open already.
func (all *openFolders) open(name string) (*sink.Dir, error) {
	info, err := os.Stat(name)
	if err == nil {
		for _, f := range *all {
			if os.SameFile(f.info, info) {
				return f.dir, nil
			}
		}
	}
	dir, err := sink.OpenDir(name, sink.Alone)
	if err != nil {
		return nil, err
	}
	if info, err = os.Stat(name); err != nil {
		_ = dir.Close() // nothing was put
		return nil, reason(name, err)
	}
	*all = append(*all, openFolder{info, dir})
	return dir, nil
}

// close lets go of all folders. Everything that was put is synced by then.
func (all *openFolders) close() {
	for _, f := range *all {
		_ = f.dir.Close()
	}
}

// openShards opens folders and returns the shards that lie in them, in their order.
func openShards(names []string) ([]export.Source, *openFolders, error) {
	var folders openFolders
	var shards []export.Source
	for _, name := range names {
		switch info, err := os.Stat(name); {
		case errors.Is(err, fs.ErrNotExist):
			return nil, &folders, usage(fmt.Sprintf("there is no folder %s", name), "name a folder that rolexport export --shard has written to")
		case err != nil:
			return nil, &folders, reason(name, err)
		case !info.IsDir():
			return nil, &folders, usage(name+" is a file, not a folder", "name the folder that it lies in")
		}
		had := len(folders)
		dir, err := folders.open(name)
		if err != nil {
			return nil, &folders, err
		}
		if len(folders) == had {
			continue // it was named before
		}
		all, err := export.ReadManifests(dir)
		if err != nil {
			return nil, &folders, fmt.Errorf("%s: %w", name, err)
		}
		if len(all.Shards) == 0 {
			return nil, &folders, noShards(name, all)
		}
		for _, m := range all.Shards {
			shards = append(shards, export.Source{Manifest: m, Folder: dir, Display: filepath.ToSlash(filepath.Join(name, m.Shard.Manifest()))})
		}
	}
	export.SortShards(shards)
	return shards, &folders, nil
}

// noShards refuses a folder without shards.
func noShards(name string, all *export.Manifests) error {
	if all.Whole != nil {
		return usage(fmt.Sprintf("%s holds no shards, but a whole export", name), "its shards have been joined, or it was written without --shard")
	}
	return usage(fmt.Sprintf("%s holds no shards", name), strings.TrimSpace("rolexport export --shard 1/4 --out "+name+" writes one"))
}
