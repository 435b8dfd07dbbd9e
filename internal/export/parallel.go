package export

import (
	"sync"
	"sync/atomic"
)

// parallel calls do for 0 to n-1, so many at a time, until one of them returns false. It reports whether none did.
func parallel(n, workers int, do func(i int) bool) bool {
	var next atomic.Int64
	var stopped atomic.Bool
	var all sync.WaitGroup
	for range min(max(workers, 1), n) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && !stopped.Load(); i = int(next.Add(1)) - 1 {
				if !do(i) {
					stopped.Store(true)
				}
			}
		})
	}
	all.Wait()
	return !stopped.Load()
}
