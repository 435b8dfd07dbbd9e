package mdtmpl

import "rolexport/internal/doc"

// An inlineWriter puts running text together. Texts that follow each other become one.
type inlineWriter struct {
	out     []doc.Inline
	pending []byte
}

func (w *inlineWriter) text(s string) { w.pending = append(w.pending, s...) }

func (w *inlineWriter) inline(in doc.Inline) {
	switch in := in.(type) {
	case doc.Text:
		w.text(string(in))
	case doc.Rich:
		for _, part := range in {
			w.inline(part)
		}
	default:
		w.flush()
		w.out = append(w.out, in)
	}
}

func (w *inlineWriter) flush() {
	if len(w.pending) > 0 {
		w.out = append(w.out, doc.Text(w.pending))
		w.pending = w.pending[:0]
	}
}

func (w *inlineWriter) empty() bool { return len(w.out) == 0 && len(w.pending) == 0 }

// inlines returns the text and starts a new one. A break at the end would only leave an empty line.
func (w *inlineWriter) inlines() []doc.Inline {
	w.flush()
	out := w.out
	for len(out) > 0 {
		if _, isBreak := out[len(out)-1].(doc.Break); !isBreak {
			break
		}
		out = out[:len(out)-1]
	}
	w.out = nil
	return out
}
