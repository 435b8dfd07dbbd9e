package workbook

import (
	"encoding/csv"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/render/formats"
	"rolexport/internal/render/rendertest"
)

// TestProseAndSheetsRoundAlike has LibreOffice show figures as workbooks format them, and compares with what prose says of them: above all
// halves, which binary fractions hold a little too low or too high.
func TestProseAndSheetsRoundAlike(t *testing.T) {
	t.Parallel()
	exttool.Require(t, "soffice")
	table := &doc.Table{Name: "figures", Title: "Figures"}
	for d := range 4 {
		table.Columns = append(table.Columns,
			doc.Column{Key: fmt.Sprint("n", d), Title: fmt.Sprint("Number ", d), Kind: doc.NumberColumn},
			doc.Column{Key: fmt.Sprint("p", d), Title: fmt.Sprint("Share ", d), Kind: doc.PercentColumn},
			doc.Column{Key: fmt.Sprint("m", d), Title: fmt.Sprint("Amount ", d), Kind: doc.MoneyColumn})
	}
	random := rand.New(rand.NewPCG(7, 11))
	for i := range 1500 {
		var cells []doc.Value
		for d := range 4 {
			whole := math.Floor(math.Pow(10, random.Float64()*8))
			x := float64(random.IntN(100_000)) / math.Pow(10, float64(random.IntN(8)))
			switch i % 3 {
			case 0: // a half
				x = (whole + 0.5) / math.Pow(10, float64(d))
			case 1: // a half of an average, a sum, a product
				x = (whole/8 + 0.1 + 0.2) * 1.1
			}
			if i%5 == 0 {
				x = -x
			}
			cells = append(cells, doc.Number{Value: x, Decimals: d}, doc.Percent{Fraction: x / 100, Decimals: d}, doc.Money{Amount: x, Decimals: d})
		}
		table.Rows = append(table.Rows, doc.Row{Cells: cells})
	}
	d := rendertest.Document("figures", table)
	format, _ := formats.ByName("xlsx")
	file, _ := rendertest.Render(t, rendertest.New(t, format), d)
	path := filepath.Join(t.TempDir(), "figures.xlsx")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	compared := compareShown(t, d.Locale, table, sheetShown(t, asShown(t, path), "figures", "Figures"))
	if compared < 10_000 {
		t.Errorf("only %d figures were compared", compared)
	}
}

// TestWorkbooksShowWhatProseSays does likewise with every figure of the default workbooks.
func TestWorkbooksShowWhatProseSays(t *testing.T) {
	t.Parallel()
	exttool.Require(t, "soffice")
	var files []string
	for _, w := range workbooks(t) {
		files = append(files, w.path)
	}
	folder, compared := asShown(t, files...), 0
	for _, w := range workbooks(t) {
		name := strings.TrimSuffix(filepath.Base(w.path), ".xlsx")
		sheets := read(t, w.data).Sheets
		for i, table := range doc.Tables(w.doc.Blocks) {
			compared += compareShown(t, w.doc.Locale, table, sheetShown(t, folder, name, sheets[i+1].Name)) // behind the index
		}
	}
	if compared < 2000 {
		t.Errorf("only %d figures were compared", compared)
	}
}

// asShown has LibreOffice write each sheet of workbooks as its cells show.
func asShown(t *testing.T, files ...string) (folder string) {
	t.Helper()
	// Separators, UTF-8, from the first line on, as shown, all sheets.
	return soffice(t, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1", files...)
}

// sheetShown reads what a sheet shows.
func sheetShown(t *testing.T, folder, book, sheet string) [][]string {
	t.Helper()
	file, err := os.Open(filepath.Join(folder, book+"-"+sheet+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// compareShown compares the figures of a table as prose says them with what its sheet shows, and returns how many there are.
func compareShown(t *testing.T, loc *doc.Locale, table *doc.Table, rows [][]string) (compared int) {
	t.Helper()
	for i, row := range table.Rows {
		for j, v := range row.Cells {
			if !isFigure(v) {
				continue
			}
			if i+1 >= len(rows) {
				t.Fatalf("%s: LibreOffice shows %d rows, and not row %d", table.Title, len(rows), i+1)
			}
			want, got := strings.ReplaceAll(loc.Text(v), "−", "-"), rows[i+1][j]
			if strings.Trim(got, "-0.,%\u00a0*") == "" { // a sheet shows the sign of what rounds to zero
				got = strings.TrimPrefix(got, "-")
			}
			if compared++; got != want {
				t.Errorf("%s, %#v: prose says %q, the sheet %q", table.Title, v, want, got)
			}
		}
	}
	return compared
}

// isFigure reports whether v is a figure whose digits both look at. One of more than fifteen digits, or a share whose per cent is, Excel and
// prose cut to fifteen, while LibreOffice takes what is a hair below a half for less than one.
func isFigure(v doc.Value) bool {
	const most = len("1.23456789012345")
	clean := func(x float64) bool {
		digits, _, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'e', -1, 64), "e")
		return len(digits) <= most
	}
	v, _ = doc.Unmark(v)
	switch v := v.(type) {
	case doc.Number:
		return clean(v.Value)
	case doc.Percent:
		return clean(v.Fraction) && clean(v.Fraction*100)
	case doc.Money:
		return clean(v.Amount)
	case doc.Computed:
		switch v.Result.(type) { // all digits of it: no default workbook holds such a half
		case doc.Number, doc.Percent, doc.Money:
			return true
		}
	}
	return false
}
