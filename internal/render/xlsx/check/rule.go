package check

import (
	"fmt"
	"slices"
)

// A Rule is one thing that a program can decide about a workbook.
type Rule struct {
	Code   string // stable and short: xlsx-sheet-name
	Clause string // of the standard, for example "ISO/IEC 29500-1:2016, 18.3.1.99"; empty: of none
	What   string // what is asked for, a sentence without its full stop
}

// A Finding is a rule that is broken somewhere.
type Finding struct {
	Rule    *Rule
	Object  string // part, and cell where there is one: "xl/worksheets/sheet2.xml, B7"; empty: the file itself
	Message string // lower case, no full stop
}

// String returns the finding on one line.
func (f Finding) String() string {
	if f.Object == "" {
		return f.Rule.Code + ": " + f.Message
	}
	return f.Rule.Code + ": " + f.Object + ": " + f.Message
}

const (
	packaging   = "ISO/IEC 29500-2:2021, "
	spreadsheet = "ISO/IEC 29500-1:2016, "
)

// The rules. Those without a clause are what Excel asks for beyond the standard, or what readers need who do not see.
var (
	rulePackage  = &Rule{"xlsx-package", packaging + "6.2, 7.3", "The file is a zip archive whose members have sound names, each once whatever the case, and sound data"}
	ruleTypes    = &Rule{"xlsx-content-types", packaging + "6.2.3, 7.2.3", "`[Content_Types].xml` gives every part one type, and no part that is not there"}
	ruleXML      = &Rule{"xlsx-xml", packaging + "6.1.4", "Parts that are XML are well-formed"}
	ruleRelated  = &Rule{"xlsx-relationship", packaging + "6.5", "Relationships have names of their own and lead to parts that are there, and every part is reached"}
	ruleOrder    = &Rule{"xlsx-order", spreadsheet + "annex A", "Elements stand in the order of the schema, those that are single once"}
	ruleBook     = &Rule{"xlsx-workbook", spreadsheet + "18.2", "There is a workbook, with a sheet that is seen, and its sheets are there"}
	ruleSheets   = &Rule{"xlsx-sheet-name", spreadsheet + "18.2.19", "Sheets have names of 1 to 31 characters without []:*?/\\, no apostrophe at an end, none twice whatever the case"}
	ruleNames    = &Rule{"xlsx-defined-name", spreadsheet + "18.2.5", "Defined names are legal, each once in its scope whatever the case, and refer to what is there"}
	ruleStyles   = &Rule{"xlsx-styles", spreadsheet + "18.8", "Formats refer to fonts, fills, borders and number formats that are there, within Excel's limits"}
	ruleArea     = &Rule{"xlsx-reference", spreadsheet + "18.18.62", "References and areas are within a sheet, upper left to lower right"}
	ruleRows     = &Rule{"xlsx-rows", spreadsheet + "18.3.1.73", "Rows and columns ascend, each once, with heights and widths that Excel takes"}
	ruleCells    = &Rule{"xlsx-cells", spreadsheet + "18.3.1.4", "Cells stand in their row, from left to right, each once, with a format that is there"}
	ruleValues   = &Rule{"xlsx-values", spreadsheet + "18.18.11", "What a cell holds is what its type says, and no error"}
	ruleTexts    = &Rule{"xlsx-text-length", "", "Texts in cells have at most 32,767 characters"}
	ruleFormulas = &Rule{"xlsx-formula", spreadsheet + "18.17", "Formulas call functions, names and sheets that are there, are no longer than 8,192 characters, and have a typed result"}
	ruleMerged   = &Rule{"xlsx-merged", "", "No cells are merged, so that readers who do not see find each under its head"}
	ruleEntries  = &Rule{"xlsx-validation", spreadsheet + "18.3.1.32", "Rules for entries have lists and words that are not too long, refer to what is there, and do not meet in a cell"}
	ruleLooks    = &Rule{"xlsx-conditional", spreadsheet + "18.3.1.18", "Conditional formats have areas, looks and priorities that are there, each priority once"}
	ruleLinks    = &Rule{"xlsx-link", spreadsheet + "18.3.1.47", "Links lead somewhere, one from a cell, at most 65,530 from a sheet"}
	ruleFilter   = &Rule{"xlsx-filter", spreadsheet + "18.3.1.2", "A filter covers an area of its own, no table's"}
	ruleTables   = &Rule{"xlsx-table", spreadsheet + "18.5", "Tables have names and numbers of their own, do not overlap, and their heads are in the cells"}
	rulePrint    = &Rule{"xlsx-header-footer", spreadsheet + "18.3.1.46", "Heads and feet of printed pages have at most 255 characters"}
	ruleCharts   = &Rule{"xlsx-chart", spreadsheet + "21.2", "Charts draw cells that are there, with axes that match and figures stored for each cell"}
	ruleDrawings = &Rule{"xlsx-drawing", spreadsheet + "20.5", "Drawings stand on the sheet and have numbers of their own"}
	ruleAlt      = &Rule{"xlsx-alternative-text", "", "Every chart and picture has words for those who do not see it"}
	ruleTitle    = &Rule{"xlsx-title", "", "The workbook says its title and language"}
	ruleContrast = &Rule{"xlsx-contrast", "", "Letters have a contrast of at least 4.5 to 1 to their ground"}
)

// Rules returns the rules that Workbook knows.
func Rules() []*Rule {
	return []*Rule{
		rulePackage, ruleTypes, ruleXML, ruleRelated, ruleOrder, ruleBook, ruleSheets, ruleNames, ruleStyles, ruleArea, ruleRows, ruleCells,
		ruleValues, ruleTexts, ruleFormulas, ruleMerged, ruleEntries, ruleLooks, ruleLinks, ruleFilter, ruleTables, rulePrint, ruleCharts,
		ruleDrawings, ruleAlt, ruleTitle, ruleContrast,
	}
}

// maxFindings is how many findings of one rule are told of a file.
const maxFindings = 8

// A findings collects what breaks rules.
type findings struct {
	list  []Finding
	times map[*Rule]int
}

func (f *findings) add(r *Rule, object, format string, args ...any) {
	found := Finding{r, object, fmt.Sprintf(format, args...)}
	if f.times == nil {
		f.times = map[*Rule]int{}
	}
	if f.times[r]++; f.times[r] <= maxFindings && !slices.Contains(f.list, found) {
		f.list = append(f.list, found)
	}
}

// all returns the findings, and for each rule that is broken more often how often.
func (f *findings) all() []Finding {
	for _, r := range Rules() {
		if more := f.times[r] - maxFindings; more > 0 {
			f.list = append(f.list, Finding{r, "", fmt.Sprintf("in %d more places", more)})
		}
	}
	return f.list
}
