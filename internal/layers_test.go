// Package internal holds the layers apart: what design and habit say about who may import whom, as tests.
package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const module = "rolexport"

// A source is a Go file that is no test, with the folder of its package as seen from the root of the module.
type source struct {
	folder string
	name   string
	tree   *ast.File
}

// sources returns the files that make the program: no tests, and no packages that serve tests, which import testing or say so in
// their names.
func sources(t *testing.T) []source {
	t.Helper()
	list, err := all()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 20 {
		t.Fatalf("only %d source files found", len(list))
	}
	return slices.DeleteFunc(slices.Clone(list), func(s source) bool { return servesTests(list, s.folder) })
}

func servesTests(list []source, folder string) bool {
	return strings.HasSuffix(folder, "test") || slices.ContainsFunc(list, func(s source) bool {
		return s.folder == folder && slices.Contains(s.imports(), "testing")
	})
}

var all = sync.OnceValues(func() ([]source, error) {
	var list []source
	for _, top := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && entry.Name() == "testdata":
				return fs.SkipDir
			case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			tree, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			folder := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(name)), "../")
			list = append(list, source{folder, filepath.Base(name), tree})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
})

func (s source) imports() []string {
	var list []string
	for _, spec := range s.tree.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			panic(err) // the parser has read it
		}
		list = append(list, name)
	}
	return list
}

// under reports whether a path lies in one of folders, or is it.
func under(name string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(f string) bool { return name == f || strings.HasPrefix(name, f+"/") })
}

// never says what the packages in a folder do not import.
var never = []struct {
	folder string
	what   []string // paths within the module; "" is all of it
	why    string
}{
	{"internal/doc", []string{""}, "the document model is a leaf"},
	{"internal/diag", []string{""}, "diagnostics are a leaf"},
	{"internal/likeness", []string{""}, "comparing texts knows no role"},
	{"internal/passage", []string{""}, "comparing texts knows nothing of what they are about"},
	{"internal/collate", []string{
		"internal/dataset", "internal/compose", "internal/export", "internal/mdtmpl", "internal/theme", "internal/cli",
	}, "comparing files knows formats, not what they are made from"},
	{"internal/overlay", []string{""}, "laying folders over each other knows no content"},
	{"internal/ooxml", []string{""}, "packing parts knows no content"},
	{"internal/calc", []string{
		"internal/dataset", "internal/compose", "internal/render", "internal/mdtmpl", "internal/theme", "internal/typeset", "internal/diag",
	}, "computing knows tables alone"},
	{"internal/typeset", []string{
		"internal/doc", "internal/dataset", "internal/compose", "internal/render", "internal/theme", "internal/mdtmpl", "internal/export",
	}, "measuring text knows no document and no format"},
	{"internal/strictyaml", []string{"internal/doc", "internal/dataset", "internal/theme", "internal/render"}, "reading YAML knows no role"},
	{"internal/dataset", []string{"internal/doc", "internal/compose", "internal/render", "internal/export"}, "the role model knows no document"},
	{"internal/rules", []string{"internal/doc", "internal/compose", "internal/render", "internal/export"}, "rules are about roles, not documents"},
	{"internal/explain", []string{"internal/cli", "internal/compose", "internal/mdtmpl"}, "explanations know what is asked for, not how it is done"},
	{"internal/redline", []string{
		"internal/compose", "internal/mdtmpl", "internal/render", "internal/export", "internal/revision", "internal/cli",
	}, "what changed is about roles, wherever the versions come from; figures are rounded as in documents"},
	{"internal/revision", []string{""}, "reading a revision knows files alone"},
	{"internal/interchange/grid", []string{"internal/dataset", "internal/compose", "internal/cli"}, "reading tables knows no role"},
	{"internal/interchange/intake", []string{"internal/dataset"}, "opening what comes from elsewhere knows no role"},
	{"internal/interchange/merge", []string{"internal/interchange"}, "merging knows no importer"},
	{"internal/interchange", []string{"internal/compose", "internal/render", "internal/export", "internal/mdtmpl", "internal/cli"}, "interchange is about roles, not documents"},
	{"internal/mdtmpl", []string{"internal/dataset", "internal/compose", "internal/render"}, "templates know blocks, not roles"},
	{"internal/compose", []string{"internal/render", "internal/export", "internal/sink", "internal/theme"}, "composing knows no format"},
	{"internal/theme", []string{"internal/render", "internal/dataset", "internal/compose"}, "a theme is tokens"},
	{"internal/render/plot", []string{"internal/render", "internal/theme", "internal/typeset"}, "plots are figures, whatever draws them"},
	{"internal/render", []string{
		"internal/dataset", "internal/compose", "internal/mdtmpl", "internal/export", "internal/sink", "internal/cli", "internal/strictyaml",
	}, "a format knows documents, not where they come from or go to"},
	{"internal/sink", []string{"internal"}, "a sink takes bytes"},
	{"internal/export", []string{"internal/cli", "internal/render/formats"}, "an export is told its formats"},
	{"internal/verify", []string{"internal/render", "internal/ooxml", "internal/compose", "internal/cli"}, "a checker knows nothing of how files are written"},
}

func TestLayers(t *testing.T) {
	for _, s := range sources(t) {
		for _, rule := range never {
			if !under(s.folder, rule.folder) {
				continue
			}
			for _, name := range s.imports() {
				inside, ours := strings.CutPrefix(name, module+"/")
				if !ours || under(inside, rule.folder) {
					continue
				}
				if slices.Contains(rule.what, "") || under(inside, rule.what...) {
					t.Errorf("%s/%s imports %s: %s", s.folder, s.name, name, rule.why)
				}
			}
		}
	}
}

// only says which folders alone import a package.
var only = []struct {
	what    string
	folders []string
}{
	{"github.com/yuin/goldmark", []string{"internal/mdtmpl"}},
	{"github.com/jung-kurt/gofpdf", []string{"internal/render/pdf/page"}},
	{"github.com/xuri/excelize/v2", []string{"internal/render/xlsx", "internal/interchange/roletable"}},
	{"github.com/urfave/cli/v2", []string{"internal/cli"}},
	{"golang.org/x/term", []string{"internal/cli"}},
	{"go.yaml.in/yaml/v3", []string{"internal/strictyaml"}},
	{"github.com/go-fonts", []string{"internal/typeset"}},
	{"os/signal", []string{"internal/cli"}},
	{"os/exec", []string{"internal/revision"}}, // apart from the support of tests
	{"compress", nil}, // a new Go release may change its output; github.com/klauspost/compress is pinned
}

func TestOnlyImporters(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range s.imports() {
			for _, rule := range only {
				if under(name, rule.what) && !under(s.folder, rule.folders...) {
					t.Errorf("%s/%s imports %s, which is for %v alone", s.folder, s.name, name, rule.folders)
				}
			}
		}
	}
}

// TestFormatsAreListedOnce holds each format's folder to one importer, the list.
func TestFormatsAreListedOnce(t *testing.T) {
	const list = "internal/render/formats"
	formats := make(map[string]bool) // by folder: whether the list imports it
	for _, s := range sources(t) {
		if path.Dir(s.folder) == "internal/render" && declaresFormat(s.tree) {
			formats[s.folder] = false
		}
	}
	if len(formats) == 0 {
		t.Fatal("no format found")
	}
	for _, s := range sources(t) {
		for _, name := range s.imports() {
			inside := strings.TrimPrefix(name, module+"/")
			if _, ok := formats[inside]; !ok {
				continue
			}
			if s.folder != list {
				t.Errorf("%s/%s imports %s, which is for %s alone", s.folder, s.name, name, list)
			}
			formats[inside] = true
		}
	}
	for folder, listed := range formats {
		if !listed {
			t.Errorf("%s does not list %s", list, folder)
		}
	}
}

// TestFormatsAreHeldToTheKit looks for the conformance test in each format's folder.
func TestFormatsAreHeldToTheKit(t *testing.T) {
	for _, s := range sources(t) {
		if path.Dir(s.folder) != "internal/render" || !declaresFormat(s.tree) {
			continue
		}
		tests, err := filepath.Glob(filepath.Join("..", filepath.FromSlash(s.folder), "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(tests, func(name string) bool {
			text, err := os.ReadFile(name)
			return err == nil && strings.Contains(string(text), "rendertest.Kit{Format: Format")
		}) {
			t.Errorf("no test in %s runs rendertest.Kit", s.folder)
		}
	}
}

func declaresFormat(tree *ast.File) bool {
	for _, decl := range tree.Decls {
		g, ok := decl.(*ast.GenDecl)
		if !ok || g.Tok != token.VAR {
			continue
		}
		for _, spec := range g.Specs {
			if slices.ContainsFunc(spec.(*ast.ValueSpec).Names, func(n *ast.Ident) bool { return n.Name == "Format" }) {
				return true
			}
		}
	}
	return false
}

func TestProgramImportsNoTestSupport(t *testing.T) {
	list, err := all()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sources(t) {
		for _, name := range s.imports() {
			if inside, ours := strings.CutPrefix(name, module+"/"); ours && servesTests(list, inside) {
				t.Errorf("%s/%s imports %s", s.folder, s.name, name)
			}
		}
	}
}

// ambient is what no document may depend on: the clock, the environment, chance.
var ambient = []string{"time.Now", "time.Since", "time.Local", "os.Getenv", "os.LookupEnv", "os.Environ", "os.Hostname", "os.Getwd"}

func TestDocumentsDependOnNothingAmbient(t *testing.T) {
	pure := []string{
		"internal/doc", "internal/calc", "internal/dataset", "internal/rules", "internal/redline", "internal/mdtmpl", "internal/compose",
		"internal/render", "internal/typeset", "internal/theme",
	}
	for _, s := range sources(t) {
		if !under(s.folder, pure...) {
			continue
		}
		for _, name := range s.imports() {
			if under(name, "math/rand", "crypto/rand") {
				t.Errorf("%s/%s imports %s", s.folder, s.name, name)
			}
		}
		ast.Inspect(s.tree, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok && slices.Contains(ambient, x.Name+"."+sel.Sel.Name) {
					t.Errorf("%s/%s uses %s.%s", s.folder, s.name, x.Name, sel.Sel.Name)
				}
			}
			return true
		})
	}
}

func TestPackagesHaveASubject(t *testing.T) {
	for _, s := range sources(t) {
		switch name := path.Base(s.folder); name {
		case "util", "utils", "common", "shared", "helper", "helpers", "misc":
			t.Errorf("%s: a package called %s has no subject", s.folder, name)
		}
	}
}

func TestMainOnlyCallsTheCommandLine(t *testing.T) {
	for _, s := range sources(t) {
		if !under(s.folder, "cmd") {
			continue
		}
		for _, name := range s.imports() {
			if under(name, module) && name != module+"/internal/cli" && name != module {
				t.Errorf("%s/%s imports %s", s.folder, s.name, name)
			}
		}
	}
}
