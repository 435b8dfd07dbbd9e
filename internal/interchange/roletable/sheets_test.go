package roletable

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// workbook writes sheets as rows of values; a func changes the file at last.
func workbook(t *testing.T, change func(*excelize.File), sheets ...any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i := 0; i < len(sheets); i += 2 {
		name := sheets[i].(string)
		var err error
		if i == 0 {
			err = f.SetSheetName("Sheet1", name)
		} else {
			_, err = f.NewSheet(name)
		}
		must(t, err)
		for j, row := range sheets[i+1].([][]any) {
			cell, err := excelize.CoordinatesToCellName(1, j+1)
			must(t, err)
			must(t, f.SetSheetRow(name, cell, &row))
		}
	}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	must(t, f.Write(&b))
	return b.Bytes()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// said returns what Read says of a workbook, and its result.
func said(t *testing.T, file []byte, o Options) (*Result, string) {
	t.Helper()
	r, problems := Read("t.xlsx", file, o)
	lines := []string{problems.Error()}
	if r != nil {
		lines = append(lines, r.Notes...)
	}
	return r, strings.Join(lines, "\n")
}

// A workbook as people keep it: a cover, roles with merged and hidden rows, duties on a sheet of their own, and others that are no concern.
func TestSheetsOfPeople(t *testing.T) {
	file := workbook(t, func(f *excelize.File) {
		must(t, f.MergeCell("Staff", "A1", "C1"))
		must(t, f.SetRowVisible("Staff", 4, false))
		style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
		must(t, err)
		must(t, f.SetCellStyle("Duties", "C2", "C2", style))
		money := `"$"#,##0`
		style, err = f.NewStyle(&excelize.Style{CustomNumFmt: &money})
		must(t, err)
		must(t, f.SetCellStyle("Staff", "C3", "C3", style))
	},
		"Cover", [][]any{{"Our people"}},
		"Staff", [][]any{{"Plan 2027"}, {"Title", "Team size", "Salary"}, {"Lead", 5, 52000}, {"Clerk", nil, "#"}},
		"Duties", [][]any{{"Role", "Duty", "Share"}, {"Lead", "Leads", 0.6}, {"Clerk", "Files", 25}},
		"Budget", [][]any{{"Cost", "Month"}, {1, 2}})
	r, got := said(t, file, Options{})
	if r == nil {
		t.Fatal(got)
	}
	for _, want := range []string{
		`t.xlsx#Staff:1: the row stands above`, `the cells A1:C1 are merged`, `hidden rows are read like others: 4`, `$ is taken for USD`,
		`read from "Staff", "Duties"; not read: "Cover", "Budget"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nlacks %q", got, want)
		}
	}
	lead, clerk := r.Import.Dataset.Roles[0], r.Import.Dataset.Roles[1]
	if *lead.Pay.Mid != 52000 || lead.Pay.Currency != "USD" || *lead.Duties[0].Share != 60 || *lead.Scope.TeamTotal != 5 || *clerk.Duties[0].Share != 25 || clerk.Pay != nil {
		t.Errorf("%+v\n%+v", lead, clerk)
	}
}

func TestSheetsThatAreWrong(t *testing.T) {
	roles := [][]any{{"ID", "Title"}, {1324.3, "Lead"}}
	for name, c := range map[string]struct {
		file []byte
		o    Options
		want string
	}{
		"a number for an id": {workbook(t, nil, "Roles", roles), Options{}, "loses zeros at its end"},
		"no such sheet":      {workbook(t, nil, "Roles", roles), Options{Sheet: "Rolls"}, `there is no sheet "Rolls" with rows (did you mean "Roles"?)`},
		"a formula without result": {workbook(t, func(f *excelize.File) { must(t, f.SetCellFormula("Roles", "C2", "A1")) },
			"Roles", [][]any{{"ID", "Title", "Purpose"}, {"lead", "Lead"}}), Options{},
			`column C "Purpose": the cell holds a formula without a result (enter a value, or open and save the file in Excel or LibreOffice, which compute it)`},
		"a column without name": {workbook(t, nil, "Roles", [][]any{{"ID", "Title"}, {"lead", "Lead", "x"}}), Options{}, `t.xlsx#Roles:2: column C has no name and is not imported; it holds "x"`},
		"an item of nobody": {workbook(t, nil, "Roles", roles, "Duties", [][]any{{"Role ID", "Duty"}, {"nobody", "x"}}), Options{},
			`there is no role "nobody" among those above`},
		"a term of nothing":     {workbook(t, nil, "Roles", roles, "Terms", [][]any{{"Vocabulary", "Term ID"}, {"colour", "x"}}), Options{}, "none of the words"},
		"a term twice":          {workbook(t, nil, "Roles", roles, "Terms", [][]any{{"Vocabulary", "Term ID"}, {"skill", "x"}, {"skill", "x"}}), Options{}, "is given twice"},
		"an unknown setting":    {workbook(t, nil, "Roles", roles, "Dataset", [][]any{{"Setting", "Value"}, {"titel", "x"}}), Options{}, `there is no setting "titel"`},
		"a heading among roles": {workbook(t, nil, "Roles", [][]any{{"Title", "Purpose", "Owner"}, {"Office"}, {"Lead", "x", "y"}}), Options{}, "nothing but the title"},
		"a role without title":  {workbook(t, nil, "Roles", [][]any{{"ID", "Title"}, {"lead"}}), Options{}, "has no title"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, got := said(t, c.file, c.o); !strings.Contains(got, c.want) {
				t.Errorf("%s\nlacks %q", got, c.want)
			}
		})
	}
}

// A second sheet of roles is not passed over in silence; one of notes is.
func TestSheetsOfRolesThatAreNotRead(t *testing.T) {
	_, got := said(t, workbook(t, nil, "Ops", [][]any{{"Title", "Purpose"}, {"Lead", "x"}}, "Sales", [][]any{{"Plan"}, {"Title", "Purpose"}, {"Seller", "y"}},
		"Names", [][]any{{"Role"}, {"Cook"}}, "Notes", [][]any{{"ID", "Cost"}, {1, 2}}), Options{})
	for _, want := range []string{`t.xlsx#Sales:2: the sheet names columns of roles`, `t.xlsx#Names:1: the sheet names`, `--sheet "Sales"`,
		`not read: "Sales", "Names", "Notes"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nlacks %q", got, want)
		}
	}
	if strings.Contains(got, "#Notes") {
		t.Error(got)
	}
	if r, got := said(t, workbook(t, nil, "Ops", [][]any{{"Title"}, {"Lead"}}, "Sales", [][]any{{"Title"}, {"Seller"}}), Options{Sheet: "Sales"}); r == nil ||
		strings.Contains(got, "names columns") {
		t.Error(got)
	}
}
