package diag

import "slices"

// A Case is one thing that a command has checked or made, with what it found out about it. Reports for CI tell cases apart.
type Case struct {
	Suite    string // what cases are grouped by: a file, a kind of documents
	OfFile   bool   // Suite is the path of a file
	Name     string // of the case in its suite
	Problems List
	Skipped  string // why it was neither checked nor made; empty: it was
}

// NoProblems is the name of the case that stands for a file in which nothing was found.
const NoProblems = "no problems"

// Cases returns a case for each code that is found in a file, and one for each file in which there is none: files in their order, and after
// them other files that problems are in. Problems without a file are put under the name rest.
func Cases(files []string, problems List, rest string) []Case {
	byFile, listed := map[string]List{}, map[string]bool{}
	order := slices.Clone(files)
	for _, name := range files {
		listed[name] = true
	}
	for _, d := range problems {
		name := d.Pos.File
		if name == "" {
			name = rest
		}
		if !listed[name] {
			listed[name] = true
			order = append(order, name)
		}
		byFile[name] = append(byFile[name], d)
	}
	var cases []Case
	for _, name := range order {
		if len(byFile[name]) == 0 {
			cases = append(cases, Case{Suite: name, OfFile: true, Name: NoProblems})
			continue
		}
		at := map[string]int{}
		for _, d := range byFile[name] {
			i, known := at[d.Code]
			if !known {
				i = len(cases)
				at[d.Code] = i
				title := d.Code
				if title == "" {
					title = "input and output"
				}
				cases = append(cases, Case{Suite: name, OfFile: d.Pos.File != "", Name: title})
			}
			cases[i].Problems = append(cases[i].Problems, d)
		}
	}
	return cases
}

// An Outcome is what a command ends with.
type Outcome struct {
	Command  string      // "rolexport validate"
	Verdict  string      // how it went, on one line
	Problems List        // as they are told to people
	Cases    []Case      // the same by what they are about
	Failure  *Diagnostic // what ended the command before its end; nil: nothing did
}

// problems returns the problems. Where none of them is an error, what ended the command stands last.
func (o *Outcome) problems() List {
	if o.Failure != nil && !o.Problems.HasErrors() {
		return append(slices.Clone(o.Problems), *o.Failure)
	}
	return o.Problems
}
