// Package diag holds what rolexport has to say about its input: where, what is wrong, and what cures it.
//
// A Diagnostic is data. How it looks on a terminal, as JSON or as an annotation in CI is decided by the printers in this
// package and nowhere else, so that the program speaks with one voice: lower case, no full stop, user text in quotes.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says how much a Diagnostic weighs.
type Severity uint8

// The severities, weakest first.
const (
	Warning Severity = iota
	Error
)

// String returns the word that stands in front of a printed diagnostic.
func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// A Pos is a place in a file. Line and Col count from 1, columns in runes; 0 means not known.
type Pos struct {
	File string
	Line int
	Col  int
}

// String returns file:line:col without the parts that are not known.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// A Diagnostic is one problem.
type Diagnostic struct {
	Severity Severity
	Code     string // stable and short, for example "unknown-field"
	Pos      Pos
	Message  string // lower case, no full stop
	Hint     string // the cure; empty when the message already says it
	Details  string // what there is to be said besides, in lines; empty: nothing
	Source   string // the text of the line at Pos; empty when there is none
	Skipped  int    // runes of the line that stand before Source; over 0 only where a very long line is shown in part
	Width    int    // runes that the caret underlines; 0 counts as 1
	// About is the text of the data that a problem met in a document is about, as far as Pos is not known: it tells where to look. Message
	// names it by its CodePoints, so that problems that are alike can be told in one.
	About string
}

// Error returns the diagnostic on one line, so that it can travel as an error.
func (d Diagnostic) Error() string {
	s := d.Message
	if at := d.Pos.String(); at != "" {
		s = at + ": " + s
	}
	if d.Hint != "" {
		s += " (" + d.Hint + ")"
	}
	return s
}

// details returns the lines of Details, without what would move the cursor of a terminal.
func (d Diagnostic) details() []string {
	if d.Details == "" {
		return nil
	}
	lines := strings.Split(d.Details, "\n")
	for i := range lines {
		lines[i] = visible(lines[i])
	}
	return lines
}

// CodePoints names the characters of a text, for example "U+1F600 U+FE0F".
func CodePoints(text string) string {
	names := make([]string, 0, len(text))
	for _, r := range text {
		names = append(names, fmt.Sprintf("%U", r))
	}
	return strings.Join(names, " ")
}

// A List is a set of problems that is reported together. As an error it means that at least one of them is an Error.
type List []Diagnostic

// Error returns all problems, one on a line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, d := range l {
		lines[i] = d.Error()
	}
	return strings.Join(lines, "\n")
}

// HasErrors reports whether any of the problems is an Error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Err returns the list as an error when it holds an Error, and nil otherwise.
func (l List) Err() error {
	if l.HasErrors() {
		return l
	}
	return nil
}

// Sort orders the list by file, line and column; problems of one place keep their order.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			strings.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
		)
	})
}
