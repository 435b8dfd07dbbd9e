package doc

import "testing"

func TestSerial(t *testing.T) {
	for day, serial := range map[Date]float64{
		{Year: 1900, Month: 3, Day: 1}:   61, // the first day that needs no leap day in 1900
		{Year: 1980, Month: 1, Day: 1}:   29221,
		{Year: 2026, Month: 1, Day: 1}:   46023,
		{Year: 2028, Month: 2, Day: 29}:  46812,
		{Year: 9999, Month: 12, Day: 31}: 2958465,
	} {
		if got := day.Serial(); got != serial {
			t.Errorf("the serial number of %v is %v, not %v", day, got, serial)
		}
		if got := DateOf(serial + 0.75); got != day {
			t.Errorf("the day of %v is %v, not %v", serial, got, day)
		}
	}
}
