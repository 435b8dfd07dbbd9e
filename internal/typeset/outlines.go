package typeset

import (
	"errors"
	"fmt"
)

// outlines are the drawings and measures of the glyphs.
type outlines struct {
	count      int // glyphs
	em         int // font units
	glyf, loca []byte
	long       bool // loca has 32-bit offsets
	hmtx       []byte
	measured   int // glyphs with an advance of their own in hmtx
}

func findOutlines(all map[string][]byte, s source, em int) (outlines, error) {
	o := outlines{
		count:    int(be.Uint16(s.maxp[4:])),
		em:       em,
		long:     be.Uint16(s.head[50:]) == 1,
		measured: int(be.Uint16(s.hhea[34:])),
	}
	if o.count == 0 {
		return o, errors.New("the font has no glyphs")
	}
	if o.measured == 0 || o.measured > o.count {
		return o, errors.New("the number of advance widths is wrong")
	}
	size := 2
	if o.long {
		size = 4
	}
	var err error
	if o.loca, err = need(all, "loca", size*(o.count+1)); err != nil {
		return o, err
	}
	if o.hmtx, err = need(all, "hmtx", 4*o.measured+2*(o.count-o.measured)); err != nil {
		return o, err
	}
	if o.glyf, err = need(all, "glyf", 0); err != nil {
		return o, err
	}
	last := 0
	for g := range o.count + 1 {
		at := o.offset(g)
		if at < last || at > len(o.glyf) {
			return o, fmt.Errorf("the outline of glyph %d lies outside the font", max(g-1, 0))
		}
		last = at
	}
	return o, nil
}

func (o *outlines) offset(glyph int) int {
	if o.long {
		return int(be.Uint32(o.loca[4*glyph:]))
	}
	return 2 * int(be.Uint16(o.loca[2*glyph:]))
}

// outline returns the drawing of a glyph; it is empty for a space.
func (o *outlines) outline(glyph uint16) []byte {
	return o.glyf[o.offset(int(glyph)):o.offset(int(glyph)+1)]
}

// advance and bearing return the entries of hmtx, in font units.
func (o *outlines) advance(glyph uint16) uint16 {
	return be.Uint16(o.hmtx[4*min(int(glyph), o.measured-1):])
}

func (o *outlines) bearing(glyph uint16) uint16 {
	if g := int(glyph); g >= o.measured {
		return be.Uint16(o.hmtx[4*o.measured+2*(g-o.measured):])
	}
	return be.Uint16(o.hmtx[4*int(glyph)+2:])
}

// advances returns all advance widths in thousandths of an em.
func (o *outlines) advances() []uint16 {
	all := make([]uint16, o.measured)
	for g := range all {
		all[g] = uint16(min(perMille(int(o.advance(uint16(g))), o.em), 0xFFFF))
	}
	return all
}
