package plot

import (
	"math"

	"rolexport/internal/doc"
)

// Round widens the span to whole steps of the axis.
func (p *Plot) Round() {
	step := p.step()
	p.Most, p.Least = math.Ceil(p.Most/step)*step, math.Floor(p.Least/step)*step
}

// step is the distance of the lines of the grid: 1, 2 or 5 times a power of ten, so that there are at most six.
func (p *Plot) step() float64 {
	rough := (p.Most - p.Least) / 6
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	for _, by := range []float64{1, 2, 5, 10} {
		if step := by * power; step >= rough*0.999 {
			return step
		}
	}
	return 10 * power
}

// Ticks are the figures at the lines of the grid.
func (p *Plot) Ticks() []float64 {
	step := p.step()
	n := int(math.Round((p.Most - p.Least) / step))
	list := make([]float64, n+1)
	for i := range list {
		list[i] = p.Least + float64(float64(i)*step)
	}
	return list
}

// Tick is a figure on the axis, in the kind of the figures drawn.
func (p *Plot) Tick(x float64) doc.Value {
	for _, s := range p.Series {
		for _, f := range s.Figures {
			if !f.Stated {
				continue
			}
			plain, _ := doc.Unmark(f.Value)
			switch v := WithAmount(plain, x).(type) {
			case doc.Percent:
				v.Decimals = 0
				return v
			case doc.Money:
				return doc.Number{Value: x}
			case doc.Number:
				v.Unit, v.Decimals = "", 0
				if step := p.step(); step < 1 {
					v.Decimals = min(int(math.Ceil(-math.Log10(step)-1e-9)), 6)
				}
				return v
			}
		}
	}
	return doc.Number{Value: x}
}

// Rings is the highest level of the scale of a radar.
func (p *Plot) Rings() int {
	of := 1
	for _, s := range p.Series {
		for _, f := range s.Figures {
			if r, ok := rating(f.Value); ok {
				of = max(of, r.Of)
			} else {
				of = max(of, int(math.Ceil(min(f.Amount, 10))))
			}
		}
	}
	return of
}

// Corner is the way from the centre of a radar to the corner of row i, at a distance: to the right and down. Angles are rounded to
// ten-thousandths, so that every machine draws the same.
func (p *Plot) Corner(i, distance int) (dx, dy int) {
	angle := 2 * math.Pi * float64(i) / float64(len(p.Names))
	sin, cos := int(math.Round(10_000*math.Sin(angle))), int(math.Round(10_000*math.Cos(angle)))
	return int(int64(distance) * int64(sin) / 10_000), int(-int64(distance) * int64(cos) / 10_000)
}
