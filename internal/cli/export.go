package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"rolexport/internal/compose"
	"rolexport/internal/diag"
	"rolexport/internal/export"
	"rolexport/internal/render"
	"rolexport/internal/render/formats"
	"rolexport/internal/sink"
	"rolexport/internal/version"
)

// manyDocuments is the number of documents above which --pairs all has to be confirmed: pairs grow with the square of the roles.
const manyDocuments = 1000

func (p *program) exportCommand() *cli.Command {
	return &cli.Command{
		Name: "export", Usage: "write the documents of a dataset to a folder",
		Description: `Without flags, every document of the built-in dataset is written to ./out. rolexport list kinds shows the kinds of
documents with their formats and paths. Files appear finished or not at all; manifest.json tells what was written.
A run with --kind, --format or --role replaces only its own entries in it. What is there already, made from the same, is kept as it is.
Above 500 roles, the catalogue and the role matrix are made only when --kind names them.`,
		Flags: []cli.Flag{
			dataFlag(),
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "out", Usage: "write to `DIR` (default: out)"},
			severalFlag("kind", "only documents of `KIND`"),
			severalFlag("format", "only files in `FORMAT`"),
			severalFlag("role", "only documents about `ROLE`, an id, title or alias"),
			&cli.StringFlag{Name: "pairs", Usage: "compare `authored|all` pairs of roles (default: authored)"},
			shardFlag(),
			&cli.BoolFlag{Name: "yes", Usage: "make more than 1,000 documents of --pairs all without being asked"},
			audienceFlag(), templatesFlag(), themeFlag(), paperFlag(),
			&cli.IntFlag{Name: "workers", Usage: "work on `N` documents at a time (default: the number of processors)"},
			strictFlag(),
			&cli.BoolFlag{Name: "force", Usage: "make every file anew, also those that would come out the same"},
			&cli.BoolFlag{Name: "prune", Usage: "remove files of earlier runs whose documents the dataset does not yield any more"},
			&cli.BoolFlag{Name: "explain", Usage: "say of every file why it was made or kept"},
			&cli.BoolFlag{Name: "check", Usage: "write nothing; fail when the folder is not what the dataset yields, and say what differs"},
			&cli.BoolFlag{Name: "dry-run", Usage: "list what would be written, and write nothing"},
			reportFlag(), quietFlag(),
		},
		Action: func(c *cli.Context) error {
			return p.reporting(c, func(r *report) error { return p.export(c, r) })
		},
	}
}

// An exportCall is an export with its flags checked.
type exportCall struct {
	out     string
	request export.Request // roles as the user names them
	shard   export.Shard
	workers int
	env     render.Env
}

// exportCall checks the flags, before anything is read.
func (p *program) exportCall(c *cli.Context) (*exportCall, error) {
	if c.NArg() > 0 {
		message := fmt.Sprintf("export takes no argument, and not %q", c.Args().First())
		return nil, usage(message, "--role names roles; rolexport show prints a single document")
	}
	if err := checksAlone(c); err != nil {
		return nil, err
	}
	call := &exportCall{
		out:     c.String("out"),
		request: export.Request{Roles: c.StringSlice("role")},
		workers: runtime.GOMAXPROCS(0),
	}
	var err error
	if call.request.Kinds, err = several(c, "kind"); err != nil {
		return nil, err
	}
	if call.request.Formats, err = several(c, "format"); err != nil {
		return nil, err
	}
	for _, id := range call.request.Kinds {
		if _, err := findKind(id); err != nil {
			return nil, err
		}
	}
	for _, name := range call.request.Formats {
		if _, err := findFormat(name); err != nil {
			return nil, err
		}
	}
	pairs, err := oneOf(c, "pairs", "authored", "all")
	if err != nil {
		return nil, err
	}
	call.request.AllPairs = pairs == "all"
	if c.IsSet("workers") {
		if call.workers = c.Int("workers"); call.workers < 1 {
			return nil, usage(fmt.Sprintf("--workers is %d, and must be 1 or more", call.workers), "")
		}
	}
	if c.IsSet("shard") {
		if call.shard, err = export.ParseShard(c.String("shard")); err != nil {
			return nil, err
		}
	}
	call.env, err = p.environment(c)
	return call, err
}

func (p *program) export(c *cli.Context, r *report) error {
	start := time.Now()
	call, err := p.exportCall(c)
	if err != nil {
		return err
	}
	r.Out = call.out
	src, err := p.open(c.String("data"))
	if err != nil {
		return err
	}
	defer src.close()
	if sink.SameFolder(call.out, src.folder) || sink.SameFolder(call.out, c.String("templates")) {
		message := fmt.Sprintf("--out %s is the folder of the dataset or of the templates", call.out)
		return usage(message, "documents go to a folder of their own, for example --out "+filepath.Join(call.out, "out"))
	}
	inputs := p.inputs(c, call, src)
	done := p.untouched
	if c.Bool("check") {
		done = p.asYielded
	}
	if done, err := done(c, call, inputs, r, start); done || err != nil {
		return err
	}
	in, err := p.load(c, src, r)
	if err == nil {
		err = p.enforce(c, in, r)
	}
	if err != nil {
		return nothingWritten(err)
	}
	plan, err := p.plan(c, call, in)
	if err != nil {
		return err
	}
	if err := p.try(in, plan, r); err != nil {
		return nothingWritten(err)
	}
	plan = plan.Part(call.shard)
	switch {
	case c.Bool("dry-run"):
		err = p.dryRun(c, call, plan, r)
	case c.Bool("check"):
		err = p.check(c, call, in, plan, r, start)
	default:
		err = p.write(c, call, in, inputs, plan, r, start)
	}
	if err != nil {
		return err
	}
	p.leftOut(plan.LeftOut)
	p.oneWay(in, plan)
	p.remind(c, in.doubts)
	return nil
}

// leftOut says which kinds a dataset of many roles is too large for, and how to get them all the same.
func (p *program) leftOut(kinds []string) {
	if n := len(kinds); n > 0 {
		p.voice.note("left out, for there are more than %d roles: %s; --kind %s makes %s", export.MostTogether, strings.Join(kinds, ", "),
			strings.Join(kinds, " --kind "), map[bool]string{true: "it", false: "them"}[n == 1])
	}
}

// nothingWritten adds to a failure of the input that it had no effect.
func nothingWritten(err error) error {
	var f *failure
	if errors.As(err, &f) && f.code == exitInvalid {
		return &failure{exitInvalid, f.message + "; nothing was written", f.hint}
	}
	return err
}

// plan resolves the roles and plans the export.
func (p *program) plan(c *cli.Context, call *exportCall, in *input) (*export.Plan, error) {
	request := call.request
	var err error
	if request.Roles, err = chosenRoles(in.dataset, request.Roles); err != nil {
		return nil, err
	}
	if request.AllPairs && !c.Bool("yes") && !c.Bool("dry-run") {
		if n := documents(request, in); n > manyDocuments {
			return nil, usage(fmt.Sprintf("--pairs all makes %d documents", n), "say --yes to make them, or choose roles with --role")
		}
	}
	return export.NewPlan(request, in.composer, compose.Kinds(), formats.All())
}

// documents counts the documents of a request for all pairs without listing the pairs.
func documents(request export.Request, in *input) int {
	n := 0
	for _, kind := range compose.Kinds() {
		if len(request.Kinds) == 0 && kind.OnRequest || len(request.Kinds) > 0 && !slices.Contains(request.Kinds, kind.ID) {
			continue
		}
		if kind.ID != comparison {
			n += len(in.composer.Subjects(kind.ID, compose.Selection{Roles: request.Roles}))
			continue
		}
		all, chosen := len(in.dataset.Roles), len(request.Roles)
		if chosen == 0 {
			chosen = all
		}
		n += chosen*(all-chosen) + chosen*(chosen-1)/2
	}
	return n
}

// write runs the plan and records it.
func (p *program) write(c *cli.Context, call *exportCall, in *input, inputs string, plan *export.Plan, r *report, start time.Time) error {
	options, err := in.options(plan, call.env, c.Bool("strict"), call.workers)
	if err != nil {
		return nothingWritten(err)
	}
	dir, err := sink.OpenDir(call.out, call.shard.Use())
	if err != nil {
		return err
	}
	defer func() { _ = dir.Close() }() // everything that was put is synced by then
	earlier, err := export.ReadManifests(dir)
	if err != nil {
		return err
	}
	known := earlier.All()
	if err := known.Admits(in.audience); err != nil {
		return usage(err.Error(), "name another folder with --out")
	}
	options.Known, options.Force, options.Program = export.Remember(known, dir), c.Bool("force"), version.Identity()
	remnants := plan.Remnants(known, in.dataset.Digest, options, dir)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once

	shown := newProgress(p.err, plan.Len(), p.voice.quiet, p.env)
	if shown != nil {
		options.Progress = shown.show
	}
	results, err := export.Run(ctx, plan, in.composer, dir, options)
	shown.wipe()
	manifest := export.NextManifest(earlier, in.source(), plan, results, in.warnings(results), dir.Holds)
	from := export.Origin{Program: options.Program, Theme: options.Theme, Templates: options.Templates}
	manifest.Shard = plan.Share(from, call.request, options.Env, c.Bool("strict"), earlier)
	var gone diag.List
	if err == nil && export.Count(results, export.Failed) == 0 {
		gone, err = p.gone(c, call.out, dir, manifest, r)
		if len(remnants) == 0 {
			manifest.Settle(inputs, in.doubts)
		}
	}
	err = errors.Join(err, manifest.Write(dir))
	if call.shard.IsAll() {
		err = errors.Join(err, earlier.RemoveShards(dir))
	}
	err = errors.Join(err, dir.Sync())

	p.voice.met(export.Problems(results))
	r.results(results)
	left := leftAsTheyWere(call.out, remnants)
	if n := manifest.Foreign(remnants...); n > 0 {
		left = append(left, mixedFolder(call.out, manifest, n)...)
	}
	left = append(left, gone...)
	p.voice.problems(left)
	r.add(left)
	if c.Bool("explain") {
		p.explain(c, results)
	}
	r.verdict = call.verdict(results)
	p.voice.note("%s in %s", r.verdict, seconds(time.Since(start)))
	return outcome(ctx, err, results)
}

// verdict says on one line how a run went.
func (call *exportCall) verdict(results []export.Result) string {
	if !call.shard.IsAll() {
		return "shard " + call.shard.String() + ": " + verdict(results, call.out)
	}
	return verdict(results, call.out)
}

// verdict says what became of the files of a run.
func verdict(results []export.Result, out string) string {
	written, kept, all := export.Count(results, export.Written), export.Count(results, export.Kept), 0
	for _, r := range results {
		all += len(r.Files)
	}
	switch {
	case kept == all && all > 0:
		return fmt.Sprintf("kept %s in %s: nothing has changed", count(all, "file"), out)
	case kept > 0 && kept+written == all:
		return fmt.Sprintf("wrote %s to %s and kept %d", count(written, "file"), out, kept)
	case kept > 0:
		return fmt.Sprintf("wrote %d of %s to %s and kept %d", written, count(all, "file"), out, kept)
	case written < all:
		return fmt.Sprintf("wrote %d of %s to %s", written, count(all, "file"), out)
	}
	return fmt.Sprintf("wrote %s to %s", count(all, "file"), out)
}

// outcome returns the error that a run ends with.
func outcome(ctx context.Context, err error, results []export.Result) error {
	failed := export.Count(results, export.Failed)
	switch {
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		return &failure{code: exitInterrupted, message: "interrupted"}
	case err != nil:
		return firstOf(err)
	case failed > 0:
		return &failure{code: exitIncomplete, message: count(failed, "file") + " could not be written"}
	}
	return nil
}

// firstOf returns the first of joined errors: what went wrong after it follows from it.
func firstOf(err error) error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return firstOf(joined.Unwrap()[0])
	}
	return err
}
