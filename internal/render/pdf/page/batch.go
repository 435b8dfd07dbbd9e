package page

import (
	"strconv"
	"sync"

	"rolexport/internal/typeset"
)

// A Batch is what the files of one run share, so that it is made only once: cut faces and pictures, and memory. What it holds depends on
// nothing but the faces, runes and pictures asked for, so a file is the same whatever was written before it. It is safe for concurrent
// use; the zero Batch is ready.
type Batch struct {
	sketches sync.Pool

	mu       sync.Mutex
	fonts    map[fontKey]*font
	maps     map[string][]byte // from codes to text, deflated, by what they map
	pictures map[[32]byte]*picture
	frames   map[[2]int]*frame // by width and height
}

// NewBatch returns an empty batch.
func NewBatch() *Batch { return new(Batch) }

// fontKey is a face and the runes that it is cut to.
type fontKey struct {
	face  *typeset.Face
	runes string
}

// toUnicode returns a map from codes to text, deflated.
func (b *Batch) toUnicode(c *codes) []byte {
	key := strconv.Itoa(c.first) + string(c.runes) // the first tells codes of one byte from those of two
	b.mu.Lock()
	made := b.maps[key]
	b.mu.Unlock()
	if made != nil {
		return made
	}
	made = deflated(c.toUnicode())
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.maps == nil || len(b.maps) >= maxFonts {
		b.maps = make(map[string][]byte)
	}
	b.maps[key] = made
	return made
}

// How much a batch keeps. What is more is made anew when it is needed.
const (
	maxFonts    = 256
	maxPictures = 64
	maxFrames   = 64
)

// sketch returns an empty sketch.
func (b *Batch) sketch() *sketch {
	s, ok := b.sketches.Get().(*sketch)
	if !ok {
		s = new(sketch)
	}
	s.reset()
	return s
}

// font returns a face cut to runes, which are in order.
func (b *Batch) font(face *typeset.Face, runes []rune) (*font, error) {
	key := fontKey{face, string(runes)}
	b.mu.Lock()
	made := b.fonts[key]
	b.mu.Unlock()
	if made != nil {
		return made, nil
	}
	made, err := newFont(face, runes)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fonts == nil || len(b.fonts) >= maxFonts {
		b.fonts = make(map[fontKey]*font)
	}
	b.fonts[key] = made
	return made, nil
}

// frame returns what stands around the content of pages of a size.
func (b *Batch) frame(width, height int) (*frame, error) {
	key := [2]int{width, height}
	b.mu.Lock()
	defer b.mu.Unlock()
	if made := b.frames[key]; made != nil {
		return made, nil
	}
	made, err := newFrame(width, height)
	if err != nil {
		return nil, err
	}
	if b.frames == nil || len(b.frames) >= maxFrames {
		b.frames = make(map[[2]int]*frame)
	}
	b.frames[key] = made
	return made, nil
}
