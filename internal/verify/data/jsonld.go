package data

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rolexport/internal/verify/rule"
)

var (
	ruleTerms    = &rule.Rule{Code: "jsonld-terms", Clause: "schema.org 30.0", What: "Occupations, postings and their parts have no properties that schema.org does not know or has superseded"}
	ruleRequired = &rule.Rule{Code: "jsonld-required", What: "Occupations and postings state what search engines ask for, amounts their currency and unit"}
	ruleNodes    = &rule.Rule{Code: "jsonld-nodes", Clause: "JSON-LD 1.1, 3.3", What: "Nodes that are referred to within the file are there"}
)

// thing are the properties that everything in schema.org has, so far as they are used for roles.
var thing = []string{"@id", "@type", "identifier", "name", "alternateName", "description", "url", "sameAs", "subjectOf", "additionalType", "image"}

// properties are those of the types that files about roles hold. Types that are not listed are not looked into.
var properties = map[string][]string{
	"Occupation": {"educationRequirements", "estimatedSalary", "experienceRequirements", "occupationLocation", "occupationalCategory", "qualifications",
		"responsibilities", "skills"},
	"JobPosting": {"applicantLocationRequirements", "applicationContact", "baseSalary", "datePosted", "directApply", "educationRequirements",
		"eligibilityToWorkRequirement", "employerOverview", "employmentType", "employmentUnit", "estimatedSalary", "experienceInPlaceOfEducation",
		"experienceRequirements", "hiringOrganization", "incentiveCompensation", "industry", "jobBenefits", "jobDuration", "jobImmediateStart",
		"jobLocation", "jobLocationType", "jobStartDate", "occupationalCategory", "physicalRequirement", "qualifications", "relevantOccupation",
		"responsibilities", "salaryCurrency", "securityClearanceRequirement", "sensoryRequirement", "skills", "specialCommitments", "title",
		"totalJobOpenings", "validThrough", "workHours"},
	"CategoryCode":       {"codeValue", "inCodeSet", "termCode", "inDefinedTermSet"},
	"CategoryCodeSet":    {"version", "license"},
	"DefinedTerm":        {"termCode", "inDefinedTermSet"},
	"DefinedTermSet":     {"version", "license"},
	"MonetaryAmount":     {"currency", "maxValue", "minValue", "validFrom", "validThrough", "value"},
	"QuantitativeValue":  {"maxValue", "minValue", "unitCode", "unitText", "value"},
	"PropertyValue":      {"maxValue", "minValue", "propertyID", "unitCode", "unitText", "value"},
	"Organization":       {"address", "email", "logo", "telephone", "legalName"},
	"Place":              {"address"},
	"PostalAddress":      {"addressCountry", "addressLocality", "addressRegion", "postalCode", "streetAddress"},
	"Country":            {},
	"AdministrativeArea": {},
	"CreativeWork":       {"creditText", "license", "version"},
}

// required are the properties that search engines ask for.
var required = map[string][]string{
	"Occupation":     {"name"},
	"JobPosting":     {"title", "description", "datePosted", "hiringOrganization"},
	"MonetaryAmount": {"currency"},
	"CategoryCode":   {"codeValue", "inCodeSet"},
	"PostalAddress":  {"addressCountry"},
	"Organization":   {"name"},
}

// CheckJSONLD holds a JSON-LD file against its rules, those for roles if its words are those of schema.org.
func CheckJSONLD(data []byte) ([]rule.Finding, error) {
	var found rule.Findings
	value, _ := parsed(&found, data)
	root, _ := value.(map[string]any)
	if context, _ := root["@context"].(string); strings.TrimRight(strings.Replace(context, "http:", "https:", 1), "/") != "https://schema.org" {
		return found.List(), nil
	}
	delete(root, "@context")
	g := graph{found: &found, ids: map[string]bool{}, references: map[string]string{}}
	g.walk(root, "")
	for _, id := range slices.Sorted(maps.Keys(g.references)) {
		if !g.ids[id] {
			found.Add(ruleNodes, g.references[id], "no node is called %q", id)
		}
	}
	return found.List(), nil
}

// A graph is the nodes of a file on the way through it.
type graph struct {
	found      *rule.Findings
	ids        map[string]bool   // of the nodes
	references map[string]string // by id, the first place that refers to it
}

func (g *graph) walk(value any, at string) {
	switch value := value.(type) {
	case []any:
		for i, item := range value {
			g.walk(item, fmt.Sprintf("%s[%d]", at, i))
		}
	case map[string]any:
		g.node(value, at)
		for _, name := range slices.Sorted(maps.Keys(value)) {
			g.walk(value[name], strings.TrimPrefix(at+"."+name, "."))
		}
	}
}

func (g *graph) node(node map[string]any, at string) {
	id, _ := node["@id"].(string)
	if len(node) == 1 && strings.HasPrefix(id, "#") {
		if g.references[id] == "" {
			g.references[id] = at
		}
		return
	}
	g.ids[id] = true
	kind, _ := node["@type"].(string)
	known, ok := properties[kind]
	if !ok {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(node)) {
		if !slices.Contains(known, name) && !slices.Contains(thing, name) {
			g.found.Add(ruleTerms, at, "%s has no property %q", kind, name)
		}
	}
	for _, name := range required[kind] {
		if text, isText := node[name].(string); node[name] == nil || isText && text == "" {
			g.found.Add(ruleRequired, at, "%s does not state %q", kind, name)
		}
	}
	if kind == "JobPosting" && node["jobLocation"] == nil && (node["jobLocationType"] == nil || node["applicantLocationRequirements"] == nil) {
		g.found.Add(ruleRequired, at, "the posting says neither where the work is done nor from where it can be done")
	}
	if amount, ok := node["value"].(map[string]any); kind == "MonetaryAmount" && ok && amount["unitText"] == nil {
		g.found.Add(ruleRequired, at, "the amount does not say for which time it is paid")
	}
}
