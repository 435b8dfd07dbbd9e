//go:build !linux

package cputime

import "time"

// Of returns the time that f takes by the clock: other systems count what a thread spends in other ways.
func Of(f func()) time.Duration {
	begin := time.Now()
	f()
	return time.Since(begin)
}
