package pdf

import (
	"slices"

	"rolexport/internal/doc"
)

// A part of a document begins on a page of its own.
type part struct {
	blocks        []doc.Block
	kicker, title string // of the running head
	titled        bool   // begins with a title: no running head on its first page
	cover         bool
	front         bool // front matter: cover and contents, whose pages are counted by themselves
	opening       bool // of the document
	closing       bool // of the document
	evened        int  // block with the columns that the next two are about
	reach         reach
	risen         int // how many blocks behind the columns stand below their main one
	strips        []strip
	head          furnishing // running head
}

// begin makes h the heading that the running head names.
func (p *part) begin(h *doc.Heading, loc *doc.Locale) {
	p.kicker, p.title, p.titled = h.Kicker, doc.PlainText(loc, h.Text), true
}

// partsOf divides the blocks of a document. A part without a title has the running head of the one before it.
func partsOf(d *doc.Document, loc *doc.Locale) []part {
	parts := []part{{opening: true}}
	now := &parts[0]
	end := func() {
		if len(now.blocks) > 0 {
			parts = append(parts, part{kicker: now.kicker, title: now.title})
			now = &parts[len(parts)-1]
		}
	}
	for i, b := range d.Blocks {
		switch b := b.(type) {
		case *doc.PageBreak:
			end()
			continue
		case *doc.Cover:
			end()
			now.kicker, now.title = b.Kicker, doc.PlainText(loc, b.Title)
			now.titled, now.cover = true, true
			now.blocks = d.Blocks[i : i+1]
			end()
			continue
		case *doc.Heading:
			if b.Level <= 1 {
				end()
				now.begin(b, loc)
			}
		}
		now.blocks = append(now.blocks, b)
	}
	if last := len(parts) - 1; last > 0 && len(now.blocks) == 0 {
		parts = parts[:last]
	}
	parts[len(parts)-1].closing = true
	markFront(parts)
	return parts
}

// markFront finds the front matter: a cover, and the contents right behind it.
func markFront(parts []part) {
	for i := range parts {
		p := &parts[i]
		if p.front = p.cover && i == 0 || i > 0 && parts[i-1].front && p.listing(); !p.front {
			return
		}
	}
}

// listing reports whether a part holds contents.
func (p *part) listing() bool {
	return slices.ContainsFunc(p.blocks, func(b doc.Block) bool {
		c, ok := b.(*doc.Contents)
		return ok && !c.Index
	})
}

// layPart lays out a part and fills pages with it. What would spill over to another page by a little is set tighter, and columns of
// unlike length are evened out.
func (l *layout) layPart(p part) {
	before := l.state()
	l.density(0)
	if !l.setPart(p) {
		return
	}
	f := &filler{layout: l, part: len(l.parts) - 1, begin: len(l.pages)}
	pages, full := f.fillPart()
	page := l.sheet.bottom - l.sheet.top
	tighter := pages > 1 && pages <= 4 && l.tighten(f, before, p, pages, full)
	evened := l.evenOut(f, before, p)
	if pages > 1 && full < page/3 && !tighter && !evened {
		f.spread(pages, full, page/3)
	}
}

// tighten lays out a part anew, tighter and tighter, where that may save a page. It reports whether it does; else all is as it was.
func (l *layout) tighten(f *filler, before state, p part, pages, full int) bool {
	others := (pages - 1) * (l.sheet.bottom - l.sheet.top)
	var usual attempt
	tried := false
	for n := 1; n < len(l.densities); n++ {
		if full >= portion(others, l.densities[n].saves, 1000) {
			continue
		}
		if tried {
			l.takeBack(before)
		} else {
			usual, tried = l.setAside(before), true
		}
		l.density(n)
		l.setPart(p)
		if fewer, _ := f.fillPart(); fewer < pages {
			return true
		}
	}
	if tried {
		l.density(0)
		l.bringBack(before, usual)
	}
	return false
}

// setPart turns the blocks of a part into strips. It reports whether there are any.
func (l *layout) setPart(p part) bool {
	l.now = p
	l.strips, l.headed, l.tabular = l.shelf.empty(), "", false
	l.column(l.sheet.left, l.sheet.measure())
	for i := 0; i < len(p.blocks); i++ {
		b := p.blocks[i]
		if h, ok := b.(*doc.Heading); i == 0 && p.opening && !p.cover && !(ok && h.Level <= 1) {
			l.masthead("", "") // the logo
		}
		l.nth = i
		if c, ok := b.(*doc.Columns); ok && i == p.evened {
			l.columns(c, p.reach, p.blocks[i+1:i+1+p.risen])
			i += p.risen
			continue
		}
		l.block(b)
	}
	if p.closing {
		l.note()
	}
	l.shelf.put(l.strips)
	if len(l.strips) == 0 {
		return false
	}
	l.now.strips = l.strips
	l.now.head = l.runningHead(l.now.kicker, l.now.title)
	l.parts = append(l.parts, l.now)
	return true
}

// note lays out the last lines of the document, on the page of what they follow.
func (l *layout) note() {
	space := 12
	for _, text := range l.doc.Closing() {
		l.keep()
		l.gap(space)
		l.paragraph(&doc.Paragraph{Style: doc.Note, Text: []doc.Inline{doc.Text(text)}})
		space = 0
	}
}

// A state is how far the document has been laid out.
type state struct {
	elements, places, parts, pages int
	level                          int
	branded                        bool
}

func (l *layout) state() state {
	return state{len(l.structure.elements), len(l.places), len(l.parts), len(l.pages), l.level, l.branded}
}

// An attempt is a part as it was laid out.
type attempt struct {
	elements []element
	places   []*anchor
	parts    []part
	pages    []leaf
	after    state
}

// setAside takes back what was laid out since a state, and returns it.
func (l *layout) setAside(s state) attempt {
	a := attempt{
		slices.Clone(l.structure.elements[s.elements:]), slices.Clone(l.places[s.places:]),
		slices.Clone(l.parts[s.parts:]), slices.Clone(l.pages[s.pages:]), l.state(),
	}
	l.takeBack(s)
	return a
}

func (l *layout) takeBack(s state) {
	for _, p := range l.places[s.places:] {
		p.set = false
	}
	l.structure.elements, l.places = l.structure.elements[:s.elements], l.places[:s.places]
	l.parts, l.pages = l.parts[:s.parts], l.pages[:s.pages]
	l.level, l.branded = s.level, s.branded
}

// bringBack replaces what was laid out since a state by an attempt from before.
func (l *layout) bringBack(s state, a attempt) {
	l.takeBack(s)
	for _, p := range a.places {
		p.set = true
	}
	l.structure.elements, l.places = append(l.structure.elements, a.elements...), append(l.places, a.places...)
	l.parts, l.pages = append(l.parts, a.parts...), append(l.pages, a.pages...)
	l.level, l.branded = a.after.level, a.after.branded
}
