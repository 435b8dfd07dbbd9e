package strictyaml

import "testing"

func TestFind(t *testing.T) {
	const src = `# a comment with 業務
title: Plain
roles:
  - id: a
    title: "Head of 業務部長"
    duties:
      - >-
        Folded text
        that ends in 務.
  - id: b
    title: "\u696D as an escape"
    aliases: [caf` + "e\u0301" + `, 'quoted 部']
    業: key
  - &c
    id: c
    title: 長
  - *c
`
	f, problems := Parse("x.yaml", []byte(src))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, c := range []struct {
		text string
		path []any
		want string // position, empty: not found
	}{
		{"業", nil, "x.yaml:5:21"},
		{"務", nil, "x.yaml:5:22"},
		{"業", []any{"roles", 1}, "x.yaml:11:12"}, // where the value begins
		{"務", []any{"roles", 0, "duties"}, "x.yaml:9:22"},
		{"\u00e9", nil, "x.yaml:12:18"}, // another normal form
		{"部", []any{"roles", 1}, "x.yaml:12:30"},
		{"業", []any{"roles", 1, "業"}, ""},
		{"長", []any{"roles", 2}, "x.yaml:16:12"},
		{"Head of", nil, "x.yaml:5:13"},
		{"comment", nil, ""},
		{"", nil, ""},
		{"業", []any{"nowhere"}, ""},
	} {
		d, ok := f.Find(c.text, c.path...)
		if got := d.Pos.String(); got != c.want || ok != (c.want != "") {
			t.Errorf("%q below %v: %q, want %q", c.text, c.path, got, c.want)
		}
	}
	if d, _ := f.Find("業務"); d.Width != 2 || d.Source == "" {
		t.Errorf("the place is not shown: %+v", d)
	}
}

// A file that could not be parsed holds nothing.
func TestFindInABrokenFile(t *testing.T) {
	f, _ := Parse("x.yaml", []byte("a: [業"))
	if _, ok := f.Find("業"); ok {
		t.Error("found in what could not be read")
	}
}

func TestCharacters(t *testing.T) {
	f, _ := Parse("x.yaml", []byte("é: \"\\u696D, e\u0301\"\na: [plain, 部] # 務\n"))
	set := f.Characters()
	if len(set) != 3 || !set['業'] || !set['é'] || !set['部'] {
		t.Errorf("%v", set)
	}
}
