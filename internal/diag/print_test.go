package diag_test

import (
	"strings"
	"testing"

	"rolexport/internal/diag"
)

func printed(t *testing.T, d diag.Diagnostic, colour bool) string {
	t.Helper()
	var b strings.Builder
	if err := diag.Print(&b, d, colour); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPrint(t *testing.T) {
	tests := []struct {
		name string
		d    diag.Diagnostic
		want string
	}{
		{"whole", diag.Diagnostic{
			Severity: diag.Error, Code: "unknown-field", Pos: diag.Pos{File: "roles/lead.yaml", Line: 3, Col: 1},
			Message: `unknown field "sumary"`, Hint: `did you mean "summary"?`, Source: "sumary: Keeps one area running", Width: 6,
		}, `rolexport: error: roles/lead.yaml:3:1: unknown field "sumary" [unknown-field]
    3 | sumary: Keeps one area running
      | ^^^^^^
rolexport: hint: did you mean "summary"?
`},
		{"details", diag.Diagnostic{
			Code: "stale", Pos: diag.Pos{File: "a.pdf"}, Message: "m", Details: "page 1: x\npage 2: \x1b[2J", Hint: "write it anew",
		}, "rolexport: warning: a.pdf: m [stale]\n    page 1: x\n    page 2: \uFFFD[2J\nrolexport: hint: write it anew\n"},
		{"no place", diag.Diagnostic{Message: "the disk is full"}, "rolexport: warning: the disk is full\n"},
		{"a tab and wide characters before the caret", diag.Diagnostic{
			Severity: diag.Error, Pos: diag.Pos{File: "a.yaml", Line: 12, Col: 8}, Message: "m", Source: "\ttitle: 倉庫 長", Width: 2,
		}, "rolexport: error: a.yaml:12:8: m\n   12 |  title: 倉庫 長\n      |        ^^^\n"},
		{"a caret behind the line", diag.Diagnostic{
			Severity: diag.Error, Pos: diag.Pos{File: "a.yaml", Line: 1, Col: 4}, Message: "m", Source: "abc",
		}, "rolexport: error: a.yaml:1:4: m\n    1 | abc\n      |    ^\n"},
		{"part of a long line", diag.Diagnostic{
			Severity: diag.Error, Pos: diag.Pos{File: "a.yaml", Line: 1, Col: 1003}, Message: "m", Source: "abcdef", Skipped: 1000, Width: 99,
		}, "rolexport: error: a.yaml:1:1003: m\n    1 | …abcdef\n      |    ^^^^\n"},
		{"text that would turn or move a terminal", diag.Diagnostic{
			Severity: diag.Error, Pos: diag.Pos{File: "a\nb.yaml", Line: 1, Col: 1}, Message: "\x1b[2J", Source: "\u202Eabc",
		}, "rolexport: error: a b.yaml:1:1: \uFFFD[2J\n    1 | \uFFFDabc\n      | ^\n"},
	}
	for _, test := range tests {
		if got := printed(t, test.d, false); got != test.want {
			t.Errorf("%s:\n%s\nwant:\n%s", test.name, got, test.want)
		}
	}
}

// Colour adds nothing but escapes: a reader without it loses nothing.
func TestPrintInColour(t *testing.T) {
	d := diag.Diagnostic{
		Severity: diag.Error, Code: "c", Pos: diag.Pos{File: "a.yaml", Line: 3, Col: 2}, Message: "m", Hint: "h", Source: "abc",
	}
	got := printed(t, d, true)
	if !strings.Contains(got, "\x1b[1;31merror:\x1b[0m") {
		t.Errorf("no colour in %q", got)
	}
	for _, code := range []string{"\x1b[1;31m", "\x1b[1;36m", "\x1b[2m", "\x1b[0m"} {
		got = strings.ReplaceAll(got, code, "")
	}
	if want := printed(t, d, false); got != want {
		t.Errorf("without escapes:\n%s\nwant:\n%s", got, want)
	}
}

func TestWriteJSON(t *testing.T) {
	var b strings.Builder
	l := diag.List{{Severity: diag.Error, Code: "c", Pos: diag.Pos{File: "a.yaml", Line: 3, Col: 2}, Message: "a < b", Source: "x"}, {Message: "m"}}
	if err := l.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	want := `[
  {
    "severity": "error",
    "code": "c",
    "file": "a.yaml",
    "line": 3,
    "column": 2,
    "message": "a < b"
  },
  {
    "severity": "warning",
    "message": "m"
  }
]
`
	if b.String() != want {
		t.Errorf("got %s", b.String())
	}
	b.Reset()
	if err := diag.List(nil).WriteJSON(&b); err != nil || b.String() != "[]\n" {
		t.Errorf("no problems: %q, %v", b.String(), err)
	}
}

func TestNearest(t *testing.T) {
	fields := []string{"title", "reports_to", "responsibilities", "id", "a4", "organisation", "pay"}
	for word, want := range map[string]string{
		"titel": "title", "Title": "title", "report_to": "reports_to", "reportsTo": "reports_to", "responsabilities": "responsibilities",
		"organization": "organisation", "ID": "id", "A4": "a4", "colour": "", "": "", "x": "", "ids": "id", "pya": "pay", "zz": "",
		strings.Repeat("title", 1000): "",
	} {
		if got := diag.Nearest(word, fields); got != want {
			t.Errorf("%q is taken for %q, want %q", word, got, want)
		}
	}
	if got := diag.DidYouMean("titel", fields); got != `did you mean "title"?` {
		t.Error(got)
	}
}

func TestSortKeepsProblemsOfOnePlaceInOrder(t *testing.T) {
	at := func(file string, line, col int, m string) diag.Diagnostic {
		return diag.Diagnostic{Pos: diag.Pos{File: file, Line: line, Col: col}, Message: m}
	}
	l := diag.List{at("b", 1, 1, "5"), at("a", 2, 1, "4"), at("a", 1, 9, "2"), at("a", 1, 9, "3"), at("a", 1, 1, "1")}
	l.Sort()
	var order string
	for _, d := range l {
		order += d.Message
	}
	if order != "12345" {
		t.Errorf("order %s", order)
	}
	if l.HasErrors() || l.Err() != nil {
		t.Error("warnings alone are no error")
	}
	l[3].Severity = diag.Error
	if l.Err() == nil || !strings.Contains(l.Err().Error(), "a:2:1: 4") {
		t.Errorf("error: %v", l.Err())
	}
}
