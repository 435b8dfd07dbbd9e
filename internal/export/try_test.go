package export

import (
	"strings"
	"testing"
)

func TestTry(t *testing.T) {
	for name, test := range map[string]struct {
		roles []string
		want  string
	}{
		"nothing wrong":                    {[]string{"a", "b"}, ""},
		"the first of a kind":              {[]string{"a:compose-error", "b"}, "sheets/a: templates/sheet.md.tmpl:3: no field of that name"},
		"the others are left to their run": {[]string{"a", "b:compose-error"}, ""},
		"a warning is no error":            {[]string{"a:compose-warning", "b"}, ""},
		"a panic is the document's":        {[]string{"a:compose-panic", "b"}, ""},
	} {
		c := newFake(test.roles...)
		p := plan(t, c, Request{})
		var got []string
		for _, problem := range Try(p, c) {
			got = append(got, problem.Path+": "+problem.Error())
		}
		if strings.Join(got, "\n") != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
		if n := c.composed.Load(); n != 3 {
			t.Errorf("%s: %d documents were composed, want one of each kind", name, n)
		}
	}
}
