package theme_test

import (
	"testing"

	"rolexport"
	"rolexport/internal/theme"
)

// TestStepsOfScalesAreSeen holds each two neighbours of five levels apart, and the ink readable on all of them. The theme that saves ink has no
// grounds.
func TestStepsOfScalesAreSeen(t *testing.T) {
	between := func(a, b theme.RGB) theme.RGB {
		half := func(a, b uint8) uint8 { return uint8((int(a) + int(b)) / 2) }
		return theme.RGB{R: half(a.R, b.R), G: half(a.G, b.G), B: half(a.B, b.B)}
	}
	for _, name := range []string{"default", "plain"} {
		th, _ := theme.Load(rolexport.Templates(), name, nil)
		middle, top := th.Colours.Scale()
		levels := []theme.RGB{theme.White, between(theme.White, middle), middle, between(middle, top), top}
		for i, ground := range levels {
			if got := theme.Contrast(ground, th.Colours.Ink); got < 4.5 {
				t.Errorf("%s: ink on level %d has a contrast of %.1f", name, i, got)
			}
			if i == 0 {
				continue
			}
			if step := theme.Contrast(ground, levels[i-1]); step < 1.12 {
				t.Errorf("%s: levels %d and %d, %v and %v, differ by %.2f", name, i-1, i, levels[i-1], ground, step)
			}
		}
	}
	ink, _ := theme.Load(rolexport.Templates(), "ink", nil)
	if middle, top := ink.Colours.Scale(); middle != theme.White || top != theme.White {
		t.Errorf("the theme that saves ink has a scale of %v and %v", middle, top)
	}
}
