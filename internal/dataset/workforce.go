package dataset

// A Workforce is a plan of head count and cost by quarter: positions as they are and are meant to be, against the head count needed.
type Workforce struct {
	Title        string       `yaml:"title"`
	Currency     string       `yaml:"currency"` // ISO 4217 code of all amounts of the plan; absent: the dataset's
	Quarters     []string     `yaml:"quarters"` // labels of the planned quarters, for example 2027-Q1, without gaps
	Illustrative bool         `yaml:"illustrative"`
	Assumptions  []Assumption `yaml:"assumptions"`
	Scenario     string       `yaml:"scenario"` // id of the scenario that the plan opens with; absent: the first
	Scenarios    []Scenario   `yaml:"scenarios"`
	Positions    []Position   `yaml:"positions"`
	Demand       []Demand     `yaml:"demand"`
	Budget       []float64    `yaml:"budget"`  // for each of Quarters; empty: not stated
	Changes      []Change     `yaml:"changes"` // what was changed in the plan, latest first
	Audience     Audience     `yaml:"audience"`
}

// An Assumption is an input of the plan. It holds a figure or, where it is no figure, a text.
type Assumption struct {
	ID       string   `yaml:"id"`
	Title    string   `yaml:"title"` // absent for an Input: documents have a word for it
	Value    *float64 `yaml:"value"`
	Unit     string   `yaml:"unit"` // percent, days, months, hours or a currency code; absent: a plain figure
	Text     string   `yaml:"text"`
	Note     string   `yaml:"note"` // what it means and where it comes from
	Audience Audience `yaml:"audience"`
}

// A Scenario scales the plan. Its figures are percent of what the plan says; absent ones are 100.
type Scenario struct {
	ID        string   `yaml:"id"`
	Title     string   `yaml:"title"`
	Attrition *float64 `yaml:"attrition"` // of the yearly attrition
	Hires     *float64 `yaml:"hires"`     // of the positions to be filled
	Demand    *float64 `yaml:"demand"`    // of the head count needed
	Merit     *float64 `yaml:"merit"`     // of the yearly rise in pay
	Note      string   `yaml:"note"`
}

// A Position is a post, or several alike, filled or to be filled.
type Position struct {
	ID         string   `yaml:"id"`   // requisition number
	Role       string   `yaml:"role"` // id
	Department string   `yaml:"department"`
	Location   string   `yaml:"location"`
	Status     string   `yaml:"status"` // filled, open, planned or frozen; absent: filled
	FTE        *float64 `yaml:"fte"`    // full-time equivalents; absent: 1
	Start      Date     `yaml:"start"`  // first day, as it was or is planned
	End        Date     `yaml:"end"`    // last day; absent: open-ended
	Pay        *float64 `yaml:"pay"`    // base pay of one full-time equivalent a year
	Bonus      *float64 `yaml:"bonus"`  // % of base pay
	Note       string   `yaml:"note"`
	Audience   Audience `yaml:"audience"`
}

// A Demand is the head count that a role needs in a department at a location.
type Demand struct {
	Department string    `yaml:"department"`
	Role       string    `yaml:"role"` // id
	Location   string    `yaml:"location"`
	Needed     []float64 `yaml:"needed"` // at the end of each quarter, FTE, one for each of Workforce.Quarters
	Note       string    `yaml:"note"`
	Audience   Audience  `yaml:"audience"`
}

// A Change is an entry of the change log of a plan.
type Change struct {
	Date     Date     `yaml:"date"`
	By       string   `yaml:"by"`
	Text     string   `yaml:"text"`
	Audience Audience `yaml:"audience"`
}

// An Input is an assumption that plans calculate with.
type Input struct {
	ID          string
	Unit        string  // as in Assumption.Unit; Money stands for the plan's currency, Day for a day in Text
	Least, Most float64 // the figures that it may have, both included
	Usual       float64 // what plans take where the dataset does not state it
}

// The units of an Input that an Assumption has no word for.
const (
	Money = "money"
	Day   = "day"
)

// Inputs returns the assumptions that plans calculate with, in the order of planning. Others are shown and calculate nothing.
func Inputs() []Input {
	return []Input{
		{ID: "plan-start", Unit: Day},
		{ID: "horizon", Unit: "months", Least: 3, Most: 120},
		{ID: "attrition", Unit: "percent", Most: 100},
		{ID: "backfill", Unit: "percent", Most: 100, Usual: 100},
		{ID: "time-to-fill", Unit: "days", Most: 365},
		{ID: "ramp", Unit: "months", Most: 36},
		{ID: "cost-per-hire", Unit: Money, Most: maxFigure},
		{ID: "merit", Unit: "percent", Most: 100},
		{ID: "merit-month", Least: 1, Most: 12, Usual: 1},
		{ID: "benefits-load", Unit: "percent", Most: 1000},
		{ID: "payroll-tax", Unit: "percent", Most: 1000},
		{ID: "overhead", Unit: "percent", Most: 1000},
		{ID: "hours-per-fte", Unit: "hours", Most: 8784},
		{ID: "compa-least", Unit: "percent", Most: 1000, Usual: 80},
		{ID: "compa-most", Unit: "percent", Most: 1000, Usual: 120},
		{ID: "span-least", Most: 1000, Usual: 3},
		{ID: "span-most", Least: 1, Most: 1000, Usual: 10},
	}
}
