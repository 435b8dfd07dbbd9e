package mdtmpl

import "rolexport/internal/doc"

// An inlineWriter puts running text together. Texts that follow each other become one.
type inlineWriter struct {
	out   []doc.Inline
	first string // the text that is being written, while it has one piece
	more  []byte // the text that is being written, once it has several
}

func (w *inlineWriter) text(s string) {
	switch {
	case len(w.more) > 0:
		w.more = append(w.more, s...)
	case w.first == "":
		w.first = s
	default:
		w.more = append(append(w.more, w.first...), s...)
	}
}

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
	if len(w.more) > 0 {
		w.out = append(w.out, doc.Text(w.more))
	} else if w.first != "" {
		w.out = append(w.out, doc.Text(w.first))
	}
	w.first, w.more = "", w.more[:0]
}

func (w *inlineWriter) empty() bool { return len(w.out) == 0 && w.first == "" && len(w.more) == 0 }

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
