package dataset

import (
	"fmt"
	"maps"
	"slices"

	"rolexport/internal/diag"
	"rolexport/internal/strictyaml"
)

// A finding is a problem of meaning whose place is not known yet. Checks see Go values and no files; only when there is something
// to report are the files of the findings parsed again to look up lines and columns.
type finding struct {
	origin
	path    []any // from the origin
	code    string
	message string
	hint    string
	lenient bool // a warning
}

// find notes an error at path below at.
func (l *loader) find(at origin, code, message, hint string, path ...any) {
	l.findings = append(l.findings, finding{at, path, code, message, hint, false})
}

// judge notes what breaks a rule that the dataset can weigh, at path below at: an error, unless the dataset says warning or off.
func (l *loader) judge(at origin, code, message, hint string, path ...any) {
	if weight := l.ds.Rules.Of(code); weight != "off" {
		l.findings = append(l.findings, finding{at, path, code, message, hint, weight == "warning"})
	}
}

// locate turns the findings into problems with places.
func (l *loader) locate() {
	byFile := map[string][]finding{}
	for _, f := range l.findings {
		byFile[f.origin.path] = append(byFile[f.origin.path], f)
	}
	names := slices.Sorted(maps.Keys(byFile))
	located := make([]diag.List, len(names))
	parallel(len(names), func(i int) { located[i] = l.locateIn(names[i], byFile[names[i]]) })
	for _, problems := range located {
		l.problems = append(l.problems, problems...)
	}
}

func (l *loader) locateIn(name string, findings []finding) diag.List {
	src, problem := l.open(name, strictyaml.MaxBytes)
	if problem != nil {
		return diag.List{*problem} // it was there a moment ago
	}
	file, _ := strictyaml.Parse(l.shown(name), src)
	var problems diag.List
	for _, f := range findings {
		d := file.Problem(f.code, f.message, f.hint, slices.Concat(f.at, f.path)...)
		if f.lenient {
			d.Severity = diag.Warning
		}
		if !explained(f, d, l.reported[name]) {
			problems = append(problems, d)
		}
	}
	return problems
}

// explained reports whether a finding only follows from a problem that is reported anyway: a value of the wrong type at the same
// place, or the misspelt key of a field that is missing.
func explained(f finding, d diag.Diagnostic, reported diag.List) bool {
	return slices.ContainsFunc(reported, func(r diag.Diagnostic) bool {
		if r.Pos == d.Pos && r.Severity == diag.Error {
			return true
		}
		return f.code == "missing-field" && r.Code == "unknown-field" && r.Hint == fmt.Sprintf("did you mean %q?", f.path[len(f.path)-1])
	})
}
