package compose

import (
	"fmt"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/ooxml"
)

// mostKey is how long a text may be by which the formulas of a workbook find a row, in UTF-16 units: Excel's functions compare 255 (its
// "Specifications and limits"), a number or an id may come behind, and charts have no room for more. Titles in public data have 142 at most.
const mostKey = 160

// clip cuts a text to so many UTF-16 units, at the end of a word where one is near. What is cut ends in an ellipsis.
func clip(s string, most int) string {
	if ooxml.Units(s) <= most {
		return s
	}
	kept := ooxml.Cut(s, most-1)
	if blank := strings.LastIndexByte(kept, ' '); blank > len(kept)*2/3 && s[len(kept)] != ' ' {
		kept = kept[:blank]
	}
	return strings.TrimRight(kept, " ,;:-–") + "…"
}

// A briefing writes titles that formulas look for as briefly as these can read, each other than the others, whatever the case.
type briefing struct {
	brief map[string]string // by title
	taken map[string]bool
	cut   []string // titles that do not stand in full, in order
}

// of is a title in brief: itself where it is short enough, and else what has been cut off it, with a number where another title begins alike.
func (b *briefing) of(title string) string {
	if brief := b.brief[title]; brief != "" {
		return brief
	}
	if b.brief == nil {
		b.brief, b.taken = map[string]string{}, map[string]bool{}
	}
	brief := clip(title, mostKey)
	if brief != title {
		b.cut = append(b.cut, title)
		for n, base := 2, brief; b.taken[strings.ToLower(brief)]; n++ {
			brief = fmt.Sprintf("%s (%d)", base, n)
		}
	}
	b.brief[title], b.taken[strings.ToLower(brief)] = brief, true
	return brief
}

// problems name the titles that tables hold in part.
func (b *briefing) problems() diag.List {
	var list diag.List
	for _, title := range b.cut {
		list = append(list, diag.Diagnostic{
			Severity: diag.Warning, Code: "title-cut", About: title,
			Message: fmt.Sprintf("the title %q has %d characters: tables that compute hold %d at most", clip(title, 60), ooxml.Units(title), mostKey),
			Hint:    "shorten it; what sets two titles apart belongs to their beginning",
		})
	}
	return list
}

// labels are what tables call roles.
func (b *briefing) labels(roles []*dataset.Role) map[string]string {
	for _, r := range roles {
		if title := line(r.Title); ooxml.Units(title) > mostKey {
			b.cut = append(b.cut, title)
		}
	}
	return labels(roles, mostKey)
}

// labels are the titles of roles in so many UTF-16 units at most, with the id behind where several roles share one.
func labels(roles []*dataset.Role, most int) map[string]string {
	label, holders := make(map[string]string, len(roles)), make(map[string]int, len(roles))
	for _, r := range roles {
		label[r.ID] = clip(line(r.Title), most)
		holders[strings.ToLower(label[r.ID])]++
	}
	for _, r := range roles {
		if holders[strings.ToLower(label[r.ID])] > 1 {
			id := " (" + r.ID + ")"
			label[r.ID] = clip(line(r.Title), most-ooxml.Units(id)) + id
		}
	}
	return label
}
