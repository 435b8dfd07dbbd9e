package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolexport/internal/typeset"
)

// drawReversed sets one line of a passage that has right-to-left text. In a paragraph from right to left, what is set in different styles
// follows each other in that direction. Everything is drawn in the order in which it is read.
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
		logical := p.text[i:end]
		if end < ln.to {
			logical = strings.TrimRight(logical, softHyphen)
		} else if cut, ok := strings.CutSuffix(logical, string(lineBreak)); ok {
			logical = cut + " " // extraction must not join the words of two lines
		}
		pieces, wide := l.visual(logical, pc, !rightwards)
		if !rightwards {
			x -= wide
		}
		m := l.marked(pc, v)
		for k := range pieces {
			l.drawVisual(&pieces[k], x, base, m)
		}
		if rightwards {
			x += wide
		}
		i = end
	}
	l.closeLink(part, x, base, p, v)
}

// A visualPiece is a piece with its text as it stands on the page.
type visualPiece struct {
	piece
	start    int    // byte of the line at which it is read
	text     string // from left to right
	reversed bool   // it is read from right to left
	stands   string // what it is read as, where that is not its text
	x, width int    // from the beginning of the line
}

// visual returns a line, set as pc is, as it stands on the page, and its width. The pieces come in the order in which they are read.
func (l *layout) visual(line string, pc *piece, rightToLeft bool) (pieces []visualPiece, width int) {
	l.spans = stack(l.family, pc.style.kind).AppendSpans(l.spans[:0], line)
	for _, r := range typeset.Runs(line, rightToLeft) {
		first := len(pieces)
		for _, s := range l.spans {
			start, end := max(s.Start, r.Start), min(s.End, r.End)
			if start >= end {
				continue
			}
			text := line[start:end]
			if end < len(line) {
				text = strings.TrimRight(text, softHyphen) // it shows at the end of a line alone
			}
			if text != "" {
				pieces = appendVisual(pieces, visualPiece{piece: *pc, start: start}, s.Face, text, r.RightToLeft)
			}
		}
		if r.RightToLeft {
			slices.Reverse(pieces[first:])
		}
		for i := first; i < len(pieces); i++ {
			pieces[i].x, pieces[i].width = width, pieces[i].piece.width(pieces[i].text)
			width += pieces[i].width
		}
	}
	slices.SortFunc(pieces, func(a, b visualPiece) int { return a.start - b.start })
	return pieces, width
}

// appendVisual appends the pieces of a part of a run in one face, in the order in which they are read. A sign that is turned round is a
// piece of its own, because it is drawn as another one; a letter with marks is, because they are drawn before it, at the same place.
func appendVisual(pieces []visualPiece, at visualPiece, face *typeset.Face, text string, rightToLeft bool) []visualPiece {
	at.face = face
	if !rightToLeft || face == nil {
		at.text = text
		return append(pieces, at)
	}
	start, from := at.start, 0
	add := func(to int, shown, stands string) {
		if from < to {
			at.start, at.text, at.stands, at.reversed = start+from, shown, stands, stands == ""
			pieces = append(pieces, at)
			from = to
		}
	}
	for i := 0; i < len(text); {
		n := letter(text[i:])
		r, size := utf8.DecodeRuneInString(text[i:])
		turned := typeset.Mirrored(r) != r
		if turned || strings.ContainsFunc(text[i+size:i+n], isMark) {
			shown := typeset.Reversed(text[i : i+n])
			if turned && !face.Has(typeset.Mirrored(r)) {
				shown = text[i : i+n]
			}
			add(i, typeset.Reversed(text[from:i]), "")
			add(i+n, shown, text[i:i+n])
		}
		i += n
	}
	add(len(text), typeset.Reversed(text[from:]), "")
	return pieces
}

func isMark(r rune) bool { return unicode.Is(unicode.M, r) }

// drawVisual sets a piece of a line that begins at x.
func (l *layout) drawVisual(v *visualPiece, x, base int, m mark) {
	kind := textInk
	if v.face == nil {
		kind = missingInk
	}
	l.ink(ink{
		kind: kind, note: v.illustrative, mark: m, x: x + v.x, y: base, piece: &v.piece, text: v.text, reversed: v.reversed, stands: v.stands,
	})
}

// sameStyle returns where the text that is set like that at hand ends, at the latest at limit. The cursor stays.
func (c *cursor) sameStyle(limit int) int {
	pc := &c.pieces[0]
	end := pc.end
	for _, next := range c.pieces[1:] {
		if end >= limit || next.manner != pc.manner {
			break
		}
		end = next.end
	}
	return min(end, limit)
}
