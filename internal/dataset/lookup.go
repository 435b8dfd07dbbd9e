package dataset

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// index finds things by their ids. It is made when a Dataset has been loaded; a Dataset that is put together in memory does
// without and is searched.
type index struct {
	roles       map[string]*Role
	comparisons map[[2]string]*Comparison
	skills      map[string]*Term
}

func (ds *Dataset) makeIndex() {
	ds.index.roles = make(map[string]*Role, len(ds.Roles))
	for _, r := range ds.Roles {
		ds.index.roles[r.ID] = r
	}
	ds.index.comparisons = make(map[[2]string]*Comparison, len(ds.Comparisons))
	for _, c := range ds.Comparisons {
		ds.index.comparisons[pair(c.A, c.B)] = c
	}
	ds.index.skills = make(map[string]*Term, len(ds.Skills))
	for i := range ds.Skills {
		ds.index.skills[ds.Skills[i].ID] = &ds.Skills[i]
	}
}

// pair returns the same key for two ids in either order.
func pair(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// Role returns the role with the id, or nil.
func (ds *Dataset) Role(id string) *Role {
	if ds.index.roles != nil {
		return ds.index.roles[id]
	}
	return first(ds.Roles, func(r *Role) bool { return r.ID == id })
}

// Comparison returns the authored comparison of two roles, in either order, or nil.
func (ds *Dataset) Comparison(a, b string) *Comparison {
	if ds.index.comparisons != nil {
		return ds.index.comparisons[pair(a, b)]
	}
	return first(ds.Comparisons, func(c *Comparison) bool { return pair(c.A, c.B) == pair(a, b) })
}

// Dimension returns the comparison dimension with the id, or nil.
func (ds *Dataset) Dimension(id string) *Term { return term(ds.Dimensions, id) }

// Area returns the responsibility area with the id, or nil.
func (ds *Dataset) Area(id string) *Term { return term(ds.Areas, id) }

// Skill returns the skill with the id, or nil.
func (ds *Dataset) Skill(id string) *Term {
	if ds.index.skills != nil {
		return ds.index.skills[id]
	}
	return term(ds.Skills, id)
}

func term(terms []Term, id string) *Term {
	if i := slices.IndexFunc(terms, func(t Term) bool { return t.ID == id }); i >= 0 {
		return &terms[i]
	}
	return nil
}

func first[T any](items []*T, is func(*T) bool) *T {
	if i := slices.IndexFunc(items, is); i >= 0 {
		return items[i]
	}
	return nil
}

// Find returns the roles that somebody may mean by a name, in the order of the dataset: the role with that id; else the roles with
// that title; else those with that alias. Case and the width of spaces do not matter.
func (ds *Dataset) Find(name string) []*Role {
	if r := ds.Role(name); r != nil {
		return []*Role{r}
	}
	wanted := FoldName(name)
	matches := func(names ...string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return FoldName(n) == wanted })
	}
	var byID, byTitle, byAlias []*Role
	for _, r := range ds.Roles {
		switch {
		case matches(r.ID):
			byID = append(byID, r)
		case matches(r.Title):
			byTitle = append(byTitle, r)
		case matches(r.Aliases.Texts()...):
			byAlias = append(byAlias, r)
		}
	}
	switch {
	case wanted == "":
		return nil
	case byID != nil:
		return byID
	case byTitle != nil:
		return byTitle
	}
	return byAlias
}

// FoldName maps what readers take for the same name to one form: case and the width of spaces do not matter.
func FoldName(s string) string { return fold(strings.Join(strings.Fields(s), " ")) }

// fold maps texts that differ only in case, or in how Unicode composes their characters, to one form.
func fold(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(s)))
		}
	}
	return strings.ToLower(s)
}

// Now returns what stands in for the clock in documents: the begin of the dataset's date, and 1 January 1980 when it has none, UTC.
func (ds *Dataset) Now() time.Time {
	if ds.Date.IsZero() {
		return time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return ds.Date.Time()
}
