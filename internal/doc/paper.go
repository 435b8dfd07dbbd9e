package doc

// Size returns how wide and high an upright sheet is, in thousandths of a point, and whether the paper is known.
func (p Paper) Size() (width, height int, known bool) {
	switch p {
	case A4:
		return 595_276, 841_890, true
	case Letter:
		return 612_000, 792_000, true
	}
	return 0, 0, false
}
