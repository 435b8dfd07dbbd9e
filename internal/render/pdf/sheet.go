package pdf

import (
	"fmt"

	"rolexport/internal/doc"
	"rolexport/internal/theme"
)

// A sheet is the geometry of the pages of a document, in thousandths of a point from the top left corner.
type sheet struct {
	width, height int // of the paper
	left, right   int // edges of the text
	top, bottom   int
}

// measure returns the width of the text.
func (s *sheet) measure() int { return s.right - s.left }

// newSheet returns the geometry that a theme gives a sheet of paper. A wide one lies on its long side.
func newSheet(p doc.Paper, wide bool, s *theme.Space) (sheet, error) {
	sh := sheet{}
	var err error
	if sh.width, sh.height, err = p.Size(); err != nil {
		return sh, err
	}
	if wide {
		sh.width, sh.height = sh.height, sh.width
	}
	sh.left, sh.right = s.MarginLeft, sh.width-s.MarginRight
	sh.top, sh.bottom = s.MarginTop, sh.height-s.MarginBottom
	if sh.measure() < sh.width/4 || sh.bottom-sh.top < sh.height/4 {
		return sh, fmt.Errorf("the margins of the theme leave less than a quarter of the %s sheet for text", p)
	}
	return sh, nil
}

// portion returns the part of an amount that size is of sum. The product may be larger than an int of 32 bits.
func portion(amount, size, sum int) int { return int(int64(amount) * int64(size) / int64(sum)) }
