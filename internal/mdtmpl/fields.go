package mdtmpl

import (
	"reflect"
	"slices"
	"strings"

	"rolexport/internal/diag"
)

// maxListed is how many fields a hint lists at the most.
const maxListed = 8

// maxTypes bounds the search for a type in the data.
const maxTypes = 1000

// fieldsOf lists what can be asked of a type that text/template names in a message, found among the types that data leads to.
func fieldsOf(data any, typeName string) []string {
	typeName = strings.TrimLeft(typeName, "*")
	if data == nil {
		return nil
	}
	queue := []reflect.Type{reflect.TypeOf(data)}
	seen := map[reflect.Type]bool{}
	for len(queue) > 0 && len(seen) < maxTypes {
		t := queue[0]
		queue = queue[1:]
		if seen[t] {
			continue
		}
		seen[t] = true
		if t.Kind() != reflect.Pointer && t.String() == typeName {
			return members(t)
		}
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map, reflect.Chan:
			queue = append(queue, t.Elem())
		case reflect.Struct:
			for i := range t.NumField() {
				if f := t.Field(i); f.IsExported() || f.Anonymous {
					queue = append(queue, f.Type)
				}
			}
		}
	}
	return nil
}

// members lists the exported fields and methods of a type in alphabetical order.
func members(t reflect.Type) []string {
	var names []string
	if t.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() && !f.Anonymous {
				names = append(names, f.Name)
			}
		}
	}
	methods := reflect.PointerTo(t)
	for i := range methods.NumMethod() {
		names = append(names, methods.Method(i).Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// fieldHint helps an author who asked for a field that is not there.
func fieldHint(field string, fields []string) string {
	if hint := diag.DidYouMean(field, fields); hint != "" {
		return hint
	}
	if 0 < len(fields) && len(fields) <= maxListed {
		return "there are " + strings.Join(fields, ", ")
	}
	return "docs/templates.md lists what each template is given"
}
