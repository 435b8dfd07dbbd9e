package strictyaml

import (
	"reflect"
	"rolexport/internal/cputime"
	"rolexport/internal/diag"
	"strings"
	"testing"
	"time"
)

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
		d, ok := f.Find([]string{c.text}, c.path...)[c.text]
		if got := d.Pos.String(); got != c.want || ok != (c.want != "") {
			t.Errorf("%q below %v: %q, want %q", c.text, c.path, got, c.want)
		}
	}
	if d := f.Find([]string{"業務"})["業務"]; d.Width != 2 || d.Source == "" {
		t.Errorf("the place is not shown: %+v", d)
	}
}

// Texts that are looked for together are found where each of them alone is, and shown in the same words.
func TestFindMany(t *testing.T) {
	long := strings.Repeat("many w\u00f6rds ", 30)
	f, problems := Parse("x.yaml", []byte("a: "+long+"業務 "+long+"\r\nb: >\r\n  業 部\r\n  長\r\nc: 'cafe\u0301 caf\u00e9'\nd: \"\\u96FB 車\"\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	texts := []string{"務", "業", "業務", "部", "長", "\u00e9", "電", "車", "w\u00f6rds", "many", "none", "é", ""}
	together := f.Find(texts)
	if len(together) != 10 {
		t.Errorf("%d texts: %v", len(together), together)
	}
	for _, text := range texts {
		if alone := f.Find([]string{text})[text]; !reflect.DeepEqual(together[text], alone) {
			t.Errorf("%q: %+v, alone %+v", text, together[text], alone)
		}
		d, ok := together[text]
		if !ok {
			continue
		}
		if source, skipped := excerpt(f.line(d.Pos.Line), d.Pos.Col); d.Source != source || d.Skipped != skipped {
			t.Errorf("%q is shown as %q after %d, want %q after %d", text, d.Source, d.Skipped, source, skipped)
		}
	}
	for text, want := range map[string]string{"業": "x.yaml:1:334", "部": "x.yaml:3:5", "長": "x.yaml:4:3", "\u00e9": "x.yaml:5:8", "電": "x.yaml:6:4", "車": "x.yaml:6:12"} {
		if got := together[text].Pos.String(); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// A title whose characters no typeface has is a search for each of them. The time is far above what is needed, so that only what does not
// grow in line fails.
func TestFindInALongLine(t *testing.T) {
	var texts []string
	for r := rune(0xAC00); len(texts) < 11_000; r++ { // Hangul syllables
		texts = append(texts, string(r))
	}
	for r := rune(0x3400); len(texts) < 38_000; r++ { // ideographs
		texts = append(texts, string(r))
	}
	f, _ := Parse("x.yaml", []byte("title: "+strings.Join(texts, "")+"\n"))
	var found map[string]diag.Diagnostic
	if took := cputime.Of(func() { found = f.Find(texts) }); took > 5*time.Second {
		t.Errorf("it takes %v", took)
	}
	if last := found[texts[len(texts)-1]]; len(found) != len(texts) || last.Pos.Col != len("title: ")+len(texts) {
		t.Errorf("%d of %d, the last one at %v", len(found), len(texts), last.Pos)
	}
}

// A long text that repeats itself is found as fast as any.
func TestFindALongText(t *testing.T) {
	long := strings.Repeat("Chief 業 ", 200_000) + "of staff"
	f, _ := Parse("x.yaml", []byte("id: a\ntitle: "+long+"\n"))
	var found map[string]diag.Diagnostic
	if took := cputime.Of(func() { found = f.Find([]string{long, "業"}) }); took > 5*time.Second {
		t.Errorf("it takes %v", took)
	}
	if at := found[long].Pos; at.Line != 2 || at.Col != len("title: ")+1 || found["業"].Pos.Col != len("title: Chief ")+1 {
		t.Errorf("found at %v and %v", at, found["業"].Pos)
	}
}

// A file that could not be parsed holds nothing.
func TestFindInABrokenFile(t *testing.T) {
	f, _ := Parse("x.yaml", []byte("a: [業"))
	if found := f.Find([]string{"業"}); len(found) > 0 {
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
