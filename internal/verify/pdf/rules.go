package pdf

import "rolexport/internal/verify/rule"

// Standards that rules come from.
const (
	ua  = "ISO 14289-1:2014, "
	a2  = "ISO 19005-2:2011, "
	iso = "ISO 32000-1:2008, "
)

// A group is the rules of one subject while they are being defined.
type group rule.Group

func (g *group) define(code, clause, what string) *rule.Rule {
	r := &rule.Rule{Code: code, Clause: clause, What: what}
	g.Rules = append(g.Rules, r)
	return r
}

// Rules returns all rules that Check knows.
func Rules() []rule.Group {
	return []rule.Group{
		rule.Group(*fileRules), rule.Group(*metadataRules), rule.Group(*graphicsRules), rule.Group(*fontRules), rule.Group(*annotationRules),
		rule.Group(*structureRules),
	}
}
