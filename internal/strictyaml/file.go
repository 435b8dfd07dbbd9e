// Package strictyaml reads YAML that people write by hand, strictly, and reports every problem with its place.
//
// YAML is friendly to type and easy to get subtly wrong: keys given twice, misspelt keys, a second document, aliases that grow
// without end. Parse reads a file into a tree and checks what concerns YAML alone; Decode fills Go structs from the tree and checks
// keys and types. Neither stops at the first problem, and both say where it stands and what cures it.
//
// Positions cost nothing until they are needed: the tree carries line and column, and everything else (source lines, the place of a
// value found by its path) is looked up when a problem is reported.
package strictyaml

import (
	"bytes"
	"fmt"

	"go.yaml.in/yaml/v3"

	"rolexport/internal/diag"
)

// Limits of a file. They are far above what people write, and low enough that a hostile file ends in an error rather than in an
// exhausted machine.
const (
	MaxBytes     = 8 << 20 // bytes of a file
	MaxEntries   = 500_000 // entries of lists and mappings, counted roughly
	MaxDepth     = 64      // lists and mappings inside each other
	MaxExpansion = 10_000  // values that all aliases and merges of a file stand for
	maxProblems  = 1_000   // problems reported for a file
)

// A File is a parsed YAML file. Its methods may be called from several goroutines as long as each has its own File.
type File struct {
	Name string // as it is shown in problems

	src   []byte     // the text, with what YAML cannot hold replaced rune by rune
	root  *yaml.Node // nil when there is nothing to decode
	lines []int      // byte offset at which each line begins; filled when the first problem asks
}

// Parse reads one YAML document. The File that it returns is never nil; where the text could not be parsed it is broken, and
// decoding it yields nothing.
func Parse(name string, src []byte) (*File, diag.List) {
	f := &File{Name: name}
	if len(src) > MaxBytes {
		return f, diag.List{f.whole("too-large", fmt.Sprintf("the file is larger than %d MB", MaxBytes>>20), "split it into smaller files")}
	}
	if hint := otherEncoding(src); hint != "" {
		return f, diag.List{f.whole("invalid-utf8", "the file is not UTF-8", hint)}
	}
	problems := f.clean(src)
	if estimate(f.src) > MaxEntries {
		many := fmt.Sprintf("the file holds more than %d entries", MaxEntries)
		return f, append(problems, f.whole("too-large", many, "split it into smaller files"))
	}
	root, behind := readSimple(f.src), diag.List(nil)
	if root == nil {
		decoder := yaml.NewDecoder(bytes.NewReader(f.src))
		var document yaml.Node
		if err := decoder.Decode(&document); err != nil {
			return f, append(problems, f.unreadable(err))
		}
		if len(document.Content) != 1 {
			return f, append(problems, f.whole("empty-file", "the file holds no YAML", ""))
		}
		root, behind = document.Content[0], f.trailing(decoder)
	}
	more, sound := f.inspect(root)
	problems = append(append(problems, more...), behind...)
	if sound {
		f.root = root
	}
	return f, problems
}

// Broken reports whether the file could not be parsed, so that nothing is known about its content.
func (f *File) Broken() bool { return f.root == nil }

// trailing reports what follows the first document.
func (f *File) trailing(decoder *yaml.Decoder) diag.List {
	var second yaml.Node
	err := decoder.Decode(&second)
	switch {
	case err == nil:
		return diag.List{f.at(second.Line, second.Column, 3, "second-document", "a second document begins here",
			"a file holds one document: remove the --- or move what follows into a file of its own")}
	case isEnd(err):
		return nil
	}
	return diag.List{f.unreadable(err)}
}

// estimate returns an upper bound for the number of entries in src, before memory is spent on them: each but the first stands behind
// one of these signs. Prose holds them too, but never so many.
func estimate(src []byte) int {
	n := 1
	for _, sign := range []byte("\n,[{") {
		n += bytes.Count(src, []byte{sign})
	}
	return n
}

// whole returns a problem that concerns the file as such.
func (f *File) whole(code, message, hint string) diag.Diagnostic {
	return diag.Diagnostic{Severity: diag.Error, Code: code, Pos: diag.Pos{File: f.Name}, Message: message, Hint: hint}
}
