package readback

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
	// Separators, UTF-8, from the first line on, as shown, all sheets.
	out := soffice(t, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1", path)
	shown, err := os.Open(filepath.Join(out, "figures-Figures.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer shown.Close()
	rows, err := csv.NewReader(shown).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(table.Rows)+1 {
		t.Fatalf("LibreOffice shows %d rows of %d", len(rows), len(table.Rows)+1)
	}
	compared := 0
	for i, row := range table.Rows {
		for j, v := range row.Cells {
			want := strings.ReplaceAll(d.Locale.Text(v), "−", "-")
			got := rows[i+1][j]
			if strings.Trim(got, "-0.,%\u00a0") == "" { // a sheet shows the sign of what rounds to zero
				got = strings.TrimPrefix(got, "-")
			}
			if isNoisy(v) {
				continue
			}
			if compared++; got != want {
				t.Errorf("%#v: prose says %q, the sheet %q", v, want, got)
			}
		}
	}
	if compared < 10_000 {
		t.Errorf("only %d figures were compared", compared)
	}
}

// isNoisy reports whether a figure, or the per cent of a share, has more than fifteen decimal digits. Excel looks at fifteen of them, as prose does;
// LibreOffice takes what is a hair below a half for less than one.
func isNoisy(v doc.Value) bool {
	noisy := func(x float64) bool {
		digits, _, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'e', -1, 64), "e")
		return len(digits) > len("d.")+14
	}
	switch v := v.(type) {
	case doc.Number:
		return noisy(v.Value)
	case doc.Percent:
		return noisy(v.Fraction) || noisy(v.Fraction*100)
	case doc.Money:
		return noisy(v.Amount)
	}
	return false
}
