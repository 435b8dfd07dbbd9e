package page

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"rolexport/internal/doc"
)

func encoded(t testing.TB, img image.Image, write func(*bytes.Buffer, image.Image) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(b *bytes.Buffer, img image.Image) error  { return png.Encode(b, img) }
func asJPEG(b *bytes.Buffer, img image.Image) error { return jpeg.Encode(b, img, nil) }

// Each kind of pixels that PNG and JPEG know becomes a picture that a file can hold.
func TestPictures(t *testing.T) {
	at := image.Rect(0, 0, 7, 5)
	nrgba64, gray16 := image.NewNRGBA64(at), image.NewGray16(at)
	palette := image.NewPaletted(at, color.Palette{color.Transparent, color.Black, color.NRGBA{1, 2, 3, 99}})
	for i := range 35 {
		nrgba64.Set(i%7, i/7, color.NRGBA64{uint16(i * 900), 7, 9, uint16(i * 1800)})
		gray16.Set(i%7, i/7, color.Gray16{uint16(i * 1800)})
		palette.SetColorIndex(i%7, i/7, uint8(i%3))
	}
	for name, c := range map[string]struct {
		data  []byte
		alpha bool
	}{
		"opaque":         {squarePNG(t, 9, false), false},
		"fading":         {squarePNG(t, 9, true), true},
		"16 bits, alpha": {encoded(t, nrgba64, asPNG), true},
		"grey, 16 bits":  {encoded(t, gray16, asPNG), false},
		"palette":        {encoded(t, palette, asPNG), true},
		"jpeg":           {encoded(t, gray16, asJPEG), false},
		"colour jpeg":    {encoded(t, nrgba64, asJPEG), false},
	} {
		img := &doc.Image{Data: c.data, Alt: name}
		batch := NewBatch()
		p := newPen(sampleInfo(), batch)
		p.Mark(p.tree.Add(0, Figure, Props{Alt: name}))
		p.Image(0, 0, 7000, 5000, img)
		objects := objectsOf(t, p.finish(t))
		if strings.Contains(objects, "/SMask") != c.alpha || strings.Contains(objects, "/Group") != c.alpha {
			t.Errorf("%s: transparency is %v, but not in\n%s", name, c.alpha, objects)
		}
	}
}

// The pixels of a picture arrive as they were.
func TestPictureKeepsPixels(t *testing.T) {
	p, err := newPicture(squarePNG(t, 3, false))
	if err != nil {
		t.Fatal(err)
	}
	if dict := string(p.layers[0].dict); !strings.Contains(dict, "/Width 3\n/Height 3\n") || !strings.Contains(dict, "/DeviceRGB") {
		t.Errorf("picture %s", dict)
	}
	again, err := newPicture(squarePNG(t, 3, false))
	if err != nil || !bytes.Equal(again.layers[0].data, p.layers[0].data) {
		t.Error("the same picture is written in two ways")
	}
}

// A photo stays one, and goes into the file without what a camera noted; what is smaller as plain pixels stands there as these.
func TestPhotos(t *testing.T) {
	flat, photo := image.NewGray(image.Rect(0, 0, 90, 60)), image.NewNRGBA(image.Rect(0, 0, 90, 60))
	state := uint32(1)
	for i := range photo.Pix {
		state = state*1664525 + 1013904223
		photo.Pix[i] = byte(state>>29) + byte(i/400) | byte(i%4/3*255)
	}
	noted := encoded(t, photo, asJPEG)
	noted = slices.Concat(noted[:2], []byte("\xFF\xE1\x00\x0ESecret place"), noted[2:])
	for _, c := range []struct {
		name   string
		data   []byte
		filter string
	}{
		{"photo", noted, dct}, {"photo as PNG", encoded(t, photo, asPNG), flate}, {"flat", encoded(t, flat, asJPEG), flate},
	} {
		p, err := newPicture(c.data)
		if err != nil {
			t.Fatal(err)
		}
		if l := p.layers[0]; len(p.layers) != 1 || l.filter != c.filter || bytes.Contains(l.data, []byte("Secret")) {
			t.Errorf("%s: %d layers, %s", c.name, len(p.layers), l.filter)
		}
		pen := newPen(sampleInfo(), NewBatch())
		pen.Mark(pen.tree.Add(0, Figure, Props{Alt: c.name}))
		pen.Image(0, 0, 90_000, 60_000, &doc.Image{Data: c.data, Alt: c.name})
		if file := pen.finish(t); bytes.Contains(file, []byte("/Filter/"+dct)) != (c.filter == dct) {
			t.Errorf("%s: the file holds no %s", c.name, c.filter)
		}
	}
}

func TestPicturesRefused(t *testing.T) {
	if _, err := NewBatch().picture([]byte("<svg/>")); err == nil || err.Error() != "is neither a PNG nor a JPEG picture" {
		t.Errorf("error %v", err)
	}
}

// FuzzPicture gives damaged pictures: they are refused or become plain pixels, and nothing panics.
func FuzzPicture(f *testing.F) {
	f.Add([]byte("\x89PNG\r\n\x1a\n"))
	f.Add(squarePNG(f, 5, true))
	f.Add(squarePNG(f, 5, false))
	f.Add(encoded(f, image.NewGray16(image.Rect(0, 0, 3, 3)), asPNG))
	f.Add(encoded(f, image.NewPaletted(image.Rect(0, 0, 3, 3), color.Palette{color.Black}), asPNG))
	f.Add(encoded(f, image.NewRGBA(image.Rect(0, 0, 9, 9)), asJPEG))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := newPicture(data)
		if err != nil {
			if strings.Contains(err.Error(), "runtime error") {
				t.Fatal(err) // a panic below
			}
			return
		}
		if len(p.layers) == 0 || p.alpha != (len(p.layers) == 2) {
			t.Fatalf("picture %+v", p)
		}
	})
}
