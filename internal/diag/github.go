package diag

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// WriteGitHub writes the problems as workflow commands, a line each, which GitHub shows beside the lines of the files.
//
//	::error file=roles/lead.yaml,line=3,col=1,title=unknown-field::unknown field "sumary"%0Adid you mean "summary"?
func (o *Outcome) WriteGitHub(w io.Writer) error {
	var b bytes.Buffer
	for _, d := range o.problems() {
		var properties []string
		add := func(name, value string) { properties = append(properties, name+"="+escapeProperty(value)) }
		if d.Pos.File != "" {
			add("file", d.Pos.File)
			if d.Pos.Line > 0 {
				add("line", fmt.Sprint(d.Pos.Line))
			}
			if d.Pos.Line > 0 && d.Pos.Col > 0 {
				add("col", fmt.Sprint(d.Pos.Col))
			}
		}
		title := d.Code
		if title == "" {
			title = o.Command
		}
		add("title", title)
		fmt.Fprintf(&b, "::%s %s::%s\n", d.Severity, strings.Join(properties, ","), escapeData(advice(d)))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// advice returns the message, the details and the cure, on a line each.
func advice(d Diagnostic) string {
	text := visible(d.Message)
	for _, line := range d.details() {
		text += "\n" + line
	}
	if d.Hint != "" {
		text += "\n" + visible(d.Hint)
	}
	return text
}

// What a workflow command cannot hold is escaped as the runner of GitHub Actions undoes it.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func escapeData(s string) string     { return dataEscapes.Replace(s) }
func escapeProperty(s string) string { return propertyEscapes.Replace(s) }

// maxSummary is how many problems a summary lists: GitHub takes 1 MB, and nobody reads more.
const maxSummary = 500

// WriteSummary writes the outcome in Markdown: a heading, how it went, and a table of the problems.
func (o *Outcome) WriteSummary(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "## %s\n\n%s\n", markdown(o.Command), markdown(o.Verdict))
	problems := o.problems()
	shown := problems[:min(len(problems), maxSummary)]
	if len(shown) > 0 {
		b.WriteString("\n| | place | problem | cure | code |\n|---|---|---|---|---|\n")
	}
	for _, d := range shown {
		code := ""
		if d.Code != "" {
			code = "`" + d.Code + "`"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", d.Severity, markdown(d.Pos.String()), markdown(strings.Join(append([]string{d.Message}, d.details()...), "; ")), markdown(d.Hint), code)
	}
	if more := len(problems) - len(shown); more > 0 {
		fmt.Fprintf(&b, "\nand %d more, which the log of the step lists\n", more)
	}
	b.WriteByte('\n') // what follows is a block of its own
	_, err := w.Write(b.Bytes())
	return err
}

// markdown returns text as Markdown that shows it as it is, on one line of a table, of a very long one the beginning.
func markdown(s string) string {
	var b strings.Builder
	for _, r := range visible(Clip(s, 400)) {
		if strings.ContainsRune("\\`*_[]<>|~&$#!@", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
