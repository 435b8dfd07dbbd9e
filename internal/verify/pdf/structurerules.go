package pdf

var structureRules = &group{Title: "PDF: structure"}

var (
	ruleMarked   = structureRules.define("pdf-marked", ua+"7.1; "+a2+"6.7.2.2", "The catalog says /MarkInfo /Marked true")
	ruleSuspects = structureRules.define("pdf-suspects", ua+"7.1", "/MarkInfo does not say /Suspects true")
	ruleNoLang   = structureRules.define("pdf-language-missing", ua+"7.2; "+a2+"6.7.4", "The catalog says the language of the document")
	ruleLang     = structureRules.define("pdf-language", ua+"7.2; "+a2+"6.7.4", "Languages are tags of letters and digits with hyphens between them, such as en-GB")
	ruleRoot     = structureRules.define("pdf-structure", ua+"7.1; "+a2+"6.7.3.3",
		"The catalog has a structure tree with something in it")
	ruleElement = structureRules.define("pdf-structure-element", ua+"7.1; "+iso+"14.7.2",
		"Structure elements are well-formed: /S, /P leads back to the parent, /K holds what it may")
	ruleType = structureRules.define("pdf-structure-type", ua+"7.1; "+a2+"6.7.3.4",
		"Structure types are standard or mapped to standard ones by the role map")
	ruleRole = structureRules.define("pdf-role-map", ua+"7.1; "+a2+"6.7.3.4", "The role map has no circles and maps no standard type")
	ruleItem = structureRules.define("pdf-content-item", iso+"14.7.4",
		"What the structure tree refers to on a page is there, and in one element alone")
	ruleMCID = structureRules.define("pdf-mcid", iso+"14.7.4.2",
		"The number of a marked content sequence is on one sequence of its page alone")
	ruleParent = structureRules.define("pdf-parent-tree", iso+"14.7.4.4",
		"The parent tree leads from each numbered sequence and each annotation to the element that holds it")
	ruleUntagged = structureRules.define("pdf-untagged-content", ua+"7.1",
		"Everything that is drawn is content of the structure tree or an artifact")
	ruleNested = structureRules.define("pdf-artifact-nesting", ua+"7.1",
		"No artifact lies in tagged content, and no tagged content in an artifact")
	ruleSequence = structureRules.define("pdf-marked-content", iso+"14.6",
		"Marked content sequences begin and end in pairs and have property lists that are there")
	ruleReuse = structureRules.define("pdf-form-reuse", ua+"7.20", "A form XObject with numbered sequences is drawn once")
	ruleTable = structureRules.define("pdf-table-nesting", ua+"7.2, 7.5",
		"Tables hold rows, rows hold cells, and neither stands elsewhere")
	ruleShape = structureRules.define("pdf-table-shape", ua+"7.2, 7.5",
		"The rows of a table have equally many columns, and no cells overlap")
	ruleScope = structureRules.define("pdf-table-scope", ua+"7.5",
		"Head cells have a /Scope, or the cells of the table name their heads by /Headers")
	ruleList = structureRules.define("pdf-list-nesting", ua+"7.2, 7.6",
		"Lists hold items, items hold labels and bodies, and none stands elsewhere")
	ruleNumbering = structureRules.define("pdf-list-numbering", iso+"14.8.5.5",
		"The /ListNumbering of a list is one of those that there are")
	ruleContents = structureRules.define("pdf-toc-nesting", ua+"7.2",
		"Tables of contents hold their items, and the items stand nowhere else")
	ruleHeading = structureRules.define("pdf-heading-order", ua+"7.4.2",
		"The first heading is H1, and headings go down one level at a time")
	ruleHeadings = structureRules.define("pdf-heading-kinds", ua+"7.4.4",
		"A document uses H or H1 to H6, and an element holds one H at most")
	ruleAlt     = structureRules.define("pdf-figure-alt", ua+"7.3; "+a2+"6.7.5", "Figures have /Alt or /ActualText")
	ruleFormula = structureRules.define("pdf-formula-alt", ua+"7.7", "Formulas have /Alt or /ActualText")
	ruleBox     = structureRules.define("pdf-figure-box", iso+"14.8.5.4.3", "Figures on one page say by /BBox where they are")
	ruleNote    = structureRules.define("pdf-note-id", ua+"7.9", "Notes have /ID")
	ruleUnique  = structureRules.define("pdf-element-id", ua+"7.9; "+iso+"14.7.2", "No two structure elements have the same /ID")
	ruleWords   = structureRules.define("pdf-text-language", ua+"7.2",
		"The language of alternate and replacement texts and of annotations is known")
)
