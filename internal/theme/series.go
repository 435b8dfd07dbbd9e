package theme

// Series returns the inks by which the series of a chart are told apart, in every format: each dark enough for white figures on it, and told from
// its neighbours by lightness too.
func (c Colours) Series() []RGB {
	return []RGB{
		c.Accent, c.Second, {0x2F, 0x4F, 0x9E}, {0x7A, 0x5C, 0x00}, {0x8E, 0x2F, 0x6B}, c.Muted, {0x1F, 0x7A, 0x3A}, {0xA6, 0x36, 0x1E},
	}
}
