package mdtmpl

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"text/template/parse"
	"unicode"
	"unicode/utf8"

	"rolexport/internal/diag"
	"rolexport/internal/overlay"
)

// maxFile bounds a template file, in bytes.
const maxFile = 1 << 20

// A Set holds templates that are ready to be executed. It never changes.
type Set struct {
	files  map[string]*source // by template name
	trees  map[string]*parse.Tree
	sites  []site  // where values are bound, in the order of their numbers
	texts  []place // where texts begin, in the order of their numbers
	steps  []step  // range bodies and templates, in the order of their numbers
	labels []labelUse
	limits limits
	pool   sync.Pool // of *machine
}

// A site is an output action or the call of a function.
type site struct {
	place
	label string // the key, where the action writes a label and nothing else
}

// A step is a range body or template: what runs as a whole, over and over.
type step struct {
	place
	cost int // nodes, those of other steps not counted
}

type labelUse struct {
	place
	key string
}

// Parse reads all templates at the root of fsys: the files that end in .md.tmpl. A file is called by its name without that
// ending; what it defines can be called from all files. Every problem of every file is reported; with an Error among them there
// is no Set.
func Parse(fsys fs.FS) (*Set, diag.List) {
	s := &Set{files: map[string]*source{}, trees: map[string]*parse.Tree{}, limits: defaultLimits()}
	var problems diag.List
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, diag.List{{Severity: diag.Error, Code: codeFile, Message: err.Error()}}
	}
	for _, e := range entries { // sorted by name
		if e.IsDir() || !strings.HasSuffix(e.Name(), Ext) {
			continue
		}
		file, more := readSource(fsys, e.Name())
		problems = append(problems, more...)
		if file != nil {
			s.files[strings.TrimSuffix(e.Name(), Ext)] = file
		}
	}
	problems = append(problems, s.parse()...)
	if problems.HasErrors() {
		problems.Sort()
		return nil, problems
	}
	s.pool.New = func() any { return newMachine(s) }
	return s, problems
}

// Names lists what can be executed, files and what they define, in alphabetical order.
func (s *Set) Names() []string { return slices.Sorted(maps.Keys(s.allNames())) }

func (s *Set) allNames() map[string]bool {
	names := map[string]bool{}
	for n := range s.files {
		names[n] = true
	}
	for n := range s.trees {
		names[n] = true
	}
	return names
}

// checkLabels reports every label that a template asks for by a constant key and that labels does not have.
func (s *Set) checkLabels(labels map[string]string) diag.List {
	var problems diag.List
	for _, use := range s.labels {
		if _, ok := labels[use.key]; !ok {
			problems = append(problems, unknownLabel(use.place, use.key, labels))
		}
	}
	return problems
}

func unknownLabel(at place, key string, labels map[string]string) diag.Diagnostic {
	hint := diag.DidYouMean(key, slices.Sorted(maps.Keys(labels)))
	if hint == "" {
		hint = "add it to the file of the language in labels/"
	}
	return at.problem(codeLabel, hint, "no label %q", key)
}

// readSource reads a file and refuses the characters that a template may not hold.
func readSource(fsys fs.FS, name string) (*source, diag.List) {
	file := &source{name: overlay.Display(fsys, name)}
	unusable := func(message string) diag.List {
		return diag.List{{Severity: diag.Error, Code: codeFile, Pos: diag.Pos{File: file.name}, Message: message}}
	}
	src, err := fs.ReadFile(fsys, name)
	switch {
	case err != nil:
		var at *fs.PathError
		if errors.As(err, &at) {
			err = at.Err
		}
		return nil, unusable(err.Error())
	case len(src) > maxFile:
		return nil, unusable(fmt.Sprintf("a template of %d bytes; the limit is %d", len(src), maxFile))
	}
	file.text = strings.ReplaceAll(strings.TrimPrefix(string(src), "\uFEFF"), "\r\n", "\n")
	var problems diag.List
	for i, r := range file.text {
		at := place{in: file, offset: i}
		switch {
		case isSlotRune(r):
			problems = append(problems, at.problem(codeCharacter, "remove it", "U+%04X is reserved", r))
		case r == utf8.RuneError && !strings.HasPrefix(file.text[i:], "\uFFFD"):
			problems = append(problems, at.problem(codeCharacter, "save the file as UTF-8", "invalid UTF-8"))
		case unicode.IsControl(r) && r != '\n' && r != '\t':
			problems = append(problems, at.problem(codeCharacter, "remove it", "control character U+%04X", r))
		}
		if len(problems) == maxProblems {
			break
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return file, nil
}

// parse parses the files and prepares their trees.
func (s *Set) parse() diag.List {
	var problems diag.List
	owner := map[string]*source{}
	var calls []call
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		file := s.files[name]
		trees, err := parseFile(name, file.text)
		if err != nil {
			problems = append(problems, s.syntaxError(err))
			continue
		}
		r := &rewriter{set: s, file: file, quiet: controlLines(file.text)}
		for _, defined := range slices.Sorted(maps.Keys(trees)) {
			if other := owner[defined]; other != nil || defined != name && s.files[defined] != nil {
				if other == nil {
					other = s.files[defined]
				}
				at := place{in: file, offset: max(strings.Index(file.text, fmt.Sprintf("%q", defined)), 0), width: len(defined) + 2}
				problems = append(problems, at.problem(codeReference, "give one of them another name",
					"template %q is also defined in %s", defined, other.name))
				continue
			}
			owner[defined] = file
			s.trees[defined] = trees[defined]
			r.template(trees[defined])
		}
		problems = append(problems, r.problems...)
		calls = append(calls, r.calls...)
	}
	if problems.HasErrors() {
		calls = nil // what is missing may stand in a file that could not be parsed
	}
	for _, c := range calls {
		if known := s.allNames(); !known[c.name] {
			problems = append(problems, c.problem(codeReference, diag.DidYouMean(c.name, s.Names()), "no template %q", c.name))
		}
	}
	return problems
}

func parseFile(name, text string) (map[string]*parse.Tree, error) {
	t := parse.New(name)
	t.Mode = parse.SkipFuncCheck // the rewriter reports all unknown functions, not the first
	trees := map[string]*parse.Tree{}
	_, err := t.Parse(text, "", "", trees)
	return trees, err
}

// syntaxError gives a message of the parser its place. The parser names the line only.
func (s *Set) syntaxError(err error) diag.Diagnostic {
	in, line, _, message := s.cutPosition(err.Error())
	if in == nil {
		return diag.Diagnostic{Severity: diag.Error, Code: codeSyntax, Message: message}
	}
	switch a, ok := unclosed(in.text); {
	case message == "unexpected EOF" && ok:
		at := place{in: in, offset: a.start, width: utf8.RuneCountInString(in.text[a.start:a.end])}
		return at.problem(codeSyntax, "", "{{%s}} without {{end}}", a.keyword)
	case strings.HasSuffix(message, "in block clause"):
		return in.line(line).problem(codeSyntax, "blocks of the data are placed by {{place X}}", "%s", message)
	}
	return in.line(line).problem(codeSyntax, "", "%s", message)
}
