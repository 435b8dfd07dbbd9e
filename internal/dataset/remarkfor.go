package dataset

import (
	"reflect"

	"rolexport/internal/diag"
	"rolexport/internal/strictyaml"
)

// PlaceFor returns the problems of remarks about shown, which For has made of the Finder's dataset. Their places are those in the files, where
// other items stand between; the lines themselves are left out, for they may hold what is not for the reader.
func (f *Finder) PlaceFor(shown *Dataset, remarks []Remark) diag.List {
	if shown == f.ds {
		return f.Place(remarks)
	}
	of := make([]Remark, len(remarks))
	for i, r := range remarks {
		before, after := reflect.ValueOf(f.ds), reflect.ValueOf(shown)
		if r.Role != nil {
			before, after = reflect.ValueOf(f.ds.Role(r.Role.ID)), reflect.ValueOf(r.Role)
		}
		r.Path = inFile(before, after, r.Path, shown.Reader)
		of[i] = r
	}
	problems := f.Place(of)
	for i := range problems {
		problems[i].Source, problems[i].Skipped, problems[i].Width = "", 0, 0
	}
	return problems
}

// inFile translates a path below what a reader sees into one below what it was made of. It ends where the two cannot be followed.
func inFile(before, after reflect.Value, path []any, reader string) []any {
	var way []any
	for _, step := range path {
		before, after = reflect.Indirect(before), reflect.Indirect(after)
		if !before.IsValid() || !after.IsValid() {
			break
		}
		if i, ok := step.(int); ok && before.Kind() == reflect.Slice {
			at := original(before, after, i, reader)
			if at < 0 {
				break
			}
			way = append(way, at)
			before, after = before.Index(at), after.Index(i)
			continue
		}
		way = append(way, step)
		if key, ok := step.(string); ok && before.Kind() == reflect.Struct {
			before, after = strictyaml.Field(before, key), strictyaml.Field(after, key)
		}
	}
	return way
}

// original returns where the item i of a list that a reader sees stands in the list that it was made of, -1 for nowhere. The order is the
// same; what is left out is for others, or refers to something that is.
func original(before, after reflect.Value, i int, reader string) int {
	next := 0
	for j := range before.Len() {
		item := reflect.Indirect(before.Index(j))
		if item.Kind() == reflect.Struct && !audienceOf(item).Includes(reader) || !sameTexts(item, reflect.Indirect(after.Index(next))) {
			continue
		}
		if next == i {
			return j
		}
		next++
	}
	return -1
}

// sameTexts reports whether two items say the same in the texts of their own, which the filter leaves as they are.
func sameTexts(a, b reflect.Value) bool {
	if a.Kind() == reflect.String {
		return a.String() == b.String()
	}
	if a.Kind() != reflect.Struct {
		return true
	}
	for i := range a.NumField() {
		if a.Field(i).Kind() == reflect.String && a.Field(i).String() != b.Field(i).String() {
			return false
		}
	}
	return true
}
