package verify_test

import (
	"strings"
	"testing"

	"rolexport/internal/golden"
	"rolexport/internal/verify"
)

// paper returns the content of docs/verify.md.
func paper() string {
	var b strings.Builder
	b.WriteString(strings.ReplaceAll(`# What 'rolexport verify' checks

    rolexport verify out
    rolexport verify report.pdf --report json

Each argument is a file or a folder. A folder that 'rolexport export' has written is held against its 'manifest.json', or the
manifests of shards that have not been joined: no file missing, changed or added. A symbolic link, a folder or a pipe in the place of a file has changed it, and is not
read. Hidden files, whose names begin with a dot, are not looked at, apart from those that a run has left unfinished. Without a manifest, every file in it that a
checker knows is checked. Each file is held against the rules of its format.

PDF files are held against the rules of ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2, level a) that a program can decide, whoever made
them. The reader is robust and bounded: it reads updated and damaged files, and every file comes to an end. Each finding names the file,
the place in it, what is wrong, the clause of the standard, and a code that stays the same over releases. Of one rule at most eight
findings are told a file, and how many more there are.

Excel workbooks are held to what makes Excel offer to repair a file (parts and their relationships, order of elements, names, references,
values, formulas, tables, rules, charts), and to what readers need who do not see: words for charts, a title and a language, no merged cells,
letters that stand off their ground. [workbooks.md](workbooks.md) says what our own hold beyond that. Texts and Markdown are held to their encoding.

Pages of the web are held to what a program can decide of WCAG 2.2 and of HTML: headings, landmarks, names, heads of tables, words for drawings, references, syntax. They
run no script and ask nobody for anything.

| exit code | meaning |
| --- | --- |
| 0 | all is fine |
| 1 | something could not be read, or not be checked to its end |
| 2 | usage |
| 4 | a file differs from its manifest or breaks a rule |

'--report json' prints an object with 'files' (path, format, number of problems), 'problems' (path, code, clause, object, message) and
'exit'; 'github' prints annotations and 'junit' a report for CI ([ci.md](ci.md)). 'rolexport explain CODE' explains a code.

What no program can decide is not checked: whether alternate texts are apt, headings well chosen, colours readable, and the reading order
sensible. Nor are these looked at: the pixels of pictures, the code of font programs beyond glyphs and widths, signatures, JPEG 2000
headers, glyph lookup in predefined CJK CMaps, and whether embedded PDF/A files keep what they claim.

The rules below are those of the program: a test writes this page from them ('ROLEXPORT_UPDATE=1 go test ./internal/verify').
`, "'", "`"))
	for _, g := range verify.Rules() {
		b.WriteString("\n## " + g.Title + "\n\n| code | rule | clause |\n| --- | --- | --- |\n")
		for _, r := range g.Rules {
			b.WriteString("| `" + r.Code + "` | " + r.What + " | " + r.Clause + " |\n")
		}
	}
	return b.String()
}

func TestPaper(t *testing.T) {
	golden.Check(t, "../../docs/verify.md", paper())
}

// TestCodes checks that no two rules share a code, and that there is one style of writing.
func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for _, g := range verify.Rules() {
		if g.Title == "" || len(g.Rules) == 0 {
			t.Errorf("the group %q has no rules", g.Title)
		}
		for _, r := range g.Rules {
			if seen[r.Code] || strings.ToLower(r.Code) != r.Code || strings.HasSuffix(r.What, ".") || r.What == "" {
				t.Errorf("rule %q: %q", r.Code, r.What)
			}
			seen[r.Code] = true
		}
	}
}
