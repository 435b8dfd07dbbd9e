package diag_test

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/diag"
	"rolexport/internal/golden"
)

// outcome is one of each: errors and warnings, with and without a place, of files and of documents, and text that no format may be led astray by.
func outcome() *diag.Outcome {
	at := func(file string, line, col int) diag.Pos { return diag.Pos{File: file, Line: line, Col: col} }
	problems := diag.List{
		{Severity: diag.Error, Code: "unknown-field", Pos: at("my/roles/a.yaml", 3, 1), Message: `unknown field "sumary"`, Hint: `did you mean "summary"?`},
		{Severity: diag.Error, Code: "unknown-field", Pos: at("my/roles/a.yaml", 9, 3), Message: `unknown field "x"`},
		{Code: "no-purpose", Pos: at("my/roles/a.yaml", 1, 8), Message: "the role does not say why it exists", Hint: "add its purpose"},
		{Code: "stray-file", Pos: at("my/a, b: 100%.yaml", 0, 0), Message: "this is not read", Details: "one|two\nthree"},
		{Severity: diag.Error, Code: "syntax", Pos: at("my/b.yaml", 1, 0), Message: "100% of <b>\"x\" & 'y'</b>\r\n::error::|`*_[a](b)\x01\x1b[2J"},
		{Severity: diag.Error, Message: "the template cannot be read"},
	}
	cases := diag.Cases([]string{"my/dataset.yaml", "my/roles/a.yaml"}, problems, "rolexport export")
	return &diag.Outcome{
		Command: "rolexport export", Verdict: "4 errors, 2 warnings", Problems: problems,
		Cases: append(cases,
			diag.Case{Suite: "role-sheet", Name: "role-sheets/a.pdf"},
			diag.Case{Suite: "role-sheet", Name: "role-sheets/b.pdf", Skipped: "not reached"}),
		Failure: &diag.Diagnostic{Severity: diag.Error, Message: "4 errors; nothing was written"},
	}
}

func TestReports(t *testing.T) {
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			if err := write(outcome(), &b); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, "testdata/outcome."+name, b.String())
		})
	}
}

var writers = map[string]func(*diag.Outcome, io.Writer) error{
	"github": (*diag.Outcome).WriteGitHub,
	"md":     (*diag.Outcome).WriteSummary,
	"xml":    (*diag.Outcome).WriteJUnit,
}

// Where nothing is wrong no format says otherwise, and what ended a command is told where no problem explains it.
func TestOutcomeWithoutProblems(t *testing.T) {
	written := func(name string, o *diag.Outcome) string {
		var b strings.Builder
		if err := writers[name](o, &b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	sound := &diag.Outcome{Command: "rolexport validate", Verdict: "no problems", Cases: diag.Cases([]string{"a.yaml"}, nil, "")}
	failed := &diag.Outcome{
		Command: "rolexport validate", Verdict: "x", Failure: &diag.Diagnostic{Severity: diag.Error, Message: "no such folder", Hint: "make it"},
	}
	for _, test := range []struct{ name, sound, failed string }{
		{"github", "", "::error title=rolexport validate::no such folder%0Amake it\n"},
		{"md", "## rolexport validate\n\nno problems\n\n",
			"## rolexport validate\n\nx\n\n| | place | problem | cure | code |\n|---|---|---|---|---|\n| error |  | no such folder | make it |  |\n\n"},
	} {
		if got := written(test.name, sound); got != test.sound {
			t.Errorf("%s: %q", test.name, got)
		}
		if got := written(test.name, failed); got != test.failed {
			t.Errorf("%s: %q", test.name, got)
		}
	}
	if r := parse(t, written("xml", sound)); r.attr("tests") != "1" || r.attr("failures") != "0" || r.attr("errors") != "0" {
		t.Errorf("sound: %v", r.Attrs)
	}
	if r := parse(t, written("xml", failed)); r.attr("tests") != "1" || r.attr("failures") != "0" || r.attr("errors") != "1" {
		t.Errorf("failed: %v", r.Attrs)
	}
}

// A summary of very many problems stays within what GitHub takes, and says what it leaves out.
func TestLongSummary(t *testing.T) {
	o := &diag.Outcome{Command: "c", Verdict: "v"}
	long := strings.Repeat("<|>", 10_000)
	for i := range 2000 {
		o.Problems = append(o.Problems, diag.Diagnostic{Code: fmt.Sprintf("x%d", i), Message: long, Hint: long})
	}
	var b strings.Builder
	if err := o.WriteSummary(&b); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 1<<20 || !strings.Contains(b.String(), "\nand 1500 more, ") {
		t.Errorf("%d bytes, ending in %q", b.Len(), b.String()[b.Len()-100:])
	}
}

// An element is a parsed element of XML.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e element) number(t *testing.T, name string) int {
	t.Helper()
	n, err := strconv.Atoi(e.attr(name))
	if err != nil {
		t.Fatalf("%s of %s: %v", name, e.XMLName.Local, err)
	}
	return n
}

// The rules of junit-10.xsd, the schema of the Jenkins xUnit plugin: what elements may hold, in attributes and children.
var junit10 = map[string]struct{ required, optional, children []string }{
	"testsuites": {nil, []string{"name", "time", "tests", "failures", "errors"}, []string{"testsuite"}},
	"testsuite": {
		[]string{"name", "tests", "failures", "errors"},
		[]string{"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
		[]string{"testsuite", "properties", "testcase", "system-out", "system-err"},
	},
	"testcase":   {[]string{"name"}, []string{"time", "classname", "group"}, []string{"skipped", "error", "failure", "system-out", "system-err"}},
	"failure":    {nil, []string{"type", "message"}, nil},
	"error":      {nil, []string{"type", "message"}, nil},
	"skipped":    {nil, []string{"type", "message"}, nil},
	"system-out": {},
}

// parse reads a report and holds it against the schema and against its own sums.
func parse(t *testing.T, report string) element {
	t.Helper()
	var root element
	if err := xml.Unmarshal([]byte(report), &root); err != nil {
		t.Fatalf("%v in:\n%s", err, report)
	}
	if root.XMLName.Local != "testsuites" {
		t.Fatalf("the root is %s", root.XMLName.Local)
	}
	var walk func(element)
	walk = func(e element) {
		rule, known := junit10[e.XMLName.Local]
		if !known {
			t.Fatalf("element %s", e.XMLName.Local)
		}
		for _, name := range rule.required {
			if e.attr(name) == "" {
				t.Errorf("%s has no %s", e.XMLName.Local, name)
			}
		}
		for _, a := range e.Attrs {
			if !slices.Contains(rule.required, a.Name.Local) && !slices.Contains(rule.optional, a.Name.Local) {
				t.Errorf("%s has an attribute %s", e.XMLName.Local, a.Name.Local)
			}
		}
		for _, c := range e.Children {
			if !slices.Contains(rule.children, c.XMLName.Local) {
				t.Errorf("%s holds %s", e.XMLName.Local, c.XMLName.Local)
			}
			walk(c)
		}
	}
	walk(root)
	sums := map[string]int{}
	for _, s := range root.Children {
		found := map[string]int{}
		for _, c := range s.Children {
			found["tests"]++
			for _, child := range c.Children {
				found[map[string]string{"failure": "failures", "error": "errors", "skipped": "skipped"}[child.XMLName.Local]]++
			}
		}
		for _, name := range []string{"tests", "failures", "errors", "skipped"} {
			if n := s.number(t, name); n != found[name] {
				t.Errorf("%s of %s is %d, and there are %d", name, s.attr("name"), n, found[name])
			}
			sums[name] += found[name]
		}
	}
	for _, name := range []string{"tests", "failures", "errors"} {
		if n := root.number(t, name); n != sums[name] {
			t.Errorf("%s in all is %d, and there are %d", name, n, sums[name])
		}
	}
	return root
}

// Whatever texts hold, a report keeps its form: one command a line, XML of the schema, one row of a table a problem.
func TestReportsKeepTheirForm(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"::error::x", "%0A", "a\nb", "]]>", "<x/>", "\x00", "\uFFFE", "a|b", "\\|", "`|`", "\r", ":,=%", "\xff"}))
	rapid.Check(t, func(r *rapid.T) {
		o := &diag.Outcome{Command: "rolexport validate", Verdict: text.Draw(r, "verdict")}
		n := rapid.IntRange(1, 4).Draw(r, "problems")
		var problems diag.List
		for range n {
			problems = append(problems, diag.Diagnostic{
				Severity: diag.Severity(rapid.IntRange(0, 1).Draw(r, "severity")), Code: "some-code",
				Pos:     diag.Pos{File: text.Draw(r, "file"), Line: rapid.IntRange(0, 2).Draw(r, "line"), Col: rapid.IntRange(0, 2).Draw(r, "col")},
				Message: text.Draw(r, "message"), Hint: text.Draw(r, "hint"),
			})
		}
		o.Problems, o.Cases = problems, diag.Cases(nil, problems, "rest")
		var commands, summary, report strings.Builder
		for _, err := range []error{o.WriteGitHub(&commands), o.WriteSummary(&summary), o.WriteJUnit(&report)} {
			if err != nil {
				r.Fatal(err)
			}
		}
		lines := strings.Split(strings.TrimSuffix(commands.String(), "\n"), "\n")
		if len(lines) != n {
			r.Fatalf("%d problems on the lines %q", n, lines)
		}
		for _, line := range lines {
			command, data, ok := strings.Cut(strings.TrimPrefix(line, "::"), "::")
			kind, properties, _ := strings.Cut(command, " ")
			if !ok || kind != "error" && kind != "warning" || strings.Contains(line, "\r") {
				r.Fatalf("command %q", line)
			}
			for _, p := range strings.Split(properties, ",") {
				if name, _, ok := strings.Cut(p, "="); !ok || !slices.Contains([]string{"file", "line", "col", "title"}, name) {
					r.Fatalf("property %q of %q", p, line)
				}
			}
			if strings.Contains(strings.NewReplacer("%25", "", "%0A", "", "%0D", "").Replace(data), "%") {
				r.Fatalf("data %q", data)
			}
		}
		rows := 0
		for _, line := range strings.Split(summary.String(), "\n") {
			if strings.HasPrefix(line, "| error |") || strings.HasPrefix(line, "| warning |") {
				rows++
				if bars := strings.Count(strings.NewReplacer(`\\`, "", `\|`, "").Replace(line), "|"); bars != 6 {
					r.Fatalf("%d bars in %q", bars, line)
				}
			}
		}
		if rows != n {
			r.Fatalf("%d rows for %d problems in:\n%s", rows, n, summary.String())
		}
		parse(t, report.String())
	})
}
