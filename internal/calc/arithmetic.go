package calc

import (
	"math"
	"strconv"

	"rolexport/internal/doc"
)

// power raises x to y. Whole powers, halves and quarters, which are what plans use, are multiplications and roots: those are the same on
// every machine.
func power(x, y float64) value {
	whole := math.Floor(y)
	quarters := (y - whole) * 4
	if quarters != math.Floor(quarters) || math.Abs(whole) > 1000 || x <= 0 {
		p := math.Pow(x, y)
		if math.IsNaN(p) || math.IsInf(p, 0) || x == 0 && y == 0 {
			return failure
		}
		return figure(p)
	}
	p := 1.0
	for range int(math.Abs(whole)) {
		p = float64(p * x)
	}
	if whole < 0 {
		p = float64(1 / p)
	}
	half := math.Sqrt(x)
	if quarters >= 2 {
		p = float64(p * half)
	}
	if int(quarters)%2 == 1 {
		p = float64(p * math.Sqrt(half))
	}
	if math.IsInf(p, 0) {
		return failure
	}
	return figure(p)
}

// round rounds as ROUND does and as figures are shown. One of fifteen digits or more before the decimal sign stays as it is.
func round(x float64, decimals int) float64 {
	if math.Abs(x) >= 1e15 {
		return x
	}
	whole, fraction := doc.Digits(x, decimals, 0)
	near, err := strconv.ParseFloat(whole+"."+fraction, 64)
	if err != nil || near == 0 {
		return 0
	}
	return math.Copysign(near, x)
}

// months is the day that is n months after another; where that month is shorter, its last day.
func months(from, n float64) value {
	day := doc.DateOf(from)
	month := 12*day.Year + day.Month - 1 + int(n)
	day.Year, day.Month = month/12, month%12+1
	if day.Year < 1900 || day.Year > 9999 {
		return failure
	}
	for day.Day > 28 && doc.DateOf(day.Serial()) != day {
		day.Day--
	}
	return figure(day.Serial())
}
