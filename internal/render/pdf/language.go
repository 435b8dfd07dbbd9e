package pdf

// labelled reports whether the labels of the document are in another language than its data.
func (l *layout) labelled() bool { return l.loc.LabelLang != "" }

// isLabel reports whether a text is a label in another language than that of the document.
func (l *layout) isLabel(text string) bool { return l.vocabulary.IsLabel(l.loc, text) }
