package docx

import (
	"cmp"
	"fmt"
	"strconv"

	"rolexport/internal/diag"
	pictures "rolexport/internal/picture"
	"rolexport/internal/render"
)

// A picture is a file that the document shows.
type picture struct {
	relation string // id of the relationship that leads to it
	name     string // of the part, below word/
	data     []byte
}

// logo writes the organisation's logo, or that of the theme, the first time that it is asked for.
func (w *writer) logo() {
	if w.branded {
		return
	}
	w.branded = true
	img, height := render.Logo(w.doc, w.theme)
	if img == nil {
		return
	}
	height = min(cmp.Or(height, 8*w.theme.Space.Unit), w.sheet.height*twip/4)
	printed, err := w.album.Print(img.Data, w.sheet.measure()*twip/2, height)
	if err != nil {
		w.tell(diag.Diagnostic{Code: "bad-image", Message: fmt.Sprintf("the logo %v; it is left out", err), Hint: pictures.Cure(err)})
		return
	}
	ext := "png"
	if pictures.IsJPEG(printed.File) {
		ext = "jpeg"
	}
	number := strconv.Itoa(len(w.pictures) + 1)
	p := picture{"picture" + number, "media/image" + number + "." + ext, printed.File}
	w.pictures = append(w.pictures, p)
	w.open(para{style: "Logo"}, "")
	w.drawing(&p, len(w.pictures), max(printed.Width, 1), max(printed.Height, 1), w.clean.Text(img.Alt))
	w.close()
}

// emu is how many English metric units, in which drawings are measured, a thousandth of a point has, in tenths.
const emu = 127

// drawing writes a picture of a size in thousandths of a point into a line of text (ECMA-376-1, 20.4.2.8).
func (w *writer) drawing(p *picture, id, width, height int, alt string) {
	extent := func() {
		w.number(`cx`, int(int64(width)*emu/10))
		w.number(`cy`, int(int64(height)*emu/10))
		w.raw(`/>`)
	}
	named := func() {
		w.number(`id`, id)
		w.raw(` name="Logo"`)
		w.attribute(`descr`, alt)
		w.raw(`/>`)
	}
	w.raw(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent`)
	extent()
	w.raw(`<wp:docPr`)
	named()
	w.raw(`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`,
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr`)
	named()
	w.raw(`<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="`, p.relation, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`)
	extent()
	w.raw(`</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}
