package strictyaml

import (
	"fmt"
	"reflect"
	"sync"
)

// A Scalar is a type with a form of its own for one word or number: a date, a length, the short form of a mapping.
type Scalar interface {
	// UnmarshalScalar takes the text as written. An error should be a *Mismatch.
	UnmarshalScalar(text string) error
}

// A Presetter is a struct that tells a value that is not stated from one that is 0.
type Presetter interface {
	// Preset is called before a mapping is decoded into the struct.
	Preset()
}

// A Mismatch says why a text is not a Scalar. It is reported as `"field" must be ..., not the text "..."`.
type Mismatch struct {
	Code    string // empty: "wrong-type"
	Message string // what is expected: "must be a day such as 2027-01-31"
	Hint    string
}

func (m *Mismatch) Error() string { return m.Message }

// plan is what Decode needs to know of a type. Plans are made once and shared.
type plan struct {
	kind   reflect.Kind
	scalar bool             // the type implements Scalar
	preset bool             // the type implements Presetter
	elem   *plan            // of a slice, a pointer or a map
	fields map[string]field // of a struct
	names  []string         // the keys of fields, in the order of the struct
}

type field struct {
	index int
	plan  *plan
}

var plans struct {
	sync.RWMutex
	byType map[reflect.Type]*plan
}

var (
	scalarType    = reflect.TypeFor[Scalar]()
	presetterType = reflect.TypeFor[Presetter]()
)

// planFor returns the plan of t. It panics when t holds a type that cannot be decoded: a mistake in the program, not in its input.
func planFor(t reflect.Type) *plan {
	plans.RLock()
	p := plans.byType[t]
	plans.RUnlock()
	if p != nil {
		return p
	}
	plans.Lock()
	defer plans.Unlock()
	if plans.byType == nil {
		plans.byType = map[reflect.Type]*plan{}
	}
	return makePlan(t)
}

func makePlan(t reflect.Type) *plan {
	if p := plans.byType[t]; p != nil {
		return p
	}
	pointer := reflect.PointerTo(t)
	p := &plan{kind: t.Kind(), scalar: pointer.Implements(scalarType), preset: pointer.Implements(presetterType)}
	plans.byType[t] = p // before its parts are planned: a type may hold itself
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		p.elem = makePlan(t.Elem())
	case reflect.Map:
		if t.Key().Kind() != reflect.String {
			panic(fmt.Sprintf("strictyaml: %v has keys that are no strings", t))
		}
		p.elem = makePlan(t.Elem())
	case reflect.Struct:
		if t.NumField() > 64 {
			panic(fmt.Sprintf("strictyaml: %v has more than 64 fields", t))
		}
		p.fields = map[string]field{}
		for i := range t.NumField() {
			name := Key(t.Field(i))
			if name == "" {
				continue
			}
			p.fields[name] = field{i, makePlan(t.Field(i).Type)}
			p.names = append(p.names, name)
		}
	case reflect.String, reflect.Bool, reflect.Int, reflect.Float64:
	default:
		if !p.scalar {
			panic(fmt.Sprintf("strictyaml: cannot decode into %v", t))
		}
	}
	return p
}
