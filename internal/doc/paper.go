package doc

import "fmt"

// Size returns how wide and high an upright sheet is, in thousandths of a point. A paper that is not known is an error.
func (p Paper) Size() (width, height int, err error) {
	switch p {
	case A4:
		return 595_276, 841_890, nil
	case Letter:
		return 612_000, 792_000, nil
	}
	return 0, 0, fmt.Errorf("paper %q is not known: choose %s or %s", p, A4, Letter)
}
