package doc

import "strings"

// A Vocabulary knows the labels of a locale that are whole texts, without places for data. The zero Vocabulary is ready for use.
type Vocabulary struct {
	locale *Locale
	labels map[string]bool
}

// IsLabel reports whether a text is a label of l in another language than that of the document.
func (v *Vocabulary) IsLabel(l *Locale, text string) bool {
	if l.LabelLang == "" {
		return false
	}
	if v.locale != l {
		*v = Vocabulary{locale: l, labels: map[string]bool{}}
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
	return v.labels[text]
}
