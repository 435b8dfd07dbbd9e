package typeset

import (
	"errors"
	"fmt"
)

// A program is a TrueType file under construction: glyph 0, then one glyph for each code, then the parts of composite glyphs.
type program struct {
	face   *Face
	glyphs []uint16       // of the face, by number in the program; 0: empty
	number map[uint16]int // in the program, by glyph of the face: for the parts of composite glyphs
	glyf   []byte
	starts []int // of each glyph in glyf, and the end
}

// program writes a font file with these glyphs from number 1 on.
func (f *Face) program(glyphs []uint16, c *Cut) ([]byte, error) {
	p := program{face: f, glyphs: append(make([]uint16, 1, len(glyphs)+16), glyphs...)}
	p.glyf = make([]byte, 0, 96*len(p.glyphs))
	p.starts = make([]int, 0, len(p.glyphs)+17)
	for i := 0; i < len(p.glyphs); i++ { // grows with the parts
		p.starts = append(p.starts, len(p.glyf))
		if err := p.add(p.glyphs[i]); err != nil {
			return nil, fmt.Errorf("glyph %d: %w", p.glyphs[i], err)
		}
		if len(p.glyf)%2 != 0 {
			p.glyf = append(p.glyf, 0)
		}
	}
	p.starts = append(p.starts, len(p.glyf))
	tables := []table{{"glyf", p.glyf}, {"head", p.head()}, {"hhea", p.hhea()}, {"hmtx", p.hmtx()}, {"loca", p.loca()}, {"maxp", p.maxp()}}
	if !c.Wide { // wide codes are glyph numbers
		tables = append([]table{{"cmap", oneByteMap(c.First, len(glyphs))}}, tables...)
	}
	return writeTables(tables), nil
}

var errOutline = errors.New("the outline is cut short")

// add copies the outline of a glyph without its hints.
func (p *program) add(glyph uint16) error {
	if glyph == 0 {
		return nil
	}
	drawing := p.face.outlines.outline(glyph)
	if len(drawing) == 0 {
		return nil
	}
	if len(drawing) < 12 {
		return errOutline
	}
	contours := int(int16(be.Uint16(drawing)))
	if contours < 0 {
		return p.addComposite(drawing)
	}
	ends := 10 + 2*contours
	if ends+2 > len(drawing) {
		return errOutline
	}
	points := ends + 2 + int(be.Uint16(drawing[ends:])) // behind the hints
	if points > len(drawing) {
		return errOutline
	}
	p.glyf = append(p.glyf, drawing[:ends]...)
	p.glyf = append(p.glyf, 0, 0)
	p.glyf = append(p.glyf, drawing[points:]...)
	return nil
}

// Flags of a part of a composite glyph.
const (
	partWords  = 0x0001 // its arguments are words
	partScale  = 0x0008
	partMore   = 0x0020 // another part follows
	partXY     = 0x0040 // a scale for either axis
	partMatrix = 0x0080
	partHints  = 0x0100
)

// partLength returns how many bytes a part of a composite glyph has.
func partLength(flags uint16) int {
	n := 6
	if flags&partWords != 0 {
		n += 2
	}
	switch {
	case flags&partScale != 0:
		n += 2
	case flags&partXY != 0:
		n += 4
	case flags&partMatrix != 0:
		n += 8
	}
	return n
}

func (p *program) addComposite(drawing []byte) error {
	p.glyf = append(p.glyf, drawing[:10]...)
	for at := 10; ; {
		if at+4 > len(drawing) {
			return errOutline
		}
		flags, part := be.Uint16(drawing[at:]), be.Uint16(drawing[at+2:])
		end := at + partLength(flags)
		if end > len(drawing) {
			return errOutline
		}
		n, err := p.part(part)
		if err != nil {
			return err
		}
		p.glyf = be.AppendUint16(p.glyf, flags&^partHints)
		p.glyf = be.AppendUint16(p.glyf, uint16(n))
		p.glyf = append(p.glyf, drawing[at+4:end]...)
		if at = end; flags&partMore == 0 {
			return nil
		}
	}
}

// part returns the number of a glyph that is part of another.
func (p *program) part(glyph uint16) (int, error) {
	budget := maxParts
	if err := p.face.outlines.checkParts(glyph, maxDepth, &budget); err != nil {
		return 0, err
	}
	if p.number == nil {
		p.number = make(map[uint16]int)
		for i, g := range p.glyphs {
			if _, ok := p.number[g]; !ok && g != 0 {
				p.number[g] = i
			}
		}
	}
	n, ok := p.number[glyph]
	if !ok {
		n = len(p.glyphs)
		if n > 0xFFFF {
			return 0, errors.New("too many glyphs")
		}
		p.number[glyph] = n
		p.glyphs = append(p.glyphs, glyph)
	}
	return n, nil
}

// How deep glyphs may be composed of composed glyphs, and of how many parts. Cycles end at these as well.
const (
	maxDepth = 8
	maxParts = 256
)

// checkParts makes sure that a part of a glyph exists and does not contain itself. budget is how many more parts it may have.
func (o *outlines) checkParts(glyph uint16, depth int, budget *int) error {
	if *budget--; depth == 0 || *budget < 0 {
		return errors.New("it is composed of itself, or of too many parts")
	}
	if int(glyph) >= o.count {
		return fmt.Errorf("it is composed of glyph %d, which is not there", glyph)
	}
	drawing := o.outline(glyph)
	if len(drawing) < 10 || int16(be.Uint16(drawing)) >= 0 {
		return nil
	}
	for at := 10; ; {
		if at+4 > len(drawing) {
			return errOutline
		}
		flags := be.Uint16(drawing[at:])
		if err := o.checkParts(be.Uint16(drawing[at+2:]), depth-1, budget); err != nil {
			return err
		}
		if at += partLength(flags); flags&partMore == 0 {
			return nil
		}
	}
}

// The tables of the program.

func (p *program) head() []byte {
	t := append([]byte(nil), p.face.source.head[:54]...)
	be.PutUint32(t[8:], 0)                        // the checksum of the file is put in at the end
	be.PutUint16(t[16:], be.Uint16(t[16:])&^0x14) // nothing depends on hints
	be.PutUint16(t[50:], 0)
	if p.long() {
		be.PutUint16(t[50:], 1)
	}
	return t
}

func (p *program) hhea() []byte {
	t := append([]byte(nil), p.face.source.hhea[:36]...)
	be.PutUint16(t[34:], uint16(len(p.glyphs)))
	return t
}

func (p *program) maxp() []byte {
	t := append([]byte(nil), p.face.source.maxp[:32]...)
	be.PutUint16(t[4:], uint16(len(p.glyphs)))
	be.PutUint16(t[14:], 1)
	clear(t[16:28]) // what only hints need
	return t
}

func (p *program) hmtx() []byte {
	t := make([]byte, 0, 4*len(p.glyphs))
	for _, g := range p.glyphs {
		if g == 0 {
			t = append(t, 0, 0, 0, 0)
			continue
		}
		t = be.AppendUint16(t, p.face.outlines.advance(g))
		t = be.AppendUint16(t, p.face.outlines.bearing(g))
	}
	return t
}

// long reports whether the offsets of the glyphs need 32 bits.
func (p *program) long() bool { return len(p.glyf) >= 1<<17 }

func (p *program) loca() []byte {
	t := make([]byte, 0, 4*len(p.starts))
	for _, at := range p.starts {
		if p.long() {
			t = be.AppendUint32(t, uint32(at))
		} else {
			t = be.AppendUint16(t, uint16(at/2))
		}
	}
	return t
}

// oneByteMap maps n codes from first on to the glyphs from 1 on, as symbols, which is what readers of PDF look for in a symbolic font.
func oneByteMap(first, n int) []byte {
	const symbols = 0xF000
	t := []byte{0, 0, 0, 1, 0, 3, 0, 0, 0, 0, 0, 12} // one table, of kind (3, 0)
	start, end := symbols+first, symbols+first+max(n, 1)-1
	for _, v := range []int{4, 32, 0, 4, 4, 1, 0, end, 0xFFFF, 0, start, 0xFFFF, 1 - start, 1, 0, 0} { // format 4
		t = be.AppendUint16(t, uint16(v))
	}
	return t
}

type table struct {
	tag  string
	data []byte
}

// writeTables writes a font file. The tables have to be in the order of their tags, head among them.
func writeTables(tables []table) []byte {
	size := 12 + 16*len(tables)
	for _, t := range tables {
		size += (len(t.data) + 3) &^ 3
	}
	out := make([]byte, 0, size)
	out = append(out, 0, 1, 0, 0)
	power, log := 1, 0
	for power*2 <= len(tables) {
		power, log = power*2, log+1
	}
	for _, v := range []int{len(tables), 16 * power, log, 16 * (len(tables) - power)} {
		out = be.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*len(tables), 0
	for _, t := range tables {
		if t.tag == "head" {
			head = at
		}
		out = append(out, t.tag...)
		out = be.AppendUint32(out, checksum(t.data))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += be.Uint32(b)
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + be.Uint32(rest[:])
}
