package explain

// documentProblems are what composing, rendering and writing documents says.
func documentProblems() []Entry {
	const defect = "This is a defect of rolexport: please report it with the data that shows it."
	return append(list("error", []brief{
		{"unknown-kind", "The kind of document that is asked for exists", "", "rolexport list kinds shows the kinds.", ""},
		{"wrong-subject", "A document is about what its kind asks for",
			"A comparison needs two roles, an article on responsibilities a role that states some.",
			"Ask for another kind, or add what is missing to the data.", ""},
		{"not-composed", "Data is asked for as data", "", "Ask for one of the formats that rolexport list kinds shows.", ""},
		{"not-data", "A document is asked for as a document", "", "Ask for one of the formats that rolexport list kinds shows.", ""},
		{"unwritable", "The data of a role can be written in the format", "", "Look at what the message names.", ""},
		{"broken-formula", "Formulas of a workbook can be computed", "", defect, ""},
		{"no-document", "A job ends with a document", "", defect, ""},
		{"panic", "A renderer does not break off", "The other documents are written.", defect, ""},
		{"shard-missing", "All shards of an export are there to be joined", "", "Export the missing ones, and name the folders of all of them.", ""},
		{"shard-overlap", "Each shard, and each file, is there once to be joined", "",
			"Name the folder of each shard once. Remove the manifests of an export that was divided otherwise.", ""},
		{"shard-differs", "Shards that are joined come from one dataset, one program and the same flags",
			"Together they are to be what one run would have written.", "Export all of them anew, from one checkout.", ""},
		{"render", "A document can be written in its format", "", "Look at what the message names.", ""},
	}),
		list("warning", []brief{
			{"character-replaced", "Text holds characters that the format can write", "Under --strict the document is not written.",
				"Remove the character from the data. docs/characters.md says what becomes of which.", ""},
			{"missing-glyph", "The faces have a shape for every character",
				"It is drawn as a box with its code point. Under --strict the document is not written.",
				"Remove the character, or name a face in the theme that has it.", ""},
			{"unshaped-script", "Characters of a script are drawn as its readers know them",
				"Some scripts join and reorder their letters, which the PDF does not do yet; other formats leave it to the program that shows them.",
				"Use another format for these texts.", ""},
			{"broken-link", "A link within a document leads to a heading", "", "Correct the link in the template.", ""},
			{"bad-image", "The logo can be drawn", "It is left out.", "Save the picture again as PNG or JPEG.", ""},
			{"pdf-not-accessible", "A PDF has what PDF/UA and PDF/A ask for", "",
				"Look at what the message names, such as a title or alternate text.", ""},
			{"heading-level", "Headings are at most six deep", "Markdown has no more levels.", "Flatten the template.", ""},
			{"cell-too-long", "A cell of a workbook is no longer than 32,767 characters", "Excel holds no more.", "Shorten the text.", ""},
			{"row-too-tall", "The text of a cell fits the tallest row that Excel has", "The cell holds all of it, and shows the beginning.",
				"Shorten the text, or read it in another format.", ""},
			{"list-not-offered", "The choices of a cell fit into a rule of Excel", "The cell takes any text.", "Shorten the list of choices.", ""},
			{"mixed-datasets", "The files of a folder were made from one dataset",
				"The manifest names one dataset, and some files come from another.",
				"Export without --kind, --format and --role to make them anew, or use a folder for each dataset.", ""},
			{"gone-files", "The output folder holds what the dataset yields", "Files of earlier runs stay when their documents are gone, until somebody decides.",
				"rolexport export --prune removes those that are as they were written.", ""},
			{"edited-files", "A file that is to be removed is as it was written", "--prune removes no work of yours.", "Move the file away, or remove it yourself.", ""},
		})...)
}
