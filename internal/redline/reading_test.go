package redline

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"rolexport/internal/dataset"
	"rolexport/internal/golden"
)

// reviewed returns the default dataset before and after what a team might change in a month.
func reviewed(t *testing.T) (before, after *dataset.Dataset) {
	t.Helper()
	before, after = load(t), load(t)
	after.Version, after.Digest = "1.1", "another"
	ops := after.Role("operations-manager")
	ops.Level.Rank, ops.Level.Code = 4, "M4"
	*ops.Pay.Min, *ops.Pay.Max = 66000, 90500
	ops.Purpose = strings.Replace(ops.Purpose, "each other every day", "one another each day", 1)
	*ops.Duties[0].Share = 25
	ops.Duties[1].Title, ops.Duties[1].Text = "Form and lead the teams", "Quite different words that share nothing."
	last := len(ops.Duties) - 1
	ops.Duties[last] = dataset.Duty{ID: "plan-nights", Title: "Plan the night shifts", Share: new(float64)}
	ops.Duties[2], ops.Duties[4] = ops.Duties[4], ops.Duties[2]
	ops.Aliases = append(ops.Aliases, dataset.Line{Text: "Head of Operations"})
	ops.ReportsTo = &dataset.RoleRef{Title: "Chief Operating Officer"}
	lead := after.Role("operations-lead")
	lead.Pay, lead.Scope = nil, nil
	lead.Skills[0].Level = new(int)
	after.Roles = append(after.Roles[:len(after.Roles)-1:len(after.Roles)-1], &dataset.Role{
		ID: "night-manager", Title: "Night Manager", Level: &dataset.Level{Rank: 2, Code: "M1"},
		Pay: &dataset.Pay{Min: ops.Pay.Min}, Duties: []dataset.Duty{{Title: "Run the night"}},
	})
	after.Dimensions[0].Title = "Rank"
	after.SkillLevels[4] = "master"
	after.Workforce.Positions = after.Workforce.Positions[1:]
	after.Comparisons[0].Contrasts[1].Text += " That has changed."
	after.RACI[0].Informed = nil
	return before, after
}

func TestReview(t *testing.T) {
	c := Between(reviewed(t))
	c.Old.Name, c.New.Name, c.Old.Digest = "git:main:roles", "roles", "before"
	golden.Check(t, "testdata/review.txt", c.Text(0))
	golden.Check(t, "testdata/review.md", c.Markdown(0))
	golden.Check(t, "testdata/review-12.md", c.Markdown(12))
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(c.Report()); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/review.json", b.String())
}

// A few words each: what was, what is, and the line that tells it.
func TestLines(t *testing.T) {
	long := strings.Repeat("word ", 30)
	share := func(x float64) *float64 { return &x }
	for _, test := range []struct {
		name          string
		before, after dataset.Role
		want          []string
	}{
		{"a duty keeps its id and loses its words",
			dataset.Role{Duties: []dataset.Duty{{ID: "a", Title: "Plan shifts"}}}, dataset.Role{Duties: []dataset.Duty{{ID: "a", Title: "Roster people"}}},
			[]string{"~ title: “Plan shifts” → “Roster people”"}},
		{"a duty without id is known by its words",
			dataset.Role{Duties: []dataset.Duty{{Text: "Plans the shifts of the week"}, {Text: "Buys pallets"}}},
			dataset.Role{Duties: []dataset.Duty{{Text: "Answers letters"}, {Text: "Plans all shifts of the week"}}},
			[]string{"- “Buys pallets”", "+ “Answers letters”", "“Plans the shifts of the week” → “Plans all shifts of the week”"}},
		{"two duties of one title stay apart",
			dataset.Role{Duties: []dataset.Duty{{Title: "Report", Share: share(5)}, {Title: "Report", Share: share(10)}}},
			dataset.Role{Duties: []dataset.Duty{{Title: "Report", Share: share(5)}, {Title: "Report", Share: share(20)}}},
			[]string{"~ “Report”: share 10 % → 20 %"}},
		{"an order is told by the fewest moves",
			dataset.Role{Aliases: dataset.NewLines("one", "two", "three", "four")}, dataset.Role{Aliases: dataset.NewLines("four", "one", "two", "three")},
			[]string{"~ aliases: new order: “four” moved"}},
		{"spaces", dataset.Role{Summary: "a b\nc"}, dataset.Role{Summary: "a b c"}, []string{"~ summary: spaces and line ends alone"}},
		{"a no-break space is seen", dataset.Role{Summary: "5 kg"}, dataset.Role{Summary: "5\u00A0kg or so"}, []string{"“5 kg” → “5<U+00A0>kg or so”"}},
		{"a zero-width space is seen", dataset.Role{Summary: "ab"}, dataset.Role{Summary: "a\u200Bb"}, []string{"“ab” → “a<U+200B>b”"}},
		{"a word in a long text", dataset.Role{Purpose: long + "old " + long}, dataset.Role{Purpose: long + "new " + long},
			[]string{"~ purpose: “… word word old word word …” → “… word word new word word …”"}},
		{"many passages", dataset.Role{Purpose: long + "a " + long + "b " + long + "c " + long + "d"}, dataset.Role{Purpose: long + "e " + long + "f " + long + "g " + long + "h"},
			[]string{"; and 2 more passages"}},
		{"a long word", dataset.Role{Summary: strings.Repeat("x", 500) + "y"}, dataset.Role{Summary: strings.Repeat("x", 500) + "z"}, []string{"xy” → “…", "xz”"}},
		{"no spaces between words", dataset.Role{Summary: strings.Repeat("倉庫を管理する。", 20) + "夜勤"}, dataset.Role{Summary: strings.Repeat("倉庫を管理する。", 20) + "日勤"},
			[]string{"夜勤” → “", "日勤”"}},
		{"text that is stated now", dataset.Role{}, dataset.Role{Summary: "New"}, []string{"~ summary: added: “New”"}},
		{"figures that are stated no more", dataset.Role{Pay: &dataset.Pay{Min: share(30000), Currency: "EUR"}}, dataset.Role{},
			[]string{"~ pay: removed (min 30,000, currency “EUR”)"}},
		{"pay", dataset.Role{Pay: &dataset.Pay{Min: share(30000)}}, dataset.Role{Pay: &dataset.Pay{Min: share(29250.5)}}, []string{"~ pay: min 30,000 → 29,250.5 (-2.5 %)"}},
		// Halves go away from zero, read from the decimal digits, as in documents; what rounds to zero has no sign.
		{"pay", dataset.Role{Pay: &dataset.Pay{Min: share(40000)}}, dataset.Role{Pay: &dataset.Pay{Min: share(40100)}}, []string{"~ pay: min 40,000 → 40,100 (+0.3 %)"}},
		{"pay", dataset.Role{Pay: &dataset.Pay{Min: share(40000)}}, dataset.Role{Pay: &dataset.Pay{Min: share(39900)}}, []string{"~ pay: min 40,000 → 39,900 (-0.3 %)"}},
		{"pay", dataset.Role{Pay: &dataset.Pay{Min: share(100000)}}, dataset.Role{Pay: &dataset.Pay{Min: share(100350)}}, []string{"~ pay: min 100,000 → 100,350 (+0.4 %)"}},
		{"pay", dataset.Role{Pay: &dataset.Pay{Min: share(40000)}}, dataset.Role{Pay: &dataset.Pay{Min: share(39999)}}, []string{"~ pay: min 40,000 → 39,999 (0.0 %)"}},
		{"employment", dataset.Role{Employment: dataset.Employment{FTE: share(0.5)}}, dataset.Role{Employment: dataset.Employment{FTE: share(0.03125)}}, []string{"~ employment: fte 0.5 → 0.0313"}},
		{"audience in another order", dataset.Role{Audience: dataset.Audience{"public", "internal"}}, dataset.Role{Audience: dataset.Audience{"internal", "public"}}, nil},
		{"a code", dataset.Role{Codes: []dataset.Code{{Scheme: "isco", Code: "1"}}}, dataset.Role{Codes: []dataset.Code{{Scheme: "isco", Code: "2"}}},
			[]string{"code: “1” → “2”"}},
	} {
		test.before.ID, test.after.ID = "r", "r"
		c := Between(&dataset.Dataset{Roles: []*dataset.Role{&test.before}}, &dataset.Dataset{Roles: []*dataset.Role{&test.after}})
		text := c.Text(0)
		if c.Any() != (len(test.want) > 0) {
			t.Errorf("%s:\n%s", test.name, text)
		}
		for _, want := range test.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in\n%s", test.name, want, text)
			}
		}
	}
}

// A role that got another id is still known by its title.
func TestRoleWithAnotherID(t *testing.T) {
	c := Between(&dataset.Dataset{Roles: []*dataset.Role{{ID: "ops", Title: "Operations Manager"}}},
		&dataset.Dataset{Roles: []*dataset.Role{{ID: "operations-manager", Title: "Operations manager"}}})
	if len(c.Subjects) != 1 || c.Subjects[0].Kind != Renamed || c.Summary() != "1 role renamed" {
		t.Errorf("%s", c.Text(0))
	}
}

func TestFilesThatSayTheSame(t *testing.T) {
	for _, test := range []struct {
		subjects  int
		rewritten []string
		same      bool
		want      string
	}{
		{0, nil, true, "no difference"},
		{0, []string{"a", "b"}, false, "no change in content; 2 files are written differently"},
		{0, nil, false, "no change in content"},
	} {
		c := &Changes{Subjects: make([]Subject, test.subjects), Rewritten: test.rewritten, Same: test.same}
		if got := c.Summary(); got != test.want {
			t.Errorf("%q, not %q", got, test.want)
		}
	}
}

// Whatever is left out is counted, and the length is kept.
func TestLimit(t *testing.T) {
	before, after := &dataset.Dataset{}, &dataset.Dataset{}
	for i := range 30 {
		r := &dataset.Role{ID: fmt.Sprint(i), Title: fmt.Sprint("Role ", i)}
		changed := *r
		for k := range 1 + i*i%17 {
			changed.Aliases = append(changed.Aliases, dataset.Line{Text: fmt.Sprint("alias ", k, i)})
		}
		before.Roles, after.Roles = append(before.Roles, r), append(after.Roles, &changed)
	}
	c := Between(before, after)
	whole, least := 0, 2
	for _, s := range c.within(0).sections {
		whole += 1 + len(s.lines)
	}
	for limit := 1; limit < whole+20; limit++ {
		a := c.within(limit)
		shown, hidden, notes := 0, a.lines, 0
		for _, s := range a.sections {
			shown += 1 + len(s.lines)
			hidden += s.hidden
			notes += min(1, s.hidden)
		}
		if shown+hidden != whole || shown+notes > max(limit, least) {
			t.Fatalf("limit %d: %d lines shown and %d said to be left out of %d", limit, shown, hidden, whole)
		}
		if hidden > 0 != strings.Contains(c.Text(limit), all) || hidden > 0 != strings.Contains(c.Markdown(limit), all) {
			t.Errorf("limit %d: the way to see all is not told", limit)
		}
		if limit >= whole && hidden > 0 {
			t.Errorf("limit %d of %d leaves out %d", limit, whole, hidden)
		}
	}
}

// nasty texts try to become something else than text.
var nasty = []string{
	"<script>alert(1)</script>", "<b>", "a|b|c", "`code` ``` ~~~", "[link](https://example.org)", "![x](y)", "https://example.org/x", "www.example.org",
	"@octocat and @org/team", "#123 GH-1", "**bold** __x__ *a*", "# heading", "1. one", "- item", "> quote", "&amp; &lt;", "\\", "a\n\n# b", "$x$", ":smile:",
	"<!-- -->", "\u202Ereversed", "me@example.org", "`", "``", " ", "---", "===", "[x]: https://example.org", "- [ ] task", "~~gone~~", "<https://example.org>",
}

// What data says stays text in a comment: it makes no element, and can be read.
func TestNothingBecomesMarkup(t *testing.T) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	elements := []string{"h3", "p", "code", "ul", "li", "strong", "em"}
	for _, s := range nasty {
		before := &dataset.Dataset{Title: s, Version: s, Roles: []*dataset.Role{
			{ID: "a", Title: s, Summary: "was", Duties: []dataset.Duty{{ID: "d", Title: s, Outcome: s}}}, {ID: s, Title: s + " gone", Level: &dataset.Level{Code: s}}}}
		after := &dataset.Dataset{Title: s, Roles: []*dataset.Role{
			{ID: "a", Title: s, Summary: s, Aliases: dataset.NewLines(s, "x"), Duties: []dataset.Duty{{ID: "d", Title: s, Outcome: "o"}}}}}
		c := Between(before, after)
		c.Old.Name, c.New.Name, c.Rewritten = s, s, []string{s}
		text := c.Markdown(0)
		var b bytes.Buffer
		if err := md.Convert([]byte(text), &b); err != nil {
			t.Fatal(err)
		}
		html := b.String()
		for rest := html; ; {
			_, after, ok := strings.Cut(rest, "<")
			if !ok {
				break
			}
			tag, rest2, _ := strings.Cut(after, ">")
			rest = rest2
			known := false
			for _, e := range elements {
				known = known || strings.TrimPrefix(tag, "/") == e
			}
			if !known {
				t.Errorf("%q makes <%s> of\n%s", s, tag, text)
			}
		}
		for _, prose := range strings.Split(html, "<code>") {
			if _, outside, ok := strings.Cut(prose, "</code>"); ok {
				prose = outside
			}
			for _, bad := range []string{"@o", "@e", "#1", "://", ":smile:", "www.e", "\u202E"} {
				if strings.Contains(prose, bad) {
					t.Errorf("%q: %q stands in prose:\n%s", s, bad, text)
				}
			}
		}
	}
}
