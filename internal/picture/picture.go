// Package picture reads the pictures that users give, such as logos. A picture is decoded as a whole before anything else is done with
// it, within limits, so that a damaged or malicious file is refused where it is named and plain pixels alone go any further.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
)

// What a picture may measure at most.
const (
	MaxBytes  = 4 << 20
	MaxPixels = 16 << 20
)

// What errors of Decode are about; any other means that the file is damaged. All are said of the file: they go on from its name.
var (
	errFormat = errors.New("is neither a PNG nor a JPEG picture")
	errSize   = errors.New("is too large")
)

// Decode returns the pixels of a PNG or JPEG in 8 bits of red, green, blue and alpha, the way round that they are to be seen. Its error goes on from
// the name of the file.
func Decode(data []byte) (*image.NRGBA, error) {
	decoded, err := decode(data)
	if err != nil {
		return nil, err
	}
	return turned(plain(decoded), orientation(data)), nil
}

// decode returns the pixels of a PNG or JPEG as the file has them.
func decode(data []byte) (pixels image.Image, err error) {
	defer func() {
		if r := recover(); r != nil { // the last line of defence against files that are made to harm
			pixels, err = nil, fmt.Errorf("is damaged: %v", r)
		}
	}()
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("%w: more than %d MB", errSize, MaxBytes>>20)
	}
	readSize, read := png.DecodeConfig, png.Decode
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
	case IsJPEG(data):
		readSize, read = jpeg.DecodeConfig, jpeg.Decode
	default:
		return nil, errFormat
	}
	size, err := readSize(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, fmt.Errorf("is damaged: %w", err)
	case size.Width <= 0 || size.Height <= 0:
		return nil, errors.New("is damaged: it has no pixels")
	case size.Width > MaxPixels/size.Height:
		return nil, fmt.Errorf("%w: %d by %d pixels, and %d million are the most", errSize, size.Width, size.Height, MaxPixels>>20)
	}
	decoded, err := read(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("is damaged: %w", err)
	}
	return decoded, nil
}

// IsJPEG reports whether a file begins as a JPEG does.
func IsJPEG(data []byte) bool { return bytes.HasPrefix(data, []byte("\xFF\xD8\xFF")) }

// Check says why a picture cannot be used, going on from its name, and how that is mended; both are empty for a sound one.
func Check(data []byte) (reason, cure string) {
	if _, err := decode(data); err != nil {
		return err.Error(), Cure(err)
	}
	return "", ""
}

// Cure says how what Decode says of a picture is mended.
func Cure(err error) string {
	switch {
	case errors.Is(err, errFormat):
		return "convert it to PNG"
	case errors.Is(err, errSize):
		return "scale it down"
	}
	return "take it from its source again, or save it anew as PNG"
}

// plain returns an image in 8 bits of red, green, blue and alpha.
func plain(from image.Image) *image.NRGBA {
	if same, ok := from.(*image.NRGBA); ok {
		return same
	}
	at := from.Bounds()
	size := image.Rectangle{Max: at.Size()}
	if drawn, ok := from.(interface{ Opaque() bool }); ok && drawn.Opaque() { // with nothing to see through, both kinds of pixels are the same
		pixels := image.NewRGBA(size)
		draw.Draw(pixels, size, from, at.Min, draw.Src)
		return &image.NRGBA{Pix: pixels.Pix, Stride: pixels.Stride, Rect: size}
	}
	pixels := image.NewNRGBA(size)
	draw.Draw(pixels, size, from, at.Min, draw.Src)
	return pixels
}
