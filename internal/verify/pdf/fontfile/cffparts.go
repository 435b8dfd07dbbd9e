package fontfile

import (
	"errors"
	"strconv"
)

// real reads a number written as decimal digits, half a byte each.
func (r *reader) real() float64 {
	var text []byte
	for !r.short {
		b := r.u8()
		for _, half := range []int{b >> 4, b & 15} {
			switch {
			case half < 10:
				text = append(text, byte('0'+half))
			case half == 10:
				text = append(text, '.')
			case half == 11:
				text = append(text, 'e')
			case half == 12:
				text = append(text, "e-"...)
			case half == 14:
				text = append(text, '-')
			case half == 15:
				f, _ := strconv.ParseFloat(string(text), 64)
				return f
			}
		}
	}
	return 0
}

// readCharset returns the string number, or the CID, of each glyph.
func readCharset(data []byte, at, glyphs int) []int {
	ids := []int{0}
	if at <= 2 { // predefined: ISOAdobe, and nearly so Expert
		for len(ids) < glyphs {
			ids = append(ids, len(ids))
		}
		return ids
	}
	r := &reader{data: data, at: at}
	format := r.u8()
	for len(ids) < glyphs && !r.short {
		first, more := r.u16(), 0
		switch format {
		case 1:
			more = r.u8()
		case 2:
			more = r.u16()
		}
		for i := range more + 1 {
			if len(ids) < glyphs {
				ids = append(ids, first+i)
			}
		}
	}
	return ids
}

// readEncoding reads which glyph belongs to which code.
func (f *CFF) readEncoding(data []byte, at int, charset []int) {
	if at == 0 || at == 1 {
		for code, name := range StandardEncoding() {
			f.codes[code] = f.names[name]
		}
		return
	}
	r := &reader{data: data, at: at}
	format := r.u8()
	glyph := 1
	set := func(code int) {
		if glyph < f.Glyphs && code < 256 {
			f.codes[code] = glyph
		}
		glyph++
	}
	for range r.u8() {
		first, more := r.u8(), 0
		if format&0x7F == 1 {
			more = r.u8()
		}
		for i := range more + 1 {
			set(first + i)
		}
	}
	if format&0x80 == 0 {
		return
	}
	for range r.u8() {
		code, id := r.u8(), r.u16()
		for g, have := range charset {
			if have == id && !r.short {
				f.codes[code] = g
			}
		}
	}
}

// A private says how wide the glyphs of a part of a font program are.
type private struct {
	defaultWidth, nominalWidth float64
	subrs                      [][]byte
}

// readPrivates returns the private dictionary of each glyph.
func readPrivates(data []byte, top cffDict, composite bool, glyphs int) (func(glyph int) *private, error) {
	if !composite {
		p := readPrivate(data, top)
		return func(int) *private { return p }, nil
	}
	r := &reader{data: data, at: top.number(opFDArray, -1)}
	dicts, err := r.index()
	if err != nil || len(dicts) == 0 {
		return nil, errors.New("the composite CFF font program has no dictionaries")
	}
	var all []*private
	for _, d := range dicts {
		all = append(all, readPrivate(data, readCFFDict(d)))
	}
	selected := make([]int, glyphs)
	s := &reader{data: data, at: top.number(opFDSelect, -1)}
	switch format := s.u8(); format {
	case 0:
		for g := range selected {
			selected[g] = s.u8()
		}
	case 3:
		ranges := s.u16()
		first := s.u16()
		for range ranges {
			dict, next := s.u8(), s.u16()
			for g := first; g < min(next, glyphs); g++ {
				selected[g] = dict
			}
			first = next
		}
	default:
		return nil, errors.New("the composite CFF font program does not say which dictionary holds for which glyph")
	}
	return func(g int) *private { return all[min(selected[g], len(all)-1)] }, nil
}

func readPrivate(data []byte, d cffDict) *private {
	p := &private{}
	place := d[opPrivate]
	if len(place) != 2 {
		return p
	}
	r := &reader{data: data, at: int(place[1])}
	own := readCFFDict(r.bytes(int(place[0])))
	if v := own[opDefault]; len(v) > 0 {
		p.defaultWidth = v[0]
	}
	if v := own[opNominal]; len(v) > 0 {
		p.nominalWidth = v[0]
	}
	if at := own.number(opSubrs, 0); at > 0 {
		s := &reader{data: data, at: int(place[1]) + at}
		p.subrs, _ = s.index()
	}
	return p
}
