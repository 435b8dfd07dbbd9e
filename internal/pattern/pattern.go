// Package pattern keeps regular expressions that are compiled when they are first asked for. A command needs few of those that the program
// has, and waits for all that are compiled when it starts.
package pattern

import (
	"regexp"
	"sync"
)

// New returns a regular expression, compiled at the first call. It panics then if the expression is wrong; a test compiles all of them.
func New(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
