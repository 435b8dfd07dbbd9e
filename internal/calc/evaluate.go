package calc

import (
	"slices"
	"unicode/utf16"

	"rolexport/internal/doc"
)

// evaluate computes an expression that stands in the table home. Conversions keep every operation a rounding of its own: fused, they
// would differ between machines.
func (b *book) evaluate(home *sheet, e doc.Expr) value {
	switch e := e.(type) {
	case doc.Constant:
		return b.plain(e.Value)
	case doc.Named:
		return b.named(home, e)
	case doc.Ref:
		if s := b.sheet(home, e.Table); s != nil {
			if p, ok := b.place(s, e.Column, e.Row); ok {
				return b.value(s, p.row, p.column)
			}
		}
		return failure
	case doc.Sum:
		return figure(add(b.figures(home, doc.Cells(e))))
	case doc.Highest:
		return figure(extreme(b.figures(home, doc.Cells(e)), more))
	case doc.Lowest:
		return figure(extreme(b.figures(home, doc.Cells(e)), less))
	case doc.Largest:
		return largest(b.figures(home, e.Cells), e.Place)
	case doc.Addition:
		return b.fold(home, e, func(a, b float64) float64 { return float64(a + b) })
	case doc.Difference:
		return b.binary(home, e.A, e.B, func(a, b float64) value { return figure(float64(a - b)) })
	case doc.Product:
		return b.binary(home, e.A, e.B, func(a, b float64) value { return figure(float64(a * b)) })
	case doc.Ratio:
		return b.binary(home, e.A, e.B, func(a, b float64) value {
			if b == 0 {
				return failure
			}
			return figure(float64(a / b))
		})
	case doc.Power:
		return b.binary(home, e.Base, e.Exponent, power)
	case doc.Round:
		return b.unary(home, e.Of, func(x float64) value { return figure(round(x, e.Decimals)) })
	case doc.Min:
		return b.extreme(home, e, less)
	case doc.Max:
		return b.extreme(home, e, more)
	case doc.If:
		return b.choose(home, e)
	case doc.CountIf:
		return b.count(home, e)
	case doc.SumIf:
		return b.sumIf(home, e)
	case doc.Lookup:
		return b.lookUp(home, e)
	case doc.Join:
		return b.join(home, e)
	case doc.Months:
		return b.binary(home, e.From, e.Add, months)
	case doc.Length:
		v := b.evaluate(home, e.Of)
		if v.kind == failed {
			return failure
		}
		return figure(float64(len(utf16.Encode([]rune(v.string()))))) // as spreadsheets count
	case doc.Year:
		return b.unary(home, e.Of, func(x float64) value { return figure(float64(doc.DateOf(x).Year)) })
	case doc.Month:
		return b.unary(home, e.Of, func(x float64) value { return figure(float64(doc.DateOf(x).Month)) })
	case doc.Stated:
		if v := b.evaluate(home, e.Of); v.kind != failed {
			return v
		}
		return b.absent()
	}
	panic(unknown("expression", e))
}

func (b *book) named(home *sheet, name doc.Named) value {
	p, ok := b.names[fold(string(name))]
	if !ok {
		b.fail("table %q refers to a cell %q that there is not", home.Name, string(name))
		return failure
	}
	return b.value(p.sheet, p.row, p.column)
}

// number is a value as arithmetic takes it.
func number(v value) (float64, bool) { return v.number, v.kind == numeric || v.kind == blank }

func (b *book) unary(home *sheet, e doc.Expr, f func(float64) value) value {
	x, ok := number(b.evaluate(home, e))
	if !ok {
		return failure
	}
	return f(x)
}

func (b *book) binary(home *sheet, left, right doc.Expr, f func(a, b float64) value) value {
	x, first := number(b.evaluate(home, left))
	y, second := number(b.evaluate(home, right))
	if !first || !second {
		return failure
	}
	return f(x, y)
}

func (b *book) fold(home *sheet, terms []doc.Expr, f func(a, b float64) float64) value {
	total := 0.0
	for _, term := range terms {
		x, ok := number(b.evaluate(home, term))
		if !ok {
			return failure
		}
		total = f(total, x)
	}
	return figure(total)
}

// extreme is the least or greatest of some figures. Cells that hold no figure do not take part, as in a spreadsheet.
func (b *book) extreme(home *sheet, terms []doc.Expr, better func(x, y float64) bool) value {
	var list []float64
	for _, term := range terms {
		v := b.evaluate(home, term)
		switch {
		case v.kind == numeric:
			list = append(list, v.number)
		case v.kind == failed || !isCell(term):
			return failure
		}
	}
	return figure(extreme(list, better))
}

func isCell(e doc.Expr) bool {
	switch e.(type) {
	case doc.Ref, doc.Named:
		return true
	}
	return false
}

func less(x, y float64) bool { return x < y }
func more(x, y float64) bool { return x > y }

func extreme(list []float64, better func(x, y float64) bool) float64 {
	if len(list) == 0 {
		return 0
	}
	best := list[0]
	for _, x := range list[1:] {
		if better(x, best) {
			best = x
		}
	}
	return best
}

// largest is the figure in a place, counted from the greatest.
func largest(list []float64, place int) value {
	if place < 1 || place > len(list) {
		return failure
	}
	slices.Sort(list)
	return figure(list[len(list)-place])
}

func add(list []float64) float64 {
	total := 0.0
	for _, x := range list {
		total = float64(total + x)
	}
	return total
}

func (b *book) choose(home *sheet, e doc.If) value {
	holds, ok := b.holds(home, e.When)
	switch {
	case !ok:
		return failure
	case holds:
		return b.evaluate(home, e.Then)
	}
	return b.evaluate(home, e.Else)
}

// holds reports whether a condition holds, and whether it could be found out.
func (b *book) holds(home *sheet, c doc.Condition) (holds, ok bool) {
	switch c := c.(type) {
	case doc.Compare:
		x, y := b.evaluate(home, c.A), b.evaluate(home, c.B)
		if x.kind == failed || y.kind == failed {
			return false, false
		}
		return is(c.Op, compare(x, y)), true
	case doc.All:
		return b.combine(home, c, true)
	case doc.Any:
		return b.combine(home, c, false)
	case doc.IsFigure:
		return b.evaluate(home, c.Of).kind == numeric, true
	}
	panic(unknown("condition", c))
}

// combine asks each condition, since a spreadsheet does so too: one that fails makes all fail.
func (b *book) combine(home *sheet, list []doc.Condition, every bool) (holds, ok bool) {
	holds, ok = every, true
	for _, c := range list {
		one, found := b.holds(home, c)
		ok = ok && found
		if one != every {
			holds = one
		}
	}
	return holds, ok
}

func (b *book) join(home *sheet, terms []doc.Expr) value {
	text := ""
	for _, term := range terms {
		v := b.evaluate(home, term)
		if v.kind == failed {
			return failure
		}
		text += v.string()
	}
	return words(text)
}
