package xlsx

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
	"rolexport/internal/render"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/render/xlsx/xlsxtest"
	verify "rolexport/internal/verify/xlsx"
)

// quiet takes no notice of reports.
var quiet = &render.Env{Report: func(diag.Diagnostic) {}}

func TestBeyondTheLimitsOfASheet(t *testing.T) {
	r := rendertest.New(t, Format)
	wide := &doc.Table{Name: "wide", Title: "Wide", Columns: slices.Repeat([]doc.Column{{Key: "a", Title: "A"}}, maxColumns+1)}
	long := &doc.Table{Name: "long", Title: "Long", Columns: []doc.Column{{Key: "a", Title: "A"}}, Rows: make([]doc.Row, maxRows)}
	endless := &doc.Table{Name: "endless", Title: "Endless", Columns: []doc.Column{{Key: "a", Title: "A", Kind: doc.NumberColumn}}, Rows: []doc.Row{
		{Cells: []doc.Value{doc.Number{Value: math.Inf(1)}}},
	}}
	for _, c := range []struct {
		table *doc.Table
		want  string
	}{
		{wide, `table "Wide" has 16385 columns, a sheet holds 16384`},
		{long, `table "Long" has 1048577 rows, a sheet holds 1048576`},
		{endless, `sheet "Endless": cell A2: +Inf is no figure`},
	} {
		var out bytes.Buffer
		err := r.Render(&out, rendertest.Document("limits", c.table), quiet)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %q", err, c.want)
		}
		if out.Len() > 0 {
			t.Errorf("%s: %d bytes were written all the same", c.want, out.Len())
		}
	}
}

// titles returns job titles of the whole world, and some that are made to be difficult.
func titles(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "titles", "titles.json"))
	if err != nil {
		t.Fatal(err)
	}
	var byLocale map[string][]string
	if err := json.Unmarshal(data, &byLocale); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, list := range byLocale {
		all = append(all, list...)
	}
	slices.Sort(all) // the order of a map
	return append(all,
		"History", "HISTORY", "history", "'quoted'", "''", "'", "[]:*?/\\", "...", "=SUM(A1)", "A1", "R1C1", "R", "c", "TRUE", "Q1", "XFD1048576",
		"Clinical scientist, histocompatibility and immunogenetics", "Clinical scientist, histocompatibility and more", "Plan", "PLAN", "plan", "straße", "STRASSE",
		"a\u200db", "\u202eright to left", "tab\there", "line\nbreak", "\x00", "İstanbul", "istanbul", "ﬁnance", "1st line", "2027", "2027 plan", "_", "__", "é", "e\u0301",
		strings.Repeat("👩‍🔬", 20), strings.Repeat("x", 300), "", " ", "Role!", "Jo's \"own\" <plan> & co",
	)
}

// TestAnyTitleGivesSoundNames makes a workbook whose tables have all titles: names of sheets and of tables are legal, unique and lead to
// the right sheet.
func TestAnyTitleGivesSoundNames(t *testing.T) {
	var blocks []doc.Block
	for i, title := range titles(t) {
		blocks = append(blocks, &doc.Table{Name: "t" + string(rune('a'+i%26)) + strings.Repeat("x", i/26), Title: title,
			Columns: []doc.Column{{Key: "a", Title: "Head", Header: true}, {Key: "b", Title: title, Kind: doc.NumberColumn}},
			Rows:    []doc.Row{{Cells: []doc.Value{doc.Text(title), doc.Computed{Expr: doc.Sum{Column: "b", Last: 0}, Result: doc.Number{}}}}},
		})
	}
	for i := range blocks { // each sums up the column of the next
		next := blocks[(i+1)%len(blocks)].(*doc.Table)
		blocks[i].(*doc.Table).Rows[0].Cells[1] = doc.Computed{Expr: doc.Ref{Table: next.Name, Column: "a", Row: 0}, Result: next.Rows[0].Cells[0]}
		if next.Title == "" {
			blocks[i].(*doc.Table).Rows[0].Cells[1] = nil
		}
	}
	file, _ := rendertest.Render(t, rendertest.New(t, Format), rendertest.Document("titles", blocks...))
	found, err := verify.Check(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Errorf("%s: %s: %s", f.Rule.Code, f.Object, f.Message)
	}
	book := read(t, file)
	for i, s := range book.Sheets[1:] {
		title := blocks[i].(*doc.Table).Title
		if got := s.Rows[1].Cells[0].Text; strings.TrimSpace(title) != "" && !strings.Contains(title, "\x00") && got != title {
			t.Errorf("sheet %q holds %q in place of %q", s.Name, got, title)
		}
		if s.Table == "" {
			continue
		}
		if name, _, _ := strings.Cut(s.Table, " "); len(name) > 255 {
			t.Errorf("table name %q", name)
		}
	}
}

func TestTableNamesAreLegalAndUnique(t *testing.T) {
	for _, c := range [][3]string{
		{"Plan lines", "plan", "Plan_lines"}, {"2027 plan", "plan", "_2027_plan"}, {"A1", "x", "A1_table"}, {"Q1", "x", "Q1_table"}, {"R", "x", "R_table"},
		{"業務計画", "x", "業務計画"}, {"---", "plan", "plan"}, {"a _x0041_", "x", "a_X0041"}, {"a_x0041_b", "x", "a_X0041_b"}, {"🙂", "🙂", "Table"}, {"ผู้จัดการ", "roles", "roles"},
	} {
		if got := (tableNames{}).take(c[0], c[1], nil); got != c[2] {
			t.Errorf("%q became %q, not %q", c[0], got, c[2])
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		names, seen := tableNames{}, map[string]bool{"taken": true}
		for _, title := range rapid.SliceOfN(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"A1", "taken", "Taken", "plan", "Plan!", "a_x0041", "_x0041_"})), 1, 20).Draw(t, "titles") {
			name := names.take(title, "name", map[string]string{"taken": "Taken"})
			if folded := foldSheetName(name); seen[folded] || name == "" || cellForm().MatchString(name) || ooxml.EscapeText(name) != name {
				t.Fatalf("%q became %q", title, name)
			}
			seen[foldSheetName(name)] = true
		}
	})
}

// TestInputsAreMarked finds inputs on their ground, unlocked, with lists, limits and a word of help, and nothing else unlocked.
func TestInputsAreMarked(t *testing.T) {
	file, _ := rendertest.Render(t, rendertest.New(t, Format), xlsxtest.Staffing())
	book := read(t, file)
	given, positions := book.Sheets[1], book.Sheets[2]
	for ref, want := range map[string]bool{"A2": false, "B2": true, "B3": true, "B5": true, "C2": false} {
		if got := cellAt(t, given, ref).Input; got != want {
			t.Errorf("%s is an input: %v", ref, got)
		}
	}
	for ref, want := range map[string]bool{"A2": false, "B2": true, "D8": true, "F2": false, "F8": false} {
		if got := cellAt(t, positions, ref).Input; got != want {
			t.Errorf("positions, %s is an input: %v", ref, got)
		}
	}
	for _, want := range []string{
		`B2 list "Base,Growth,Lean" Choose a scenario. else This cannot stand here: Choose one of the list, or clear the cell.`,
		"B3 decimal 0 1 Between 0 and 100 %. else This cannot stand here: Enter a figure from 0\u00a0% to 100\u00a0%.",
		`B4 date 40000 60000 else This cannot stand here: Enter a day from 2009-07-06 to 2064-04-08, such as 2027-04-15, or clear the cell.`,
	} {
		if !slices.Contains(given.Lists, want) {
			t.Errorf("there is no rule %s among %q", want, given.Lists)
		}
	}
	if want := `B2:B8 list 'Headcount'!$A$2:$A$4 else This cannot stand here: Choose one of the list, or clear the cell.`; !slices.Contains(positions.Lists, want) {
		t.Errorf("there is no rule %s among %q", want, positions.Lists)
	}
	if want := `F2:F8 expression LEFT(F2,1)="✗"`; !slices.Contains(positions.Rules, want) {
		t.Errorf("there is no rule %s among %q", want, positions.Rules)
	}
	for _, want := range []string{"AnnualAttrition = 'Assumptions'!$B$3", "TitleRegion1.A1.C5.2 = 'Assumptions'!$A$1"} {
		if !slices.Contains(book.Names, want) {
			t.Errorf("there is no name %s among %q", want, book.Names)
		}
	}
}

// TestLimits writes each sort of limit; of the first days of quarters no rule but a formula knows.
func TestLimits(t *testing.T) {
	const refused = " else This cannot stand here: "
	for _, x := range []struct {
		kind   doc.ColumnKind
		limits doc.Limits
		want   string
	}{
		{doc.NumberColumn, doc.Limits{Most: 10_000}, "B2:B3 decimal 0 10000" + refused + "Enter a figure from 0 to 10,000."},
		{doc.PercentColumn, doc.Limits{Most: 10}, "B2:B3 decimal 0 10" + refused + "Enter a figure from 0\u00a0% to 1,000\u00a0%."},
		{doc.NumberColumn, doc.Limits{Least: 1, Most: 12, Step: 1}, "B2:B3 whole 1 12" + refused + "Enter a whole figure from 1 to 12."},
		{doc.NumberColumn, doc.Limits{Least: 3, Most: 24, Step: 3}, "B2:B3 custom AND(ISNUMBER(B2),B2>=3,B2<=24,MOD(B2,3)=0)" + refused + "Enter a multiple of 3 from 3 to 24."},
		{doc.DateColumn, doc.Limits{Least: 40000, Most: 60000},
			"B2:B3 date 40000 60000" + refused + "Enter a day from 2009-07-06 to 2064-04-08, such as 2027-04-15, or clear the cell."},
		{doc.DateColumn, doc.Limits{Least: 40000, Most: 60000, Quarterly: true},
			"B2:B3 custom AND(ISNUMBER(B2),B2>=40000,B2<=60000,DAY(B2)=1,MOD(MONTH(B2),3)=1)" + refused +
				"Enter the first day of a quarter from 2009-07-06 to 2064-04-08: of January, April, July or October, such as 2027-04-01."},
		{doc.TextColumn, doc.Limits{Letters: 3}, "B2:B3 textLength 3 3" + refused + "Enter 3 letters."},
	} {
		d := rendertest.Document("limits", &doc.Table{
			Name: "t", Title: "T", Columns: []doc.Column{{Key: "a", Title: "A", Header: true}, {Key: "b", Title: "B", Kind: x.kind, Input: true, Limits: &x.limits}},
			Rows: []doc.Row{{Cells: []doc.Value{doc.Text("one"), nil}}, {Cells: []doc.Value{doc.Text("two"), nil}}},
		})
		file, _ := rendertest.Render(t, rendertest.New(t, Format), d)
		if got := read(t, file).Sheets[1].Lists; !slices.Equal(got, []string{x.want}) {
			t.Errorf("the rule is %q, not %q", got, x.want)
		}
	}
}

// TestWideSheetsStayReadableOnPaper spreads very wide tables over several pages.
func TestWideSheetsStayReadableOnPaper(t *testing.T) {
	table := &doc.Table{Name: "wide", Title: "Wide", Columns: []doc.Column{{Key: "name", Title: "Name", Header: true}}, Rows: []doc.Row{{Cells: []doc.Value{doc.Text("x")}}}}
	for range 300 {
		table.Columns = append(table.Columns, doc.Column{Key: "k", Title: "Operations manager", Kind: doc.RatingColumn})
		table.Rows[0].Cells = append(table.Rows[0].Cells, doc.Rating{Level: 1, Of: 4})
	}
	file, _ := rendertest.Render(t, rendertest.New(t, Format), rendertest.Document("wide", table))
	if !strings.Contains(read(t, file).Sheets[1].Print, "24 wide") {
		t.Errorf("print set-up %q", read(t, file).Sheets[1].Print)
	}
}

func TestPages(t *testing.T) {
	for _, c := range []struct {
		sizes          []int
		repeated, room int
		want           int
	}{
		{[]int{10, 10, 10}, 1, 30, 1}, {[]int{10, 10, 10}, 1, 29, 2}, {[]int{10, 50, 10}, 1, 30, 2}, {[]int{10, 10, 50}, 0, 30, 2},
		{[]int{10, 10, 10, 10, 10}, 1, 30, 2}, {[]int{10}, 1, 5, 1},
	} {
		if got := pages(c.sizes, c.repeated, c.room); got != c.want {
			t.Errorf("%v, %d repeated, on pages of %d take %d, not %d", c.sizes, c.repeated, c.room, got, c.want)
		}
	}
}

// TestDetailStaysOffPaper prints a table that is too wide without its columns of detail, and keeps its rows open to more.
func TestDetailStaysOffPaper(t *testing.T) {
	wide := func(detail bool) string {
		table := &doc.Table{Name: "wide", Title: "Wide", Columns: []doc.Column{{Key: "name", Title: "Name", Header: true}}, Rows: []doc.Row{{Cells: []doc.Value{doc.Text("x")}}}}
		for i := range 16 {
			table.Columns = append(table.Columns, doc.Column{Key: "k", Title: "Operations manager", Kind: doc.RatingColumn, Detail: detail && i > 7})
			table.Rows[0].Cells = append(table.Rows[0].Cells, doc.Rating{Level: 1, Of: 4})
		}
		file, _ := rendertest.Render(t, rendertest.New(t, Format), rendertest.Document("wide", table))
		book := read(t, file)
		return strings.Join(append(book.Names, book.Sheets[1].Print), "; ")
	}
	if got := wide(true); !strings.Contains(got, "_xlnm.Print_Area = 'Wide'!$A:$I") || strings.Contains(got, "wide;") {
		t.Errorf("with detail: %s", got)
	}
	if got := wide(false); strings.Contains(got, "Print_Area") || !strings.Contains(got, "2 wide") {
		t.Errorf("without: %s", got)
	}
}

// TestChartsHavePagesOfTheirOwn prints a table and the charts beside it on pages that can be read, without the names of rows beside the charts.
func TestChartsHavePagesOfTheirOwn(t *testing.T) {
	file, _ := rendertest.Render(t, rendertest.New(t, Format), xlsxtest.Staffing())
	book := read(t, file)
	beside := 0
	for _, s := range book.Sheets {
		_, setup, own := strings.Cut(s.Print, " at ")
		if !own {
			continue
		}
		beside++
		var scale, column int
		if _, err := fmt.Sscanf(setup, "%d%% page behind column %d", &scale, &column); err != nil || scale < 70 || scale > 100 {
			t.Errorf("sheet %q is printed %s", s.Name, s.Print)
		}
		quoted := quoteSheet(s.Name)
		if !slices.Contains(book.Names, "_xlnm.Print_Titles = "+quoted+"!$1:$1") {
			t.Errorf("sheet %q repeats the names of its rows beside its charts", s.Name)
		}
	}
	if beside == 0 {
		t.Error("no sheet has charts beside its table")
	}
}
