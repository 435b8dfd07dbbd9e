package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/diag"
)

// A Locator finds where the data say the texts that a document about the given roles shows. The diagnostics that it returns, one for each
// text that was found, tell the place and nothing else. It is safe for concurrent use.
type Locator func(texts, roles []string) map[string]diag.Diagnostic

// maxNamed is how many texts a diagnostic names.
const maxNamed = 12

// A told is a group of problems that are told in one: alike, and met in one line of the data.
type told struct {
	diag.Diagnostic
	pattern string   // the message without what it is about
	texts   []placed // none: it is about no text
}

// placed is a text in its line.
type placed struct {
	col, width int
	names      string
}

// located returns problems with the places of the texts that they are about, if those can be found.
func located(problems diag.List, roles []string, find Locator) diag.List {
	var texts []string
	for _, p := range problems {
		if p.About != "" && p.Pos.File == "" {
			texts = append(texts, p.About)
		}
	}
	var places map[string]diag.Diagnostic
	if find != nil && len(texts) > 0 {
		places = find(texts, roles)
	}
	type likeness struct {
		code, pattern, file string
		line                int
	}
	var groups []*told
	known := map[likeness]*told{}
	for _, p := range problems {
		t := &told{Diagnostic: p}
		if names := diag.CodePoints(p.About); p.About != "" && strings.Contains(p.Message, names) {
			t.pattern = strings.Replace(p.Message, names, "\x00", 1)
			t.texts = []placed{{names: names}}
		}
		if at, ok := places[p.About]; ok && p.Pos.File == "" {
			t.Pos, t.Source, t.Skipped, t.Width = at.Pos, at.Source, at.Skipped, at.Width
		}
		if len(t.texts) > 0 {
			t.texts[0].col, t.texts[0].width = t.Pos.Col, t.Width
			like := likeness{t.Code, t.pattern, t.Pos.File, t.Pos.Line}
			if same := known[like]; same != nil {
				same.texts = append(same.texts, t.texts...)
				continue
			}
			known[like] = t
		}
		groups = append(groups, t)
	}
	list := make(diag.List, len(groups))
	for i, t := range groups {
		list[i] = t.together()
	}
	return list
}

// together returns the group as one problem, at the first of its texts.
func (t *told) together() diag.Diagnostic {
	if len(t.texts) < 2 {
		return t.Diagnostic
	}
	slices.SortStableFunc(t.texts, func(a, b placed) int { return cmp.Compare(a.col, b.col) })
	var names []string
	for _, text := range t.texts[:min(len(t.texts), maxNamed)] {
		names = append(names, text.names)
	}
	all := strings.Join(names, ", ")
	if more := len(t.texts) - maxNamed; more > 0 {
		all += fmt.Sprintf(" and %d more", more)
	}
	d := t.Diagnostic
	d.Message = strings.Replace(t.pattern, "\x00", all, 1)
	d.Pos.Col, d.Width = t.texts[0].col, t.texts[0].width
	return d
}
