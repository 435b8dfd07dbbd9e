package typeset

import (
	"strings"
	"unicode/utf16"
)

// Names of a font file (OpenType, table name).
const (
	familyName      = 1  // at most four faces share it
	typographicName = 16 // of the whole family, where that has more
)

// FamilyName returns the name by which programs list the family of the face, in English where the file has that; the name that the face
// was given where the file states none.
func (f *Face) FamilyName() string {
	all, err := tables(f.ready().source.file)
	if err != nil {
		return f.name
	}
	for _, wanted := range []int{typographicName, familyName} {
		if name := nameOf(all["name"], wanted); name != "" {
			return name
		}
	}
	return f.name
}

// nameOf returns an entry of the table name for Windows or for Unicode: that in English, else the first. It is empty where there is none.
func nameOf(table []byte, wanted int) string {
	if len(table) < 6 {
		return ""
	}
	count, storage := int(be.Uint16(table[2:])), int(be.Uint16(table[4:]))
	first := ""
	for i := range count {
		at := 6 + 12*i
		if at+12 > len(table) {
			break
		}
		platform, language, id := be.Uint16(table[at:]), be.Uint16(table[at+4:]), int(be.Uint16(table[at+6:]))
		length, offset := int(be.Uint16(table[at+8:])), storage+int(be.Uint16(table[at+10:]))
		if id != wanted || platform != 0 && platform != 3 || offset+length > len(table) {
			continue
		}
		name := strings.TrimSpace(Clean(utf16Text(table[offset : offset+length])))
		const english = 0x0409
		if platform == 3 && language == english && name != "" {
			return name
		}
		if first == "" {
			first = name
		}
	}
	return first
}

func utf16Text(data []byte) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = be.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}
