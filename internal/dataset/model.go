// Package dataset holds the role model: what a dataset of roles says, how it is loaded from YAML files, and what is checked before
// anything is made from it.
package dataset

import "rolexport/internal/diag"

// A Dataset is a checked set of roles with everything that their documents need. It is not changed after loading.
type Dataset struct {
	Title        string        `yaml:"title"`
	Version      string        `yaml:"version"`
	Date         Date          `yaml:"date"`     // stands in for the clock; absent: 1980-01-01
	Language     string        `yaml:"language"` // BCP 47 tag; absent: en
	Currency     string        `yaml:"currency"` // ISO 4217 code, for amounts that name none
	Paper        string        `yaml:"paper"`    // a4 or letter; absent: a4
	Organisation Organisation  `yaml:"organisation"`
	Statements   Statements    `yaml:"statements"`
	Dimensions   []Term        `yaml:"dimensions"`
	Areas        []Term        `yaml:"areas"`
	Skills       []Term        `yaml:"skills"`
	SkillLevels  []string      `yaml:"skill_levels"` // words for the levels 0..4, from the lowest
	Roles        []*Role       `yaml:"roles"`        // in the order that dataset.yaml gives, then by id
	Comparisons  []*Comparison `yaml:"comparisons"`  // likewise
	RACI         []Assignment  `yaml:"raci"`         // who does what in the areas
	Workforce    *Workforce    `yaml:"workforce"`    // nil: the dataset holds no plan

	Digest string   `yaml:"-"` // SHA-256 over sorted paths and bytes of all files, hexadecimal
	Logo   []byte   `yaml:"-"` // content of Organisation.Logo, a PNG or JPEG; nil when there is none
	Files  []string `yaml:"-"` // paths that were read, sorted

	index index
}

// Organisation is who publishes the documents.
type Organisation struct {
	Name    string `yaml:"name"`
	Logo    string `yaml:"logo"`     // path of a PNG or JPEG inside the dataset folder
	LogoAlt string `yaml:"logo_alt"` // what the logo shows; absent: the name
	Contact string `yaml:"contact"`
	Address string `yaml:"address"`
}

// Statements are paragraphs that documents repeat word for word.
type Statements struct {
	EqualOpportunity string `yaml:"equal_opportunity"`
	Disclaimer       string `yaml:"disclaimer"` // organisations define roles differently
	HowToApply       string `yaml:"how_to_apply"`
	Illustrative     string `yaml:"illustrative"` // what an asterisk beside a figure means, in a sentence
}

// A Term is an entry of a vocabulary: a comparison dimension, a responsibility area or a skill. Their order is the file's.
type Term struct {
	ID          string   `yaml:"id"`
	Title       string   `yaml:"title"`
	Description string   `yaml:"description"`
	Audience    Audience `yaml:"audience"`
}

// An Assignment says which roles have what part in a responsibility area. A role has one part at the most.
type Assignment struct {
	Area        string   `yaml:"area"`        // id of a term of Dataset.Areas
	Responsible []string `yaml:"responsible"` // ids of the roles that do the work
	Accountable []string `yaml:"accountable"` // ids of the roles that answer for it; one, in a sound assignment
	Consulted   []string `yaml:"consulted"`   // ids of the roles that are asked before
	Informed    []string `yaml:"informed"`    // ids of the roles that are told after
	Audience    Audience `yaml:"audience"`
}

// A Role is one job role. Everything but ID and Title may be absent, which means "not stated".
type Role struct {
	ID                           string           `yaml:"id"`
	Title                        string           `yaml:"title"`
	Aliases                      Lines            `yaml:"aliases"` // other titles in use
	Family                       string           `yaml:"family"`  // for example "Operations"
	Level                        *Level           `yaml:"level"`
	Summary                      string           `yaml:"summary"` // one sentence, the lead of a role sheet
	Purpose                      string           `yaml:"purpose"` // why the role exists, 1 to 4 sentences
	ReportsTo                    *RoleRef         `yaml:"reports_to"`
	DirectReports                []RoleRef        `yaml:"direct_reports"`
	Employment                   Employment       `yaml:"employment"`
	Duties                       []Duty           `yaml:"duties"`
	Responsibilities             []Responsibility `yaml:"responsibilities"`
	ResponsibilitiesIntroduction string           `yaml:"responsibilities_introduction"` // opens the responsibilities article
	Statements                   []Statement      `yaml:"statements"`                    // what the role is in each comparison dimension
	Skills                       []Skill          `yaml:"skills"`
	Education                    Requirements     `yaml:"education"`
	Experience                   Requirements     `yaml:"experience"`
	Authority                    *Authority       `yaml:"authority"`
	Scope                        *Scope           `yaml:"scope"`
	Relations                    []Relation       `yaml:"relations"`
	Measures                     []Measure        `yaml:"measures"`
	Conditions                   Lines            `yaml:"conditions"` // working conditions
	Pay                          *Pay             `yaml:"pay"`
	Benefits                     Lines            `yaml:"benefits"`
	Hiring                       Lines            `yaml:"hiring"` // stages of the hiring process, in order
	Career                       Career           `yaml:"career"`
	Codes                        []Code           `yaml:"codes"`
	Notes                        Lines            `yaml:"notes"`
	Source                       *Source          `yaml:"source"`
	Version                      string           `yaml:"version"`
	Status                       string           `yaml:"status"`    // draft or approved
	Owner                        string           `yaml:"owner"`     // who keeps the description current
	Effective                    Date             `yaml:"effective"` // in force from
	Tags                         Lines            `yaml:"tags"`
	Audience                     Audience         `yaml:"audience"`

	Pos diag.Pos `yaml:"-"` // where the role begins

	named bool // a list gives its id alone: a file of its own holds the rest
}

// An Audience names the readers that an item or a role is for: of internal, candidate and public. Absent: everybody.
type Audience []string

// A Line is an item of a list of texts. In YAML a plain scalar is its text.
type Line struct {
	Text     string   `yaml:"text"`
	Audience Audience `yaml:"audience"`
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
	Rank  int    `yaml:"rank"`  // 1 is the lowest
	Code  string `yaml:"code"`  // grade, for example M3
	Title string `yaml:"title"` // for example "manager of managers"
}

// A RoleRef names a role of the dataset by its id, or one outside of it by its title alone. In YAML a plain scalar is an id.
type RoleRef struct {
	Role     string   `yaml:"role"`  // id; empty for a role outside the dataset
	Title    string   `yaml:"title"` // for a role outside the dataset
	Count    *int     `yaml:"count"` // how many hold it, where that matters
	Audience Audience `yaml:"audience"`
}

// Employment states the terms of employment.
type Employment struct {
	Department  string   `yaml:"department"`
	Location    string   `yaml:"location"`
	Remote      string   `yaml:"remote"`      // on-site, hybrid or remote
	Type        string   `yaml:"type"`        // for example "full time, permanent"
	FTE         *float64 `yaml:"fte"`         // full-time equivalents, over 0 to 1
	Overtime    string   `yaml:"overtime"`    // overtime class, for example "exempt"
	Supervisory string   `yaml:"supervisory"` // supervisory, managerial or neither
	Travel      *float64 `yaml:"travel"`      // % of working time
	Schedule    string   `yaml:"schedule"`
	Physical    Lines    `yaml:"physical"` // physical demands
}

// A Duty is a part of the work.
type Duty struct {
	ID        string   `yaml:"id"`
	Title     string   `yaml:"title"` // verb first
	Text      string   `yaml:"text"`
	Share     *float64 `yaml:"share"`     // share of working time in %
	Essential *bool    `yaml:"essential"` // false: marginal
	Outcome   string   `yaml:"outcome"`   // how one sees that it is done well
	Audience  Audience `yaml:"audience"`
}

// A Responsibility is what the role answers for in a responsibility area.
type Responsibility struct {
	Area     string   `yaml:"area"`  // id of a term of Dataset.Areas
	Short    string   `yaml:"short"` // a line
	Text     string   `yaml:"text"`  // a paragraph
	Audience Audience `yaml:"audience"`
}

// A Statement says what a role is in one comparison dimension.
type Statement struct {
	Dimension    string   `yaml:"dimension"`    // id of a term of Dataset.Dimensions
	Short        string   `yaml:"short"`        // the cell of a matrix
	Text         string   `yaml:"text"`         // a sentence or more, for prose
	Score        *int     `yaml:"score"`        // 0..5, how far it reaches
	Illustrative bool     `yaml:"illustrative"` // the statement holds an illustrative figure
	Audience     Audience `yaml:"audience"`
}

// A Skill is a required or desirable level of a skill.
type Skill struct {
	Skill    string   `yaml:"skill"` // id of a term of Dataset.Skills
	Level    *int     `yaml:"level"` // 0..4
	Need     string   `yaml:"need"`  // required or desirable; absent: required
	Audience Audience `yaml:"audience"`
}

// Requirements keep what is required apart from what is preferred.
type Requirements struct {
	Required  Lines `yaml:"required"`
	Preferred Lines `yaml:"preferred"`
}

// Authority says what a role may decide.
type Authority struct {
	BudgetLimit  *Amount  `yaml:"budget_limit"` // signs alone up to
	Hire         string   `yaml:"hire"`
	Dismiss      string   `yaml:"dismiss"`
	Contracts    string   `yaml:"contracts"`
	Decides      Lines    `yaml:"decides"`   // decided alone
	Escalates    Lines    `yaml:"escalates"` // passed on for decision
	Illustrative bool     `yaml:"illustrative"`
	Audience     Audience `yaml:"audience"`
}

// An Amount is a sum of money.
type Amount struct {
	Amount   float64 `yaml:"amount"`
	Currency string  `yaml:"currency"` // ISO 4217 code; absent: the dataset's
}

// Scope holds the figures that show how far a role reaches.
type Scope struct {
	TeamDirect   *int     `yaml:"team_direct"` // people led directly
	TeamTotal    *int     `yaml:"team_total"`  // people led in all
	Budget       *Amount  `yaml:"budget"`      // a year
	Sites        *int     `yaml:"sites"`
	Figures      []Figure `yaml:"figures"` // any other
	Illustrative bool     `yaml:"illustrative"`
	Audience     Audience `yaml:"audience"`
}

// A Figure is a labelled figure with its unit in the text.
type Figure struct {
	Label    string   `yaml:"label"`
	Value    string   `yaml:"value"`
	Audience Audience `yaml:"audience"`
}

// A Relation is somebody the role works with.
type Relation struct {
	With      string   `yaml:"with"`
	Frequency string   `yaml:"frequency"` // for example "weekly"
	Purpose   string   `yaml:"purpose"`
	External  bool     `yaml:"external"`
	Audience  Audience `yaml:"audience"`
}

// A Measure is a sign of success with its target.
type Measure struct {
	Title        string   `yaml:"title"`
	Why          string   `yaml:"why"`
	Target       string   `yaml:"target"`
	Illustrative bool     `yaml:"illustrative"`
	Audience     Audience `yaml:"audience"`
}

// Pay is a pay band. Min, Mid and Max may each be open.
type Pay struct {
	Currency     string   `yaml:"currency"` // ISO 4217 code; absent: the dataset's
	Min          *float64 `yaml:"min"`
	Mid          *float64 `yaml:"mid"`
	Max          *float64 `yaml:"max"`
	Period       string   `yaml:"period"` // year, month, week, day or hour; absent: year
	Note         string   `yaml:"note"`   // for example what comes on top
	Illustrative bool     `yaml:"illustrative"`
	Audience     Audience `yaml:"audience"`
}

// Career says where people come from and where they go.
type Career struct {
	From     []RoleRef `yaml:"from"`
	To       []RoleRef `yaml:"to"`
	Note     string    `yaml:"note"`
	Audience Audience  `yaml:"audience"`
}

// A Code places the role in a public classification of occupations.
type Code struct {
	Scheme   string   `yaml:"scheme"` // onet-soc, esco or isco
	Code     string   `yaml:"code"`
	Match    string   `yaml:"match"`   // exact or nearest
	Version  string   `yaml:"version"` // of the classification
	Audience Audience `yaml:"audience"`
}

// Source says where the data of a role comes from and what its licence asks for.
type Source struct {
	Name    string `yaml:"name"`
	Version string `yaml:"version"`
	Licence string `yaml:"licence"`
	Credit  string `yaml:"credit"` // the sentence that every rendering prints
}

// A Comparison is an authored contrast of two roles.
type Comparison struct {
	ID           string     `yaml:"id"`      // absent: <a>-vs-<b>
	A            string     `yaml:"a"`       // role id
	B            string     `yaml:"b"`       // role id
	Summary      string     `yaml:"summary"` // one sentence, the lead
	Introduction string     `yaml:"introduction"`
	Contrasts    []Contrast `yaml:"contrasts"`
	Choose       string     `yaml:"choose"`  // which one do you need?
	Closing      string     `yaml:"closing"` // the caveat; absent: Statements.Disclaimer
	Audience     Audience   `yaml:"audience"`

	Pos diag.Pos `yaml:"-"` // where the comparison begins

	named bool // as in Role
}

// A Contrast sets two roles against each other in one dimension.
type Contrast struct {
	Dimension string   `yaml:"dimension"`
	Text      string   `yaml:"text"`
	Audience  Audience `yaml:"audience"`
}
