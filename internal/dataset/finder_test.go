package dataset

import (
	"testing"
	"testing/fstest"
)

func TestFinder(t *testing.T) {
	files := fstest.MapFS{}
	for name, src := range map[string]string{
		"dataset.yaml":            "title: 題\nroles:\n  - a\n  - {id: inline, title: 甲乙}\n  - {id: other, title: 乙}\norganisation: {name: 甲}\n",
		"roles/a.yaml":            "title: Ä職\nsummary: 職務\nsource: {name: 甲}\n",
		"roles/b.yaml":            "title: B\nsummary: 務\nnotes: [only here 備]\n",
		"comparisons/a-vs-b.yaml": "a: a\nb: b\nsummary: 比務\n",
		"workforce.yaml":          "title: 計\nquarters: [2027-Q1]\npositions: []\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(src)}
	}
	ds, problems := Load(files, MainFile, "my/data")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	f := NewFinder(ds, files, MainFile, "my/data")
	for _, c := range []struct {
		text  string
		roles []string
		want  string
	}{
		{"職", []string{"a"}, "my/data/roles/a.yaml:1:9"},
		{"務", []string{"a"}, "my/data/roles/a.yaml:2:11"},
		{"務", []string{"b", "a"}, "my/data/roles/b.yaml:2:10"},
		{"務", nil, "my/data/comparisons/a-vs-b.yaml:3:11"}, // the first file that has it
		{"比", []string{"b", "a"}, "my/data/comparisons/a-vs-b.yaml:3:10"},
		{"乙", []string{"inline"}, "my/data/dataset.yaml:4:26"},
		{"乙", []string{"other"}, "my/data/dataset.yaml:5:24"},
		{"甲", []string{"other"}, "my/data/dataset.yaml:4:25"},
		{"題", []string{"a"}, "my/data/dataset.yaml:1:8"},
		{"計", []string{"a"}, "my/data/workforce.yaml:1:8"},
		{"備", []string{"a"}, "my/data/roles/b.yaml:3:19"},
		{"無", []string{"a"}, ""},
		{"無", []string{"a"}, ""},
	} {
		d, ok := f.Find([]string{"absent", c.text}, c.roles)[c.text]
		if got := d.Pos.String(); got != c.want || ok != (c.want != "") {
			t.Errorf("%s for %v: %q, want %q", c.text, c.roles, got, c.want)
		}
	}
}
