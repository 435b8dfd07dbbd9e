package pdf

// A leaf is a page with what stands on it.
type leaf struct {
	part   int // of the document
	first  bool
	placed []placed
}

// placed is a strip with its place on a page.
type placed struct {
	*strip
	y        int  // of its top
	shift    int  // how far to the right of where it was laid out
	repeated bool // drawn on an earlier page already
}

// A filler fills pages with the strips of a part.
type filler struct {
	*layout
	part    int
	begin   int // number of pages before it
	squeeze int // eighths of the space between strips that are left
	short   int // page of the part that ends earlier by less
	less    int
	forced  bool // a group was torn apart
}

// A spot is a place in a column of a page.
type spot struct {
	page int // of the part
	y    int
	bare bool // nothing above it in the column
}

// findPlaces tells the anchors where they came to stand.
func (l *layout) findPlaces() {
	for i := range l.pages {
		for _, p := range l.pages[i].placed {
			if p.anchor != nil && !p.repeated {
				p.anchor.page, p.anchor.y = i, p.y
			}
		}
	}
}

// fillPart fills pages with a part, with less space between the strips where the last page would be under a third full and that saves
// it. It returns how many there are and how much of the last one is used.
func (f *filler) fillPart() (pages, full int) {
	pages, full = f.run(8, -1, 0)
	if pages < 2 || full >= (f.sheet.bottom-f.sheet.top)/3 {
		return pages, full
	}
	if fewer, much := f.run(6, -1, 0); fewer < pages {
		return fewer, much
	}
	return f.run(8, -1, 0)
}

// spread gives the last page more of the one before it, so that it is filled as far as enough, if that can be done.
func (f *filler) spread(pages, full, enough int) {
	unused := f.bottom(pages-2) - f.top(pages-2) - f.used(pages-2)
	if same, fuller := f.run(8, pages-2, unused+enough-full); same != pages || fuller <= full || f.forced {
		f.run(8, -1, 0)
	}
}

// run fills pages anew. It returns how many there are and how much of the last one is used.
func (f *filler) run(squeeze, short, less int) (pages, full int) {
	f.squeeze, f.short, f.less, f.forced = squeeze, short, less, false
	clear(f.pages[f.begin:])
	f.pages = f.pages[:f.begin]
	f.leaf(0)
	f.fill(f.parts[f.part].strips, spot{y: f.top(0), bare: true})
	pages = len(f.pages) - f.begin
	return pages, f.used(pages - 1)
}

// used returns how much of the height of a page is used.
func (f *filler) used(n int) int {
	lowest := f.top(n)
	for _, p := range f.leaf(n).placed {
		lowest = max(lowest, p.y+p.height)
	}
	return lowest - f.top(n)
}

// leaf returns a page of the part, a new one if need be.
func (f *filler) leaf(n int) *leaf {
	for len(f.pages) <= f.begin+n {
		f.pages = append(f.pages, leaf{part: f.part, first: len(f.pages) == f.begin})
	}
	return &f.pages[f.begin+n]
}

// top and bottom return where the text of a page begins and ends.
func (f *filler) top(n int) int {
	p := &f.parts[f.part]
	if n == 0 && p.titled {
		return f.sheet.top
	}
	return f.sheet.top + p.head.space
}

func (f *filler) bottom(n int) int {
	if n == f.short {
		return f.sheet.bottom - f.less
	}
	return f.sheet.bottom
}

// before returns the space above a strip at a spot.
func (f *filler) before(s *strip, at spot) int {
	if at.bare {
		return 0
	}
	return s.before * f.squeeze / 8
}

// fill puts strips below each other, from page to page. Strips that stay together come as a group.
func (f *filler) fill(strips []strip, at spot) spot {
	for len(strips) > 0 {
		n := groupLength(strips)
		at = f.group(strips[:n], at)
		strips = strips[n:]
	}
	return at
}

// groupLength returns how many of the first strips stay together. What waits for a page begins a group.
func groupLength(strips []strip) int {
	n := 1
	for n < len(strips) && strips[n-1].keep && !strips[n-1].flowing() && strips[n].earliest == 0 {
		n++
	}
	return n
}

// group puts strips that stay together on one page. A tall row at their end may be divided; a group higher than a page has to be.
func (f *filler) group(g []strip, at spot) spot {
	if at.page < g[0].earliest {
		at = f.turn(at, &g[0])
	}
	if f.fits(g, at) {
		return f.putAll(g, at)
	}
	if next, ok := f.partly(g, at); ok {
		return next
	}
	if at.y > f.top(at.page) && at.y+f.enough(g, at) > f.bottom(at.page) {
		if at = f.turn(at, &g[0]); f.fits(g, at) {
			return f.putAll(g, at)
		}
	}
	return f.force(g, at)
}

// begins reports whether one of two columns has room to begin at a spot; the other then begins on the next page.
func (f *filler) begins(s *strip, at spot) bool {
	if s.columns == nil {
		return false
	}
	fresh := spot{page: at.page, bare: true}
	need := min(f.enough(first(s.columns.main), fresh), f.enough(first(s.columns.side), fresh))
	return at.y+f.before(s, at)+need <= f.bottom(at.page)
}

// enough returns the room that a group should find where it begins: what it needs, or a quarter of a page where no page has that.
func (f *filler) enough(g []strip, at spot) int {
	page := f.bottom(at.page+1) - f.top(at.page+1)
	if need := f.need(g, at); need <= page {
		return need
	}
	return page / 4
}

// fits reports whether a group has room at a spot. Of columns their beginnings must have it.
func (f *filler) fits(g []strip, at spot) bool { return at.y+f.need(g, at) <= f.bottom(at.page) }

func (f *filler) need(g []strip, at spot) int {
	sum := 0
	for i := range g {
		s := &g[i]
		sum += f.before(s, at) + s.height
		fresh := spot{page: at.page, bare: true}
		if at.bare = false; s.index != nil {
			sum += f.enough(first(s.index.strips), fresh)
		} else if s.columns != nil {
			sum += max(f.enough(first(s.columns.main), fresh), f.enough(first(s.columns.side), fresh))
		}
	}
	return sum
}

func first(strips []strip) []strip {
	if len(strips) == 0 {
		return nil
	}
	return strips[:groupLength(strips)]
}

// partly puts a group whose last row is tall on this page as far as it goes, if that leaves a large gap otherwise.
func (f *filler) partly(g []strip, at spot) (spot, bool) {
	last := &g[len(g)-1]
	if last.row == nil || last.row.whole {
		return at, false
	}
	lead := f.need(g[:len(g)-1], at)
	after := at
	after.bare = at.bare && len(g) == 1
	room := f.bottom(at.page) - at.y - lead - f.before(last, after)
	page := f.bottom(at.page+1) - f.top(at.page+1)
	if room < page/6 && f.need(g, at) <= page {
		return at, false
	}
	upper, lower, ok := last.divide(room)
	if !ok {
		return at, false
	}
	at = f.put(&upper, f.putAll(g[:len(g)-1], at))
	return f.group([]strip{lower}, f.turn(at, &lower)), true
}

// force puts a group that no page has room for, strip by strip. Where it has to be torn apart below the head of a page, what stands there
// of it goes to the next page first.
func (f *filler) force(g []strip, at spot) spot {
	f.forced = true
	begin, from, before := at, 0, len(f.leaf(at.page).placed) // of the group's strips on this page
	for i := 0; i < len(g); {
		s := &g[i]
		if f.fits(g[i:i+1], at) || f.begins(s, at) {
			at = f.put(s, at)
			i++
			continue
		}
		if upper, lower, ok := s.divide(f.bottom(at.page) - at.y - f.before(s, at)); ok {
			at = f.turn(f.put(&upper, at), &lower)
			g, i = append([]strip{lower}, g[i+1:]...), 0
		} else if i > from && begin.y > f.top(begin.page)+headHeight(&g[from]) {
			leaf := f.leaf(at.page)
			leaf.placed = leaf.placed[:before]
			at, i = f.turn(begin, &g[from]), from
		} else if !at.bare && at.y > f.top(at.page)+headHeight(s) {
			at = f.turn(at, s)
		} else { // nothing is gained by another page
			at = f.put(s, at)
			i++
			continue
		}
		begin, from, before = at, i, len(f.leaf(at.page).placed)
		begin.y = f.top(at.page)
	}
	return at
}

// headHeight returns the height of the head that is repeated above a strip at the top of a page.
func headHeight(s *strip) int {
	if s.head == nil {
		return 0
	}
	return s.head.height
}

// turn begins the column on the next page. The head of the table that s is a row of is repeated there.
func (f *filler) turn(at spot, s *strip) spot {
	at.page++
	f.leaf(at.page)
	at.y, at.bare = f.top(at.page), true
	if s.head != nil {
		f.leaf(at.page).placed = append(f.leaf(at.page).placed, placed{strip: s.head, y: at.y, repeated: true})
		at.y += s.head.height
		at.bare = false
	}
	return at
}

func (f *filler) putAll(g []strip, at spot) spot {
	for i := range g {
		at = f.put(&g[i], at)
	}
	return at
}

// put puts a strip at a spot and returns the spot below it.
func (f *filler) put(s *strip, at spot) spot {
	at.y += f.before(s, at)
	if s.index != nil {
		return f.putIndex(s.index, at)
	}
	if s.columns != nil {
		start := spot{page: at.page, y: at.y, bare: true}
		main, side := f.fill(s.columns.main, start), f.fill(s.columns.side, start)
		main = f.fill(s.columns.below, main)
		s.columns.ends.main, s.columns.ends.side = main, side
		if f.beyond(side, main) > 0 {
			main = side
		}
		main.bare = false
		return main
	}
	page := f.leaf(at.page)
	page.placed = append(page.placed, placed{strip: s, y: at.y})
	at.y += s.height
	at.bare = false
	return at
}
