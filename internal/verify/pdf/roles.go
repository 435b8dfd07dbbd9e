package pdf

import (
	"fmt"

	"rolexport/internal/verify/pdf/object"
)

// standard are the structure types of ISO 32000-1, 14.8.4.
var standard = names(
	"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
	"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
	"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP",
	"Figure", "Formula", "Form",
)

func names(list ...object.Name) map[object.Name]bool {
	set := map[object.Name]bool{}
	for _, n := range list {
		set[n] = true
	}
	return set
}

// checkRoles looks at the role map.
func (c *checker) checkRoles(where string) {
	for _, from := range c.tree.roles.Keys() {
		if standard[from] && c.name(c.tree.roles[from]) != from {
			c.add(ruleRole, where, "the role map maps the standard type %s", from)
			continue
		}
		if _, err := c.resolveRole(from); err != nil {
			c.add(ruleRole, where, "%v", err)
		}
	}
}

// resolveRole follows the role map to a standard type; empty: there is none.
func (c *checker) resolveRole(kind object.Name) (object.Name, error) {
	seen := map[object.Name]bool{}
	for now := kind; ; {
		if standard[now] {
			return now, nil
		}
		if seen[now] {
			return "", fmt.Errorf("the role map leads %q round in a circle", short(string(kind)))
		}
		seen[now] = true
		v, ok := c.tree.roles[now]
		if !ok {
			return "", nil
		}
		now = c.name(v)
	}
}

// role returns the standard type of an element.
func (c *checker) role(e *element) object.Name {
	role, err := c.resolveRole(e.kind)
	if role == "" && err == nil && e.kind != "" {
		c.add(ruleType, e.String(), "the structure type %q is not standard, and the role map does not map it to one", short(string(e.kind)))
	}
	return role
}
