package picture

import "testing"

func TestDescribed(t *testing.T) {
	for alt, want := range map[string]bool{
		"": false, " \t\u00A0": false, "\u200B": false, "\u00AD": false, "\u2060\uFEFF\u200E": false, "\u3164": false, "\uFE0F": false, "\u2800": false,
		"Acme": true, "\u00ADA": true, "日本": true, "❤\uFE0F": true, ".": true,
	} {
		if got := Described(alt); got != want {
			t.Errorf("%+q: %v", alt, got)
		}
	}
}
