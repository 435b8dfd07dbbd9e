package redline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A section is a subject as a report tells it: its head, and as many of its lines as the report has room for.
type section struct {
	subject Subject
	lines   []line
	hidden  int // lines that are left out
}

// A limited account is what a report has room for.
type account struct {
	sections []section
	hidden   []Subject // subjects that are left out as a whole
	lines    int       // theirs, heads included
}

// within gives each subject its head and a line, and then, as long as there is room, an equal part of the lines; what a short one leaves goes to
// the others. No limit is 0.
func (c *Changes) within(limit int) account {
	var a account
	for _, s := range c.Subjects {
		a.sections = append(a.sections, section{subject: s, lines: outline(s)})
	}
	if limit <= 0 {
		return a
	}
	room, fit := limit, 0
	for ; fit < len(a.sections); fit++ {
		if room -= 1 + min(1, len(a.sections[fit].lines)); room < 0 && fit > 0 {
			room += 1 + min(1, len(a.sections[fit].lines))
			break
		}
	}
	for _, s := range a.sections[fit:] {
		a.hidden = append(a.hidden, s.subject)
		a.lines += 1 + len(s.lines)
	}
	a.sections = a.sections[:fit]
	var order []*section // of those that have more to say
	for i := range a.sections {
		if len(a.sections[i].lines) > 1 {
			order = append(order, &a.sections[i])
		}
	}
	slices.SortStableFunc(order, func(s, t *section) int { return cmp.Compare(len(s.lines), len(t.lines)) })
	for k, s := range order {
		part := max(0, room) / (len(order) - k)
		if n := len(s.lines); n-1 > part {
			for part > 0 && s.lines[part-1].sign == none { // a head with nothing below it
				part--
			}
			s.lines, s.hidden = s.lines[:part], n-part // one of its lines says what is left out
		} else {
			part = n - 1
		}
		room -= part
	}
	return a
}

// Summary says in a line how much has changed: "1 role added, 3 changed; RACI changed".
func (c *Changes) Summary() string {
	if !c.Any() {
		switch {
		case c.Same:
			return "no difference"
		case len(c.Rewritten) == 0:
			return "no change in content"
		}
		return "no change in content; " + count(len(c.Rewritten), "file is", "files are") + " written differently"
	}
	var parts, others []string
	for _, sort := range Sorts() {
		n := c.Count(sort)
		switch {
		case sort == Role:
			parts = append(parts, tally(n, "role", "roles"))
		case sort == Comparison:
			parts = append(parts, tally(n, "comparison", "comparisons"))
		case n[Changed]+n[Renamed] > 0:
			others = append(others, sort.heading())
		}
	}
	if n := len(others); n > 1 {
		others = []string{strings.Join(others[:n-1], ", ") + " and " + others[n-1]}
	}
	if len(others) > 0 {
		parts = append(parts, others[0]+" changed")
	}
	return join("; ", parts...)
}

// Count returns how many subjects of a sort were added, removed, renamed and changed.
func (c *Changes) Count(sort Sort) map[Kind]int {
	n := make(map[Kind]int)
	for _, s := range c.Subjects {
		if s.Sort == sort {
			n[s.Kind]++
		}
	}
	return n
}

// tally says "1 role removed, 2 added".
func tally(n map[Kind]int, one, many string) string {
	var parts []string
	for _, k := range []Kind{Removed, Added, Renamed, Changed} {
		if n[k] == 0 {
			continue
		}
		if len(parts) == 0 {
			parts = append(parts, count(n[k], one, many)+" "+string(k))
		} else {
			parts = append(parts, fmt.Sprint(n[k], " ", k))
		}
	}
	return strings.Join(parts, ", ")
}

// heading is what a report calls a sort that is one subject.
func (s Sort) heading() string {
	switch s {
	case RACI:
		return "RACI"
	case Workforce:
		return "workforce plan"
	case Vocabularies:
		return "vocabularies"
	case Settings:
		return "dataset settings"
	}
	return string(s)
}

// label names a version: its title and edition, and how the user calls it.
func (v Version) label() (edition, called string) {
	return join(" ", v.Title, v.Version, map[bool]string{true: "of " + v.Date}[v.Date != ""]), v.Name
}

// more says what is left out.
func (a account) more() string {
	if len(a.hidden) == 0 {
		return ""
	}
	n := make(map[Kind]int)
	for _, s := range a.hidden {
		n[s.Kind]++
	}
	return "and " + tally(n, "more part", "more parts") + ", " + count(a.lines, "line", "lines")
}

const all = "--limit 0 shows all"
