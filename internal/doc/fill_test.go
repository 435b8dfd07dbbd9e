package doc

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Fill does what the standard library's replacer does.
func TestFill(t *testing.T) {
	piece := rapid.SampledFrom([]string{"{n}", "{c}", "{", "}", "{no}", " of ", "é", ""})
	text := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "pieces"), "") })
	rapid.Check(t, func(t *rapid.T) {
		pattern, n, c := text.Draw(t, "pattern"), text.Draw(t, "n"), text.Draw(t, "c")
		want := strings.NewReplacer("{n}", n, "{c}", c).Replace(pattern)
		if got := Fill(pattern, "{n}", n, "{c}", c); got != want {
			t.Errorf("%q became %q, want %q", pattern, got, want)
		}
	})
}
