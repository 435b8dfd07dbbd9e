package redline

import (
	"reflect"
	"slices"
	"strings"

	"rolexport/internal/dataset"
)

// A unit says how a figure is written.
type unit uint8

const (
	plain unit = iota
	percent
	money
)

// units are what figures of the model count. Figures that are not listed are plain counts.
var units = map[string]unit{
	"Duty.Share": percent, "Employment.FTE": plain, "Employment.Travel": percent,
	"Amount.Amount": money, "Pay.Min": money, "Pay.Mid": money, "Pay.Max": money,
	"Workforce.Budget": money, "Assumption.Value": plain,
	"Scenario.Attrition": percent, "Scenario.Hires": percent, "Scenario.Demand": percent, "Scenario.Merit": percent,
	"Position.FTE": plain, "Position.Pay": money, "Position.Bonus": percent, "Demand.Needed": plain,
}

func unitOf(t reflect.Type, f reflect.StructField) unit { return units[t.Name()+"."+f.Name] }

// isLeaf reports whether values of a type are compared as a whole.
func isLeaf(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Float64:
		return true
	}
	return t == dateType
}

// leaf returns a plain value, and nil for one that is not stated: an empty text, a day that is none, a pointer to nothing. Readers of an
// audience are named in one order, since their order means nothing.
func leaf(v reflect.Value) any {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		return v.Elem().Interface()
	}
	switch x := v.Interface().(type) {
	case string:
		if x == "" {
			return nil
		}
	case dataset.Date:
		if x.IsZero() {
			return nil
		}
	case dataset.Audience:
		if len(x) == 0 {
			return nil
		}
		return strings.Join(slices.Compact(slices.Sorted(slices.Values(x))), ", ")
	}
	return v.Interface()
}
