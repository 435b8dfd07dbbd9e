// Package fingerprint sums up what values of Go say, so that values that say the same can be told from others later and on other machines.
package fingerprint

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"reflect"
	"slices"
	"sync"
)

// Of returns a SHA-256, hexadecimal, of what values say: texts, figures and truth values, and what pointers, slices, maps, structs and interfaces of
// them hold. Of a struct with keys for YAML only the fields with one count; of another all exported ones. A field that holds nothing is left out, so
// that fields that a type gains change no fingerprint. A function or a channel says nothing and makes it panic.
func Of(values ...any) string {
	const usual = 16 << 10
	said := make([]byte, 0, usual)
	for _, v := range values {
		said = add(said, reflect.ValueOf(v))
	}
	sum := sha256.Sum256(said)
	return hex.EncodeToString(sum[:])
}

// add appends a value with its kind and length before it, so that no two lists of values give the same bytes.
func add(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Invalid:
		return append(b, '0')
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, '0')
		}
		return add(b, v.Elem())
	case reflect.Interface:
		if v.IsNil() {
			return append(b, '0')
		}
		return add(addText(append(b, 't'), v.Elem().Type().String()), v.Elem())
	case reflect.String:
		return addText(append(b, 's'), v.String())
	case reflect.Bool:
		if v.Bool() {
			return append(b, '+')
		}
		return append(b, '-')
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(append(b, 'i'), v.Int())
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return binary.AppendUvarint(append(b, 'u'), v.Uint())
	case reflect.Float64:
		return binary.BigEndian.AppendUint64(append(b, 'f'), math.Float64bits(v.Float()))
	case reflect.Slice, reflect.Array:
		return addList(b, v)
	case reflect.Map:
		return addMap(b, v)
	case reflect.Struct:
		return addStruct(b, v)
	}
	panic(fmt.Sprintf("fingerprint: %v says nothing", v.Type()))
}

func addText(b []byte, s string) []byte { return append(binary.AppendUvarint(b, uint64(len(s))), s...) }

func addList(b []byte, v reflect.Value) []byte {
	b = binary.AppendUvarint(append(b, 'l'), uint64(v.Len()))
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
		return append(b, v.Bytes()...)
	}
	for i := range v.Len() {
		b = add(b, v.Index(i))
	}
	return b
}

// addMap adds the entries in the order of their keys, which are texts or whole numbers.
func addMap(b []byte, v reflect.Value) []byte {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		if a.Kind() == reflect.String {
			return cmp.Compare(a.String(), b.String())
		}
		return cmp.Compare(a.Int(), b.Int())
	})
	b = binary.AppendUvarint(append(b, 'm'), uint64(len(keys)))
	for _, k := range keys {
		b = add(add(b, k), v.MapIndex(k))
	}
	return b
}

func addStruct(b []byte, v reflect.Value) []byte {
	for i, key := range keysOf(v.Type()) {
		value := v.Field(i)
		if key == "" || value.IsZero() || value.Kind() == reflect.Slice && value.Len() == 0 {
			continue
		}
		b = add(addText(append(b, 'k'), key), value)
	}
	return append(b, 'e')
}

var known sync.Map // keys by reflect.Type

// keysOf returns the key of each field of a struct, empty for one that does not count.
func keysOf(t reflect.Type) []string {
	if keys, ok := known.Load(t); ok {
		return keys.([]string)
	}
	names, keys, yaml := make([]string, t.NumField()), make([]string, t.NumField()), false
	for i := range names {
		f := t.Field(i)
		if f.IsExported() {
			names[i] = f.Name
		}
		if keys[i] = f.Tag.Get("yaml"); keys[i] == "-" {
			keys[i] = ""
		}
		yaml = yaml || keys[i] != ""
	}
	if !yaml {
		keys = names
	}
	known.Store(t, keys)
	return keys
}
