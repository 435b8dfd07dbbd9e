package render

import (
	"errors"
	"strconv"
	"time"
)

// lastSecond is 31 December 9999, the last day that PDF and Excel can write, in seconds since 1970.
const lastSecond = 253402300799

// ParseEpoch returns the time that SOURCE_DATE_EPOCH stands for, a whole number of seconds since 1970 (reproducible-builds.org/specs/source-date-epoch).
// Nothing is the zero time. The error goes on as a sentence about the text.
func ParseEpoch(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seconds < 0 || seconds > lastSecond {
		return time.Time{}, errors.New("is no count of seconds since 1970")
	}
	return time.Unix(seconds, 0).UTC(), nil
}
