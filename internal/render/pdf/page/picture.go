package page

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/png"

	images "rolexport/internal/picture"
)

// A picture is an image that is ready to be written into any number of files.
type picture struct {
	alpha  bool
	layers []layer // the picture, and its transparency where it has any
}

// A layer is an image object: its dictionary up to filter, mask and length, and its data, compressed with the filter.
type layer struct {
	dict, data []byte
	filter     string
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
	p := &picture{alpha: !pixels.Opaque()}
	if p.layers, err = layersOf(b.Bytes()); err != nil || !images.IsJPEG(data) {
		return p, err
	}
	photo, err := images.JPEG(pixels)
	if err == nil && len(photo) < len(p.layers[0].data) {
		p.layers = []layer{{photoDict(pixels.Rect.Size()), photo, dct}}
	}
	return p, err
}

// photoDict is the dictionary of a photo of three colours.
func photoDict(size image.Point) []byte {
	return fmt.Appendf(nil, "/Type /XObject\n/Subtype /Image\n/Width %d\n/Height %d\n/ColorSpace /DeviceRGB\n/BitsPerComponent 8\n", size.X, size.Y)
}

// write writes the objects of the picture and returns the number of the first.
func (p *picture) write(o *objects) int {
	first := o.reserve(len(p.layers))
	for i, l := range p.layers {
		dict := append([]byte("<<"), l.dict...)
		if i+1 < len(p.layers) {
			dict = appendRef(append(dict, "/SMask "...), first+i+1)
		}
		o.compressed(first+i, dict, l.filter, l.data)
	}
	return first
}
