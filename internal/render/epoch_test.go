package render_test

import (
	"testing"
	"time"

	"rolexport/internal/render"
)

func TestParseEpoch(t *testing.T) {
	for text, want := range map[string]time.Time{
		"": {}, "0": time.Date(1970, time.January, 1, 0, 0, 0, 0, time.UTC), "253402300799": time.Date(9999, time.December, 31, 23, 59, 59, 0, time.UTC),
	} {
		if got, err := render.ParseEpoch(text); got != want || err != nil {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"-1", "253402300800", "1.5", " 1", "yesterday", "99999999999999999999"} {
		if got, err := render.ParseEpoch(text); err == nil {
			t.Errorf("%q: %v", text, got)
		}
	}
}
