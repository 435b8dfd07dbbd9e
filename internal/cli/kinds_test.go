package cli

import (
	"strings"
	"testing"

	"rolexport/internal/golden"
)

// kindsPaper returns the content of docs/kinds.md.
func kindsPaper() string {
	var b strings.Builder
	b.WriteString(strings.ReplaceAll(`# Kinds of documents and formats of files

'rolexport list kinds' and 'rolexport list formats' print these tables, and a test writes this page from them
('ROLEXPORT_UPDATE=1 go test ./internal/cli').

## Kinds

A kind is exported in its formats unless '--format' asks for others. On request it comes in every other format in which it has a
meaning: prose formats print any document, with its tables; xlsx holds tables only. json, jsonld and csv hold data that is written from the
roles themselves, without a template: [data.md](data.md) describes these files.

`, "'", "`"))
	writeMarkdown(&b, kindTable(), "KIND", "PATH")
	b.WriteString("\n`<id>` is the id of a role, `<a>` and `<b>` are those of the two roles that are compared.\n\n## Formats\n\n")
	writeMarkdown(&b, formatTable(), "FORMAT", "FILES")
	return b.String()
}

// writeMarkdown writes a table as Markdown, the named columns as code.
func writeMarkdown(b *strings.Builder, t table, code ...string) {
	line := func(cells []string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	var head, rule []string
	for _, h := range t.head {
		head = append(head, strings.ToLower(h))
		rule = append(rule, "---")
	}
	line(head)
	line(rule)
	for _, row := range t.rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = strings.ReplaceAll(cell, "|", `\|`)
			if t.head[i] == code[0] || t.head[i] == code[1] {
				cells[i] = "`" + cells[i] + "`"
			}
		}
		line(cells)
	}
}

func TestKindsPaper(t *testing.T) { golden.Check(t, "../../docs/kinds.md", kindsPaper()) }
