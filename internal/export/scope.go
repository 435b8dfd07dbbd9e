package export

import (
	"slices"
)

// A Scope is what an export is about when it is not about everything: files of kinds in formats, and of roles. Whatever lies outside of it stays as
// earlier runs have left it; what lies in it and is not planned is gone from the dataset. A nil Scope is everything.
type Scope struct {
	Formats map[string][]string `json:"formats"`         // names, sorted, by the ids of the kinds
	Roles   []string            `json:"roles,omitempty"` // ids, sorted: documents about one of them at least; none: about any
}

// newScope returns the scope of a request that comes down to the given kinds and formats.
func newScope(request Request, kinds []chosen) *Scope {
	if !request.partial() {
		return nil
	}
	s := &Scope{Formats: make(map[string][]string), Roles: ordered(request.Roles)}
	for _, k := range kinds {
		if k.kind.Chosen {
			continue // other choices yield other documents of it
		}
		for _, f := range k.formats {
			s.Formats[k.kind.ID] = append(s.Formats[k.kind.ID], f.Name)
		}
		slices.Sort(s.Formats[k.kind.ID])
	}
	return s
}

// has reports whether a file of which a manifest tells is in the scope.
func (s *Scope) has(e *Entry) bool {
	switch {
	case s == nil:
		return true
	case len(s.Roles) > 0 && !slices.ContainsFunc(e.Roles, func(r string) bool { return slices.Contains(s.Roles, r) }):
		return false
	}
	return slices.Contains(s.Formats[e.Kind], e.Format)
}

// ordered returns words sorted, each once.
func ordered(words []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(words)))
}

// Partial reports whether the plan is not all that the dataset yields, because less was asked for.
func (p *Plan) Partial() bool { return p.Scope != nil }

// covers reports whether a file of which a manifest tells would be in the plan, if the dataset yielded it still.
func (p *Plan) covers(e *Entry) bool {
	return p.Scope.has(e) && !slices.Contains(p.LeftOut, e.Kind) && p.Shard.Has(stem(e.Path))
}

// leaves reports whether a file of which a manifest tells is not in the plan because its kind is left out.
func (p *Plan) leaves(e *Entry) bool {
	return slices.Contains(p.LeftOut, e.Kind) && p.Scope.has(e) && p.Shard.Has(stem(e.Path))
}
