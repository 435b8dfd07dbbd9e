package theme

import "math"

// minContrast is what text needs against its ground, as a ratio of luminance (WCAG 2, level AA).
const minContrast = 4.5

// White is the colour of the paper.
var White = RGB{255, 255, 255}

// grounds lists which text stands on which ground; white is the paper.
var grounds = []struct {
	ground string
	text   []string
}{
	{"", []string{"ink", "soft", "muted", "accent", "second"}},
	{"wash", []string{"ink", "soft", "muted", "accent"}},
	{"stripe", []string{"ink", "soft", "muted"}},
	{"accent_wash", []string{"ink", "muted", "accent"}},
	{"second_wash", []string{"ink", "muted", "second"}},
	{"input", []string{"ink", "input_ink"}},
}

// Contrast returns the ratio of luminance between two colours, 1 to 21, as WCAG 2 defines it.
func Contrast(a, b RGB) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c RGB) float64 {
	linear := func(channel uint8) float64 {
		v := float64(channel) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return float64(0.2126*linear(c.R)) + float64(0.7152*linear(c.G)) + float64(0.0722*linear(c.B))
}
