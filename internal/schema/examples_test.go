package schema_test

import (
	"testing"

	"github.com/invopop/jsonschema"
)

// examples are those of fields whose tags in the model have no room for them, sentences above all. Of a list that is not an example of a whole list, it is
// one of an item.
var examples = map[string]any{
	"assignment.consulted": "warehouse-manager",
	"assignment.informed":  "general-manager",

	"assumption.title": "Yearly attrition",
	"assumption.text":  "2027-01-01",
	"assumption.note":  "The average of the last three years, without retirements.",

	"authority.hire":      "Proposes; the site manager decides",
	"authority.dismiss":   "No say",
	"authority.contracts": "Signs with suppliers of services, up to the budget limit",
	"authority.decides":   []any{"The order of the day's work", "Overtime of the own team"},
	"authority.escalates": []any{"Purchases above the budget limit"},

	"career.note": "The step up is usually taken after two years.",

	"change.text": "Two posts of the night shift moved to the second quarter.",

	"comparison.id":           "general-manager-vs-operations-manager",
	"comparison.summary":      "One leads the whole business, the other its daily work.",
	"comparison.introduction": "Small companies often join the two posts; larger ones need both.",
	"comparison.choose":       "Look for an operations manager when orders leave late although sales are good.",
	"comparison.closing":      "Titles differ between companies; compare what the posts decide.",

	"contrast.text": "The one sets the budget of the year, the other spends within it.",

	"dataset.skill_levels": []any{"none", "basic", "skilled", "advanced", "expert"},

	"demand.department": "Production",
	"demand.location":   "Northbridge",
	"demand.note":       "A second shift starts in the third quarter.",

	"employment.physical": []any{"Lifts up to 15 kg", "Stands most of the day"},

	"faceTokens.bold":        "faces/Brand-Bold.ttf",
	"faceTokens.italic":      "faces/Brand-Italic.ttf",
	"faceTokens.bold_italic": "faces/Brand-BoldItalic.ttf",
	"faceTokens.mono":        "faces/Brand-Mono.ttf",

	"labels.months": []any{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	},
	"labels.labels": map[string]any{"duties": "Duties", "purpose": "Purpose"},

	"line.text": "A driving licence for fork-lift trucks",

	"measure.why": "Late orders are what customers complain about most.",

	"pay.note": "A night allowance of 25 % comes on top.",

	"position.department": "Production",
	"position.location":   "Northbridge",
	"position.end":        "2028-03-31",
	"position.note":       "Stands in for parental leave.",

	"posting.locations": []any{map[string]any{"city": "Northbridge", "country": "GB"}},
	"posting.openings":  2,

	"relation.purpose": "Agrees which orders go first when capacity is short.",

	"requirements.required":  []any{"Three years in a warehouse", map[string]any{"id": "licence", "text": "Fork-lift licence"}},
	"requirements.preferred": []any{"A certificate in logistics"},

	"responsibility.short": "Keeps the week's plan and says what gives way",
	"responsibility.text":  "Draws up the plan of the week with the team leads, and adjusts it each morning to who is there and what was ordered.",

	"role.aliases":    []any{"Ops Manager", "Head of Operations"},
	"role.purpose":    "Sees to it that orders leave on time and at the planned cost, and that the teams who do the work can rely on their plans.",
	"role.conditions": []any{"Two evenings a week until eight"},
	"role.benefits":   []any{"30 days of leave", "A season ticket for public transport"},
	"role.hiring":     []any{"A call of half an hour", "A morning on site", "An answer within a week"},
	"role.notes":      []any{"Reviewed with the works council."},
	"role.tags":       []any{"logistics", "shift work"},
	"role.responsibilities_introduction": "An operations manager answers for five areas. They overlap at the edges, and where they do the customer's order " +
		"comes first.",

	"scenario.title":  "Strong growth",
	"scenario.hires":  150,
	"scenario.demand": 110,
	"scenario.merit":  100,
	"scenario.note":   "The second site opens in spring.",

	"source.credit": "Includes information from the example register, used under its licence.",
	"source.url":    "https://register.example/occupations/1324",

	"statement.short": "Plans and controls the budget of operations",
	"statement.text":  "Draws up the yearly budget of operations with finance, and answers for every deviation.",
	"statement.score": 3,

	"statements.equal_opportunity": "We decide on skills and experience alone and welcome applications from everybody.",
	"statements.disclaimer":        "This description shows the main parts of the work; others may be agreed.",
	"statements.how_to_apply":      "Write to people@marrowfield.example with a CV and the name of the role.",
	"statements.illustrative":      "Figures with an asterisk are examples and no offer.",

	"term.description": "Which money the role plans, controls or spends.",

	"workforce.budget": 410000,
}

// exemplify gives the fields of a type the examples of the table.
func exemplify(name string, s *jsonschema.Schema) {
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		example, ok := examples[name+"."+p.Key]
		_, whole := example.([]any)
		switch {
		case !ok:
		case p.Value.Items != nil && !whole:
			p.Value.Items.Examples = []any{example}
		default:
			p.Value.Examples = []any{example}
		}
	}
}

// needsExample reports whether nothing in the schema of a field shows what a value looks like.
func needsExample(s *jsonschema.Schema) bool {
	switch {
	case len(s.Examples) > 0, len(s.Enum) > 0, s.Const != nil, s.Type == "boolean":
		return false
	case s.Ref != "":
		return s.Ref == "#/$defs/lines"
	case s.Items != nil:
		return s.Items.Ref == "" && needsExample(s.Items)
	}
	return true
}

// Each field shows what a value looks like, and no example is left over.
func TestEverythingHasAnExample(t *testing.T) {
	left := make(map[string]bool, len(examples))
	for name := range examples {
		left[name] = true
	}
	everyProperty(t, func(subject, name, key string, s *jsonschema.Schema) {
		delete(left, name+"."+key)
		if needsExample(s) {
			t.Errorf("%s: %s.%s has no example: its tag or the table has room for one", subject, name, key)
		}
	})
	for name := range left {
		t.Errorf("there is an example of %s, and no such field", name)
	}
}
