// Package flow is what the formats without pages have in common: writing lines below each other, cleaning text, and telling which
// drawings can be said in a line.
package flow

import "strings"

// Lines takes lines below each other. Nested blocks indent them; blank lines are asked for before they are known to be needed, so that
// there is none at either end.
type Lines struct {
	Indent string // stands before every line
	out    []byte
	marker string // stands before the next line in place of the indent, unless empty
	gap    int    // blank lines due before the next line
}

// Bytes returns what was written, which ends in a line feed unless it is empty.
func (l *Lines) Bytes() []byte { return l.out }

// Space asks for at least n blank lines before the next line, unless that is the first.
func (l *Lines) Space(n int) { l.gap = max(l.gap, n) }

// Close takes back what Space asked for, so that the next line follows the last one.
func (l *Lines) Close() { l.gap = 0 }

// Settle writes the blank lines that are due, so that they are not part of what is indented next.
func (l *Lines) Settle() {
	for ; l.gap > 0; l.gap-- {
		if len(l.out) > 0 {
			l.write(l.Indent, "")
		}
	}
}

// Line writes a line.
func (l *Lines) Line(s string) {
	l.Settle()
	lead := l.Indent
	if l.marker != "" {
		lead, l.marker = l.marker, ""
	}
	l.write(lead, s)
}

// write drops the blanks at the end of a line.
func (l *Lines) write(lead, s string) {
	if s == "" {
		lead = strings.TrimRight(lead, " ")
	}
	l.out = append(l.out, lead...)
	l.out = append(l.out, s...)
	l.out = append(l.out, '\n')
}

// SettleMarker gives a marker that has nothing beside it yet a line of its own.
func (l *Lines) SettleMarker() {
	if l.marker != "" {
		l.Line("")
	}
}

// Inside runs f with more indent, and before its first line a marker of the same width, if any. A marker that has nothing beside it
// yet stays before that line.
func (l *Lines) Inside(indent, marker string, f func()) {
	outer := l.Indent
	l.Indent += indent
	switch {
	case l.marker != "" && marker == "":
		l.marker += indent
	case l.marker != "":
		l.marker += marker
	case marker != "":
		l.marker = outer + marker
	}
	f()
	l.Indent = outer
}
