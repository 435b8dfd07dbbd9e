package pdf

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"rolexport/internal/typeset"
)

const softHyphen = string(typeset.SoftHyphen)

// A piece is a stretch of a passage in one face and style, ending before the byte end.
type piece struct {
	end  int
	face *typeset.Face // nil: no face has the characters
	manner
}

// A segment is a part of a passage that no line end divides, unless it is wider than a line. Widths are in thousandths of a point.
type segment struct {
	end   int  // the byte after it
	width int  // without the space at its end
	space int  // the space at its end, which vanishes at the end of a line
	shy   int  // the hyphen that a soft hyphen adds at the end of a line
	must  bool // the line ends here in any case
}

// A passage is text that is ready to be broken into lines.
type passage struct {
	text     string
	pieces   []piece
	segments []segment
	style    style           // of the first line's height and of the paragraph as a whole
	natural  int             // width of its longest line when nothing wraps
	least    int             // width of its widest segment
	levels   *typeset.Levels // nil: all of it, and the page, run from left to right
	against  bool            // runs in the other direction than the page, and begins at its other side
}

// prepare makes a passage of what was written: it divides the runs among faces, finds the places where lines may end and measures
// what stands between them.
func (l *layout) prepare(s style) passage {
	p := passage{text: l.writer.whole(), style: s}
	l.dividePieces(&p)
	l.measure(&p)
	return p
}

func (l *layout) dividePieces(p *passage) {
	first, start := len(l.pieces), 0
	for _, r := range l.writer.runs {
		for start < r.end {
			end := r.end // of the text before a line break
			if i := strings.IndexByte(p.text[start:r.end], lineBreak); i >= 0 {
				end = start + i
			}
			l.divideRun(p.text, start, end, &r)
			if end < r.end {
				end++
				l.endLine(first, end, &r)
			}
			start = end
		}
	}
	p.pieces = l.pieces[first:len(l.pieces):len(l.pieces)]
	l.resolve(p)
}

// divideRun adds the pieces of a part of a run.
func (l *layout) divideRun(text string, start, end int, r *run) {
	l.spans = stack(l.family, r.style.kind).AppendSpans(l.spans[:0], text[start:end])
	first, lost := len(l.pieces), ""
	for _, s := range l.spans {
		part := text[start+s.Start : start+s.End]
		if n := len(l.pieces); s.Missing && n > first && l.pieces[n-1].face == nil {
			l.pieces[n-1].end = start + s.End
		} else {
			l.pieces = append(l.pieces, piece{start + s.End, s.Face, r.manner})
		}
		if s.Missing {
			if part != lost {
				l.reportMissing(part)
			}
			lost = part
		} else if script, word := typeset.Unshaped(part); script != "" {
			l.reportUnshaped(script, word)
		}
	}
}

// endLine makes a line break part of the piece before it.
func (l *layout) endLine(first, end int, r *run) {
	if n := len(l.pieces); n > first && l.pieces[n-1].face != nil {
		l.pieces[n-1].end = end
		return
	}
	l.pieces = append(l.pieces, piece{end, stack(l.family, r.style.kind)[0], r.manner})
}

// widest is the width that any wider line counts as.
const widest = 1 << 29

// measure fills the segments of a passage and its natural and least width.
func (l *layout) measure(p *passage) {
	l.breaks = typeset.AppendBreaks(l.breaks[:0], p.text)
	first, start, line := len(l.segments), 0, 0
	at := cursor{pieces: p.pieces}
	for _, b := range l.breaks {
		if !b.Must && bound(p.text[:b.Index], p.text[b.Index:]) {
			continue
		}
		text := p.text[start:b.Index]
		ink := inked(text)
		seg := segment{end: b.Index, must: b.Must}
		seg.width = at.width(p.text, start, start+ink)
		seg.space = at.width(p.text, start+ink, b.Index)
		if strings.HasSuffix(text[:ink], softHyphen) {
			seg.shy = at.pieces[0].hyphen()
		}
		l.segments = append(l.segments, seg)
		p.least = max(p.least, seg.width+seg.shy)
		p.natural = max(p.natural, min(line+seg.width, widest))
		if line = min(line+seg.width+seg.space, widest); b.Must {
			line = 0
		}
		start = b.Index
	}
	p.segments = l.segments[first:len(l.segments):len(l.segments)]
}

// inked returns how long a text is without the space at its end.
func inked(text string) int {
	n := len(text)
	for n > 0 && (text[n-1] == ' ' || text[n-1] == lineBreak) {
		n--
	}
	return n
}

// A cursor walks through the pieces of a passage from left to right.
type cursor struct {
	pieces []piece // the first one holds the text at hand
}

// at returns the piece that holds a byte of the text.
func (c *cursor) at(i int) *piece {
	for c.pieces[0].end <= i {
		c.pieces = c.pieces[1:]
	}
	return &c.pieces[0]
}

// missing returns the length of the character at byte i when no face has it, else 0.
func (c *cursor) missing(text string, i int) int {
	if p := c.at(i); p.face == nil {
		first, _, _, _ := uniseg.FirstGraphemeClusterInString(text[i:min(p.end, len(text))], -1)
		return len(first)
	}
	return 0
}

// cursor returns a cursor at a byte of the text.
func (p *passage) cursor(i int) cursor {
	if len(p.pieces) < 2 || i < p.pieces[0].end {
		return cursor{p.pieces}
	}
	n, _ := slices.BinarySearchFunc(p.pieces, i, func(pc piece, i int) int {
		if pc.end <= i {
			return -1
		}
		return 1
	})
	return cursor{p.pieces[n:]}
}

// width returns the width of a part of the text. Parts are asked for in order.
func (c *cursor) width(text string, from, to int) int {
	if from == to {
		return 0
	}
	if p := c.at(from); to <= p.end {
		return p.width(text[from:to])
	}
	sum := 0
	for from < to {
		p := c.at(from)
		end := min(p.end, to)
		sum += p.width(text[from:end])
		from = end
	}
	return sum
}

// room returns the width of text that is drawn at once, a soft hyphen at its end counted.
func (p *piece) room(text string) int {
	if strings.HasSuffix(text, softHyphen) {
		return p.width(text) + p.hyphen()
	}
	return p.width(text)
}

// hyphen returns the width of a hyphen at the end of a piece.
func (p *piece) hyphen() int {
	if p.face == nil {
		return 0
	}
	return p.style.width(p.face.Ems("-"), 1)
}

// width returns the width of text set as the piece is, a soft hyphen not counted.
func (p *piece) width(text string) int {
	if p.face == nil {
		return typeset.Boxes(text) * p.style.width(typeset.BoxAdvance, 1)
	}
	if n := len(text) - 1; n >= 0 && text[n] < utf8.RuneSelf { // a soft hyphen counts only at the end of a text, where it may be all of it
		if text[n] == lineBreak {
			text = text[:n]
		}
	} else {
		text = strings.TrimRight(text, softHyphen)
	}
	runes := 0
	if p.style.tracking != 0 {
		runes = utf8.RuneCountInString(text)
	}
	return p.style.width(p.face.Ems(text), runes)
}

// width returns the width of so many thousandths of an em, set in so many characters.
func (s *style) width(ems, runes int) int { return portion(ems, s.size, 1000) + runes*s.tracking }
