package typeset

import (
	"cmp"
	"fmt"
	"unicode"
)

// alphabets are scripts of which each letter has a form and a width of its own in any face. In others single letters may have none, as those that
// only stand within syllables.
var alphabets = []*unicode.RangeTable{
	unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian, unicode.Hebrew, unicode.Thai, unicode.Hiragana, unicode.Katakana,
}

// mostFormless is how many of the letters of other scripts may be without a form or a width, as one in so many.
const mostFormless = 10

// How wide a letter of an alphabet, or a digit, is, in thousandths of an em. The narrowest of condensed faces has a tenth of an em.
const (
	leastLetter = 50
	mostLetter  = 3000
)

// checkLetters looks at the letters and digits that the face has, and at its space: text in a face of which they have no form, or no width, is there
// for programs and cannot be read by people.
func (f *facts) checkLetters() error {
	if space := f.coverage.glyph(' '); space != 0 {
		if width := f.advance(space); width < leastLetter || width > mostLetter {
			return fmt.Errorf("its space is %d thousandths of an em wide, and %d to %d are what text needs", width, leastLetter, mostLetter)
		}
	}
	letters, formless := 0, 0
	var first error
	for _, s := range f.coverage.segments {
		for r := s.first; r <= s.last; r++ {
			glyph := s.at(r)
			if glyph == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			letters++
			err := f.checkLetter(r, glyph)
			switch {
			case err == nil:
			case r < unicode.MaxASCII || unicode.In(r, alphabets...) && !unicode.Is(unicode.Lm, r):
				return err
			default:
				formless++
				first = cmp.Or(first, err)
			}
		}
	}
	if formless*mostFormless > letters {
		return first
	}
	return nil
}

func (f *facts) checkLetter(r rune, glyph uint16) error {
	if width := f.advance(glyph); width < leastLetter || width > mostLetter {
		return fmt.Errorf("its letter %U is %d thousandths of an em wide, and %d to %d are what text needs", r, width, leastLetter, mostLetter)
	}
	if !f.outlines.inked(glyph) {
		return fmt.Errorf("its letter %U has no form", r)
	}
	return nil
}

// inked reports whether a glyph, whose parts have been checked, draws anything.
func (o *outlines) inked(glyph uint16) bool {
	drawing := o.outline(glyph)
	if len(drawing) < 10 {
		return false
	}
	contours := int16(be.Uint16(drawing))
	if contours >= 0 {
		return contours > 0
	}
	for at := 10; ; {
		flags := be.Uint16(drawing[at:])
		if o.inked(be.Uint16(drawing[at+2:])) {
			return true
		}
		if at += partLength(flags); flags&partMore == 0 {
			return false
		}
	}
}
