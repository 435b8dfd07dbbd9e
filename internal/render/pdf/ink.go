package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/theme"
)

// A mark says whose content an ink is: an element of the logical structure, or, below 0, a kind of furniture.
type mark int32

// furniture returns the mark of a kind of artifact.
func furniture(f page.Furniture) mark { return -1 - mark(f) }

// decoration is the mark of rules, grounds and bars.
const decoration = mark(-1)

// inkKind names what an ink draws.
type inkKind uint8

const (
	textInk    inkKind = iota // text at x and the baseline y
	missingInk                // the box of a character that no face has
	rectInk                   // filled rectangle
	frameInk                  // outlined rectangle
	lineInk                   // from x, y to x+w, y+h
	discInk                   // centre x, y, radius w
	ringInk                   // centre x, y, radius w
	imageInk                  // picture in a rectangle
	linkInk                   // rectangle that leads to target
	pageNumInk                // number of the page where target stands, right-aligned at x
)

// An ink is one drawing operation. Lengths are in thousandths of a point: x from the left edge of the page, y from the top of the strip
// that the ink belongs to.
type ink struct {
	kind   inkKind
	note   bool // the footer of the page explains the mark of illustrative figures
	mark   mark
	x, y   int
	w, h   int
	thick  int
	colour theme.RGB
	piece  *piece // textInk, pageNumInk: how it is set
	text   string // textInk: what; linkInk: where it leads, in words
	target string // linkInk: address; pageNumInk: ID of a heading
	image  *doc.Image

	reversed bool   // textInk: text stands from left to right and is read from right to left
	stands   string // textInk: what text is read as, where that is something else
}

func (l *layout) ink(i ink) { l.inks = append(l.inks, i) }

func (l *layout) rect(m mark, x, y, w, h int, c theme.RGB) {
	if c == theme.White {
		return
	}
	l.ink(ink{kind: rectInk, mark: m, x: x, y: y, w: w, h: h, colour: c})
}

func (l *layout) frame(m mark, x, y, w, h, thick int, c theme.RGB) {
	l.ink(ink{kind: frameInk, mark: m, x: x, y: y, w: w, h: h, thick: thick, colour: c})
}

// ground fills a rectangle whose size matters. Where the ground has the colour of the paper, as in a theme that saves ink, it is outlined.
func (l *layout) ground(m mark, x, y, w, h int, fill, outline theme.RGB) {
	if fill == theme.White {
		l.frame(m, x, y, w, h, l.theme.Space.Rule, outline)
	} else {
		l.rect(m, x, y, w, h, fill)
	}
}

// rule draws a straight line by the distance w, h.
func (l *layout) rule(m mark, x, y, w, h, thick int, c theme.RGB) {
	l.ink(ink{kind: lineInk, mark: m, x: x, y: y, w: w, h: h, thick: thick, colour: c})
}

func (l *layout) disc(m mark, x, y, radius int, c theme.RGB) {
	l.ink(ink{kind: discInk, mark: m, x: x, y: y, w: radius, colour: c})
}

func (l *layout) ring(m mark, x, y, radius, thick int, c theme.RGB) {
	l.ink(ink{kind: ringInk, mark: m, x: x, y: y, w: radius, thick: thick, colour: c})
}
