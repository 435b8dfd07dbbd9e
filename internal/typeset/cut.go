package typeset

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// simpleRunes is how many runes a cut face of one-byte codes holds at most.
const simpleRunes = 240

// A Cut is a face reduced to the runes of one document: a font program to embed, and a code for each rune.
//
// Up to 240 runes have one-byte codes: ASCII on itself, and the usual others always the same ones, so that the cuts of a document agree on
// nearly all codes. More have two-byte codes, which are glyph numbers as well.
// A code may have no glyph and no rune; space is 32 in one-byte codes.
type Cut struct {
	Program []byte // TrueType file with the tables that PDF needs; no hints
	Wide    bool   // codes have two bytes, the high one first
	First   int    // the first code; the others follow
	Runes   []rune // by code: what it stands for; 0: an unused code
	Widths  []int  // by code: the advance in thousandths of an em

	low  [utf8.RuneSelf]uint16 // codes of ASCII
	high []rune                // the other runes, in order
	code []uint16              // their codes
}

// Cut reduces the face to runes. Each has to have a glyph, but for invisible runes, which take no room. The result is the same for the
// same set of runes in any order.
func (f *Face) Cut(runes []rune) (*Cut, error) {
	f.ready()
	runes = slices.Clone(runes)
	slices.Sort(runes)
	runes = slices.Compact(runes)
	for _, r := range runes {
		if !f.Has(r) || Unset(r, true) {
			return nil, fmt.Errorf("font %s: no glyph for %U", f.name, r)
		}
	}
	if len(runes) > 0xFFFE {
		return nil, fmt.Errorf("font %s: %d runes are too many for one font", f.name, len(runes))
	}
	c := &Cut{Wide: len(runes) > simpleRunes}
	if c.Wide {
		c.First, c.Runes = 1, runes
	} else {
		c.First, c.Runes = oneByteCodes(runes)
	}
	glyphs := make([]uint16, len(c.Runes)) // 0: an empty glyph
	c.Widths = make([]int, len(c.Runes))
	for i, r := range c.Runes {
		if r == 0 {
			continue
		}
		c.assign(r, uint16(c.First+i))
		if !Invisible(r) {
			glyphs[i] = f.glyphFor(r)
			c.Widths[i] = f.Advance(glyphs[i])
		}
	}
	var err error
	if c.Program, err = f.program(glyphs, c); err != nil {
		return nil, fmt.Errorf("font %s: %w", f.name, err)
	}
	return c, nil
}

// Has reports whether the face can set r: by a glyph, or as an invisible rune.
func (f *Face) Has(r rune) bool { return f.has(r) || Invisible(r) }

// oneByteCodes gives each of the sorted runes a code. It returns the first code and the runes from there on.
func oneByteCodes(runes []rune) (int, []rune) {
	var by [256]rune
	for _, r := range runes {
		if r < firstUsual {
			by[r] = r
		}
	}
	var strange []rune
	for _, r := range runes {
		if r < firstUsual {
			continue
		}
		if i := slices.Index(usualRunes, r); i >= 0 {
			by[firstUsual+i] = r
		} else {
			strange = append(strange, r)
		}
	}
	for _, r := range strange {
		i := int(r) % likelyFree // the same in all cuts, unless another rune has it
		for by[freeCodes[i]] != 0 {
			i = (i + 1) % len(freeCodes)
		}
		by[freeCodes[i]] = r
	}
	first, last := 255, 0
	for code, r := range by {
		if r != 0 {
			first, last = min(first, code), max(last, code)
		}
	}
	if last == 0 {
		return 32, nil
	}
	return first, slices.Clone(by[first : last+1])
}

// usualRunes are runes outside ASCII that have a code of their own, from firstUsual on. What most texts have stands at the head, so that
// tables have few gaps.
var usualRunes = []rune("\u00a0–’•·€“”‘…—×≥≤éüöäßáèàóíçñôêâåøæúîëïìòùûãõœÉÜÖÄÁÅØÆÇÑÓÚÀÈ" + "−→«»¿¡£°§©®½²³\u00ad")

const firstUsual = 0x7F

// freeCodes are the codes for other runes: behind the usual ones, then those of usual ones that are not there, at last what ASCII leaves.
// Never 0, and line ends neither, so that a content stream stays readable.
var freeCodes = func() (codes []byte) {
	add := func(first, last int) {
		for code := first; code <= last; code++ {
			if code != '\n' && code != '\r' {
				codes = append(codes, byte(code))
			}
		}
	}
	add(firstUsual+len(usualRunes), 255)
	add(firstUsual, firstUsual+len(usualRunes)-1)
	add(1, 31)
	add(33, 126)
	return codes
}()

// likelyFree is how many of the free codes no usual rune has.
var likelyFree = 256 - firstUsual - len(usualRunes)

func (c *Cut) assign(r rune, code uint16) {
	if r < utf8.RuneSelf {
		c.low[r] = code
		return
	}
	if n := len(c.high); n > 0 && c.high[n-1] > r { // one-byte codes do not follow the order of the runes
		at, _ := slices.BinarySearch(c.high, r)
		c.high, c.code = slices.Insert(c.high, at, r), slices.Insert(c.code, at, code)
		return
	}
	c.high, c.code = append(c.high, r), append(c.code, code)
}

// AppendCodes appends the codes of text to dst. A soft hyphen counts at the end only. A rune that the cut was not made for is an error.
func (c *Cut) AppendCodes(dst []byte, text string) ([]byte, error) {
	for i := 0; i < len(text); {
		if !c.Wide { // ASCII stands for itself
			start := i
			for i < len(text) && text[i] < utf8.RuneSelf && c.low[text[i]] != 0 {
				i++
			}
			if dst = append(dst, text[start:i]...); i == len(text) {
				break
			}
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if Unset(r, i == len(text)) {
			continue
		}
		var code uint16
		if r < utf8.RuneSelf {
			code = c.low[r]
		} else if at, ok := slices.BinarySearch(c.high, r); ok {
			code = c.code[at]
		}
		if code == 0 {
			return dst, fmt.Errorf("%U was not cut", r)
		}
		if c.Wide {
			dst = append(dst, byte(code>>8))
		}
		dst = append(dst, byte(code))
	}
	return dst, nil
}
