// Package rule says what a file is held to, and collects where it falls short. It is what the checkers of all formats share.
package rule

import (
	"fmt"
	"slices"
)

// A Rule is one thing that a program can decide about a file.
type Rule struct {
	Code   string // stable and short: pdf-to-unicode
	Clause string // of the standard, for example "ISO 14289-1:2014, 7.21.7"; empty: of none
	What   string // what is asked for, a sentence without its full stop
}

// New states a rule.
func New(code, clause, what string) *Rule { return &Rule{Code: code, Clause: clause, What: what} }

// A Group is the rules of one subject.
type Group struct {
	Title string
	Rules []*Rule
}

// A Finding is a rule that is broken somewhere.
type Finding struct {
	Rule    *Rule
	Object  string // where in the file: "page 3", "object 12", "line 7"; empty: the file itself
	Message string // lower case, no full stop
}

// maxFindings is how many findings of one rule are told of a file.
const maxFindings = 8

// Findings collects findings. The zero Findings is empty and ready for use.
type Findings struct {
	list  []Finding
	times map[*Rule]int
	said  map[Finding]bool
}

// Add says that a rule is broken. The same finding counts once.
func (f *Findings) Add(r *Rule, object, format string, args ...any) {
	finding := Finding{r, object, fmt.Sprintf(format, args...)}
	if f.times == nil {
		f.times, f.said = map[*Rule]int{}, map[Finding]bool{}
	}
	if f.said[finding] {
		return
	}
	f.said[finding] = true
	if f.times[r]++; f.times[r] <= maxFindings {
		f.list = append(f.list, finding)
	}
}

// List returns the findings in the order of the rules' first ones, those of a rule together. Where a rule is broken in very many places,
// the last of its findings counts the rest.
func (f *Findings) List() []Finding {
	var order []*Rule
	for _, found := range f.list {
		if !slices.Contains(order, found.Rule) {
			order = append(order, found.Rule)
		}
	}
	var all []Finding
	for _, r := range order {
		for _, found := range f.list {
			if found.Rule == r {
				all = append(all, found)
			}
		}
		switch more := f.times[r] - maxFindings; {
		case more == 1:
			all = append(all, Finding{r, "", "and 1 more place where this rule is broken"})
		case more > 1:
			all = append(all, Finding{r, "", fmt.Sprintf("and %d more places where this rule is broken", more)})
		}
	}
	return all
}
