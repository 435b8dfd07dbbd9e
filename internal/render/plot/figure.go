package plot

import (
	"math"

	"rolexport/internal/doc"
)

// Amount returns the number that a bar of v stands for, and whether v is a figure.
func Amount(v doc.Value) (float64, bool) {
	v, _ = doc.Unmark(v)
	x := 0.0
	switch v := v.(type) {
	case doc.Number:
		x = v.Value
	case doc.Percent:
		x = v.Fraction
	case doc.Money:
		x = v.Amount
	case doc.Computed:
		return Amount(v.Result)
	default:
		return 0, false
	}
	return x, !math.IsNaN(x) && !math.IsInf(x, 0)
}

// amount is Amount for drawings that show ratings as well.
func amount(v doc.Value) (float64, bool) {
	if r, ok := rating(v); ok {
		return float64(r.Level), true
	}
	return Amount(v)
}

func rating(v doc.Value) (doc.Rating, bool) {
	plain, _ := doc.Unmark(v)
	if c, ok := plain.(doc.Computed); ok {
		plain, _ = doc.Unmark(c.Result)
	}
	r, ok := plain.(doc.Rating)
	return r, ok
}

// mostDots is the highest scale that is drawn as dots.
const mostDots = 8

// Rated returns the rating that v is, when its scale can be drawn as dots.
func Rated(v doc.Value) (doc.Rating, bool) {
	v, _ = doc.Unmark(v)
	r, ok := v.(doc.Rating)
	return r, ok && r.Of > 0 && r.Of <= mostDots
}

// Share returns the length of the bar of x where the bar of biggest has the given length. It is computed in whole thousandths of
// biggest, so that every machine draws the same.
func Share(length int, x, biggest float64) int {
	return int(int64(length) * int64(math.Round(min(x/biggest, 1)*1000)) / 1000)
}

// WithAmount is a value of the same kind with another figure.
func WithAmount(v doc.Value, x float64) doc.Value {
	switch v := v.(type) {
	case doc.Illustrative:
		return doc.Illustrative{Value: WithAmount(v.Value, x)}
	case doc.Computed:
		return WithAmount(v.Result, x)
	case doc.Money:
		v.Amount = x
		return v
	case doc.Percent:
		v.Fraction = x
		return v
	case doc.Number:
		v.Value = x
		return v
	}
	return doc.Number{Value: x}
}
