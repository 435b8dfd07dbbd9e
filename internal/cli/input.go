package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"rolexport"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/export"
	"rolexport/internal/render"
	"rolexport/internal/sink/quickread"
	"rolexport/internal/theme"
)

// The flags that say what documents are made from and how they look.
func dataFlag() cli.Flag {
	return &cli.StringFlag{Name: "data", Usage: "take the dataset from `DIR|FILE` instead of the built-in one"}
}

func audienceFlag() cli.Flag {
	return &cli.StringFlag{Name: "audience", Usage: "leave out what is not for `" + strings.Join(dataset.Audiences(), "|") + "` readers"}
}

func templatesFlag() cli.Flag {
	return &cli.StringFlag{Name: "templates", Usage: "use the templates and labels in `DIR` in place of the built-in ones of the same name"}
}

func themeFlag() cli.Flag {
	return &cli.StringFlag{Name: "theme", Usage: "look of the documents: `NAME|FILE` of a theme"}
}

func paperFlag() cli.Flag {
	return &cli.StringFlag{Name: "paper", Usage: "print on `a4|letter`, whatever the dataset says"}
}

func strictFlag() cli.Flag {
	return &cli.BoolFlag{Name: "strict", Usage: "take every warning for an error"}
}

func shardFlag() cli.Flag {
	return &cli.StringFlag{Name: "shard", Usage: "make only the part `I/N` of the documents, such as 2/4; rolexport manifest merge joins the parts"}
}

func reportFlag() cli.Flag {
	return &cli.StringFlag{Name: "report", Usage: "print results to standard output as `text|json|github|junit`"}
}

func quietFlag() cli.Flag {
	return &cli.BoolFlag{Name: "quiet", Usage: "say nothing but errors"}
}

// builtIn is what stands before the paths of the built-in dataset in problems.
const builtIn = "dataset"

// A source is a dataset before it is loaded.
type source struct {
	files   fs.FS
	main    string // file that is read first
	display string // how the user calls the folder; empty: the built-in dataset
	folder  string // path of the folder; empty: the built-in dataset
	close   func()
}

// open opens what documents are made from. Whoever stands in the folder of a dataset and names none is told that it is not the one that is taken.
func (p *program) open(name string) (*source, error) {
	if _, err := os.Stat(dataset.MainFile); name == "" && err == nil {
		p.voice.diagnostic(diag.Diagnostic{
			Severity: diag.Warning, Message: "this is the built-in dataset, and not the one of the folder that you are in", Hint: "--data . takes that one",
		})
	}
	return openSource(name)
}

// openSource opens the folder or file that --data names, and the built-in dataset for an empty name. Links that lead out of the folder
// are not followed.
func openSource(name string) (*source, error) {
	if name == "" {
		return &source{files: rolexport.Dataset(), main: dataset.MainFile, close: func() {}}, nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, reason(name, err)
	}
	folder, main := name, dataset.MainFile
	if !info.IsDir() {
		folder, main = filepath.Dir(name), filepath.Base(name)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, reason(folder, err)
	}
	files := quickread.New(root)
	return &source{
		files: files, main: main, display: filepath.ToSlash(folder), folder: folder,
		close: func() {
			files.Close()
			_ = root.Close() // it was only read from
		},
	}, nil
}

// reason returns err as "path: reason", without the name of the system call.
func reason(path string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}

// An input is all that documents are made from, loaded and checked.
type input struct {
	whole    *dataset.Dataset // as it was loaded
	dataset  *dataset.Dataset // for the audience: what anything is made from
	audience string           // empty: everybody
	wording  *wording
	composer *compose.Composer
	theme    *theme.Theme
	finder   *dataset.Finder
	display  string    // prefix of paths in the dataset's problems
	problems diag.List // warnings
	doubts   int       // warnings of the rules of the dataset, counted alone
}

// load opens and loads what the flags name. Everything that is wrong with it is said and reported at once; the error then only counts it.
func (p *program) load(c *cli.Context, src *source, r *report) (*input, error) {
	audience, err := oneOf(c, "audience", dataset.Audiences()...)
	if err != nil {
		return nil, err
	}
	words, err := openWording(c) // it stays open: documents are composed later
	if err != nil {
		return nil, err
	}
	in := &input{display: cmp.Or(src.display, builtIn), audience: audience, wording: words}
	var more diag.List
	in.whole, in.problems = dataset.Load(src.files, src.main, src.display)
	in.finder = dataset.NewFinder(in.whole, src.files, src.main, src.display)
	in.theme, more = theme.Load(words.files, c.String("theme"), os.ReadFile)
	in.problems = append(in.problems, more...)
	if in.whole != nil {
		in.dataset = in.whole.For(audience)
		in.composer, more = compose.New(in.dataset, words.files)
		in.problems = append(in.problems, more...)
	}
	if c.Bool("strict") {
		for i := range in.problems {
			in.problems[i].Severity = diag.Error
		}
	}
	p.voice.problems(in.problems)
	r.add(in.problems)
	if in.problems.HasErrors() {
		return nil, &failure{code: exitInvalid, message: tally(in.problems)}
	}
	if len(in.dataset.Roles) == 0 {
		return nil, usage(fmt.Sprintf("no role of the dataset is for %s readers", audience), "")
	}
	return in, nil
}

// try composes a document of each kind of the plan, before anything is written, and says what the templates make of the data.
func (p *program) try(in *input, plan *export.Plan, r *report) error {
	problems := export.Try(plan, in.composer)
	if len(problems) == 0 {
		return nil
	}
	if first := problems[0]; first.Code == "wrong-subject" { // the only one: the document that was asked for cannot be
		return usage(first.Message, first.Hint)
	}
	p.voice.met(problems)
	for _, problem := range problems {
		r.problem(problem)
	}
	return &failure{code: exitInvalid, message: count(len(problems), "error")}
}

// environment returns what renderings take from outside: the sheet, and the time of SOURCE_DATE_EPOCH. Now is zero when that is not set,
// for the dataset's own date to be filled in: the clock is not asked, so that the same input gives the same documents.
func (p *program) environment(c *cli.Context) (render.Env, error) {
	paper, err := oneOf(c, "paper", string(doc.A4), string(doc.Letter))
	if err != nil {
		return render.Env{}, err
	}
	env := render.Env{Paper: doc.Paper(paper)}
	epoch, _ := p.env("SOURCE_DATE_EPOCH")
	if env.Now, err = render.ParseEpoch(epoch); err != nil {
		return env, usage(fmt.Sprintf("SOURCE_DATE_EPOCH is %q, which %v", epoch, err), "set it to a whole number from 0, or unset it")
	}
	return env, nil
}

// options returns how to run the plan over the input.
func (in *input) options(plan *export.Plan, env render.Env, strict bool, workers int) (export.Options, error) {
	renderers, err := export.NewRenderers(plan, &render.Batch{Theme: in.theme})
	if err != nil {
		return export.Options{}, &failure{code: exitInvalid, message: err.Error()}
	}
	if env.Now.IsZero() {
		env.Now = in.dataset.Now()
	}
	templates, err := in.wording.fingerprint()
	return export.Options{
		Workers: workers, Strict: strict, Renderers: renderers, Env: env, Locate: in.finder.Find,
		Theme: in.theme.Fingerprint(), Templates: templates,
	}, err
}

// source names the dataset in the manifest.
func (in *input) source() export.Dataset {
	return export.Dataset{Title: in.dataset.Title, Version: in.dataset.Version, Audience: in.audience, Digest: in.dataset.Digest}
}

// warnings returns the problems of the input and of a run for the manifest.
func (in *input) warnings(results []export.Result) []export.Problem {
	var all []export.Problem
	for _, d := range in.problems {
		all = append(all, export.Problem{Diagnostic: d})
	}
	return export.ForManifest(all, export.Problems(results), in.display, in.audience)
}
