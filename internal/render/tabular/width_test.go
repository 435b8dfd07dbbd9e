package tabular

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestColumnWidths(t *testing.T) {
	name := Column{Least: 30, Need: 50, Natural: 100, Stretch: true}
	amount := Column{Least: 40, Need: 40, Natural: 40}
	headed := Column{Least: 40, Need: 50, Cells: 50, Natural: 120}
	prose := Column{Least: 30, Need: 80, Natural: 1000, Stretch: true}
	weighted := func(c Column, w int) Column { c.Weight = w; return c }
	for _, c := range []struct {
		what    string
		columns []Column
		width   int
		want    []int
	}{
		{"what is left goes to words, not to figures", []Column{name, amount}, 300, []int{260, 40}},
		{"long text takes what is left", []Column{name, prose}, 300, []int{58, 242}},
		{"weights divide what the others leave", []Column{amount, weighted(prose, 1), weighted(prose, 3)}, 440, []int{40, 100, 300}},
		{"a weight never takes what another column needs", []Column{weighted(prose, 1), weighted(prose, 99)}, 440, []int{80, 360}},
		{"a weight takes no more than its text while another's wraps", []Column{weighted(amount, 3), weighted(prose, 1), weighted(name, 3)}, 440, []int{40, 300, 100}},
		{"weights share what is over where nothing wraps", []Column{weighted(amount, 1), weighted(name, 3)}, 400, []int{100, 300}},
		{"and no text wraps for them", []Column{weighted(amount, 3), weighted(name, 1)}, 200, []int{100, 100}},
		{"prose before heads", []Column{headed, prose}, 300, []int{50, 250}},
		{"prose before heads, with a weight", []Column{headed, weighted(prose, 1)}, 300, []int{50, 250}},
		{"heads before white space", []Column{headed, amount}, 160, []int{120, 40}},
		{"heads before white space, with a weight", []Column{headed, weighted(name, 1)}, 200, []int{100, 100}},
		{"figures alone share the room", []Column{amount, amount}, 200, []int{100, 100}},
		{"where nothing fits the widest gives way", []Column{amount, prose}, 100, []int{40, 60}},
		{"there is always something", []Column{prose, prose, prose}, 60, []int{20, 20, 20}},
	} {
		if got := Widths(c.columns, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.what, got, c.want)
		}
	}
}

// Columns never take more than there is, and what they need where that can be.
func TestAnyColumnWidths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := make([]Column, rapid.IntRange(1, 12).Draw(t, "columns"))
		for i := range columns {
			c := &columns[i]
			c.Least = rapid.IntRange(0, 100_000).Draw(t, "least")
			c.Need = c.Least + rapid.IntRange(0, 50_000).Draw(t, "need")
			c.Cells = c.Need + rapid.IntRange(0, 100_000).Draw(t, "cells")
			c.Natural = c.Cells + rapid.IntRange(0, (1<<29)-300_000).Draw(t, "natural")
			c.Pad = rapid.IntRange(0, 10_000).Draw(t, "pad")
			c.Weight = rapid.IntRange(0, 3).Draw(t, "weight")
			c.Stretch = rapid.Bool().Draw(t, "stretch")
		}
		width := rapid.IntRange(200_000, 600_000).Draw(t, "width")
		widths := Widths(columns, width)
		sum := 0
		for i, w := range widths {
			sum += w + columns[i].Pad
			if Needs(columns) <= width && w < columns[i].Need {
				t.Fatalf("column %d needs %d and gets %d", i, columns[i].Need, w)
			}
			if w <= 0 && columns[i].Need > 0 {
				t.Fatalf("column %d gets %d", i, w)
			}
		}
		for i, w := range widths { // text wraps beside white space only where somebody needs the width
			for j, o := range widths {
				if c, d := columns[i], columns[j]; c.Weight > 0 && d.Weight > 0 && w > max(c.Need, c.Natural)+1 && o < d.Natural-1 {
					t.Fatalf("column %d gets %d for %d, and column %d only %d of %d", i, w, c.Natural, j, o, d.Natural)
				}
			}
		}
		if sum > width {
			t.Fatalf("%d of %d is given away", sum, width)
		}
	})
}

func TestSplit(t *testing.T) {
	columns := make([]Column, 9)
	for i := range columns {
		columns[i] = Column{Need: 100_000}
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

// Words are broken before a table is divided, where its columns have enough to read by.
func TestDivide(t *testing.T) {
	for _, c := range []struct {
		name        string
		needs       []int
		size, width int
		want        string
		need        int // of the first column after it
	}{
		{"all have room", []int{300, 100, 100}, 10, 600, "[[0 1 2]]", 300},
		{"a long word is broken", []int{500, 100, 100}, 10, 600, "[[0 1 2]]", 200},
		{"the share is too small", []int{500, 100, 100}, 30, 600, "[[0 1] [0 2]]", 500},
	} {
		var columns []Column
		for _, n := range c.needs {
			columns = append(columns, Column{Least: n, Need: n})
		}
		if got := fmt.Sprint(Divide(columns, 1, c.size, c.width)); got != c.want || columns[0].Need != c.need {
			t.Errorf("%s: %s with %d for the first, want %s with %d", c.name, got, columns[0].Need, c.want, c.need)
		}
	}
}
