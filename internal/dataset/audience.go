package dataset

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"sync"

	"rolexport/internal/diag"
	"rolexport/internal/strictyaml"
)

// Audiences are the words for readers, from the nearest.
func Audiences() []string { return []string{"internal", "candidate", "public"} }

// Includes reports whether something is for a reader: no words mean everybody, and no reader somebody who is shown everything.
func (a Audience) Includes(reader string) bool {
	return len(a) == 0 || reader == "" || slices.Contains(a, reader)
}

// overlaps reports whether there is a reader whom both are for.
func (a Audience) overlaps(b Audience) bool {
	return slices.ContainsFunc(Audiences(), func(reader string) bool { return a.Includes(reader) && b.Includes(reader) })
}

var audienceType = reflect.TypeFor[Audience]()

// holders remembers which types hold an Audience somewhere.
var holders sync.Map // of type reflect.Type to bool

// holdsAudience reports whether values of a type may name readers: itself or in any of its parts. No type of the model holds itself.
func holdsAudience(t reflect.Type) bool {
	if known, ok := holders.Load(t); ok {
		return known.(bool)
	}
	holds := t == audienceType
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		holds = holds || holdsAudience(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			holds = holds || t.Field(i).IsExported() && holdsAudience(t.Field(i).Type)
		}
	}
	holders.Store(t, holds)
	return holds
}

// audienceOf returns whom a struct of the model is for: the field of that type, if it has one.
func audienceOf(v reflect.Value) Audience {
	if f := v.FieldByName("Audience"); f.IsValid() && f.Type() == audienceType {
		return f.Interface().(Audience)
	}
	return nil
}

// checkAudiences checks the readers that all parts of the dataset name.
func (l *loader) checkAudiences(main origin) {
	if !l.mainBroken {
		l.checkAudience(reflect.ValueOf(l.ds.Dimensions), main, []any{"dimensions"})
		l.checkAudience(reflect.ValueOf(l.ds.Areas), main, []any{"areas"})
		l.checkAudience(reflect.ValueOf(l.ds.Skills), main, []any{"skills"})
		l.checkAudience(reflect.ValueOf(l.ds.RACI), main, []any{"raci"})
	}
	for _, r := range l.ds.Roles {
		l.checkAudience(reflect.ValueOf(r), l.origins[r], nil)
	}
	for _, c := range l.ds.Comparisons {
		l.checkAudience(reflect.ValueOf(c), l.origins[c], nil)
	}
	if at, ok := l.origins[l.ds.Workforce]; ok && l.ds.Workforce != nil {
		l.checkAudience(reflect.ValueOf(l.ds.Workforce), at, nil)
	}
}

// checkAudience checks the readers that a part of the dataset and its own parts name.
func (l *loader) checkAudience(v reflect.Value, at origin, path []any) {
	if !holdsAudience(v.Type()) {
		return
	}
	if v.Type() == audienceType {
		l.checkReaders(v.Interface().(Audience), at, path)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			l.checkAudience(v.Elem(), at, path)
		}
	case reflect.Slice:
		for i := range v.Len() {
			l.checkAudience(v.Index(i), at, append(path, i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !holdsAudience(v.Field(i).Type()) {
				continue // as most fields: their keys need not be looked up
			}
			if key := strictyaml.Key(v.Type().Field(i)); key != "" {
				l.checkAudience(v.Field(i), at, append(path, key))
			}
		}
	}
}

func (l *loader) checkReaders(a Audience, at origin, path []any) {
	if a != nil && len(a) == 0 {
		l.find(at, "empty-audience", `"audience" names nobody`, "leave it out for everybody, or name "+either(Audiences()), slices.Clone(path)...)
	}
	seen := map[string]bool{}
	for i, word := range a {
		l.repeated(seen, word, "reader", at, append(slices.Clone(path), i)...)
		if !slices.Contains(Audiences(), word) {
			hint := cmp.Or(diag.DidYouMean(word, Audiences()), "write "+either(Audiences()))
			l.find(at, "unknown-audience", fmt.Sprintf("there is no audience %q", short(word)), hint, append(slices.Clone(path), i)...)
		}
	}
}

// A readership finds out which references of a list meet: those to one thing that are for the same readers.
type readership map[string][]Audience

// meets adds a reference and reports whether an earlier one is for some of the same readers.
func (seen readership) meets(id string, a Audience) bool {
	met := slices.ContainsFunc(seen[id], a.overlaps)
	seen[id] = append(seen[id], a)
	return met
}

// repeatedFor reports a reference that a list holds twice for the same readers.
func (l *loader) repeatedFor(seen readership, id string, a Audience, kind string, at origin, path ...any) {
	if seen.meets(id, a) && id != "" {
		l.find(at, "repeated-"+kind, fmt.Sprintf("the %s %q is given twice", kind, short(id)),
			`keep one of the two, or give them to different readers with "audience"`, path...)
	}
}
