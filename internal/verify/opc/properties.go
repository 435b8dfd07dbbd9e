package opc

import (
	"encoding/xml"
	"strings"

	"rolexport/internal/pattern"
)

const (
	dublinTerms = "http://purl.org/dc/terms/"
	schemaSpace = "http://www.w3.org/2001/XMLSchema-instance"
)

// coreProperties are those that a package may have (ISO/IEC 29500-2, 8.3), and whether they are dates in the form that W3C has noted.
var coreProperties = map[string]bool{
	"category": false, "contentStatus": false, "created": true, "creator": false, "description": false, "identifier": false, "keywords": false,
	"language": false, "lastModifiedBy": false, "lastPrinted": false, "modified": true, "revision": false, "subject": false, "title": false,
	"version": false,
}

var w3cDate = pattern.New(`^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T[0-2][0-9]:[0-5][0-9](:[0-6][0-9](\.[0-9]+)?)?(Z|[+-][0-2][0-9]:[0-5][0-9]))?)?)?$`)

// CheckProperties holds the core properties against the standard, and the file against the rule that it says its title and its language.
func (p *Package) CheckProperties() {
	core := p.Related("", "core-properties")
	if len(core) == 0 || p.Tree(core[0].Target) == nil {
		p.Add(p.rules.Title, "", "the package says nothing about itself")
		return
	}
	part := core[0].Target
	root := p.Tree(part)
	if len(core) > 1 {
		p.Add(p.rules.Properties, "", "the package has %d parts of core properties", len(core))
	}
	for _, element := range []string{"title", "language"} {
		if n := root.Child(element); n == nil || strings.TrimSpace(n.Text) == "" {
			p.Add(p.rules.Title, part, "there is no %s", element)
		}
	}
	seen := map[string]bool{}
	for _, n := range root.Kids {
		date, known := coreProperties[n.Name]
		switch {
		case !known:
			p.Add(p.rules.Properties, part, "<%s> is no core property", n.Name)
		case seen[n.Name]:
			p.Add(p.rules.Properties, part, "<%s> stands twice", n.Name)
		}
		seen[n.Name] = true
		if date {
			p.checkDate(part, n)
		}
	}
}

// checkDate holds a date among the core properties against the standard, which has it say its type.
func (p *Package) checkDate(part string, n *Node) {
	typed := ""
	for _, a := range n.attrs {
		if a.Name == (xml.Name{Space: schemaSpace, Local: "type"}) {
			typed = a.Value
		}
	}
	if n.Space != dublinTerms || !strings.HasSuffix(typed, ":W3CDTF") {
		p.Add(p.rules.Properties, part, "<%s> does not say that its type is dcterms:W3CDTF", n.Name)
	}
	if text := strings.TrimSpace(n.Text); !w3cDate().MatchString(text) {
		p.Add(p.rules.Properties, part, "%.40q of <%s> is no date such as 2027-01-01T00:00:00Z", text, n.Name)
	}
}
