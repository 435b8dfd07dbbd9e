package redline

import (
	"strings"
	"unicode"

	"rolexport/internal/passage"
)

// Markdown returns the changes for a comment on GitHub and its like. All that comes from the data stands in code or is escaped: it cannot
// become markup, HTML, a link, or the mention of a person. The limit is that of Text.
func (c *Changes) Markdown(limit int) string {
	var b strings.Builder
	old, oldName := c.Old.label()
	now, newName := c.New.label()
	side := func(edition, called string) string { return join(" ", escape(edition), brackets(called)) }
	b.WriteString("### Roles: " + escape(c.Summary()) + "\n\n")
	b.WriteString(side(old, oldName) + " → " + side(now, newName) + "\n")
	a := c.within(limit)
	cut := len(a.hidden) > 0
	for _, s := range a.sections {
		b.WriteString("\n" + headMarkdown(s.subject) + "\n")
		if len(s.lines)+s.hidden > 0 {
			b.WriteString("\n")
		}
		for _, l := range s.lines {
			b.WriteString(strings.Repeat("  ", l.depth) + "- " + signWord(l) + piecesMarkdown(l.pieces) + "\n")
		}
		if s.hidden > 0 {
			cut = true
			b.WriteString("- … and " + count(s.hidden, "more line", "more lines") + "\n")
		}
	}
	if more := a.more(); more != "" {
		b.WriteString("\n… " + more + "\n")
	}
	if cut {
		b.WriteString("\n(`" + all + "`)\n")
	}
	if len(c.Rewritten) > 0 {
		b.WriteString("\nWritten differently, with no change in content:\n\n")
		for _, f := range c.rewritten(limit) {
			b.WriteString("- " + code(f) + "\n")
		}
	}
	return b.String()
}

func brackets(called string) string {
	if called == "" {
		return ""
	}
	return "(" + code(called) + ")"
}

func headMarkdown(s Subject) string {
	if s.Sort != Role && s.Sort != Comparison {
		return "**" + upper(s.Sort.heading()) + "** changed"
	}
	head := upper(string(s.Sort)) + " **" + escape(s.Title) + "**"
	if c, ok := s.renamed(); ok {
		return head + " " + piecesMarkdown(c.renamed())
	}
	if s.ID != s.Title {
		head += " (" + code(s.ID) + ")"
	}
	head += " " + string(s.Kind)
	if s.About != "" {
		head += ": " + escape(s.About)
	}
	return head
}

// signWord says in a word what a line of text says in a sign.
func signWord(l line) string {
	switch l.sign {
	case plus:
		return "added "
	case minus:
		return "removed "
	}
	return ""
}

func piecesMarkdown(list []piece) string {
	var b strings.Builder
	for _, p := range list {
		switch p.style {
		case quote, aside:
			b.WriteString(code(p.text))
		case title:
			b.WriteString("*" + escape(passage.Clip(passage.Visible(p.text), passage.MostShown)) + "*")
		case name:
			b.WriteString(escape(p.text))
		default:
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// code writes a text as code, in which nothing means anything.
func code(s string) string {
	s = passage.Visible(s)
	if s == "" {
		return "` `"
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}

// escape writes a text as prose. A zero-width space behind @, # and a colon keeps names from becoming mentions, numbers references, words
// pictures and addresses links.
func escape(s string) string {
	const gap = "\u200B"
	var b strings.Builder
	start := true // of what could be the number or the dash of a list
	for _, r := range passage.Visible(s) {
		switch {
		case r == '@' || r == '#':
			b.WriteString(`\` + string(r) + gap)
		case r == ':':
			b.WriteString(`\:` + gap)
		case strings.ContainsRune("\\`*_{}[]<>|~&$!^", r), start && strings.ContainsRune(".)+-=", r):
			b.WriteString(`\` + string(r))
		default:
			b.WriteRune(r)
		}
		start = start && unicode.IsDigit(r)
	}
	return strings.ReplaceAll(b.String(), "www.", "www"+gap+".")
}
