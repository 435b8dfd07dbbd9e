package pdf

import (
	"strings"

	"rolexport/internal/doc"
)

// vocabulary holds the labels of a locale that are whole texts, without places for data.
type vocabulary struct {
	loc    *doc.Locale
	labels map[string]bool
}

// labelled reports whether the labels of the document are in another language than its data.
func (l *layout) labelled() bool { return l.loc.LabelLang != "" }

// isLabel reports whether a text is a label in another language than that of the document.
func (l *layout) isLabel(text string) bool {
	if !l.labelled() {
		return false
	}
	v := &l.vocabulary
	if v.loc != l.loc {
		*v = vocabulary{loc: l.loc, labels: map[string]bool{}}
		words := &l.loc.Words
		for _, label := range []string{words.NotStated, words.Contents, words.Index, words.Continued, words.SignHere} {
			v.labels[label] = true
		}
		for _, label := range l.loc.Labels {
			if label != "" && !strings.Contains(label, "{") {
				v.labels[label] = true
			}
		}
	}
	return v.labels[text]
}
