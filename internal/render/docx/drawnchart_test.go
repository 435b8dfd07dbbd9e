package docx

import (
	"fmt"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/docx/docxtest"
	"rolexport/internal/render/rendertest"
)

// plan is a table of figures by row, of which one is not known, with a total that is not drawn.
func plan(rows int) *doc.Table {
	t := &doc.Table{Name: "plan", Title: "Plan", Columns: []doc.Column{
		{Key: "role", Title: "Role"}, {Key: "a", Title: "First & last", Kind: doc.NumberColumn}, {Key: "b", Title: "Needed", Kind: doc.NumberColumn},
	}}
	for i := range rows {
		r := doc.Row{Cells: []doc.Value{doc.Text(fmt.Sprint("Role ", i)), doc.Number{Value: float64(10 + i), Decimals: 1}, doc.Number{Value: 20}}}
		if i == 1 {
			r.Cells[1] = doc.NotStated{}
		}
		t.Rows = append(t.Rows, r)
	}
	t.Rows = append(t.Rows, doc.Row{Kind: doc.TotalRow, Cells: []doc.Value{doc.Text("Total"), doc.Number{Value: 999}, doc.Number{Value: 999}}})
	return t
}

// A chart is drawn from figures in a part of its own, and has its words for those who do not see it; no sentence stands for a drawing.
func TestChartsAreDrawn(t *testing.T) {
	for _, c := range []struct {
		kind doc.ChartKind
		has  []string
	}{
		{doc.ColumnChart, []string{`<c:barDir val="col"/><c:grouping val="clustered"/>`}},
		{doc.StackedChart, []string{`<c:grouping val="stacked"/>`, `</c:barChart><c:lineChart>`}},
		{doc.BarChart, []string{`<c:barDir val="bar"/>`, `<c:dLbls><c:dLbl><c:idx val="0"/><c:tx><c:rich><a:bodyPr wrap="none"/>`, "<a:t>10.0\u00a0*</a:t>", `<c:orientation val="maxMin"/>`}},
		{doc.FloatingChart, []string{`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>`}},
		{doc.RadarChart, []string{`<c:radarChart><c:radarStyle val="marker"/>`}},
	} {
		table := plan(4)
		table.Rows[0].Cells[1] = doc.Illustrative{Value: table.Rows[0].Cells[1]}
		chart := &doc.Chart{Kind: c.kind, Title: "Closing", Alt: "Columns that rise.", Table: table, Category: "role", Axis: "FTE", Shown: true,
			Series: []doc.Series{{Column: "a"}, {Column: "b", Line: true}}}
		d := rendertest.Document("chart", chart, table)
		main, drawn := part(t, "word/document.xml", d), part(t, "word/charts/chart1.xml", d)
		for _, s := range []string{`descr="Columns that rise."`, `r:id="chart1"`, `<w:pStyle w:val="Caption"/>`} {
			if !strings.Contains(main, s) {
				t.Errorf("kind %d: there is no %s in\n%s", c.kind, s, main)
			}
		}
		if marked := strings.Contains(main, ">Closing\u00a0*<"); marked != (c.kind != doc.BarChart) {
			t.Errorf("kind %d: the title says %v that figures are illustrative; bars have it beside them", c.kind, marked)
		}
		if strings.Contains(main, "<w:t>Columns that rise.") || strings.Count(main, "<w:tbl>") != 1 {
			t.Errorf("kind %d: the drawing is described in a sentence, or its table stands twice", c.kind)
		}
		for _, s := range append(c.has, `<c:v>First &amp; last</c:v>`, `<c:ptCount val="4"/><c:pt idx="0"><c:v>10</c:v></c:pt><c:pt idx="2"><c:v>12</c:v>`,
			`<c:pt idx="3"><c:v>Role 3</c:v>`, `<a:t>FTE</a:t>`) {
			if !strings.Contains(drawn, s) {
				t.Errorf("kind %d: there is no %s in\n%s", c.kind, s, drawn)
			}
		}
		if strings.Contains(drawn, "999") {
			t.Errorf("kind %d: the total is drawn", c.kind)
		}
	}
}

// A chart whose table stands nowhere else has it below; one of more rows than can be read is its table alone, or nothing where that is shown.
func TestChartsAndTheirTables(t *testing.T) {
	for _, c := range []struct {
		rows                   int
		shown                  bool
		charts, tables, titles int
	}{{4, false, 1, 1, 1}, {4, true, 1, 0, 1}, {99, false, 0, 1, 1}, {99, true, 0, 0, 0}} {
		chart := &doc.Chart{Kind: doc.BarChart, Title: "Closing", Alt: "Bars.", Table: plan(c.rows), Category: "role", Series: []doc.Series{{Column: "a"}}, Shown: c.shown}
		file, _ := rendertest.Render(t, rendertest.New(t, Format), rendertest.Document("chart", chart))
		parts, err := docxtest.Parts(file)
		if err != nil {
			t.Fatal(err)
		}
		main := string(parts["word/document.xml"])
		charts, tables, titles := strings.Count(main, "<c:chart "), strings.Count(main, "<w:tbl>"), strings.Count(main, "<w:t>Closing</w:t>")
		if charts != c.charts || tables != c.tables || titles != c.titles || (parts["word/charts/chart1.xml"] != nil) != (charts > 0) {
			t.Errorf("%d rows, shown %v: %d charts, %d tables, %d titles", c.rows, c.shown, charts, tables, titles)
		}
	}
}

// A drawing stands in a paragraph from left to right whatever the language: LibreOffice turns the letters of charts round in others.
func TestChartsRunFromLeftToRight(t *testing.T) {
	d := rendertest.Document("chart", &doc.Chart{Kind: doc.BarChart, Alt: "Bars.", Table: plan(4), Category: "role", Series: []doc.Series{{Column: "a"}}})
	locale := *doc.English()
	locale.Lang = "he"
	d.Locale = &locale
	if got := part(t, "word/document.xml", d); !strings.Contains(got, `<w:pStyle w:val="Chart"/><w:keepNext/></w:pPr><w:r><w:drawing>`) {
		t.Errorf("the paragraph of a chart is not from left to right:\n%s", got)
	}
}
