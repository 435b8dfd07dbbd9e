package explain

import (
	"fmt"
	"strings"

	"github.com/rivo/uniseg"
)

// lineWidth is how wide explanations are, in columns of a terminal.
const lineWidth = 80

// Text returns the entry as people read it on a terminal.
func (e Entry) Text() string {
	var b strings.Builder
	wrap(&b, "", e.Code+": "+e.What+".")
	fmt.Fprintf(&b, "\n%s; %s\n", e.Group, e.weight())
	if e.Clause != "" {
		wrap(&b, "", e.Clause)
	}
	for _, part := range []struct{ title, text string }{{"Why", e.Why}, {"Cure", e.Cure}} {
		if part.text != "" {
			fmt.Fprintf(&b, "\n%s\n", part.title)
			wrap(&b, "  ", part.text)
		}
	}
	if e.Example != "" {
		b.WriteString("\nExample\n" + indent(e.Example, "  "))
	}
	if e.Rule {
		other := "off"
		if e.Weight == "off" {
			other = "warning"
		}
		b.WriteString("\nTo weigh it otherwise, write into dataset.yaml (error, warning or off)\n" + indent("rules:\n  "+e.Code+": "+other, "  "))
	}
	return b.String()
}

// weight says how much the code weighs.
func (e Entry) weight() string {
	switch {
	case e.Rule && e.Weight == "off":
		return "off, unless the dataset asks for it"
	case e.Rule:
		return "a " + e.Weight + ", unless the dataset says otherwise"
	case e.Weight == "error":
		return "an error"
	}
	return "a " + e.Weight
}

// wrap writes a paragraph in lines of lineWidth.
func wrap(b *strings.Builder, lead, text string) {
	line := lead
	for _, word := range strings.Fields(text) {
		if line != lead && uniseg.StringWidth(line)+1+uniseg.StringWidth(word) > lineWidth {
			b.WriteString(line + "\n")
			line = lead
		}
		if line != lead {
			line += " "
		}
		line += word
	}
	b.WriteString(line + "\n")
}

// indent returns text with each line moved to the right.
func indent(text, by string) string {
	return by + strings.ReplaceAll(text, "\n", "\n"+by) + "\n"
}

// List returns all codes by their groups, each with what is asked for.
func List() string {
	var b strings.Builder
	wide := 0
	for _, e := range all() {
		wide = max(wide, len(e.Code))
	}
	for i, e := range all() {
		if i == 0 || e.Group != all()[i-1].Group {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(e.Group + "\n")
		}
		fmt.Fprintf(&b, "  %-*s  %-7s  %s\n", wide, e.Code, e.Weight, e.What)
	}
	return b.String()
}
