package pdf

import (
	"testing"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/theme"
)

// testTheme returns a theme of its own, so that a change of the built-in ones does not move what the tests expect.
func testTheme() *theme.Theme {
	mm := func(x int) int { return x * 2835 }
	rgb := func(v uint32) theme.RGB { return theme.RGB{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)} }
	return &theme.Theme{
		Name: "test",
		Colours: theme.Colours{
			Ink: rgb(0x1b2437), Soft: rgb(0x3b465a), Muted: rgb(0x5b6678), Hairline: rgb(0xd7dde6), Wash: rgb(0xf4f6f9), Stripe: rgb(0xfafbfc),
			Accent: rgb(0x0b6b66), AccentWash: rgb(0xd8ebe9), Second: rgb(0x8a4b14), SecondWash: rgb(0xf6e9dc),
		},
		Type: theme.Type{
			Title: theme.Style{Size: 25000, Leading: 28000}, Lead: theme.Style{Size: 11000, Leading: 15000},
			Heading: theme.Style{Size: 10600, Leading: 13000}, Body: theme.Style{Size: 9400, Leading: 13200},
			Small: theme.Style{Size: 7500, Leading: 10400},
		},
		Space: theme.Space{
			MarginTop: mm(16), MarginRight: mm(18), MarginBottom: mm(22), MarginLeft: mm(18), Gutter: mm(8), SideWidth: mm(54),
			Unit: 4000, Rule: 400, Bar: 4500,
		},
	}
}

// A theme whose grounds are white fills none of them: bars, bands and the step of a path that the reader stands on have outlines instead.
func TestInkIsSaved(t *testing.T) {
	th := testTheme()
	th.Colours.Wash, th.Colours.Stripe, th.Colours.AccentWash, th.Colours.SecondWash = theme.White, theme.White, theme.White, theme.White
	count := func(th *theme.Theme, d *doc.Document) (frames, area int) {
		for _, p := range recordIn(t, th, d, doc.A4, func(diag.Diagnostic) {}).pages {
			for _, o := range p.drawn {
				switch {
				case o.what == "frame":
					frames++
				case o.what == "rect":
					area += o.w / 1000 * o.h / 1000
					if o.colour == theme.White {
						t.Errorf("%s: a white ground of %d by %d", d.Kind, o.w, o.h)
					}
				}
			}
		}
		return frames, area
	}
	for _, d := range samples() {
		frames, area := count(testTheme(), d)
		more, less := count(th, d)
		if less > area || d.Kind == "role-sheet" && more < frames+9 { // seven bars, a band, a step
			t.Errorf("%s: %d frames and %d square points filled, before %d and %d", d.Kind, more, less, frames, area)
		}
	}
}
