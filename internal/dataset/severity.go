package dataset

import (
	"reflect"

	"rolexport/internal/strictyaml"
)

// Rules says how much each rule of rolexport validate weighs: error, warning or off. Absent: as rolexport explain says of it.
type Rules struct {
	NoPurpose       string `yaml:"no-purpose" jsonschema:"enum=error,enum=warning,enum=off"`       // a role says why it exists
	NoDuties        string `yaml:"no-duties" jsonschema:"enum=error,enum=warning,enum=off"`        // a role has duties
	FewDuties       string `yaml:"few-duties" jsonschema:"enum=error,enum=warning,enum=off"`       // a role has at least 3 duties
	ManyDuties      string `yaml:"many-duties" jsonschema:"enum=error,enum=warning,enum=off"`      // a role has at most 20 duties
	NoShare         string `yaml:"no-share" jsonschema:"enum=error,enum=warning,enum=off"`         // a duty has a share of time
	SharesBelow100  string `yaml:"shares-below-100" jsonschema:"enum=error,enum=warning,enum=off"` // the shares of time add up to 100 %
	SharesOver100   string `yaml:"shares-over-100" jsonschema:"enum=error,enum=warning,enum=off"`  // the shares of time add up to no more than 100 %
	AlikeDuties     string `yaml:"alike-duties" jsonschema:"enum=error,enum=warning,enum=off"`     // no two duties of a role say the same
	RACIAccountable string `yaml:"raci-accountable" jsonschema:"enum=error,enum=warning,enum=off"` // one role is accountable for an area
	DanglingCareer  string `yaml:"dangling-career" jsonschema:"enum=error,enum=warning,enum=off"`  // career links name roles of the dataset by their ids
	UnreachedRole   string `yaml:"unreached-role" jsonschema:"enum=error,enum=warning,enum=off"`   // a career link leads to every role but those where careers begin
	OutsideCareer   string `yaml:"outside-career" jsonschema:"enum=error,enum=warning,enum=off"`   // career links stay within the dataset
	NoPay           string `yaml:"no-pay" jsonschema:"enum=error,enum=warning,enum=off"`           // a role has a pay range
	LooseEducation  string `yaml:"loose-education" jsonschema:"enum=error,enum=warning,enum=off"`  // a duty needs each education that is required
}

// severities are the words for how much a rule weighs.
var severities = []string{"error", "warning", "off"}

// Of returns what the dataset says of the rule with a code: error, warning or off; "" when it says nothing.
func (r Rules) Of(code string) string {
	if v := strictyaml.Field(reflect.ValueOf(r), code); v.IsValid() {
		return v.String()
	}
	return ""
}

// RuleCodes returns the codes of all rules.
func RuleCodes() []string {
	t := reflect.TypeFor[Rules]()
	codes := make([]string, t.NumField())
	for i := range codes {
		codes[i] = strictyaml.Key(t.Field(i))
	}
	return codes
}

// checkRules checks the words behind the codes. A code that there is no rule for is an unknown field.
func (l *loader) checkRules(main origin) {
	for _, code := range RuleCodes() {
		l.checkChoice(l.ds.Rules.Of(code), severities, main, "rules", code)
	}
}
