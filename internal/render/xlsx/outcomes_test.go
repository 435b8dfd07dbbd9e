package xlsx

import (
	"slices"
	"testing"

	"rolexport/internal/doc"
	"rolexport/internal/render/rendertest"
)

// TestCellsHaveRoomForWhatTheyMayShow writes a table in each of its states: widths and heights are the same in all, so that no text is cut off
// when an input changes, and those of the state with the longest text.
func TestCellsHaveRoomForWhatTheyMayShow(t *testing.T) {
	say := func(s string) doc.Expr { return doc.Constant{Value: doc.Text(s)} }
	const short, long = "✓", "✗ this is no figure, and what stands here instead has to go before anything can be said"
	given := doc.IsFigure{Of: doc.Ref{Column: "figure", Row: 0}}
	shape := func(state, scenario, result doc.Value, inline bool) (widths []string, heights string) {
		t.Helper()
		stated := doc.Expr(doc.If{When: given, Then: say(short), Else: doc.Join{say("✗ this is no figure, "), doc.Ref{Column: "rest", Row: 0}}})
		if inline { // as if the formula could yield nothing else
			stated = say(string(state.(doc.Text)))
		}
		d := rendertest.Document("states", &doc.Table{
			Name: "t", Title: "T",
			Columns: []doc.Column{
				{Key: "name", Title: "Name", Header: true}, {Key: "figure", Title: "No.", Kind: doc.NumberColumn}, {Key: "state", Title: "S", Emphasis: doc.Flags},
				{Key: "rest", Title: "Rest"}, {Key: "result", Title: "R", Kind: doc.NumberColumn},
			},
			Rows: []doc.Row{{Cells: []doc.Value{
				doc.Text("One"), scenario, doc.Computed{Expr: stated, Result: state},
				doc.Text("and what stands here instead has to go before anything can be said"),
				doc.Computed{Expr: doc.Stated{Of: doc.Difference{A: doc.Named("Chosen"), B: doc.Named("Chosen")}}, Result: result},
			}}},
			Fields: []doc.Field{{Column: "figure", Row: 0, Name: "Chosen", Input: true, Among: []string{"Base", "A scenario of many words"}}},
		})
		file, _ := rendertest.Render(t, rendertest.New(t, Format), d)
		s := read(t, file).Sheets[1]
		return s.Widths, s.Rows[1].Height
	}
	wide, tall := shape(doc.Text(long), doc.Text("A scenario of many words"), doc.NotStated{}, true)
	_, low := shape(doc.Text(short), doc.Text("Base"), doc.Number{Value: 1}, true)
	if low == tall {
		t.Fatalf("both states take a row of %s", low)
	}
	for _, x := range [][3]doc.Value{
		{doc.Text(short), doc.Text("Base"), doc.Number{Value: 1}}, {doc.Text(long), doc.Text("Base"), doc.NotStated{}},
		{doc.Text(short), doc.Text("A scenario of many words"), doc.Number{Value: 1}},
	} {
		if widths, height := shape(x[0], x[1], x[2], false); !slices.Equal(widths, wide) || height != tall {
			t.Errorf("%v: widths %v and a row of %s, want %v and %s", x, widths, height, wide, tall)
		}
	}
}
