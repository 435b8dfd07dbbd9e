package xlsx

import (
	"rolexport/internal/theme"
)

// An edge is the rule below or above a cell.
type edge uint8

const (
	noEdge    edge = iota
	hairBelow      // between rows
	inkBelow       // under a head
	inkAbove       // over totals
)

// An align is where a cell's text stands across.
type align uint8

const (
	general align = iota // as its kind asks for
	left
	center
	right // and a step off the next column
)

// A ground is the colour behind a cell. The zero value is none.
type ground struct {
	colour theme.RGB
	filled bool
}

func on(c theme.RGB) ground { return ground{colour: c, filled: true} }

// A style is everything that the look of a cell depends on. Equal styles share one entry of the style sheet.
type style struct {
	size   int // thousandths of a point; 0: body
	bold   bool
	italic bool
	under  bool
	colour theme.RGB
	ground ground
	format string // number format; empty: general
	align  align
	wrap   bool
	edge   edge
	input  bool // may be changed where a sheet is protected
}

// bodySize is the size of cells, thousandths of a point.
const bodySize = 10000

func (s style) points() int {
	if s.size == 0 {
		return bodySize
	}
	return s.size
}
