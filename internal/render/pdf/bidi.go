package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolexport/internal/typeset"
)

// resolve finds the levels of a passage where not all runs from left to right. All that it says is one paragraph, whatever styles it is set
// in. Figures alone run from left to right, and stand at the side where the page begins.
func (l *layout) resolve(p *passage) {
	if !l.mirrored && !typeset.HasRightToLeft(p.text) {
		return
	}
	p.levels = typeset.NewLevels(p.text, typeset.RightToLeft(p.text))
	p.against = typeset.BeginsAtRight(p.text, l.mirrored) != l.mirrored
}

// reflected returns where something of a width begins that begins at x, counted from the other edge of the paper.
func (s *sheet) reflected(x, width int) int { return s.width - x - width }

// drawReversed sets one line of a passage where not all runs from left to right. Everything is drawn in the order in which it is read, and
// stands where it is seen.
func (l *layout) drawReversed(p *passage, ln line, x, width, base int, a align, v *voice) {
	if p.against && a == left {
		a = right
	}
	if x += a.shift(width - ln.width); l.mirrored {
		x = l.sheet.reflected(x, ln.width)
	}
	pieces := p.visual(ln, x)
	if l.mirrored {
		for i := range pieces {
			pieces[i].x = l.sheet.reflected(pieces[i].x, pieces[i].width)
		}
	}
	first := 0 // of the link under way, or of the text between two
	for i := range pieces {
		k := &pieces[i]
		if k.link != pieces[first].link {
			l.closeStretches(pieces[first:i], base, p, v)
			first = i
		}
		l.drawVisual(k, base, l.marked(k.piece, v))
	}
	l.closeStretches(pieces[first:], base, p, v)
}

// A visualPiece is what of a piece stands together on a line.
type visualPiece struct {
	*piece
	start    int    // byte of the passage at which it is read
	text     string // from left to right
	reversed bool   // it is read from right to left
	stands   string // what it is read as, where that is not its text
	x, width int
}

// visual returns what stands on a line whose text begins at x from the left edge of the paper, in the order in which it is read. The space at the end of the
// line hangs over.
func (p *passage) visual(ln line, x int) []visualPiece {
	var pieces []visualPiece
	for _, r := range p.levels.Line(ln.from, ln.to) {
		first := len(pieces)
		at := p.cursor(r.Start)
		for i := r.Start; i < r.End; {
			pc := at.at(i)
			end := min(pc.end, r.End)
			pieces = appendVisual(pieces, visualPiece{piece: pc, start: i, text: p.text[i:end], reversed: r.RightToLeft}, end == ln.to)
			i = end
		}
		if r.RightToLeft {
			slices.Reverse(pieces[first:])
		}
	}
	for i := range pieces {
		pieces[i].width = pieces[i].piece.room(pieces[i].text)
	}
	if p.levels.RightToLeft() {
		x += ln.width
		for i := len(pieces) - 1; i >= 0; i-- {
			x -= pieces[i].width
			pieces[i].x = x
		}
	} else {
		for i := range pieces {
			pieces[i].x = x
			x += pieces[i].width
		}
	}
	slices.SortFunc(pieces, func(a, b visualPiece) int { return a.start - b.start })
	return pieces
}

// appendVisual appends the pieces that a part of a piece is drawn in, in the order in which they are read. last says that the line ends
// with it.
func appendVisual(pieces []visualPiece, v visualPiece, last bool) []visualPiece {
	shown := strings.TrimRight(v.text, softHyphen)
	hyphen := v.text[len(shown):]
	switch {
	case v.face == nil: // as a whole
		v.reversed = false
		return append(pieces, v)
	case !last:
		hyphen = ""
	case strings.HasSuffix(shown, string(lineBreak)):
		shown = shown[:len(shown)-1] + " " // extraction must not join the words of two lines
	}
	if !v.reversed {
		if v.text = shown + hyphen; v.text == "" {
			return pieces
		}
		return append(pieces, v)
	}
	pieces = appendReversed(pieces, v, strings.ReplaceAll(shown, softHyphen, ""))
	if hyphen != "" { // at the end of a text alone it is drawn
		v.start, v.text, v.reversed = v.start+len(shown), softHyphen, false
		pieces = append(pieces, v)
	}
	return pieces
}

// appendReversed appends the pieces of a text from right to left. A sign that is turned round is a piece of its own, because it is drawn as
// another one; a letter with marks is, because they are drawn before it, at the same place.
func appendReversed(pieces []visualPiece, v visualPiece, text string) []visualPiece {
	start, from := v.start, 0
	add := func(to int, shown, stands string) {
		if from < to {
			v.start, v.text, v.stands, v.reversed = start+from, shown, stands, stands == ""
			pieces = append(pieces, v)
			from = to
		}
	}
	for i := 0; i < len(text); {
		n := letter(text[i:])
		r, size := utf8.DecodeRuneInString(text[i:])
		turned := typeset.Mirrored(r) != r
		if turned || strings.ContainsFunc(text[i+size:i+n], isMark) {
			shown := typeset.Reversed(text[i : i+n])
			if turned && !v.face.Has(typeset.Mirrored(r)) {
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

func (l *layout) drawVisual(v *visualPiece, base int, m mark) {
	kind := textInk
	if v.face == nil {
		kind = missingInk
	}
	l.ink(ink{kind: kind, note: v.illustrative, mark: m, x: v.x, y: base, piece: v.piece, text: v.text, reversed: v.reversed, stands: v.stands})
}

// closeStretches ends a link on a line. What is read together may stand apart: then there are several places to follow it.
func (l *layout) closeStretches(link []visualPiece, base int, p *passage, v *voice) {
	if len(link) == 0 || link[0].link == nil {
		return
	}
	slices.SortFunc(link, func(a, b visualPiece) int { return a.x - b.x })
	part, to := linkPart{link[0].link, link[0].x}, link[0].x
	for i := range link {
		if link[i].x > to {
			l.closeLink(part, to, base, p, v)
			part.from = link[i].x
		}
		to = link[i].x + link[i].width
	}
	l.closeLink(part, to, base, p, v)
}
