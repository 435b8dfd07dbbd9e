package mdtmpl

import (
	"strings"
	"testing"

	"rolexport/internal/diag"
)

// Every problem says where it is and, unless the message does, what cures it: testdata/problems.txtar.
func TestProblems(t *testing.T) {
	eachCase(t, "problems", func(t *testing.T, template string) string {
		return said(t, problemsOf(template, data(), labels))
	})
}

// said returns problems as people read them, without the file's name.
func said(t *testing.T, problems diag.List) string {
	var b strings.Builder
	for _, p := range problems {
		if p.Code == "" || p.Pos.File != "t.md.tmpl" || p.Pos.Line == 0 {
			t.Errorf("incomplete: %#v", p)
		}
		b.WriteString(strings.TrimPrefix(p.Error(), "t.md.tmpl:") + "\n")
	}
	return b.String()
}

// Rule 1: what marks a slot has no place in a template, nor have control characters.
func TestCharactersThatATemplateMayNotHold(t *testing.T) {
	for text, want := range map[string]string{
		"a\n b\uE000c\uE001": "2:3: U+E000 is reserved (remove it)\n2:5: U+E001 is reserved (remove it)\n",
		"a\x00b\n\x1b":       "1:2: control character U+0000 (remove it)\n2:1: control character U+001B (remove it)\n",
		"a\xffb":             "1:2: invalid UTF-8 (save the file as UTF-8)\n",
		"a\uFFFD":            "",
	} {
		if got := said(t, problemsOf(text, nil, nil)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
