package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

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

// A style is everything that the look of a cell depends on. Equal styles share one entry of the style sheet.
type style struct {
	size   int // thousandths of a point
	bold   bool
	italic bool
	under  bool
	colour theme.RGB
	ground *theme.RGB // nil: none
	format string     // number format; empty: general
	align  string     // left, center or right; empty: by kind
	wrap   bool
	edge   edge
	input  bool // may be changed in a protected sheet
}

// key makes the ground comparable by value.
func (s style) key() style {
	if s.ground != nil {
		s.format += fmt.Sprint("\x00", *s.ground)
		s.ground = nil
	}
	return s
}

func (b *workbook) bodySize() int { return 10000 }

// style returns the number of s in the style sheet.
func (b *workbook) style(s style) (int, error) {
	if s.size == 0 {
		s.size = b.bodySize()
	}
	if id, ok := b.styles[s.key()]; ok {
		return id, nil
	}
	x := &excelize.Style{
		Font:      b.font(s),
		Alignment: &excelize.Alignment{Horizontal: s.align, Vertical: "top", WrapText: s.wrap},
	}
	if s.align == "right" {
		x.Alignment.Indent = 1
	}
	if s.under {
		x.Font.Underline = "single"
	}
	if s.ground != nil {
		x.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{hex(*s.ground)}}
	}
	if s.format != "" {
		x.CustomNumFmt = &s.format
	}
	if s.input {
		x.Protection = &excelize.Protection{Locked: false}
	}
	const thin, hair = 1, 7 // border styles of ECMA-376 18.18.3, in excelize's numbering
	switch s.edge {
	case hairBelow:
		x.Border = []excelize.Border{{Type: "bottom", Color: hex(b.theme.Colours.Hairline), Style: thin}}
	case inkBelow:
		x.Border = []excelize.Border{{Type: "bottom", Color: hex(b.theme.Colours.Ink), Style: thin}}
	case inkAbove:
		x.Border = []excelize.Border{
			{Type: "top", Color: hex(b.theme.Colours.Ink), Style: thin},
			{Type: "bottom", Color: hex(b.theme.Colours.Hairline), Style: hair},
		}
	}
	id, err := b.file.NewStyle(x)
	if err != nil {
		return 0, err
	}
	b.styles[s.key()] = id
	return id, nil
}

func (b *workbook) font(s style) *excelize.Font {
	return &excelize.Font{Family: typeface, Size: float64(s.size) / 1000, Bold: s.bold, Italic: s.italic, Color: hex(s.colour)}
}

func hex(c theme.RGB) string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }
