package calc

import (
	"math"
	"strconv"
	"strings"

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

// round rounds halves away from zero. What counts as a half is read from the fifteen digits that spreadsheets show, not from the binary
// fraction: 2.675 becomes 2.68.
func round(x float64, decimals int) float64 {
	digits := strconv.FormatFloat(math.Abs(x), 'g', 15, 64)
	near, err := strconv.ParseFloat(digits, 64)
	if err != nil || near >= 1e15 {
		return x
	}
	text := strconv.FormatFloat(near, 'f', -1, 64)
	whole, fraction, _ := strings.Cut(text, ".")
	if len(fraction) <= decimals {
		return math.Copysign(near, x)
	}
	kept := []byte(whole + fraction[:decimals])
	if fraction[decimals] >= '5' {
		kept = increment(kept)
	}
	point := len(kept) - decimals
	near, err = strconv.ParseFloat(string(kept[:point])+"."+string(kept[point:]), 64)
	if err != nil || near == 0 {
		return 0
	}
	return math.Copysign(near, x)
}

// increment adds one to a row of digits.
func increment(digits []byte) []byte {
	for i := len(digits) - 1; i >= 0; i-- {
		if digits[i] < '9' {
			digits[i]++
			return digits
		}
		digits[i] = '0'
	}
	return append([]byte{'1'}, digits...)
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
