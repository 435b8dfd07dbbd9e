package plot

import (
	"testing"

	"rolexport/internal/doc"
)

// TestFiguresOfPilesCanBeRead piles up parts of 8, 0.2 and 4 in a plot of 160, in which a line of text takes 10, before a line that passes at 10
// and then at 2.
func TestFiguresOfPilesCanBeRead(t *testing.T) {
	figures := func(amounts ...float64) []Figure {
		list := make([]Figure, len(amounts))
		for i, x := range amounts {
			list[i] = Figure{Value: doc.Number{Value: x}, Amount: x, Stated: true}
		}
		return list
	}
	p := &Plot{
		Chart: &doc.Chart{Kind: doc.StackedChart}, Names: []doc.Value{doc.Text("Q1"), doc.Text("Q2")}, Least: 0, Most: 16,
		Series: []Series{
			{Figures: figures(8, 8)}, {Figures: figures(0.2, 0)}, {Figures: figures(4, 4)}, {Line: true, Figures: figures(10, 2)},
		},
	}
	want := [][]Part{
		{{Low: 0, High: 80, Tall: true}, {Low: 80, High: 82, Crossed: true}, {Low: 82, High: 122, Tall: true, Crossed: true}, {}},
		{{Low: 0, High: 80, Tall: true, Crossed: true}, {Low: 80, High: 80}, {Low: 80, High: 120, Tall: true}, {}},
	}
	for row := range want {
		for i, got := range p.Pile(row, 160, 10) {
			if got != want[row][i] {
				t.Errorf("row %d, series %d: %+v, want %+v", row, i, got, want[row][i])
			}
		}
	}
}

// TestPilesGoBothWays piles up what is below zero under what is above.
func TestPilesGoBothWays(t *testing.T) {
	figure := func(x float64) []Figure { return []Figure{{Value: doc.Number{Value: x}, Amount: x, Stated: true}} }
	p := &Plot{
		Chart: &doc.Chart{Kind: doc.StackedChart}, Names: []doc.Value{nil}, Least: -10, Most: 10,
		Series: []Series{{Figures: figure(5)}, {Figures: figure(-4)}, {Figures: figure(3)}, {Figures: figure(-2)}},
	}
	want := []Part{{50, 75, true, false}, {30, 50, true, false}, {75, 90, true, false}, {20, 30, true, false}}
	for i, got := range p.Pile(0, 100, 10) {
		if got != want[i] {
			t.Errorf("series %d: %+v, want %+v", i, got, want[i])
		}
	}
}
