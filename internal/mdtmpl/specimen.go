package mdtmpl

import "reflect"

// A specimen stands for any value of a type. What it holds says nothing: pointers and lists in it are nil until somebody looks what
// is behind them. The invalid reflect.Value stands for a value of a type that is not known.

func specimen(t reflect.Type) reflect.Value { return reflect.New(t).Elem() }

// behind returns what pointers and interfaces lead to.
func behind(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.Kind() == reflect.Pointer && v.IsNil() {
			v = reflect.New(v.Type().Elem())
		}
		v = v.Elem()
	}
	return v
}

// present returns a specimen that is there: no nil pointer, and a list that has a member if members can be made.
func present(v reflect.Value) reflect.Value {
	switch {
	case v.Kind() == reflect.Interface:
		return v.Elem()
	case v.Kind() == reflect.Pointer && v.IsNil():
		return reflect.New(v.Type().Elem())
	case v.Kind() == reflect.Slice && v.Len() == 0 && v.Type().Elem().Kind() != reflect.Interface:
		list := reflect.MakeSlice(v.Type(), 1, 1)
		list.Index(0).Set(present(list.Index(0)))
		return list
	}
	return v
}

// rounds returns specimens of what a round of a loop is given: key and value. It reports whether there can be a loop.
func rounds(list reflect.Value) (key, value reflect.Value, ok bool) {
	list = behind(list)
	if !list.IsValid() {
		return key, value, true
	}
	t := list.Type()
	switch list.Kind() {
	case reflect.Slice, reflect.Array:
		value = specimen(t.Elem())
		if list.Len() > 0 {
			value = list.Index(0)
		}
		return specimen(reflect.TypeFor[int]()), value, true
	case reflect.Map:
		return specimen(t.Key()), specimen(t.Elem()), true
	case reflect.Chan:
		return specimen(reflect.TypeFor[int]()), specimen(t.Elem()), true
	case reflect.Func:
		return key, value, t.CanSeq() || t.CanSeq2()
	}
	return key, list, list.CanInt() || list.CanUint()
}

// member returns a specimen of the field, method or entry that a name stands for, and reports whether there is one.
func member(of reflect.Value, name string) (reflect.Value, bool) {
	v := behind(of)
	if !v.IsValid() {
		return v, true
	}
	t := v.Type()
	if v.CanAddr() || of.Kind() == reflect.Pointer {
		t = reflect.PointerTo(t)
	}
	if m, ok := t.MethodByName(name); ok {
		if m.Type.NumOut() == 0 {
			return reflect.Value{}, true
		}
		return specimen(m.Type.Out(0)), true
	}
	switch v.Kind() {
	case reflect.Struct:
		if f, ok := v.Type().FieldByName(name); ok && f.IsExported() {
			return fieldOf(v, f.Index), true
		}
		return reflect.Value{}, false
	case reflect.Map:
		return specimen(v.Type().Elem()), v.Type().Key().Kind() == reflect.String
	}
	return reflect.Value{}, false
}

// fieldOf is FieldByIndex through embedded pointers.
func fieldOf(v reflect.Value, index []int) reflect.Value {
	for _, i := range index {
		v = behind(v).Field(i)
	}
	return v
}
