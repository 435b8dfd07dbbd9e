// Package xlsx holds Excel workbooks against the rules whose breach makes Excel offer to repair a file, or keeps readers out who do not
// see: parts and their relationships, order of elements, names, references, values, tables, rules, charts.
package xlsx

import (
	"strings"

	"rolexport/internal/verify/opc"
	"rolexport/internal/verify/rule"
)

// A book is a workbook that is being checked.
type book struct {
	*opc.Package
	sheets []*sheet
	names  map[string]bool // defined names, in lower case
	styles styles
	texts  int // shared strings
	tables []*table
	ids    map[string]bool // numbers of tables
}

// Check holds a workbook against the rules. The error says why a file cannot be checked.
func Check(data []byte) ([]rule.Finding, error) {
	p, err := opc.Open(data, "a workbook", opc.Rules{
		Package: rulePackage, Types: ruleTypes, XML: ruleXML, Related: ruleRelated, Order: ruleOrder, Title: ruleTitle,
		Properties: ruleProperties,
	})
	if err != nil {
		return nil, err
	}
	p.Streamed = func(name string) bool { return strings.Contains(name, "worksheets/sheet") } // parsed when their rows are looked at
	b := &book{Package: p, names: map[string]bool{}, ids: map[string]bool{}}
	b.Check()
	main := b.Related("", "officeDocument")
	if len(main) == 0 || b.Parts[main[0].Target] == nil {
		b.Add(ruleBook, "", "the package leads to no workbook")
		return b.List(), nil
	}
	b.CheckProperties()
	b.checkBook(main[0].Target)
	return b.List(), nil
}
