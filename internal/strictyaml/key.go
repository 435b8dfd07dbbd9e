package strictyaml

import (
	"reflect"
	"strings"
)

// Key returns what files call a field of a struct; empty for a field that they do not hold.
func Key(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	if !f.IsExported() || key == "-" {
		return ""
	}
	return key
}

// Field returns the field of a struct that files call key, the zero Value for none.
func Field(v reflect.Value, key string) reflect.Value {
	for i := range v.NumField() {
		if Key(v.Type().Field(i)) == key {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}
