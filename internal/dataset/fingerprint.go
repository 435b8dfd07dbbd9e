package dataset

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"reflect"
	"sync"
)

// Fingerprint returns a SHA-256, hexadecimal, of what parts of the model say: of their fields that YAML states, whatever files they stand in and
// however these are laid out. Parts that say the same have the same fingerprint on every machine.
func Fingerprint(parts ...any) string {
	const usual = 16 << 10
	said := make([]byte, 0, usual)
	for _, p := range parts {
		said = appendSaid(said, reflect.ValueOf(p))
	}
	sum := sha256.Sum256(said)
	return hex.EncodeToString(sum[:])
}

// appendSaid appends a value with its kind and length before it, so that no two lists of values give the same bytes.
func appendSaid(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, '0')
		}
		return appendSaid(b, v.Elem())
	case reflect.String:
		return append(binary.AppendUvarint(append(b, 's'), uint64(v.Len())), v.String()...)
	case reflect.Bool:
		if v.Bool() {
			return append(b, '+')
		}
		return append(b, '-')
	case reflect.Int:
		return binary.AppendVarint(append(b, 'i'), v.Int())
	case reflect.Float64:
		return binary.BigEndian.AppendUint64(append(b, 'f'), math.Float64bits(v.Float()))
	case reflect.Slice:
		b = binary.AppendUvarint(append(b, 'l'), uint64(v.Len()))
		for i := range v.Len() {
			b = appendSaid(b, v.Index(i))
		}
		return b
	case reflect.Struct:
		for i, key := range keysOf(v.Type()) {
			value := v.Field(i)
			if key == "" || value.IsZero() || value.Kind() == reflect.Slice && value.Len() == 0 {
				continue // not stated: fields that the model gains change no fingerprint
			}
			b = append(binary.AppendUvarint(append(b, 'k'), uint64(len(key))), key...)
			b = appendSaid(b, value)
		}
		return append(b, 'e')
	}
	panic(fmt.Sprintf("dataset: %v has no fingerprint", v.Type()))
}

var keys sync.Map // of type reflect.Type to []string

// keysOf returns the key of each field of a struct: what YAML calls it, and its name in a struct that YAML writes as a word, such as a date. It is empty
// for a field that YAML does not state.
func keysOf(t reflect.Type) []string {
	if known, ok := keys.Load(t); ok {
		return known.([]string)
	}
	list := make([]string, t.NumField())
	for i := range list {
		list[i] = t.Field(i).Name
		if !t.Implements(reflect.TypeFor[fmt.Stringer]()) {
			list[i] = t.Field(i).Tag.Get("yaml")
		}
		if list[i] == "-" {
			list[i] = ""
		}
	}
	keys.Store(t, list)
	return list
}
