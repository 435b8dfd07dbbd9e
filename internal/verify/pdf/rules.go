package pdf

import "rolexport/internal/verify/rule"

// Standards that rules come from.
const (
	ua  = "ISO 14289-1:2014, "
	a2  = "ISO 19005-2:2011, "
	iso = "ISO 32000-1:2008, "
)

// groups are the rules in the order in which people look for them.
var groups []rule.Group

// group begins a subject; define adds to it. Both run while the package is initialised, the files rules1, rules2, rules3 in this order.
func group(title string) string {
	groups = append(groups, rule.Group{Title: title})
	return title
}

func define(code, clause, what string) *rule.Rule {
	r := &rule.Rule{Code: code, Clause: clause, What: what}
	last := &groups[len(groups)-1]
	last.Rules = append(last.Rules, r)
	return r
}

// Rules returns all rules that Check knows.
func Rules() []rule.Group { return groups }
