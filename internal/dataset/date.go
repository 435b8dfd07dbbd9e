package dataset

// A Date is a calendar day; the zero Date is one that is not stated.
type Date struct{ Year, Month, Day int }

// IsZero reports whether the date is not stated.
func (d Date) IsZero() bool { return d == Date{} }
