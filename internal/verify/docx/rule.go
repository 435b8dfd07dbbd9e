package docx

import "rolexport/internal/verify/rule"

const (
	packaging = "ISO/IEC 29500-2:2021, "
	word      = "ISO/IEC 29500-1:2016, "
)

// The rules. Those without a clause are what Word asks for beyond the standard, or what readers need who do not see.
var (
	rulePackage       = rule.New("docx-package", packaging+"6.2, 7.3", "The file is a zip archive whose members have sound names, each once whatever the case, and sound data")
	ruleTypes         = rule.New("docx-content-types", packaging+"6.2.3, 7.2.3", "`[Content_Types].xml` gives every part one type, and no part that is not there")
	ruleXML           = rule.New("docx-xml", packaging+"6.1.4", "Parts that are XML are well-formed")
	ruleRelated       = rule.New("docx-relationship", packaging+"6.5", "Relationships have names of their own and lead to parts that are there, and every part is reached")
	ruleOrder         = rule.New("docx-order", word+"annex A", "Elements stand in the order of the schema, those that are single once")
	ruleElements      = rule.New("docx-element", word+"17.2 to 17.17, annex A", "Elements and text stand where the schema has a place for them")
	ruleAttributes    = rule.New("docx-attribute", word+"annex A", "Elements have the attributes that the schema gives them, and no others")
	ruleCompatibility = rule.New("docx-compatibility", "ISO/IEC 29500-3:2015, 7.2", "What programs may ignore is named by prefixes that stand for namespaces")
	ruleNotes         = rule.New("docx-note", word+"17.11, 17.13.4", "Footnotes, endnotes and comments that are referred to are there")
	ruleProperties    = rule.New("docx-properties", packaging+"8.3", "Core properties are known ones, each once, and dates have their type and form")
	ruleValues        = rule.New("docx-value", word+"17.18", "Sizes and lengths are whole numbers that Word sets, colours six digits, and all that the standard lists is one of its words")
	ruleBody          = rule.New("docx-body", word+"17.2", "There is a main part with a body, which ends with the properties of its section")
	ruleStyles        = rule.New("docx-styles", word+"17.7", "Styles have ids of their own, and what is named as a style is there, of the right kind")
	ruleLists         = rule.New("docx-numbering", word+"17.9", "Items of lists belong to a list that is there, on a level from 0 to 8")
	ruleTables        = rule.New("docx-table", word+"17.4", "Tables have rows of cells that fill their grid, each cell ends with a paragraph, and a paragraph parts tables")
	ruleHeads         = rule.New("docx-table-head", "", "Rows that are repeated as heads are the first of their table")
	ruleBookmarks     = rule.New("docx-bookmark", word+"17.13.6", "Bookmarks have names of 1 to 40 letters, digits and underscores, each once whatever the case, and numbers of their own; each is ended")
	ruleLinks         = rule.New("docx-link", word+"17.16.22", "Links lead to a bookmark that is there or to an address that is one, and none stands in another")
	ruleFields        = rule.New("docx-field", word+"17.16.18", "Fields begin, part and end in their paragraph, and refer to bookmarks that are there")
	ruleText          = rule.New("docx-text", word+"17.3.3.31", "Text with blanks at its ends says that they are kept")
	ruleFurniture     = rule.New("docx-header-footer", word+"17.10", "Heads and feet of pages are there, one of each kind, and end with a paragraph")
	rulePages         = rule.New("docx-page", word+"17.6.13", "Pages have a size and margins that leave room for text")
	ruleDrawings      = rule.New("docx-drawing", word+"20.4", "Pictures and charts are there and have numbers of their own")
	ruleAlt           = rule.New("docx-alternative-text", "", "Every picture has words for those who do not see it")
	ruleTitle         = rule.New("docx-title", "", "The document says its title and language")
)

// Rules returns the rules that Check knows.
func Rules() []rule.Group {
	return []rule.Group{{Title: "Word documents", Rules: []*rule.Rule{
		rulePackage, ruleTypes, ruleXML, ruleRelated, ruleOrder, ruleElements, ruleAttributes, ruleValues, ruleCompatibility, ruleBody, ruleStyles, ruleLists, ruleTables, ruleHeads, ruleBookmarks, ruleLinks,
		ruleFields, ruleNotes, ruleText, ruleFurniture, rulePages, ruleDrawings, ruleAlt, ruleTitle, ruleProperties,
	}}}
}
