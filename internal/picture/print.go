package picture

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"sync"
)

// pointsPerInch and density say how many pixels a printed length is worth: more than 450 an inch nobody sees on paper, and on a screen of twice the
// usual density a picture can be enlarged to more than twice its size.
const (
	pointsPerInch = 72
	density       = 450
)

// quality is that of JPEGs that are written anew: nobody sees a difference.
const quality = 90

// A Print is a picture as finished documents hold it.
type Print struct {
	File          []byte // PNG or JPEG, upright, with no more pixels than its size asks for
	Width, Height int    // printed, in thousandths of a point
}

// An Album makes prints, each once. It is safe for concurrent use; the zero Album is ready.
type Album struct {
	prints sync.Map // functions that return a Print, by order
}

// An order is what a print is made of. Files are told apart by where they are kept.
type order struct {
	file          *byte
	width, height int
}

// Print returns a picture of a height in its proportions, and no wider than a width, in thousandths of a point. The file must not change
// afterwards. The error is that of Decode.
func (a *Album) Print(data []byte, width, height int) (Print, error) {
	if len(data) == 0 {
		return Print{}, errFormat
	}
	made, _ := a.prints.LoadOrStore(order{&data[0], width, height}, sync.OnceValues(func() (Print, error) { return newPrint(data, width, height) }))
	return made.(func() (Print, error))()
}

func newPrint(data []byte, width, height int) (Print, error) {
	pixels, err := Decode(data)
	if err != nil {
		return Print{}, err
	}
	size := pixels.Rect.Size()
	p := Print{data, ratio(height, size.X, size.Y), height}
	if p.Width > width {
		p.Width, p.Height = width, ratio(width, size.Y, size.X)
	}
	small := shrunk(pixels, inPixels(p.Width), inPixels(p.Height))
	anew, err := written(small, IsJPEG(data))
	if err != nil {
		return Print{}, err
	}
	if small != pixels || orientation(data) != upright || len(anew) < len(data) {
		p.File = anew
	}
	return p, nil
}

// inPixels returns how many pixels a length in thousandths of a point has room for, and one at the least.
func inPixels(length int) int { return max(1, ratio(length, density, 1000*pointsPerInch)) }

// written returns a picture as a file: a photo loses what nobody sees, anything else nothing.
func written(pixels *image.NRGBA, photo bool) ([]byte, error) {
	if photo {
		return JPEG(pixels)
	}
	var b bytes.Buffer
	err := png.Encode(&b, pixels)
	return b.Bytes(), err
}

// JPEG returns an opaque picture as a JPEG of three colours, without any notes.
func JPEG(pixels *image.NRGBA) ([]byte, error) {
	var b bytes.Buffer
	// The encoder is quick with pixels of this kind, and they are the same where nothing is transparent.
	err := jpeg.Encode(&b, &image.RGBA{Pix: pixels.Pix, Stride: pixels.Stride, Rect: pixels.Rect}, &jpeg.Options{Quality: quality})
	return b.Bytes(), err
}
