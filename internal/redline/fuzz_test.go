package redline

import (
	"encoding/json"
	"reflect"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/strictyaml"
)

// drawn fills a value by bytes: lists are short, and texts few, so that items meet.
func drawn(v reflect.Value, src *[]byte) {
	next := func() byte {
		if len(*src) == 0 {
			return 0
		}
		b := (*src)[0]
		*src = (*src)[1:]
		return b
	}
	if v.Type() == dateType {
		if b := next(); b%2 == 1 {
			v.Set(reflect.ValueOf(dataset.Date{Year: 2000 + int(b), Month: 1, Day: 1}))
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.Type() == reflect.TypeFor[*dataset.Role]() || v.Type() == reflect.TypeFor[*dataset.Comparison]() || next()%2 == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			drawn(v.Elem(), src)
		}
	case reflect.Slice:
		if n := int(next() % 4); n > 0 && len(*src) > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				drawn(v.Index(i), src)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if strictyaml.Key(v.Type().Field(i)) != "" {
				drawn(v.Field(i), src)
			}
		}
	case reflect.String:
		texts := []string{"", "", "plan shifts", "plan the shifts of the week", "倉庫長", "a b\nc", "\x00", "x|`y`", "\xff"}
		v.SetString(texts[int(next())%len(texts)])
	case reflect.Int:
		v.SetInt(int64(next()) - 100)
	case reflect.Float64:
		v.SetFloat(float64(next()) * 1e3 / 7)
	case reflect.Bool:
		v.SetBool(next()%2 == 1)
	}
}

// Two datasets, whatever they hold, are compared; one with itself has no difference, and what one way adds the other way removes.
func FuzzBetween(f *testing.F) {
	f.Add([]byte{}, []byte{1})
	seed := make([]byte, 4000)
	for i := range seed {
		seed[i] = byte(i*i*31 + i/7)
	}
	f.Add(seed, seed[500:])
	f.Add(seed[13:], seed[:1000])
	f.Fuzz(func(t *testing.T, one, other []byte) {
		var a, b dataset.Dataset
		rest := one
		drawn(reflect.ValueOf(&a).Elem(), &rest)
		rest = other
		drawn(reflect.ValueOf(&b).Elem(), &rest)
		if c := Between(&a, &a); c.Any() {
			t.Fatalf("a dataset differs from itself:\n%s", c.Text(0))
		}
		there, back := Between(&a, &b), Between(&b, &a)
		if tallied(there, Added) != tallied(back, Removed) || tallied(there, Removed) != tallied(back, Added) || there.Any() != back.Any() {
			t.Errorf("there:\n%s\nand back:\n%s", there.Text(0), back.Text(0))
		}
		for _, limit := range []int{0, 1, 7} {
			there.Text(limit)
			there.Markdown(limit)
		}
		if _, err := json.Marshal(there.Report()); err != nil {
			t.Error(err)
		}
	})
}

// tallied counts what is of a kind, roles and comparisons included.
func tallied(c *Changes, k Kind) int {
	n := 0
	for _, s := range c.Subjects {
		if s.Kind == k {
			n++
		}
		for _, x := range s.Changes {
			if x.Kind == k {
				n++
			}
		}
	}
	return n
}
