package theme

// The dark palette follows from the tokens by rule, so that no theme has to state a second one: the paper is a shade of the ink, grounds are the
// paper with a little of what gives them their hue, and each colour of text is lightened until it can be read on every ground that it
// stands on.

// steps is in how many steps one colour becomes another.
const steps = 40

// Parts of another colour in a dark ground, in steps.
const (
	inkInPaper  = 18 // the rest is black
	whiteInWash = 2
	whiteInLine = 10
	hueInGround = 9
)

// darkest bounds the luminance of the dark paper, so that an ink that is not dark makes no grey page.
const darkest = 0.02

// darkContrast is what text gets on dark grounds: a little more than it needs, since what is rounded to 8 bits and what a screen shows differ.
const darkContrast = 4.8

// Dark returns the colours for a dark screen with the paper that they stand on.
func (c Colours) Dark() (colours Colours, paper RGB) {
	paper = mixed(RGB{}, c.Ink, inkInPaper)
	for luminance(paper) > darkest {
		paper = mixed(paper, RGB{}, 4)
	}
	d := Colours{
		Hairline: mixed(paper, White, whiteInLine), Wash: mixed(paper, White, whiteInWash), Stripe: mixed(paper, White, 1),
		AccentWash: mixed(paper, c.Accent, hueInGround), SecondWash: mixed(paper, c.Second, hueInGround), Input: mixed(paper, c.InputInk, hueInGround),
	}
	ground := map[string]RGB{
		"": paper, "wash": d.Wash, "stripe": d.Stripe, "accent_wash": d.AccentWash, "second_wash": d.SecondWash, "input": d.Input,
	}
	on := func(text string) []RGB {
		var list []RGB
		for _, g := range grounds {
			for _, name := range g.text {
				if name == text {
					list = append(list, ground[g.ground])
				}
			}
		}
		return list
	}
	// Text in ink is close to white, whatever the ink; what is soft or muted steps back from it as far as it can be read.
	d.Ink = Lightened(mixed(c.Ink, White, steps*7/8), on("ink")...)
	d.Soft = Lightened(mixed(c.Soft, White, steps*3/4), on("soft")...)
	d.Muted = Lightened(mixed(c.Muted, White, steps/2), on("muted")...)
	d.Accent, d.Second, d.InputInk = Lightened(c.Accent, on("accent")...), Lightened(c.Second, on("second")...), Lightened(c.InputInk, on("input_ink")...)
	return d, paper
}

// Lightened returns the darkest mixture of a colour with white that can be read on all of the grounds.
func Lightened(c RGB, grounds ...RGB) RGB {
	for i := range steps {
		at, readable := mixed(c, White, i), true
		for _, g := range grounds {
			readable = readable && Contrast(at, g) >= darkContrast
		}
		if readable {
			return at
		}
	}
	return White
}

// mixed returns a colour with so many steps of another in it.
func mixed(c, other RGB, n int) RGB {
	channel := func(a, b uint8) uint8 { return uint8((int(a)*(steps-n) + int(b)*n) / steps) }
	return RGB{channel(c.R, other.R), channel(c.G, other.G), channel(c.B, other.B)}
}
