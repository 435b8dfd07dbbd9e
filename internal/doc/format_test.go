package doc

import (
	"math"
	"testing"
)

func TestText(t *testing.T) {
	english := English()
	german := English()
	german.Decimal, german.Group, german.Money, german.Date = ",", ".", "{n}\u00a0{c}", "{d}.{m}.{y}"
	swiss := English()
	swiss.Group = ""
	for _, c := range []struct {
		locale *Locale
		value  Value
		want   string
	}{
		{english, nil, ""},
		{english, Text("{n} stays"), "{n} stays"},
		{english, Rich{Text("a"), Break{}, Strong{Text("b"), Emph{Code("c")}}, &Link{Target: "#x", Text: []Inline{Text("d")}}}, "a bcd"},
		{english, Number{Value: 0}, "0"},
		{english, Number{Value: 999}, "999"},
		{english, Number{Value: 1000}, "1,000"},
		{english, Number{Value: 1234567.891, Decimals: 2}, "1,234,567.89"},
		{english, Number{Value: -1234}, "−1,234"},
		{english, Number{Value: -0.4}, "0"},
		{english, Number{Value: -0.04, Decimals: 1}, "0.0"},
		{english, Number{Value: 12, Unit: "days"}, "12\u00a0days"},
		{english, Number{Value: math.NaN()}, "Not stated"},
		{english, Number{Value: math.Inf(-1)}, "Not stated"},
		{swiss, Number{Value: 1234567}, "1234567"},
		{german, Number{Value: 1234.5, Decimals: 1}, "1.234,5"},
		{english, Number{Value: 2.5}, "3"},
		{english, Number{Value: -0.05, Decimals: 1}, "−0.1"},
		{english, Percent{Fraction: 0.25}, "25\u00a0%"},
		{english, Percent{Fraction: 1.3125, Decimals: 1}, "131.3\u00a0%"},
		{english, Percent{Fraction: 0.07}, "7\u00a0%"},
		{english, Percent{Fraction: 0.0825, Decimals: 2}, "8.25\u00a0%"},
		{english, Money{Amount: 68000, Currency: "EUR"}, "EUR\u00a068,000"},
		{english, Money{Amount: 68000}, "68,000"},
		{german, Money{Amount: 1999.9, Currency: "EUR", Decimals: 2}, "1.999,90\u00a0EUR"},
		{english, Rating{3, 4}, "3 of 4"},
		{english, Date{2027, 1, 1}, "1 January 2027"},
		{german, Date{2027, 12, 24}, "24.12.2027"},
		{english, Date{}, "Not stated"},
		{english, NotStated{}, "Not stated"},
		{english, Illustrative{Money{Amount: 5, Currency: "EUR"}}, "EUR\u00a05\u00a0*"},
		{english, Illustrative{Illustrative{Text("x")}}, "x\u00a0*"},
		{english, Computed{Result: Number{Value: 7}}, "7"},
		{english, Illustrative{Computed{Result: NotStated{}}}, "Not stated\u00a0*"},
	} {
		if got := c.locale.Text(c.value); got != c.want {
			t.Errorf("%#v: got %q, want %q", c.value, got, c.want)
		}
	}
}
