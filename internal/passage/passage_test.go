package passage

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAlignLeadsFromOneToTheOther puts the items of b in the place of those of a, hunk by hunk; what stands between the hunks is the same.
func TestAlignLeadsFromOneToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.IntRange(0, 4), 0, 40)
		a, b := list.Draw(t, "a"), list.Draw(t, "b")
		var got []int
		at, bt := 0, 0
		for _, h := range Align(a, b) {
			if h.A0 == h.A1 && h.B0 == h.B1 {
				t.Fatal("an empty hunk")
			}
			if !slices.Equal(a[at:h.A0], b[bt:h.B0]) {
				t.Fatalf("a[%d:%d] and b[%d:%d] are no part of a hunk and differ", at, h.A0, bt, h.B0)
			}
			got = append(append(got, a[at:h.A0]...), b[h.B0:h.B1]...)
			at, bt = h.A1, h.B1
		}
		if got = append(got, a[at:]...); !slices.Equal(got, b) {
			t.Fatalf("got %v, want %v", got, b)
		}
	})
}

// TestAlignFindsTheFewest holds the number of items in hunks against the longest common subsequence.
func TestAlignFindsTheFewest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.IntRange(0, 3), 0, 12)
		a, b := list.Draw(t, "a"), list.Draw(t, "b")
		length := make([][]int, len(a)+1)
		for i := range length {
			length[i] = make([]int, len(b)+1)
		}
		for i := len(a) - 1; i >= 0; i-- {
			for j := len(b) - 1; j >= 0; j-- {
				if length[i][j] = max(length[i+1][j], length[i][j+1]); a[i] == b[j] {
					length[i][j] = length[i+1][j+1] + 1
				}
			}
		}
		got := 0
		for _, h := range Align(a, b) {
			got += h.A1 - h.A0 + h.B1 - h.B0
		}
		if want := len(a) + len(b) - 2*length[0][0]; got != want {
			t.Fatalf("%d items differ, want %d", got, want)
		}
	})
}

func TestAlignIsBounded(t *testing.T) {
	a, b := make([]int, 100_000), make([]int, 100_000)
	for i := range a {
		a[i], b[i] = i, -i-1
	}
	if got := Align(a, b); !slices.Equal(got, []Hunk{{0, len(a), 0, len(b)}}) {
		t.Errorf("lists that have nothing in common: %v", got)
	}
}

func TestIn(t *testing.T) {
	const head = "The lead sees to it that the shift runs as it was planned. "
	many := strings.Repeat("one two three four five six seven ", 4)
	for _, test := range []struct {
		name, before, after, separator string
		want                           []Passage
		more                           int
	}{
		{"nothing", "a b", "a  b\n", "\n", nil, 0},
		{"a word", head + "Runs the shift.", head + "Runs the long shift.", "", []Passage{{"… Runs the shift.", "… Runs the long shift.", 68, 68}}, 0},
		{
			"within its paragraph", "Purpose\nRun it\nDuties\n", "Purpose\nRun all\nDuties\n", "\n",
			[]Passage{{"Run it", "Run all", 12, 12}}, 0,
		},
		{"a short paragraph", "One\na b c d e f g h i\nTwo\n", "One\nA b c d e f g h I\nTwo\n", "\n",
			[]Passage{{"a b c d e f g h i", "A b c d e f g h I", 4, 4}}, 0},
		{"a paragraph", "One\nTwo\n", "One\nOne and a half\nTwo\n", "\n", []Passage{{"", "One and a half", 4, 4}}, 0},
		{"a paragraph less", "One\nOne and a half\nTwo\n", "One\nTwo\n", "\n", []Passage{{"One and a half", "", 4, 4}}, 0},
		{"a line that is no paragraph", "Runs the\nshift well", "Runs the\nlong shift well", "\n\n",
			[]Passage{{"Runs the shift well", "Runs the long shift well", 9, 9}}, 0},
		{"many", many + "a " + many + "b " + many + "c", many + "d " + many + "e " + many + "f", "",
			[]Passage{{"… six seven a one two …", "… six seven d one two …", 136, 136}}, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			most := 9
			if test.more > 0 {
				most = 1
			}
			got, more := In(test.before, test.after, test.separator, most)
			if !slices.Equal(got, test.want) || more != test.more {
				t.Errorf("got %+v and %d more", got, more)
			}
		})
	}
}

func FuzzIn(f *testing.F) {
	f.Add("a b c", "a c", "\n")
	f.Add("", "x", "")
	f.Add("\xff\u0301 人人", "人\n\n人 b", "\n\n")
	f.Fuzz(func(t *testing.T, before, after, separator string) {
		list, more := In(before, after, separator, 3)
		if len(list)+more == 0 != (strings.Join(tokens(before, "").words, " ") == strings.Join(tokens(after, "").words, " ")) {
			t.Errorf("%d passages", len(list)+more)
		}
		for _, p := range list {
			if p.At > len(before) || p.Now > len(after) || p.Old == "" && p.New == "" {
				t.Errorf("%+v", p)
			}
		}
	})
}
