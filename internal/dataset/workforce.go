package dataset

// A Workforce is a plan of head count and cost by quarter: positions as they are and are meant to be, against the head count needed.
type Workforce struct {
	Title        string       `yaml:"title" jsonschema:"example=Workforce plan 2027"`       // what the plan is called
	Currency     string       `yaml:"currency" jsonschema:"pattern=^[A-Z]{3}$,example=EUR"` // ISO 4217 code of all amounts of the plan; absent: the dataset's
	Quarters     []string     `yaml:"quarters" jsonschema:"example=2027-Q1"`                // labels of the planned quarters, for example 2027-Q1, without gaps
	Illustrative bool         `yaml:"illustrative"`                                         // its figures are examples
	Assumptions  []Assumption `yaml:"assumptions"`                                          // inputs of the plan
	Scenario     string       `yaml:"scenario" jsonschema:"example=base"`                   // id of the scenario that the plan opens with; absent: the first
	Scenarios    []Scenario   `yaml:"scenarios"`                                            // versions of the plan
	Positions    []Position   `yaml:"positions"`                                            // posts, filled and to be filled
	Demand       []Demand     `yaml:"demand"`                                               // head count needed
	Budget       []float64    `yaml:"budget"`                                               // for each of Quarters; empty: not stated
	Changes      []Change     `yaml:"changes"`                                              // what was changed in the plan, latest first
	Audience     Audience     `yaml:"audience"`                                             // who it is for; absent: everybody
}

// An Assumption is an input of the plan. It holds a figure or, where it is no figure, a text.
type Assumption struct {
	ID       string   `yaml:"id" jsonschema:"required,example=attrition"` // by which the plan finds it
	Title    string   `yaml:"title"`                                      // absent for an Input: documents have a word for it
	Value    *float64 `yaml:"value" jsonschema:"example=12"`              // the figure
	Unit     string   `yaml:"unit" jsonschema:"example=percent"`          // percent, days, months, hours or a currency code; absent: a plain figure
	Text     string   `yaml:"text"`                                       // in place of a figure
	Note     string   `yaml:"note"`                                       // what it means and where it comes from
	Audience Audience `yaml:"audience"`                                   // who it is for; absent: everybody
}

// A Scenario scales the plan. Its figures are percent of what the plan says; absent ones are 100.
type Scenario struct {
	ID        string   `yaml:"id" jsonschema:"required,example=growth"`                   // what Workforce.Scenario refers to
	Title     string   `yaml:"title"`                                                     // what documents call it
	Attrition *float64 `yaml:"attrition" jsonschema:"minimum=0,maximum=1000,example=120"` // of the yearly attrition
	Hires     *float64 `yaml:"hires" jsonschema:"minimum=0,maximum=1000"`                 // of the positions to be filled
	Demand    *float64 `yaml:"demand" jsonschema:"minimum=0,maximum=1000"`                // of the head count needed
	Merit     *float64 `yaml:"merit" jsonschema:"minimum=0,maximum=1000"`                 // of the yearly rise in pay
	Note      string   `yaml:"note"`                                                      // what it assumes
	Audience  Audience `yaml:"audience"`                                                  // who it is for; absent: everybody
}

// A Position is a post, or several alike, filled or to be filled.
type Position struct {
	ID         string   `yaml:"id" jsonschema:"example=REQ-014"`                                    // requisition number
	Role       string   `yaml:"role" jsonschema:"required,example=operations-lead"`                 // id
	Department string   `yaml:"department"`                                                         // where it belongs
	Location   string   `yaml:"location"`                                                           // place of work
	Status     string   `yaml:"status" jsonschema:"enum=filled,enum=open,enum=planned,enum=frozen"` // filled, open, planned or frozen; absent: filled
	FTE        *float64 `yaml:"fte" jsonschema:"minimum=0,example=1"`                               // full-time equivalents; absent: 1
	Start      Date     `yaml:"start" jsonschema:"example=2027-04-01"`                              // first day, as it was or is planned
	End        Date     `yaml:"end"`                                                                // last day; absent: open-ended
	Pay        *float64 `yaml:"pay" jsonschema:"minimum=0,example=52000"`                           // base pay of one full-time equivalent a year
	Bonus      *float64 `yaml:"bonus" jsonschema:"minimum=0,maximum=1000,example=8"`                // % of base pay
	Note       string   `yaml:"note"`                                                               // remark
	Audience   Audience `yaml:"audience"`                                                           // who it is for; absent: everybody
}

// A Demand is the head count that a role needs in a department at a location.
type Demand struct {
	Department string    `yaml:"department"`                                         // where it is needed
	Role       string    `yaml:"role" jsonschema:"required,example=operations-lead"` // id
	Location   string    `yaml:"location"`                                           // place of work
	Needed     []float64 `yaml:"needed" jsonschema:"example=4"`                      // at the end of each quarter, FTE, one for each of Workforce.Quarters
	Note       string    `yaml:"note"`                                               // remark
	Audience   Audience  `yaml:"audience"`                                           // who it is for; absent: everybody
}

// A Change is an entry of the change log of a plan.
type Change struct {
	Date     Date     `yaml:"date" jsonschema:"example=2026-11-22"` // day of the change
	By       string   `yaml:"by" jsonschema:"example=People team"`  // who made it
	Text     string   `yaml:"text"`                                 // what was changed and why
	Audience Audience `yaml:"audience"`                             // who it is for; absent: everybody
}

// An Input is an assumption that plans calculate with.
type Input struct {
	ID          string
	Unit        string  // as in Assumption.Unit; Money stands for the plan's currency, Day for a day in Text
	Least, Most float64 // the figures that it may have, both included
	Usual       float64 // what plans take where the dataset does not state it
	Step        float64 // they are multiples of it; 0: any
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
		{ID: "horizon", Unit: "months", Least: 3, Most: 120, Step: 3},
		{ID: "attrition", Unit: "percent", Most: 100},
		{ID: "backfill", Unit: "percent", Most: 100, Usual: 100},
		{ID: "time-to-fill", Unit: "days", Most: 365},
		{ID: "ramp", Unit: "months", Most: 36, Step: 1},
		{ID: "cost-per-hire", Unit: Money, Most: MaxFigure},
		{ID: "merit", Unit: "percent", Most: 100},
		{ID: "merit-month", Least: 1, Most: 12, Usual: 1, Step: 1},
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
