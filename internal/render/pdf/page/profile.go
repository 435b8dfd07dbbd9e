package page

import (
	"encoding/binary"
	"sync"
)

// colourProfile returns the compressed ICC profile of the sRGB space, which says what the colours of the file look like.
var colourProfile = sync.OnceValue(func() []byte { return deflated(srgb()) })

// srgb makes a small display profile (ICC version 2.1): the primaries of sRGB, adapted to D50, and gamma 2.2.
func srgb() []byte {
	be := binary.BigEndian
	fixed := func(kind string, values ...uint32) []byte { // 15.16 fixed point
		b := append([]byte(kind), 0, 0, 0, 0)
		for _, v := range values {
			b = be.AppendUint32(b, v)
		}
		return b
	}
	name := "sRGB\x00"
	description := be.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(name)))
	description = append(append(description, name...), make([]byte, 4+4+2+1+67)...) // no Unicode and no Macintosh name
	curve := append([]byte("curv\x00\x00\x00\x00\x00\x00\x00\x01"), 0x02, 0x33)     // 2.2 in 8.8 fixed point
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", description},
		{"cprt", []byte("text\x00\x00\x00\x00Public domain\x00")},
		{"wtpt", fixed("XYZ ", 0xF352, 0x10000, 0x116CE)},
		{"rXYZ", fixed("XYZ ", 0x6FA4, 0x38F6, 0x038F)},
		{"gXYZ", fixed("XYZ ", 0x6296, 0xB787, 0x18DB)},
		{"bXYZ", fixed("XYZ ", 0x24A2, 0x0F8B, 0xB6CE)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	const header = 128
	directory := be.AppendUint32(nil, uint32(len(tags)))
	start := header + 4 + 12*len(tags)
	var data []byte
	for _, t := range tags {
		at := len(data)
		if t.name == "gTRC" || t.name == "bTRC" { // all three share one curve
			at -= len(curve) + 2
		} else {
			data = append(data, t.data...)
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
		}
		directory = append(directory, t.name...)
		directory = be.AppendUint32(directory, uint32(start+at))
		directory = be.AppendUint32(directory, uint32(len(t.data)))
	}
	p := make([]byte, header, start+len(data))
	be.PutUint32(p, uint32(start+len(data)))
	be.PutUint32(p[8:], 0x02100000)
	copy(p[12:], "mntrRGB XYZ ")
	be.PutUint16(p[24:], 2020) // a date has to stand here
	be.PutUint16(p[26:], 1)
	be.PutUint16(p[28:], 1)
	copy(p[36:], "acsp")
	be.PutUint32(p[68:], 0xF6D6) // D50
	be.PutUint32(p[72:], 0x10000)
	be.PutUint32(p[76:], 0xD32D)
	return append(append(p, directory...), data...)
}
