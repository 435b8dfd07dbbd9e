package roledata_test

import (
	"fmt"
	"reflect"
	"strings"

	"pgregory.net/rapid"

	"rolexport/internal/dataset"
)

// texts that a dataset may hold, and that have broken readers of JSON, YAML or comma-separated values somewhere.
var text = rapid.Map(rapid.OneOf(
	rapid.SampledFrom([]string{"=1+1", "+49", "-", "@a", "\ttab", "'=x", "'", `"`, `a "quoted" word`, "a,b;c", "two\nlines", " lead", "trail ", "null", "~", "true",
		"0101", "1e5", "<b>&amp;</b>", "{{.Title}}", "\\ud83d", "😀", "倉庫長", "ﷺ", "e\u0301", "\u00a0", "\u200b", "\u2027", "# no", "- a", "a: b", "*a", "&a"}),
	rapid.String(),
), func(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r <= 0x9F || r == 0x2028 || r == 0x2029 || r == 0xE000 || r == 0xE001 ||
			r&0xFFFE == 0xFFFE || r == 0xFFFD || r == 0xFEFF {
			return -1
		}
		return r
	}, s)
	return strings.TrimRight(s, "\n") + "x"
})

// drawRole draws a role in which any field may be stated.
func drawRole(t *rapid.T) *dataset.Role {
	r := &dataset.Role{}
	fill(t, reflect.ValueOf(r).Elem(), "role")
	r.ID, r.Title = "r", text.Draw(t, "title")
	return r
}

// fill gives a value to v, or leaves it as not stated.
func fill(t *rapid.T, v reflect.Value, label string) {
	stated := func() bool { return rapid.IntRange(0, 2).Draw(t, label+"?") > 0 }
	switch v.Addr().Interface().(type) {
	case *dataset.Date:
		if stated() {
			v.Set(reflect.ValueOf(dataset.Date{Year: rapid.IntRange(1, 9999).Draw(t, label), Month: 2, Day: 28}))
		}
		return
	case *dataset.Audience:
		if stated() {
			v.Set(reflect.ValueOf(rapid.SampledFrom([]dataset.Audience{{"internal"}, {"candidate", "public"}}).Draw(t, label)))
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Tag.Get("yaml"); name != "" && name != "-" {
				fill(t, v.Field(i), label+"."+name)
			}
		}
		// What is named has a name.
		for _, name := range []string{"Text", "Role"} {
			if f := v.FieldByName(name); f.IsValid() && f.Kind() == reflect.String && f.String() == "" {
				f.SetString(text.Draw(t, label))
			}
		}
		if f := v.FieldByName("Rank"); f.IsValid() && f.Int() == 0 {
			f.SetInt(1)
		}
	case reflect.Pointer:
		if stated() {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem(), label)
		}
	case reflect.Slice:
		if n := rapid.IntRange(0, 3).Draw(t, label); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(t, v.Index(i), fmt.Sprintf("%s[%d]", label, i))
				if v.Index(i).Kind() == reflect.String && v.Index(i).String() == "" {
					v.Index(i).SetString(text.Draw(t, label))
				}
			}
		}
	case reflect.String:
		if stated() {
			v.SetString(text.Draw(t, label))
		}
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, label))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(-9, 1e9).Draw(t, label)))
	case reflect.Float64:
		v.SetFloat(rapid.Float64Range(-1e13, 1e13).Draw(t, label))
	default:
		panic(fmt.Sprintf("cannot draw %v", v.Type()))
	}
}
