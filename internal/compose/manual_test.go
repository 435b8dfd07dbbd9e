package compose

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// The manual for template authors lists every field of every view, and no other.
func TestManualListsTheFields(t *testing.T) {
	src, err := os.ReadFile("../../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	for kind, view := range views() {
		_, section, _ := strings.Cut(string(src), "\n### "+kind+"\n")
		section, _, _ = strings.Cut(section, "\n#")
		listed := map[string]bool{}
		for _, m := range regexp.MustCompile("`\\.([A-Za-z]+)`").FindAllStringSubmatch(section, -1) {
			listed[m[1]] = true
		}
		fields := map[string]bool{}
		addFields(fields, view.Elem())
		for name := range fields {
			if !listed[name] {
				t.Errorf("docs/templates.md does not list .%s of the %s", name, kind)
			}
		}
		for name := range listed {
			if !fields[name] {
				t.Errorf("docs/templates.md lists .%s, which the %s does not have", name, kind)
			}
		}
	}
}

// addFields notes the fields of a view and of the structs of this package that it lists.
func addFields(fields map[string]bool, view reflect.Type) {
	for i := range view.NumField() {
		f := view.Field(i)
		fields[f.Name] = true
		if f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct && f.Type.Elem().PkgPath() == view.PkgPath() {
			addFields(fields, f.Type.Elem())
		}
	}
}
