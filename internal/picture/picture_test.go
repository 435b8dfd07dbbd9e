package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

func encoded(tb testing.TB, img image.Image, write func(*bytes.Buffer, image.Image) error) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := write(&b, img); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(b *bytes.Buffer, img image.Image) error  { return png.Encode(b, img) }
func asJPEG(b *bytes.Buffer, img image.Image) error { return jpeg.Encode(b, img, nil) }

// fading is a picture of every transparency.
func fading() *image.NRGBA64 {
	img := image.NewNRGBA64(image.Rect(0, 0, 7, 5))
	for i := range 35 {
		img.Set(i%7, i/7, color.NRGBA64{uint16(i * 900), 7 << 8, 9 << 8, uint16(i * 1800)})
	}
	return img
}

func TestDecode(t *testing.T) {
	for name, data := range map[string][]byte{
		"16 bits": encoded(t, fading(), asPNG),
		"palette": encoded(t, image.NewPaletted(image.Rect(0, 0, 7, 5), color.Palette{color.Transparent, color.Black}), asPNG),
		"grey":    encoded(t, image.NewGray(image.Rect(0, 0, 7, 5)), asJPEG),
	} {
		pixels, err := Decode(data)
		if err != nil || pixels.Bounds() != image.Rect(0, 0, 7, 5) {
			t.Errorf("%s: %v, %v", name, pixels, err)
		}
		if reason, cure := Check(data); reason != "" || cure != "" {
			t.Errorf("%s: %s (%s)", name, reason, cure)
		}
	}
	shades := image.NewGray16(image.Rect(0, 0, 7, 5))
	shades.SetGray16(6, 2, color.Gray16{0x70FF})
	pixels, err := Decode(encoded(t, shades, asPNG))
	if err != nil || pixels.NRGBAAt(6, 2) != (color.NRGBA{0x70, 0x70, 0x70, 255}) {
		t.Errorf("pixel %v, %v", pixels.NRGBAAt(6, 2), err)
	}
}

func TestDecodeRefuses(t *testing.T) {
	good := encoded(t, fading(), asPNG)
	huge := bytes.Clone(good)
	binary.BigEndian.PutUint32(huge[16:], 5000)
	binary.BigEndian.PutUint32(huge[20:], 5000)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	again := "take it from its source again, or save it anew as PNG"
	for _, c := range []struct {
		data         []byte
		reason, cure string
	}{
		{nil, "is neither a PNG nor a JPEG picture", "convert it to PNG"},
		{[]byte("<svg/>"), "is neither a PNG nor a JPEG picture", "convert it to PNG"},
		{huge, "is too large: 5000 by 5000 pixels, and 16 million are the most", "scale it down"},
		{append(bytes.Clone(good), make([]byte, MaxBytes)...), "is too large: more than 4 MB", "scale it down"},
		{good[:60], "is damaged: png: invalid format: not enough pixel data", again},
		{[]byte("\xFF\xD8\xFF\xE0\x00\x00"), "is damaged: invalid JPEG format: ", again},
		{bytes.Replace(good, []byte("IDAT"), []byte("IDAU"), 1), "is damaged: png: invalid format: invalid checksum", again},
		{append(bytes.Clone(good[:8]), good[30:]...), "is damaged: unexpected EOF", again},
	} {
		if reason, cure := Check(c.data); !strings.HasPrefix(reason, c.reason) || cure != c.cure {
			t.Errorf("%q (%s), want %q (%s)", reason, cure, c.reason, c.cure)
		}
	}
}

// FuzzDecode gives damaged pictures: they are refused or become plain pixels, and nothing panics.
func FuzzDecode(f *testing.F) {
	f.Add(encoded(f, fading(), asPNG))
	f.Add(encoded(f, image.NewGray16(image.Rect(0, 0, 3, 3)), asPNG))
	f.Add(encoded(f, image.NewPaletted(image.Rect(0, 0, 3, 3), color.Palette{color.Black}), asPNG))
	f.Add(encoded(f, image.NewRGBA(image.Rect(0, 0, 9, 9)), asJPEG))
	f.Add(withExif(encoded(f, image.NewRGBA(image.Rect(0, 0, 9, 5)), asJPEG), bigEndian(6)))
	f.Fuzz(func(t *testing.T, data []byte) {
		pixels, err := Decode(data)
		switch {
		case err != nil && strings.Contains(err.Error(), "runtime error"):
			t.Fatal(err) // a panic below
		case err == nil && (pixels.Rect.Min != image.Point{} || pixels.Rect.Empty()):
			t.Fatalf("pixels of %v", pixels.Rect)
		}
	})
}
