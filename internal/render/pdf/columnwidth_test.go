package pdf

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestColumnWidths(t *testing.T) {
	name := columnSize{least: 30, need: 50, natural: 100, stretch: true}
	amount := columnSize{least: 40, need: 40, natural: 40}
	headed := columnSize{least: 40, need: 50, cells: 50, natural: 120}
	prose := columnSize{least: 30, need: 80, natural: 1000, stretch: true}
	weighted := func(c columnSize, w int) columnSize { c.weight = w; return c }
	for _, c := range []struct {
		what    string
		columns []columnSize
		width   int
		want    []int
	}{
		{"what is left goes to words, not to figures", []columnSize{name, amount}, 300, []int{260, 40}},
		{"long text takes what is left", []columnSize{name, prose}, 300, []int{58, 242}},
		{"weights divide what the others leave", []columnSize{amount, weighted(prose, 1), weighted(prose, 3)}, 440, []int{40, 100, 300}},
		{"a weight never takes what another column needs", []columnSize{weighted(prose, 1), weighted(prose, 99)}, 440, []int{80, 360}},
		{"prose before heads", []columnSize{headed, prose}, 300, []int{50, 250}},
		{"prose before heads, with a weight", []columnSize{headed, weighted(prose, 1)}, 300, []int{50, 250}},
		{"heads before white space", []columnSize{headed, amount}, 160, []int{120, 40}},
		{"heads before white space, with a weight", []columnSize{headed, weighted(name, 1)}, 200, []int{100, 100}},
		{"figures alone share the room", []columnSize{amount, amount}, 200, []int{100, 100}},
		{"where nothing fits the widest gives way", []columnSize{amount, prose}, 100, []int{40, 60}},
		{"there is always something", []columnSize{prose, prose, prose}, 60, []int{20, 20, 20}},
	} {
		if got := columnWidths(c.columns, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.what, got, c.want)
		}
	}
}

// Columns never take more than there is, and what they need where that can be.
func TestAnyColumnWidths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := make([]columnSize, rapid.IntRange(1, 12).Draw(t, "columns"))
		for i := range columns {
			c := &columns[i]
			c.least = rapid.IntRange(0, 100_000).Draw(t, "least")
			c.need = c.least + rapid.IntRange(0, 50_000).Draw(t, "need")
			c.cells = c.need + rapid.IntRange(0, 100_000).Draw(t, "cells")
			c.natural = c.cells + rapid.IntRange(0, widest-300_000).Draw(t, "natural")
			c.pad = rapid.IntRange(0, 10_000).Draw(t, "pad")
			c.weight = rapid.IntRange(0, 3).Draw(t, "weight")
			c.stretch = rapid.Bool().Draw(t, "stretch")
		}
		width := rapid.IntRange(200_000, 600_000).Draw(t, "width")
		widths := columnWidths(columns, width)
		sum := 0
		for i, w := range widths {
			sum += w + columns[i].pad
			if needs(columns) <= width && w < columns[i].need {
				t.Fatalf("column %d needs %d and gets %d", i, columns[i].need, w)
			}
			if w <= 0 && columns[i].need > 0 {
				t.Fatalf("column %d gets %d", i, w)
			}
		}
		if sum > width {
			t.Fatalf("%d of %d is given away", sum, width)
		}
	})
}

func TestSplit(t *testing.T) {
	columns := make([]columnSize, 9)
	for i := range columns {
		columns[i] = columnSize{need: 100_000}
	}
	for _, c := range []struct {
		header, width int
		want          string
	}{
		{1, 900, "[[0 1 2 3 4 5 6 7 8]]"},
		{1, 700, "[[0 1 2 3 4] [0 5 6 7 8]]"}, // about equally many
		{2, 500, "[[0 1 2 3 4] [0 1 5 6 7] [0 1 8]]"},
		{1, 150, "[[0 1] [0 2] [0 3] [0 4] [0 5] [0 6] [0 7] [0 8]]"},
	} {
		if got := fmt.Sprint(split(columns, c.header, 1000*c.width)); got != c.want {
			t.Errorf("%d head columns in %d: got %s, want %s", c.header, c.width, got, c.want)
		}
	}
	if got := fmt.Sprint(split(columns[:1], 0, 50)); got != "[[0]]" {
		t.Errorf("a single column becomes %s", got)
	}
}
