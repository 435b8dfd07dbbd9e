package pdf

import (
	"rolexport/internal/render/pdf/page"
	"rolexport/internal/theme"
)

// A drawer draws pages onto a surface.
type drawer struct {
	*layout
	surface page.Surface
	as      mark // of everything drawn, when set: what is repeated is furniture
	forced  bool
	now     mark // that the surface was told last
	marked  bool
	noted   bool // the page shows an illustrative figure
	shift   int  // of the column of an index
}

// drawPages draws all pages, each with its furniture.
func (l *layout) drawPages(s page.Surface) {
	for i := range l.pages {
		d := &drawer{layout: l, surface: s}
		s.NewPage(l.sheet.width, l.sheet.height)
		d.page(i)
	}
}

func (d *drawer) page(n int) {
	leaf := &d.pages[n]
	part := &d.parts[leaf.part]
	if !leaf.first || !part.titled {
		d.draw(part.head.inks, d.sheet.top)
	}
	for i, p := range leaf.placed {
		d.forced, d.as = p.repeated, furniture(page.Header)
		if p.edge != nil {
			d.edges(leaf.placed, i)
		}
		d.shift = p.shift
		d.strip(p.strip, p.y)
	}
	d.forced, d.shift = false, 0
	if part.cover && !d.noted {
		return
	}
	from := len(d.inks)
	d.drawFooter(n, d.noted)
	d.draw(d.inks[from:], d.footer.top)
	d.inks = d.inks[:from]
}

// edges draws the bars that begin beside a strip, each along all strips of the page that have it.
func (d *drawer) edges(all []placed, i int) {
	for e := all[i].edge; e != nil; e = e.outer {
		if i > 0 && all[i-1].edge.within(e) {
			continue
		}
		top, bottom := all[i].y, 0
		for k := i; k < len(all) && all[k].edge.within(e); k++ {
			top, bottom = min(top, all[k].y), max(bottom, all[k].y+all[k].height)
		}
		d.mark(decoration)
		d.surface.Rect(d.place(e.x, e.width), top, e.width, bottom-top, e.colour)
	}
}

// within reports whether e is inside or the same as outer.
func (e *edge) within(outer *edge) bool {
	for ; e != nil; e = e.outer {
		if e == outer {
			return true
		}
	}
	return false
}

// strip draws a strip with its top at y.
func (d *drawer) strip(s *strip, y int) {
	if s.anchor != nil && s.anchor.id != "" && !d.forced {
		d.surface.Anchor(s.anchor.id, max(0, y-d.quarters(4)))
	}
	r := s.row
	if r == nil {
		d.draw(s.inks, y)
		return
	}
	if r.grounded && r.ground != theme.White { // below the rule of the row above
		d.mark(decoration)
		d.surface.Rect(d.place(r.x, r.width), y+r.inset, r.width, s.height-r.inset, r.ground)
	}
	if r.over.thick > 0 {
		d.mark(decoration)
		d.surface.Rect(d.place(r.x, r.width), y, r.width, r.over.thick, r.over.colour)
	}
	d.draw(s.inks, y)
	for i := range r.cells {
		at := y + r.top + r.cells[i].lower
		for k := range r.cells[i].strips {
			c := &r.cells[i].strips[k]
			if k > 0 {
				at += c.before
			}
			d.draw(c.inks, at)
			at += c.height
		}
	}
	if r.under.thick > 0 {
		d.mark(decoration)
		d.surface.Rect(d.place(r.x, r.width), y+s.height-r.under.thick, r.width, r.under.thick, r.under.colour)
	}
}

// mark tells the surface whose content follows, when that changes.
func (d *drawer) mark(m mark) {
	if d.forced {
		m = d.as
	}
	if d.marked && d.now == m {
		return
	}
	d.now, d.marked = m, true
	if m < 0 {
		d.surface.Artifact(page.Furniture(-1 - m))
	} else {
		d.surface.Mark(page.Element(m))
	}
}

// draw draws inks whose y counts from top.
func (d *drawer) draw(inks []ink, top int) {
	for i := range inks {
		k := &inks[i]
		x, y := k.x+d.shift, k.y+top
		if k.kind == linkInk {
			if !d.forced {
				d.surface.LinkTo(page.Element(k.mark), d.place(x, k.w), y, k.w, k.h, k.target, k.text)
			}
			continue
		}
		d.mark(k.mark)
		d.noted = d.noted || k.note
		switch k.kind {
		case textInk:
			run := d.run(k.piece, k.text)
			run.Reversed, run.Stands = k.reversed, k.stands
			if d.mirrored {
				x = d.place(x, k.piece.room(k.text))
			}
			d.surface.Text(x, y, run)
		case missingInk:
			d.surface.Missing(d.place(x, k.piece.width(k.text)), y, d.run(k.piece, k.text))
		case pageNumInk:
			number := "?"
			if a := d.anchors[k.target]; a != nil {
				number = d.folio(a.page)
			}
			width := k.piece.width(number)
			d.surface.Text(d.place(x-width, width), y, d.run(k.piece, number))
		case rectInk:
			d.surface.Rect(d.place(x, k.w), y, k.w, k.h, k.colour)
		case frameInk:
			d.surface.Frame(d.place(x, k.w), y, k.w, k.h, k.thick, k.colour)
		case lineInk:
			d.surface.Line(d.place(x, 0), y, d.place(x+k.w, 0), y+k.h, k.thick, k.colour)
		case discInk:
			d.surface.Disc(d.place(x, 0), y, k.w, k.colour)
		case ringInk:
			d.surface.Ring(d.place(x, 0), y, k.w, k.thick, k.colour)
		case imageInk:
			d.surface.Image(d.place(x, k.w), y, k.w, k.h, k.image)
		}
	}
}

// place returns where something of a width stands from the left edge of the paper.
func (d *drawer) place(x, width int) int {
	if d.mirrored {
		return d.sheet.reflected(x, width)
	}
	return x
}

func (d *drawer) run(p *piece, text string) page.Run {
	s, face := &p.style, p.face
	if face == nil {
		face = stack(d.family, s.kind)[0]
	}
	return page.Run{Face: face, Size: s.size, Colour: s.colour, Tracking: s.tracking, Text: text}
}
