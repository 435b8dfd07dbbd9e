package typeset

import (
	"errors"
	"fmt"
)

// What the measures of a face have to keep to, in thousandths of an em, so that lines stay on their pages.
const (
	leastAscent, mostAscent = 300, 3000
	mostDescent             = 2000
	mostAdvance             = 32_000
)

// Check reads the whole of a face that comes from outside: its measures, and every outline with its parts. A face that passes can be cut
// to any of its runes, and text in it can be read.
func (f *Face) Check() error {
	if err := f.ready().check(); err != nil {
		return fmt.Errorf("font %s: %w", f.name, err)
	}
	return nil
}

func (f *Face) check() error {
	if m := f.metrics; m.Ascent < leastAscent || m.Ascent > mostAscent || m.Descent > 0 || m.Descent < -mostDescent {
		return fmt.Errorf("its lines reach from %d to %d thousandths of an em, which is no measure of a text face", m.Descent, m.Ascent)
	}
	if a := f.metrics.ItalicAngle; a < -60 || a > 60 {
		return fmt.Errorf("it leans by %d degrees", -a)
	}
	for glyph, width := range f.advances {
		if width > mostAdvance {
			return fmt.Errorf("glyph %d is %d em wide", glyph, width/1000)
		}
	}
	for glyph := range f.outlines.count {
		if err := f.outlines.check(uint16(glyph)); err != nil {
			return fmt.Errorf("glyph %d: %w", glyph, err)
		}
	}
	return f.checkLetters()
}

// check reads an outline and what it is composed of.
func (o *outlines) check(glyph uint16) error {
	drawing := o.outline(glyph)
	if len(drawing) == 0 {
		return nil
	}
	if len(drawing) < 12 {
		return errOutline
	}
	contours := int(int16(be.Uint16(drawing)))
	if contours < 0 {
		budget := maxParts
		return o.checkParts(glyph, maxDepth, &budget)
	}
	return checkContours(drawing[10:], contours)
}

// checkContours reads the contours of an outline: where each ends, the hints, and of each point its flags and coordinates.
func checkContours(b []byte, contours int) error {
	if len(b) < 2*contours+2 {
		return errOutline
	}
	points := 0
	for i := range contours {
		end := int(be.Uint16(b[2*i:])) + 1
		if end <= points && i > 0 {
			return errors.New("its contours are not in order")
		}
		points = end
	}
	b = b[2*contours:]
	hints := 2 + int(be.Uint16(b))
	if hints > len(b) {
		return errOutline
	}
	return checkPoints(b[hints:], points)
}

// Flags of a point.
const (
	shortX  = 0x02 // x takes one byte
	shortY  = 0x04
	repeats = 0x08 // a byte follows: how many more points have these flags
	sameX   = 0x10 // x takes no byte, unless it is short
	sameY   = 0x20
)

func checkPoints(b []byte, points int) error {
	coordinates := 0 // bytes
	for points > 0 {
		if len(b) == 0 {
			return errOutline
		}
		flags, n := b[0], 1
		if b = b[1:]; flags&repeats != 0 {
			if len(b) == 0 {
				return errOutline
			}
			n, b = n+int(b[0]), b[1:]
		}
		if points -= n; points < 0 {
			return errors.New("it has more flags than points")
		}
		coordinates += n * (size(flags, shortX, sameX) + size(flags, shortY, sameY))
	}
	if coordinates > len(b) {
		return errOutline
	}
	return nil
}

// size returns how many bytes a coordinate takes.
func size(flags, short, same byte) int {
	switch {
	case flags&short != 0:
		return 1
	case flags&same != 0:
		return 0
	}
	return 2
}
