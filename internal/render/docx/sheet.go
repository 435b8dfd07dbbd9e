package docx

import (
	"fmt"

	"rolexport/internal/doc"
	"rolexport/internal/theme"
)

// twip is a twentieth of a point, in thousandths of a point. Most lengths of WordprocessingML are in twips.
const twip = 50

// twips returns a length in thousandths of a point as twips.
func twips(length int) int { return (length + twip/2) / twip }

// A sheet is the geometry of the pages, in twips.
type sheet struct {
	width, height            int
	top, right, bottom, left int // margins
	wide                     bool
}

// measure returns the width of the text.
func (s *sheet) measure() int { return s.width - s.left - s.right }

func newSheet(p doc.Paper, wide bool, s *theme.Space) (sheet, error) {
	width, height, err := p.Size()
	if err != nil {
		return sheet{}, err
	}
	if wide {
		width, height = height, width
	}
	sh := sheet{
		width: twips(width), height: twips(height), wide: wide,
		top: twips(s.MarginTop), right: twips(s.MarginRight), bottom: twips(s.MarginBottom), left: twips(s.MarginLeft),
	}
	if sh.measure() < sh.width/4 || sh.height-sh.top-sh.bottom < sh.height/4 {
		return sh, fmt.Errorf("the margins of the theme leave less than a quarter of the %s sheet for text", p)
	}
	return sh, nil
}

// section appends the properties of the only section: its furniture and its pages (ECMA-376-1, 17.6.17).
func (w *writer) section() {
	s := &w.sheet
	w.raw(`<w:sectPr>`)
	for _, f := range furniture {
		w.raw(`<w:`, f.kind, `Reference w:type="`, f.on, `" r:id="`, f.relation, `"/>`)
	}
	w.raw(`<w:pgSz`)
	w.number(`w:w`, s.width)
	w.number(`w:h`, s.height)
	if s.wide {
		w.raw(` w:orient="landscape"`)
	}
	w.raw(`/><w:pgMar`)
	w.number(`w:top`, s.top)
	w.number(`w:right`, s.right)
	w.number(`w:bottom`, s.bottom)
	w.number(`w:left`, s.left)
	w.number(`w:header`, s.top/2)
	w.number(`w:footer`, s.bottom*3/8)
	w.raw(` w:gutter="0"/><w:cols w:space="708"/><w:titlePg/>`)
	if w.rightToLeft {
		w.raw(`<w:bidi/>`)
	}
	w.raw(`</w:sectPr>`)
}
