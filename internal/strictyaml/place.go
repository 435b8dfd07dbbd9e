package strictyaml

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"rolexport/internal/diag"
)

// A line longer than maxSource runes is shown in part: the runes around the problem.
const maxSource = 120

// Problem returns an error at the value that path leads to: keys (string) and indexes (int) from the top of the document. Where
// the path ends early, because a key is not there, the problem is placed at the last thing that is.
func (f *File) Problem(code, message, hint string, path ...any) diag.Diagnostic {
	n := f.find(path)
	if n == nil {
		return f.whole(code, message, hint)
	}
	return f.problem(n, code, message, hint)
}

// Pos returns the place that Problem would report for path.
func (f *File) Pos(path ...any) diag.Pos {
	if n := f.find(path); n != nil {
		return diag.Pos{File: f.Name, Line: n.Line, Col: n.Column}
	}
	return diag.Pos{File: f.Name}
}

// Has reports whether the file states a value at the end of path. Null states nothing.
func (f *File) Has(path ...any) bool {
	_, value := f.walk(path)
	return value != nil && !isNull(target(value))
}

// IsNull reports whether there is a key at the end of path with nothing behind it, or null.
func (f *File) IsNull(path ...any) bool {
	_, value := f.walk(path)
	return value != nil && isNull(target(value))
}

// problem returns an error at n.
func (f *File) problem(n *yaml.Node, code, message, hint string) diag.Diagnostic {
	return f.at(n.Line, n.Column, f.width(n), code, message, hint)
}

// at returns an error at a line and column, both counted from 1.
func (f *File) at(line, col, width int, code, message, hint string) diag.Diagnostic {
	d := diag.Diagnostic{
		Severity: diag.Error, Code: code, Message: message, Hint: hint, Width: width,
		Pos: diag.Pos{File: f.Name, Line: line, Col: col},
	}
	d.Source, d.Skipped = excerpt(f.line(line), col)
	return d
}

// find walks down path and returns the node at which a problem with that value is shown, as far as path leads.
func (f *File) find(path []any) *yaml.Node {
	shown, _ := f.walk(path)
	return shown
}

// walk also returns the value at the end of path, nil when there is none.
func (f *File) walk(path []any) (shown, value *yaml.Node) {
	if f.root == nil {
		return nil, nil
	}
	shown, value = f.root, f.root
	for _, step := range path {
		container := target(value)
		var key, next *yaml.Node
		switch step := step.(type) {
		case string:
			key, next = lookUp(container, step)
		case int:
			if container.Kind == yaml.SequenceNode && step >= 0 && step < len(container.Content) {
				next = container.Content[step]
			}
		}
		if next == nil {
			return shown, nil
		}
		value, shown = next, shownAt(key, next)
	}
	return shown, value
}

// shownAt returns the node at which a problem with a value is shown: its key, if it has one and is no single value, because lists
// and mappings have no place of their own on the page.
func shownAt(key, value *yaml.Node) *yaml.Node {
	if key != nil && (value.Kind != yaml.ScalarNode && value.Kind != yaml.AliasNode || isNull(value)) {
		return key
	}
	return value
}

// lookUp returns the key and the value of a mapping's entry, its own or a merged one; nil when there is none.
func lookUp(mapping *yaml.Node, name string) (key, value *yaml.Node) {
	if mapping.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if key := mapping.Content[i]; key.Value == name && key.Kind == yaml.ScalarNode {
			return key, mapping.Content[i+1]
		}
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if !isMerge(mapping.Content[i]) {
			continue
		}
		for _, source := range mergeSources(mapping.Content[i+1]) {
			if key, value := lookUp(source, name); value != nil {
				return key, value
			}
		}
	}
	return nil, nil
}

// width returns how many runes of its line the node covers.
func (f *File) width(n *yaml.Node) int {
	line := f.line(n.Line)
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(line)
		line = line[size:]
	}
	switch {
	case n.Kind == yaml.AliasNode:
		return 1 + utf8.RuneCountInString(n.Value)
	case n.Kind != yaml.ScalarNode || len(line) == 0:
		return 1
	case line[0] == '"' || line[0] == '\'':
		line = line[:quotedLen(line)]
	case bytes.HasPrefix(line, []byte(n.Value)):
		return max(1, utf8.RuneCountInString(n.Value))
	}
	return max(1, utf8.RuneCount(bytes.TrimRight(line, " \t\r")))
}

// line returns the text of a line, counted from 1, without its end.
func (f *File) line(number int) []byte {
	f.split()
	if number < 1 || number > len(f.lines) {
		return nil
	}
	begin, end := f.lines[number-1], len(f.src)
	if number < len(f.lines) {
		end = f.lines[number]
	}
	return bytes.TrimRight(f.src[begin:end], "\r\n")
}

// lineCol returns the line and column of a byte offset.
func (f *File) lineCol(offset int) (line, col int) {
	f.split()
	low, high := 0, len(f.lines)
	for high-low > 1 {
		if middle := (low + high) / 2; f.lines[middle] <= offset {
			low = middle
		} else {
			high = middle
		}
	}
	return low + 1, 1 + utf8.RuneCount(f.src[f.lines[low]:offset])
}

// split finds the lines: they end in a line feed, a carriage return or both, as YAML has it.
func (f *File) split() {
	if f.lines != nil {
		return
	}
	f.lines = []int{0}
	for i, b := range f.src {
		if b == '\n' || b == '\r' && (i+1 == len(f.src) || f.src[i+1] != '\n') {
			f.lines = append(f.lines, i+1)
		}
	}
}

// excerpt returns the line as text; of a very long one the runes around col, and how many stand before them.
func excerpt(line []byte, col int) (text string, skipped int) {
	if len(line) <= maxSource {
		return string(line), 0
	}
	for skipped+maxSource/2 < col && len(line) > 0 {
		_, size := utf8.DecodeRune(line)
		line = line[size:]
		skipped++
	}
	return beginning(line), skipped
}

// excerptAt is excerpt of a line whose column col is known to begin at a byte.
func excerptAt(line []byte, at, col int) (text string, skipped int) {
	if len(line) <= maxSource {
		return string(line), 0
	}
	for skipped = col - 1; skipped > 0 && skipped+maxSource/2 > col; skipped-- {
		_, size := utf8.DecodeLastRune(line[:at])
		at -= size
	}
	return beginning(line[at:]), skipped
}

// beginning returns the first maxSource runes of a line.
func beginning(line []byte) string {
	var b strings.Builder
	for range maxSource {
		if len(line) == 0 {
			break
		}
		r, size := utf8.DecodeRune(line)
		b.WriteRune(r)
		line = line[size:]
	}
	return b.String()
}
