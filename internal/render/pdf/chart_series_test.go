package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/exttool"
	"rolexport/internal/render/rendertest"
)

// TestChartsOfSeriesSayAll has another program read what charts say: names, figures, legend.
func TestChartsOfSeriesSayAll(t *testing.T) {
	exttool.Require(t, "pdftotext")
	kit := rendertest.Kit{Format: Format, Read: func(tb testing.TB, file []byte) string {
		return exttool.Run(tb, "pdftotext", exttool.File(tb, "chart.pdf", file), "-")
	}}
	r := rendertest.New(t, Format)
	for name, d := range rendertest.Specimens() {
		if strings.Contains(name, "chart") && !strings.Contains(name, "right to left") {
			d.Source.Credits = nil // what closes a document is not at issue
			kit.CheckWords(t, r, d, name)
		}
	}
}

// many is a chart of each kind with rows and series of ordinary sizes, some of them negative.
func many() *doc.Document {
	money := func(x float64) doc.Value { return doc.Illustrative{Value: doc.Money{Amount: x, Currency: "EUR"}} }
	heads := &doc.Table{Name: "heads", Title: "Heads", Columns: []doc.Column{
		{Key: "quarter", Title: "Quarter", Header: true},
		{Key: "lead", Title: "Operations lead", Kind: doc.NumberColumn}, {Key: "manager", Title: "Operations manager", Kind: doc.NumberColumn},
		{Key: "business", Title: "Business manager", Kind: doc.NumberColumn}, {Key: "required", Title: "Required", Kind: doc.NumberColumn},
		{Key: "gap", Title: "Gap", Kind: doc.NumberColumn},
	}}
	for i, q := range []string{"Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027", "Q1 2028", "Q2 2028", "Q3 2028", "Q4 2028"} {
		x := float64(i)
		heads.Rows = append(heads.Rows, doc.Row{Cells: []doc.Value{
			doc.Text(q), doc.Number{Value: 12 + x}, doc.Number{Value: 6 + x/2, Decimals: 1}, doc.Number{Value: 1, Decimals: 1},
			doc.Number{Value: 21 + x}, doc.Number{Value: 2 - x},
		}})
	}
	bands := &doc.Table{Name: "bands", Title: "Bands", Columns: []doc.Column{
		{Key: "role", Title: "Role", Header: true}, {Key: "low", Title: "Low", Kind: doc.MoneyColumn}, {Key: "width", Title: "Width", Kind: doc.MoneyColumn},
		{Key: "a", Title: "Lead", Kind: doc.RatingColumn}, {Key: "b", Title: "Manager", Kind: doc.RatingColumn},
	}}
	for i, role := range []string{"Operations lead", "Operations manager", "Business manager", "General manager of several sites", "Warehouse manager"} {
		x := float64(i)
		bands.Rows = append(bands.Rows, doc.Row{Cells: []doc.Value{
			doc.Text(role), money(40000 + 9000*x), money(15000 + 2000*x), doc.Rating{Level: i % 5, Of: 4}, doc.Rating{Level: 4 - i%3, Of: 4},
		}})
	}
	chart := func(kind doc.ChartKind, t *doc.Table, title, category string, keys ...string) doc.Block {
		c := &doc.Chart{Kind: kind, Title: title, Alt: title + ", drawn.", Table: t, Category: category, Shown: true}
		for _, k := range keys {
			c.Series = append(c.Series, doc.Series{Column: k, Line: k == "required"})
		}
		return c
	}
	return rendertest.Document("charts",
		&doc.Heading{Level: 1, ID: "charts", Text: []doc.Inline{doc.Text("Charts")}},
		chart(doc.StackedChart, heads, "Closing head count", "quarter", "lead", "manager", "business", "required"),
		chart(doc.BarChart, heads, "Gap by quarter", "quarter", "gap"),
		chart(doc.BarChart, heads, "Two roles, lying", "quarter", "lead", "manager"),
		chart(doc.ColumnChart, heads, "Two roles, standing", "quarter", "lead", "manager"),
		chart(doc.ColumnChart, heads, "Gap, standing", "quarter", "gap"),
		chart(doc.FloatingChart, bands, "Pay bands", "role", "low", "width"),
		chart(doc.RadarChart, bands, "Levels", "role", "a", "b"),
		heads, bands,
	)
}

// TestChartsAreSound has qpdf read charts of ordinary sizes; with ROLEXPORT_VIEW they are written to that folder to be looked at.
func TestChartsAreSound(t *testing.T) {
	r := rendertest.New(t, Format)
	file, reports := rendertest.Render(t, r, many())
	if len(reports) > 0 {
		t.Errorf("reported: %v", reports)
	}
	again, _ := rendertest.Render(t, r, many())
	if !bytes.Equal(file, again) {
		t.Error("the same charts give other bytes")
	}
	if dir := os.Getenv("ROLEXPORT_VIEW"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "charts.pdf"), file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	exttool.Require(t, "qpdf")
	if out := exttool.Run(t, "qpdf", "--check", exttool.File(t, "charts.pdf", file)); !strings.Contains(out, "No syntax or stream encoding errors found") {
		t.Error(out)
	}
}
