package pdf

import (
	"strings"

	"rolexport/internal/typeset"
)

// drawReversed sets one line of a passage that has right-to-left text. What is set in one style is put in the order in which it is seen,
// and then divided among faces; in a paragraph from right to left, its styles follow each other in that direction.
func (l *layout) drawReversed(p *passage, ln line, x, width, base int, a align, v *voice) {
	rightwards := !typeset.RightToLeft(p.text)
	if !rightwards && a == left {
		a = right
	}
	if x += a.shift(width - ln.width); !rightwards {
		x += ln.width
	}
	part := linkPart{from: x}
	at := cursor{pieces: p.pieces}
	for i := ln.from; i < ln.to; {
		pc := at.at(i)
		end := at.sameStyle(ln.to)
		if pc.link != part.link {
			l.closeLink(part, x, base, p, v)
			part = linkPart{link: pc.link, from: x}
		}
		logical := strings.TrimSuffix(p.text[i:end], string(lineBreak))
		pieces, wide := l.visual(logical, pc, !rightwards)
		if !rightwards {
			x -= wide
		}
		m, from := l.marked(pc, v), x
		for k := range pieces {
			l.drawPiece(&pieces[k].piece, pieces[k].text, from, base, m)
			from += pieces[k].width
		}
		if rightwards {
			x += wide
		}
		i = end
	}
	l.closeLink(part, x, base, p, v)
}

// A visualPiece is a piece with its text in the order in which it is seen.
type visualPiece struct {
	piece
	text  string
	width int
}

// visual returns text, set as pc is, in the order in which it is seen, and its width.
func (l *layout) visual(text string, pc *piece, rightToLeft bool) (pieces []visualPiece, width int) {
	text = typeset.Visual(text, rightToLeft)
	for _, s := range stack(l.family, pc.style.kind).Spans(text) {
		vp := visualPiece{piece: *pc, text: text[s.Start:s.End]}
		vp.face = s.Face
		vp.width = vp.piece.width(vp.text)
		width += vp.width
		pieces = append(pieces, vp)
	}
	return pieces, width
}

// sameStyle returns where the text that is set like that at hand ends, at the latest at limit. The cursor stays.
func (c *cursor) sameStyle(limit int) int {
	pc := &c.pieces[0]
	end := pc.end
	for _, next := range c.pieces[1:] {
		if end >= limit || next.style != pc.style || next.link != pc.link || next.illustrative != pc.illustrative {
			break
		}
		end = next.end
	}
	return min(end, limit)
}
