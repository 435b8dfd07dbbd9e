package pdf

import (
	"cmp"
	"fmt"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	pictures "rolexport/internal/picture"
	"rolexport/internal/render"
	"rolexport/internal/render/pdf/page"
)

// leastExtent is how wide and high a picture is at least, in thousandths of a point: one of no width would be seen by nobody, and has no
// place that its figure could state.
const leastExtent = 100

// A picture is an image with its printed size, in thousandths of a point.
type picture struct {
	image         *doc.Image
	width, height int
}

// logo returns the organisation's logo, or that of the theme, the first time that it is asked for it.
func (l *layout) logo() *picture {
	if l.branded {
		return nil
	}
	l.branded = true
	img, height := render.Logo(l.doc, l.theme)
	if img == nil {
		return nil
	}
	height = min(cmp.Or(height, l.quarters(32)), l.sheet.height/4)
	printed, err := l.album.Print(img.Data, l.width/2, height)
	if err != nil {
		l.tell(diag.Diagnostic{Code: "bad-image", Message: fmt.Sprintf("the logo %v; it is left out", err), Hint: pictures.Cure(err)})
		return nil
	}
	return &picture{&doc.Image{Data: printed.File, Alt: img.Alt}, max(printed.Width, leastExtent), max(printed.Height, leastExtent)}
}

func (l *layout) drawLogo(p *picture, x, y int) {
	m := l.add(l.element, page.Figure, page.Props{Alt: p.image.Alt})
	l.ink(ink{kind: imageInk, mark: m, x: x, y: y, w: p.width, h: p.height, image: p.image})
}
