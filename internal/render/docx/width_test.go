package docx

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
	"rolexport/internal/typeset"
)

var columnWidth = regexp.MustCompile(`<w:gridCol w:w="(\d+)"/>`)

// No word is broken in a column while another has room to give, wherever it stands in its cell, and whatever script makes the text longer in bytes.
func TestColumnsHoldTheirLongestWord(t *testing.T) {
	const long = "Entscheidungsbefugnisse"
	prose := strings.Repeat("Entscheidet allein über Kapazität und Personal. ", 6)
	size := setIn(rendertest.New(t, Format).(*renderer).theme.Type.Body)
	for _, c := range []struct{ name, text, word string }{
		{"a word of more than twenty letters", long, long},
		{"behind one with more bytes", "ქართულიენა " + "MMMMMMMMMMMM", "MMMMMMMMMMMM"},
		{"where Word does not end a line", "Personalentwicklung/Ausbildung", "Personalentwicklung/Ausbildung"},
	} {
		table := &doc.Table{Name: "t", Columns: []doc.Column{
			{Key: "a", Title: "A", Header: true}, {Key: "b", Title: "B"}, {Key: "c", Title: "C", Kind: doc.SymbolColumn}, {Key: "d", Title: "D"},
		}, Rows: []doc.Row{{Cells: []doc.Value{doc.Text(c.text), doc.Text(prose), doc.Text("="), doc.Text(prose)}}}}
		got, err := strconv.Atoi(columnWidth.FindStringSubmatch(body(t, table))[1])
		if err != nil {
			t.Fatal(err)
		}
		if want := typeset.Default().Bold.Width(c.word, size)/twip + 2*cellPad; got < want {
			t.Errorf("%s: %q is %d twips wide and has %d", c.name, c.word, want, got)
		}
	}
}

// A text without blanks is wrapped where its script allows, and takes no more than its share.
func TestColumnsOfHan(t *testing.T) {
	han := strings.Repeat("負責倉庫的日常運作", 20)
	table := &doc.Table{Name: "t", Columns: []doc.Column{{Key: "a", Title: "A"}, {Key: "b", Title: "B"}},
		Rows: []doc.Row{{Cells: []doc.Value{doc.Text(han), doc.Text(han)}}}}
	got := body(t, table)
	if widths := columnWidth.FindAllStringSubmatch(got, -1); len(widths) != 2 || widths[0][1] != widths[1][1] || strings.Contains(got, "TableSmall") {
		t.Errorf("columns of %v", widths)
	}
}

// A value of a panel reaches over as many of its columns as its longest word needs.
func TestPanelHoldsItsLongestWord(t *testing.T) {
	facts := &doc.Facts{Panel: true, Items: []doc.Fact{
		{Label: "a", Value: doc.Text("x")}, {Label: "b", Value: doc.Text("Arbeitnehmerüberlassungskoordination")}, {Label: "c", Value: doc.Text("y")},
		{Label: "d", Value: doc.Text("z")},
	}}
	got := body(t, facts)
	if n := strings.Count(got, `<w:gridSpan w:val="2"/>`); n != 1 || strings.Count(got, "<w:tr>") != 2 {
		t.Errorf("%d values reach over two columns, want 1, and a second row:\n%s", n, got)
	}
}
