package html

import (
	stdhtml "html"
	"strings"
)

// A writer writes elements. Whatever is text or the value of an attribute is escaped here and nowhere else; names are ours.
type writer struct{ out []byte }

// open begins an element. Attributes are names and values in turn; one with an empty value is left away.
func (w *writer) open(tag string, attributes ...string) {
	w.out = append(w.out, '<')
	w.out = append(w.out, tag...)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		w.out = append(w.out, ' ')
		w.out = append(w.out, attributes[i]...)
		w.out = append(w.out, `="`...)
		w.escape(attributes[i+1])
		w.out = append(w.out, '"')
	}
	w.out = append(w.out, '>')
}

// end ends an element.
func (w *writer) end(tag string) {
	w.out = append(w.out, "</"...)
	w.out = append(w.out, tag...)
	w.out = append(w.out, '>')
}

// escape writes characters that mean themselves.
func (w *writer) escape(s string) {
	if !strings.ContainsAny(s, `&<>"'`) {
		w.out = append(w.out, s...)
		return
	}
	w.out = append(w.out, stdhtml.EscapeString(s)...)
}

// line ends a line of the file.
func (w *writer) line() {
	if n := len(w.out); n > 0 && w.out[n-1] != '\n' {
		w.out = append(w.out, '\n')
	}
}

// shape writes an empty element of a drawing.
func (w *writer) shape(tag string, attributes ...string) {
	w.open(tag, attributes...)
	w.out = append(w.out[:len(w.out)-1], "/>"...)
}
