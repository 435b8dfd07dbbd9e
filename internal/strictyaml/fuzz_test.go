package strictyaml_test

import (
	"testing"
	"unicode/utf8"

	"rolexport/internal/strictyaml"
)

// FuzzParse holds for any bytes: no panic, no hang, and every problem stands in the file, with the line as it is.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "name: x\n", "name: &a [*a]\n", "a: \"\\x07\"\n", "---\na: b\n---\nc: d\n", "<<: {name: x}\n", "name: a: b\n", "\ttabs: 1\n", "? [a]\n: b\n",
		"tags: [a, {b: c}, !!binary x]\n", "name: |\n  x\n y\n", "\xff\xfe", "a: \xe9\n", "name: \u2028\u0085\r\rx: \"y", "{a: [b, c}\n", "a: !<x", "%YAML 1.1\n---\n",
		"self: {x: .nan, y: 0x10}\nage: 1e999\n", "- - - x\n - y\n", "a: *b\n", "...\n", "a: 'it's'\n", "a\n:b\n", "friend: {friend: {friend: {tall: on}}}\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		var p person
		file, problems := strictyaml.Parse("a.yaml", src)
		problems = append(problems, file.Decode(&p)...)
		if file.Broken() && !problems.HasErrors() {
			t.Error("a broken file without a problem")
		}
		for _, d := range problems {
			runes := utf8.RuneCountInString(d.Source)
			if d.Message == "" || d.Code == "" || d.Pos.Line < 0 || d.Pos.Line > 0 && (d.Pos.Col < 1 || d.Pos.Col-1-d.Skipped > runes) {
				t.Errorf("%+v", d)
			}
		}
		_ = file.Problem("code", "message", "", "friend", "tags", 0, "x")
	})
}
