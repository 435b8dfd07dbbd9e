package likeness_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport/internal/likeness"
)

func TestOf(t *testing.T) {
	for _, test := range []struct {
		a, b        string
		least, most float64
	}{
		{"Plan the budget", "Plan the budget", 1, 1},
		{"Plan the budget", "PLAN – the   Budget.", 1, 1},
		{"Caf\u00e9", "Cafe\u0301", 1, 1},
		{"", "", 0, 0},
		{"...", "?!", 0, 0},
		{"Plan the budget", "", 0, 0},
		{"Plan the budget", "Plan the budgets", 0.85, 0.99},
		{"Plan and control the budget of the area", "Controls and plans the budget of the area", 0.8, 0.95},
		{"Check quality at the source", "Keep people safe", 0, 0.15},
		{
			"Briefs the team on hazards, reports near misses and stops unsafe work at once.",
			"Shows newcomers the work, gives feedback on the job and keeps the record of skills current.", 0, 0.35,
		},
		{"倉庫の在庫を管理する", "倉庫の在庫を管理します", 0.6, 0.9},
		{"倉庫の在庫を管理する", "品質を検査する", 0, 0.4},
		{"a", "a", 1, 1},
		{"a", "b", 0, 0},
	} {
		if got := likeness.Of(test.a, test.b); got < test.least || got > test.most {
			t.Errorf("%q and %q: %.3f, want %v to %v", test.a, test.b, got, test.least, test.most)
		}
	}
}

func TestMeasure(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringMatching(`([a-d]{1,3} ){0,12}`))
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		x, y := likeness.New(a), likeness.New(b)
		with := x.With(y)
		if with < 0 || with > 1 || with != y.With(x) {
			t.Fatalf("%v one way, %v the other", with, y.With(x))
		}
		if self := x.With(x); (self == 1) == x.Empty() {
			t.Fatalf("with itself: %v, empty: %v", self, x.Empty())
		}
		least := rapid.Float64Range(0.01, 1).Draw(t, "least")
		if got := x.AtLeast(y, least); got != (with >= least) {
			t.Fatalf("at least %v: %v, and they are %v alike", least, got, with)
		}
	})
}

// A text without end costs no more than a long one.
func TestLongText(t *testing.T) {
	long := strings.Repeat("abc def ", 1<<20)
	if got := likeness.Of(long, long+"x"); got != 1 {
		t.Error(got)
	}
}

func BenchmarkAtLeast(b *testing.B) {
	var texts []*likeness.Text
	for i := range 100 {
		texts = append(texts, likeness.New(fmt.Sprintf("Duty %d: %s the work of area %x and reports on it", i, strings.Repeat(string(rune('a'+i%26)), 9), i*i)))
	}
	for b.Loop() {
		for _, t := range texts[1:] {
			texts[0].AtLeast(t, 0.8)
		}
	}
}
