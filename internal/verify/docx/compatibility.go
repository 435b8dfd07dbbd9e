package docx

import (
	"encoding/xml"
	"strings"

	"rolexport/internal/verify/opc"
)

const compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"

// checkCompatibility holds what programs are told to ignore, or have to understand, against the rule that each prefix stands for a namespace.
func (d *document) checkCompatibility(part string, n *opc.Node, declared map[string]bool) {
	if n == nil {
		return
	}
	here := declared
	for _, a := range n.Attributes() {
		if a.Name.Space == "xmlns" && !here[a.Name.Local] {
			if len(here) == len(declared) { // that of the element above stays as it is
				here = map[string]bool{}
				for prefix := range declared {
					here[prefix] = true
				}
			}
			here[a.Name.Local] = true
		}
	}
	for _, a := range n.Attributes() {
		prefixes := a.Name.Space == compatibility && (a.Name.Local == "Ignorable" || a.Name.Local == "MustUnderstand")
		if !prefixes && !(n.Space == compatibility && n.Name == "Choice" && a.Name == (xml.Name{Local: "Requires"})) {
			continue
		}
		for _, prefix := range strings.Fields(a.Value) {
			if !here[prefix] {
				d.Add(ruleCompatibility, part, "%s names the prefix %q, which stands for no namespace", a.Name.Local, prefix)
			}
		}
	}
	for _, k := range n.Kids {
		d.checkCompatibility(part, k, here)
	}
}
