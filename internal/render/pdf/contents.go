package pdf

import (
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// contents lays out a list of headings with the page of each at the right edge. Each line leads to its heading.
func (l *layout) contents(b *doc.Contents) {
	if len(b.Entries) == 0 {
		return
	}
	l.contentsTitle(b.Title)
	tocs := []mark{l.add(l.element, page.TOC, page.Props{})}
	outermost := b.Entries[0].Level
	for _, e := range b.Entries {
		outermost = min(outermost, e.Level)
	}
	first := len(l.strips)
	for i, e := range b.Entries {
		depth := min(e.Level-outermost, len(tocs)) // never more than one deeper than the entry before
		for len(tocs) > depth+1 {
			tocs = tocs[:len(tocs)-1]
		}
		if depth == len(tocs) {
			tocs = append(tocs, l.add(tocs[depth-1], page.TOC, page.Props{}))
		}
		item := l.add(tocs[depth], page.TOCI, page.Props{})
		nested := i+1 < len(b.Entries) && b.Entries[i+1].Level > e.Level
		l.entry(&e, depth, nested, item)
	}
	l.hold(first)
	l.gap(10)
}

// contentsTitle sets the title of the contents as a section head. The first contents after a cover have a page title above it.
func (l *layout) contentsTitle(title string) {
	if len(l.strips) == 0 && len(l.parts) > 0 {
		word := l.loc.Words.Contents
		h := &doc.Heading{Level: 1, Text: []doc.Inline{doc.Text(word)}, Kicker: l.now.kicker, Context: l.now.title}
		l.now.begin(h, l.loc)
		l.heading(h)
		if strings.EqualFold(title, word) {
			title = ""
		}
	}
	if title == "" {
		l.gap(10)
		return
	}
	l.heading(&doc.Heading{Level: 2, Text: []doc.Inline{doc.Text(title)}})
}

// entry lays out a line of the contents.
func (l *layout) entry(e *doc.Entry, depth int, nested bool, item mark) {
	s := l.styles.body
	if nested && depth == 0 {
		s.kind = bold
		l.gap(6)
	}
	p, digits := l.prose(e.Text, s), l.plain("0000", s)
	indent := depth * l.quarters(12)
	width := l.width - indent - digits.natural - l.quarters(8)
	at := l.anchors[e.ID]
	m := l.add(item, page.P, page.Props{})
	if at != nil {
		m = l.add(m, page.Link, page.Props{})
	} else {
		l.reportTarget("#" + e.ID)
	}
	first := len(l.strips)
	lines := l.wrap(&p, width)
	for i, ln := range lines {
		base := baseline(stack(l.family, s.kind)[0], s)
		v := voice{mark: m}
		l.open(base)
		l.draw(&p, ln, l.x+indent, width, base, left, &v)
		if at != nil {
			if i == len(lines)-1 {
				l.separate()
				l.ink(ink{kind: pageNumInk, mark: m, x: l.x + l.width, y: base, piece: &digits.pieces[0], target: e.ID})
			}
			l.ink(ink{
				kind: linkInk, mark: m, x: l.x, y: 0, w: l.width, h: s.leading,
				text: doc.PlainText(l.loc, e.Text), target: "#" + e.ID,
			})
		}
		l.shut(s.leading)
	}
	l.hold(first)
	if nested {
		l.keep()
	}
	l.gap(3)
}
