package pdf

var fontRules = &group{Title: "PDF: fonts"}

var (
	ruleFont   = fontRules.define("pdf-font", a2+"6.2.11.2", "Font dictionaries have a /Type, a known /Subtype and a name")
	ruleWidths = fontRules.define("pdf-font-widths", a2+"6.2.11.2",
		"Simple fonts have /FirstChar, /LastChar and as many /Widths as they span")
	ruleEmbedded = fontRules.define("pdf-font-embedded", ua+"7.21.4.1; "+a2+"6.2.11.4.1", "Fonts that draw are embedded")
	ruleProgram  = fontRules.define("pdf-font-program", a2+"6.2.11.2",
		"Embedded font programs are whole and of the kind that the font says")
	ruleGlyph = fontRules.define("pdf-glyph-missing", ua+"7.21.4.1; "+a2+"6.2.11.4.1",
		"The font program has every glyph that is drawn")
	ruleNotdef = fontRules.define("pdf-notdef", ua+"7.21.8; "+a2+"6.2.11.8", "The glyph .notdef is not used")
	ruleWidth  = fontRules.define("pdf-font-width", ua+"7.21.5; "+a2+"6.2.11.5",
		"The widths of the font dictionary are those of the font program, within 1/1000 em")
	ruleBounds   = fontRules.define("pdf-font-box", iso+"9.8.1", "Font descriptors say by /FontBBox how far glyphs reach")
	ruleFlags    = fontRules.define("pdf-font-flags", iso+"9.8.2", "A font is either symbolic (flag 4) or not (flag 32), and not both")
	ruleEncoding = fontRules.define("pdf-font-encoding", ua+"7.21.6; "+a2+"6.2.11.6",
		"A TrueType font that is not symbolic has WinAnsi or MacRoman encoding")
	ruleSymbolic = fontRules.define("pdf-font-symbolic", ua+"7.21.6; "+a2+"6.2.11.6", "A symbolic TrueType font has no /Encoding")
	ruleCmap     = fontRules.define("pdf-font-cmap", ua+"7.21.6; "+a2+"6.2.11.6",
		"TrueType font programs have the character maps that their use needs")
	ruleSystem = fontRules.define("pdf-cid-system", ua+"7.21.3.1; "+a2+"6.2.11.3.1",
		"A composite font and its CMap are of one character collection")
	ruleToGID = fontRules.define("pdf-cid-to-gid", ua+"7.21.3.2; "+a2+"6.2.11.3.2",
		"A CIDFontType2 that is embedded has a /CIDToGIDMap")
	ruleCMap = fontRules.define("pdf-cmap", ua+"7.21.3.3; "+a2+"6.2.11.3.3",
		"CMaps are predefined or embedded, with one writing direction")
	ruleCharSet = fontRules.define("pdf-char-set", ua+"7.21.4.2; "+a2+"6.2.11.4.2",
		"A /CharSet or /CIDSet, if there is one, lists every glyph of the program")
	ruleUnicode = fontRules.define("pdf-to-unicode", ua+"7.21.7; "+a2+"6.2.11.7.2", "Every code that is used has a meaning in Unicode")
	ruleMeaning = fontRules.define("pdf-to-unicode-value", ua+"7.21.7; "+a2+"6.2.11.7.2",
		"ToUnicode maps are well-formed and give no code U+0000, U+FEFF or U+FFFE")
	rulePrivate   = fontRules.define("pdf-private-use", a2+"6.2.11.7.3", "Characters of private use stand within /ActualText")
	ruleTypeThree = fontRules.define("pdf-type3", iso+"9.6.5",
		"Type 3 fonts draw the glyphs that are used, with the widths that they say")
)

var annotationRules = &group{Title: "PDF: annotations, actions and files"}

var (
	ruleAnnotType  = annotationRules.define("pdf-annotation-type", ua+"7.18.2; "+a2+"6.3.1", "Annotations are of permitted types")
	ruleAnnotFlags = annotationRules.define("pdf-annotation-flags", a2+"6.3.2", "Annotations are printed and not hidden")
	ruleAppearance = annotationRules.define("pdf-annotation-appearance", a2+"6.3.3",
		"Annotations other than links and pop-ups have one appearance, /N")
	ruleAnnotTag = annotationRules.define("pdf-annotation-tag", ua+"7.18.1",
		"Annotations stand in the structure tree, within Annot or a better type")
	ruleAnnotText = annotationRules.define("pdf-annotation-text", ua+"7.18.1",
		"Annotations have /Contents, or their structure element /Alt")
	ruleLinkTag = annotationRules.define("pdf-link-tag", ua+"7.18.5",
		"Link annotations stand within Link, and each Link element has its annotation")
	ruleLinkText  = annotationRules.define("pdf-link-contents", ua+"7.18.5", "Link annotations say by /Contents where they lead")
	ruleWidgetTag = annotationRules.define("pdf-widget-tag", ua+"7.18.4", "Form fields stand within Form, each in one of its own")
	ruleTabs      = annotationRules.define("pdf-tabs", ua+"7.18.3", "Pages with annotations have /Tabs /S")
	ruleField     = annotationRules.define("pdf-form-field", ua+"7.18.4; "+a2+"6.4.1",
		"Form fields have no actions and need no new appearance")
	ruleXFA    = annotationRules.define("pdf-xfa", a2+"6.4.2", "There is no XFA form, and nothing needs rendering")
	ruleAction = annotationRules.define("pdf-action", a2+"6.5.1",
		"Actions are of permitted types: no JavaScript, launching, sound, film and the like")
	ruleTrigger = annotationRules.define("pdf-additional-actions", a2+"6.5.2", "Neither the catalog nor a page has additional actions")
	ruleEmbed   = annotationRules.define("pdf-embedded-file", ua+"7.11; "+a2+"6.8",
		"Embedded files are PDF/A-1 or PDF/A-2, and are named by /F and /UF")
	ruleLayer = annotationRules.define("pdf-optional-content", ua+"7.10; "+a2+"6.9",
		"Configurations of layers have names of their own, no /AS, and an order with all layers")
	ruleSteps   = annotationRules.define("pdf-presentation", a2+"6.10", "There are no alternate presentations and no presentation steps")
	ruleRequire = annotationRules.define("pdf-requirements", a2+"6.11", "The catalog has no /Requirements")
	ruleOutline = annotationRules.define("pdf-outline", iso+"12.3.3", "Bookmarks are linked to each other without gaps and have titles")
	ruleTarget  = annotationRules.define("pdf-destination", iso+"12.3.2", "Bookmarks and links lead to pages that exist")
	ruleLabels  = annotationRules.define("pdf-page-labels", iso+"12.4.2", "Page labels are well-formed and begin with the first page")
)
