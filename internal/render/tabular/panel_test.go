package tabular

import "testing"

func TestPanelColumns(t *testing.T) {
	for _, c := range []struct{ facts, room, want int }{
		{0, 4, 1}, {1, 4, 1}, {3, 4, 3}, {4, 4, 4}, {5, 4, 3}, {6, 4, 3}, {7, 4, 4}, {8, 4, 4}, {8, 2, 2}, {8, 0, 1},
	} {
		if got := PanelColumns(c.facts, c.room); got != c.want {
			t.Errorf("%d facts with room for %d: %d side by side, want %d", c.facts, c.room, got, c.want)
		}
	}
}

func TestSpan(t *testing.T) {
	for _, c := range []struct{ natural, least, want int }{{50, 50, 1}, {190, 90, 1}, {210, 90, 2}, {120, 120, 2}, {900, 900, 4}} {
		if got := Span(4, c.natural, c.least, func(n int) int { return 100 * n }); got != c.want {
			t.Errorf("a value of %d with a word of %d reaches over %d, want %d", c.natural, c.least, got, c.want)
		}
	}
}
