// Package typeset knows faces and text: which face has a glyph, how wide a text is, where its lines may end, in which order its
// letters stand. It knows no document and no format.
//
// A Face is parsed once and only read after that, so that any number of goroutines can share it. All lengths are integers: those of a
// face in thousandths of an em, those of set text in thousandths of a point.
package typeset

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// A Face is a TrueType font, ready to be measured and embedded. It is safe for concurrent use.
//
// A built-in face is read when it is first asked for anything but its name: few documents need more than two of the ten.
type Face struct {
	name string
	once sync.Once
	done atomic.Bool
	read func() facts // nil: the facts are there
	facts
}

// facts are what the tables of a font say.
type facts struct {
	metrics  Metrics
	coverage coverage
	kerning  kerning
	ascii    [utf8.RuneSelf]uint16 // advances of ASCII, 1/1000 em
	advances []uint16              // by glyph, 1/1000 em; the last one holds for all glyphs above it
	outlines outlines
	source   source
}

// Metrics are the measures of a whole face, in thousandths of an em, upwards from the baseline.
type Metrics struct {
	Ascent      int
	Descent     int // below 0
	CapHeight   int
	StemV       int    // thickness of the vertical stems, estimated from the weight
	ItalicAngle int    // degrees, below 0 when the face leans to the right
	Bounds      [4]int // of all glyphs: left, bottom, right, top
	Bold        bool
	Fixed       bool // all glyphs are equally wide
}

// source holds the tables that a cut face copies from, and the file that they are of.
type source struct{ head, hhea, maxp, post, file []byte }

// Parse reads a TrueType font. The name stands in messages and, reduced to plain letters, in the files that embed the face. The bytes are
// kept and must not change afterwards.
func Parse(name string, ttf []byte) (*Face, error) {
	f, err := parse(name, ttf)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	return f, nil
}

// ready returns the face with its facts read.
func (f *Face) ready() *Face {
	if f.read != nil && !f.done.Load() {
		f.learn()
	}
	return f
}

func (f *Face) learn() {
	f.once.Do(func() {
		f.facts = f.read()
		f.done.Store(true)
	})
}

// Sum returns the SHA-256 of the font that the face was parsed from, hexadecimal.
func (f *Face) Sum() string {
	sum := sha256.Sum256(f.ready().source.file)
	return hex.EncodeToString(sum[:])
}

// File returns the font that the face was parsed from. It must not be changed.
func (f *Face) File() []byte { return f.ready().source.file }

// Installable reports whether the licence of the font lets everybody who reads a file have the whole font (OS/2 fsType 0), as a page of the
// web passes it on.
func (f *Face) Installable() bool {
	all, err := tables(f.File())
	return err == nil && (len(all["OS/2"]) < 10 || be.Uint16(all["OS/2"][8:])&0xF == 0)
}

func parse(name string, ttf []byte) (*Face, error) {
	all, err := tables(ttf)
	if err != nil {
		return nil, err
	}
	f := &Face{name: plainName(name)}
	f.source.file = ttf
	for _, t := range []struct {
		tag  string
		size int
		into *[]byte
	}{
		{"head", 54, &f.source.head},
		{"hhea", 36, &f.source.hhea},
		{"maxp", 32, &f.source.maxp},
		{"post", 32, &f.source.post},
	} {
		if *t.into, err = need(all, t.tag, t.size); err != nil {
			return nil, err
		}
	}
	em := int(be.Uint16(f.source.head[18:]))
	if em < 16 || em > 16384 {
		return nil, fmt.Errorf("%d units per em: a font has 16 to 16384", em)
	}
	if err := mayEmbed(all["OS/2"]); err != nil {
		return nil, err
	}
	f.metrics = measure(f.source, all["OS/2"], em)
	if f.outlines, err = findOutlines(all, f.source, em); err != nil {
		return nil, err
	}
	f.advances = f.outlines.advances()
	if f.coverage, err = findCoverage(all, f.outlines.count); err != nil {
		return nil, err
	}
	f.kerning = findKerning(all, em, &f.coverage)
	for r := range f.ascii {
		f.ascii[r] = uint16(f.advance(f.coverage.table[r]))
	}
	return f, nil
}

// mayEmbed heeds the embedding rights that a font states (OS/2 fsType): no embedding at all, no subset, bitmaps only.
func mayEmbed(os2 []byte) error {
	if len(os2) < 10 {
		return nil
	}
	switch rights := be.Uint16(os2[8:]); {
	case rights&0xF == 2:
		return fmt.Errorf("its licence forbids embedding (OS/2 fsType 0x%04x)", rights)
	case rights&0x300 != 0:
		return fmt.Errorf("its licence forbids embedding a part of it (OS/2 fsType 0x%04x)", rights)
	}
	return nil
}

func measure(s source, os2 []byte, em int) Metrics {
	units := func(table []byte, at int) int { return perMille(int(int16(be.Uint16(table[at:]))), em) }
	m := Metrics{
		Ascent:      units(s.hhea, 4),
		Descent:     units(s.hhea, 6),
		ItalicAngle: int(int16(be.Uint16(s.post[4:]))),
		Fixed:       be.Uint32(s.post[12:]) != 0,
		Bold:        be.Uint16(s.head[44:])&1 != 0,
	}
	for i := range m.Bounds {
		m.Bounds[i] = units(s.head, 36+2*i)
	}
	m.CapHeight = m.Ascent * 7 / 10
	if len(os2) >= 90 && be.Uint16(os2) >= 2 {
		m.CapHeight = units(os2, 88)
	}
	weight := 400
	if len(os2) >= 6 {
		weight = min(int(be.Uint16(os2[4:])), 1000)
	}
	m.StemV = 50 + weight*weight/4225
	return m
}

// perMille turns font units into thousandths of an em, rounded to the nearest, halves away from zero.
func perMille(units, em int) int {
	if units < 0 {
		return -perMille(-units, em)
	}
	return (2000*units + em) / (2 * em)
}

// maxName is the longest name of a face. A PDF name has 127 bytes, and more stands in front of this one.
const maxName = 63

// plainName keeps the characters that may stand in any PDF name.
func plainName(name string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r == '-':
			return r
		}
		return -1
	}, name)
	if plain == "" {
		return "Face"
	}
	return plain[:min(len(plain), maxName)]
}

// Name returns the name of the face in plain letters, digits and hyphens.
func (f *Face) Name() string { return f.name }

// Metrics returns the measures of the face.
func (f *Face) Metrics() Metrics { return f.ready().metrics }

// Ascent returns how far the face reaches above the baseline, in thousandths of an em.
func (f *Face) Ascent() int { return f.ready().metrics.Ascent }

// Descent returns how far the face reaches below the baseline, in thousandths of an em; it is negative.
func (f *Face) Descent() int { return f.ready().metrics.Descent }

// CapHeight returns the height of the capitals in thousandths of an em.
func (f *Face) CapHeight() int { return f.ready().metrics.CapHeight }

// Glyph returns the glyph of r, and whether the face has one.
func (f *Face) Glyph(r rune) (uint16, bool) {
	g := f.ready().coverage.glyph(r)
	return g, g != 0
}

// Advance returns the width of a glyph in thousandths of an em.
func (f *Face) Advance(glyph uint16) int { return f.ready().advance(glyph) }

func (f *facts) advance(glyph uint16) int {
	return int(f.advances[min(int(glyph), len(f.advances)-1)])
}
