// Package mdtmpl turns Markdown templates and data into blocks of a document.
//
// A template is a Markdown file with text/template actions. Its values are bound, never pasted: an output action keeps its value
// aside and writes a numbered slot, goldmark parses text that holds nothing but the template author's own words, and lowering puts
// the values back as nodes. So no value can become markup, whatever it says, and a number in a sentence stays a number.
//
// The work has four steps, each in files of its own: Parse reads the templates and rewrites their trees (set.go, tree.go); a machine
// executes one (machine.go, functions.go, content.go); goldmark parses what it wrote; lowering makes blocks of that (lower.go,
// paragraph.go, flow.go). docs/templates.md tells template authors what they can write.
package mdtmpl

import (
	"fmt"
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// Ext ends the name of every template file.
const Ext = ".md.tmpl"

// limits bound what one execution may cost, so that no template can hang the program or fill the memory.
type limits struct {
	bytes int // of Markdown, values not counted
	slots int // output actions that ran
	steps int // nodes of range bodies and templates that ran
	depth int // templates inside templates
}

func defaultLimits() limits {
	return limits{bytes: 16 << 20, slots: 1 << 20, steps: 10 << 20, depth: 64}
}

// Execute runs the named template, a file name with or without its extension, over data and returns the blocks that it makes.
// The labels answer {{label "key"}}. It reports every problem that the run comes across; with an Error among them there are no
// blocks. Execute may be called from any number of goroutines.
func (s *Set) Execute(name string, data any, labels map[string]string) ([]doc.Block, diag.List) {
	name = strings.TrimSuffix(name, Ext)
	if s.trees[name] == nil {
		return nil, diag.List{s.missing(name)}
	}
	m := s.pool.Get().(*machine)
	defer s.pool.Put(m)
	defer m.reset()
	m.labels = labels
	var blocks []doc.Block
	if m.run(name, data) {
		blocks = m.lower() // also after a problem, to find the others
	}
	m.problems.Sort()
	if m.problems.HasErrors() {
		return nil, m.problems
	}
	return blocks, m.problems
}

func (s *Set) missing(name string) diag.Diagnostic {
	return diag.Diagnostic{
		Severity: diag.Error, Code: codeReference, Pos: diag.Pos{File: name + Ext},
		Message: fmt.Sprintf("no template %q", name), Hint: diag.DidYouMean(name, s.Names()),
	}
}
