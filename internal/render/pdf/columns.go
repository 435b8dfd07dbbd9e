package pdf

import "rolexport/internal/doc"

// flows are two columns side by side. Each fills its part of the page, and goes on at the top of the next by itself.
type flows struct {
	main, side []strip
	below      []strip // stands below the main column, and is read after the side column
	block      int     // of the part
	ends       struct{ main, side spot }
}

// A reach is how far the shorter of two columns reaches beside the longer one: to a number of its strips, and a page of the part. All of it is zero where
// that is not known.
type reach struct {
	strips, page int
	side         bool // the side column is the longer one
}

// A widening is where the column at hand gets wider, by how much, and how much of that at its left. Once that is done, it is the page of the part for the
// next strip.
type widening struct {
	reach
	by, shift int
	earliest  int
}

// columns lays out main and side column, and what stands below the main one. Where there is only one, it has the whole width, as the longer one has
// beyond the reach of the other.
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
		if !r.side {
			l.widening = widening{reach: r, by: side + gutter}
		}
		l.blocks(b.Main)
	})
	f.side = l.apart(l.x+main+gutter, side, func() {
		if r.side {
			l.widening = widening{reach: r, by: main + gutter, shift: main + gutter}
		}
		l.blocks(b.Side)
	})
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
	l.x, l.width = l.x-w.shift, l.width+w.by
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

// evenOut lays out a part anew where one of its columns is much longer than the other: on the pages that the other does not reach it has the whole width,
// and beside the rest of a side column stands what follows. It reports whether there is such a part.
func (l *layout) evenOut(f *filler, before state, p part) bool {
	c := f.columns()
	if c == nil {
		return false
	}
	p.evened = c.block
	page := l.sheet.bottom - l.sheet.top
	main, side := c.ends.main, c.ends.side
	last := min(main.page, side.page) // with both
	behind := spot{page: last + 1, y: f.top(last + 1)}
	switch longer := max(f.beyond(main, behind), f.beyond(side, behind)); { // a few lines stand well below those of the page before
	case main.page > last && longer >= page/3:
		return l.broaden(f, before, p, f.reach(c.main, last))
	case side.page > last && longer >= page*2/3:
		r := f.reach(c.side, last)
		r.side = true
		return l.broaden(f, before, p, r)
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

// broaden gives the longer column the whole width on the pages that the other does not reach.
func (l *layout) broaden(f *filler, before state, p part, r reach) bool {
	pages := len(l.pages) - f.begin
	p.reach = r
	usual := l.setAside(before)
	l.setPart(p)
	f.fillPart()
	c := f.columns()
	other := c.ends.side
	if r.side {
		other = c.ends.main
	}
	if len(l.pages)-f.begin > pages || other.page > r.page { // it may end elsewhere than before, where the space between the strips changes
		l.bringBack(before, usual)
		return false
	}
	return true
}

// reach returns how many strips of a column stand on the pages up to one of the part.
func (f *filler) reach(column []strip, page int) reach {
	for _, leaf := range f.pages[f.begin+page+1:] {
		for _, p := range leaf.placed {
			for i := range column {
				if p.strip == &column[i] {
					return reach{strips: i, page: page}
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
