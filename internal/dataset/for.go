package dataset

import (
	"reflect"
	"slices"

	"rolexport/internal/fingerprint"
)

// For returns what a reader is to see: a dataset without everything that is for others only, and without what refers to it. What is left of a
// list may be empty, and is then not stated. The result says nothing of readers any more; its Digest depends on what it holds alone, so that it
// does not change with what is left out. ds stays as it is, and is itself what a reader without a name sees.
func (ds *Dataset) For(reader string) *Dataset {
	if reader == "" {
		return ds
	}
	kept, _ := keep(reflect.ValueOf(*ds), reader)
	shown := kept.Interface().(Dataset)
	shown.Reader = reader
	shown.Files, shown.sums, shown.index = nil, nil, index{}
	shown.unlink(gone(ds, &shown))
	digested := shown
	digested.Rules = Rules{} // which say nothing to readers
	shown.Digest = fingerprint.Of(&digested, string(shown.Logo))
	shown.makeIndex()
	return &shown
}

// Withholds reports whether the roles or vocabularies that a reader is to see say less than those of ds, be it only for whom something is.
func (ds *Dataset) Withholds(reader string) bool {
	said := func(ds *Dataset) string { return fingerprint.Of(ds.Roles, ds.Dimensions, ds.Areas, ds.Skills) }
	return said(ds) != said(ds.For(reader))
}

// keep returns a copy of v without the parts that are not for the reader, and false when that is all of v. Parts that name no readers are
// shared with v.
func keep(v reflect.Value, reader string) (reflect.Value, bool) {
	if !holdsAudience(v.Type()) {
		return v, true
	}
	if v.Type() == audienceType {
		return reflect.Zero(v.Type()), true
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v, true
		}
		inner, ok := keep(v.Elem(), reader)
		if !ok {
			return reflect.Zero(v.Type()), false
		}
		copied := reflect.New(v.Type().Elem())
		copied.Elem().Set(inner)
		return copied, true
	case reflect.Slice:
		list := reflect.Zero(v.Type())
		for i := range v.Len() {
			if item, ok := keep(v.Index(i), reader); ok {
				list = reflect.Append(list, item)
			}
		}
		return list, true
	case reflect.Struct:
		if !audienceOf(v).Includes(reader) {
			return reflect.Zero(v.Type()), false
		}
		copied := reflect.New(v.Type()).Elem()
		copied.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				inner, _ := keep(v.Field(i), reader)
				copied.Field(i).Set(inner)
			}
		}
		return copied, true
	}
	return v, true
}

// withheld are the ids of what a dataset for a reader no longer holds.
type withheld struct{ roles, dimensions, areas, skills map[string]bool }

func gone(before, after *Dataset) withheld {
	terms := func(before, after []Term) map[string]bool {
		ids := map[string]bool{}
		for _, t := range before {
			ids[t.ID] = true
		}
		for _, t := range after {
			delete(ids, t.ID)
		}
		return ids
	}
	roles := map[string]bool{}
	for _, r := range before.Roles {
		roles[r.ID] = true
	}
	for _, r := range after.Roles {
		delete(roles, r.ID)
	}
	return withheld{
		roles, terms(before.Dimensions, after.Dimensions), terms(before.Areas, after.Areas), terms(before.Skills, after.Skills),
	}
}

// without returns the items of a list that do not refer to an id, nil for none. The list stays as it is.
func without[T any](items []T, ids map[string]bool, id func(T) string) []T {
	var rest []T
	for _, item := range items {
		if !ids[id(item)] {
			rest = append(rest, item)
		}
	}
	return rest
}

// unlink removes what refers to things that are withheld. The roles, comparisons and the plan of ds must be its own.
func (ds *Dataset) unlink(w withheld) {
	plain := func(id string) string { return id }
	for _, r := range ds.Roles {
		r.unlink(w)
	}
	ds.Comparisons = slices.DeleteFunc(ds.Comparisons, func(c *Comparison) bool { return w.roles[c.A] || w.roles[c.B] })
	for _, c := range ds.Comparisons {
		c.Contrasts = without(c.Contrasts, w.dimensions, func(x Contrast) string { return x.Dimension })
	}
	ds.RACI = without(ds.RACI, w.areas, func(a Assignment) string { return a.Area })
	ds.RACI = slices.DeleteFunc(ds.RACI, func(a Assignment) bool {
		had, has := 0, 0
		for _, part := range a.parts() {
			had += len(*part)
			has += len(without(*part, w.roles, plain))
		}
		return had > 0 && has == 0
	})
	for i := range ds.RACI {
		for _, part := range ds.RACI[i].parts() {
			*part = without(*part, w.roles, plain)
		}
	}
	if p := ds.Workforce; p != nil {
		if !slices.ContainsFunc(p.Scenarios, func(s Scenario) bool { return s.ID == p.Scenario }) {
			p.Scenario = "" // it is withheld: the plan opens with the first
		}
		p.Positions = without(p.Positions, w.roles, func(x Position) string { return x.Role })
		p.Demand = without(p.Demand, w.roles, func(x Demand) string { return x.Role })
	}
}

func (a *Assignment) parts() []*[]string {
	return []*[]string{&a.Responsible, &a.Accountable, &a.Consulted, &a.Informed}
}

func (r *Role) unlink(w withheld) {
	named := func(ref RoleRef) string { return ref.Role }
	if r.ReportsTo != nil && w.roles[r.ReportsTo.Role] {
		r.ReportsTo = nil
	}
	r.DirectReports = without(r.DirectReports, w.roles, named)
	r.Career.From = without(r.Career.From, w.roles, named)
	r.Career.To = without(r.Career.To, w.roles, named)
	r.Responsibilities = without(r.Responsibilities, w.areas, func(x Responsibility) string { return x.Area })
	r.Statements = without(r.Statements, w.dimensions, func(x Statement) string { return x.Dimension })
	r.Skills = without(r.Skills, w.skills, func(x Skill) string { return x.Skill })
	if p := r.Posting; p != nil && len(p.Locations)+len(p.ApplicantCountries) == 0 {
		r.Posting = nil // what is left of it says no place
	}
	required := map[string]bool{}
	for _, lines := range []Lines{r.Education.Required, r.Education.Preferred, r.Experience.Required, r.Experience.Preferred} {
		for _, line := range lines {
			required[line.ID] = true
		}
	}
	for i := range r.Duties {
		d := &r.Duties[i]
		lost := map[string]bool{}
		for _, id := range d.Needs {
			lost[id] = !required[id]
		}
		d.Needs = without(d.Needs, lost, func(id string) string { return id })
	}
}
