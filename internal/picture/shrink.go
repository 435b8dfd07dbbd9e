package picture

import (
	"image"
	"iter"
)

// shrunk returns a picture with no more pixels than a width and a height, in its proportions, and the picture itself where it has none. Each pixel
// is the mean of what it covers, in whole numbers: a library that computes with floating point rounds differently from machine to machine.
func shrunk(from *image.NRGBA, width, height int) *image.NRGBA {
	size, w, h := from.Rect.Size(), from.Rect.Dx(), from.Rect.Dy()
	if w > width {
		w, h = width, ratio(width, size.Y, size.X)
	}
	if h > height {
		w, h = ratio(height, size.X, size.Y), height
	}
	w, h = max(w, 1), max(h, 1)
	if (image.Point{w, h}) == size {
		return from
	}
	to := image.NewNRGBA(image.Rect(0, 0, w, h))
	row, sums := make([]sum, w), make([]sum, w)
	y := 0
	for fromY := range size.Y {
		clear(row)
		at := from.PixOffset(from.Rect.Min.X, from.Rect.Min.Y+fromY)
		across(row, from.Pix[at:at+4*size.X])
		for part := range divided(fromY, size.Y, h) {
			for x := range sums {
				sums[x].add(&row[x], part.covered)
			}
			if !part.last {
				continue
			}
			for x := range sums {
				sums[x].mean(to.Pix[to.PixOffset(x, y):], uint64(size.X)*uint64(size.Y))
			}
			clear(sums)
			y++
		}
	}
	return to
}

// ratio returns n*of/whole.
func ratio(n, of, whole int) int { return int(int64(n) * int64(of) / int64(whole)) }

// across adds a row of pixels up to fewer.
func across(to []sum, row []byte) {
	x := 0
	for i := range len(row) / 4 {
		alpha := uint64(row[4*i+3])
		pixel := sum{uint64(row[4*i]) * alpha, uint64(row[4*i+1]) * alpha, uint64(row[4*i+2]) * alpha, alpha}
		for part := range divided(i, len(row)/4, len(to)) {
			if to[x].add(&pixel, part.covered); part.last {
				x++
			}
		}
	}
}

// A share is what one pixel of a line gives to one of fewer.
type share struct {
	covered uint64 // how much of the pixel lies there
	last    bool   // it was the last that the one needs
}

// divided returns the shares of the nth of all pixels of a line that becomes one of fewer. Counted in whole numbers, each of all is fewer long, and each of
// fewer as long as all are many.
func divided(n, all, fewer int) iter.Seq[share] {
	return func(yield func(share) bool) {
		whole := int64(all)
		for from, to := int64(n)*int64(fewer), int64(n+1)*int64(fewer); from < to; {
			edge := (from/whole + 1) * whole
			end := min(to, edge)
			if !yield(share{uint64(end - from), end == edge}) {
				return
			}
			from = end
		}
	}
}

// A sum adds up pixels: red, green and blue, each times alpha, and alpha. With as many pixels as a picture may have it keeps below 2^41.
type sum [4]uint64

func (s *sum) add(other *sum, times uint64) {
	for i := range s {
		s[i] += other[i] * times
	}
}

// mean writes the pixel that all of the sum come to, which has so many parts.
func (s *sum) mean(pixel []byte, parts uint64) {
	alpha := s[3]
	if pixel[3] = byte((alpha + parts/2) / parts); pixel[3] == 0 {
		return
	}
	for i := range 3 {
		pixel[i] = byte((s[i] + alpha/2) / alpha)
	}
}
