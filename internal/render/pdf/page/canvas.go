package page

import (
	"strings"

	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// Text implements Surface.
func (f *File) Text(x, baseline int, r Run) {
	if r.Text == "" || !f.allowed() {
		return
	}
	if r.Size <= 0 || r.Face == nil {
		f.fail("text of size %d", r.Size)
		return
	}
	n := f.inked(r.Face)
	if lost, ok := f.faces[n].take(r.Face, r.Text); !ok {
		f.fail("font %s has no glyph for %U", r.Face.Name(), lost)
		return
	}
	apart := true
	switch {
	case r.Stands != "":
		f.beginApart("Span", r.Stands)
	case r.Reversed:
		f.beginApart("ReversedChars", "") // ISO 32000-1, 14.8.2.3.3
	default:
		f.resume()
		apart = false
	}
	f.placeText(x, baseline, n, r)
	f.texts = append(f.texts, text{len(f.content), n, r.Text})
	if apart {
		f.endApart()
	}
	if f.mark == marked && f.tree.figure(f.open) != none {
		em := func(v int) int { return typeset.Scale(v, r.Size) }
		y := f.up(baseline)
		f.cover(x, y+em(r.Face.Descent()), x+em(r.Face.Ems(r.Text)), y+em(r.Face.Ascent()))
	}
}

// inked returns the number of a face in the file.
func (f *File) inked(face *typeset.Face) int {
	for i, known := range f.faces {
		if known.face == face {
			return i
		}
	}
	n := len(f.faces)
	if n < cap(f.faces) && f.faces[:n+1][n] != nil { // from an earlier file
		f.faces = f.faces[:n+1]
		f.faces[n].face = face
	} else {
		f.faces = append(f.faces, &inked{face: face})
	}
	return n
}

// placeText opens a text object if need be, and makes face, size, colour and place those of r.
func (f *File) placeText(x, baseline, face int, r Run) {
	if !f.inText {
		f.content = append(f.content, "BT\n"...)
		f.inText, f.originX, f.originY = true, 0, 0
	}
	f.setFill(r.Colour)
	b := f.content
	if face != f.face || r.Size != f.size {
		f.face, f.size = face, r.Size
		b = append(appendInt(append(b, "/F"...), face), ' ')
		b = append(appendLength(b, r.Size), " Tf\n"...)
	}
	if r.Tracking != f.tracking {
		f.tracking = r.Tracking
		b = append(appendLength(b, r.Tracking), " Tc\n"...)
	}
	x, y := onGrid(x), onGrid(f.up(baseline))
	b = append(appendLengths(b, x-f.originX, y-f.originY), " Td\n"...)
	f.originX, f.originY = x, y
	f.content = b
}

// endText closes the text object. Size, face and tracking hold on.
func (f *File) endText() {
	if f.inText {
		f.content = append(f.content, "ET\n"...)
		f.inText = false
	}
}

// Missing implements Surface. The boxes are paths. A blank of the face, stretched to their width, carries the characters for readers that go
// by glyphs.
func (f *File) Missing(x, baseline int, r Run) {
	if !f.allowed() {
		return
	}
	if r.Size <= 0 || r.Face == nil {
		f.fail("a missing character of size %d", r.Size)
		return
	}
	f.endText()
	said := f.mark == marked && f.closers > 1 // by the ActualText of the element
	if !said {
		f.beginApart("Span", strings.ToValidUTF8(r.Text, "\uFFFD"))
	}
	em := func(v int) int { return typeset.Scale(v, r.Size) }
	height := em(r.Face.CapHeight())
	boxes, advance := typeset.Boxes(r.Text), em(typeset.BoxAdvance)+r.Tracking
	for i := range boxes {
		f.Frame(x+i*advance+em(70), baseline-height, em(typeset.BoxAdvance-140), height, max(em(50), 1), r.Colour)
	}
	if blank := r.Face.Ems(" "); blank > 0 && r.Face.Has(' ') {
		n := f.inked(r.Face)
		f.faces[n].add(' ')
		f.placeText(x, baseline, n, r)
		b := append(appendLength(f.content, int(100_000*int64(boxes)*typeset.BoxAdvance/int64(blank))), " Tz\n"...)
		f.texts = append(f.texts, text{len(b), n, " "})
		f.content = append(b, "100 Tz\n"...)
		f.endText()
	}
	if !said {
		f.endApart()
	}
}

// Rect implements Surface.
func (f *File) Rect(x, y, width, height int, fill theme.RGB) {
	if !f.ready() {
		return
	}
	f.endText()
	f.setFill(fill)
	f.content = append(f.rectangle(x, y, width, height), " re f\n"...)
}

// Frame implements Surface.
func (f *File) Frame(x, y, width, height, thickness int, stroke theme.RGB) {
	if !f.ready() {
		return
	}
	f.endText()
	f.setStroke(stroke, thickness)
	half := thickness / 2
	f.content = append(f.rectangle(x+half, y+half, width-thickness, height-thickness), " re S\n"...)
}

func (f *File) rectangle(x, y, width, height int) []byte {
	f.cover(x, f.up(y+height), x+width, f.up(y))
	left, bottom := onGrid(x), onGrid(f.up(y+height))
	return appendLengths(f.content, left, bottom, onGrid(x+width)-left, onGrid(f.up(y))-bottom)
}

// Line implements Surface.
func (f *File) Line(x1, y1, x2, y2, thickness int, stroke theme.RGB) {
	if !f.ready() {
		return
	}
	f.endText()
	f.setStroke(stroke, thickness)
	b := append(appendLengths(f.content, onGrid(x1), onGrid(f.up(y1))), " m "...)
	f.content = append(appendLengths(b, onGrid(x2), onGrid(f.up(y2))), " l S\n"...)
	half := thickness / 2
	f.cover(min(x1, x2)-half, f.up(max(y1, y2))-half, max(x1, x2)+half, f.up(min(y1, y2))+half)
}

// Disc implements Surface.
func (f *File) Disc(x, y, radius int, fill theme.RGB) {
	if !f.ready() {
		return
	}
	f.endText()
	f.setFill(fill)
	f.circle(x, y, radius, "f Q\n")
}

// Ring implements Surface.
func (f *File) Ring(x, y, radius, thickness int, stroke theme.RGB) {
	if !f.ready() {
		return
	}
	f.endText()
	f.setStroke(stroke, thickness)
	f.circle(x, y, radius-thickness/2, "s Q\n")
}

// circle draws four curves around a centre. Circles of one size are written alike, so that they hardly count in the compressed file.
func (f *File) circle(x, y, r int, paint string) {
	y = f.up(y)
	f.cover(x-r, y-r, x+r, y+r)
	if r != f.radius || len(f.curves) == 0 {
		f.radius, f.curves = r, appendCircle(f.curves[:0], r)
	}
	b := append(appendLengths(append(f.content, "q 1 0 0 1 "...), onGrid(x), onGrid(y)), " cm\n"...)
	f.content = append(append(b, f.curves...), paint...)
}

// appendCircle writes four curves around the origin.
func appendCircle(b []byte, r int) []byte {
	k := int(int64(r) * 5523 / 10000) // how far the control points stand off
	b = append(appendLengths(b, r, 0), " m\n"...)
	for _, c := range [4][6]int{{r, k, k, r, 0, r}, {-k, r, -r, k, -r, 0}, {-r, -k, -k, -r, 0, -r}, {k, -r, r, -k, r, 0}} {
		b = append(appendLengths(b, c[:]...), " c\n"...)
	}
	return b
}

func (f *File) setFill(c theme.RGB) {
	if want := (colour{c, true}); f.fill != want {
		f.fill = want
		f.content = append(appendColour(f.content, c, "g", "rg"), '\n')
	}
}

func (f *File) setStroke(c theme.RGB, width int) {
	if want := (colour{c, true}); f.stroke != want {
		f.stroke = want
		f.content = append(appendColour(f.content, c, "G", "RG"), '\n')
	}
	if f.width != width {
		f.width = width
		f.content = append(appendLength(f.content, width), " w\n"...)
	}
}
