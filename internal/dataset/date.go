package dataset

import (
	"fmt"
	"strconv"
	"time"

	"rolexport/internal/pattern"
	"rolexport/internal/strictyaml"
)

// A Date is a calendar day; the zero Date is one that is not stated.
type Date struct{ Year, Month, Day int }

var isoDate = pattern.New(`^(\d{4})-(\d{2})-(\d{2})$`)

// IsZero reports whether the date is not stated.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the date as YYYY-MM-DD, and "" when it is not stated.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Time returns the begin of the day, UTC.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// UnmarshalScalar takes a date as YYYY-MM-DD.
func (d *Date) UnmarshalScalar(text string) error {
	mismatch := &strictyaml.Mismatch{Code: "bad-date", Message: "must be a day such as 2027-01-31"}
	parts := isoDate().FindStringSubmatch(text)
	if parts == nil {
		mismatch.Hint = "write the day as YYYY-MM-DD"
		return mismatch
	}
	year, _ := strconv.Atoi(parts[1])
	month, _ := strconv.Atoi(parts[2])
	day, _ := strconv.Atoi(parts[3])
	date := Date{year, month, day}
	if t := date.Time(); year == 0 || t.Month() != time.Month(month) || t.Day() != day {
		mismatch.Hint = "the calendar has no such day"
		return mismatch
	}
	*d = date
	return nil
}
