package xlsx

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
	"rolexport/internal/render"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/render/xlsx/xlsxtest"
)

// A plan shows every kind of value, a computed column and a row of totals.
func plan() *doc.Document {
	lines := &doc.Table{
		Name: "lines", Title: "Plan lines",
		Columns: []doc.Column{
			{Key: "role", Title: "Role", Header: true},
			{Key: "now", Title: "Now", Kind: doc.NumberColumn},
			{Key: "then", Title: "Planned", Kind: doc.NumberColumn},
			{Key: "gap", Title: "Gap", Kind: doc.NumberColumn},
			{Key: "share", Title: "Share", Subtitle: "of all", Kind: doc.PercentColumn, Display: doc.Bar},
			{Key: "pay", Title: "Pay", Kind: doc.MoneyColumn},
			{Key: "need", Title: "Need", Allowed: []string{"required", "desirable"}},
		},
	}
	for i, role := range []string{"Lead", "Manager"} {
		now, then := float64(10-4*i), float64(12-3*i)
		lines.Rows = append(lines.Rows, doc.Row{Cells: []doc.Value{
			doc.Rich{doc.Strong{doc.Text(role)}, doc.Break{}, doc.Text("a line below")},
			doc.Illustrative{Value: doc.Number{Value: now}}, doc.Number{Value: then, Decimals: 1, Unit: "people"},
			doc.Computed{Expr: doc.Difference{A: doc.Ref{Column: "then", Row: i}, B: doc.Ref{Column: "now", Row: i}}, Result: doc.Number{Value: then - now}},
			doc.Percent{Fraction: 0.25, Decimals: 1}, doc.Illustrative{Value: doc.Money{Amount: 68000, Currency: "EUR"}}, doc.NotStated{},
		}})
	}
	first := doc.Ref{Table: "lines", Column: "now"}
	lines.Rows = append(lines.Rows, doc.Row{Kind: doc.TotalRow, Cells: []doc.Value{
		doc.Text("All"),
		doc.Computed{Expr: doc.Sum{Column: "now", Last: -1}, Result: doc.Number{Value: 16}},
		nil,
		doc.Computed{Expr: doc.Stated{Of: doc.Ratio{A: first, B: doc.Difference{A: first, B: first}}}, Result: doc.NotStated{}},
		doc.Computed{Expr: doc.Product{A: first, B: doc.Addition{first, first}}, Result: doc.Number{Value: 200}}, nil, nil,
	}})
	return &doc.Document{
		Kind: "workforce-plan", Name: "workforce-plan", Title: "Workforce plan", Author: "Example Ltd", Locale: doc.English(), Paper: doc.A4,
		Source: doc.Source{Title: "Roles", Version: "1.0", Digest: "4f1c"},
		Blocks: []doc.Block{
			&doc.Heading{Level: 1, Text: []doc.Inline{doc.Text("Workforce plan")}, Kicker: "Plan"},
			&doc.Paragraph{Style: doc.Lead, Text: []doc.Inline{doc.Text("What is planned.")}},
			lines,
			&doc.List{Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{doc.Text("An item")}}}}}},
		},
	}
}

func renderTo(t testing.TB, d *doc.Document, reported *diag.List) []byte {
	t.Helper()
	r, err := Format.New(rendertest.Batch(t))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	env := &render.Env{Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Report: func(d diag.Diagnostic) {
		if reported == nil {
			t.Errorf("reported: %v", d)
			return
		}
		*reported = append(*reported, d)
	}}
	if err := r.Render(&out, d, env); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t testing.TB, data []byte) *xlsxtest.Workbook {
	t.Helper()
	book, err := xlsxtest.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func cellAt(t *testing.T, s xlsxtest.Sheet, ref string) xlsxtest.Cell {
	t.Helper()
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if c.Ref == ref {
				return c
			}
		}
	}
	t.Fatalf("sheet %q has no cell %s", s.Name, ref)
	return xlsxtest.Cell{}
}

func TestValuesKeepTheirKind(t *testing.T) {
	book := read(t, renderTo(t, plan(), nil))
	if len(book.Sheets) != 2 || book.Sheets[0].Name != "Index" || book.Sheets[1].Name != "Plan lines" {
		t.Fatalf("sheets: %+v", book.Sheets)
	}
	s := book.Sheets[1]
	for _, want := range []xlsxtest.Cell{
		{Ref: "A2", Kind: "text", Text: "Lead\na line below", Wrap: true},
		{Ref: "B2", Kind: "number", Number: 10, Format: "#,##0\"\u00a0*\""},
		{Ref: "C2", Kind: "number", Number: 12, Format: "#,##0.0\"\u00a0people\""},
		{Ref: "D2", Kind: "number", Number: 2, Format: "#,##0", Formula: "C2-B2"},
		{Ref: "D3", Kind: "number", Number: 3, Format: "#,##0", Formula: "C3-B3"},
		{Ref: "E2", Kind: "number", Number: 0.25, Format: "#,##0.0\"\u00a0\"%"},
		{Ref: "F2", Kind: "number", Number: 68000, Format: "\"EUR\u00a0\"#,##0\"\u00a0*\""},
		{Ref: "G2", Kind: "text", Text: "Not stated", Wrap: true},
		{Ref: "B4", Kind: "number", Number: 16, Format: "#,##0", Formula: "SUM(B$2:B$3)", Bold: true},
		{Ref: "D4", Kind: "text", Text: "Not stated", Format: "#,##0", Formula: `IFERROR(B2/(B2-B2),"Not stated")`, Bold: true},
		{Ref: "E4", Kind: "number", Number: 200, Format: "#,##0", Formula: "B2*(B2+B2)", Bold: true},
		{Ref: "A6", Kind: "text", Text: "* illustrative figure"},
	} {
		if got := cellAt(t, s, want.Ref); got != want {
			t.Errorf("%s:\n got %+v\nwant %+v", want.Ref, got, want)
		}
	}
	if s.Freeze != "B2" || s.Filter != "$A$1:$G$3" || s.Print != "landscape 9" {
		t.Errorf("freeze %q, filter %q, print %q", s.Freeze, s.Filter, s.Print)
	}
	if len(s.Lists) != 1 || !strings.HasPrefix(s.Lists[0], "G2:G3 ") {
		t.Errorf("lists %q", s.Lists)
	}
}

func TestExcelizeComputesTheStoredResults(t *testing.T) {
	data := renderTo(t, plan(), nil)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, ref := range []string{"D2", "D3", "B4", "D4", "E4"} {
		stored, err := f.GetCellValue("Plan lines", ref, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		computed, err := f.CalcCellValue("Plan lines", ref, excelize.Options{RawCellValue: true})
		if err != nil || computed != stored {
			t.Errorf("%s: stored %q, computed %q, %v", ref, stored, computed, err)
		}
	}
}

func TestUntrustedTextStaysText(t *testing.T) {
	texts := []string{"=1+1", "+1", "-1", "@SUM(A1)", "_x0041_", "_x005F_", "a\tb", "'quoted", "<b>&amp;", "\U0001F600", strings.Repeat("x", 32767), " led and trailed "}
	table := &doc.Table{Name: "t", Title: "Texts", Columns: []doc.Column{{Key: "a", Title: "=Head"}}}
	for _, s := range texts {
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Value{doc.Text(s)}})
	}
	d := &doc.Document{Title: "=Title", Locale: doc.English(), Blocks: []doc.Block{table}}
	var reported diag.List
	book := read(t, renderTo(t, d, &reported))
	for i, want := range texts {
		got := book.Sheets[1].Rows[i+1].Cells[0]
		if got.Kind != "text" || got.Text != want || got.Formula != "" {
			t.Errorf("%.20q came back as %+.60v", want, got)
		}
	}
	if got := book.Sheets[0].Rows[0].Cells[0]; got.Text != "=Title" || got.Formula != "" {
		t.Errorf("title came back as %+v", got)
	}
	if len(reported) != 1 || reported[0].Code != "row-too-tall" {
		t.Errorf("reported %v", reported)
	}
}

func TestTooLongTextNamesItsCell(t *testing.T) {
	d := &doc.Document{Locale: doc.English(), Blocks: []doc.Block{&doc.Table{
		Name: "t", Title: "Texts", Columns: []doc.Column{{Key: "a", Title: "A"}},
		Rows: []doc.Row{{Cells: []doc.Value{doc.Text(strings.Repeat("x", 32768))}}},
	}}}
	r, err := Format.New(rendertest.Batch(t))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err = r.Render(&out, d, &render.Env{Report: func(diag.Diagnostic) {}})
	if err == nil || !strings.Contains(err.Error(), `sheet "Texts": cell A2 holds 32768 characters`) {
		t.Errorf("error %v", err)
	}
	if out.Len() > 0 {
		t.Errorf("%d bytes were written all the same", out.Len())
	}
}

func TestSameBytesInParallel(t *testing.T) {
	want := renderTo(t, plan(), nil)
	var wait sync.WaitGroup
	for range 20 {
		wait.Go(func() {
			if got := renderTo(t, plan(), nil); !bytes.Equal(got, want) {
				t.Error("the bytes differ")
			}
		})
	}
	wait.Wait()
}

func TestSheetNames(t *testing.T) {
	names := sheetNames{}
	for _, c := range [][2]string{
		{"Duties", "Duties"},
		{"duties", "duties (2)"},
		{"History", "History -"},
		{"Pay [EUR]: a/b?", "Pay EUR - a-b"},
		{"'quoted'", "quoted"},
		{"_x0041_ in a title", "-x0041_ in a title"},
		{"two\nlines\uFFFE", "two lines\uFFFD"},
		{"", "Table"},
		{"Clinical scientist, histocompatibility and immunogenetics", "Clinical scientist…"},
		{"Clinical scientist, histocompatibility and more", "Clinical scientist… (2)"},
		{strings.Repeat("\U0001F469\u200d\U0001F52C", 12), strings.Repeat("\U0001F469\u200d\U0001F52C", 6) + "…"},
	} {
		if got := names.take(c[0]); got != c[1] {
			t.Errorf("%q became %q, want %q", c[0], got, c[1])
		}
	}
}

func TestSheetNamesAreLegalAndUnique(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names, seen := sheetNames{}, map[string]bool{}
		for _, title := range rapid.SliceOfN(rapid.String(), 1, 20).Draw(t, "titles") {
			name := names.take(title)
			if n := ooxml.Units(name); n == 0 || n > maxSheetName || strings.ContainsAny(name, `[]:*?/\`) || strings.Trim(name, "'") != name {
				t.Fatalf("%q became %q", title, name)
			}
			if fold := foldSheetName(name); seen[fold] {
				t.Fatalf("%q was given twice", name)
			} else {
				seen[fold] = true
			}
		}
	})
}

func BenchmarkRender(b *testing.B) {
	d := plan()
	r, err := Format.New(rendertest.Batch(b))
	if err != nil {
		b.Fatal(err)
	}
	env := &render.Env{Report: func(diag.Diagnostic) {}}
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := r.Render(&out, d, env); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

// BenchmarkLongTable writes 20,000 roles in twelve dimensions. The peak of memory is for time -v to tell.
func BenchmarkLongTable(b *testing.B) {
	table := &doc.Table{Name: "matrix", Title: "Matrix", Columns: []doc.Column{{Key: "role", Title: "Role", Header: true}}}
	for range 12 {
		table.Columns = append(table.Columns, doc.Column{Key: "dimension", Title: "Some dimension"})
	}
	words := strings.Fields("plans people money stock and time, keeps the half-time staff’s hours, and answers for cost, quality and safety of the whole site")
	for i := range 20_000 {
		row := doc.Row{Cells: []doc.Value{doc.Text("Role " + strconv.Itoa(i))}}
		for j := range 12 {
			row.Cells = append(row.Cells, doc.Text(strings.Join(words[(i+j)%8:], " ")))
		}
		table.Rows = append(table.Rows, row)
	}
	d := rendertest.Document("long", table)
	r := rendertest.New(b, Format)
	b.ReportAllocs()
	for b.Loop() {
		if err := r.Render(io.Discard, d, quiet); err != nil {
			b.Fatal(err)
		}
	}
}
