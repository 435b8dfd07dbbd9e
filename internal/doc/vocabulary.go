package doc

import "strings"

// A Vocabulary tells the labels of a document from its data where they are in another language. The zero Vocabulary is ready for use; it
// keeps what it has gathered of the locale that it was asked about last, and serves one goroutine.
type Vocabulary struct {
	of     *Locale
	labels map[string]bool // those that are whole texts, without places for data
}

// IsLabel reports whether a text is a label in another language than that of the locale's documents.
func (v *Vocabulary) IsLabel(l *Locale, text string) bool {
	if l.LabelLang == "" {
		return false
	}
	if v.of != l {
		v.gather(l)
	}
	return v.labels[text]
}

func (v *Vocabulary) gather(l *Locale) {
	v.of, v.labels = l, make(map[string]bool, len(l.Labels)+5)
	words := &l.Words
	for _, label := range []string{words.NotStated, words.Contents, words.Index, words.Continued, words.SignHere} {
		v.labels[label] = true
	}
	for _, label := range l.Labels {
		if label != "" && !strings.Contains(label, "{") {
			v.labels[label] = true
		}
	}
}
