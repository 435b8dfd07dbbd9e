package picture

import (
	"image"
	"image/color"
	"slices"
	"testing"
)

// withExif returns a JPEG with an Exif part after its start.
func withExif(data []byte, tiff string) []byte {
	part := "Exif\x00\x00" + tiff
	return slices.Concat(data[:2], []byte{0xFF, 0xE1, 0, byte(len(part) + 2)}, []byte(part), data[2:])
}

func bigEndian(orientation byte) string {
	return "MM\x00*\x00\x00\x00\x08\x00\x02" + "\x01\x0F\x00\x02\x00\x00\x00\x01A\x00\x00\x00" + "\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(orientation)) + "\x00\x00"
}

func littleEndian(orientation byte) string {
	return "II*\x00\x08\x00\x00\x00\x01\x00" + "\x12\x01\x03\x00\x01\x00\x00\x00" + string(rune(orientation)) + "\x00\x00\x00"
}

// A picture that a camera noted to be turned is turned; one corner is dark and tells which way.
func TestOrientation(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 32, 16))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for y := range 8 {
		for x := range 8 {
			img.SetGray(x, y, color.Gray{})
		}
	}
	plain := encoded(t, img, asJPEG)
	for i, want := range []image.Rectangle{ // where the dark corner is to be seen
		{}, image.Rect(0, 0, 32, 16), image.Rect(31, 0, 32, 16), image.Rect(31, 15, 32, 16), image.Rect(0, 15, 32, 16),
		image.Rect(0, 0, 16, 32), image.Rect(15, 0, 16, 32), image.Rect(15, 31, 16, 32), image.Rect(0, 31, 16, 32),
	} {
		if i == 0 {
			continue
		}
		for _, tiff := range []string{bigEndian(byte(i)), littleEndian(byte(i))} {
			file := withExif(plain, tiff)
			printed, err := new(Album).Print(file, 1000_000, 1000*want.Max.Y)
			if err != nil || orientation(printed.File) != upright && i != upright || printed.Width != 1000*want.Max.X {
				t.Fatalf("orientation %d: %d bytes, %d wide, %v", i, len(printed.File), printed.Width, err)
			}
			for _, data := range [][]byte{file, printed.File} {
				pixels, err := Decode(data)
				if err != nil || pixels.Rect.Max != want.Max {
					t.Fatalf("orientation %d: %v, %v", i, pixels.Rect, err)
				}
				if dark := pixels.NRGBAAt(want.Min.X, want.Min.Y); dark.R > 60 {
					t.Errorf("orientation %d: %v at %v", i, dark, want.Min)
				}
			}
		}
	}
}

// What is no sound Exif part turns nothing.
func TestOrientationOfDamage(t *testing.T) {
	plain := encoded(t, image.NewGray(image.Rect(0, 0, 4, 2)), asJPEG)
	for _, tiff := range []string{"", "MM", bigEndian(0), bigEndian(9), bigEndian(6)[:14], "II*\x00\xFF\xFF\xFF\xFF\x01\x00", "II*\x00\x08\x00\x00\x00\xFF\xFF"} {
		if got := orientation(withExif(plain, tiff)); got != upright {
			t.Errorf("%q: %d", tiff, got)
		}
	}
	for _, data := range []string{"", "\xFF\xD8", "\xFF\xD8\xFF\xE1\x00\x00", "\xFF\xD8\xFF\xE1\xFF\xFFExif", "\x89PNG"} {
		if got := orientation([]byte(data)); got != upright {
			t.Errorf("%q: %d", data, got)
		}
	}
}
