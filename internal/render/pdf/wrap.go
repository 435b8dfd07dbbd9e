package pdf

import (
	"unicode"
	"unicode/utf8"

	"rolexport/internal/typeset"
)

// A line is the part of a passage that stands on one line.
type line struct {
	from, to int // bytes of the text, the space at the end included
	width    int // without that space, thousandths of a point
}

// A measure is how wide lines may be: the first ones, and then the others. Where lines is 0, all are alike.
type measure struct{ width, lines, then int }

// of returns how wide the nth line may be, counted from 0.
func (m measure) of(n int) int {
	if m.lines > 0 && n >= m.lines {
		return m.then
	}
	return m.width
}

// wrap breaks a passage into lines no wider than width. The lines are good until the next call.
func (l *layout) wrap(p *passage, width int) []line { return l.wrapTo(p, measure{width: width}) }

// wrapTo breaks a passage into lines that fit a measure. They are good until the next call.
func (l *layout) wrapTo(p *passage, m measure) []line {
	l.lines = l.lines[:0]
	l.wrapInto(p, m)
	return l.lines
}

func (l *layout) wrapInto(p *passage, m measure) {
	width := m.of(0)
	from, start, used, space := 0, 0, 0, 0 // of the line under way; start is that of the segment
	opening := 0                           // line that begins the paragraph; a passage has several where lines have to end
	end := func(to int) {
		l.lines = append(l.lines, line{from, to, used})
		from, used, space = to, 0, 0
		width = m.of(len(l.lines))
	}
	for i := range p.segments {
		s := &p.segments[i]
		if from < start && used+space+s.width+s.shy > width {
			end(start)
		}
		if s.width+s.shy > width && from == start {
			from, used = l.divide(p, start, s, m)
			space, width = 0, m.of(len(l.lines))
		} else {
			used += space + s.width
		}
		space = s.space
		if start = s.end; s.must {
			end(start)
			if len(l.lines)-opening > 1 {
				l.unstrand(p, i, width)
			}
			opening = len(l.lines)
		}
	}
	if from < len(p.text) {
		end(len(p.text))
	}
}

// unstrand moves a word down to the last line of a paragraph, which ends with the given segment, where a single word would stand there and
// the line above can spare one.
func (l *layout) unstrand(p *passage, last, width int) {
	n := len(l.lines)
	above, line := &l.lines[n-2], &l.lines[n-1]
	if last < 2 || p.segments[last-1].end != line.from || p.segments[last-2].end <= above.from {
		return
	}
	moved, before := &p.segments[last-1], &p.segments[last-2]
	spared := above.width - moved.width - before.space
	if before.shy == 0 && moved.shy == 0 && spared >= width*3/5 && moved.width+moved.space+line.width <= width {
		above.to, above.width = before.end, spared
		line.from, line.width = before.end, moved.width+moved.space+line.width
	}
}

// divide breaks a segment that is wider than a line between characters. It returns where the last line begins and its width.
func (l *layout) divide(p *passage, start int, s *segment, m measure) (from, used int) {
	at := p.cursor(start)
	text := p.text[:start+inked(p.text[start:s.end])]
	from = start
	for i := start; i < len(text); {
		n := letter(text[i:])
		if missing := at.missing(text, i); missing > 0 {
			n = missing
		}
		w := at.width(text, i, i+n) + 1 // what rounding took
		if used+w > m.of(len(l.lines)) && i > from {
			l.lines = append(l.lines, line{from, i, used})
			from, used = i, 0
		}
		used += w
		i += n
	}
	return from, used
}

// letter returns the length of the first rune of text together with the marks that follow it.
func letter(text string) int {
	_, n := utf8.DecodeRuneInString(text)
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !unicode.Is(unicode.M, r) && !typeset.Invisible(r) {
			return n
		}
		n += size
	}
	return n
}

// balanced breaks a passage into as few lines as fit into width, and makes them about equally long, so that no line of a heading
// is left with a single word.
func (l *layout) balanced(p *passage, width int) []line {
	n := len(l.wrap(p, width))
	if n < 2 || len(p.segments) > 400 {
		return l.lines
	}
	narrow, wide := max(p.natural/n, p.least)-1, width // wide always fits
	for wide-narrow > 500 {
		middle := (narrow + wide) / 2
		if len(l.wrap(p, middle)) > n {
			narrow = middle
		} else {
			wide = middle
		}
	}
	return l.wrap(p, wide)
}
