package internal

import (
	"go/ast"
	"regexp"
	"strconv"
	"testing"
)

// A pattern is compiled when it is first asked for, so a wrong one would be found by the first user who comes across it. Nothing else
// compiles expressions of its own before it is asked to, so that a program starts quickly.
func TestPatterns(t *testing.T) {
	found := 0
	for _, s := range sources(t) {
		for _, d := range s.tree.Decls {
			ast.Inspect(d, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				switch name(call.Fun) {
				case "pattern.New":
					found++
					literal, ok := call.Args[0].(*ast.BasicLit)
					if !ok {
						t.Errorf("%s/%s: the expression of a pattern has to be written out", s.folder, s.name)
						return true
					}
					expression, err := strconv.Unquote(literal.Value)
					if err == nil {
						_, err = regexp.Compile(expression)
					}
					if err != nil {
						t.Errorf("%s/%s: %v", s.folder, s.name, err)
					}
				case "regexp.MustCompile":
					if s.folder != "internal/pattern" {
						t.Errorf("%s/%s: compiles an expression when the program starts; use pattern.New", s.folder, s.name)
					}
				}
				return true
			})
		}
	}
	if found < 20 {
		t.Errorf("only %d patterns found", found)
	}
}

// name returns a function as it is called, with its package.
func name(f ast.Expr) string {
	if s, ok := f.(*ast.SelectorExpr); ok {
		if x, ok := s.X.(*ast.Ident); ok {
			return x.Name + "." + s.Sel.Name
		}
	}
	return ""
}
