// Rolexport-beam exports the documents of a dataset on an engine that runs Apache Beam pipelines: on this machine, on Flink, Spark or Dataflow. Its flags
// are those of rolexport export, and those of Beam's runners.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"rolexport/beam/pipeline"
	"rolexport/internal/export"
	"rolexport/internal/render"
)

// bundleName is the file in the output folder by which workers get the dataset, unless --bundle names another place. It is removed at the end.
const bundleName = ".rolexport-bundle"

// The exit codes of rolexport.
const (
	exitUsage      = 2
	exitInvalid    = 3
	exitIncomplete = 5
)

type words []string

func (w *words) String() string     { return strings.Join(*w, ",") }
func (w *words) Set(s string) error { *w = append(*w, strings.Split(s, ",")...); return nil }

func main() {
	var job pipeline.Job
	var data, templates, theme, pairs string
	flag.StringVar(&data, "data", "", "folder or file of the dataset; empty: the built-in one")
	flag.StringVar(&job.Out, "out", "out", "folder to write to, also gs://... or s3://...; all workers must reach it")
	flag.StringVar(&job.Bundle, "bundle", "", "where workers find the packed dataset (default: "+bundleName+" in --out)")
	flag.Var((*words)(&job.Kinds), "kind", "only documents of this kind; several divided by commas, or by the flag again")
	flag.Var((*words)(&job.Formats), "format", "only files in this format; several likewise")
	flag.Var((*words)(&job.Roles), "role", "only documents about this role, by its id; several likewise")
	flag.StringVar(&pairs, "pairs", "authored", "compare authored or all pairs of roles")
	flag.StringVar(&job.Audience, "audience", "", "leave out what is not for internal, candidate or public readers")
	flag.StringVar(&templates, "templates", "", "folder of templates to use in place of the built-in ones")
	flag.StringVar(&theme, "theme", "", "name or file of a theme")
	flag.StringVar(&job.Paper, "paper", "", "a4 or letter, whatever the dataset says")
	flag.BoolVar(&job.Strict, "strict", false, "take every warning for an error")
	flag.IntVar(&job.Parts, "parts", 64, "parts that the list of documents is divided into before it is spread")
	flag.Parse()
	beam.Init() // on a worker, this is where the program goes its own way
	job.AllPairs = pairs == "all"
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	code, err := run(ctx, job, data, templates, theme, pairs)
	if err != nil {
		fmt.Fprintln(os.Stderr, "rolexport-beam: error: "+err.Error())
	}
	os.Exit(code)
}

func run(ctx context.Context, job pipeline.Job, data, templates, theme, pairs string) (code int, err error) {
	if flag.NArg() > 0 {
		return exitUsage, fmt.Errorf("rolexport-beam takes no argument, and not %q", flag.Arg(0))
	}
	if pairs != "authored" && pairs != "all" {
		return exitUsage, fmt.Errorf("--pairs is %q: write authored or all", pairs)
	}
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if job.Now, err = render.ParseEpoch(epoch); err != nil {
		return exitUsage, fmt.Errorf("SOURCE_DATE_EPOCH is %q, which %w", epoch, err)
	}
	bundle, err := pipeline.Pack(data, templates, theme)
	if err != nil {
		return 1, err
	}
	documents, files, err := job.Check(bundle)
	failed := exitInvalid
	if err == nil {
		err, failed = job.Admits(ctx, bundle.Display, templates), 1
	}
	var refused *export.RequestError
	switch {
	case errors.As(err, &refused):
		return exitUsage, fmt.Errorf("%s (%s)", refused.Message, refused.Hint)
	case err != nil:
		return failed, err
	}
	if !strings.Contains(job.Out, "://") {
		if job.Out, err = filepath.Abs(job.Out); err != nil { // workers have working folders of their own
			return 1, err
		}
	}
	if job.Bundle == "" {
		job.Bundle = strings.TrimSuffix(job.Out, "/") + "/" + bundleName
	}
	fmt.Fprintf(os.Stderr, "%s, %s to %s\n", count(documents, "document"), count(files, "file"), job.Out)
	if err := put(ctx, job.Bundle, bundle); err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, remove(ctx, job.Bundle)) }()
	p, s := beam.NewPipelineWithRoot()
	pipeline.Build(s, job)
	if err := beamx.Run(ctx, p); err != nil {
		return 1, err
	}
	return outcome(ctx, job)
}

// outcome tells from the manifest how the export went.
func outcome(ctx context.Context, job pipeline.Job) (int, error) {
	m, err := pipeline.Manifest(ctx, job.Out)
	if err != nil {
		return 1, err
	}
	fmt.Fprintf(os.Stderr, "wrote %s to %s, with %s\n", count(len(m.Files), "file"), job.Out, count(len(m.Warnings), "warning"))
	if n := len(m.Unfinished); n > 0 {
		return exitIncomplete, fmt.Errorf("%s could not be written: %s", count(n, "file"), strings.Join(m.Unfinished, ", "))
	}
	return 0, nil
}

// count returns a number of things, as "1 file" or "2 files".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

func put(ctx context.Context, path string, b *pipeline.Bundle) error {
	data, err := b.Encode()
	if err != nil {
		return err
	}
	files, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	return errors.Join(filesystem.Write(ctx, files, path, data), files.Close())
}

// remove removes the bundle, where the file system can.
func remove(ctx context.Context, path string) error {
	files, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	defer func() { _ = files.Close() }() // nothing was written
	remover, ok := files.(filesystem.Remover)
	if !ok {
		return nil
	}
	if err := remover.Remove(ctx, path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
