package typeset

import (
	"encoding/binary"
	"fmt"
)

// maxFont is the largest font file that is read, in bytes.
const maxFont = 32 << 20

var be = binary.BigEndian

// tables finds the tables of a TrueType file. They are slices of ttf and must not be written to.
func tables(ttf []byte) (map[string][]byte, error) {
	if len(ttf) > maxFont {
		return nil, fmt.Errorf("the file is larger than %d MB", maxFont>>20)
	}
	if len(ttf) < 12 {
		return nil, fmt.Errorf("not a TrueType font: the file is cut short")
	}
	switch tag := string(ttf[:4]); tag {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return nil, fmt.Errorf("the font has PostScript outlines (OpenType CFF): only TrueType outlines can be embedded")
	case "ttcf":
		return nil, fmt.Errorf("the file is a collection of fonts: give the file of a single face")
	case "wOFF", "wOF2":
		return nil, fmt.Errorf("the file is a web font (WOFF): give the TrueType file (.ttf)")
	default:
		return nil, fmt.Errorf("not a TrueType font")
	}
	n := int(be.Uint16(ttf[4:]))
	if len(ttf) < 12+16*n {
		return nil, fmt.Errorf("the table directory is cut short")
	}
	found := make(map[string][]byte, n)
	for i := range n {
		entry := ttf[12+16*i:]
		offset, length := uint64(be.Uint32(entry[8:])), uint64(be.Uint32(entry[12:]))
		if offset+length > uint64(len(ttf)) {
			return nil, fmt.Errorf("table %q reaches past the end of the file", entry[:4])
		}
		found[string(entry[:4])] = ttf[offset : offset+length : offset+length]
	}
	return found, nil
}

// need returns a table that has at least size bytes.
func need(all map[string][]byte, tag string, size int) ([]byte, error) {
	switch t, ok := all[tag]; {
	case !ok:
		return nil, fmt.Errorf("table %q is missing", tag)
	case len(t) < size:
		return nil, fmt.Errorf("table %q is cut short", tag)
	default:
		return t, nil
	}
}
