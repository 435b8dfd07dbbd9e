package page

import "rolexport/internal/typeset"

// codes says what codes stand for, from the first on; 0 is an unused code.
type codes struct {
	wide  bool // of two bytes
	first int
	runes []rune
}

// codesOf returns what the codes of a cut stand for.
func codesOf(c *typeset.Cut) *codes {
	if c.Wide {
		return &codes{true, c.First, c.Runes}
	}
	all := &codes{runes: make([]rune, 256)}
	copy(all.runes[c.First:], c.Runes)
	return all
}

// join takes up the codes of a cut, unless one of them stands for something else already.
func (c *codes) join(cut *typeset.Cut) bool {
	if c.wide || cut.Wide {
		return false
	}
	own := c.runes[cut.First:][:len(cut.Runes)]
	for i, r := range cut.Runes {
		if r != 0 && own[i] != 0 && own[i] != r {
			return false
		}
	}
	for i, r := range cut.Runes {
		if r != 0 {
			own[i] = r
		}
	}
	return true
}

// writeCodes writes the maps from codes to text and returns the number of that of each font. Fonts share one where they agree: half a
// kilobyte less for each.
func (f *File) writeCodes(o *objects, fonts []*font) []int {
	var maps []*codes
	of := make([]int, len(fonts)) // at first the index in maps
	for i, font := range fonts {
		n := 0
		for n < len(maps) && !maps[n].join(font.cut) {
			n++
		}
		if of[i] = n; n == len(maps) {
			maps = append(maps, codesOf(font.cut))
		}
	}
	first := o.reserve(len(maps))
	for i, m := range maps {
		o.compressed(first+i, []byte("<<"), flate, f.batch.toUnicode(m))
	}
	for i := range of {
		of[i] += first
	}
	return of
}

// toUnicode writes the map from codes to text. It has an entry for each code: ranges are shorter, but not every reader takes them right.
func (c *codes) toUnicode() []byte {
	space, digits := "<00><FF>", 2
	if c.wide {
		space, digits = "<0000><FFFF>", 4
	}
	b := append(make([]byte, 0, 256+16*len(c.runes)), "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"+
		"1 begincodespacerange\n"...)
	b = append(append(b, space...), "\nendcodespacerange\n"...)
	used := make([]int, 0, len(c.runes))
	for i, r := range c.runes {
		if r != 0 {
			used = append(used, i)
		}
	}
	const most = 100 // in one block
	for len(used) > 0 {
		n := min(len(used), most)
		b = append(appendInt(b, n), " beginbfchar\n"...)
		for _, i := range used[:n] {
			b = append(b, '<')
			b = appendHex16(b, uint16(c.first+i))
			if digits == 2 {
				b = append(b[:len(b)-4], b[len(b)-2:]...)
			}
			b = append(appendUTF16(append(b, "><"...), c.runes[i]), ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
		used = used[n:]
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend"...)
}
