package fontfile

import (
	"errors"
	"slices"
)

// A CFF is a font program of the Compact Font Format.
type CFF struct {
	Glyphs    int
	Composite bool           // keyed by CID
	names     map[string]int // glyphs by name, if it is not composite
	cids      map[int]int    // glyphs by CID, if it is composite
	codes     [256]int       // glyphs by code of the encoding within the program
	widths    []float64      // of the glyphs, in units of the program
	scale     float64        // of these units to 1/1000 em
}

// cffDict holds the operands of the operators of a CFF dictionary; those behind an escape have 0x0C00 added.
type cffDict map[int][]float64

// Operators of CFF dictionaries.
const (
	opCharset    = 15
	opEncoding   = 16
	opCharStr    = 17
	opPrivate    = 18
	opSubrs      = 19
	opDefault    = 20
	opNominal    = 21
	opMatrix     = 0x0C00 | 7
	opROS        = 0x0C00 | 30
	opFDArray    = 0x0C00 | 36
	opFDSelect   = 0x0C00 | 37
	cffEscape    = 12
	cffRealBegin = 30
)

func (d cffDict) number(op, otherwise int) int {
	if v := d[op]; len(v) > 0 {
		return int(v[len(v)-1])
	}
	return otherwise
}

// ParseCFF reads a CFF font program.
func ParseCFF(data []byte) (*CFF, error) {
	r := &reader{data: data, at: 2}
	r.at = r.u8()
	if _, err := r.index(); err != nil { // names
		return nil, err
	}
	tops, err := r.index()
	if err != nil || len(tops) == 0 {
		return nil, errors.New("the CFF font program has no dictionary")
	}
	texts, err := r.index()
	if err != nil {
		return nil, err
	}
	top := readCFFDict(tops[0])
	global, err := r.index()
	if err != nil {
		return nil, err
	}
	chars := &reader{data: data, at: top.number(opCharStr, -1)}
	programs, err := chars.index()
	if err != nil || len(programs) == 0 || len(programs) > maxGlyphs {
		return nil, errors.New("the CFF font program has no glyphs")
	}
	f := &CFF{Glyphs: len(programs), Composite: top[opROS] != nil, scale: 1}
	if m := top[opMatrix]; len(m) == 6 && m[0] != 0 {
		f.scale = m[0] * 1000
	}
	charset := readCharset(data, top.number(opCharset, 0), f.Glyphs)
	f.nameGlyphs(charset, texts)
	f.readEncoding(data, top.number(opEncoding, 0), charset)
	private, err := readPrivates(data, top, f.Composite, f.Glyphs)
	if err != nil {
		return nil, err
	}
	for g, program := range programs {
		f.widths = append(f.widths, charWidth(program, private(g), global))
	}
	return f, nil
}

// Advance returns the width of a glyph, in 1/1000 em.
func (f *CFF) Advance(glyph int) float64 { return f.widths[glyph] * f.scale }

// ByName returns the glyph of a name.
func (f *CFF) ByName(name string) (int, bool) {
	g, ok := f.names[name]
	return g, ok
}

// ByCID returns the glyph of a CID. In a program that is not composite, CIDs are glyphs.
func (f *CFF) ByCID(cid int) (int, bool) {
	if !f.Composite {
		return cid, cid < f.Glyphs
	}
	g, ok := f.cids[cid]
	return g, ok
}

// ByCode returns the glyph of a code of the encoding within the program.
func (f *CFF) ByCode(code byte) int { return f.codes[code] }

// nameGlyphs turns what the charset says of each glyph into names or CIDs.
func (f *CFF) nameGlyphs(charset []int, texts [][]byte) {
	f.names, f.cids = map[string]int{".notdef": 0}, map[int]int{0: 0}
	for g, id := range charset {
		switch {
		case f.Composite:
			f.cids[id] = g
		case id < len(cffNames):
			f.names[cffNames[id]] = g
		case id-cffStandard >= 0 && id-cffStandard < len(texts):
			f.names[string(texts[id-cffStandard])] = g
		}
	}
}

// index reads a list of byte strings.
func (r *reader) index() ([][]byte, error) {
	count := r.u16()
	if count == 0 {
		if r.short {
			return nil, errShort
		}
		return nil, nil
	}
	width := r.u8()
	offsets := make([]int, 0, count+1)
	for range count + 1 {
		offsets = append(offsets, r.uint(width))
	}
	base := r.at - 1
	if r.short || width < 1 || width > 4 || !slices.IsSorted(offsets) || offsets[0] < 1 || offsets[count] > len(r.data)-base {
		return nil, errors.New("a list in the CFF font program is damaged")
	}
	items := make([][]byte, count)
	for i := range items {
		items[i] = r.data[base+offsets[i] : base+offsets[i+1]]
	}
	r.at = base + offsets[count]
	return items, nil
}

// readCFFDict reads a dictionary; what is damaged is left out.
func readCFFDict(data []byte) cffDict {
	d := cffDict{}
	var operands []float64
	r := &reader{data: data}
	for r.at < len(data) && !r.short {
		switch b := r.u8(); {
		case b <= 21:
			if b == cffEscape {
				b = 0x0C00 | r.u8()
			}
			d[b] = operands
			operands = nil
		case b == 28:
			operands = append(operands, float64(r.i16()))
		case b == 29:
			operands = append(operands, float64(r.i32()))
		case b == cffRealBegin:
			operands = append(operands, r.real())
		case b >= 32 && b <= 246:
			operands = append(operands, float64(b-139))
		case b >= 247 && b <= 250:
			operands = append(operands, float64((b-247)*256+r.u8()+108))
		case b >= 251 && b <= 254:
			operands = append(operands, float64(-(b-251)*256-r.u8()-108))
		}
	}
	return d
}
