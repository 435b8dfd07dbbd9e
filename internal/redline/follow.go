package redline

import (
	"reflect"

	"rolexport/internal/dataset"
	"rolexport/internal/strictyaml"
)

// refersTo holds the fields of the model that hold ids, and the list that the ids are of.
var refersTo = map[string]string{
	"RoleRef.Role": "roles", "Comparison.A": "roles", "Comparison.B": "roles", "Position.Role": "roles", "Demand.Role": "roles",
	"Assignment.Responsible": "roles", "Assignment.Accountable": "roles", "Assignment.Consulted": "roles", "Assignment.Informed": "roles",
	"Assignment.Area": "areas", "Responsibility.Area": "areas",
	"Statement.Dimension": "dimensions", "Contrast.Dimension": "dimensions",
	"Skill.Skill":        "skills",
	"Workforce.Scenario": "scenarios",
}

// names are the new ids of what got another, by the list and the old id.
type names map[string]map[string]string

// renamed finds the new ids of roles, terms and scenarios, and the partners among the roles.
func renamed(before, after *dataset.Dataset) (n names, roles pairing) {
	n = names{}
	roles = n.list("roles", before.Roles, after.Roles)
	n.list("dimensions", before.Dimensions, after.Dimensions)
	n.list("areas", before.Areas, after.Areas)
	n.list("skills", before.Skills, after.Skills)
	if p, q := before.Workforce, after.Workforce; p != nil && q != nil {
		n.list("scenarios", p.Scenarios, q.Scenarios)
	}
	return n, roles
}

// list adds the new ids of a list, and returns the partners in it. An id that both versions have, or that several partners ask for, stands for what it says.
func (n names) list(field string, before, after any) pairing {
	a, b := reflect.ValueOf(before), reflect.ValueOf(after)
	ids := func(list reflect.Value) map[string]int {
		of := make(map[string]int, list.Len())
		for i := range list.Len() {
			of[idOf(list.Index(i))]++
		}
		return of
	}
	olds, news := ids(a), ids(b)
	pairs := ruleFor(a.Type(), []Step{{Field: field}}).match(a, b)
	for i, j := range pairs.of {
		if j < 0 {
			continue
		}
		was, is := idOf(a.Index(i)), idOf(b.Index(j))
		if was == "" || is == "" || news[was] > 0 || olds[is] > 0 || olds[was] > 1 || news[is] > 1 {
			continue
		}
		if n[field] == nil {
			n[field] = map[string]string{}
		}
		n[field][was] = is
	}
	return pairs
}

// A follower gives references their new ids, so that only those differ in which something else has changed.
type follower struct {
	names       names
	roles       pairing
	comparisons map[string]bool // ids of the new version
	followed    references      // by old ids
	count       int             // of all that have followed
}

// references counts them by the list and the id of what they name.
type references map[string]map[string]int

// follow returns a version with the references that it would have under the new ids, and how many have followed. Parts that hold none of them are
// those of ds.
func (f *follower) follow(ds *dataset.Dataset) (*dataset.Dataset, references) {
	if len(f.names) == 0 {
		return ds, nil
	}
	f.followed, f.count = references{}, 0
	return f.value(reflect.ValueOf(ds)).Interface().(*dataset.Dataset), f.followed
}

// newFollower returns the follower from one version to another.
func newFollower(before, after *dataset.Dataset) *follower {
	f := &follower{comparisons: map[string]bool{}}
	f.names, f.roles = renamed(before, after)
	for _, c := range after.Comparisons {
		f.comparisons[c.ID] = true
	}
	return f
}

// value returns v itself if nothing in it follows, else a copy.
func (f *follower) value(v reflect.Value) reflect.Value {
	start := f.count
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || v.Elem().Kind() != reflect.Struct {
			return v
		}
		if inner := f.value(v.Elem()); f.count > start {
			copied := reflect.New(v.Type().Elem())
			copied.Elem().Set(inner)
			return copied
		}
	case reflect.Slice:
		if k := v.Type().Elem().Kind(); k != reflect.Struct && k != reflect.Pointer {
			return v
		}
		return f.items(v, f.value)
	case reflect.Struct:
		if v.Type() != dateType {
			return f.fields(v)
		}
	}
	return v
}

func (f *follower) items(v reflect.Value, value func(reflect.Value) reflect.Value) reflect.Value {
	start := f.count
	list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	for i := range v.Len() {
		list.Index(i).Set(value(v.Index(i)))
	}
	if f.count == start {
		return v
	}
	return list
}

func (f *follower) fields(v reflect.Value) reflect.Value {
	t := v.Type()
	copied := reflect.New(t).Elem()
	copied.Set(v)
	start := f.count
	for i := range t.NumField() {
		if strictyaml.Key(t.Field(i)) == "" {
			continue
		}
		list, ok := refersTo[t.Name()+"."+t.Field(i).Name]
		id := func(v reflect.Value) reflect.Value { return f.id(v, list) }
		switch field := v.Field(i); {
		case ok && field.Kind() == reflect.Slice:
			copied.Field(i).Set(f.items(field, id))
		case ok:
			copied.Field(i).Set(id(field))
		default:
			copied.Field(i).Set(f.value(field))
		}
	}
	if f.count == start {
		return v
	}
	if was, ok := v.Interface().(dataset.Comparison); ok {
		f.rename(was, copied.Addr().Interface().(*dataset.Comparison))
	}
	return copied
}

// rename keeps a comparison named after its roles where the new version does so.
func (f *follower) rename(was dataset.Comparison, is *dataset.Comparison) {
	id := ""
	switch was.ID {
	case was.A + "-vs-" + was.B:
		id = is.A + "-vs-" + is.B
	case was.B + "-vs-" + was.A:
		id = is.B + "-vs-" + is.A
	}
	if f.comparisons[id] {
		is.ID = id
	}
}

// id returns the new id for an old one, and any other as it is.
func (f *follower) id(v reflect.Value, list string) reflect.Value {
	is, ok := f.names[list][v.String()]
	if !ok {
		return v
	}
	f.count++
	if f.followed[list] == nil {
		f.followed[list] = map[string]int{}
	}
	f.followed[list][v.String()]++
	return reflect.ValueOf(is).Convert(v.Type())
}

// following returns the files of a version in which references have followed: those of the parts that old does not share with before.
func following(before, old *dataset.Dataset) []string {
	var files []string
	for i, r := range old.Roles {
		if r != before.Roles[i] {
			files = append(files, dataset.RoleFile(r.ID))
		}
	}
	for i, c := range old.Comparisons {
		if c != before.Comparisons[i] {
			files = append(files, dataset.ComparisonFile(c.ID))
		}
	}
	if old.Workforce != before.Workforce {
		files = append(files, dataset.WorkforceFile)
	}
	if len(old.RACI) > 0 && &old.RACI[0] != &before.RACI[0] {
		files = append(files, dataset.MainFile)
	}
	return files
}
