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
