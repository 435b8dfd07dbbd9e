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
	w.shows(&p, frame{w.nextDrawing(), max(printed.Width, 1), max(printed.Height, 1), "Logo", w.clean.Text(img.Alt)})
	w.close()
}

// emu is how many English metric units, in which drawings are measured, a thousandth of a point has, in tenths.
const emu = 127

// A frame is what a drawing is called, and its size in thousandths of a point.
type frame struct {
	id            int
	width, height int
	name, alt     string
}

// extent appends the size of a drawing, and ends the element that has it.
func (w *writer) extent(f *frame) {
	w.number(`cx`, int(int64(f.width)*emu/10))
	w.number(`cy`, int(int64(f.height)*emu/10))
	w.raw(`/>`)
}

// named appends what a drawing is called, and ends the element that has it.
func (w *writer) named(f *frame) {
	w.number(`id`, f.id)
	w.attribute(`name`, f.name)
	w.attribute(`descr`, f.alt)
	w.raw(`/>`)
}

// inFrame writes a drawing into a line of text (ECMA-376-1, 20.4.2.8).
func (w *writer) inFrame(f frame, drawing func()) {
	w.raw(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent`)
	w.extent(&f)
	w.raw(`<wp:docPr`)
	w.named(&f)
	w.raw(`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>`)
	drawing()
	w.raw(`</a:graphic></wp:inline></w:drawing></w:r>`)
}

// shows writes a picture.
func (w *writer) shows(p *picture, f frame) {
	w.inFrame(f, func() {
		w.raw(`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr`)
		w.named(&f)
		w.raw(`<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="`, p.relation, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
			`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`)
		w.extent(&f)
		w.raw(`</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>`)
	})
}
