package redline

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
	"rolexport/internal/passage"
	"rolexport/internal/strictyaml"
)

// join links the parts that are not empty.
func join(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), separator)
}

// count returns "1 duty" or "2 duties".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// words returns the words for a field: "reports to".
func words(field string) string { return strings.ReplaceAll(field, "_", " ") }

// number writes a figure with thousands apart and as many decimals as it needs, four at the most.
func number(x float64) string {
	whole, fraction := doc.Digits(x, 4, 0)
	sign := ""
	if x < 0 && strings.Trim(whole+fraction, "0") != "" {
		sign = "-"
	}
	for i := len(whole) - 3; i > 0 && math.Abs(x) < 1e15; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		fraction = "." + fraction
	}
	return sign + whole + fraction
}

// figure writes a plain value in a few words; a text is not one.
func figure(v any, u unit) (string, bool) {
	switch x := v.(type) {
	case float64:
		s := number(x)
		if u == percent {
			s += " %"
		}
		return s, true
	case int:
		return number(float64(x)), true
	case bool:
		if x {
			return "yes", true
		}
		return "no", true
	case dataset.Date:
		return dateText(x), true
	}
	return "", false
}

// rise writes by how much an amount has changed.
func (c Change) rise() string {
	p, ok := c.Percent()
	if !ok {
		return ""
	}
	s := strconv.FormatFloat(p, 'f', 1, 64)
	if p > 0 {
		s = "+" + s
	}
	return s + " %"
}

// details lists what a part or an item states besides what stands for it, in a few words each: figures first, then texts.
func details(v any, but string) []string {
	const few = 40 // runes of a text
	var figures, texts []string
	var visit func(name string, v reflect.Value, u unit)
	visit = func(name string, v reflect.Value, u unit) {
		t := v.Type()
		if t == audienceType || isLeaf(t) {
			x := leaf(v)
			if s, ok := figure(x, u); ok {
				if x != any(false) || v.Kind() == reflect.Pointer {
					figures = append(figures, name+" "+s)
				}
			} else if s, ok := x.(string); ok && s != but {
				texts = append(texts, name+" “"+passage.Clip(strings.Join(strings.Fields(s), " "), few)+"”")
			}
			return
		}
		switch v = reflect.Indirect(v); {
		case !v.IsValid():
		case v.Kind() == reflect.Slice && v.Len() > 0:
			texts = append(texts, name+" ("+strconv.Itoa(v.Len())+")")
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				if field := strictyaml.Key(v.Type().Field(i)); field != "" && field != "id" {
					visit(strings.TrimSpace(name+" "+words(field)), v.Field(i), unitOf(v.Type(), v.Type().Field(i)))
				}
			}
		}
	}
	visit("", reflect.ValueOf(v), plain)
	return append(figures, texts...)
}
