// Package cputime measures work by the time that a processor spent on it, which other work on the machine does not prolong. It serves tests
// that fail when a cost grows faster than its input.
package cputime

import (
	"runtime"
	"syscall"
	"time"
)

// Of returns the processor time, user and system, that f takes on its own thread. What f leaves to other goroutines does not count.
func Of(f func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	begin := spent()
	f()
	return spent() - begin
}

func spent() time.Duration {
	const thread = 1 // RUSAGE_THREAD, which package syscall does not name
	var usage syscall.Rusage
	if err := syscall.Getrusage(thread, &usage); err != nil {
		panic(err) // the arguments are right on every Linux since 2.6.26
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
