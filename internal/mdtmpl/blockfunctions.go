package mdtmpl

import (
	"reflect"

	"rolexport/internal/doc"
)

// table places tables: a *doc.Table or a list of them; nil is none.
func (m *machine) table(v any) blocks {
	switch v := v.(type) {
	case doc.Table:
		return blocks{&v}
	case []*doc.Table:
		return collect(v)
	}
	return placed[*doc.Table](m, "table", v)
}

// facts places label and value pairs: *doc.Facts or []doc.Fact; none of them is nothing.
func (m *machine) facts(v any) blocks {
	switch f := v.(type) {
	case []doc.Fact:
		v = &doc.Facts{Items: f}
	case doc.Facts:
		v = &f
	}
	b := placed[*doc.Facts](m, "facts", v)
	if len(b) == 1 && len(b[0].(*doc.Facts).Items) == 0 {
		return nil
	}
	return b
}

// chart places charts: a *doc.Chart or a list of them; nil is none.
func (m *machine) chart(v any) blocks {
	switch v := v.(type) {
	case doc.Chart:
		return blocks{&v}
	case []*doc.Chart:
		return collect(v)
	}
	return placed[*doc.Chart](m, "chart", v)
}

// place places any block or list of blocks; nil is none.
func (m *machine) place(v any) blocks {
	if list, ok := v.([]doc.Block); ok {
		return collect(list)
	}
	return placed[doc.Block](m, "place", v)
}

// placed returns a block of the type that a function places.
func placed[B doc.Block](m *machine, function string, v any) blocks {
	if isNil(v) {
		return nil
	}
	if b, ok := v.(B); ok {
		return blocks{b}
	}
	m.wrong("", "%s does not place %s", function, describe(v))
	return nil
}

// collect returns the blocks of a list that are not nil.
func collect[B doc.Block](list []B) blocks {
	var b blocks
	for _, item := range list {
		if !isNil(item) {
			b = append(b, item)
		}
	}
	return b
}

func isNil(v any) bool {
	if v == nil {
		return true
	}
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return r.IsNil()
	}
	return false
}

// listOf returns the members of any list.
func listOf(v any) ([]any, bool) {
	if v == nil {
		return nil, true
	}
	if s, ok := v.([]string); ok {
		items := make([]any, len(s))
		for i := range s {
			items[i] = s[i]
		}
		return items, true
	}
	r := reflect.ValueOf(v)
	if r.Kind() != reflect.Slice && r.Kind() != reflect.Array {
		return nil, false
	}
	items := make([]any, r.Len())
	for i := range items {
		items[i] = r.Index(i).Interface()
	}
	return items, true
}

func (m *machine) masthead(kicker, context any) marker {
	return &mastheadMarker{site: m.site, kicker: m.title(kicker), context: m.title(context)}
}

func (m *machine) contents(title any, level int) marker {
	if level < 1 || level > 6 {
		m.wrong("headings have the levels 1 to 6", "no heading of level %d", level)
	}
	return &contentsMarker{title: m.title(title), level: level}
}

func (m *machine) callout(kind doc.CalloutKind, title []any) marker {
	c := &calloutMarker{kind: kind}
	if len(title) > 0 {
		c.title = m.title(title[0])
	}
	return c
}

// title returns the argument of a marker. What is not stated is empty.
func (m *machine) title(v any) string {
	s, ok := plainText(v)
	if !ok {
		m.wrong("give it a text", "%s is not a title", describe(v))
	}
	return s
}
