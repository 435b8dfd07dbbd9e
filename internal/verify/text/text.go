// Package text holds plain text and Markdown files against the few rules that make them safe to read, to compare and to print.
package text

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"rolexport/internal/verify/rule"
)

var (
	ruleUTF8    = &rule.Rule{Code: "text-utf8", What: "The file is UTF-8 without a byte order mark"}
	ruleControl = &rule.Rule{Code: "text-control", What: "Line feeds are its only control characters"}
	ruleEnd     = &rule.Rule{Code: "text-end", What: "The file ends with one line feed, and not with an empty line"}
	ruleBlank   = &rule.Rule{
		Code: "text-trailing-blank", What: "No line of a plain text ends with a blank; in Markdown two of them break the line",
	}
)

// Rules returns the rules that Check and CheckMarkdown know.
func Rules() []rule.Group {
	return []rule.Group{{Title: "Text and Markdown", Rules: []*rule.Rule{ruleUTF8, ruleControl, ruleEnd, ruleBlank}}}
}

// Check holds a plain text against its rules.
func Check(data []byte) ([]rule.Finding, error) { return check(data, true), nil }

// CheckMarkdown holds a Markdown text against its rules.
func CheckMarkdown(data []byte) ([]rule.Finding, error) { return check(data, false), nil }

func check(data []byte, plain bool) []rule.Finding {
	var found rule.Findings
	if bytes.HasPrefix(data, []byte("\uFEFF")) {
		found.Add(ruleUTF8, "line 1", "it begins with a byte order mark")
		data = data[len("\uFEFF"):]
	}
	switch {
	case len(data) == 0:
		found.Add(ruleEnd, "", "the file is empty")
	case data[len(data)-1] != '\n':
		found.Add(ruleEnd, "", "the last line does not end")
	case len(data) > 1 && data[len(data)-2] == '\n' || len(data) == 1:
		found.Add(ruleEnd, "", "the file ends with an empty line")
	}
	number := 0
	for line := range bytes.Lines(data) {
		number++
		checkLine(&found, bytes.TrimSuffix(line, []byte("\n")), fmt.Sprintf("line %d", number), plain)
	}
	return found.List()
}

func checkLine(found *rule.Findings, line []byte, where string, plain bool) {
	if !utf8.Valid(line) {
		found.Add(ruleUTF8, where, "it is not UTF-8")
		return
	}
	for _, r := range string(line) {
		if unicode.IsControl(r) || r == '\uFEFF' {
			found.Add(ruleControl, where, "it holds the control character U+%04X", r)
			break
		}
	}
	if r, _ := utf8.DecodeLastRune(line); plain && len(line) > 0 && unicode.IsSpace(r) && !unicode.IsControl(r) {
		found.Add(ruleBlank, where, "it ends with a blank")
	}
}
