package mdtmpl

import (
	"strings"
	"testing"
	"testing/fstest"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// files makes a file system of names and texts in turn.
func files(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i+1 < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

// parsed parses one template, the file t.md.tmpl.
func parsed(t testing.TB, text string) *Set {
	t.Helper()
	s, problems := Parse(files("t.md.tmpl", text))
	if len(problems) > 0 {
		t.Fatalf("template %q:\n%v", text, problems)
	}
	return s
}

// made executes a template and returns its blocks.
func made(t testing.TB, text string, data any, labels map[string]string) []doc.Block {
	t.Helper()
	blocks, problems := parsed(t, text).Execute("t", data, labels)
	if len(problems) > 0 {
		t.Fatalf("template %q:\n%v", text, problems)
	}
	return blocks
}

// dumped returns blocks as people read them.
func dumped(t testing.TB, blocks []doc.Block) string {
	t.Helper()
	var b strings.Builder
	if err := doc.Dump(&b, &doc.Document{Blocks: blocks}); err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(b.String(), "\n") // the head of the document
	return text
}

// problemsOf parses and executes a template and returns what is wrong with it.
func problemsOf(text string, data any, labels map[string]string) diag.List {
	s, problems := Parse(files("t.md.tmpl", text))
	if s != nil {
		_, problems = s.Execute("t", data, labels)
	}
	return problems
}
