package page

import (
	"bytes"
	"crypto/sha256"
	"image/png"

	"rolexport/internal/doc"
	images "rolexport/internal/picture"
)

// A picture is an image that is ready to be written into any number of files.
type picture struct {
	width, height int // pixels
	alpha         bool
	layers        []layer // the picture, and its transparency where it has any
}

// A layer is an image object: its dictionary up to filter, mask and length, and its compressed data.
type layer struct{ dict, data []byte }

// PixelSize returns the width and height of a picture in pixels. The error says why it cannot be used, going on from
// what the picture is called.
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
func newPicture(data []byte) (*picture, error) {
	pixels, err := images.Decode(data)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed} // it is compressed once more, in the end
	if err := encoder.Encode(&b, pixels); err != nil {
		return nil, err
	}
	size := pixels.Bounds()
	p := &picture{width: size.Dx(), height: size.Dy(), alpha: !pixels.Opaque()}
	p.layers, err = layersOf(b.Bytes())
	return p, err
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
