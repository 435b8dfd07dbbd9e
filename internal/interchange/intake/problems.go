package intake

import (
	"fmt"
	"maps"
	"slices"

	"rolexport/internal/diag"
)

// maxShown is how many problems are told one by one: of each file those of rows, and of all files the rest.
const maxShown = 1_000

// Problems collects what is wrong with a source. Failures make it unusable; a row that is not understood is left out and told. The zero
// Problems is empty.
type Problems struct {
	list   diag.List
	failed int
	rows   map[string]int // left out, by file
}

// Fail notes what makes the source unusable.
func (p *Problems) Fail(at diag.Pos, code, message, hint string) {
	if p.failed++; p.failed <= maxShown {
		p.list = append(p.list, diag.Diagnostic{Severity: diag.Error, Code: code, Pos: at, Message: message, Hint: hint})
	}
}

// Row notes a row, or a part of one, that is left out or not taken as it is.
func (p *Problems) Row(at diag.Pos, code, message, hint string) {
	if p.rows == nil {
		p.rows = map[string]int{}
	}
	if p.rows[at.File]++; p.rows[at.File] <= maxShown {
		p.list = append(p.list, diag.Diagnostic{Severity: diag.Warning, Code: code, Pos: at, Message: message, Hint: hint})
	}
}

// Failed reports whether the source is unusable.
func (p *Problems) Failed() bool { return p.failed > 0 }

// Full reports whether more failures would not be told.
func (p *Problems) Full() bool { return p.failed >= maxShown }

// List returns all problems in the order in which they were met, and how many more there are.
func (p *Problems) List() diag.List {
	list := slices.Clone(p.list)
	for _, file := range slices.Sorted(maps.Keys(p.rows)) {
		if n := p.rows[file] - maxShown; n > 0 {
			list = append(list, diag.Diagnostic{Severity: diag.Warning, Code: "more-rows", Pos: diag.Pos{File: file},
				Message: fmt.Sprintf("%d more problems of rows are not shown", n)})
		}
	}
	return list
}
