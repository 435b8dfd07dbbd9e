package doc

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDigits(t *testing.T) {
	for _, x := range []struct {
		figure          float64
		decimals, shift int
		want            string
	}{
		{0, 0, 0, "0"},
		{0, 2, 0, "0.00"},
		{0, 1, 2, "0.0"},
		{0.0004, 0, 2, "0"},
		{0.04, 0, 2, "4"},
		{0.5, 0, 0, "1"},
		{1.5, 0, 0, "2"},
		{2.5, 0, 0, "3"},
		{-2.5, 0, 0, "3"},
		{0.05, 0, 0, "0"},
		{0.049, 1, 0, "0.0"},
		{0.05, 1, 0, "0.1"},
		{79062.5, 0, 0, "79063"},
		{1.3125, 1, 2, "131.3"},
		{2.675, 2, 0, "2.68"}, // a little less in binary
		{1.005, 2, 0, "1.01"}, // likewise
		{0.285, 0, 2, "29"},   // times 100 it is a little less
		{0.00115, 2, 2, "0.12"},
		{0.1 + 0.2, 1, 0, "0.3"},
		{9.995, 2, 0, "10.00"},
		{999.5, 0, 0, "1000"},
		{1e21, 1, 0, "1000000000000000000000.0"},
		{123456789012345678, 0, 0, "123456789012346000"},
		{5e-324, 3, 0, "0.000"},
		{math.MaxFloat64, 0, 0, "179769313486232" + strings.Repeat("0", 294)},
	} {
		whole, fraction := Digits(x.figure, x.decimals, x.shift)
		if fraction != "" {
			whole += "." + fraction
		}
		if whole != x.want {
			t.Errorf("%v in %d decimals, shifted by %d: %q, want %q", x.figure, x.decimals, x.shift, whole, x.want)
		}
	}
}

// TestDigitsAreNearest holds figures of up to nine decimal digits, which binary fractions cannot blur, against fractions of whole numbers.
func TestDigitsAreNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, places := rapid.Int64Range(0, 999_999_999).Draw(t, "digits"), rapid.IntRange(0, 8).Draw(t, "places")
		decimals, shift := rapid.IntRange(0, 6).Draw(t, "decimals"), rapid.SampledFrom([]int{0, 2}).Draw(t, "shift")
		exact := new(big.Rat).SetFrac64(n, int64(math.Pow10(places)))
		x, _ := exact.Float64()
		whole, fraction := Digits(x, decimals, shift)
		if len(fraction) != decimals || len(whole) > 1 && whole[0] == '0' {
			t.Fatalf("%v in %d decimals has the digits %q and %q", x, decimals, whole, fraction)
		}
		shown, ok := new(big.Rat).SetString(whole + "." + fraction + "0")
		if !ok {
			t.Fatalf("%q and %q are no figure", whole, fraction)
		}
		exact.Mul(exact, new(big.Rat).SetInt64(int64(math.Pow10(shift))))
		half := new(big.Rat).SetFrac64(1, 2*int64(math.Pow10(decimals)))
		lowest, highest := new(big.Rat).Sub(exact, half), new(big.Rat).Add(exact, half)
		if shown.Cmp(lowest) <= 0 || shown.Cmp(highest) > 0 { // a half is rounded up
			t.Fatalf("%v is shown as %s.%s", exact.FloatString(10), whole, fraction)
		}
	})
}
