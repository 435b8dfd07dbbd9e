package xlsx

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/xlsx/xlsxtest"
)

// chartDocument draws a table of names and figures, a series for each column behind the names.
func chartDocument(kind doc.ChartKind, heads []string, rows ...[]any) *doc.Document {
	t := &doc.Table{Name: "figures", Title: "Figures", Columns: []doc.Column{{Key: "name", Title: "Name", Header: true}}}
	c := &doc.Chart{Kind: kind, Title: "Drawn", Alt: "Drawn.", Table: t, Category: "name", Shown: true}
	for i, head := range heads {
		key := fmt.Sprint("s", i)
		t.Columns = append(t.Columns, doc.Column{Key: key, Title: head, Kind: doc.NumberColumn})
		c.Series = append(c.Series, doc.Series{Column: key, Line: head == "Required"})
	}
	for _, row := range rows {
		cells := []doc.Value{doc.Text(row[0].(string))}
		for _, x := range row[1:] {
			cells = append(cells, doc.Number{Value: x.(float64), Decimals: 1})
		}
		t.Rows = append(t.Rows, doc.Row{Cells: cells})
	}
	return &doc.Document{Kind: "workforce-plan", Name: "drawn", Title: "Drawn", Locale: doc.English(), Blocks: []doc.Block{t, c}}
}

// parts returns the parts of a workbook whose names begin alike, one behind the other.
func parts(t *testing.T, file []byte, prefix string) string {
	t.Helper()
	var all strings.Builder
	xlsxtest.Repack(t, file, func(name, content string) (string, string) {
		if strings.HasPrefix(name, prefix) {
			all.WriteString(content)
		}
		return name, content
	})
	return all.String()
}

// placed returns the shares of a chart that its plot or legend takes: from the left, from above, across, down.
func placed(t *testing.T, chart, of string) [4]float64 {
	t.Helper()
	_, chart, _ = strings.Cut(chart, "<c:"+of+">")
	var shares [4]float64
	for i, element := range []string{"x", "y", "w", "h"} {
		found := regexp.MustCompile(`<c:` + element + ` val="([0-9.]+)"/>`).FindStringSubmatch(chart)
		if found == nil {
			t.Fatalf("the %s has no place", of)
		}
		shares[i], _ = strconv.ParseFloat(found[1], 64)
	}
	return shares
}

// chartHeightOf is the height of the only chart of a workbook, in pixels.
func chartHeightOf(t *testing.T, file []byte) int {
	t.Helper()
	found := regexp.MustCompile(`<xdr:ext cx="\d+" cy="(\d+)"/>`).FindStringSubmatch(parts(t, file, "xl/drawings/drawing"))
	if found == nil {
		t.Fatal("there is no chart")
	}
	height, _ := strconv.Atoi(found[1])
	return height / emuPerPixel
}

// TestLongNamesLeaveChartsTheirRoom draws bars with names of a hundred characters, and piles of many series with such names.
func TestLongNamesLeaveChartsTheirRoom(t *testing.T) {
	long := strings.Repeat("Clinical scientist ", 6)[:100]
	for _, n := range []int{3, 10, 60} {
		var rows [][]any
		for i := range n {
			rows = append(rows, []any{fmt.Sprint(long, i), float64(i)})
		}
		file := renderTo(t, chartDocument(doc.BarChart, []string{"Heads"}, rows...), nil)
		at := placed(t, parts(t, file, "xl/charts/chart"), "plotArea")
		if at[2] < 0.35 || at[0]+at[2] > 1 {
			t.Errorf("%d bars: the plot begins at %v and is %v wide", n, at[0], at[2])
		}
		each := float64(chartHeightOf(t, file)) * at[3] / float64(n)
		if each < 2*chartLine { // in half of the chart
			t.Errorf("%d bars: each has %.0f pixels, less than its name", n, each)
		}
	}
	few := chartHeightOf(t, renderTo(t, chartDocument(doc.StackedChart, []string{"A", "B", "C"}, []any{"Q1", 1.0, 2.0, 3.0}), nil))
	var heads []string
	row := []any{"Q1"}
	for i := range 9 {
		heads, row = append(heads, fmt.Sprint(i, long)), append(row, 1.0)
	}
	file := renderTo(t, chartDocument(doc.StackedChart, heads, row), nil)
	chart, many := parts(t, file, "xl/charts/chart"), chartHeightOf(t, file)
	if plot := float64(many) * placed(t, chart, "plotArea")[3]; plot < plotHeight-1 {
		t.Errorf("the plot is %.0f pixels tall beside a long legend, and %d else", plot, plotHeight)
	}
	if legend := float64(many) * placed(t, chart, "legend")[3]; legend < 9*chartLine {
		t.Errorf("the legend of nine names is %.0f pixels tall", legend)
	}
	if many <= few {
		t.Errorf("a chart of nine long names is %d pixels tall, one of three letters %d", many, few)
	}
}

// TestBarsBeginAtZero holds the axis of bars at zero, but where figures are below it or may come to be.
func TestBarsBeginAtZero(t *testing.T) {
	for _, c := range []struct {
		what   string
		signed bool
		figure float64
		held   bool
	}{{"figures above zero", false, 3, true}, {"a figure below zero", false, -3, false}, {"figures that may fall below zero", true, 3, false}} {
		d := chartDocument(doc.BarChart, []string{"Gap"}, []any{"A", c.figure}, []any{"B", 5.0})
		doc.Walk(d.Blocks, func(b doc.Block) bool {
			if chart, ok := b.(*doc.Chart); ok {
				chart.Signed = c.signed
			}
			return true
		})
		if held := strings.Contains(parts(t, renderTo(t, d, nil), "xl/charts/chart"), `<c:min val="0"/>`); held != c.held {
			t.Errorf("%s: held at zero is %v", c.what, held)
		}
	}
}

// TestFiguresOfPilesKeepApart draws a part that is too low for its figure, an empty one, and one before which a line passes.
func TestFiguresOfPilesKeepApart(t *testing.T) {
	chart := parts(t, renderTo(t, chartDocument(doc.StackedChart, []string{"Low", "High", "Required"},
		[]any{"Q1", 0.1, 8.0, 4.0}, []any{"Q2", 0.0, 8.0, 12.0}), nil), "xl/charts/chart")
	series := strings.Split(chart, "<c:ser>")[1:]
	format := regexp.MustCompile(`formatCode="\[&gt;=([0-9.]+)\]#,##0\.0;\[&lt;=-([0-9.]+)\]-#,##0\.0;"`).FindStringSubmatch(series[0])
	if format == nil {
		t.Fatalf("the figures of low parts are not hidden: %s", series[0])
	}
	if least, _ := strconv.ParseFloat(format[1], 64); least < 0.5 || least > 1 {
		t.Errorf("figures from %v on are written into piles of 8 that are %d pixels tall", least, plotHeight)
	}
	const deleted = `<c:dLbl><c:idx val="0"/><c:delete val="1"/></c:dLbl>`
	if !strings.Contains(series[1], deleted) || strings.Contains(series[1], `<c:idx val="1"/><c:delete`) {
		t.Error("of the high part, that before which the line passes has a figure, or the other has none")
	}
	if !strings.Contains(series[2], `<c:dLbls><c:numFmt formatCode="#,##0.0" sourceLinked="0"/><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/>`) {
		t.Error("the figures of the line have no ground")
	}
}

// TestNothingIsLabelledZero leaves figures out that would show as zero.
func TestNothingIsLabelledZero(t *testing.T) {
	chart := parts(t, renderTo(t, chartDocument(doc.BarChart, []string{"Gap"}, []any{"A", 0.04}, []any{"B", -2.0}), nil), "xl/charts/chart")
	if !strings.Contains(chart, `formatCode="[&gt;=0.05]#,##0.0;[&lt;=-0.05]-#,##0.0;"`) {
		t.Errorf("a figure of 0.04 is shown: %s", chart)
	}
	for format, want := range map[string]string{"#,##0": "0.5", "#,##0.00": "0.005", "0.0%": "0.0005", "0%": "0.005"} {
		if got := roundsUp(format); got != want {
			t.Errorf("%s shows %s and more, not %s", format, got, want)
		}
	}
}

// TestChartsKeepApart sets three charts beside a table, two of which are tall: none lies over another.
func TestChartsKeepApart(t *testing.T) {
	for _, tall := range []int{3, 60} {
		var rows [][]any
		for i := range tall {
			rows = append(rows, []any{fmt.Sprint("Role ", i), 1.0})
		}
		d := chartDocument(doc.BarChart, []string{"Heads"}, rows...)
		first := d.Blocks[1].(*doc.Chart)
		for _, kind := range []doc.ChartKind{doc.ColumnChart, doc.BarChart} {
			next := *first
			next.Kind = kind
			d.Blocks = append(d.Blocks, &next)
		}
		type box struct{ left, top, right, bottom int }
		var boxes []box
		for _, m := range regexp.MustCompile(`<xdr:col>(\d+)</xdr:col>.*?<xdr:row>(\d+)</xdr:row>.*?cx="(\d+)" cy="(\d+)"`).
			FindAllStringSubmatch(parts(t, renderTo(t, d, nil), "xl/drawings/drawing"), -1) {
			var at [4]int
			for i := range at {
				at[i], _ = strconv.Atoi(m[i+1])
			}
			left, top := at[0]*spareColumn, min(at[1], tall+1)*pixels(rowHeight(1))+max(at[1]-tall-1, 0)*pixels(lineHeight)
			boxes = append(boxes, box{left, top, left + at[2]/emuPerPixel, top + at[3]/emuPerPixel})
		}
		if len(boxes) != 3 {
			t.Fatalf("%d charts", len(boxes))
		}
		for i, a := range boxes {
			for _, b := range boxes[:i] {
				if a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom {
					t.Errorf("%d rows: charts at %v and %v lie over each other", tall, b, a)
				}
			}
		}
	}
}
