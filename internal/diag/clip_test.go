package diag_test

import (
	"testing"

	"rolexport/internal/diag"
)

func TestClip(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"", 0, ""}, {"a", 0, "…"}, {"Rôle", 4, "Rôle"}, {"Rôles", 4, "Rôle…"}, {"Rôles", 2, "Rô…"}, {"a\xffb", 2, "a\xff…"},
	} {
		if got := diag.Clip(c.text, c.most); got != c.want {
			t.Errorf("%q of %d runes: %q, want %q", c.text, c.most, got, c.want)
		}
	}
}
