package compose

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rolexport"
)

// usedLabels lists the keys that the package and the built-in templates ask for by a constant.
func usedLabels(t *testing.T) map[string]string {
	t.Helper()
	used := make(map[string]string)
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	key := func(e ast.Expr) string {
		literal, ok := e.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return ""
		}
		s, err := strconv.Unquote(literal.Value)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	visit := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			name := ""
			switch f := n.Fun.(type) {
			case *ast.SelectorExpr:
				name = f.Sel.Name
			case *ast.Ident:
				name = f.Name
			}
			for _, arg := range n.Args[:min(len(n.Args), 2)] {
				k := key(arg)
				switch {
				case k == "" || name == "":
				case name == "count":
					used[k+"_one"], used[k+"_many"] = "compose", "compose"
				case arg == n.Args[0] && (name == "say" || name == "add" || name == "fact") || len(n.Args) > 1 && arg == n.Args[1] && slices.Contains([]string{"note", "heading", "flag"}, name):
					used[k] = "compose"
				}
			}
		case *ast.CompositeLit:
			switch {
			case n.Type != nil: // no row of a list
			case (len(n.Elts) == 2 || len(n.Elts) == 3) && key(n.Elts[1]) != "": // the legend, the parts of RACI
				used[key(n.Elts[1])] = "compose"
			case len(n.Elts) == 4 && key(n.Elts[0]) != "": // what follows from the inputs of a plan
				used[key(n.Elts[0])], used[key(n.Elts[0])+"_note"] = "compose", "compose"
			}
		}
		return true
	}
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, visit)
	}
	label := regexp.MustCompile(`label "([a-z_]+)"`)
	names, err := fs.Glob(rolexport.Templates(), "*.md.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		src, err := fs.ReadFile(rolexport.Templates(), name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range label.FindAllStringSubmatch(string(src), -1) {
			used[m[1]] = name
		}
	}
	return used
}

// Keys that data completes: c.known looks them up.
var completed = []string{"per_", "place_", "state_", "match_", "scheme_", "supervisory_", "unit_", "status_", "input_"}

func TestEnglishLabelsAreThoseInUse(t *testing.T) {
	used := usedLabels(t)
	if len(used) < 100 {
		t.Fatalf("found %d labels in use; the search is broken", len(used))
	}
	have := requiredLabels()
	for key, where := range used {
		if !slices.Contains(have, key) {
			t.Errorf("labels/en.yaml lacks %q, which %s uses", key, where)
		}
	}
	for _, key := range have {
		isCompleted := slices.ContainsFunc(completed, func(p string) bool { return strings.HasPrefix(key, p) })
		if used[key] == "" && !isCompleted {
			t.Errorf("labels/en.yaml has %q, which nothing uses", key)
		}
	}
}

// TestNamesOfMany lists a dozen names, and counts the others where there are more.
func TestNamesOfMany(t *testing.T) {
	c := composer(t, matrixDataset())
	names := strings.Split("a b c d e f g h i j k l", " ")
	if got, want := c.some(names), "a, b, c, d, e, f, g, h, i, j, k, l"; got != want {
		t.Errorf("twelve: %q, want %q", got, want)
	}
	if got, want := c.some(append(names, "m")), "a, b, c, d, e, f, g, h, i, j and 3 more"; got != want {
		t.Errorf("thirteen: %q, want %q", got, want)
	}
}
