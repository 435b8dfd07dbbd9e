package plot

// A Part of a pile stands between two heights above the lower edge of the plot.
type Part struct {
	Low, High int
	Tall      bool // a figure has room on it
	Crossed   bool // a line passes before its middle, or has a figure there
}

// Pile returns the parts of a row in a plot of a height, one for each series; those of lines are empty. A line of text takes so much of the
// height.
func (p *Plot) Pile(row, height, text int) []Part {
	parts := make([]Part, len(p.Series))
	up, down := 0.0, 0.0
	for i, s := range p.Series {
		if s.Line {
			continue
		}
		from := &up
		if s.Figures[row].Amount < 0 {
			from = &down
		}
		y1 := p.Along(height, *from)
		*from = float64(*from + s.Figures[row].Amount)
		y2 := p.Along(height, *from)
		part := Part{Low: min(y1, y2), High: max(y1, y2)}
		middle := (part.Low + part.High) / 2
		part.Tall = part.High-part.Low >= text*4/5
		for _, line := range p.Series {
			if low, high, drawn := line.reach(p, row, height, text); drawn && middle+text*2/5 > low && middle-text*2/5 < high {
				part.Crossed = true
			}
		}
		parts[i] = part
	}
	return parts
}

// reach returns what a line takes of the height above a row: its point with the figure above, and its way over a pile that is three fifths as
// wide as its place.
func (s *Series) reach(p *Plot, row, height, text int) (low, high int, drawn bool) {
	at := s.Figures[row]
	if !s.Line || !at.Stated {
		return 0, 0, false
	}
	y := p.Along(height, at.Amount)
	sign := text / 4 // half the sign of a point
	low, high = y-sign, y+sign+text
	for _, next := range []int{row - 1, row + 1} {
		if next >= 0 && next < len(s.Figures) && s.Figures[next].Stated {
			edge := y + (p.Along(height, s.Figures[next].Amount)-y)*3/10
			low, high = min(low, edge), max(high, edge)
		}
	}
	return low, high, true
}
