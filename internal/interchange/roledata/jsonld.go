package roledata

import (
	"bytes"
	"cmp"
	"encoding/json"
	"html"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"rolexport/internal/dataset"
)

// JSONLD returns a role in the words of schema.org: an Occupation, and a JobPosting that refers to it when the role states an opening. What
// schema.org has no word for is left out; docs/data.md lists it.
func JSONLD(ds *dataset.Dataset, r *dataset.Role) ([]byte, error) {
	nodes := []any{occupationOf(ds, r)}
	if r.Posting != nil {
		nodes = append(nodes, postingOf(ds, r))
	}
	return encodeGraph(nodes)
}

// Occupations returns all roles of a dataset as Occupations, without their openings: search engines ask for a page of its own for each of these.
func Occupations(ds *dataset.Dataset) ([]byte, error) {
	nodes := make([]any, len(ds.Roles))
	for i, r := range ds.Roles {
		nodes[i] = occupationOf(ds, r)
	}
	return encodeGraph(nodes)
}

// encodeGraph writes nodes in the words of schema.org.
func encodeGraph(nodes []any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(true) // it stands in script elements, which "</script>" would end
	e.SetIndent("", "  ")
	err := e.Encode(struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}{"https://schema.org", nodes})
	return b.Bytes(), err
}

// nodeID names a node within its file.
func nodeID(r *dataset.Role, suffix string) string { return "#" + url.PathEscape(r.ID) + suffix }

func occupationOf(ds *dataset.Dataset, r *dataset.Role) occupation {
	o := occupation{
		Type: "Occupation", ID: nodeID(r, ""), Identifier: r.ID, Name: r.Title, AlternateName: r.Aliases.Texts(),
		Description: strings.Join(stated(r.Summary, r.Purpose), "\n\n"), Category: categories(r), Responsible: duties(r), Skills: skills(ds, r),
		Education: r.Education.Required.Texts(), Experience: r.Experience.Required.Texts(), Salary: salary(ds, r.Pay), SubjectOf: origin(r.Source),
	}
	if r.Employment.Location != "" {
		o.Location = &named{"AdministrativeArea", r.Employment.Location}
	}
	return o
}

func postingOf(ds *dataset.Dataset, r *dataset.Role) jobPosting {
	p := r.Posting
	j := jobPosting{
		Type: "JobPosting", ID: nodeID(r, "-posting"), Title: r.Title, Description: advertisement(ds, r),
		Identifier: propertyValue{"PropertyValue", ds.Organisation.Name, cmp.Or(p.Reference, r.ID)},
		Salary:     salary(ds, r.Pay), Posted: p.Posted.String(), ValidThrough: p.ValidThrough.String(), Starts: p.Starts.String(), Organisation: hiring(ds.Organisation),
		Benefits: strings.Join(r.Benefits.Texts(), "\n"), Hours: r.Employment.Schedule, Category: categories(r), Responsible: duties(r),
		Skills: skills(ds, r), Education: r.Education.Required.Texts(), Experience: r.Experience.Required.Texts(),
		Physical: r.Employment.Physical.Texts(), Openings: p.Openings, DirectApply: p.DirectApply, URL: p.URL,
		Occupation: reference{nodeID(r, "")}, SubjectOf: origin(r.Source),
	}
	for _, word := range p.EmploymentTypes {
		j.Employment = append(j.Employment, employmentTypes[word])
	}
	for _, place := range p.Locations {
		j.Locations = append(j.Locations, placeOf(place))
	}
	for _, code := range p.ApplicantCountries {
		j.Countries = append(j.Countries, named{"Country", code})
	}
	if r.Employment.Remote == "remote" || len(p.Locations) == 0 {
		j.LocationType = "TELECOMMUTE"
	}
	return j
}

// hiring returns who hires.
func hiring(o dataset.Organisation) organisation {
	hires := organisation{Type: "Organization", Name: o.Name, Address: o.Address}
	if strings.Contains(o.Contact, "@") && !strings.ContainsFunc(o.Contact, unicode.IsSpace) {
		hires.Email = o.Contact
	}
	return hires
}

func categories(r *dataset.Role) []categoryCode {
	var list []categoryCode
	for _, c := range r.Codes {
		code := categoryCode{"CategoryCode", c.Code, categorySet{"CategoryCodeSet", cmp.Or(codeSets[c.Scheme], c.Scheme), c.Version}, c.Title, ""}
		if c.Match == "nearest" {
			code.Description = "nearest match"
		}
		list = append(list, code)
	}
	return list
}

// duties returns each duty as a text.
func duties(r *dataset.Role) []string {
	var list []string
	for _, d := range r.Duties {
		list = append(list, sentences(d.Title, d.Text))
	}
	return list
}

// sentences sets one text behind the other, with a full stop between them where the first has none.
func sentences(first, second string) string {
	if first == "" || second == "" {
		return first + second
	}
	if last, _ := utf8.DecodeLastRuneInString(first); unicode.IsLetter(last) || unicode.IsDigit(last) {
		first += "."
	}
	return first + " " + second
}

func skills(ds *dataset.Dataset, r *dataset.Role) []definedTerm {
	var list []definedTerm
	for _, s := range r.Skills {
		term := ds.Skill(s.Skill)
		list = append(list, definedTerm{"DefinedTerm", term.ID, term.Title, term.Description, named{"DefinedTermSet", ds.Title}})
	}
	return list
}

// salary returns a pay band, and nil for one without figures. Illustrative figures are none: schema.org cannot say that they are examples,
// and readers would take them for an offer.
func salary(ds *dataset.Dataset, p *dataset.Pay) *monetaryAmount {
	if p == nil || p.Illustrative || p.Min == nil && p.Mid == nil && p.Max == nil {
		return nil
	}
	return &monetaryAmount{
		"MonetaryAmount", cmp.Or(p.Currency, ds.Currency), quantitativeValue{"QuantitativeValue", p.Min, p.Mid, p.Max, units[p.Period]}, p.Note,
	}
}

// origin returns where the data of a role comes from.
func origin(s *dataset.Source) *creativeWork {
	if s == nil {
		return nil
	}
	work := &creativeWork{Type: "CreativeWork", Name: s.Name, Version: s.Version, Credit: s.Credit}
	switch {
	case strings.HasPrefix(s.Licence, "https://"), strings.HasPrefix(s.Licence, "http://"):
		work.License = s.Licence
	case s.Licence != "":
		work.License = named{"CreativeWork", s.Licence}
	}
	return work
}

// advertisement returns the text of a posting as HTML. It has no headings, for data knows no labels.
func advertisement(ds *dataset.Dataset, r *dataset.Role) string {
	var b strings.Builder
	paragraph := func(texts ...string) {
		for _, t := range stated(texts...) {
			b.WriteString("<p>" + html.EscapeString(t) + "</p>")
		}
	}
	list := func(texts ...string) {
		if len(texts) == 0 {
			return
		}
		b.WriteString("<ul>")
		for _, t := range texts {
			b.WriteString("<li>" + html.EscapeString(t) + "</li>")
		}
		b.WriteString("</ul>")
	}
	paragraph(cmp.Or(r.Summary, r.Title), r.Purpose)
	list(duties(r)...)
	list(append(r.Education.Required.Texts(), r.Experience.Required.Texts()...)...)
	list(r.Benefits.Texts()...)
	paragraph(ds.Statements.HowToApply, ds.Statements.EqualOpportunity)
	if r.Source != nil {
		paragraph(r.Source.Credit)
	}
	return b.String()
}

// stated returns the texts that say something.
func stated(texts ...string) []string {
	var said []string
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			said = append(said, t)
		}
	}
	return said
}
