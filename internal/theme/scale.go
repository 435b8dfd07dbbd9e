package theme

// scaleContrast is what ink keeps to the strongest ground of a scale: more than text needs, since figures on grounds are small.
const scaleContrast = 6

// Scale returns the grounds of the middle and of the top of a scale of figures that begins at white. The top is the strongest mixture of the
// accent with white on which ink is read with ease, so that each of a few levels differs from the next at a glance; the figures say the same. A
// theme without grounds has none for scales either.
func (c Colours) Scale() (middle, top RGB) {
	top = White
	if c.AccentWash == White {
		return White, White
	}
	for n := range steps + 1 {
		if at := mixed(White, c.Accent, n); Contrast(at, c.Ink) >= scaleContrast {
			top = at
		}
	}
	return mixed(White, top, steps/2), top
}
