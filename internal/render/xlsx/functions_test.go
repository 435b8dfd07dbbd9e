package xlsx

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/render/xlsx/xlsxtest"
)

// functions are all that our formulas call, each with a formula over A1:B3 and what it comes to. They are old: Excel 2010 knows them, LibreOffice,
// and the calculator of excelize, which many pipelines read workbooks with.
var functions = map[string][2]string{
	"AND": {"IF(AND(A1=1,A2=2),1,2)", "1"}, "COUNTIF": {`COUNTIF(A1:A3,">=2")`, "2"}, "COUNTIFS": {`COUNTIFS(A1:A3,">=2",B1:B3,"x")`, "1"},
	"DATE": {"DATE(2027,1,1)", "46388"}, "EDATE": {"EDATE(DATE(2027,1,31),1)", "46446"}, "IF": {"IF(A1=1,3,4)", "3"},
	"IFERROR": {"IFERROR(A1/0,7)", "7"}, "INDEX": {`INDEX(A1:A3,MATCH("y",B1:B3,0))`, "2"}, "ISNUMBER": {"IF(ISNUMBER(B1),1,2)", "2"},
	"LARGE": {"LARGE(A1:A3,2)", "2"}, "LEN": {`LEN("abc")`, "3"},
	"MATCH": {`MATCH("y",B1:B3,0)`, "2"}, "MAX": {"MAX(A1:A3)", "3"}, "MIN": {"MIN(A1,A2)", "1"}, "MONTH": {"MONTH(DATE(2027,5,1))", "5"},
	"OR": {"IF(OR(A1=2,A2=2),1,2)", "1"}, "POWER": {"POWER(A2,3)", "8"}, "ROUND": {"ROUND(2.345,2)", "2.35"},
	"SUBSTITUTE": {`SUBSTITUTE("a*","*","~*")`, "a~*"}, "SUM": {"SUM(A1:A3)", "6"}, "SUMIF": {`SUMIF(B1:B3,"x",A1:A3)`, "4"},
	"SUMIFS": {`SUMIFS(A1:A3,B1:B3,"x",A1:A3,">1")`, "3"}, "SUMPRODUCT": {"SUMPRODUCT(A1:A3,A1:A3)", "14"}, "YEAR": {"YEAR(DATE(2027,5,1))", "2027"},
}

func TestOtherProgramsKnowOurFunctions(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for ref, v := range map[string]any{"A1": 1, "A2": 2, "A3": 3, "B1": "x", "B2": "y", "B3": "x"} {
		if err := f.SetCellValue("Sheet1", ref, v); err != nil {
			t.Fatal(err)
		}
	}
	for name, x := range functions {
		if err := f.SetCellFormula("Sheet1", "D1", x[0]); err != nil {
			t.Fatal(err)
		}
		if got, err := f.CalcCellValue("Sheet1", "D1", excelize.Options{RawCellValue: true}); err != nil || got != x[1] {
			t.Errorf("%s: %s is %q, not %q: %v", name, x[0], got, x[1], err)
		}
	}
}

var called = regexp.MustCompile(`([A-Z][A-Z0-9.]*)\(`)

func TestFormulasCallKnownFunctions(t *testing.T) {
	d := xlsxtest.Staffing()
	file, _ := rendertest.Render(t, rendertest.New(t, Format), d)
	book, err := xlsxtest.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				for _, m := range called.FindAllStringSubmatch(c.Formula, -1) {
					if functions[m[1]] == [2]string{} {
						t.Errorf("%s calls %s, which is not among the functions known elsewhere", c.Formula, m[1])
					}
				}
			}
		}
	}
}

// every is an expression of each kind, with the formula that it becomes in the second row of a table.
func TestFormulas(t *testing.T) {
	number := func(x float64) doc.Expr { return doc.Constant{Value: doc.Number{Value: x}} }
	text := func(s string) doc.Expr { return doc.Constant{Value: doc.Text(s)} }
	cell := func(column string) doc.Ref { return doc.Ref{Column: column, Row: 1} }
	other := doc.Cells{Table: "other", Column: "name", Last: -1}
	table := &doc.Table{Name: "own", Title: "Own", Columns: []doc.Column{
		{Key: "a", Title: "A", Kind: doc.NumberColumn}, {Key: "b", Title: "B", Kind: doc.NumberColumn}, {Key: "c", Title: "C", Input: true}, {Key: "f", Title: "F"},
	}, Rows: []doc.Row{{Cells: []doc.Value{doc.Number{}, doc.Number{}, doc.Text("x")}}, {Cells: []doc.Value{doc.Number{}, doc.Number{}, doc.Text("x")}}}}
	lookup := &doc.Table{Name: "other", Title: "Jo's", Columns: []doc.Column{{Key: "name", Title: "Name"}, {Key: "x", Title: "X", Kind: doc.NumberColumn}, {Key: "y", Title: "Y", Kind: doc.NumberColumn}},
		Rows: []doc.Row{
			{Cells: []doc.Value{doc.Text("Ann"), doc.Number{Value: 1}, doc.Number{Value: 8}}},
			{Cells: []doc.Value{doc.Text("B*"), doc.Number{Value: 2}, nil}},
			{Kind: doc.TotalRow, Cells: []doc.Value{doc.Text("All"), doc.Number{Value: 3}, doc.NotStated{}}},
		},
		Fields: []doc.Field{{Column: "x", Row: 0, Name: "FirstFigure", Input: true}},
	}
	for _, x := range []struct {
		e    doc.Expr
		want string
	}{
		{number(2.5), "2.5"},
		{doc.Difference{A: number(1), B: number(-2)}, "1-(-2)"},
		{doc.Constant{Value: doc.Percent{Fraction: 0.25}}, "0.25"},
		{doc.Constant{Value: doc.Date{Year: 2027, Month: 3, Day: 1}}, "DATE(2027,3,1)"},
		{text(`say "no"`), `"say ""no"""`},
		{doc.Named("firstfigure"), "FirstFigure"},
		{cell("a"), "A3"},
		{doc.Ref{Table: "other", Column: "x", Row: 1}, "'Jo''s'!B3"},
		{doc.Ref{Table: "other", Column: "x", Row: 0}, "'Jo''s'!$B$2"},
		{doc.Sum{Column: "a", To: "b", First: 1, Last: 1}, "SUM(A3:B3)"},
		{doc.Sum{Column: "a", Last: -1}, "SUM(A$2:A$3)"},
		{doc.Highest{Table: "other", Column: "x", Last: -1}, "MAX('Jo''s'!B$2:B$3)"},
		{doc.Largest{Cells: doc.Cells{Table: "other", Column: "x", Last: -1}, Place: 2}, "LARGE('Jo''s'!B$2:B$3,2)"},
		{doc.Product{A: doc.Addition{cell("a"), number(1)}, B: doc.Ratio{A: cell("b"), B: number(2)}}, "(A3+1)*(B3/2)"},
		{doc.Difference{A: cell("a"), B: doc.Difference{A: cell("b"), B: number(1)}}, "A3-(B3-1)"},
		{doc.Power{Base: cell("a"), Exponent: number(2)}, "POWER(A3,2)"},
		{doc.If{When: doc.All{doc.Compare{A: cell("a"), Op: doc.AtLeast, B: number(1)}, doc.IsFigure{Of: cell("b")}}, Then: text("x"), Else: text("")}, `IF(AND(A3>=1,ISNUMBER(B3)),"x","")`},
		{doc.CountIf{{Cells: other, Key: text("Ann")}}, `COUNTIF('Jo''s'!A$2:A$3,"Ann")`},
		{doc.CountIf{{Cells: other, Key: text("B*")}}, `SUMPRODUCT(('Jo''s'!A$2:A$3="B*")*1)`},
		{doc.CountIf{{Cells: other, Key: text("May 2027")}}, `SUMPRODUCT(('Jo''s'!A$2:A$3="May 2027")*1)`},
		{doc.CountIf{{Cells: other, Key: cell("c")}}, `SUMPRODUCT(('Jo''s'!A$2:A$3=C3)*1)`}, // which may be anything
		{doc.SumIf{Cells: doc.Cells{Table: "other", Column: "x", Last: -1}, Where: []doc.Match{{Cells: other, Key: text("Ann")}}}, `SUMIF('Jo''s'!A$2:A$3,"Ann",'Jo''s'!B$2:B$3)`},
		{doc.Lookup{Table: "other", Column: "x", In: "name", Key: text("Ann")}, `INDEX('Jo''s'!B$2:B$3,MATCH("Ann",'Jo''s'!A$2:A$3,0))`},
		// A key that may hold a wildcard is quoted among texts. Among figures it stays as it is: Excel finds no text there.
		{doc.Lookup{Table: "other", Column: "x", In: "name", Key: cell("c")}, `INDEX('Jo''s'!B$2:B$3,MATCH(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(C3,"~","~~"),"*","~*"),"?","~?"),'Jo''s'!A$2:A$3,0))`},
		{doc.Lookup{Table: "other", Column: "name", In: "x", Key: cell("c")}, `INDEX('Jo''s'!A$2:A$3,MATCH(C3,'Jo''s'!B$2:B$3,0))`},
		{doc.Lookup{Table: "other", Column: "name", In: "y", Key: cell("c")}, `INDEX('Jo''s'!A$2:A$3,MATCH(C3,'Jo''s'!C$2:C$3,0))`}, // total and gap are no texts
		{doc.Join{cell("c"), text(" of "), number(2)}, `C3&" of "&2`},
		{doc.Length{Of: cell("c")}, "LEN(C3)"},
		{doc.Months{From: cell("a"), Add: number(3)}, "EDATE(A3,3)"},
		{doc.Stated{Of: doc.Ratio{A: cell("a"), B: cell("b")}}, `IFERROR(A3/B3,"Not stated")`},
	} {
		table.Rows[1].Cells = append(table.Rows[1].Cells[:3], doc.Computed{Expr: x.e, Result: doc.Number{}})
		file, _ := rendertest.Render(t, rendertest.New(t, Format), rendertest.Document("formulas", table, lookup))
		book, err := xlsxtest.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := cellAt(t, book.Sheets[1], "D3").Formula; got != x.want {
			t.Errorf("%#v became %s, not %s", x.e, got, x.want)
		}
	}
}

func TestFormulasThatCannotBe(t *testing.T) {
	r := rendertest.New(t, Format)
	for name, e := range map[string]doc.Expr{
		"no table":  doc.Ref{Table: "nowhere", Column: "a"},
		"no column": doc.Ref{Column: "z"},
		"no row":    doc.Ref{Column: "a", Row: 7},
		"no name":   doc.Named("NobodysFigure"),
		"no kind":   nil,
		"too long":  doc.Join{doc.Constant{Value: doc.Text(string(bytes.Repeat([]byte("x"), 9000)))}},
	} {
		d := rendertest.Document("formulas", &doc.Table{Name: "own", Title: "Own", Columns: []doc.Column{{Key: "a", Title: "A"}}, Rows: []doc.Row{
			{Cells: []doc.Value{doc.Computed{Expr: doc.Stated{Of: e}, Result: doc.Number{}}}},
		}})
		var out bytes.Buffer
		if err := r.Render(&out, d, quiet); err == nil || out.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes", name, err, out.Len())
		}
	}
}
