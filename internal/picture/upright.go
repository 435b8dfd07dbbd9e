package picture

import (
	"bytes"
	"encoding/binary"
	"image"
)

// upright is the orientation of a picture whose first row is its top and whose first column is its left side.
const upright = 1

// orientation returns how a JPEG is to be turned, from 1 to 8, as its Exif part says (JEITA CP-3451, tag 0x0112). What is not understood there
// does not count.
func orientation(data []byte) int {
	if !IsJPEG(data) {
		return upright
	}
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker, end := data[at+1], at+2+int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xDA || end < at+4 || end > len(data) { // the pixels begin
			break
		}
		if exif, ok := bytes.CutPrefix(data[at+4:end], []byte("Exif\x00\x00")); ok && marker == 0xE1 {
			return exifOrientation(exif)
		}
		at = end
	}
	return upright
}

// exifOrientation reads the first directory of a TIFF file.
func exifOrientation(tiff []byte) int {
	const tag, short = 0x0112, 3
	var order binary.ByteOrder = binary.BigEndian
	switch {
	case len(tiff) < 8:
		return upright
	case bytes.HasPrefix(tiff, []byte("II")):
		order = binary.LittleEndian
	}
	first := int64(order.Uint32(tiff[4:]))
	if first+2 > int64(len(tiff)) {
		return upright
	}
	entries := tiff[first+2:]
	for range order.Uint16(tiff[first:]) {
		if len(entries) < 12 {
			break
		}
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short {
			if v := order.Uint16(entries[8:]); v >= 1 && v <= 8 {
				return int(v)
			}
		}
		entries = entries[12:]
	}
	return upright
}

// turned returns a picture as it is to be seen.
func turned(from *image.NRGBA, orientation int) *image.NRGBA {
	if orientation == upright {
		return from
	}
	w, h := from.Rect.Dx(), from.Rect.Dy()
	size := image.Pt(w, h)
	if orientation >= 5 {
		size = image.Pt(h, w)
	}
	to := image.NewNRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			fromX, fromY := x, y
			if orientation >= 5 {
				fromX, fromY = y, x
			}
			switch orientation {
			case 2, 3, 7, 8: // from right to left
				fromX = w - 1 - fromX
			}
			switch orientation {
			case 3, 4, 6, 7: // from the bottom up
				fromY = h - 1 - fromY
			}
			to.SetNRGBA(x, y, from.NRGBAAt(from.Rect.Min.X+fromX, from.Rect.Min.Y+fromY))
		}
	}
	return to
}
