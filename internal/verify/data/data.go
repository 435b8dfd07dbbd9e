// Package data holds files of data against the rules that make them safe to read: JSON, JSON-LD and comma-separated values.
package data

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"rolexport/internal/verify/rule"
)

var ruleUTF8 = &rule.Rule{Code: "data-utf8", What: "The file is UTF-8, and JSON begins without a byte order mark, by which spreadsheets know CSV"}

// Rules returns the rules for files of data.
func Rules() []rule.Group {
	return []rule.Group{{Title: "JSON, JSON-LD and CSV", Rules: []*rule.Rule{
		ruleUTF8, ruleSyntax, ruleRepeated, ruleRole, ruleTerms, ruleRequired, ruleNodes, ruleColumns, ruleHeader, ruleFormula, ruleLineEnds,
	}}}
}

var mark = []byte("\uFEFF")

// decoded returns what is behind a byte order mark, and whether it is text at all.
func decoded(found *rule.Findings, data []byte) ([]byte, bool) {
	data, _ = bytes.CutPrefix(data, mark)
	number := 0
	for line := range bytes.Lines(data) {
		if number++; !utf8.Valid(line) {
			found.Add(ruleUTF8, fmt.Sprintf("line %d", number), "it is not UTF-8")
			return nil, false
		}
	}
	return data, true
}
