package workbook

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rolexport"
	"rolexport/internal/calc"
	"rolexport/internal/compose"
	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/readback/written"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/render/xlsx/xlsxtest"
)

// recalculateAlways makes LibreOffice forget the results that workbooks store.
const recalculateAlways = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

// recalculate has LibreOffice open workbooks, compute every formula anew and save them. It returns them by name.
func recalculate(t *testing.T, files map[string][]byte) map[string]*xlsxtest.Workbook {
	t.Helper()
	exttool.Require(t, "soffice")
	profile, in, out := t.TempDir(), t.TempDir(), t.TempDir()
	settings := filepath.Join(profile, "user", "registrymodifications.xcu")
	if err := os.MkdirAll(filepath.Dir(settings), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, []byte(recalculateAlways), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"-env:UserInstallation=file://" + profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}
	for name, data := range files {
		path := filepath.Join(in, name+".xlsx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	slices.Sort(args[6:])
	exttool.Run(t, "soffice", args...)
	books := map[string]*xlsxtest.Workbook{}
	for name := range files {
		data, err := os.ReadFile(filepath.Join(out, name+".xlsx"))
		if err != nil {
			t.Errorf("LibreOffice did not convert %s: %v", name, err)
			continue
		}
		books[name] = read(t, data)
	}
	return books
}

// A scenario is what the reader of a workbook enters: values by the names of cells, and a row of a table that was spare.
type scenario struct {
	name   string
	inputs map[string]doc.Value
	table  string
	row    map[string]doc.Value // by column
}

// newPosition is a post that a planner adds to a plan.
func newPosition(tables []*doc.Table) (scenario, bool) {
	for _, t := range tables {
		if t.Name != "positions" {
			continue
		}
		given := map[string]doc.Value{}
		for j, c := range t.Columns {
			if c.Key == "role" || c.Key == "status" { // as in the first row: texts of lists
				given[c.Key] = t.Rows[0].Cells[j]
			}
		}
		return scenario{name: "a new position", table: t.Name, row: map[string]doc.Value{
			"id": doc.Text("=NEW"), "role": given["role"], "status": given["status"], "fte": doc.Number{Value: 2}, "start": doc.Date{Year: 2027, Month: 5, Day: 1},
			"pay": doc.Money{Amount: 99_000}, "bonus": doc.Percent{Fraction: 0.1},
		}}, true
	}
	return scenario{}, false
}

// pastedPosition is such a post as nobody can use it: its share of full time is below zero, and its start a text.
func pastedPosition(s scenario) scenario {
	s.name, s.row = "a pasted position", maps.Clone(s.row)
	s.row["fte"], s.row["start"] = doc.Number{Value: -1}, doc.Text("2027-05-01")
	return s
}

// unusable has a text in the place of every third assumption, and a figure beyond its limits in that of the next.
func unusable(tables []*doc.Table) scenario {
	s := scenario{name: "what cannot be used", inputs: map[string]doc.Value{}}
	for _, t := range tables {
		for i, f := range t.Fields {
			if f.Name == "" || !f.Input || f.Limits == nil || f.Limits.Quarterly || f.Limits.Letters > 0 {
				continue
			}
			switch i % 3 {
			case 0:
				s.inputs[f.Name] = doc.Text("abc")
			case 1:
				s.inputs[f.Name] = doc.Number{Value: f.Limits.Most + 0.5}
			}
		}
	}
	return s
}

// spareRow finds the first spare row of a table.
func spareRow(tables []*doc.Table, name string) (at, row int) {
	for i, t := range tables {
		if t.Name == name {
			return i, slices.IndexFunc(t.Rows, func(r doc.Row) bool { return r.Kind == doc.SpareRow })
		}
	}
	return -1, -1
}

// scenarios returns what is tried with a document: each choice of each list, and figures that differ from those given.
func scenarios(tables []*doc.Table) []scenario {
	list := []scenario{{name: "as written"}}
	figures := scenario{name: "other figures", inputs: map[string]doc.Value{}}
	for _, t := range tables {
		for _, f := range t.Fields {
			if f.Name == "" || !f.Input {
				continue
			}
			for _, choice := range choices(tables, f) {
				list = append(list, scenario{name: f.Name + " " + choice, inputs: map[string]doc.Value{f.Name: doc.Text(choice)}})
			}
			if v := other(cellOf(t, f), f.Limits); v != nil {
				figures.inputs[f.Name] = v
			}
		}
	}
	if len(figures.inputs) > 0 {
		list = append(list, figures)
	}
	if s, ok := newPosition(tables); ok {
		list = append(list, s, pastedPosition(s), unusable(tables))
	}
	return list
}

// choices are the texts that a field is chosen from, apart from the one that it holds; a few of them where there are many.
func choices(tables []*doc.Table, f doc.Field) []string {
	const most = 2
	list := slices.Clone(f.Among)
	for _, t := range tables {
		for j, c := range t.Columns {
			if t.Name != f.From.Table || c.Key != f.From.Column {
				continue
			}
			for _, row := range t.Rows {
				if text, ok := row.Cells[j].(doc.Text); ok && row.Kind == doc.DataRow {
					list = append(list, string(text))
				}
			}
		}
	}
	given, _ := valueNamed(tables, f.Name).(doc.Text)
	list = slices.DeleteFunc(list, func(s string) bool { return s == string(given) })
	return list[:min(len(list), most)]
}

func cellOf(t *doc.Table, f doc.Field) doc.Value {
	for j, c := range t.Columns {
		if c.Key == f.Column {
			v, _ := doc.Unmark(t.Rows[f.Row].Cells[j])
			return v
		}
	}
	return nil
}

// other is another figure or day of the same kind, within limits; nil for what is none.
func other(v doc.Value, limits *doc.Limits) doc.Value {
	change := func(x float64) float64 {
		x = x*1.25 + 1
		if limits != nil && x > limits.Most {
			x = (limits.Least + limits.Most) / 2
		}
		if limits != nil && limits.Step > 0 {
			x = limits.Step * math.Floor(x/limits.Step)
		}
		return x
	}
	switch v := v.(type) {
	case doc.Number:
		v.Value = float64(int(change(v.Value)))
		return v
	case doc.Percent:
		if v.Fraction = v.Fraction*1.5 + 0.01; limits != nil && v.Fraction > limits.Most {
			v.Fraction = limits.Most / 2
		}
		return v
	case doc.Money:
		v.Amount = change(v.Amount)
		return v
	case doc.Date:
		v.Month += 3 // the first day of a quarter stays one
		return doc.DateOf(v.Serial())
	}
	return nil
}

// enter returns a workbook in which a reader has entered values, with the results as they were before.
func enter(t *testing.T, file []byte, tables []*doc.Table, s scenario) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	places := map[string]string{}
	for _, n := range f.GetDefinedName() {
		places[n.Name] = n.RefersTo
	}
	set := func(sheet, cell string, v doc.Value) {
		var err error
		switch v := v.(type) {
		case doc.Text:
			err = f.SetCellStr(sheet, cell, string(v))
		case doc.Number:
			err = f.SetCellFloat(sheet, cell, v.Value, -1, 64)
		case doc.Percent:
			err = f.SetCellFloat(sheet, cell, v.Fraction, -1, 64)
		case doc.Money:
			err = f.SetCellFloat(sheet, cell, v.Amount, -1, 64)
		case doc.Date:
			err = f.SetCellFloat(sheet, cell, v.Serial(), -1, 64)
		default:
			t.Fatalf("%s, %s: a value of type %T cannot be entered", sheet, cell, v)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, v := range s.inputs {
		i := strings.LastIndexByte(places[name], '!')
		if i < 0 {
			t.Fatalf("the workbook has no cell named %q", name)
		}
		sheet := strings.ReplaceAll(strings.Trim(places[name][:i], "'"), "''", "'")
		cell := strings.ReplaceAll(places[name][i+1:], "$", "")
		set(sheet, cell, v)
	}
	if at, row := spareRow(tables, s.table); row >= 0 {
		for j, c := range tables[at].Columns {
			if v, given := s.row[c.Key]; given {
				cell, err := excelize.CoordinatesToCellName(j+1, row+2)
				if err != nil {
					t.Fatal(err)
				}
				set(f.GetSheetName(at+1), cell, v) // behind the index
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestRecalculatedValuesAreThoseStored has LibreOffice compute every formula anew, as the workbooks are written and after a reader has
// entered something else, and compares with the results of our own arithmetic for the same input.
func TestRecalculatedValuesAreThoseStored(t *testing.T) {
	t.Parallel()
	exttool.Require(t, "soffice")
	docs := []*doc.Document{xlsxtest.Staffing()}
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, k := range compose.Kinds() {
		if !k.Tabular {
			continue
		}
		for _, w := range written.Write(t, ds, k, func(p diag.Diagnostic) { t.Error(p) }) {
			docs = append(docs, w.Doc)
		}
	}
	fifty, twelve := odd(t), replaced(t)
	for _, k := range compose.Kinds() {
		if k.ID == "workforce-plan" {
			for _, w := range written.Write(t, twelve, k, func(p diag.Diagnostic) { t.Error(p) }) {
				docs = append(docs, w.Doc)
			}
		}
		if k.ID == "comparison" || k.ID == "role-matrix" || k.ID == "workforce-plan" {
			for _, w := range written.Write(t, fifty, k, func(diag.Diagnostic) {}) {
				docs = append(docs, w.Doc)
			}
		}
	}
	format, _ := formats.ByName("xlsx")
	r := rendertest.New(t, format)
	files, wanted := map[string][]byte{}, map[string]*xlsxtest.Workbook{}
	for n, d := range docs {
		file, _ := rendertest.Render(t, r, d)
		tables := doc.Tables(d.Blocks)
		var asWritten *xlsxtest.Workbook
		for i, s := range scenarios(tables) {
			name := fmt.Sprintf("%d-%d-%s", n, i, d.Name)
			t.Logf("%s: %s, %s", name, d.Title, s.name)
			given := map[string]doc.Value{}
			for input, v := range s.inputs {
				given[input] = valueNamed(tables, input)
				if err := calc.Enter(tables, input, v); err != nil {
					t.Fatal(err)
				}
			}
			changed := len(s.inputs) > 0 || s.row != nil
			var before []doc.Value
			at, row := spareRow(tables, s.table)
			if row >= 0 {
				cells := tables[at].Rows[row].Cells
				before = slices.Clone(cells)
				for j, c := range tables[at].Columns {
					if v, given := s.row[c.Key]; given {
						cells[j] = v
					}
				}
			}
			if changed {
				if err := calc.Solve(tables, d.Locale.Words.NotStated); err != nil {
					t.Fatal(err)
				}
			}
			want, _ := rendertest.Render(t, r, d)
			files[name], wanted[name] = file, read(t, want)
			if i == 0 {
				asWritten = wanted[name]
			} else if tables[0].Name == "summary" && summary(asWritten) == summary(wanted[name]) {
				t.Errorf("%s: %s changes nothing in the summary", name, s.name)
			}
			if !changed {
				continue
			}
			files[name] = enter(t, file, tables, s)
			if row >= 0 {
				copy(tables[at].Rows[row].Cells, before)
			}
			for input, v := range given {
				if err := calc.Enter(tables, input, v); err != nil {
					t.Fatal(err)
				}
			}
			if err := calc.Solve(tables, d.Locale.Words.NotStated); err != nil {
				t.Fatal(err)
			}
		}
	}
	formulas := 0
	for name, book := range recalculate(t, files) {
		formulas += compareResults(t, name, wanted[name], book)
	}
	if formulas == 0 {
		t.Error("there is no formula to recalculate")
	}
	t.Logf("%d formulas in %d workbooks", formulas, len(files))
}

// summary is what the sheet behind the index shows.
func summary(b *xlsxtest.Workbook) string {
	var all strings.Builder
	for _, row := range b.Sheets[1].Rows {
		for _, c := range row.Cells {
			fmt.Fprintln(&all, c.Ref, c.Text, c.Number)
		}
	}
	return all.String()
}

// compareResults compares the results of all formulas and returns how many there are. No cell may show an error.
func compareResults(t *testing.T, name string, ours, theirs *xlsxtest.Workbook) int {
	t.Helper()
	n := 0
	for i, s := range ours.Sheets {
		got := map[string]xlsxtest.Cell{}
		for _, row := range theirs.Sheets[i].Rows {
			for _, c := range row.Cells {
				got[c.Ref] = c
				if c.Kind == "error" {
					t.Errorf("%s, sheet %q, %s: %s", name, s.Name, c.Ref, c.Text)
				}
			}
		}
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if c.Formula == "" {
					continue
				}
				n++
				g := got[c.Ref]
				if g.Kind != c.Kind || g.Text != c.Text || math.Abs(g.Number-c.Number) > 1e-9*math.Max(1, math.Abs(c.Number)) {
					t.Errorf("%s, sheet %q, %s = %s: stored %q %v, computed %s %q %v", name, s.Name, c.Ref, c.Formula, c.Text, c.Number, g.Kind, g.Text, g.Number)
				}
			}
		}
	}
	return n
}

func valueNamed(tables []*doc.Table, name string) doc.Value {
	for _, t := range tables {
		for _, f := range t.Fields {
			if strings.EqualFold(f.Name, name) {
				for j, c := range t.Columns {
					if c.Key == f.Column {
						return t.Rows[f.Row].Cells[j]
					}
				}
			}
		}
	}
	return nil
}

// TestLibreOfficeForgetsResults makes sure that the comparison above compares: a wrong result must not survive.
func TestLibreOfficeForgetsResults(t *testing.T) {
	t.Parallel()
	exttool.Require(t, "soffice")
	format, _ := formats.ByName("xlsx")
	file, _ := rendertest.Render(t, rendertest.New(t, format), xlsxtest.Staffing())
	wrong := xlsxtest.Change(t, file, "xl/worksheets/sheet4.xml", "</f><v>1.75</v>", "</f><v>7777</v>")
	for _, s := range recalculate(t, map[string][]byte{"wrong": wrong})["wrong"].Sheets {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if c.Number == 7777 {
					t.Errorf("sheet %q, %s: LibreOffice keeps the stored result", s.Name, c.Ref)
				}
			}
		}
	}
}
