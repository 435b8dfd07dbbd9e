package page

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"rolexport/internal/doc"
)

// What a picture may measure at most.
const (
	maxPictureBytes  = 16 << 20
	maxPicturePixels = 16 << 20
)

// A picture is an image that is ready to be written into any number of files.
type picture struct {
	width, height int // pixels
	alpha         bool
	layers        []layer // the picture, and its transparency where it has any
}

// A layer is an image object: its dictionary up to filter, mask and length, and its compressed data.
type layer struct{ dict, data []byte }

// PixelSize returns the width and height of a picture in pixels. The error says why it cannot be used.
func (b *Batch) PixelSize(img *doc.Image) (width, height int, err error) {
	p, err := b.picture(img.Data)
	if err != nil {
		return 0, 0, err
	}
	return p.width, p.height, nil
}

// picture returns a picture in PNG or JPEG.
func (b *Batch) picture(data []byte) (*picture, error) {
	key := sha256.Sum256(data)
	b.mu.Lock()
	made := b.pictures[key]
	b.mu.Unlock()
	if made != nil {
		return made, nil
	}
	made, err := newPicture(data)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if known := b.pictures[key]; known != nil { // made twice at the same time: all take the same
		return known, nil
	}
	if b.pictures == nil || len(b.pictures) >= maxPictures {
		b.pictures = make(map[[32]byte]*picture)
	}
	b.pictures[key] = made
	return made, nil
}

// newPicture reads a picture and writes it anew, so that nothing but plain pixels of 8 bits goes any further.
func newPicture(data []byte) (p *picture, err error) {
	defer func() {
		if r := recover(); r != nil { // the last line of defence against files that are made to harm
			p, err = nil, fmt.Errorf("the file is damaged: %v", r)
		}
	}()
	if len(data) > maxPictureBytes {
		return nil, fmt.Errorf("the file is larger than %d MB", maxPictureBytes>>20)
	}
	readSize, read := png.DecodeConfig, png.Decode
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
	case bytes.HasPrefix(data, []byte("\xFF\xD8\xFF")):
		readSize, read = jpeg.DecodeConfig, jpeg.Decode
	default:
		return nil, errors.New("it is neither PNG nor JPEG")
	}
	size, err := readSize(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, err
	case size.Width <= 0 || size.Height <= 0:
		return nil, errors.New("it has no pixels")
	case size.Width > maxPicturePixels/size.Height:
		return nil, fmt.Errorf("%d by %d pixels are too many: at most %d million", size.Width, size.Height, maxPicturePixels>>20)
	}
	decoded, err := read(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	pixels := plainPixels(decoded)
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed} // it is compressed once more, in the end
	if err := encoder.Encode(&b, pixels); err != nil {
		return nil, err
	}
	p = &picture{width: size.Width, height: size.Height, alpha: !pixels.Opaque()}
	p.layers, err = layersOf(b.Bytes())
	return p, err
}

// plainPixels returns an image in 8 bits of red, green, blue and alpha.
func plainPixels(from image.Image) *image.NRGBA {
	if plain, ok := from.(*image.NRGBA); ok {
		return plain
	}
	at := from.Bounds()
	plain := image.NewNRGBA(image.Rect(0, 0, at.Dx(), at.Dy()))
	for y := range at.Dy() {
		for x := range at.Dx() {
			plain.SetNRGBA(x, y, color.NRGBAModel.Convert(from.At(at.Min.X+x, at.Min.Y+y)).(color.NRGBA))
		}
	}
	return plain
}

// write writes the objects of the picture and returns the number of the first.
func (p *picture) write(o *objects) int {
	first := o.reserve(len(p.layers))
	for i, l := range p.layers {
		dict := append([]byte("<<"), l.dict...)
		if i+1 < len(p.layers) {
			dict = appendRef(append(dict, "/SMask "...), first+i+1)
		}
		o.compressed(first+i, dict, l.data)
	}
	return first
}
