package golden

import "testing"

func TestDifference(t *testing.T) {
	for _, c := range []struct{ got, want, diff string }{
		{"a\nb\n", "a\nb\n", ""},
		{"a\nb\nX\nd\n", "a\nb\nc\nd\n", "line 3:\n    a\n    b\nwant|c\ngot |X\n"},
		{"a\nd\n", "a\nb\nc\nd\n", "line 2:\n    a\nwant|b\nwant|c\ngot |(nothing)\n"},
		{"a\na\n", "a\n", "line 2:\n    a\nwant|(nothing)\ngot |a\n"},
		{"", "a", "line 1:\nwant|a\ngot |\n"},
	} {
		if diff := Difference(c.got, c.want); diff != c.diff {
			t.Errorf("got %q, want %q: %q instead of %q", c.got, c.want, diff, c.diff)
		}
	}
}
