package explain

// yamlProblems are what strictyaml says of any file, and what reading it says.
func yamlProblems() []Entry {
	return list("error", []brief{
		{"syntax", "A file is YAML that can be read",
			"Brackets and quotation marks end, entries of a mapping stand in one column, and indentation is made of spaces.",
			"Look at the line and at the one before it. Put text that holds \": \" or begins with a sign such as - or @ in quotes.", `summary: "Note: starts at six"`},
		{"unknown-field", "A file holds only fields that exist",
			"A misspelt field would be lost in silence, so that a document lacks what its author wrote.",
			"Correct the name. docs/dataset.md lists the fields; rolexport schema gives editors what they need to complete them.", ""},
		{"repeated-key", "A field is given once",
			"YAML readers disagree on which of two counts.", "Keep one of the two.", ""},
		{"wrong-type", "A value has the type that its field asks for",
			"Figures are numbers without quotes, units or separators of thousands; texts are not lists.",
			"Write the value as the message says.", "pay: {min: 42000, max: 56000}"},
		{"number-out-of-range", "A number is one that a computer holds exactly enough", "", "Write fewer digits.", ""},
		{"empty-item", "An item of a list says something", "An empty item is most often a forgotten one.",
			"Remove the dash, or write a value behind it.", ""},
		{"empty-file", "A file holds something", "", "Write into it, or remove it.", ""},
		{"second-document", "A file holds one YAML document", "What stands behind --- would not be read.",
			"Remove the ---, or move what follows into a file of its own.", ""},
		{"unknown-tag", "Values have no tags", "A tag such as !!binary changes what a value is, which no field asks for.", "Remove it.", ""},
		{"unknown-alias", "An alias names an anchor that stands before it", "", "Define the anchor with & before *, or write the value out.", ""},
		{"alias-cycle", "An alias does not lead into itself", "", "Write the value out.", ""},
		{"alias-limit", "Aliases stand for 10,000 values at the most", "A few lines of aliases can stand for more than a machine holds.",
			"Write the values out, or use fewer.", ""},
		{"too-deep", "Lists and mappings lie at most 64 deep in each other", "", "Flatten the file.", ""},
		{"too-large", "A file stays within its limit", "Limits are far above what people write, and keep a hostile file from exhausting a machine.",
			"Split the file. docs/dataset.md lists the limits.", ""},
		{"too-many-problems", "A file has fewer than 1,000 problems", "What follows the first thousand is not told.",
			"Cure the first ones; most often they have one cause.", ""},
		{"invalid-utf8", "A file is UTF-8", "Other encodings look the same on the screen of their author and wrong everywhere else.",
			"Save it as UTF-8.", ""},
		{"control-character", "Text holds no control characters",
			"They cannot be seen, and no document can show them. They often come from a copied text.",
			"Remove the character, or put a line break in its place.", ""},
		{"reserved-character", "Text does not hold U+E000 and U+E001",
			"Templates mark the places of values with these two private-use characters.", "Remove the character.", ""},
		{"unreadable-file", "A file can be read", "", "Look at its permissions, and whether it is a regular file within the folder.", ""},
		{"missing-file", "A file that is named is there", "", "Add the file, or take its name off.", ""},
	})
}

// A brief is an Entry as the lists of this package write it: its weight is that of the list.
type brief struct{ code, what, why, cure, example string }

func list(weight string, briefs []brief) []Entry {
	entries := make([]Entry, len(briefs))
	for i, b := range briefs {
		entries[i] = Entry{Code: b.code, Weight: weight, What: b.what, Why: b.why, Cure: b.cure, Example: b.example}
	}
	return entries
}
