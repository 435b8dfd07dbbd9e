package rendertest

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"slices"

	"rolexport"
	"rolexport/internal/diag"
	"rolexport/internal/theme"
)

// OwnTheme loads a theme with a logo, 30 points high, and a face of somebody's own, which regular and italic text is set in.
func OwnTheme(logo, face []byte) (*theme.Theme, diag.List) {
	files := map[string][]byte{
		"own.yaml": []byte("logo: {file: logo, alt: Own & Sons, height: 30}\nfaces: {regular: face, italic: face}\nfooter: Internal\n"), "logo": logo, "face": face,
	}
	return theme.Load(rolexport.Templates(), "own.yaml", func(name string) ([]byte, error) {
		if data, ok := files[name]; ok {
			return data, nil
		}
		return nil, fs.ErrNotExist
	})
}

// Logo is a picture of 90 by 30 pixels.
func Logo() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 90, 30))); err != nil {
		panic(err) // memory takes what it is given
	}
	return b.Bytes()
}

// largeLogo is a picture of 1600 by 1200 pixels, which no compressor makes small, as a file.
func largeLogo(write func(io.Writer, image.Image) error) []byte {
	pixels := image.NewNRGBA(image.Rect(0, 0, 1600, 1200))
	state := uint32(1)
	for i := range pixels.Pix {
		if state = state*1664525 + 1013904223; i%4 == 3 {
			state |= 0xFF << 24
		}
		pixels.Pix[i] = byte(state >> 24)
	}
	var b bytes.Buffer
	if err := write(&b, pixels); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func asPNG(w io.Writer, img image.Image) error { // in few colours, so that the file is no larger than a logo may be
	few := image.NewPaletted(img.Bounds(), color.Palette{color.Black, color.White, color.NRGBA{200, 0, 0, 255}, color.NRGBA{0, 0, 200, 255}})
	for i := range few.Pix {
		few.Pix[i] = img.(*image.NRGBA).Pix[4*i] >> 6
	}
	return png.Encode(w, few)
}

func asJPEG(w io.Writer, img image.Image) error { return jpeg.Encode(w, img, nil) }

// TurnedLogo is a JPEG of 30 by 90 pixels of which a camera noted that it is to be turned by a quarter, to 90 by 30.
func TurnedLogo() []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 90)), nil); err != nil {
		panic(err)
	}
	note := "\xFF\xE1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	return slices.Concat(b.Bytes()[:2], []byte(note), b.Bytes()[2:])
}
