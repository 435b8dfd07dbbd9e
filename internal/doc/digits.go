package doc

import (
	"math"
	"strconv"
	"strings"
)

// significant is how many decimal digits of a figure spreadsheets know. What lies behind them is the noise of binary fractions.
const significant = 15

// Digits writes the magnitude of x as spreadsheets show it: its first fifteen decimal digits, rounded to the given number of digits after the
// decimal sign, halves away from zero. What counts as a half is read from those digits, not from the binary fraction: 2.675 is 2.68 in two
// decimals. The decimal sign stands shift places to the right of where x has it, two for a share in per cent. It returns what stands before
// the sign, "0" at least, and the decimals behind it.
//
// It is the one rule by which figures are rounded for readers: prose, the results of ROUND, and the number formats of workbooks agree. An x
// that is no finite number has no digits.
func Digits(x float64, decimals, shift int) (whole, fraction string) {
	decimals = max(decimals, 0)
	var room [40]byte
	e := strconv.AppendFloat(room[:0], math.Abs(x), 'e', significant-1, 64) // d.dddddddddddddde±dd
	power, err := strconv.Atoi(string(e[significant+2:]))
	if err != nil {
		return "", ""
	}
	digits := append(e[:1], e[2:significant+1]...)
	kept := power + 1 + shift + decimals // digits before the place that is rounded to
	switch {
	case kept < 0, x == 0:
		digits = digits[:0]
	case kept < significant:
		up := digits[kept] >= '5'
		if digits = digits[:kept]; up {
			digits = increment(digits)
		}
	}
	text := string(digits)
	if missing := kept - significant; missing > 0 {
		text += strings.Repeat("0", missing)
	}
	if missing := decimals + 1 - len(text); missing > 0 {
		text = strings.Repeat("0", missing) + text
	}
	point := len(text) - decimals
	return text[:point], text[point:]
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
