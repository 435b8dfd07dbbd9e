package roletable

import (
	"fmt"
	"strings"
	"testing"

	"rolexport/internal/golden"
)

// The paper of the columns is written from what is recognised.
func TestColumnsPaper(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Columns of tables\n\nWhat `rolexport import table` recognises, and how `--kind table` calls it. Case, blanks and signs do not matter. A test writes this page\n" +
		"(`ROLEXPORT_UPDATE=1 go test ./internal/interchange/roletable`). [tables.md](tables.md) says how cells are read.\n\n" +
		"| field | header | also recognised |\n|---|---|---|\n")
	for _, path := range paths() {
		if path == ignored {
			continue
		}
		names := vocabulary().Columns[path]
		header := headerOf(path)
		if len(names) > 0 {
			names = names[1:]
		}
		if theSchema().byPath[path] == nil && !strings.HasSuffix(path, ".title") {
			header += " \\*" // exports divide it
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", path, header, strings.ReplaceAll(strings.Join(names, ", "), "*", "\\*"))
	}
	b.WriteString("\n\\* One column for what exports hold in several.\n")
	golden.Check(t, "../../../docs/table-columns.md", b.String())
}
