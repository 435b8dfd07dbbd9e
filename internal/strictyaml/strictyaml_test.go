package strictyaml_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rolexport/internal/cputime"
	"rolexport/internal/diag"
	"rolexport/internal/strictyaml"
)

// lines writes problems as "line:col code message".
func lines(problems diag.List) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d %s %s\n", p.Pos.Line, p.Pos.Col, p.Code, p.Message)
	}
	return b.String()
}

// parse parses and decodes a file and returns all problems.
func parse(src string, into any) diag.List {
	file, problems := strictyaml.Parse("a.yaml", []byte(src))
	return append(problems, file.Decode(into)...)
}

// Bytes that YAML cannot hold are reported where they stand, and the rest of the file is checked all the same.
func TestBadBytes(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"Latin-1", "title: Caf\xe9\nx: \xfc\xfc\ntitel: y\n",
			"1:11 invalid-utf8 the byte 0xE9 is not UTF-8 (the first of 3 such bytes in this file)\n2:1 unknown-field unknown field \"x\"\n" +
				"3:1 unknown-field unknown field \"titel\"\n"},
		{"one byte behind wide characters", "title: 倉庫\xff\n", "1:10 invalid-utf8 the byte 0xFF is not UTF-8\n"},
		{"a surrogate in UTF-8", "title: \xed\xa0\x80\n", "1:8 invalid-utf8 the byte 0xED is not UTF-8 (the first of 3 such bytes in this file)\n"},
		{"C0, DEL", "title: a\x00b\x1b\nid: c\x7f\n",
			"1:9 control-character the control character U+0000 is not allowed\n1:11 control-character the control character U+001B is not allowed\n" +
				"2:6 control-character the control character U+007F is not allowed\n"},
		{"C1", "title: a\u0085b\u0093\nid: x\n",
			"1:9 control-character the control character U+0085 (next line) is not allowed\n" +
				"1:11 control-character the control character U+0093 is not allowed\n"},
		{"separators", "title: a\u2028b\nid: x: y\n", "1:9 control-character the line separator U+2028 is not allowed\n2:6 syntax \": \" is not allowed here\n"},
		{"slots", "title: \uE000 and \uE001\n# \uE000\n",
			"1:8 reserved-character the private-use character U+E000 is reserved\n1:14 reserved-character the private-use character U+E001 is reserved\n" +
				"2:3 reserved-character the private-use character U+E000 is reserved\n"},
		{"no characters", "title: \uFFFE\U0001FFFF\n",
			"1:8 control-character the control character U+FFFE is not allowed\n1:9 control-character the control character U+1FFFF is not allowed\n"},
		{"a byte order mark", "\uFEFFtitel: x\n", "1:1 unknown-field unknown field \"titel\"\n"},
		{"UTF-16", "\xff\xfet\x00i\x00t\x00", "0:0 invalid-utf8 the file is not UTF-8\n"},
		{"UTF-16 without a mark", "t\x00i\x00t\x00l\x00e\x00", "0:0 invalid-utf8 the file is not UTF-8\n"},
		{"what real text holds", "title: \"\tzero\u200Bwidth\u200D no\u00A0break \U0001F468\u200D\U0001F373 \u202Eturn\uE002\"\r\nid: x\r\n", ""},
		{"many", "title: " + strings.Repeat("\x01", 25) + "\n", strings.Repeat("1:N control-character the control character U+0001 is not allowed\n", 20) +
			"0:0 control-character 5 more characters of this kind are not shown\n"},
	}
	for _, test := range tests {
		var into struct {
			ID    string `yaml:"id"`
			Title string `yaml:"title"`
		}
		got := lines(parse(test.src, &into))
		if test.name == "many" {
			for col := 8; col < 28; col++ {
				got = strings.Replace(got, fmt.Sprintf("1:%d ", col), "1:N ", 1)
			}
		}
		if got != test.want {
			t.Errorf("%s:\n%s\nwant:\n%s", test.name, got, test.want)
		}
	}
}

type person struct {
	Name   string   `yaml:"name"`
	Age    *int     `yaml:"age"`
	Weight float64  `yaml:"weight"`
	Tall   *bool    `yaml:"tall"`
	Tags   []string `yaml:"tags"`
	Friend *person  `yaml:"friend"`
	Self   person2  `yaml:"self"`
	Note   string   `yaml:"-"`
	Other  string
}

type person2 struct {
	Name string   `yaml:"name"`
	Tags []string `yaml:"tags"`
	X    int      `yaml:"x"`
	Y    int      `yaml:"y"`
}

// Text is what is written; what is not written is left alone.
func TestDecode(t *testing.T) {
	src := `
name: 0101
age: 7
weight: 1.5e2
tall: false
tags: [1324.30, 2027-01-01, yes, null text, "", ~x]
friend:
  name: >
    folded
    text

  tags: &tags
    - |
      block
      text
    - 'it''s'
    - "tab\tthere"
  friend: {name: null, age: , tags: ~}
self:
  tags: *tags
`
	p := person{Note: "kept", Other: "kept", Self: person2{Name: "kept"}}
	if problems := parse(src, &p); problems != nil {
		t.Fatal(problems)
	}
	got := fmt.Sprintf("%q %d %g %v %q | %q %q %q %v | %q %q | %s %s", p.Name, *p.Age, p.Weight, *p.Tall, p.Tags,
		p.Friend.Name, p.Friend.Tags, p.Friend.Friend.Name, p.Friend.Friend.Age, p.Self.Name, p.Self.Tags, p.Note, p.Other)
	want := `"0101" 7 150 false ["1324.30" "2027-01-01" "yes" "null text" "" "~x"] | "folded text" ["block\ntext" "it's" "tab\tthere"] "" <nil> | ` +
		`"kept" ["block\ntext" "it's" "tab\tthere"] | kept kept`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A mapping's own entries outweigh merged ones, and earlier merged ones later.
func TestMerge(t *testing.T) {
	src := `
friend: &base {name: base, age: 1, weight: 1}
tags: [a]
self:
  <<: [&one {x: 1}, {<<: *one, x: 2, y: 2, name: two}, {name: three}]
  name: own
`
	var p person
	if problems := parse(src, &p); problems != nil {
		t.Fatal(problems)
	}
	if got := fmt.Sprint(p.Self); got != "{own [] 1 2}" {
		t.Error(got)
	}
}

// The place of a value is found by its path: at the value when it is one word, at its key when it is a list or a mapping, and at the
// last thing that is there when the path goes on.
func TestProblem(t *testing.T) {
	src := "name: Ann\nfriend:\n  tags:\n    - one\n    - \"two\"\n  age:\nself: {<<: {x: 12}, y: -5}\n"
	file, problems := strictyaml.Parse("a.yaml", []byte(src))
	if problems != nil {
		t.Fatal(problems)
	}
	for _, test := range []struct {
		path []any
		want string
	}{
		{nil, "1:1 1"},
		{[]any{"name"}, "1:7 3"},
		{[]any{"friend"}, "2:1 6"},
		{[]any{"friend", "tags"}, "3:3 4"},
		{[]any{"friend", "tags", 1}, "5:7 5"},
		{[]any{"friend", "tags", 9}, "3:3 4"},
		{[]any{"friend", "age"}, "6:3 3"},
		{[]any{"friend", "name", "x"}, "2:1 6"},
		{[]any{"self", "x"}, "7:16 2"},
		{[]any{"self", "y"}, "7:24 2"},
		{[]any{"nowhere", 3, "else"}, "1:1 1"},
		{[]any{"name", 0}, "1:7 3"},
	} {
		d := file.Problem("code", "message", "hint", test.path...)
		if got := fmt.Sprintf("%d:%d %d", d.Pos.Line, d.Pos.Col, d.Width); got != test.want {
			t.Errorf("%v is at %s, want %s", test.path, got, test.want)
		}
	}
	if file.Has("friend", "age") || !file.IsNull("friend", "age") || !file.Has("friend", "tags", 1) || file.Has("friend", "tags", 2) || file.IsNull("x") {
		t.Error("presence is wrong")
	}
}

// Of a very long line the part around the problem is shown.
func TestLongLine(t *testing.T) {
	src := "name: " + strings.Repeat("ä", 5000) + "\ntags: [" + strings.Repeat("x, ", 1000) + "{}, y]\n"
	var p person
	problems := parse(src, &p)
	if len(problems) != 1 {
		t.Fatal(problems)
	}
	d := problems[0]
	at := d.Pos.Col - 1 - d.Skipped
	if runes := []rune(d.Source); d.Pos.Line != 2 || d.Pos.Col != 3008 || len(runes) > 200 || string(runes[at:at+2]) != "{}" {
		t.Errorf("%v: %q at %d", d, d.Source, at)
	}
}

// What would exhaust a machine ends in an error, soon.
func TestLimits(t *testing.T) {
	bomb := "name: &a0 x\n"
	for i := range 40 {
		bomb += fmt.Sprintf("k%d: &a%d [*a%d, *a%d]\n", i, i+1, i, i)
	}
	var mergers strings.Builder
	mergers.WriteString("m0: &m0 {x: 1}\n")
	for i := range 30 {
		fmt.Fprintf(&mergers, "m%d: &m%d {<<: [*m%d, *m%d]}\n", i+1, i+1, i, i)
	}
	var keys strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&keys, "k%d: x\n", i)
	}
	tests := []struct{ name, src, code string }{
		{"bomb", bomb, "alias-limit"},
		{"merges", mergers.String(), "alias-limit"},
		{"circle", "name: &a [*a]\n", "alias-cycle"},
		{"circle of merges", "name: &a {<<: *a}\n", "alias-cycle"},
		{"wide circle", "a: &a {b: {c: [1, 2, {d: *a}]}}\n", "alias-cycle"},
		{"deep flow", strings.Repeat("[", 5000) + strings.Repeat("]", 5000), "too-deep"},
		{"deeper flow", strings.Repeat("[", 1<<16), "too-deep"},
		{"deep flow mappings", strings.Repeat("{a: ", 1<<16), "too-deep"},
		{"deep blocks", strings.Repeat("- ", 20_000) + "x", "too-deep"},
		{"deep by aliases", deepByAliases(), "too-deep"},
		{"ten megabytes in a field", "name: " + strings.Repeat("word ", 2<<20) + "\n", "too-large"},
		{"many entries", "tags: [" + strings.Repeat("x,", 600_000) + "]\n", "too-large"},
		{"many problems", strings.Repeat("name: x\n", 20_000), "too-many-problems"},
		{"many unknown keys", keys.String(), "too-many-problems"},
	}
	for _, test := range tests {
		var problems diag.List
		took := cputime.Of(func() { problems = parse(test.src, &person{}) })
		found := false
		for _, p := range problems {
			found = found || p.Code == test.code
		}
		if !found || len(problems) > 2100 {
			t.Errorf("%s: %d problems, none of them %s: %.500s", test.name, len(problems), test.code, lines(problems))
		}
		if took > 20*time.Second {
			t.Errorf("%s takes %v", test.name, took)
		}
	}
}

// deepByAliases nests little in each line, and much when the aliases are followed.
func deepByAliases() string {
	var b strings.Builder
	b.WriteString("k0: &a0 x\n")
	for i := range 100 {
		fmt.Fprintf(&b, "k%d: &a%d [*a%d]\n", i+1, i+1, i)
	}
	return b.String()
}

// What is large but sound is read.
func TestLargeFields(t *testing.T) {
	text := strings.Repeat("word ", 1<<20)
	var p person
	src := "name: " + text + "x\ntags:\n" + strings.Repeat("  - one more item\n", 50_000)
	if problems := parse(src, &p); problems != nil {
		t.Fatal(problems)
	}
	if len(p.Name) != len(text)+1 || len(p.Tags) != 50_000 {
		t.Errorf("%d bytes, %d items", len(p.Name), len(p.Tags))
	}
}
