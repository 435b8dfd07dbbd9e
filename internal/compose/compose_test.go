package compose

import (
	"strings"
	"sync"
	"testing"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
	"rolexport/internal/doc"
	"rolexport/internal/golden"
)

// load returns the default dataset.
func load(t testing.TB) *dataset.Dataset {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return ds
}

// composer returns a composer of ds with the built-in templates.
func composer(t testing.TB, ds *dataset.Dataset) *Composer {
	t.Helper()
	c, problems := New(ds, rolexport.Templates())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}

// made composes a document without a problem.
func made(t testing.TB, c *Composer, s Subject) *doc.Document {
	t.Helper()
	d, problems := c.Compose(s)
	if len(problems) > 0 {
		t.Fatalf("%s %s:\n%v", s.Kind, s.Name, problems)
	}
	return d
}

func dump(t testing.TB, d *doc.Document) string {
	t.Helper()
	var b strings.Builder
	if err := doc.Dump(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// compare compares got with a file of testdata/golden/documents.
func compare(t *testing.T, name, got string) {
	t.Helper()
	golden.Check(t, "../../testdata/golden/documents/"+name+".txt", got)
}

func TestDefaultDocuments(t *testing.T) {
	c := composer(t, load(t))
	for _, k := range composed() {
		for _, s := range c.Subjects(k.ID, Selection{}) {
			t.Run(k.ID+"/"+s.Name, func(t *testing.T) {
				name := k.ID + "-" + s.Name
				if s.Name == k.ID {
					name = k.ID
				}
				compare(t, name, dump(t, made(t, c, s)))
			})
		}
	}
}

func TestMinimalRole(t *testing.T) {
	bare := &dataset.Role{ID: "bare", Title: "Bare"}
	c := composer(t, &dataset.Dataset{Title: "One role", Roles: []*dataset.Role{bare}})
	compare(t, "role-sheet-bare", dump(t, made(t, c, c.Subject("role-sheet", "bare"))))
}

// nasty is text that breaks out of Markdown, HTML or templates where it is pasted, not bound.
const nasty = "**bold** [x](javascript:y) <b>&amp; {{.Title}} `code` | # {a} {n}\u200b \U0001f600 _e_ 1. - \\"

func TestNastyText(t *testing.T) {
	yes, three, half := true, 3, 50.0
	a := &dataset.Role{
		ID: "a", Title: nasty, Aliases: dataset.NewLines(nasty), Family: nasty, Summary: nasty, Purpose: nasty + "\n\n" + nasty,
		Level:     &dataset.Level{Code: nasty, Title: nasty},
		ReportsTo: &dataset.RoleRef{Title: nasty},
		Duties:    []dataset.Duty{{Title: nasty, Text: nasty, Outcome: nasty, Share: &half, Essential: &yes}},
		Skills:    []dataset.Skill{{Skill: "s", Level: &three, Need: "desirable"}},
		Relations: []dataset.Relation{{With: nasty, Frequency: nasty, Purpose: nasty, External: true}},
		Measures:  []dataset.Measure{{Title: nasty, Why: nasty, Target: nasty, Illustrative: true}},
		Benefits:  dataset.NewLines(nasty), Hiring: dataset.NewLines(nasty), Conditions: dataset.NewLines(nasty), Notes: dataset.NewLines(nasty),
		Career:                       dataset.Career{From: []dataset.RoleRef{{Role: "b"}}, To: []dataset.RoleRef{{Title: nasty}}, Note: nasty},
		Codes:                        []dataset.Code{{Scheme: nasty, Code: nasty, Match: nasty, Version: nasty}},
		Source:                       &dataset.Source{Name: nasty, Version: nasty, Licence: nasty, Credit: nasty},
		Statements:                   []dataset.Statement{{Dimension: "d", Short: nasty, Text: nasty}},
		Responsibilities:             []dataset.Responsibility{{Area: "r", Short: nasty, Text: nasty}},
		ResponsibilitiesIntroduction: nasty,
	}
	b := &dataset.Role{ID: "b", Title: "B"}
	c := composer(t, &dataset.Dataset{
		Title: nasty, Roles: []*dataset.Role{a, b},
		Dimensions: []dataset.Term{{ID: "d", Title: nasty}}, Areas: []dataset.Term{{ID: "r", Title: nasty}},
		Skills: []dataset.Term{{ID: "s", Title: nasty}}, SkillLevels: []string{nasty, nasty, nasty, nasty, nasty},
		RACI: []dataset.Assignment{{Area: "r", Responsible: []string{"b"}, Accountable: []string{"a"}}},
		Comparisons: []*dataset.Comparison{{A: "a", B: "b", Summary: nasty, Introduction: nasty, Choose: nasty, Closing: nasty,
			Contrasts: []dataset.Contrast{{Dimension: "d", Text: nasty}}}},
		Workforce: &dataset.Workforce{
			Title: nasty, Quarters: []string{nasty},
			Assumptions: []dataset.Assumption{{ID: "x", Title: nasty, Text: nasty, Note: nasty}},
			Scenarios:   []dataset.Scenario{{ID: "s", Title: nasty, Note: nasty}},
			Positions:   []dataset.Position{{ID: nasty, Role: "a", Department: nasty, Location: nasty, Note: nasty}},
			Demand:      []dataset.Demand{{Role: "a", Department: nasty, Location: nasty, Needed: []float64{1}, Note: nasty}},
			Changes:     []dataset.Change{{By: nasty, Text: nasty}},
		},
	})
	for _, k := range composed() {
		for _, s := range c.Subjects(k.ID, Selection{}) {
			compare(t, "nasty-"+k.ID+"-"+s.Name, dump(t, made(t, c, s)))
		}
	}
}

// derived is a dataset in which no comparison is written: b states one of the three dimensions, and c nothing at all.
func derived() *dataset.Dataset {
	score := func(n int) *int { return &n }
	return &dataset.Dataset{
		Title: "Unwritten", Version: "0.1",
		Dimensions: []dataset.Term{{ID: "scope", Title: "Scope"}, {ID: "team", Title: "Team"}, {ID: "pay", Title: "Pay"}},
		Statements: dataset.Statements{Disclaimer: "Organisations differ."},
		Roles: []*dataset.Role{
			{ID: "a", Title: "Planner", Summary: "Plans what is made when.", Statements: []dataset.Statement{
				{Dimension: "scope", Short: "All lines", Text: "Plans all lines.", Score: score(4)},
				{Dimension: "team", Short: "None", Text: "Leads nobody.", Score: score(0), Illustrative: true},
			}},
			{ID: "b", Title: "Scheduler", Statements: []dataset.Statement{
				{Dimension: "scope", Short: "One line", Score: score(2)},
			}},
			{ID: "c", Title: "Silent"},
		},
	}
}

func TestDerivedComparisons(t *testing.T) {
	c := composer(t, derived())
	for _, s := range c.Subjects("comparison", Selection{AllPairs: true}) {
		compare(t, "derived-"+s.Name, dump(t, made(t, c, s)))
	}
	c = composer(t, &dataset.Dataset{Title: "Bare", Roles: []*dataset.Role{{ID: "a", Title: "A"}, {ID: "b", Title: "B"}}})
	compare(t, "derived-without-dimensions", dump(t, made(t, c, c.Subject("comparison", "a", "b"))))
}

func TestSymbols(t *testing.T) {
	of := func(short string, score int) *statement {
		s := &statement{Short: short}
		if score >= 0 {
			s.Score = &score
		}
		return s
	}
	for _, x := range []struct {
		a, b *statement
		want string
	}{
		{of("x", 4), of("y", 2), "◀"},
		{of("x", 2), of("y", 4), "▶"},
		{of("x", 3), of("y", 3), "≈"},
		{of("x", 3), of("x", 3), "="},
		{of("x", -1), of("x", -1), "="},
		{of("x", -1), of("y", 3), "≠"},
		{of("x", 3), nil, "–"},
		{nil, nil, "–"},
		{of("", 5), of("y", 3), "–"},
	} {
		if got := (row{first: x.a, second: x.b}).symbol(); got != x.want {
			t.Errorf("%+v against %+v: %s, want %s", x.a, x.b, got, x.want)
		}
	}
}

func TestVerdicts(t *testing.T) {
	c := composer(t, derived())
	for pair, want := range map[[2]string][]string{
		{"a", "b"}: {"≠ differs"}, {"a", "c"}: {"– not stated"}, {"b", "c"}: {"– not stated"},
	} {
		d := made(t, c, c.Subject("comparison", pair[0], pair[1]))
		table := doc.Tables(d.Blocks)[0]
		for _, r := range table.Rows {
			cells := make(map[string]string)
			for i, column := range table.Columns {
				cells[column.Key] = c.loc.Text(r.Cells[i])
			}
			if cells["dimension"] == "Scope" && cells["verdict"] != want[0] {
				t.Errorf("%v: %q, want %q", pair, cells["verdict"], want[0])
			}
			first, second, ahead := cells["first-score"], cells["second-score"], cells["ahead"]
			if stated := first != "Not stated" && second != "Not stated"; stated == (ahead == "Not stated") {
				t.Errorf("%v: scores %q and %q, ahead by %q", pair, first, second, ahead)
			}
		}
	}
	d := made(t, composer(t, load(t)), Subject{Kind: "comparison", Roles: []string{"operations-manager", "operations-lead"}})
	if got := readSheets(t, d).figure("comparison", "Job title and hierarchy", "ahead"); got != 2 {
		t.Errorf("the manager is ahead by %v", got)
	}
}

func TestOpenPayBands(t *testing.T) {
	c := composer(t, &dataset.Dataset{Currency: "EUR"})
	x, y, z := 60_000.0, 70_000.5, 80_000.0
	for _, p := range []struct {
		pay  *dataset.Pay
		want string
	}{
		{&dataset.Pay{Min: &x, Max: &z}, "EUR\u00a060,000–80,000"},
		{&dataset.Pay{Min: &x, Max: &z, Currency: "USD", Illustrative: true}, "USD\u00a060,000–80,000\u00a0*"},
		{&dataset.Pay{Min: &y}, "from EUR\u00a070,000.50"},
		{&dataset.Pay{Max: &z, Period: "month"}, "up to EUR\u00a080,000 a month"},
		{&dataset.Pay{Mid: &x}, "around EUR\u00a060,000"},
		{&dataset.Pay{Min: &x, Mid: &x, Max: &x, Period: "month", Illustrative: true}, "EUR\u00a060,000 a month\u00a0*"},
		{&dataset.Pay{Note: "by agreement"}, "Not stated"},
		{nil, "Not stated"},
	} {
		if got := c.loc.Text(c.payBand(p.pay)); got != p.want {
			t.Errorf("pay band %+v: %q, want %q", p.pay, got, p.want)
		}
		chart := c.payChart(&dataset.Role{Title: "A", Pay: p.pay})
		if (chart == nil) != (p.want == "Not stated") || chart != nil && (chart.Alt == "" || len(chart.Table.Rows) != 1) {
			t.Errorf("pay band %+v: chart %+v", p.pay, chart)
		}
	}
}

// A band that begins where it ends is one figure, and no range, in its drawing as well.
func TestFlatPayBand(t *testing.T) {
	x := 60_000.0
	chart := composer(t, &dataset.Dataset{Currency: "EUR"}).payChart(&dataset.Role{Title: "A", Pay: &dataset.Pay{Min: &x, Mid: &x, Max: &x}})
	if want := "Pay band, A: EUR\u00a060,000 a year."; chart.Alt != want {
		t.Errorf("%q, want %q", chart.Alt, want)
	}
	if len(chart.Table.Columns) != 1 || len(chart.Table.Rows[0].Cells) != 1 {
		t.Errorf("a flat band shows %v", chart.Table.Rows[0].Cells)
	}
}

// Words for the logo that nobody sees are none: the name of the organisation stands for it.
func TestWordsForTheLogo(t *testing.T) {
	for alt, want := range map[string]string{"": "Acme", "\u200B": "Acme", "\u00AD": "Acme", "The plough": "The plough"} {
		c := composer(t, &dataset.Dataset{Logo: []byte("x"), Organisation: dataset.Organisation{Name: "Acme", LogoAlt: alt}})
		if c.logo.Alt != want {
			t.Errorf("%+q: %q", alt, c.logo.Alt)
		}
	}
}

// The words that stand for a drawing say that figures are examples, as its marks do; once, and only where one of them is drawn.
func TestWordsForDrawingsKeepTheMark(t *testing.T) {
	c := composer(t, &dataset.Dataset{Currency: "EUR"})
	x, y := 60_000.0, 80_000.0
	for _, illustrative := range []bool{true, false} {
		chart := c.payChart(&dataset.Role{Title: "A", Pay: &dataset.Pay{Min: &x, Max: &y, Illustrative: illustrative}})
		c.document(Subject{Kind: "role-sheet"}, "", "", []doc.Block{chart, &doc.Columns{Side: []doc.Block{chart}}})
		if n := strings.Count(chart.Alt, " With illustrative figures."); (n == 1) != illustrative || n > 1 {
			t.Errorf("illustrative %v: %q", illustrative, chart.Alt)
		}
	}
	drawn := &doc.Chart{Series: []doc.Series{{Column: "b"}}, Table: &doc.Table{
		Columns: []doc.Column{{Key: "a"}, {Key: "b"}}, Rows: []doc.Row{{Cells: []doc.Value{mark(text("x"), true), text("y")}}},
	}}
	if drawsIllustrative(drawn) {
		t.Error("a mark beside what is drawn counts")
	}
}

// TestComposeIsConcurrent composes every document from many goroutines; each must be the same.
func TestComposeIsConcurrent(t *testing.T) {
	c := composer(t, load(t))
	var subjects []Subject
	var want []string
	for _, k := range composed() {
		for _, s := range c.Subjects(k.ID, Selection{AllPairs: true}) {
			subjects = append(subjects, s)
			want = append(want, dump(t, made(t, c, s)))
		}
	}
	var wait sync.WaitGroup
	for worker := range 8 {
		wait.Go(func() {
			for i := range subjects {
				at := (i + worker*3) % len(subjects)
				d, problems := c.Compose(subjects[at])
				if len(problems) > 0 {
					t.Error(problems)
					continue
				}
				var b strings.Builder
				if err := doc.Dump(&b, d); err != nil || b.String() != want[at] {
					t.Errorf("%s %s differs, error %v", subjects[at].Kind, subjects[at].Name, err)
				}
			}
		})
	}
	wait.Wait()
}

func BenchmarkCompose(b *testing.B) {
	c := composer(b, load(b))
	for _, k := range composed() {
		b.Run(k.ID, func(b *testing.B) {
			subjects := c.Subjects(k.ID, Selection{})
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				made(b, c, subjects[i%len(subjects)])
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
		})
	}
}

// TestRealOccupations composes every document of public occupations: long lists, shared titles, no pay.
func TestRealOccupations(t *testing.T) {
	c := composer(t, datasettest.ONET(t))
	for _, k := range composed() {
		for _, s := range c.Subjects(k.ID, Selection{AllPairs: true}) {
			d := made(t, c, s)
			if len(d.Source.Credits) == 0 {
				t.Errorf("%s %s lacks the credit that the licence asks for", k.ID, s.Name)
			}
		}
	}
	longest := c.ds.Roles[0]
	for _, r := range c.ds.Roles {
		if len(r.Duties) > len(longest.Duties) {
			longest = r
		}
	}
	compare(t, "role-sheet-onet", dump(t, made(t, c, c.Subject("role-sheet", longest.ID))))
}

func TestRealTitles(t *testing.T) {
	c := composer(t, datasettest.Titles(t))
	for _, r := range c.ds.Roles {
		d := made(t, c, c.Subject("role-sheet", r.ID))
		if h, ok := d.Blocks[0].(*doc.Heading); !ok || doc.PlainText(c.loc, h.Text) != line(r.Title) {
			t.Errorf("the sheet of %q does not open with its title", r.Title)
		}
	}
}
