// Package dataset holds the role model: what a dataset of roles says, how it is loaded from YAML files, and what is checked before
// anything is made from it.
package dataset

import "rolexport/internal/diag"

// A Dataset is a checked set of roles with everything that their documents need. It is not changed after loading.
type Dataset struct {
	Title        string        `yaml:"title" jsonschema:"required,example=Operations roles"` // what the dataset is called
	Version      string        `yaml:"version" jsonschema:"example=1.0"`                     // of the dataset
	Date         Date          `yaml:"date" jsonschema:"example=2027-01-31"`                 // stands in for the clock; absent: 1980-01-01
	Language     string        `yaml:"language" jsonschema:"example=en-GB,example=de"`       // BCP 47 tag; absent: en
	Currency     string        `yaml:"currency" jsonschema:"pattern=^[A-Z]{3}$,example=EUR"` // ISO 4217 code, for amounts that name none
	Paper        string        `yaml:"paper" jsonschema:"enum=a4,enum=letter"`               // a4 or letter; absent: a4
	Organisation Organisation  `yaml:"organisation"`                                         // who publishes the documents
	Statements   Statements    `yaml:"statements"`                                           // paragraphs that documents repeat word for word
	Dimensions   []Term        `yaml:"dimensions"`                                           // what roles are compared in
	Areas        []Term        `yaml:"areas"`                                                // responsibility areas
	Skills       []Term        `yaml:"skills"`                                               // skills that roles ask for
	SkillLevels  []string      `yaml:"skill_levels" jsonschema:"minItems=5,maxItems=5"`      // words for the levels 0..4, from the lowest
	Roles        []*Role       `yaml:"roles"`                                                // in the order that dataset.yaml gives, then by id
	Comparisons  []*Comparison `yaml:"comparisons"`                                          // authored contrasts of two roles, in the order of their documents
	RACI         []Assignment  `yaml:"raci"`                                                 // who does what in the areas
	Workforce    *Workforce    `yaml:"workforce"`                                            // plan of head count and cost; absent: no plan
	Rules        Rules         `yaml:"rules"`                                                // how much the rules of validate weigh

	Digest string   `yaml:"-"` // SHA-256 over sorted paths and bytes of all files, hexadecimal
	Reader string   `yaml:"-"` // for whom For has made it; empty: everybody
	Logo   []byte   `yaml:"-"` // content of Organisation.Logo, a PNG or JPEG; nil when there is none
	Files  []string `yaml:"-"` // paths that were read, sorted

	index index
	sums  map[string]sum // of Files
}

// Organisation is who publishes the documents.
type Organisation struct {
	Name    string `yaml:"name" jsonschema:"example=Marrowfield Goods"`             // of the organisation
	Logo    string `yaml:"logo" jsonschema:"example=logo.png"`                      // path of a PNG or JPEG inside the dataset folder
	LogoAlt string `yaml:"logo_alt" jsonschema:"example=Marrowfield Goods"`         // what the logo shows; absent: the name
	Contact string `yaml:"contact" jsonschema:"example=people@marrowfield.example"` // address for questions, for example of e-mail
	Address string `yaml:"address" jsonschema:"example=12 Quay Street"`             // postal address
}

// Statements are paragraphs that documents repeat word for word.
type Statements struct {
	EqualOpportunity string `yaml:"equal_opportunity"` // ends role sheets
	Disclaimer       string `yaml:"disclaimer"`        // organisations define roles differently
	HowToApply       string `yaml:"how_to_apply"`      // how candidates apply
	Illustrative     string `yaml:"illustrative"`      // what an asterisk beside a figure means, in a sentence
}

// A Term is an entry of a vocabulary: a comparison dimension, a responsibility area or a skill. Their order is the file's.
type Term struct {
	ID          string   `yaml:"id" jsonschema:"required,example=budget"`              // what roles refer to it by
	Title       string   `yaml:"title" jsonschema:"required,example=Budget oversight"` // what documents call it
	Description string   `yaml:"description"`                                          // what it means, a sentence
	Audience    Audience `yaml:"audience"`                                             // who it is for; absent: everybody
}

// An Assignment says which roles have what part in a responsibility area. A role has one part at the most.
type Assignment struct {
	Area        string   `yaml:"area" jsonschema:"required,example=planning"`         // id of a term of Dataset.Areas
	Responsible []string `yaml:"responsible" jsonschema:"example=operations-lead"`    // ids of the roles that do the work
	Accountable []string `yaml:"accountable" jsonschema:"example=operations-manager"` // ids of the roles that answer for it; one, in a sound assignment
	Consulted   []string `yaml:"consulted"`                                           // ids of the roles that are asked before
	Informed    []string `yaml:"informed"`                                            // ids of the roles that are told after
	Audience    Audience `yaml:"audience"`                                            // who it is for; absent: everybody
}

// A Role is one job role. Everything but ID and Title may be absent, which means "not stated".
type Role struct {
	ID                           string           `yaml:"id" jsonschema:"example=operations-manager"`                  // what others refer to it by, and the name of its files; absent: the name of its file
	Title                        string           `yaml:"title" jsonschema:"example=Operations Manager"`               // job title
	Aliases                      Lines            `yaml:"aliases"`                                                     // other titles in use
	Family                       string           `yaml:"family" jsonschema:"example=Operations"`                      // for example "Operations"
	Level                        *Level           `yaml:"level"`                                                       // its place in the order of ranks
	Summary                      string           `yaml:"summary" jsonschema:"example=Runs the daily work of a site."` // one sentence, the lead of a role sheet
	Purpose                      string           `yaml:"purpose"`                                                     // why the role exists, 1 to 4 sentences
	ReportsTo                    *RoleRef         `yaml:"reports_to"`                                                  // the role it answers to
	DirectReports                []RoleRef        `yaml:"direct_reports"`                                              // the roles that answer to it
	Employment                   Employment       `yaml:"employment"`                                                  // terms of employment
	Duties                       []Duty           `yaml:"duties"`                                                      // parts of the work, the largest first
	Responsibilities             []Responsibility `yaml:"responsibilities"`                                            // what it answers for, by area
	ResponsibilitiesIntroduction string           `yaml:"responsibilities_introduction"`                               // opens the responsibilities article
	Statements                   []Statement      `yaml:"statements"`                                                  // what the role is in each comparison dimension
	Skills                       []Skill          `yaml:"skills"`                                                      // required and desirable skills
	Education                    Requirements     `yaml:"education"`                                                   // degrees, certificates, training
	Experience                   Requirements     `yaml:"experience"`                                                  // years and sorts of experience
	Authority                    *Authority       `yaml:"authority"`                                                   // what it may decide
	Scope                        *Scope           `yaml:"scope"`                                                       // figures that show how far it reaches
	Relations                    []Relation       `yaml:"relations"`                                                   // whom it works with
	Measures                     []Measure        `yaml:"measures"`                                                    // signs of success
	Conditions                   Lines            `yaml:"conditions"`                                                  // working conditions
	Pay                          *Pay             `yaml:"pay"`                                                         // pay band
	Benefits                     Lines            `yaml:"benefits"`                                                    // beside pay
	Hiring                       Lines            `yaml:"hiring"`                                                      // stages of the hiring process, in order
	Posting                      *Posting         `yaml:"posting"`                                                     // an opening that is advertised; absent: none
	Career                       Career           `yaml:"career"`                                                      // where people come from and go to
	Codes                        []Code           `yaml:"codes"`                                                       // its places in public classifications of occupations
	Notes                        Lines            `yaml:"notes"`                                                       // remarks at the end of its documents
	Source                       *Source          `yaml:"source"`                                                      // where its data comes from
	Version                      string           `yaml:"version" jsonschema:"example=1.2"`                            // of the description
	Status                       string           `yaml:"status" jsonschema:"enum=draft,enum=approved"`                // draft or approved
	Owner                        string           `yaml:"owner" jsonschema:"example=People team"`                      // who keeps the description current
	Effective                    Date             `yaml:"effective" jsonschema:"example=2027-01-01"`                   // in force from
	Tags                         Lines            `yaml:"tags"`                                                        // keywords
	Audience                     Audience         `yaml:"audience"`                                                    // who it is for; absent: everybody

	Pos diag.Pos `yaml:"-"` // where the role begins

	named bool // a list gives its id alone: a file of its own holds the rest
}

// An Audience names the readers that an item or a role is for: of internal, candidate and public. Absent: everybody.
type Audience []string

// A Line is an item of a list of texts. In YAML a plain scalar is its text.
type Line struct {
	ID       string   `yaml:"id" jsonschema:"example=licence"` // what a duty refers to a requirement by
	Text     string   `yaml:"text" jsonschema:"required"`      // the text
	Audience Audience `yaml:"audience"`                        // who it is for; absent: everybody
}

// Lines is a list of texts.
type Lines []Line

// NewLines returns texts as lines for everybody.
func NewLines(texts ...string) Lines {
	var l Lines
	for _, t := range texts {
		l = append(l, Line{Text: t})
	}
	return l
}

// Texts returns the texts of the lines.
func (l Lines) Texts() []string {
	var texts []string
	for _, line := range l {
		texts = append(texts, line.Text)
	}
	return texts
}

// Level places a role in the order of ranks.
type Level struct {
	Rank     int      `yaml:"rank" jsonschema:"minimum=1,example=3"`          // 1 is the lowest
	Code     string   `yaml:"code" jsonschema:"example=M3"`                   // grade, for example M3
	Title    string   `yaml:"title" jsonschema:"example=manager of managers"` // for example "manager of managers"
	Audience Audience `yaml:"audience"`                                       // who it is for; absent: everybody
}

// A RoleRef names a role of the dataset by its id, or one outside of it by its title alone. In YAML a plain scalar is an id.
type RoleRef struct {
	Role     string   `yaml:"role" jsonschema:"example=operations-lead"`    // id; empty for a role outside the dataset
	Title    string   `yaml:"title" jsonschema:"example=Managing Director"` // for a role outside the dataset
	Count    *int     `yaml:"count" jsonschema:"minimum=0,example=4"`       // how many hold it, where that matters
	Audience Audience `yaml:"audience"`                                     // who it is for; absent: everybody
}

// Employment states the terms of employment.
type Employment struct {
	Department  string   `yaml:"department" jsonschema:"example=Production"`                             // where it belongs
	Location    string   `yaml:"location" jsonschema:"example=Northbridge"`                              // place of work
	Remote      string   `yaml:"remote" jsonschema:"enum=on-site,enum=hybrid,enum=remote"`               // on-site, hybrid or remote
	Type        string   `yaml:"type" jsonschema:"example=full time\\, permanent"`                       // for example "full time, permanent"
	FTE         *float64 `yaml:"fte" jsonschema:"exclusiveMinimum=0,maximum=1,example=0.8"`              // full-time equivalents, over 0 to 1
	Overtime    string   `yaml:"overtime" jsonschema:"example=exempt"`                                   // overtime class, for example "exempt"
	Supervisory string   `yaml:"supervisory" jsonschema:"enum=supervisory,enum=managerial,enum=neither"` // supervisory, managerial or neither
	Travel      *float64 `yaml:"travel" jsonschema:"minimum=0,maximum=100,example=10"`                   // % of working time
	Schedule    string   `yaml:"schedule" jsonschema:"example=Monday to Friday"`                         // working hours
	Physical    Lines    `yaml:"physical"`                                                               // physical demands
	Audience    Audience `yaml:"audience"`                                                               // who it is for; absent: everybody
}

// A Duty is a part of the work.
type Duty struct {
	ID        string   `yaml:"id" jsonschema:"example=plan-capacity"`                                            // stable name, by which versions are compared
	Title     string   `yaml:"title" jsonschema:"example=Plan capacity"`                                         // verb first
	Text      string   `yaml:"text" jsonschema:"example=Matches people and machines to the orders of the week."` // what is done, a sentence or two
	Share     *float64 `yaml:"share" jsonschema:"minimum=0,maximum=100,example=25"`                              // share of working time in %
	Essential *bool    `yaml:"essential"`                                                                        // false: marginal
	Outcome   string   `yaml:"outcome" jsonschema:"example=Orders leave on the promised day"`                    // how one sees that it is done well
	Needs     []string `yaml:"needs" jsonschema:"example=licence"`                                               // ids of the lines of education and experience that it takes
	Audience  Audience `yaml:"audience"`                                                                         // who it is for; absent: everybody
}

// A Responsibility is what the role answers for in a responsibility area.
type Responsibility struct {
	Area     string   `yaml:"area" jsonschema:"required,example=planning"` // id of a term of Dataset.Areas
	Short    string   `yaml:"short"`                                       // a line
	Text     string   `yaml:"text"`                                        // a paragraph
	Audience Audience `yaml:"audience"`                                    // who it is for; absent: everybody
}

// A Statement says what a role is in one comparison dimension.
type Statement struct {
	Dimension    string   `yaml:"dimension" jsonschema:"required,example=budget"` // id of a term of Dataset.Dimensions
	Short        string   `yaml:"short"`                                          // the cell of a matrix
	Text         string   `yaml:"text"`                                           // a sentence or more, for prose
	Score        *int     `yaml:"score" jsonschema:"minimum=0,maximum=5"`         // 0..5, how far it reaches
	Illustrative bool     `yaml:"illustrative"`                                   // the statement holds an illustrative figure
	Audience     Audience `yaml:"audience"`                                       // who it is for; absent: everybody
}

// A Skill is a required or desirable level of a skill.
type Skill struct {
	Skill    string   `yaml:"skill" jsonschema:"required,example=budgeting"`    // id of a term of Dataset.Skills
	Level    *int     `yaml:"level" jsonschema:"minimum=0,maximum=4,example=3"` // 0..4
	Need     string   `yaml:"need" jsonschema:"enum=required,enum=desirable"`   // required or desirable; absent: required
	Audience Audience `yaml:"audience"`                                         // who it is for; absent: everybody
}

// Requirements keep what is required apart from what is preferred.
type Requirements struct {
	Required  Lines    `yaml:"required"`  // a candidate must have
	Preferred Lines    `yaml:"preferred"` // a candidate should have
	Audience  Audience `yaml:"audience"`  // who it is for; absent: everybody
}

// Authority says what a role may decide.
type Authority struct {
	BudgetLimit  *Amount  `yaml:"budget_limit"` // signs alone up to
	Hire         string   `yaml:"hire"`         // say in hiring
	Dismiss      string   `yaml:"dismiss"`      // say in dismissals
	Contracts    string   `yaml:"contracts"`    // may sign contracts
	Decides      Lines    `yaml:"decides"`      // decided alone
	Escalates    Lines    `yaml:"escalates"`    // passed on for decision
	Illustrative bool     `yaml:"illustrative"` // its figures are examples
	Audience     Audience `yaml:"audience"`     // who it is for; absent: everybody
}

// An Amount is a sum of money.
type Amount struct {
	Amount   float64 `yaml:"amount" jsonschema:"required,minimum=0,example=50000"` // the sum, in units of the currency
	Currency string  `yaml:"currency" jsonschema:"pattern=^[A-Z]{3}$,example=EUR"` // ISO 4217 code; absent: the dataset's
}

// Scope holds the figures that show how far a role reaches.
type Scope struct {
	TeamDirect   *int     `yaml:"team_direct" jsonschema:"minimum=0,example=8"` // people led directly
	TeamTotal    *int     `yaml:"team_total" jsonschema:"minimum=0,example=60"` // people led in all
	Budget       *Amount  `yaml:"budget"`                                       // a year
	Sites        *int     `yaml:"sites" jsonschema:"minimum=0,example=2"`       // places of work
	Figures      []Figure `yaml:"figures"`                                      // any other
	Illustrative bool     `yaml:"illustrative"`                                 // its figures are examples
	Audience     Audience `yaml:"audience"`                                     // who it is for; absent: everybody
}

// A Figure is a labelled figure with its unit in the text.
type Figure struct {
	Label    string   `yaml:"label" jsonschema:"required,example=Orders a day"` // what is counted
	Value    string   `yaml:"value" jsonschema:"required,example=1\\,200"`      // the figure with its unit
	Audience Audience `yaml:"audience"`                                         // who it is for; absent: everybody
}

// A Relation is somebody the role works with.
type Relation struct {
	With      string   `yaml:"with" jsonschema:"required,example=Sales"` // the person, team or organisation
	Frequency string   `yaml:"frequency" jsonschema:"example=weekly"`    // for example "weekly"
	Purpose   string   `yaml:"purpose"`                                  // what for
	External  bool     `yaml:"external"`                                 // outside of the organisation
	Audience  Audience `yaml:"audience"`                                 // who it is for; absent: everybody
}

// A Measure is a sign of success with its target.
type Measure struct {
	Title        string   `yaml:"title" jsonschema:"required,example=Orders on time"` // what is measured
	Why          string   `yaml:"why"`                                                // why it matters
	Target       string   `yaml:"target" jsonschema:"example=98 % a month"`           // the figure to reach, with its unit
	Illustrative bool     `yaml:"illustrative"`                                       // the target is an example
	Audience     Audience `yaml:"audience"`                                           // who it is for; absent: everybody
}

// Pay is a pay band. Min, Mid and Max may each be open.
type Pay struct {
	Currency     string   `yaml:"currency" jsonschema:"pattern=^[A-Z]{3}$,example=EUR"`                  // ISO 4217 code; absent: the dataset's
	Min          *float64 `yaml:"min" jsonschema:"minimum=0,example=58000"`                              // least, in units of the currency
	Mid          *float64 `yaml:"mid" jsonschema:"minimum=0,example=68000"`                              // middle, in units of the currency
	Max          *float64 `yaml:"max" jsonschema:"minimum=0,example=78000"`                              // most, in units of the currency
	Period       string   `yaml:"period" jsonschema:"enum=year,enum=month,enum=week,enum=day,enum=hour"` // year, month, week, day or hour; absent: year
	Note         string   `yaml:"note"`                                                                  // for example what comes on top
	Illustrative bool     `yaml:"illustrative"`                                                          // its figures are examples
	Audience     Audience `yaml:"audience"`                                                              // who it is for; absent: everybody
}

// Career says where people come from and where they go.
type Career struct {
	From     []RoleRef `yaml:"from"`     // roles that people come from
	To       []RoleRef `yaml:"to"`       // roles that people go to
	Note     string    `yaml:"note"`     // about the way, a sentence
	Audience Audience  `yaml:"audience"` // who it is for; absent: everybody
}

// A Code places the role in a public classification of occupations.
type Code struct {
	Scheme   string   `yaml:"scheme" jsonschema:"required,enum=onet-soc,enum=esco,enum=isco"` // onet-soc, esco or isco
	Code     string   `yaml:"code" jsonschema:"required,example=11-1021.00"`                  // of the occupation
	Title    string   `yaml:"title" jsonschema:"example=General and Operations Managers"`     // what the classification calls it
	Match    string   `yaml:"match" jsonschema:"enum=exact,enum=nearest"`                     // exact or nearest
	Version  string   `yaml:"version" jsonschema:"example=29.3"`                              // of the classification
	Audience Audience `yaml:"audience"`                                                       // who it is for; absent: everybody
}

// Source says where the data of a role comes from and what its licence asks for.
type Source struct {
	Name    string `yaml:"name" jsonschema:"example=O*NET Database"` // of the source
	Version string `yaml:"version" jsonschema:"example=29.3"`        // of the source
	Licence string `yaml:"licence" jsonschema:"example=CC BY 4.0"`   // of its data
	Credit  string `yaml:"credit"`                                   // the sentence that every rendering prints
	URL     string `yaml:"url"`                                      // where the source tells it
}

// A Comparison is an authored contrast of two roles.
type Comparison struct {
	ID           string     `yaml:"id"`                                                 // absent: <a>-vs-<b>
	A            string     `yaml:"a" jsonschema:"required,example=general-manager"`    // role id
	B            string     `yaml:"b" jsonschema:"required,example=operations-manager"` // role id
	Summary      string     `yaml:"summary"`                                            // one sentence, the lead
	Introduction string     `yaml:"introduction"`                                       // a paragraph or more
	Contrasts    []Contrast `yaml:"contrasts"`                                          // dimension by dimension
	Choose       string     `yaml:"choose"`                                             // which one do you need?
	Closing      string     `yaml:"closing"`                                            // the caveat; absent: Statements.Disclaimer
	Audience     Audience   `yaml:"audience"`                                           // who it is for; absent: everybody

	Pos diag.Pos `yaml:"-"` // where the comparison begins

	named bool // as in Role
}

// A Contrast sets two roles against each other in one dimension.
type Contrast struct {
	Dimension string   `yaml:"dimension" jsonschema:"required,example=budget"` // id of a term of Dataset.Dimensions
	Text      string   `yaml:"text"`                                           // a paragraph
	Audience  Audience `yaml:"audience"`                                       // who it is for; absent: everybody
}
