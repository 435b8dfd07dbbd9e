// Package fingerprint sums up what values of Go say, so that values that say the same can be told from others later and on other machines.
package fingerprint

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"math"
	"reflect"
	"slices"
	"sync"
)

// Of returns a SHA-256, hexadecimal, of what values say: texts, figures and truth values, and what pointers, slices, maps, structs and interfaces of
// them hold. Of a struct with keys for YAML only the fields with one count; of another all exported ones. A field that holds nothing is left out, so
// that fields that a type gains change no fingerprint. A function or a channel says nothing and makes it panic.
func Of(values ...any) string {
	s := said{hash: sha256.New(), b: make([]byte, 0, room)}
	for _, v := range values {
		s.add(reflect.ValueOf(v))
	}
	s.flush()
	return hex.EncodeToString(s.hash.Sum(nil))
}

// said is what is said so far: what the hash has taken, and then b.
type said struct {
	hash hash.Hash
	b    []byte
}

// room is how much is kept before the hash takes it: most values say less.
const room = 16 << 10

func (s *said) flush() {
	s.hash.Write(s.b) // cannot fail
	s.b = s.b[:0]
}

// add appends a value with its kind and length before it, so that no two lists of values give the same bytes.
func (s *said) add(v reflect.Value) {
	if len(s.b) > room/2 {
		s.flush()
	}
	switch v.Kind() {
	case reflect.Invalid:
		s.kind('0')
	case reflect.Pointer:
		if v.IsNil() {
			s.kind('0')
			return
		}
		s.add(v.Elem())
	case reflect.Interface:
		if v.IsNil() {
			s.kind('0')
			return
		}
		s.text('t', v.Elem().Type().String())
		s.add(v.Elem())
	case reflect.String:
		s.text('s', v.String())
	case reflect.Bool:
		s.kind(map[bool]byte{true: '+', false: '-'}[v.Bool()])
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		s.b = binary.AppendVarint(append(s.b, 'i'), v.Int())
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		s.b = binary.AppendUvarint(append(s.b, 'u'), v.Uint())
	case reflect.Float64:
		s.b = binary.BigEndian.AppendUint64(append(s.b, 'f'), math.Float64bits(v.Float()))
	case reflect.Slice, reflect.Array:
		s.list(v)
	case reflect.Map:
		s.mapping(v)
	case reflect.Struct:
		s.fields(v)
	default:
		panic(fmt.Sprintf("fingerprint: %v says nothing", v.Type()))
	}
}

func (s *said) kind(kind byte) { s.b = append(s.b, kind) }

func (s *said) count(kind byte, n int) { s.b = binary.AppendUvarint(append(s.b, kind), uint64(n)) }

func (s *said) text(kind byte, text string) {
	s.count(kind, len(text))
	s.b = append(s.b, text...)
}

func (s *said) list(v reflect.Value) {
	s.count('l', v.Len())
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
		s.flush()
		s.hash.Write(v.Bytes())
		return
	}
	for i := range v.Len() {
		s.add(v.Index(i))
	}
}

// mapping adds the entries in the order of their keys, which are texts or whole numbers.
func (s *said) mapping(v reflect.Value) {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		if a.Kind() == reflect.String {
			return cmp.Compare(a.String(), b.String())
		}
		return cmp.Compare(a.Int(), b.Int())
	})
	s.count('m', len(keys))
	for _, k := range keys {
		s.add(k)
		s.add(v.MapIndex(k))
	}
}

func (s *said) fields(v reflect.Value) {
	for i, key := range keysOf(v.Type()) {
		value := v.Field(i)
		if key == "" || value.IsZero() || value.Kind() == reflect.Slice && value.Len() == 0 {
			continue
		}
		s.text('k', key)
		s.add(value)
	}
	s.kind('e')
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
