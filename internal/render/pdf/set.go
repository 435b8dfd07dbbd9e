package pdf

import (
	"strings"

	"rolexport/internal/doc"
	"rolexport/internal/render/pdf/page"
)

// align says on which side of its column text stands.
type align uint8

const (
	left align = iota
	right
	centre
)

// A voice says to which elements the text of a passage belongs: each link in it is an element of its own below that of the passage, and
// so is what is in another language.
type voice struct {
	mark mark      // of the passage as a whole
	link *doc.Link // under way; nil: none
	into mark      // its element
	span mark      // of the text in another language under way; 0: none
}

// set sets lines of a passage one below the other, each a strip of the column at hand.
func (l *layout) set(p *passage, lines []line, x, width int, a align, m mark) {
	v := voice{mark: m}
	base := baseline(stack(l.family, p.style.kind)[0], p.style)
	for _, ln := range lines {
		if w := l.widening; l.widen() {
			x, width = x-w.shift, width+w.by
		}
		l.open(base)
		l.draw(p, ln, x, width, base, a, &v)
		l.shut(p.style.leading)
	}
}

// place sets lines of a passage one below the other into the strip that is open, the first one's top at y. It returns their height.
func (l *layout) place(p *passage, lines []line, x, y, width int, a align, m mark) int {
	v := voice{mark: m}
	base := y + baseline(stack(l.family, p.style.kind)[0], p.style)
	for i, ln := range lines {
		l.draw(p, ln, x, width, base+i*p.style.leading, a, &v)
	}
	return len(lines) * p.style.leading
}

// beside is place for a passage at the left that shares its line with another: it takes no more than its natural width, so that text from
// right to left does not run into the other.
func (l *layout) beside(p *passage, x, y, width int, m mark) int {
	return l.place(p, l.wrap(p, width), x, y, min(p.natural, width), left, m)
}

// draw sets one line with its baseline at base.
func (l *layout) draw(p *passage, ln line, x, width, base int, a align, v *voice) {
	if p.levels != nil {
		l.drawReversed(p, ln, x, width, base, a, v)
		return
	}
	x += a.shift(width - ln.width)
	part := linkPart{from: x}
	at := p.cursor(ln.from)
	for i := ln.from; i < ln.to; {
		pc := at.at(i)
		end := min(pc.end, ln.to)
		if pc.link != part.link {
			l.closeLink(part, x, base, p, v)
			part = linkPart{link: pc.link, from: x}
		}
		text := p.text[i:end]
		if end < ln.to {
			text = strings.TrimRight(text, softHyphen)
		}
		l.drawPiece(pc, text, x, base, l.marked(pc, v))
		if i = end; i < ln.to || part.link != nil { // else nobody asks where the line ends
			x += pc.width(text)
		}
	}
	l.closeLink(part, x, base, p, v)
}

// shift returns how far text moves to the right in a column that is wider than it by spare.
func (a align) shift(spare int) int {
	switch a {
	case right:
		return spare
	case centre:
		return spare / 2
	}
	return 0
}

func (l *layout) drawPiece(pc *piece, text string, x, base int, m mark) {
	if pc.face == nil {
		l.ink(ink{kind: missingInk, note: pc.illustrative, mark: m, x: x, y: base, piece: pc, text: text})
		return
	}
	if cut, ok := strings.CutSuffix(text, string(lineBreak)); ok {
		text = cut + " " // extraction must not join the words of two lines
	}
	if text != "" {
		l.ink(ink{kind: textInk, note: pc.illustrative, mark: m, x: x, y: base, piece: pc, text: text})
	}
}

// marked returns the mark that a piece belongs to, and adds the Link and the Span that it needs.
func (l *layout) marked(pc *piece, v *voice) mark {
	if v.mark < 0 {
		return v.mark
	}
	if pc.link != v.link {
		v.link, v.span = pc.link, 0
		if pc.link != nil {
			v.into = l.add(v.mark, page.Link, page.Props{})
		}
	}
	into := v.mark
	if pc.link != nil {
		into = v.into
	}
	switch {
	case !pc.foreign:
		v.span = 0
		return into
	case v.span == 0:
		v.span = l.add(into, page.Span, page.Props{Lang: l.loc.LabelLang})
	}
	return v.span
}

// separate puts a space at the end of the last line set, so that extraction does not join it to the next.
func (l *layout) separate() {
	n := len(l.inks)
	if n == 0 || l.inks[n-1].kind != textInk {
		return
	}
	switch k := &l.inks[n-1]; {
	case k.stands != "":
		k.stands += " "
	default:
		if k.reversed {
			k.text = " " + k.text
		} else {
			k.text += " "
		}
		if k.reversed != l.mirrored { // it begins earlier
			k.x -= k.piece.width(" ")
		}
	}
}

// linkPart is the part of a link on the line under way.
type linkPart struct {
	link *doc.Link
	from int
}

// closeLink ends the part of a link that reaches from where it began to x: it can be followed, and it is underlined.
func (l *layout) closeLink(part linkPart, x, base int, p *passage, v *voice) {
	if part.link == nil || part.from == x || v.mark < 0 {
		return
	}
	from, to := min(part.from, x), max(part.from, x)
	size := p.style.size
	l.rule(decoration, from, base+size/6, to-from, 0, l.theme.Space.Rule, l.styles.link)
	l.ink(ink{
		kind: linkInk, mark: v.into, x: from, y: base - size, w: to - from, h: size * 5 / 4,
		text: doc.PlainText(l.loc, part.link.Text), target: part.link.Target,
	})
}
