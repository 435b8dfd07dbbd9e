package xlsx

import "rolexport/internal/verify/rule"

const (
	packaging   = "ISO/IEC 29500-2:2021, "
	spreadsheet = "ISO/IEC 29500-1:2016, "
)

// The rules. Those without a clause are what Excel asks for beyond the standard, or what readers need who do not see.
var (
	rulePackage    = rule.New("xlsx-package", packaging+"6.2, 7.3", "The file is a zip archive whose members have sound names, each once whatever the case, and sound data")
	ruleTypes      = rule.New("xlsx-content-types", packaging+"6.2.3, 7.2.3", "`[Content_Types].xml` gives every part one type, and no part that is not there")
	ruleXML        = rule.New("xlsx-xml", packaging+"6.1.4", "Parts that are XML are well-formed")
	ruleRelated    = rule.New("xlsx-relationship", packaging+"6.5", "Relationships have names of their own and lead to parts that are there, and every part is reached")
	ruleOrder      = rule.New("xlsx-order", spreadsheet+"annex A", "Elements stand in the order of the schema, those that are single once")
	ruleBook       = rule.New("xlsx-workbook", spreadsheet+"18.2", "There is a workbook, with a sheet that is seen, and its sheets are there")
	ruleSheets     = rule.New("xlsx-sheet-name", spreadsheet+"18.2.19", "Sheets have names of 1 to 31 characters without []:*?/\\, no apostrophe at an end, none twice whatever the case")
	ruleNames      = rule.New("xlsx-defined-name", spreadsheet+"18.2.5", "Defined names are legal, each once in its scope whatever the case, and refer to what is there")
	ruleStyles     = rule.New("xlsx-styles", spreadsheet+"18.8", "Formats refer to fonts, fills, borders and number formats that are there, within Excel's limits")
	ruleArea       = rule.New("xlsx-reference", spreadsheet+"18.18.62", "References and areas are within a sheet, upper left to lower right")
	ruleRows       = rule.New("xlsx-rows", spreadsheet+"18.3.1.73", "Rows and columns ascend, each once, with heights and widths that Excel takes")
	ruleCells      = rule.New("xlsx-cells", spreadsheet+"18.3.1.4", "Cells stand in their row, from left to right, each once, with a format that is there")
	ruleValues     = rule.New("xlsx-values", spreadsheet+"18.18.11", "What a cell holds is what its type says, and no error")
	ruleTexts      = rule.New("xlsx-text-length", "", "Texts in cells have at most 32,767 characters")
	ruleFormulas   = rule.New("xlsx-formula", spreadsheet+"18.17", "Formulas call functions, names and sheets that are there, are no longer than 8,192 characters, and have a typed result")
	ruleCircles    = rule.New("xlsx-circular", "", "No formula stands among the cells that it reads")
	ruleMerged     = rule.New("xlsx-merged", "", "No cells are merged, so that readers who do not see find each under its head")
	ruleEntries    = rule.New("xlsx-validation", spreadsheet+"18.3.1.32", "Rules for entries have lists and words that are not too long, refer to what is there, and do not meet in a cell")
	ruleLooks      = rule.New("xlsx-conditional", spreadsheet+"18.3.1.18", "Conditional formats have areas, looks and priorities that are there, each priority once")
	ruleLinks      = rule.New("xlsx-link", spreadsheet+"18.3.1.47", "Links lead somewhere, one from a cell, at most 65,530 from a sheet")
	ruleFilter     = rule.New("xlsx-filter", spreadsheet+"18.3.1.2", "A filter covers an area of its own, no table's")
	ruleTables     = rule.New("xlsx-table", spreadsheet+"18.5", "Tables have names and numbers of their own, do not overlap, and their heads are in the cells")
	rulePrint      = rule.New("xlsx-header-footer", spreadsheet+"18.3.1.46", "Heads and feet of printed pages have at most 255 characters")
	ruleCharts     = rule.New("xlsx-chart", spreadsheet+"21.2", "Charts draw cells that are there, with axes that match and figures stored for each cell")
	ruleDrawings   = rule.New("xlsx-drawing", spreadsheet+"20.5", "Drawings stand on the sheet and have numbers of their own")
	ruleAlt        = rule.New("xlsx-alternative-text", "", "Every chart and picture has words for those who do not see it")
	ruleProperties = rule.New("xlsx-properties", packaging+"8.3", "Core properties are known ones, each once, and dates have their type and form")
	ruleTitle      = rule.New("xlsx-title", "", "The workbook says its title and language")
	ruleContrast   = rule.New("xlsx-contrast", "", "Letters have a contrast of at least 4.5 to 1 to their ground")
)

// Rules returns the rules that Check knows.
func Rules() []rule.Group {
	return []rule.Group{{Title: "Excel workbooks", Rules: []*rule.Rule{
		rulePackage, ruleTypes, ruleXML, ruleRelated, ruleOrder, ruleBook, ruleSheets, ruleNames, ruleStyles, ruleArea, ruleRows, ruleCells,
		ruleValues, ruleTexts, ruleFormulas, ruleCircles, ruleMerged, ruleEntries, ruleLooks, ruleLinks, ruleFilter, ruleTables, rulePrint, ruleCharts,
		ruleDrawings, ruleAlt, ruleTitle, ruleProperties, ruleContrast,
	}}}
}
