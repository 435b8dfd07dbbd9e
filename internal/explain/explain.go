// Package explain says of every code that the program prints in brackets what is asked for, why, and what to do about it.
//
// Rules of a dataset and rules of finished files explain themselves where they are; problems of reading and writing are explained here, in a
// file for each subject. A test looks for the codes in the sources, so that none is forgotten.
package explain

import (
	"slices"
	"sync"

	"rolexport/internal/rules"
	"rolexport/internal/verify"
)

// An Entry explains a code.
type Entry struct {
	Code    string
	Group   string // what it is about
	Weight  string // error or warning; off for a rule that a dataset has to ask for
	What    string // what is asked for, a sentence without its full stop
	Why     string // why, in sentences; may be empty
	Cure    string // what to do, in sentences
	Example string // YAML, or a template, as it should be; may be empty
	Clause  string // of a standard
	Rule    bool   // a dataset can set what it weighs
}

// All returns the entries of all codes: what concerns a dataset first, finished files last.
func All() []Entry { return slices.Clone(all()) }

var all = sync.OnceValue(func() []Entry {
	var list []Entry
	for _, r := range rules.All() {
		list = append(list, Entry{
			Code: r.Code, Group: "Rules of a dataset", Weight: r.Weight, What: r.What, Why: r.Why, Cure: r.Cure, Example: r.Example, Rule: true,
		})
	}
	for _, g := range []struct {
		title   string
		entries []Entry
	}{
		{"YAML files", yamlProblems()}, {"Datasets", datasetProblems()}, {"Workforce plans", planProblems()}, {"Imports", importProblems()},
		{"Templates and labels", templateProblems()}, {"Themes", themeProblems()}, {"Documents", documentProblems()},
	} {
		for _, e := range g.entries {
			e.Group = g.title
			list = append(list, e)
		}
	}
	return append(list, finished()...)
})

// finished returns the entries of what verify holds files to.
func finished() []Entry {
	const cure = "A file that rolexport wrote should never break this rule: please report it. Otherwise mend the file with the program that wrote it."
	var list []Entry
	for i, g := range verify.Rules() {
		e := Entry{Group: "Finished files: " + g.Title, Weight: "error", Cure: cure}
		if i == 0 {
			e.Group = "Finished folders"
			e.Cure = "rolexport export writes anew what is missing or has changed. Remove a file that does not belong there."
		}
		for _, r := range g.Rules {
			e.Code, e.What, e.Clause = r.Code, r.What, r.Clause
			list = append(list, e)
		}
	}
	return list
}

// Codes returns the codes of all entries.
func Codes() []string {
	var codes []string
	for _, e := range all() {
		codes = append(codes, e.Code)
	}
	return codes
}

// Find returns the entry of a code.
func Find(code string) (Entry, bool) {
	if i := slices.IndexFunc(all(), func(e Entry) bool { return e.Code == code }); i >= 0 {
		return all()[i], true
	}
	return Entry{}, false
}
