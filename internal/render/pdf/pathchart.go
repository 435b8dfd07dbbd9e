package pdf

import (
	"rolexport/internal/doc"
	"rolexport/internal/theme"
)

// A step is a box of a path.
type step struct {
	text  passage
	here  bool // the reader stands on it
	width int  // of the box
}

// pathChart draws steps as boxes with arrows between them, in as many lines as they need. The step that the reader stands on is filled.
func (l *layout) pathChart(b *doc.Chart) {
	steps := make([]step, 0, len(b.Table.Rows))
	for _, r := range b.Table.Rows {
		if len(r.Cells) == 0 || r.Cells[0] == nil {
			continue
		}
		s := l.styles.body
		here := len(r.Cells) > 1 && r.Cells[1] != nil
		if here {
			s = s.as(bold, theme.White)
		}
		if here && l.savesInk() {
			s.colour = l.theme.Colours.Accent
		}
		steps = append(steps, step{text: l.value(r.Cells[0], s), here: here})
	}
	if len(steps) == 0 {
		return
	}
	m := l.figure(b)
	first := len(l.strips)
	for at := 0; at < len(steps); {
		indent := 0
		if at > 0 {
			indent = l.arrowGap()
		}
		n := l.fitSteps(steps[at:], l.width-indent)
		l.gap(6)
		l.drawSteps(steps[at:at+n], l.x+indent, m)
		at += n
	}
	l.together(first, 3)
}

// savesInk reports whether the theme fills no grounds.
func (l *layout) savesInk() bool { return l.theme.Colours.AccentWash == theme.White }

// The geometry of a path.
func (l *layout) boxPad() int   { return l.quarters(8) }
func (l *layout) arrowGap() int { return l.quarters(22) }

// full returns the width of the box of a step on one line; narrow that of a box in which a long title wraps.
func (l *layout) full(s *step) int { return s.text.natural + 2*l.boxPad() }

func (l *layout) narrow(s *step) int {
	return min(l.full(s), max(s.text.least, s.text.natural/2)+2*l.boxPad()+l.quarters(4))
}

// fitSteps returns how many of the steps stand on one line of the given width, and gives them the widths of their boxes.
func (l *layout) fitSteps(steps []step, width int) int {
	n, full, narrow := 0, -l.arrowGap(), -l.arrowGap()
	for i := range steps {
		s := &steps[i]
		if n > 0 && narrow+l.arrowGap()+l.narrow(s) > width {
			break
		}
		n++
		full += l.full(s) + l.arrowGap()
		narrow += l.narrow(s) + l.arrowGap()
	}
	for i := range steps[:n] {
		s := &steps[i]
		if s.width = l.full(s); full > width {
			s.width = l.narrow(s) + portion(max(width-narrow, 0), l.full(s)-l.narrow(s), max(full-narrow, 1))
		}
		s.width = min(s.width, width)
	}
	return n
}

// drawSteps draws one line of a path from x on. An arrow leads into it where it follows another.
func (l *layout) drawSteps(steps []step, x int, m mark) {
	lines := 1
	for i := range steps {
		lines = max(lines, len(l.wrap(&steps[i].text, steps[i].width-2*l.boxPad())))
	}
	c, rule := l.theme.Colours, l.theme.Space.Rule
	leading := l.styles.body.leading
	high := lines*leading + 2*l.quarters(4)
	l.open(0)
	for i := range steps {
		s := &steps[i]
		if x > l.x {
			l.arrow(x-l.arrowGap(), high/2, m)
		}
		switch {
		case s.here && l.savesInk():
			l.frame(m, x, 0, s.width, high, 4*rule, c.Accent)
		case s.here:
			l.rect(m, x, 0, s.width, high, c.Accent)
		default:
			l.frame(m, x, 0, s.width, high, 2*rule, c.Hairline)
		}
		inner := s.width - 2*l.boxPad()
		text := l.balanced(&s.text, inner)
		l.place(&s.text, text, x+l.boxPad(), (high-len(text)*leading)/2, inner, left, m)
		l.separate()
		x += s.width + l.arrowGap()
	}
	l.shut(high)
}

// arrow draws an arrow to the right in the gap that begins at x.
func (l *layout) arrow(x, y int, m mark) {
	from, to, wing := x+l.quarters(6), x+l.arrowGap()-l.quarters(6), l.quarters(2)
	thick, c := l.quarters(1)*3/4, l.theme.Colours.Muted
	l.rule(m, from, y, to-from, 0, thick, c)
	l.rule(m, to-wing, y-wing, wing, wing, thick, c)
	l.rule(m, to-wing, y+wing, wing, -wing, thick, c)
}
