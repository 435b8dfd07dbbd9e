package mdtmpl

import (
	"strings"
	"testing"
	"testing/fstest"

	"rolexport/internal/doc"
)

// parsed parses one template, the file t.md.tmpl, and others by name.
func parsed(t testing.TB, text string, more ...string) *Set {
	t.Helper()
	files := fstest.MapFS{"t.md.tmpl": {Data: []byte(text)}}
	for i := 0; i+1 < len(more); i += 2 {
		files[more[i]] = &fstest.MapFile{Data: []byte(more[i+1])}
	}
	s, problems := Parse(files)
	if len(problems) > 0 {
		t.Fatalf("template %q:\n%v", text, problems)
	}
	return s
}

// made executes a template and returns the dump of its blocks.
func made(t testing.TB, text string, data any, labels map[string]string) string {
	t.Helper()
	blocks, problems := parsed(t, text).Execute("t", data, labels)
	if len(problems) > 0 {
		t.Fatalf("template %q:\n%v", text, problems)
	}
	var b strings.Builder
	if err := doc.Dump(&b, &doc.Document{Locale: doc.English(), Blocks: blocks}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestX(t *testing.T) {
	t.Log(made(t, `{{masthead (label "role_sheet") .Family}}
# {{.Title}}

{{lead}}{{.Purpose}} and **strong {{.N}}** *e* [x](https://a.b/c) `+"`code {{.Title}}`"+`

{{columns}}

## {{label "duties"}}

{{range .Duties}}
- {{.}}
  {{if eq . "two"}}
  - sub {{.}}
  {{end}}
{{end}}

{{side}}
## Literal & [x](#duties)
> {{tip "Which?"}} This & that
> more

1. a
2. b
{{endcolumns}}

{{.Nil}}

{{small}}Small {{md .MD}}
`, map[string]any{"Title": "A *b*", "Family": "F", "Purpose": "Does it", "N": 3.5, "Duties": []string{"one", "two", "three"}, "Nil": nil, "MD": "a **b** `c` [d](http://e.f) ![x](http://y) [z](javascript:q) <ftp://x>"},
		map[string]string{"role_sheet": "Role sheet", "duties": "Duties"}))
}
