package doc

import (
	"math"
	"time"
)

// epoch is where spreadsheets begin to count days, two days early: their 1900 has a leap day that there was not (ECMA-376 18.17.4.1).
var epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

const secondsOfDay = 24 * 60 * 60

// Serial is the number by which a spreadsheet stores the day: 46023 is 1 January 2026. It is right from March 1900 on.
func (d Date) Serial() float64 {
	day := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return float64((day.Unix() - epoch.Unix()) / secondsOfDay)
}

// DateOf is the day that a spreadsheet stores by this number. A part of a day does not count.
func DateOf(serial float64) Date {
	day := epoch.AddDate(0, 0, int(math.Floor(serial)))
	return Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}
}
