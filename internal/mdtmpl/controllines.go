package mdtmpl

import (
	"slices"
	"strings"
)

// A span is a piece of a text, in bytes.
type span struct{ start, end int }

// An action is what stands between double braces, braces included.
type action struct {
	span
	keyword string
	control bool // writes nothing where it stands: range, if, else, end, with, define, block, an assignment, a comment
	trims   bool // it, or another action of the same structure, has a trim marker
}

// controlLines returns the blanks and line ends of lines that hold control actions only: such lines leave nothing behind. A
// structure with a trim marker in any of its actions keeps to the letter of text/template.
func controlLines(text string) []span {
	var quiet []span
	actions := actionsOf(text)
	for i := 0; i < len(actions); {
		line := span{start: strings.LastIndexByte(text[:actions[i].start], '\n') + 1, end: lineEnd(text, actions[i].end)}
		first, control, at := i, true, line.start
		var gaps []span
		for ; i < len(actions) && (i == first || actions[i].start < line.end); i++ {
			a := actions[i]
			control = control && a.control && !a.trims && isBlank(text[at:a.start])
			gaps = append(gaps, span{at, a.start})
			if at = a.end; at > line.end { // it goes over several lines
				line.end = lineEnd(text, at)
			}
		}
		if control && isBlank(text[at:line.end]) {
			for _, gap := range append(gaps, span{at, line.end}) {
				if gap.start < gap.end {
					quiet = append(quiet, gap)
				}
			}
		}
	}
	return quiet
}

func isBlank(s string) bool { return strings.Trim(s, " \t\n") == "" }

// lineEnd returns the offset behind the line end that follows at.
func lineEnd(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

// actionsOf finds the actions of a text that text/template has parsed.
func actionsOf(text string) []action {
	var list []action
	for at := 0; ; {
		i := strings.Index(text[at:], "{{")
		if i < 0 {
			break
		}
		a := action{span: span{start: at + i}}
		a.end = a.start + 2 + actionLen(text[a.start+2:])
		body := strings.TrimSuffix(text[a.start+2:a.end], "}}")
		if rest, trims := strings.CutPrefix(body, "-"); trims && rest != "" && isBlank(rest[:1]) {
			a.trims, body = true, rest
		}
		if rest, trims := strings.CutSuffix(body, "-"); trims && rest != "" && isBlank(rest[len(rest)-1:]) {
			a.trims, body = true, rest
		}
		a.keyword, a.control = keywordOf(strings.Trim(body, " \t\n"))
		list = append(list, a)
		at = a.end
	}
	closed, _ := structures(list)
	for _, structure := range closed {
		trims := slices.ContainsFunc(structure, func(i int) bool { return list[i].trims })
		for _, i := range structure {
			list[i].trims = trims
		}
	}
	return list
}

// unclosed returns the innermost action that lacks its end.
func unclosed(text string) (action, bool) {
	list := actionsOf(text)
	_, open := structures(list)
	if len(open) == 0 {
		return action{}, false
	}
	return list[open[len(open)-1][0]], true
}

// structures returns which actions belong together, from the beginning over else to end, and those that lack their end.
func structures(list []action) (closed, open [][]int) {
	for i, a := range list {
		switch a.keyword {
		case "if", "range", "with", "define", "block":
			open = append(open, []int{i})
		case "else", "end":
			if len(open) == 0 {
				continue
			}
			last := &open[len(open)-1]
			*last = append(*last, i)
			if a.keyword == "else" {
				continue
			}
			closed = append(closed, *last)
			open = open[:len(open)-1]
		}
	}
	return closed, open
}

// actionLen returns the length of an action without its opening braces.
func actionLen(body string) int {
	i := 0
	if rest := strings.TrimLeft(strings.TrimPrefix(body, "-"), " \t\n"); strings.HasPrefix(rest, "/*") {
		i = len(body) - len(rest)
		if end := strings.Index(rest, "*/"); end >= 0 {
			i += end
		}
	}
	for i < len(body) {
		switch c := body[i]; {
		case strings.HasPrefix(body[i:], "}}"):
			return i + 2
		case c == '"' || c == '\'' || c == '`':
			for i++; i < len(body) && body[i] != c; i++ {
				if body[i] == '\\' && c != '`' {
					i++
				}
			}
		}
		i++
	}
	return len(body)
}

// keywordOf returns the first word of an action, and whether the action writes nothing.
func keywordOf(body string) (word string, control bool) {
	if strings.HasPrefix(body, "/*") {
		return "", true
	}
	if strings.HasPrefix(body, "$") {
		return "", isAssignment(body)
	}
	word = body
	if i := strings.IndexAny(body, " \t\n(\"`"); i >= 0 {
		word = body[:i]
	}
	switch word {
	case "if", "else", "end", "range", "with", "define", "block", "break", "continue":
		return word, true
	}
	return word, false
}

// isAssignment reports whether an action that begins with a variable declares or sets one.
func isAssignment(body string) bool {
	name, _, ok := strings.Cut(body, "=")
	return ok && !strings.ContainsAny(strings.TrimRight(strings.TrimSuffix(name, ":"), " \t\n"), " \t\n.|(\"'`")
}
