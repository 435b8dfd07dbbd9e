package strictyaml

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"rolexport/internal/diag"
)

// Find returns a warning at the first place below path where a value or a key holds text, in whatever normal form of Unicode. Where the
// file writes it as an escape, that is the beginning of the value.
func (f *File) Find(text string, path ...any) (diag.Diagnostic, bool) {
	_, below := f.walk(path)
	if below == nil || text == "" {
		return diag.Diagnostic{}, false
	}
	scalars := f.scalars(below)
	for i, n := range scalars {
		if !strings.Contains(n.Value, text) && !strings.Contains(norm.NFC.String(n.Value), norm.NFC.String(text)) {
			continue
		}
		end := len(f.src)
		if i+1 < len(scalars) {
			end = f.offset(scalars[i+1].Line, scalars[i+1].Column)
		}
		start := f.offset(n.Line, n.Column)
		for _, form := range []string{text, norm.NFC.String(text), norm.NFD.String(text)} {
			if at := bytes.Index(f.src[start:max(start, end)], []byte(form)); at >= 0 {
				line, col := f.lineCol(start + at)
				d := f.at(line, col, utf8.RuneCountInString(form), "", "", "")
				d.Severity = diag.Warning
				return d, true
			}
		}
		d := f.problem(n, "", "", "")
		d.Severity = diag.Warning
		return d, true
	}
	return diag.Diagnostic{}, false
}

// Characters returns the characters beyond ASCII that the values and keys of the file hold, in normal form C: what Find can find in it.
func (f *File) Characters() map[rune]bool {
	set := map[rune]bool{}
	if f.root == nil {
		return set
	}
	for _, n := range f.scalars(f.root) {
		for _, r := range norm.NFC.String(n.Value) {
			if r >= utf8.RuneSelf {
				set[r] = true
			}
		}
	}
	return set
}

// scalars returns the values and keys below n in the order of the file. What an alias repeats is found where it stands.
func (f *File) scalars(n *yaml.Node) []*yaml.Node {
	if n.Kind == yaml.ScalarNode {
		return []*yaml.Node{n}
	}
	var all []*yaml.Node
	for _, child := range n.Content {
		all = append(all, f.scalars(child)...)
	}
	return all
}

// offset returns the byte at which a line and column begin, both counted from 1.
func (f *File) offset(line, col int) int {
	text := f.line(line)
	at := f.lines[min(line, len(f.lines))-1]
	for ; col > 1 && len(text) > 0; col-- {
		_, size := utf8.DecodeRune(text)
		text = text[size:]
		at += size
	}
	return at
}
