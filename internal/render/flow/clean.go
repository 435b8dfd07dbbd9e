package flow

import (
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/typeset"
)

// A Cleaner makes text fit to be written on one line, and reports once each character that cannot be.
type Cleaner struct {
	Report func(diag.Diagnostic)
	told   map[string]bool
}

// Text returns s with one space for each run of white space, none at the ends, and without what no document can carry. No-break
// spaces are no white space.
func (c *Cleaner) Text(s string) string {
	if Printable(s) && !strings.Contains(s, "  ") {
		return strings.Trim(s, " ")
	}
	return string(TrimBlanks(c.Append(nil, s)))
}

// Append appends s as Text writes it, but with a space at its end where s has white space there, and one at its front unless b is
// empty or ends in white space already.
func (c *Cleaner) Append(b []byte, s string) []byte {
	clean, changes := typeset.Cleaned(s)
	for _, change := range changes {
		c.tell(change)
	}
	for clean != "" {
		if n := len(b); n == 0 || b[n-1] == ' ' || b[n-1] == '\n' {
			clean = strings.TrimLeft(clean, " ")
		}
		end := strings.Index(clean, "  ") + 1
		if end == 0 {
			end = len(clean)
		}
		b = append(b, clean[:end]...)
		clean = clean[end:]
	}
	return b
}

func (c *Cleaner) tell(change typeset.Change) {
	if c.told[change.Found] {
		return
	}
	if c.told == nil {
		c.told = map[string]bool{}
	}
	c.told[change.Found] = true
	c.Report(change.Diagnostic())
}

// Printable reports whether s is printable ASCII, for which a byte is a character and a terminal cell.
func Printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// TrimBlanks returns b without the spaces at its end.
func TrimBlanks(b []byte) []byte {
	for len(b) > 0 && b[len(b)-1] == ' ' {
		b = b[:len(b)-1]
	}
	return b
}
