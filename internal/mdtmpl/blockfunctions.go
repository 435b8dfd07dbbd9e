package mdtmpl

import (
	"reflect"

	"rolexport/internal/doc"
)

// table places tables: a *doc.Table or a list of them; nil is none.
func (m *machine) table(site int, v any) (blocks, error) {
	switch v := v.(type) {
	case doc.Table:
		return blocks{&v}, nil
	case []*doc.Table:
		return collect(v), nil
	}
	return placed[*doc.Table](m, site, "table", v)
}

// facts places label and value pairs: *doc.Facts or []doc.Fact; none of them is nothing.
func (m *machine) facts(site int, v any) (blocks, error) {
	switch f := v.(type) {
	case []doc.Fact:
		v = &doc.Facts{Items: f}
	case doc.Facts:
		v = &f
	}
	b, err := placed[*doc.Facts](m, site, "facts", v)
	if len(b) == 1 && len(b[0].(*doc.Facts).Items) == 0 {
		return nil, err
	}
	return b, err
}

// chart places charts: a *doc.Chart or a list of them; nil is none.
func (m *machine) chart(site int, v any) (blocks, error) {
	switch v := v.(type) {
	case doc.Chart:
		return blocks{&v}, nil
	case []*doc.Chart:
		return collect(v), nil
	}
	return placed[*doc.Chart](m, site, "chart", v)
}

// block places any block or list of blocks; nil is none.
func (m *machine) block(site int, v any) (blocks, error) {
	if list, ok := v.([]doc.Block); ok {
		return collect(list), nil
	}
	return placed[doc.Block](m, site, "block", v)
}

// placed returns a block of the type that a function places.
func placed[B doc.Block](m *machine, site int, function string, v any) (blocks, error) {
	if isNil(v) {
		return nil, nil
	}
	if b, ok := v.(B); ok {
		return blocks{b}, nil
	}
	return nil, m.wrong(site, "", "%s cannot place a %T", function, v)
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

func (m *machine) masthead(site int, kicker, context any) (marker, error) {
	k, ok := plainText(kicker)
	c, fine := plainText(context)
	if !ok || !fine {
		return nil, m.wrong(site, "write {{"+functions["masthead"].usage+"}}", "masthead needs two texts")
	}
	return &mastheadMarker{site: site, kicker: k, context: c}, nil
}

func (m *machine) contents(site int, title any, level int) (marker, error) {
	t, ok := plainText(title)
	if !ok || level < 1 || level > 6 {
		return nil, m.wrong(site, "write {{"+functions["contents"].usage+"}}", "contents needs a text and a level of 1 to 6")
	}
	return &contentsMarker{title: t, level: level}, nil
}

func (m *machine) callout(site int, kind doc.CalloutKind, title []any) (marker, error) {
	c := &calloutMarker{kind: kind}
	if len(title) > 0 {
		t, ok := plainText(title[0])
		if !ok {
			return nil, m.wrong(site, "", "the title of a callout is a text")
		}
		c.title = t
	}
	return c, nil
}
