package xlsx

import (
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/typeset"
)

// word is longer than a page is wide: 140 letters between which no line ends.
var word = strings.Repeat("Rindfleischetikettierung", 6)[:140]

// TestLongWordsKeepColumnsOnPaper compares two roles whose titles are words of 140 letters: every column is printed on the one page.
func TestLongWordsKeepColumnsOnPaper(t *testing.T) {
	table := &doc.Table{Name: "comparison", Title: "Comparison", Columns: []doc.Column{
		{Key: "dimension", Title: "Dimension", Header: true}, {Key: "a", Title: word}, {Key: "sign", Title: "↔", Kind: doc.SymbolColumn}, {Key: "b", Title: word},
		{Key: "verdict", Title: "Same or different", Detail: true}, {Key: "x", Title: "Score, " + word, Kind: doc.NumberColumn, Detail: true},
		{Key: "y", Title: "Score, " + word, Kind: doc.NumberColumn, Detail: true}, {Key: "ahead", Title: "Ahead by", Kind: doc.NumberColumn, Detail: true},
	}}
	statement := doc.Text("Methods, staffing and suppliers; may affect the whole organisation")
	table.Rows = []doc.Row{{Cells: []doc.Value{
		doc.Text("Decision-making authority"), statement, doc.Text("="), statement, doc.Text("much the same"),
		doc.Number{Value: 123_456_789_012}, doc.Number{Value: 3}, doc.Number{Value: 0},
	}}}
	file, _ := rendertest.Render(t, rendertest.New(t, Format), rendertest.Document("comparison", table))
	book := read(t, file)
	for _, name := range book.Names {
		if strings.HasPrefix(name, "_xlnm.Print_Area") {
			t.Errorf("columns stay off paper: %s", name)
		}
	}
	if setup := book.Sheets[1].Print; strings.Contains(setup, " wide") && !strings.Contains(setup, "1 wide") {
		t.Errorf("the columns are printed on several pages: %s", setup)
	}
}

// TestWordsAreDividedForAPageAlone leaves the words of a table whole that fits onto no page however they are divided, and figures always.
func TestWordsAreDividedForAPageAlone(t *testing.T) {
	long := measured{word: 200_000, natural: 200_000}
	figures := measured{word: 50_000, rigid: 200_000, natural: 200_000}
	for _, c := range []struct {
		name    string
		columns []measured
		want    int
	}{
		{"which fits", []measured{long}, 200_000},
		{"which fits with divided words", repeat(long, 6), widestDivided},
		{"which never fits", repeat(long, 40), 200_000},
		{"of figures", repeat(figures, 6), 200_000},
	} {
		if got := columnWidths(c.columns, 770_000)[0]; got != c.want {
			t.Errorf("a column of a table %s is %d wide, not %d", c.name, got, c.want)
		}
	}
}

func repeat(m measured, n int) []measured {
	list := make([]measured, n)
	for i := range list {
		list[i] = m
	}
	return list
}

// TestTitlesOfTheIndexStayOnTheirPage sets a long title and what stands below it in rows no wider than the columns, since a text beyond
// them would shrink the page.
func TestTitlesOfTheIndexStayOnTheirPage(t *testing.T) {
	title := strings.Repeat("Operations manager and ", 9)
	d := rendertest.Document("long", &doc.Heading{Level: 1, Text: []doc.Inline{doc.Text(title + word)}, Kicker: "Comparison", Context: title})
	d.Locale = doc.English()
	file, _ := rendertest.Render(t, rendertest.New(t, Format), d)
	bold, all := typeset.Default().Unkerned().Bold, ""
	for _, row := range read(t, file).Sheets[0].Rows {
		for _, c := range row.Cells {
			if c.Ref[0] != 'A' {
				continue
			}
			if width := bold.Width(c.Text, 18_000); row.Cells[0].Bold && width > indexLabelWidth+indexTextWidth {
				t.Errorf("%s is %d wide: %q", c.Ref, width, c.Text)
			}
			all += c.Text + " "
		}
	}
	if !strings.Contains(strings.ReplaceAll(all, " ", ""), strings.ReplaceAll(title, " ", "")+word+"Comparison·") {
		t.Errorf("the title is not said in full: %q", all)
	}
}
