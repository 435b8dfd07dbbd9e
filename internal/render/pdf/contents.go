package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// contents lays out a list of headings with the page of each at the right edge. Each line leads to its heading.
func (l *layout) contents(b *doc.Contents) {
	if len(b.Entries) == 0 {
		return
	}
	if b.Index {
		l.register(b)
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
		item := l.add(l.add(tocs[depth], page.TOCI, page.Props{}), page.P, page.Props{})
		nested := i+1 < len(b.Entries) && b.Entries[i+1].Level > e.Level
		s := l.styles.body
		if nested && depth == 0 {
			s.kind = bold
			l.gap(6)
		}
		l.entry(&e, depth*l.quarters(12), 0, s, item)
		if nested {
			l.keep()
		}
		l.gap(3)
	}
	l.hold(first)
	l.gap(10)
}

// contentsTitle sets the title of contents or an index as a section head.
func (l *layout) contentsTitle(title string) {
	if title == "" {
		l.gap(5)
		return
	}
	l.heading(&doc.Heading{Level: 2, Text: []doc.Inline{doc.Text(title)}})
}

// entry lays out a line of contents or index as content of m. Where it needs several lines, those after the first hang.
func (l *layout) entry(e *doc.Entry, indent, hang int, s style, m mark) {
	p, digits := l.prose(e.Text, s), l.plain("0000", s)
	width := l.width - indent - digits.natural - l.quarters(8)
	if p.natural > width {
		width -= hang
	}
	at := l.anchors[e.ID]
	if at != nil {
		m = l.add(m, page.Link, page.Props{})
	} else {
		l.reportTarget("#" + e.ID)
	}
	first := len(l.strips)
	lines := l.wrap(&p, width)
	for i, ln := range lines {
		if i == 1 {
			indent += hang
		}
		base := baseline(stack(l.family, s.kind)[0], s)
		v := voice{mark: m}
		l.open(base)
		l.draw(&p, ln, l.x+indent, width, base, left, &v)
		if i == len(lines)-1 {
			l.separate()
		}
		if at != nil {
			if i == len(lines)-1 {
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
}
