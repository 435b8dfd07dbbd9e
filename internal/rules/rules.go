// Package rules tells what makes a sound dataset less useful than it could be: a role without a purpose, a duty that is given twice. Each
// rule has a code, by which a dataset sets how much it weighs.
package rules

import (
	"slices"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
)

// How much a rule weighs.
const (
	Warning = "warning"
	Off     = "off"
	Error   = "error"
)

// A Rule is one thing that descriptions of roles are held to.
type Rule struct {
	Code    string // stable and short, a field of dataset.Rules
	Weight  string // Error, Warning or Off: where the dataset does not set it
	What    string // what is asked for, a sentence without its full stop
	Why     string // why it matters, in sentences
	Cure    string // what to do about it, in sentences
	Example string // YAML that keeps the rule

	check func(*inspection)
}

// All returns the rules in the order of dataset.Rules.
func All() []Rule {
	return slices.Concat(roleRules(), dutyRules(), linkRules(), payRules())
}

// weight returns how much a rule weighs in a dataset: error, warning or off.
func (r Rule) weight(ds *dataset.Dataset) string {
	if set := ds.Rules.Of(r.Code); set != "" {
		return set
	}
	return r.Weight
}

// Check holds a dataset against the rules that it does not set to off. It sees no files: Finder.Place turns the remarks into problems.
func Check(ds *dataset.Dataset) []dataset.Remark {
	in := &inspection{ds: ds}
	for _, r := range All() {
		weight := r.weight(ds)
		if weight == Off {
			continue
		}
		in.code, in.severity = r.Code, diag.Warning
		if weight == Error {
			in.severity = diag.Error
		}
		if r.check != nil { // others are checked when the dataset is read
			r.check(in)
		}
	}
	return in.remarks
}

// An inspection is one run of Check.
type inspection struct {
	ds       *dataset.Dataset
	code     string        // of the rule that is being checked
	severity diag.Severity // of its problems
	remarks  []dataset.Remark

	called map[string][]*dataset.Role // roles by what they are called; filled when it is asked for
}

// say notes a problem with a value of a role, or of the main file where the role is nil.
func (in *inspection) say(r *dataset.Role, message, hint string, path ...any) {
	in.remarks = append(in.remarks, dataset.Remark{
		Role: r, Path: path, Problem: diag.Diagnostic{Severity: in.severity, Code: in.code, Message: message, Hint: hint},
	})
}

// each returns a check that looks at one role at a time.
func each(look func(*inspection, *dataset.Role)) func(*inspection) {
	return func(in *inspection) {
		for _, r := range in.ds.Roles {
			look(in, r)
		}
	}
}

// named returns the roles that are called so: by their id, title or alias.
func (in *inspection) named(name string) []*dataset.Role {
	if in.called == nil {
		in.called = make(map[string][]*dataset.Role, 2*len(in.ds.Roles))
		for _, r := range in.ds.Roles {
			for _, n := range append([]string{r.ID, r.Title}, r.Aliases.Texts()...) {
				n = dataset.FoldName(n)
				if !slices.Contains(in.called[n], r) {
					in.called[n] = append(in.called[n], r)
				}
			}
		}
	}
	return in.called[dataset.FoldName(name)]
}
