package docx

import (
	"strings"
	"testing"
)

// Every kind of values that an attribute names is there, and every element and attribute in the tables stands in an element.
func TestTablesAreWhole(t *testing.T) {
	s := theSchema()
	held := map[string]bool{"document": true, "hdr": true, "ftr": true, "styles": true, "numbering": true, "fonts": true, "settings": true, "footnotes": true,
		"endnotes": true, "comments": true, "txbxContent": true}
	for _, c := range s.contents {
		for name := range c.names {
			held[name] = true
		}
	}
	for element, all := range s.attributes {
		for name, a := range all {
			if a.is == nil {
				t.Errorf("the values of <%s %s> are of no kind", element, name)
			}
		}
		within, name, two := strings.Cut(element, "/")
		if two && !s.contents[within].names[name] || !two && !held[element] {
			t.Errorf("<%s> has attributes and stands nowhere", element)
		}
	}
	for element := range s.contents {
		if _, name, two := strings.Cut(element, "/"); !two && !held[element] || two && !held[name] {
			t.Errorf("<%s> holds something and stands nowhere", element)
		}
	}
}
