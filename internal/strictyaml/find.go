package strictyaml

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"rolexport/internal/diag"
)

// Find returns, for each of the texts that a value or a key below path holds, in whatever normal form of Unicode, a warning at the first
// place where one does. Where the file writes it as an escape, that is the beginning of the value. However many texts there are, the file
// is read once.
func (f *File) Find(texts []string, path ...any) map[string]diag.Diagnostic {
	found := map[string]diag.Diagnostic{}
	_, below := f.walk(path)
	if below == nil {
		return found
	}
	left := wanted{}
	known := make(map[string]bool, len(texts))
	for _, text := range texts {
		if !known[text] {
			known[text] = true
			left.add(norm.NFC.String(text), &asked{text: text})
		}
	}
	scalars := f.scalars(below)
	for i, n := range scalars {
		here := wanted{}
		for _, t := range left.take(norm.NFC.String(n.Value)) {
			here.add(t.form, t.asked)
			here.add(t.text, t.asked)
			here.add(norm.NFD.String(t.text), t.asked)
		}
		if len(here) == 0 {
			continue
		}
		end := len(f.src)
		if i+1 < len(scalars) {
			end = f.offset(scalars[i+1].Line, scalars[i+1].Column)
		}
		f.findIn(n, end, here, found)
		if len(left) == 0 {
			break
		}
	}
	return found
}

// findIn finds texts in the source of a value, which ends before the byte end.
func (f *File) findIn(n *yaml.Node, end int, texts wanted, found map[string]diag.Diagnostic) {
	line, col := n.Line, n.Column
	for at := f.offset(line, col); at < end; col++ {
		if line < len(f.lines) && at >= f.lines[line] {
			line, col = line+1, 1
		}
		r, size := utf8.DecodeRune(f.src[at:])
		for _, t := range texts[r] {
			if !t.found && bytes.HasPrefix(f.src[at:end], []byte(t.form)) {
				d := diag.Diagnostic{Severity: diag.Warning, Width: utf8.RuneCountInString(t.form), Pos: diag.Pos{File: f.Name, Line: line, Col: col}}
				d.Source, d.Skipped = excerptAt(f.line(line), at-f.lines[line-1], col)
				found[t.text], t.found = d, true
			}
		}
		at += size
	}
	whole := f.problem(n, "", "", "")
	whole.Severity = diag.Warning
	for _, list := range texts {
		for _, t := range list {
			if !t.found {
				found[t.text], t.found = whole, true
			}
		}
	}
}

// wanted are texts that are looked for, by the first rune of the form in which they are.
type wanted map[rune][]sought

type sought struct {
	form string
	*asked
}

type asked struct {
	text  string
	found bool
}

// add adds a text in a form, unless it is there already. A long one is looked for by its beginning: to compare all of a text that repeats
// itself wherever it might begin would take the square of its length.
func (w wanted) add(form string, t *asked) {
	const enough = 1000 // bytes
	if n := enough; len(form) > n {
		for !utf8.RuneStart(form[n]) {
			n--
		}
		form = form[:n]
	}
	if r, n := utf8.DecodeRuneInString(form); n > 0 && !slices.Contains(w[r], sought{form, t}) {
		w[r] = append(w[r], sought{form, t})
	}
}

// take returns the texts that a value holds, and looks for them no longer.
func (w wanted) take(value string) (held []sought) {
	for at, r := range value {
		list, ok := w[r]
		if !ok {
			continue
		}
		list = slices.DeleteFunc(list, func(t sought) bool {
			if !strings.HasPrefix(value[at:], t.form) {
				return false
			}
			held = append(held, t)
			return true
		})
		if w[r] = list; len(list) == 0 {
			delete(w, r)
		}
	}
	return held
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
