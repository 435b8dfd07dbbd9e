package dataset

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"rolexport/internal/diag"
)

// A Posting holds the facts of an opening that is advertised: what search engines and job boards ask for beyond the role. Who hires is the
// dataset's organisation.
type Posting struct {
	Posted             Date     `yaml:"posted" jsonschema:"required,example=2027-01-15"`                    // first day of the advertisement
	ValidThrough       Date     `yaml:"valid_through" jsonschema:"example=2027-02-28"`                      // last day to apply
	Starts             Date     `yaml:"starts" jsonschema:"example=2027-04-01"`                             // first day of work
	EmploymentTypes    []string `yaml:"employment_types" jsonschema:"example=full-time"`                    // of full-time, part-time, contractor, temporary, intern, volunteer, per-diem and other
	Locations          []Place  `yaml:"locations"`                                                          // where the work is done
	ApplicantCountries []string `yaml:"applicant_countries" jsonschema:"example=DE"`                        // ISO 3166-1 codes of the countries from which remote work is possible
	Openings           *int     `yaml:"openings" jsonschema:"minimum=1"`                                    // how many people are looked for
	Reference          string   `yaml:"reference" jsonschema:"example=2027-014"`                            // what the organisation calls the opening; absent: the id of the role
	URL                string   `yaml:"url" jsonschema:"example=https://jobs.marrowfield.example/2027-014"` // web page of the advertisement
	DirectApply        *bool    `yaml:"direct_apply"`                                                       // whether one can apply on that page
	Audience           Audience `yaml:"audience"`                                                           // who it is for; absent: everybody
}

// A Place is a postal address.
type Place struct {
	Street     string   `yaml:"street" jsonschema:"example=12 Quay Street"`                  // with the number of the house
	City       string   `yaml:"city" jsonschema:"example=Northbridge"`                       // town or city
	Region     string   `yaml:"region" jsonschema:"example=Kent"`                            // state, county or canton
	PostalCode string   `yaml:"postal_code" jsonschema:"example=NB1 2QS"`                    // as it is written there
	Country    string   `yaml:"country" jsonschema:"required,pattern=^[A-Z]{2}$,example=GB"` // ISO 3166-1 code of two letters
	Audience   Audience `yaml:"audience"`                                                    // who it is for; absent: everybody
}

// EmploymentTypes are the words for Posting.EmploymentTypes.
func EmploymentTypes() []string {
	return []string{"full-time", "part-time", "contractor", "temporary", "intern", "volunteer", "per-diem", "other"}
}

// checkPosting checks the facts that those who read an advertisement by program cannot do without.
func (l *loader) checkPosting(p *Posting, at origin) {
	if p == nil {
		return
	}
	if p.Posted.IsZero() {
		l.find(at, "missing-field", `"posted" is missing`, "give the first day of the advertisement: posted: 2027-01-15", "posting", "posted")
	}
	for _, day := range []struct {
		key  string
		date Date
	}{{"valid_through", p.ValidThrough}, {"starts", p.Starts}} {
		if !day.date.IsZero() && day.date.Time().Before(p.Posted.Time()) && !p.Posted.IsZero() {
			l.find(at, "out-of-range", fmt.Sprintf("%q is %s, before %q with %s", day.key, day.date, "posted", p.Posted), "", "posting", day.key)
		}
	}
	seen := map[string]bool{}
	for i, word := range p.EmploymentTypes {
		l.repeated(seen, word, "type", at, "posting", "employment_types", i)
		if !slices.Contains(EmploymentTypes(), word) {
			hint := cmp.Or(diag.DidYouMean(word, EmploymentTypes()), "known: "+strings.Join(EmploymentTypes(), ", "))
			l.find(at, "unknown-word", fmt.Sprintf("an employment type cannot be %q", short(word)), hint, "posting", "employment_types", i)
		}
	}
	for i, place := range p.Locations {
		l.need(place.Country, at, "posting", "locations", i, "country")
		l.checkCountry(place.Country, at, "posting", "locations", i, "country")
	}
	clear(seen)
	l.checkTexts(p.ApplicantCountries, at, "posting", "applicant_countries")
	for i, code := range p.ApplicantCountries {
		l.repeated(seen, code, "country", at, "posting", "applicant_countries", i)
		l.checkCountry(code, at, "posting", "applicant_countries", i)
	}
	if len(p.Locations)+len(p.ApplicantCountries) == 0 {
		l.find(at, "missing-field", "the posting says no place", `add "locations", or "applicant_countries" for work from anywhere`, "posting", "locations")
	}
	atLeast(l, p.Openings, 1, at, "posting", "openings")
	if p.URL != "" {
		if u, err := url.Parse(p.URL); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			l.find(at, "bad-url", fmt.Sprintf("%q is no address of a web page", short(p.URL)), "write it in full, with https://", "posting", "url")
		}
	}
	if isBlank(l.ds.Organisation.Name) && !l.mainBroken {
		l.find(at, "posting-without-organisation", "the posting does not say who hires", fmt.Sprintf("state organisation.name in %s", l.main), "posting")
	}
}

// checkCountry checks the code of a country, so far as there is one.
func (l *loader) checkCountry(code string, at origin, path ...any) {
	if code == "" {
		return
	}
	region, err := language.ParseRegion(code)
	if err == nil && region.IsCountry() && region.String() == code && region.Canonicalize() == region {
		return
	}
	hint := "write its two letters after ISO 3166-1, such as DE"
	if err == nil && region.IsCountry() && len(region.String()) == 2 {
		hint = fmt.Sprintf("did you mean %q?", region.Canonicalize())
	}
	l.find(at, "bad-country", fmt.Sprintf("%q is no code of a country", short(code)), hint, path...)
}
