// Package html holds pages of the web against what makes them whole and accessible: what a program can decide of WCAG 2.2, of the rules of HTML
// whose breach makes browsers guess, and that a page needs nobody else.
package html

import "rolexport/internal/verify/rule"

var (
	ruleText     = &rule.Rule{Code: "html-text", Clause: "HTML, 13.1", What: "The file is UTF-8 without a byte order mark or control characters, begins with `<!DOCTYPE html>` and says so"}
	ruleSyntax   = &rule.Rule{Code: "html-syntax", Clause: "HTML, 13.1.2", What: "Elements are closed, in the order in which they were opened"}
	ruleID       = &rule.Rule{Code: "html-id", Clause: "HTML, 3.2.6", What: "Every id is there once and holds no white space"}
	ruleLanguage = &rule.Rule{Code: "html-language", Clause: "WCAG 2.2, 3.1.1", What: "The page states its language, and every language that is stated is one"}
	ruleTitle    = &rule.Rule{Code: "html-title", Clause: "WCAG 2.2, 2.4.2", What: "The page has a title"}
	ruleZoom     = &rule.Rule{Code: "html-zoom", Clause: "WCAG 2.2, 1.4.4", What: "The page fits small screens and can be enlarged"}
	ruleHeadings = &rule.Rule{Code: "html-headings", Clause: "WCAG 2.2, 1.3.1", What: "There is one heading of level 1, no level is left out, and each heading has text"}
	ruleRegions  = &rule.Rule{Code: "html-landmarks", Clause: "WCAG 2.2, 1.3.1, 2.4.1", What: "There is one main content, and a first link leads to it"}
	ruleRoles    = &rule.Rule{Code: "html-role", Clause: "WCAG 2.2, 4.1.2; WAI-ARIA 1.2, 5.3", What: "The role of an element is one that WAI-ARIA knows"}
	ruleOrder    = &rule.Rule{Code: "html-order", Clause: "WCAG 2.2, 2.4.3", What: "Keys go through the page in the order of its text: no `tabindex` is above 0"}
	ruleRefers   = &rule.Rule{Code: "html-reference", Clause: "WCAG 2.2, 1.3.1, 4.1.2", What: "What names or describes an element by its id, and links within the page, refer to something that is there"}
	ruleImages   = &rule.Rule{Code: "html-alternative", Clause: "WCAG 2.2, 1.1.1", What: "Pictures and drawings have words, or are hidden from those who would need them"}
	ruleTables   = &rule.Rule{Code: "html-table", Clause: "WCAG 2.2, 1.3.1", What: "Tables have a name and heads that say what they head, and every row has as many cells as the first"}
	ruleNames    = &rule.Rule{Code: "html-name", Clause: "WCAG 2.2, 2.4.4, 4.1.2", What: "Links have text, and navigation, regions and complements have names"}
	ruleScript   = &rule.Rule{Code: "html-script", What: "The page runs no script: neither elements, nor attributes, nor addresses do; data are none"}
	ruleRequest  = &rule.Rule{Code: "html-request", What: "The page asks nobody for anything: what it shows is in the file, and its policy says so"}
	ruleStyle    = &rule.Rule{Code: "html-style", Clause: "CSP 3, 6.7.3", What: "The policy lets in the style of the page, and nothing has a style of its own"}
	ruleData     = &rule.Rule{Code: "html-data", Clause: "schema.org 30.0", What: "Linked data are JSON, say in whose words they are (`@context`), and keep the rules of JSON-LD files below"}
)

// Rules returns the rules that Check knows.
func Rules() []rule.Group {
	return []rule.Group{{Title: "HTML", Rules: []*rule.Rule{
		ruleText, ruleSyntax, ruleID, ruleLanguage, ruleTitle, ruleZoom, ruleHeadings, ruleRegions, ruleRoles, ruleOrder, ruleRefers, ruleImages, ruleTables, ruleNames,
		ruleScript, ruleRequest, ruleStyle, ruleData,
	}}}
}
