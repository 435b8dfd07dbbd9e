package explain

// templateProblems are what templates and labels say before a document is made.
func templateProblems() []Entry {
	return append(list("error", []brief{
		{"template-file", "A template can be read", "", "Save it as UTF-8 text below the limit of size.", ""},
		{"template-character", "A template holds no characters that mark places of values", "", "Remove the character.", ""},
		{"template-syntax", "Actions of a template can be parsed", "", "Close {{ with }}, and each if, range and with by end.",
			"{{if .Purpose}}\n{{.Purpose}}\n{{end}}"},
		{"template-function", "A template calls the functions that there are",
			"Templates read no files and no environment, so that documents depend on the data alone.",
			"docs/templates.md lists the functions.", ""},
		{"template-reference", "A template that is named exists once", "", "Define it, or correct the name.", ""},
		{"template-label", "A label that is named exists", "", "Add it to the file of labels, or correct the name.", ""},
		{"template-data", "An action asks for what the data has",
			"All branches are checked before a document is made, so that no run fails halfway.",
			"docs/templates.md lists the fields of each kind of document.", "{{.Title}}"},
		{"template-value", "A value stands where it can be shown",
			"A table cannot stand within a sentence, nor a text in a place that asks for a number.", "Put it on a line of its own.", ""},
		{"template-markdown", "Markdown stays within what every format can show", "",
			"Write it with headings, paragraphs, lists, tables, quotes and links. HTML is not passed on.", ""},
		{"template-marker", "A marker stands on a line of its own, in its place", "", "docs/templates.md shows where each may stand.", ""},
		{"template-lost", "Every value that is written reaches the document", "Values within code, comments or addresses of links would be lost.",
			"Move the value into text.", ""},
		{"template-limit", "A template ends within its limits", "A loop over hundreds of millions of steps cannot be interrupted.",
			"Write less, or loop over data alone.", ""},
		{"no-labels", "There are words for the language of the dataset, or English ones", "",
			"Add labels/<language>.yaml to the folder of templates.", ""},
		{"unreadable-labels", "Files of labels can be read", "", "Look at the file that the message names.", ""},
		{"missing-label", "A file of labels has all words", "", "Add the word. labels/en.yaml shows what each says.", ""},
		{"wrong-months", "A file of labels names twelve months", "", "Add or remove names.", ""},
	}),
		list("warning", []brief{
			{"language-fallback", "There are words for the language of the dataset", "Headings are English, the texts are not.",
				"Add labels/<language>.yaml to a folder given by --templates.", ""},
		})...)
}

// themeProblems are what loading a theme says.
func themeProblems() []Entry {
	return append(list("error", []brief{
		{"unknown-theme", "The theme that is named exists", "", "Name a built-in one or a file. rolexport completion lets a shell list them.", ""},
		{"theme-cycle", "Themes do not extend each other in a circle", "", "Let one of them extend a built-in theme.", "extends: default"},
		{"bad-colour", "A colour is written as six hexadecimal digits", "", "Write it behind #, in quotes: YAML takes a bare # for a comment.", `colours:
  accent: "#0b6b66"`},
		{"bad-length", "A length is a number of points, or has a unit", "", "Write 9.4 or 16mm.", ""},
		{"bad-face", "A typeface is an OpenType font that may be embedded", "", "Use another file. docs/themes.md says what is needed.", ""},
	}),
		list("warning", []brief{
			{"low-contrast", "Text has a contrast of 4.5 to 1 to its ground",
				"Less is hard to read for many, and fails the accessibility rules (WCAG 2, 1.4.3).",
				"Darken one of the two colours or lighten the other.", ""},
		})...)
}
