package redline

import (
	"strings"

	"rolexport/internal/passage"
)

// Text returns the changes as plain text for a terminal. A limit that is not 0 is the number of lines below the summary, more or less the
// words that say what is left out.
func (c *Changes) Text(limit int) string {
	var b strings.Builder
	old, oldName := c.Old.label()
	now, newName := c.New.label()
	b.WriteString("- " + join(": ", oldName, passage.Visible(old)) + "\n+ " + join(": ", newName, passage.Visible(now)) + "\n\n")
	b.WriteString(upper(c.Summary()) + "\n")
	a := c.within(limit)
	cut := len(a.hidden) > 0
	for _, s := range a.sections {
		b.WriteString("\n" + headText(s.subject) + "\n")
		for _, l := range s.lines {
			b.WriteString(strings.Repeat("  ", l.depth+1) + string(l.sign) + " " + piecesText(l.pieces) + "\n")
		}
		if s.hidden > 0 {
			cut = true
			b.WriteString("    … and " + count(s.hidden, "more line", "more lines") + "\n")
		}
	}
	if more := a.more(); more != "" {
		b.WriteString("\n… " + more + "\n")
	}
	if cut {
		b.WriteString("\n(" + all + ")\n")
	}
	if len(c.Rewritten) > 0 {
		b.WriteString("\nWritten differently, with no change in content:\n")
		for _, f := range c.rewritten(limit) {
			b.WriteString("  " + f + "\n")
		}
	}
	return b.String()
}

// rewritten lists the files that changed in form alone, as many as there is room for.
func (c *Changes) rewritten(limit int) []string {
	if limit <= 0 || len(c.Rewritten) <= limit {
		return c.Rewritten
	}
	return append(c.Rewritten[:limit:limit], "… and "+count(len(c.Rewritten)-limit, "more file", "more files"))
}

func headText(s Subject) string {
	sign := map[Kind]string{Added: "+", Removed: "-", Changed: "~", Renamed: "~"}[s.Kind]
	if s.Sort != Role && s.Sort != Comparison {
		return sign + " " + s.Sort.heading()
	}
	head := sign + " " + string(s.Sort) + " " + passage.Visible(s.Title)
	if c, ok := s.renamed(); ok {
		return head + ": " + piecesText(c.renamed())
	}
	if s.ID != s.Title {
		head += " (" + passage.Visible(s.ID) + ")"
	}
	if s.Kind != Changed {
		head += ": " + join(", ", string(s.Kind), passage.Visible(s.About))
	}
	return head
}

func piecesText(list []piece) string {
	var b strings.Builder
	for _, p := range list {
		switch p.style {
		case quote:
			b.WriteString("“" + p.text + "”")
		case title:
			b.WriteString("“" + passage.Clip(passage.Visible(p.text), passage.MostShown) + "”")
		default:
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// upper begins a sentence.
func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
