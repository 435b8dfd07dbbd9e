package mdtmpl

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rolexport/internal/cputime"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// pageView is what the templates of testdata/check.txtar will be given.
type pageView struct {
	Title, Note string
	Count       int
	Yes         bool
	Tags        []string
	Duties      *doc.Table
	Panel       []doc.Fact
	Value       doc.Value
	Block       doc.Block
	Parts       [][]doc.Block
	Rich        []doc.Rich
	People      []*worker
	Head        *worker
	Any         any
	ByName      map[string]worker
}

type worker struct {
	Name string
	Boss *worker
}

func (*worker) Initials() string { return "" }

func checked(t testing.TB, view reflect.Type, text string) diag.List {
	t.Helper()
	return parsed(t, text).Check(map[string]reflect.Type{"t": view}, labels)
}

// What a template gets wrong whatever the data says, in all its branches, stands in testdata/check.txtar.
func TestCheck(t *testing.T) {
	eachCase(t, "check", func(t *testing.T, template string) string {
		return said(t, checked(t, reflect.TypeFor[*pageView](), template))
	})
}

// What can be made is not refused before.
func TestCheckLetsPassWhatCanBeMade(t *testing.T) {
	eachCase(t, "blocks", func(t *testing.T, template string) string {
		if problems := checked(t, reflect.TypeOf(data()), template); len(problems) > 0 {
			t.Errorf("template %q:\n%v", template, problems)
		}
		return dumped(t, made(t, template, data(), labels))
	})
	if problems := parsed(t, roleSheet).Check(map[string]reflect.Type{"t": reflect.TypeFor[*sheet]()}, sheetLabels()); len(problems) > 0 {
		t.Error(problems)
	}
}

// A check says what Execute would say in that branch, in the same words.
func TestCheckSpeaksLikeExecute(t *testing.T) {
	page := &pageView{Title: "a", Tags: []string{"b"}, Duties: &doc.Table{Name: "t"}, People: []*worker{{}}, Head: &worker{}}
	for _, text := range []string{
		"{{.Titel}}", "{{$.Head.Nane}}", "{{range .People}}\n- {{.Naem}}\n{{end}}", "{{.Duties}}", "{{.Tags}}",
		"{{table .Title}}", "{{join .Title \"\"}}", "{{contents \"a\" 7}}", "{{label \"pair\" \"z\" 1 \"a\" .Title}}", "a\n\n---\n", "a <b>", "a {{table .Duties}}",
	} {
		s := parsed(t, text)
		_, met := s.Execute("t", page, labels)
		if got := checked(t, reflect.TypeFor[*pageView](), text); !reflect.DeepEqual(got, met) || len(got) == 0 {
			t.Errorf("%q: checked\n%v\nmet\n%v", text, got, met)
		}
	}
}

// Several templates that share a part share its problems.
func TestCheckReportsAPartOnce(t *testing.T) {
	s, problems := Parse(files("a.md.tmpl", "{{template \"part\" .}}", "b.md.tmpl", "{{define \"part\"}}{{.Titel}}{{end}}{{template \"part\" .}}"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	view := reflect.TypeFor[*pageView]()
	got := s.Check(map[string]reflect.Type{"a": view, "b": view, "c": view}, nil).Error()
	want := "b.md.tmpl:1:20: no .Titel here (did you mean \"Title\"?)\nc.md.tmpl: no template \"c\""
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A check ends in good time, however many ways lead through a template.
func TestCheckIsBounded(t *testing.T) {
	tree := "x"
	for range 14 {
		tree = "{{if .Yes}}" + tree + "{{else}}" + tree + "{{end}}"
	}
	parts := "{{define \"p0\"}}{{if .Yes}}x{{else}}y{{end}}{{end}}"
	for i := range 40 {
		n := string(rune('a' + i%26))
		parts += strings.NewReplacer("N", "p"+strings.Repeat(n, i+1), "M", lastDefined(parts)).Replace(
			"{{define \"N\"}}{{template \"M\" .}}{{template \"M\" .}}{{end}}")
	}
	for name, text := range map[string]string{
		"branches":        strings.Repeat("word ", 50_000) + tree,
		"parts of parts":  parts + "{{template \"" + lastDefined(parts) + "\" .}}",
		"calls of itself": "{{define \"r\"}}{{template \"r\" .}}{{template \"r\" .}}{{end}}{{template \"r\" .}}",
		"many problems":   strings.Repeat("{{.Titel}}\n\n", 5_000),
	} {
		var problems diag.List
		if took := cputime.Of(func() { problems = checked(t, reflect.TypeFor[*pageView](), text) }); took > 10*time.Second || len(problems) > maxProblems {
			t.Errorf("%s: %d problems in %v", name, len(problems), took)
		}
	}
}

// lastDefined returns the name of the last template that a text defines.
func lastDefined(text string) string {
	_, name, _ := strings.Cut(text[strings.LastIndex(text, "{{define"):], `"`)
	name, _, _ = strings.Cut(name, `"`)
	return name
}

// A check never panics, leaves nothing behind for an execution, and finds the same twice.
func FuzzCheck(f *testing.F) {
	f.Add(roleSheet)
	for _, text := range slices.Sorted(maps.Values(map[int]string{
		0: "{{range $i, $p := .People}}{{$p.Nmae}}{{else}}{{.X}}{{end}}",
		1: "{{with .ByName.x}}{{.Boss.Initials}}{{end}}{{join (index .Parts 0) .Note}}{{or .Rich .Any | md | place}}",
		2: "{{$x := .Title}}{{range $x = .Tags}}{{$x.Y}}{{break}}{{end}}{{template \"t\" nil}}{{len .Count}}{{index .Title 1 2}}",
	})) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, _ := Parse(files("t.md.tmpl", text))
		if s == nil {
			return
		}
		view := map[string]reflect.Type{"t": reflect.TypeFor[*pageView]()}
		one, two := s.Check(view, labels), s.Check(view, labels)
		if !reflect.DeepEqual(one, two) {
			t.Errorf("found\n%v\nand then\n%v", one, two)
		}
	})
}
