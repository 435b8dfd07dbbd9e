package explain_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rolexport/internal/explain"
)

// A source is a Go file of the program that may say codes.
type source struct {
	name string
	tree *ast.File
}

func sources(t *testing.T) map[string][]source {
	t.Helper()
	packages := map[string][]source{}
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" || strings.HasSuffix(entry.Name(), "test")):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		tree, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir := filepath.Dir(name)
		packages[dir] = append(packages[dir], source{name, tree})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return packages
}

// codeParameters returns, by the names of the functions of a package, which of their parameters is called code, and which results are.
func codeParameters(files []source) (parameters, results map[string]int) {
	parameters, results = map[string]int{}, map[string]int{}
	at := func(list *ast.FieldList) int {
		i := 0
		if list == nil {
			return -1
		}
		for _, f := range list.List {
			for _, name := range f.Names {
				if name.Name == "code" {
					return i
				}
				i++
			}
			if len(f.Names) == 0 {
				i++
			}
		}
		return -1
	}
	for _, s := range files {
		for _, decl := range s.tree.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok {
				if i := at(f.Type.Params); i >= 0 {
					parameters[f.Name.Name] = i
				}
				if i := at(f.Type.Results); i >= 0 {
					results[f.Name.Name] = i
				}
			}
		}
	}
	return parameters, results
}

// said returns the codes that the sources say, each with a place: literals behind a field or a parameter called Code or code, or returned as
// a result of that name. A code that is put together ends in "-": its begin is known.
func said(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, files := range sources(t) {
		parameters, results := codeParameters(files)
		for _, s := range files {
			note := func(e ast.Expr) {
				if sum, ok := e.(*ast.BinaryExpr); ok && sum.Op == token.ADD {
					e = sum.X
				}
				if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if code, err := strconv.Unquote(lit.Value); err == nil && code != "" {
						found[code] = s.name
					}
				}
			}
			for _, decl := range s.tree.Decls {
				ast.Inspect(decl, func(n ast.Node) bool {
					switch n := n.(type) {
					case *ast.ValueSpec: // const codeSyntax = "template-syntax"
						if name := n.Names[0].Name; strings.HasPrefix(name, "code") && name != "code" && len(n.Values) == 1 {
							note(n.Values[0])
						}
					case *ast.KeyValueExpr:
						if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Code" {
							note(n.Value)
						}
					case *ast.AssignStmt:
						for i, left := range n.Lhs {
							if sel, ok := left.(*ast.SelectorExpr); ok && sel.Sel.Name == "Code" && len(n.Lhs) == len(n.Rhs) {
								note(n.Rhs[i])
							}
						}
					case *ast.CallExpr:
						name := ""
						switch f := n.Fun.(type) {
						case *ast.Ident:
							name = f.Name
						case *ast.SelectorExpr:
							name = f.Sel.Name
						}
						if i, ok := parameters[name]; ok && i < len(n.Args) {
							note(n.Args[i])
						}
						if name == "Problem" && len(n.Args) > 2 { // of a strictyaml.File
							note(n.Args[0])
						}
					case *ast.ReturnStmt:
						if f, ok := decl.(*ast.FuncDecl); ok {
							if i, ok := results[f.Name.Name]; ok && i < len(n.Results) {
								note(n.Results[i])
							}
						}
					}
					return true
				})
			}
		}
	}
	return found
}

// What the program can print in brackets it can explain.
func TestEveryCodeIsExplained(t *testing.T) {
	codes := said(t)
	if len(codes) < 90 {
		t.Fatalf("only %d codes found: the search no longer fits the sources", len(codes))
	}
	form := regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*-?$`)
	for code, place := range codes {
		switch {
		case !form.MatchString(code):
			t.Errorf("%s: the code %q is not written like one", place, code)
		case strings.HasSuffix(code, "-"):
			if !slices.ContainsFunc(explain.All(), func(e explain.Entry) bool { return strings.HasPrefix(e.Code, code) }) {
				t.Errorf("%s: no code that begins with %q is explained", place, code)
			}
		default:
			if _, ok := explain.Find(code); !ok {
				t.Errorf("%s: the code %q is not explained", place, code)
			}
		}
	}
}

// Nor does a golden or a script show a code that has no explanation.
func TestEveryCodeInTestdataIsExplained(t *testing.T) {
	shown := regexp.MustCompile(`(?m)^rolexport: (?:error|warning): .* \[([a-z0-9-]+)\]$`)
	found := 0
	err := filepath.WalkDir("../../testdata", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !slices.Contains([]string{".txtar", ".txt"}, filepath.Ext(name)) {
			return err
		}
		data, err := os.ReadFile(name)
		for _, m := range shown.FindAllStringSubmatch(string(data), -1) {
			found++
			if _, ok := explain.Find(m[1]); !ok {
				t.Errorf("%s: the code %q is not explained", name, m[1])
			}
		}
		return err
	})
	if err != nil || found < 100 {
		t.Errorf("%d codes found, %v", found, err)
	}
}
