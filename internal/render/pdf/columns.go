package pdf

import "rolexport/internal/doc"

// flows are two columns side by side. Each fills its part of the page, and goes on at the top of the next by itself.
type flows struct {
	main, side []strip
	below      []strip // stands below the main column, and is read after the side column
	block      int     // of the part
	ends       struct{ main, side spot }
}

// A reach is how far the side column reaches beside the main one: to a number of its strips, and a page of the part. All of it is 0 where that is not known.
type reach struct{ strips, page int }

// A widening is where the column at hand gets wider, and by how much. Once that is done, it is the page of the part for the next strip.
type widening struct {
	reach
	by       int
	earliest int
}

// columns lays out main and side column, and what stands below the main one. Where there is only one, it has the whole width, as the main one has beyond
// the reach of the side column.
func (l *layout) columns(b *doc.Columns, r reach, below []doc.Block) {
	side, gutter := l.theme.Space.SideWidth, l.theme.Space.Gutter
	main := l.width - side - gutter
	if len(b.Main) == 0 || len(b.Side) == 0 || main < side {
		l.blocks(b.Main)
		l.blocks(b.Side)
		l.blocks(below)
		return
	}
	l.loneLabel()
	f := &flows{block: l.nth}
	f.main = l.apart(l.x, main, func() {
		l.widening = widening{reach: r, by: side + gutter}
		l.blocks(b.Main)
	})
	f.side = l.apart(l.x+main+gutter, side, func() { l.blocks(b.Side) })
	f.below = l.apart(l.x, main, func() {
		l.gap(14)
		l.blocks(below)
	})
	l.gap(14)
	l.open(0)
	l.shut(0).columns = f
	l.gap(14)
}

// widen makes the column at hand wider where that is due. It reports whether it does.
func (l *layout) widen() bool {
	w := l.widening
	if w.strips == 0 || len(l.strips) < w.strips {
		return false
	}
	l.width += w.by
	l.widening = widening{earliest: w.page + 1}
	return true
}

// columns returns the columns of the part that stand in no other block, if there are any.
func (f *filler) columns() *flows {
	p := &f.parts[f.part]
	for i := range p.strips {
		if c := p.strips[i].columns; c != nil {
			if _, ok := p.blocks[c.block].(*doc.Columns); ok {
				return c
			}
		}
	}
	return nil
}

// evenOut lays out a part anew where one of its columns is much longer than the other: beside the rest of a side column stands what follows the columns,
// and on the pages behind those with a side column the main one has the whole width. It reports whether there is such a part.
func (l *layout) evenOut(f *filler, before state, p part) bool {
	c := f.columns()
	if c == nil {
		return false
	}
	p.evened = c.block
	main, side, page := c.ends.main, c.ends.side, l.sheet.bottom-l.sheet.top
	next := spot{page: side.page + 1, y: f.top(side.page + 1)}
	switch {
	case main.page > side.page && f.beyond(main, next) >= page/3: // a few lines stand well below those of the page before
		return l.broaden(f, before, p)
	case f.beyond(side, main) >= page/6:
		return l.raise(f, before, p)
	}
	return false
}

// raise sets the sections that follow the columns below the main one, as many as stand beside the rest of the side column.
func (l *layout) raise(f *filler, before state, p part) bool {
	first := p.evened + 1
	pages, risen := len(l.pages)-f.begin, 0
	best := l.setAside(before)
	for n := section(p.blocks[first:]); n > 0; n = section(p.blocks[first+p.risen:]) {
		p.risen += n
		l.setPart(p)
		f.fillPart()
		c := f.columns()
		if len(l.pages)-f.begin > pages || f.beyond(c.ends.main, c.ends.side) > l.ems(4) {
			break
		}
		best, risen = l.setAside(before), p.risen
	}
	l.bringBack(before, best)
	return risen > 0
}

// section returns how many of the first blocks make a section that can stand in a column. What is signed has the whole width.
func section(blocks []doc.Block) int {
	for n, b := range blocks {
		switch b.(type) {
		case *doc.SignOff, *doc.Columns, *doc.Contents:
			return 0
		case *doc.Heading:
			if n > 0 {
				return n
			}
		}
	}
	return len(blocks)
}

// broaden gives the main column the whole width on the pages that the side column does not reach.
func (l *layout) broaden(f *filler, before state, p part) bool {
	pages := len(l.pages) - f.begin
	p.reach = f.reach()
	usual := l.setAside(before)
	l.setPart(p)
	if f.fillPart(); len(l.pages)-f.begin > pages {
		l.bringBack(before, usual)
		return false
	}
	return true
}

// reach returns how far the side column reaches.
func (f *filler) reach() reach {
	c := f.columns()
	page := c.ends.side.page
	for _, leaf := range f.pages[f.begin+page+1:] {
		for _, p := range leaf.placed {
			for i := range c.main {
				if p.strip == &c.main[i] {
					return reach{i, page}
				}
			}
		}
	}
	return reach{}
}

// beyond returns how much of the pages lies between a spot and one before it.
func (f *filler) beyond(late, early spot) int {
	if late.page < early.page {
		return -f.beyond(early, late)
	}
	height := late.y - early.y
	for n := early.page; n < late.page; n++ {
		height += f.bottom(n) - f.top(n+1)
	}
	return height
}
