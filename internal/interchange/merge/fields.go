package merge

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/strictyaml"
)

// merged returns the dataset with the import in it. Neither of the two is changed.
func (in *Import) merged(old *dataset.Dataset) *dataset.Dataset {
	changed := *old
	changed.Dimensions = mergeTerms(old.Dimensions, in.Dataset.Dimensions)
	changed.Areas = mergeTerms(old.Areas, in.Dataset.Areas)
	changed.Skills = mergeTerms(old.Skills, in.Dataset.Skills)
	changed.Roles = slices.Clone(old.Roles)
	at := make(map[string]int, len(old.Roles))
	for i, r := range old.Roles {
		at[r.ID] = i
	}
	for _, r := range in.Dataset.Roles {
		i, there := at[r.ID]
		if !there {
			changed.Roles = append(changed.Roles, r)
			continue
		}
		role := *old.Roles[i]
		in.mergeStruct(reflect.ValueOf(&role).Elem(), reflect.ValueOf(r).Elem(), "")
		changed.Roles[i] = &role
	}
	in.link(changed.Roles)
	return &changed
}

// link names roles of careers by their ids, in copies of the roles that it changes.
func (in *Import) link(roles []*dataset.Role) {
	there := make(map[string]bool, len(roles))
	for _, r := range roles {
		there[r.ID] = true
	}
	for i, r := range roles {
		from, to := in.linked(r, r.Career.From, there), in.linked(r, r.Career.To, there)
		if from != nil || to != nil {
			role := *r
			if from != nil {
				role.Career.From = from
			}
			if to != nil {
				role.Career.To = to
			}
			roles[i] = &role
		}
	}
}

// linked returns a list of a role's career with ids in the place of the titles that have one, and nil when that changes nothing.
func (in *Import) linked(of *dataset.Role, refs []dataset.RoleRef, there map[string]bool) []dataset.RoleRef {
	named := func(id string) bool {
		return id == of.ID || slices.ContainsFunc(refs, func(ref dataset.RoleRef) bool { return ref.Role == id })
	}
	var list []dataset.RoleRef
	for i, ref := range refs {
		id := in.Names[ref.Title]
		if ref.Role != "" || ref.Title == "" || !there[id] || named(id) {
			continue
		}
		if list == nil {
			list = slices.Clone(refs)
		}
		list[i].Role, list[i].Title = id, ""
	}
	return list
}

// mergeTerms returns a vocabulary with what the import says of its terms, and with new terms behind it.
func mergeTerms(old, imported []dataset.Term) []dataset.Term {
	all := slices.Clone(old)
	at := make(map[string]int, len(all))
	for i, t := range all {
		at[t.ID] = i
	}
	for _, t := range imported {
		i, there := at[t.ID]
		if !there {
			at[t.ID] = len(all)
			all = append(all, t)
			continue
		}
		all[i].Title = t.Title
		if t.Description != "" {
			all[i].Description = t.Description
		}
	}
	return all
}

// knows reports whether the import states a field as a whole, and inside whether it states fields in it.
func (in *Import) knows(path string) (whole, inside bool) {
	for _, f := range in.Fields {
		whole = whole || f == path
		inside = inside || strings.HasPrefix(f, path+".")
	}
	return whole, inside
}

// mergeStruct takes over the fields of a struct that the import knows.
func (in *Import) mergeStruct(into, from reflect.Value, prefix string) {
	for i := range into.NumField() {
		name := strictyaml.Key(into.Type().Field(i))
		if name == "" {
			continue
		}
		path := prefix + name
		whole, inside := in.knows(path)
		switch to := into.Field(i); {
		case whole:
			to.Set(from.Field(i))
		case inside && to.Kind() == reflect.Struct:
			in.mergeStruct(to, from.Field(i), path+".")
		case inside && to.Kind() == reflect.Pointer && to.Type().Elem().Kind() == reflect.Struct:
			in.mergePointer(to, from.Field(i), path)
		case inside && to.Kind() == reflect.Slice && to.Type().Elem().Kind() == reflect.Struct:
			in.mergeItems(to, from.Field(i), path)
		case inside:
			panic(fmt.Sprintf("merge: %s has no fields", path)) // a mistake of the importer
		}
	}
}

// mergePointer merges a mapping that may be absent. One that says nothing any more goes.
func (in *Import) mergePointer(into, from reflect.Value, path string) {
	fresh := reflect.New(into.Type().Elem())
	if !into.IsNil() {
		fresh.Elem().Set(into.Elem())
	}
	other := reflect.New(into.Type().Elem())
	if !from.IsNil() {
		other = from
	}
	in.mergeStruct(fresh.Elem(), other.Elem(), path+".")
	if fresh.Elem().IsZero() {
		fresh = reflect.Zero(into.Type())
	}
	into.Set(fresh)
}

// mergeItems merges a list item by item.
func (in *Import) mergeItems(into, from reflect.Value, path string) {
	imported := map[string]int{}
	for i := range from.Len() {
		if _, again := imported[itemID(from.Index(i))]; !again { // the check tells of ids that are given twice
			imported[itemID(from.Index(i))] = i
		}
	}
	all := reflect.MakeSlice(into.Type(), 0, into.Len()+from.Len())
	there := map[int]bool{}
	for i := range into.Len() {
		item := reflect.New(into.Type().Elem()).Elem()
		item.Set(into.Index(i))
		at, known := imported[itemID(item)]
		switch {
		case known && !there[at]:
			there[at] = true
			in.mergeStruct(item, from.Index(at), path+".")
		case in.Owns != nil && in.Owns(path, itemID(item)):
			continue
		}
		all = reflect.Append(all, item)
	}
	for i := range from.Len() {
		if !there[i] {
			all = reflect.Append(all, from.Index(i))
		}
	}
	if all.Len() == 0 {
		all = reflect.Zero(into.Type())
	}
	into.Set(all)
}

// itemID returns what an item is known by: the first of its texts that is stated, which in all types of items is its id, what it is about, or
// its title.
func itemID(item reflect.Value) string {
	for i := range item.NumField() {
		if f := item.Field(i); f.Kind() == reflect.String && f.String() != "" {
			return f.String()
		}
	}
	return ""
}

// compare fills in what becomes of roles and terms.
func (p *Plan) compare(old, changed *dataset.Dataset, in *Import) {
	imported, after := map[string]bool{}, map[string]*dataset.Role{}
	for _, r := range changed.Roles {
		after[r.ID] = r
	}
	for _, r := range in.Dataset.Roles {
		imported[r.ID] = true
		before := old.Role(r.ID)
		p.note("role", r.ID, after[r.ID].Title, before != nil, differing(before, after[r.ID]))
	}
	for _, v := range []struct {
		sort                   string
		old, changed, imported []dataset.Term
	}{
		{"dimension", old.Dimensions, changed.Dimensions, in.Dataset.Dimensions},
		{"area", old.Areas, changed.Areas, in.Dataset.Areas},
		{"skill", old.Skills, changed.Skills, in.Dataset.Skills},
	} {
		p.compareTerms(v.sort, v.old, v.changed, v.imported)
	}
	for _, r := range old.Roles {
		switch fields := differing(r, after[r.ID]); {
		case imported[r.ID]:
		case len(fields) > 0: // its career names a role that has come
			p.note("role", r.ID, r.Title, true, fields)
		default:
			p.Entries = append(p.Entries, Entry{Status: Left, Sort: "role", ID: r.ID, Title: r.Title})
		}
	}
}

func (p *Plan) compareTerms(sort string, old, changed, imported []dataset.Term) {
	before, after, comes := map[string]*dataset.Term{}, map[string]*dataset.Term{}, map[string]bool{}
	for i := range old {
		before[old[i].ID] = &old[i]
	}
	for i := range changed {
		after[changed[i].ID] = &changed[i]
	}
	for _, t := range imported {
		comes[t.ID] = true
		p.note(sort, t.ID, t.Title, before[t.ID] != nil, differing(before[t.ID], after[t.ID]))
	}
	for _, t := range old {
		if !comes[t.ID] {
			p.Entries = append(p.Entries, Entry{Status: Left, Sort: sort, ID: t.ID, Title: t.Title})
		}
	}
}

// note adds the entry of what the import holds.
func (p *Plan) note(sort, id, title string, there bool, fields []string) {
	e := Entry{Status: Changed, Sort: sort, ID: id, Title: title, Fields: fields}
	switch {
	case !there:
		e.Status, e.Fields = Added, nil
	case len(fields) == 0:
		e.Status = Unchanged
	}
	p.Entries = append(p.Entries, e)
}

// differing returns the keys of two structs that say different things; nil stands for one that says nothing.
func differing[T any](a, b *T) []string {
	if a == b || a == nil || b == nil {
		return nil
	}
	var keys []string
	x, y := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	for i := range x.NumField() {
		key := strictyaml.Key(x.Type().Field(i))
		if key == "" || reflect.DeepEqual(x.Field(i).Interface(), y.Field(i).Interface()) {
			continue
		}
		// Encoded, an empty list is the same as none.
		one, other := reflect.New(x.Type()), reflect.New(x.Type())
		one.Elem().Field(i).Set(x.Field(i))
		other.Elem().Field(i).Set(y.Field(i))
		if !bytes.Equal(strictyaml.Encode(one.Interface()), strictyaml.Encode(other.Interface())) {
			keys = append(keys, key)
		}
	}
	return keys
}
