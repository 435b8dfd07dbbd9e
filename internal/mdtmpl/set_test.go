package mdtmpl

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"rolexport/internal/doc"
	"rolexport/internal/overlay"
)

func TestParseReportsEveryFile(t *testing.T) {
	_, problems := Parse(files(
		"a.md.tmpl", "{{if}}", "b.md.tmpl", "ok {{nofunc .}}\n{{template \"gone\"}}", "c.md.tmpl", "x\xff",
		"d.md.tmpl", "{{define \"same\"}}1{{end}}", "e.md.tmpl", "\n{{define \"same\"}}2{{end}}{{define \"d\"}}3{{end}}",
		"f.md.tmpl", strings.Repeat("x", maxFile+1), "g.txt", "{{not a template", "sub/h.md.tmpl", "{{nor this",
	))
	want := `a.md.tmpl:1:1: missing value for if
b.md.tmpl:1:6: no function "nofunc"
c.md.tmpl:1:2: invalid UTF-8 (save the file as UTF-8)
e.md.tmpl:2:10: template "same" is also defined in d.md.tmpl (give one of them another name)
e.md.tmpl:2:35: template "d" is also defined in d.md.tmpl (give one of them another name)
f.md.tmpl: a template of 1048577 bytes; the limit is 1048576`
	if got := problems.Error(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestProblemsShowTheirLine(t *testing.T) {
	problems := problemsOf("one\nдва {{nofunc}} b\nthree", nil, nil)
	if len(problems) != 1 {
		t.Fatal(problems)
	}
	p := problems[0]
	if p.Pos.Line != 2 || p.Pos.Col != 7 || p.Source != "два {{nofunc}} b" || p.Width != len("nofunc") {
		t.Errorf("%#v", p)
	}
}

func TestAMissingFieldNamesTheOthers(t *testing.T) {
	for text, want := range map[string]string{
		"{{.Titel}}":                             `1:3: no .Titel here (did you mean "Title"?)`,
		"{{range .Relations}}{{.Reason}}{{end}}": `1:23: no .Reason here (there are Frequency, Purpose, Who)`,
	} {
		if got := problemsOf(text, sampleSheet(), nil).Error(); got != "t.md.tmpl:"+want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestTemplatesOfOneFileServeAll(t *testing.T) {
	s, problems := Parse(files("a.md.tmpl", `{{template "sign" .}}{{template "b" .}}`, "b.md.tmpl", `{{define "sign"}}*{{.}}*{{end}} and {{.}}`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := strings.Join(s.Names(), " "); got != "a b sign" {
		t.Errorf("names are %s", got)
	}
	blocks, problems := s.Execute("a.md.tmpl", "x", nil)
	if got := dumped(t, blocks); got != "paragraph emph(\"x\") \" and x\"\n" || len(problems) > 0 {
		t.Errorf("got %s, %v", got, problems)
	}
	if _, problems = s.Execute("sing", nil, nil); problems.Error() != `sing.md.tmpl: no template "sing" (did you mean "sign"?)` {
		t.Error(problems)
	}
}

func TestCheckNamesUnknownLabels(t *testing.T) {
	s := parsed(t, "{{if .x}}{{label \"duties\"}}{{label \"dutys\"}}{{end}}\n{{tip (label \"gone\" \"a\" .b)}}{{label .key}}")
	got := s.Check(nil, labels).Error()
	want := `t.md.tmpl:1:36: no label "dutys" (did you mean "duties"?)
t.md.tmpl:2:14: no label "gone" (add it to the file of the language in labels/)`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestExecutionIsBounded(t *testing.T) {
	forever := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	for _, test := range []struct{ name, template, want string }{
		{"a large number", "a\n{{range 2000000000}}{{end}}", "2:9: the template takes more than 1000 steps"},
		{"an endless sequence", "{{range .}}{{if false}}x{{end}}{{end}}", "1:9: the template takes more than 1000 steps"},
		{"a long body", "{{range 100}}{{$x := 1}}{{$x = 2}}{{$x = 3}}{{$x = 4}}{{$x = 5}}{{$x = 6}}{{$x = 7}}{{$x = 8}}{{$x = 9}}{{$x = 0}}{{end}}",
			"1:9: the template takes more than 1000 steps"},
		{"recursion", "{{define \"r\"}}a {{template \"r\" .}}{{end}}{{template \"r\" .}}", "1:15: the template calls templates more than 20 deep"},
		{"text", "{{range 500}}text text text{{end}}", "1:14: the template writes more than 2000 bytes"},
		{"values", "{{range 150}}{{.}}{{end}}", "1:16: the template writes more than 100 values"},
	} {
		s := parsed(t, test.template)
		s.limits = limits{bytes: 2000, slots: 100, steps: 1000, depth: 20}
		_, problems := s.Execute("t", forever, nil)
		if got := problems.Error(); got != "t.md.tmpl:"+test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
	for name, text := range map[string]string{
		"actions":     strings.Repeat("{{if 1}}", 200) + "x" + strings.Repeat("{{end}}", 200),
		"parentheses": "{{" + strings.Repeat("(", 200) + "1" + strings.Repeat(")", 200) + "}}",
		"quotes":      strings.Repeat("> ", 200) + "x",
		"lists":       strings.Repeat("- ", 200) + "x",
		"stress":      strings.Repeat("*a **b ", 200) + strings.Repeat("c** d* ", 200),
		"brackets":    strings.Repeat("[a](", 20000),
	} {
		if problems := problemsOf(text, nil, nil); len(problems) != 1 || problems[0].Code != codeLimit {
			t.Errorf("%s: %v", name, problems)
		}
	}
	if _, isText := parseMarkup(strings.Repeat("[a](", 20000)).(doc.Text); !isText {
		t.Error("costly markup of the data is not left as text")
	}
}

func TestAPersistentProblemIsReportedOnce(t *testing.T) {
	if problems := problemsOf("{{range 5000}}{{true}}{{end}}", nil, nil); len(problems) != 1 {
		t.Errorf("%d problems: %v", len(problems), problems[:3])
	}
	if problems := problemsOf(strings.Repeat("{{true}}\n\n", 300), nil, nil); len(problems) != maxProblems {
		t.Errorf("%d problems", len(problems))
	}
}

// A run leaves nothing behind for the next, neither its data nor its failure, and many can go on at once.
func TestExecuteIsConcurrent(t *testing.T) {
	s := parsed(t, roleSheet)
	want, problems := s.Execute("t", sampleSheet(), sheetLabels())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 20 {
				if i%5 == 0 {
					if _, problems := s.Execute("t", 1, nil); !problems.HasErrors() {
						t.Error("a number is no role")
					}
				}
				if got, problems := s.Execute("t", sampleSheet(), sheetLabels()); len(problems) > 0 || !reflect.DeepEqual(got, want) {
					t.Errorf("got another document, %v", problems)
				}
			}
		})
	}
	wg.Wait()
}

// Problems name the files as the user does, whichever folder they come from.
func TestParseReadsAnOverlay(t *testing.T) {
	base := files("a.md.tmpl", "base a", "b.md.tmpl", "base b")
	s, problems := Parse(overlay.New(files("b.md.tmpl", "top b"), base))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if blocks, _ := s.Execute("b", nil, nil); dumped(t, blocks) != "paragraph \"top b\"\n" {
		t.Error(dumped(t, blocks))
	}
	_, problems = Parse(overlay.New(
		overlay.Named("mine", files("b.md.tmpl", "{{x}}")), overlay.Named("templates", files("a.md.tmpl", "{{y}}"))))
	if got := problems.Error(); got != "mine/b.md.tmpl:1:3: no function \"x\"\ntemplates/a.md.tmpl:1:3: no function \"y\"" {
		t.Error(got)
	}
}

func TestParseReportsAFolderThatCannotBeRead(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read every folder")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0); err != nil {
		t.Fatal(err)
	}
	if _, problems := Parse(overlay.New(os.DirFS(dir), files("a.md.tmpl", "a"))); !problems.HasErrors() {
		t.Error("no problem")
	}
}

func TestParseReportsAMissingFolder(t *testing.T) {
	if _, problems := Parse(os.DirFS(t.TempDir() + "/none")); !problems.HasErrors() {
		t.Error("no problem")
	}
}

func ExampleSet_Execute() {
	fsys := fstest.MapFS{"hello.md.tmpl": {Data: []byte("# {{.Title}}\n\nHas {{.Team}} people. {{.Budget}}\n")}}
	set, problems := Parse(fsys)
	if problems.HasErrors() {
		fmt.Println(problems)
		return
	}
	blocks, problems := set.Execute("hello", map[string]any{"Title": "*Manager*", "Team": 24, "Budget": nil}, nil)
	if problems.HasErrors() {
		fmt.Println(problems)
		return
	}
	for _, b := range blocks {
		fmt.Printf("%+v\n", b)
	}
	// Output:
	// &{Level:1 ID:section-1 Text:[*Manager*] Kicker: Context:}
	// &{Style:0 Text:[Has  {Value:24 Decimals:0 Unit:}  people.  {}]}
}
