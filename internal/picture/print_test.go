package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
)

// textured is an opaque picture that no compressor makes small.
func textured(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	state := uint32(1)
	for i := range img.Pix {
		if state = state*1664525 + 1013904223; i%4 == 3 {
			img.Pix[i] = 255
		} else {
			img.Pix[i] = byte(state >> 24)
		}
	}
	return img
}

// A finished document holds no more pixels than 450 an inch of what is printed, whatever the file has.
func TestPrint(t *testing.T) {
	large, small := textured(1200, 800), textured(90, 60)
	for name, c := range map[string]struct {
		data                  []byte
		width, height         int // asked for
		wantWidth, wantHeight int
		pixels                image.Point
		jpeg                  bool
	}{
		"large JPEG": {encoded(t, large, asJPEG), 300_000, 32_000, 48_000, 32_000, image.Pt(300, 200), true},
		"large PNG":  {encoded(t, large, asPNG), 300_000, 32_000, 48_000, 32_000, image.Pt(300, 200), false},
		"wide":       {encoded(t, image.NewGray(image.Rect(0, 0, 4000, 10)), asPNG), 288_000, 32_000, 288_000, 720, image.Pt(1800, 4), false},
		"a line":     {encoded(t, image.NewGray(image.Rect(0, 0, 1, 16000)), asPNG), 288_000, 4000, 0, 4000, image.Pt(1, 25), false},
		"small JPEG": {encoded(t, small, asJPEG), 300_000, 32_000, 48_000, 32_000, image.Pt(90, 60), true},
		"small PNG":  {encoded(t, small, asPNG), 300_000, 200_000, 300_000, 200_000, image.Pt(90, 60), false},
	} {
		p, err := new(Album).Print(c.data, c.width, c.height)
		if err != nil || p.Width != c.wantWidth || p.Height != c.wantHeight || IsJPEG(p.File) != c.jpeg || len(p.File) > len(c.data) {
			t.Errorf("%s: %d by %d, %d bytes of %d, JPEG %v, %v", name, p.Width, p.Height, len(p.File), len(c.data), IsJPEG(p.File), err)
		}
		size, _, err := image.DecodeConfig(bytes.NewReader(p.File))
		if err != nil || image.Pt(size.Width, size.Height) != c.pixels {
			t.Errorf("%s: %d by %d pixels, %v", name, size.Width, size.Height, err)
		}
	}
}

// A file that is no smaller when written anew stays as it is; one that carries more than its pixels loses that.
func TestPrintKeepsSmallFiles(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, textured(60, 60), &jpeg.Options{Quality: 60}); err != nil {
		t.Fatal(err)
	}
	small := b.Bytes()
	noted := slices.Concat(small[:2], []byte{0xFF, 0xE1, 0xFF, 0xFF}, make([]byte, 0xFFFF-2), small[2:])
	for name, c := range map[string]struct {
		data []byte
		kept bool
	}{
		"JPEG": {small, true}, "JPEG with notes": {noted, false},
		"palette": {encoded(t, image.NewPaletted(image.Rect(0, 0, 60, 60), color.Palette{color.Black, color.White}), asPNG), true},
	} {
		p, err := new(Album).Print(c.data, 300_000, 32_000)
		if err != nil || bytes.Equal(p.File, c.data) != c.kept || len(p.File) > len(c.data) {
			t.Errorf("%s: %d bytes of %d, %v", name, len(p.File), len(c.data), err)
		}
	}
}

// A print is made once, and what is refused stays refused.
func TestAlbum(t *testing.T) {
	var album Album
	data := encoded(t, textured(900, 900), asPNG)
	first, err := album.Print(data, 300_000, 32_000)
	if err != nil {
		t.Fatal(err)
	}
	again, err := album.Print(data, 300_000, 32_000)
	if err != nil || &again.File[0] != &first.File[0] {
		t.Errorf("made twice, %v", err)
	}
	higher, err := album.Print(data, 300_000, 64_000)
	if err != nil || higher.Height != 64_000 || len(higher.File) <= len(first.File) {
		t.Errorf("%d high, %d bytes, %v", higher.Height, len(higher.File), err)
	}
	for _, data := range [][]byte{nil, []byte("<svg/>")} {
		for range 2 {
			if _, err := album.Print(data, 300_000, 32_000); err == nil || Cure(err) != "convert it to PNG" {
				t.Errorf("%q: %v", data, err)
			}
		}
	}
}

// Each pixel of a smaller picture is the mean of what it covers: what is transparent lends no colour.
func TestShrunk(t *testing.T) {
	from := image.NewNRGBA(image.Rect(0, 0, 3, 2))
	for x, c := range []color.NRGBA{{200, 0, 0, 255}, {0, 100, 0, 255}, {90, 90, 90, 0}} {
		from.SetNRGBA(x, 0, c)
		from.SetNRGBA(x, 1, c)
	}
	to := shrunk(from, 2, 9)
	if want := image.Rect(0, 0, 2, 1); to.Rect != want {
		t.Fatalf("%v, want %v", to.Rect, want)
	}
	for x, want := range []color.NRGBA{{133, 33, 0, 255}, {0, 100, 0, 85}} {
		if got := to.NRGBAAt(x, 0); got != want {
			t.Errorf("pixel %d: %v, want %v", x, got, want)
		}
	}
	if shrunk(from, 3, 2) != from {
		t.Error("a picture that fits is made anew")
	}
	flat := image.NewNRGBA(image.Rect(0, 0, 640, 479))
	for i := range flat.Pix {
		flat.Pix[i] = []byte{7, 77, 177, 255}[i%4]
	}
	to = shrunk(flat, 97, 89)
	if !bytes.Equal(to.Pix, bytes.Repeat(flat.Pix[:4], 97*72)) {
		t.Errorf("%v: one colour becomes others: %v", to.Rect, to.Pix[:16])
	}
}

// The pixels of a print are whole: nothing of a size that is no divisor is lost at the edges.
func TestShrunkReachesTheEdges(t *testing.T) {
	for n := 1; n < 60; n++ {
		from := image.NewNRGBA(image.Rect(0, 0, 61, 61))
		for i := range 61 {
			from.SetNRGBA(60, i, color.NRGBA{A: 255})
			from.SetNRGBA(i, 60, color.NRGBA{A: 255})
		}
		to := shrunk(from, n, n)
		if to.NRGBAAt(n-1, 0).A == 0 || to.NRGBAAt(0, n-1).A == 0 || to.NRGBAAt(n-1, n-1).A == 0 {
			t.Errorf("%d pixels: the last row or column is empty", n)
		}
	}
	if _, err := png.Decode(bytes.NewReader(encoded(t, shrunk(textured(61, 61), 7, 7), asPNG))); err != nil {
		t.Error(err)
	}
}
