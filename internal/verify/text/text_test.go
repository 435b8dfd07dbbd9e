package text_test

import (
	"testing"

	"rolexport/internal/verify/rule"
	"rolexport/internal/verify/text"
)

func TestCheck(t *testing.T) {
	tests := []struct {
		name, file string
		plain, md  string // the rule that it breaks; empty: none
	}{
		{"fine", "One\n\nTwo\n", "", ""},
		{"other scripts", "倉庫係 ✓ ½\n", "", ""},
		{"empty", "", "text-end", "text-end"},
		{"empty line alone", "\n", "text-end", "text-end"},
		{"last line open", "One", "text-end", "text-end"},
		{"empty line at the end", "One\n\n", "text-end", "text-end"},
		{"blank at the end of a line", "One \nTwo\n", "text-trailing-blank", ""},
		{"no-break space at the end of a line", "One\u00a0\nTwo\n", "text-trailing-blank", ""},
		{"two blanks break a line in Markdown", "One  \nTwo\n", "text-trailing-blank", ""},
		{"byte order mark", "\uFEFFOne\n", "text-utf8", "text-utf8"},
		{"byte order mark inside", "One\uFEFF two\n", "text-control", "text-control"},
		{"Latin 1", "caf\xe9\n", "text-utf8", "text-utf8"},
		{"carriage returns", "One\r\nTwo\r\n", "text-control", "text-control"},
		{"tab", "One\ttwo\n", "text-control", "text-control"},
		{"escape", "\x1b[31mred\n", "text-control", "text-control"},
		{"C1 control", "One\u0085two\n", "text-control", "text-control"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			compare(t, text.Check, test.file, test.plain)
			compare(t, text.CheckMarkdown, test.file, test.md)
		})
	}
}

func compare(t *testing.T, check func([]byte) ([]rule.Finding, error), file, want string) {
	t.Helper()
	found, err := check([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Rule.Code != want {
			t.Errorf("not expected: %s %s: %s", f.Rule.Code, f.Object, f.Message)
		}
	}
	if want != "" && len(found) == 0 {
		t.Errorf("%s is not named", want)
	}
}
