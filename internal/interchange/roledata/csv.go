package roledata

import (
	"cmp"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/interchange/csvfile"
	"rolexport/internal/strictyaml"
)

// CSV returns all roles as a table, a row for each. Its columns are the fields of the model in their order, the same for every dataset: a field of
// a field has a name with a dot, lists of texts have a line for each, and lists of anything else are JSON. Cells of what is not stated are
// empty.
func CSV(ds *dataset.Dataset) ([]byte, error) {
	records := [][]string{header(reflect.TypeFor[dataset.Role](), "", nil)}
	for _, r := range ds.Roles {
		records = append(records, row(reflect.ValueOf(r).Elem(), nil))
	}
	return csvfile.Write(records)
}

// nested reports whether a field is spread over columns of its own.
func nested(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Struct && t != reflect.TypeFor[dataset.Date]() && t != reflect.TypeFor[dataset.RoleRef]()
}

// fields calls visit for the fields that the model has in files.
func fields(t reflect.Type, visit func(i int, name string)) {
	for i := range t.NumField() {
		if name := strictyaml.Key(t.Field(i)); name != "" {
			visit(i, name)
		}
	}
}

func header(t reflect.Type, prefix string, names []string) []string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	fields(t, func(i int, name string) {
		if f := t.Field(i).Type; nested(f) {
			names = header(f, prefix+name+".", names)
			return
		}
		names = append(names, prefix+name)
	})
	return names
}

// row appends the cells of a struct's fields.
func row(v reflect.Value, cells []string) []string {
	fields(v.Type(), func(i int, _ string) {
		f := v.Field(i)
		switch {
		case !nested(f.Type()):
			cells = append(cells, cell(f))
		case f.Kind() != reflect.Pointer:
			cells = row(f, cells)
		case f.IsNil():
			cells = append(cells, make([]string, len(header(f.Type(), "", nil)))...)
		default:
			cells = row(f.Elem(), cells)
		}
	})
	return cells
}

func cell(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case dataset.Lines:
		return csvfile.Escape(strings.Join(x.Texts(), "\n"))
	case dataset.Date:
		return x.String()
	case dataset.RoleRef:
		return csvfile.Escape(cmp.Or(x.Role, x.Title))
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return ""
		}
		return cell(v.Elem())
	case reflect.String:
		return csvfile.Escape(v.String())
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'f', -1, 64)
	case reflect.Slice:
		switch {
		case v.Len() == 0:
			return ""
		case v.Type().Elem().Kind() == reflect.String:
			return csvfile.Escape(strings.Join(v.Convert(reflect.TypeFor[[]string]()).Interface().([]string), "\n"))
		}
		return string(strictyaml.CompactJSON(v.Interface()))
	}
	panic(fmt.Sprintf("roledata: no cell for %v", v.Type()))
}
