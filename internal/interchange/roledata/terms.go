package roledata

import "rolexport/internal/dataset"

// The types of schema.org that a role is written in (vocabulary 30.0, March 2026), with those of their properties that are used. Superseded
// properties, such as benefits and incentives of JobPosting, are not among them.

type occupation struct {
	Type          string          `json:"@type"` // Occupation
	ID            string          `json:"@id"`
	Identifier    string          `json:"identifier"`
	Name          string          `json:"name"`
	AlternateName []string        `json:"alternateName,omitempty"`
	Description   string          `json:"description,omitempty"`
	Category      []categoryCode  `json:"occupationalCategory,omitempty"`
	Responsible   []string        `json:"responsibilities,omitempty"`
	Skills        []definedTerm   `json:"skills,omitempty"`
	Education     []string        `json:"educationRequirements,omitempty"`
	Experience    []string        `json:"experienceRequirements,omitempty"`
	Salary        *monetaryAmount `json:"estimatedSalary,omitempty"`
	Location      *named          `json:"occupationLocation,omitempty"`
	SubjectOf     *creativeWork   `json:"subjectOf,omitempty"`
}

type jobPosting struct {
	Type         string          `json:"@type"` // JobPosting
	ID           string          `json:"@id"`
	Identifier   propertyValue   `json:"identifier"`
	Title        string          `json:"title"`
	Description  string          `json:"description"` // HTML
	Posted       string          `json:"datePosted"`
	ValidThrough string          `json:"validThrough,omitempty"`
	Starts       string          `json:"jobStartDate,omitempty"`
	Employment   []string        `json:"employmentType,omitempty"`
	Organisation organisation    `json:"hiringOrganization"`
	Locations    []place         `json:"jobLocation,omitempty"`
	LocationType string          `json:"jobLocationType,omitempty"`
	Countries    []named         `json:"applicantLocationRequirements,omitempty"`
	Salary       *monetaryAmount `json:"baseSalary,omitempty"`
	Benefits     string          `json:"jobBenefits,omitempty"`
	Hours        string          `json:"workHours,omitempty"`
	Category     []categoryCode  `json:"occupationalCategory,omitempty"`
	Responsible  []string        `json:"responsibilities,omitempty"`
	Skills       []definedTerm   `json:"skills,omitempty"`
	Education    []string        `json:"educationRequirements,omitempty"`
	Experience   []string        `json:"experienceRequirements,omitempty"`
	Physical     []string        `json:"physicalRequirement,omitempty"`
	Openings     *int            `json:"totalJobOpenings,omitempty"`
	DirectApply  *bool           `json:"directApply,omitempty"`
	URL          string          `json:"url,omitempty"`
	Occupation   reference       `json:"relevantOccupation"`
	SubjectOf    *creativeWork   `json:"subjectOf,omitempty"`
}

// A reference names another node of the file.
type reference struct {
	ID string `json:"@id"`
}

// A named is a thing of which nothing but the name is said.
type named struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type categoryCode struct {
	Type        string      `json:"@type"` // CategoryCode
	Code        string      `json:"codeValue"`
	Set         categorySet `json:"inCodeSet"`
	Name        string      `json:"name,omitempty"`
	Description string      `json:"description,omitempty"`
}

type categorySet struct {
	Type    string `json:"@type"` // CategoryCodeSet
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
}

type definedTerm struct {
	Type        string `json:"@type"` // DefinedTerm
	Code        string `json:"termCode"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	Set         named  `json:"inDefinedTermSet"`
}

type monetaryAmount struct {
	Type        string            `json:"@type"` // MonetaryAmount
	Currency    string            `json:"currency"`
	Value       quantitativeValue `json:"value"`
	Description string            `json:"description,omitempty"`
}

type quantitativeValue struct {
	Type string   `json:"@type"` // QuantitativeValue
	Min  *float64 `json:"minValue,omitempty"`
	Mid  *float64 `json:"value,omitempty"`
	Max  *float64 `json:"maxValue,omitempty"`
	Unit string   `json:"unitText"` // HOUR, DAY, WEEK, MONTH or YEAR
}

type propertyValue struct {
	Type  string `json:"@type"` // PropertyValue
	Name  string `json:"name,omitempty"`
	Value string `json:"value"`
}

type organisation struct {
	Type    string `json:"@type"` // Organization
	Name    string `json:"name"`
	Email   string `json:"email,omitempty"`
	Address string `json:"address,omitempty"`
}

type place struct {
	Type    string        `json:"@type"` // Place
	Address postalAddress `json:"address"`
}

type postalAddress struct {
	Type    string `json:"@type"` // PostalAddress
	Street  string `json:"streetAddress,omitempty"`
	City    string `json:"addressLocality,omitempty"`
	Region  string `json:"addressRegion,omitempty"`
	Code    string `json:"postalCode,omitempty"`
	Country string `json:"addressCountry"`
}

// A creativeWork is where the data of a role comes from, with what its licence asks for.
type creativeWork struct {
	Type    string `json:"@type"` // CreativeWork
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
	License any    `json:"license,omitempty"` // an address, or a named CreativeWork
	Credit  string `json:"creditText,omitempty"`
}

// codeSets are the names of the classifications that a code may be of.
var codeSets = map[string]string{"onet-soc": "O*NET-SOC", "esco": "ESCO", "isco": "ISCO"}

// employmentTypes are the codes that readers of postings know.
var employmentTypes = map[string]string{
	"full-time": "FULL_TIME", "part-time": "PART_TIME", "contractor": "CONTRACTOR", "temporary": "TEMPORARY",
	"intern": "INTERN", "volunteer": "VOLUNTEER", "per-diem": "PER_DIEM", "other": "OTHER",
}

// units are the codes of periods of pay.
var units = map[string]string{"": "YEAR", "year": "YEAR", "month": "MONTH", "week": "WEEK", "day": "DAY", "hour": "HOUR"}

func placeOf(p dataset.Place) place {
	return place{"Place", postalAddress{"PostalAddress", p.Street, p.City, p.Region, p.PostalCode, p.Country}}
}
