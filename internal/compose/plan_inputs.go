package compose

import (
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// cellNames are the names by which formulas call the inputs of a plan.
var cellNames = map[string]string{
	"plan-start": "PlanStart", "horizon": "HorizonMonths", "attrition": "AnnualAttrition", "backfill": "BackfillShare",
	"time-to-fill": "TimeToFillDays", "ramp": "RampMonths", "cost-per-hire": "CostPerHire", "merit": "AnnualMerit",
	"merit-month": "MeritMonth", "benefits-load": "BenefitsLoad", "payroll-tax": "PayrollTax", "overhead": "OverheadShare",
	"hours-per-fte": "HoursPerFTE", "compa-least": "CompaLeast", "compa-most": "CompaMost", "span-least": "SpanLeast", "span-most": "SpanMost",
}

// assumptions lists the inputs of the plan, and what follows from them in the chosen scenario.
func (p *plan) assumptions() *doc.Table {
	t := p.add(&doc.Table{Name: assumptionsTable, Title: p.say("assumptions"), Columns: []doc.Column{
		{Key: "assumption", Title: p.say("assumption"), Header: true, Weight: 3},
		{Key: "value", Title: p.say("value"), Kind: doc.NumberColumn, Weight: 1},
		{Key: "state", Title: p.say("state"), Emphasis: doc.Flags, Weight: 2, Detail: true},
		{Key: "taken", Title: p.say("taken"), Kind: doc.NumberColumn, Weight: 1, Detail: true},
		{Key: "note", Title: p.say("note"), Weight: 5},
	}})
	add := func(title string, v doc.Value, note string, f doc.Field) {
		f.Column, f.Row = "value", len(t.Rows)
		if f.Input {
			f.Note = note
		}
		taken := p.takenFrom(f, v)
		t.Rows = append(t.Rows, data(doc.Text(title), v, p.entryState(f, v), taken, remark(note)))
		t.Fields = append(t.Fields, f)
		if taken != nil {
			t.Fields = append(t.Fields, doc.Field{Column: "taken", Row: f.Row, Name: f.Name + inForce})
		}
	}
	t.Rows = append(t.Rows, group(5, p.say("inputs")))
	add(p.say("scenario"), doc.Text(p.scenarioTitle()), p.say("scenario_note"),
		doc.Field{Name: "Scenario", Input: true, From: doc.Choices{Table: scenariosTable, Column: "scenario"}})
	add(p.say("currency"), text(p.currency), p.say("currency_note"), doc.Field{Name: "Currency", Input: true, Limits: &doc.Limits{Letters: 3}})
	for _, in := range dataset.Inputs() {
		value, title, note, limits := p.input(in)
		add(title, value, note, doc.Field{Name: cellNames[in.ID], Input: true, Limits: limits})
	}
	for _, a := range p.w.Assumptions {
		if cellNames[a.ID] == "" {
			var limits *doc.Limits
			if a.Value != nil {
				limits = &doc.Limits{Least: -dataset.MaxFigure, Most: dataset.MaxFigure}
			}
			add(firstOf(line(a.Title), a.ID), p.marked(p.assumed(a)), line(a.Note), doc.Field{Input: true, Limits: limits})
		}
	}
	t.Rows = append(t.Rows, group(5, p.say("in_scenario")))
	for _, d := range p.derived() {
		add(p.say(d.label), p.computed(d.expr, d.form), p.say(d.label+"_note"), doc.Field{Name: d.name})
	}
	return t
}

// input is an input of the plan: what the dataset states or else what is usual, its words, and the limits of its cell.
func (p *plan) input(in dataset.Input) (value doc.Value, title, note string, limits *doc.Limits) {
	key := "input_" + strings.ReplaceAll(in.ID, "-", "_")
	a := dataset.Assumption{ID: in.ID, Unit: in.Unit, Value: &in.Usual}
	stated := false
	for _, x := range p.w.Assumptions {
		if x.ID == in.ID {
			a, stated = x, true
		}
	}
	title, note = firstOf(line(a.Title), p.say(key)), firstOf(line(a.Note), p.say(key+"_note"))
	most, scale := in.Most, 1.0
	switch {
	case in.Unit == dataset.Day:
		limits = daysFrom(firstPlan)
		limits.Quarterly = true
		return p.planStart(a, stated), title, note, limits
	case in.ID == "horizon":
		if most = float64(3 * max(p.quarters, 1)); !stated {
			a.Value, stated = &most, true
		}
	case in.Unit == "percent":
		scale = 100
	}
	value = p.marked(p.assumed(a))
	if !stated {
		value = p.assumed(a)
		note = p.say("input_usual", "note", note, "value", p.loc.Text(value))
	}
	return value, title, note, &doc.Limits{Least: in.Least / scale, Most: most / scale, Step: in.Step}
}

// The first years that plans speak of: somebody may have been there long before the plan starts, if not before workbooks know days.
const (
	firstHire = 1901
	firstPlan = 1990
)

// mostHeads is more than any employer has.
const mostHeads = 10_000_000

// daysFrom are the days of a plan from the given year on.
func daysFrom(year int) *doc.Limits {
	return &doc.Limits{Least: doc.Date{Year: year, Month: 1, Day: 1}.Serial(), Most: doc.Date{Year: 2199, Month: 12, Day: 31}.Serial()}
}

// entry makes a column one of inputs: figures or days up to the given limits, with what to enter.
func entry(c doc.Column, limits *doc.Limits, note string) doc.Column {
	c.Input, c.Limits, c.Note = true, limits, note
	return c
}

// upTo are the figures from 0.
func upTo(most float64) *doc.Limits { return &doc.Limits{Most: most} }

// planStart is the first day of the plan: that of its first quarter.
func (p *plan) planStart(a dataset.Assumption, stated bool) doc.Value {
	if d, ok := day(a.Text); ok && stated {
		return d
	}
	if p.quarters > 0 {
		return date(dataset.FirstDay(p.quarterLabel(0)))
	}
	return doc.NotStated{}
}

// assumed is the value of an assumption in its unit.
func (p *plan) assumed(a dataset.Assumption) doc.Value {
	if a.Value == nil {
		if d, ok := day(a.Text); ok {
			return d
		}
		return text(a.Text)
	}
	switch unit := line(a.Unit); {
	case unit == "percent":
		return percent(*a.Value)
	case unit == p.currency || unit == dataset.Money:
		return doc.Money{Amount: *a.Value, Decimals: min(2, 2*decimals(*a.Value, 2))}
	case len(unit) == 3 && strings.ToUpper(unit) == unit:
		return p.money(a.Value, unit)
	case unit != "":
		n := number(*a.Value)
		n.Unit = p.known("unit_"+unit, unit)
		return n
	}
	return number(*a.Value)
}

// A consequence is a figure that follows from the inputs alone.
type consequence struct {
	label, name string
	expr        doc.Expr
	form        doc.Value
}

// daysOfQuarter is the average length of a quarter.
const daysOfQuarter = 365.0 / 4

func (p *plan) derived() []consequence {
	// The shares of the scenario in force, as long as its row has no fault.
	sound := is(lookUp(scenariosTable, "entries", "scenario", taken("Scenario")), doc.Equal, word(doc.Fine))
	factor := func(column string) doc.Expr {
		return when(sound, lookUp(scenariosTable, column, "scenario", taken("Scenario")), notStated)
	}
	stays := atLeastZero(minus(num(1), named("ScenarioAttrition")))
	return []consequence{
		{"scenario_attrition", "ScenarioAttrition", times(taken("AnnualAttrition"), factor("attrition")), percentForm},
		{"quarterly_attrition", "QuarterlyAttrition", minus(num(1), doc.Power{Base: stays, Exponent: num(0.25)}), doc.Percent{Decimals: 2}},
		{"scenario_hires", "ScenarioHires", factor("hires"), doc.Percent{}},
		{"scenario_demand", "ScenarioDemand", factor("demand"), doc.Percent{}},
		{"scenario_merit", "ScenarioMerit", times(taken("AnnualMerit"), factor("merit")), doc.Percent{Decimals: 2}},
		{"same_quarter", "FilledInQuarter", atLeastZero(minus(num(1), over(taken("TimeToFillDays"), num(daysOfQuarter)))), percentForm},
		{"cost_load", "CostLoad", times(plus(num(1), taken("BenefitsLoad"), taken("PayrollTax")), plus(num(1), taken("OverheadShare"))),
			doc.Number{Decimals: 3}},
	}
}

// scenarios has a row for each scenario. Without any, the plan as it stands is the only one.
func (p *plan) scenarios() *doc.Table {
	factorColumn := func(key, title string) doc.Column {
		return entry(doc.Column{Key: key, Title: title, Kind: doc.PercentColumn}, upTo(dataset.MaxPercent/100.0), p.say("factor_entry"))
	}
	t := p.add(&doc.Table{Name: scenariosTable, Title: p.say("scenarios"), Columns: []doc.Column{
		{Key: "scenario", Title: p.say("scenario"), Header: true, Weight: 2},
		factorColumn("attrition", p.say("factor_attrition")),
		factorColumn("hires", p.say("factor_hires")),
		factorColumn("demand", p.say("factor_demand")),
		factorColumn("merit", p.say("factor_merit")),
		p.entriesColumn(),
		{Key: "note", Title: p.say("note"), Weight: 5},
	}})
	factor := func(x *float64) doc.Value {
		if x == nil {
			return doc.Percent{Fraction: 1}
		}
		return p.marked(percent(*x))
	}
	for i, s := range p.scenarioList() {
		check := entriesState(p.inLimits(t, i, "attrition", false), p.inLimits(t, i, "hires", false), p.inLimits(t, i, "demand", false),
			p.inLimits(t, i, "merit", false))
		t.Rows = append(t.Rows, data(
			doc.Text(p.brief.of(line(s.Title))), factor(s.Attrition), factor(s.Hires), factor(s.Demand), factor(s.Merit),
			computed(check, textForm), remark(s.Note),
		))
	}
	return t
}

func (p *plan) scenarioList() []dataset.Scenario {
	if len(p.w.Scenarios) > 0 {
		return p.w.Scenarios
	}
	return []dataset.Scenario{{Title: p.say("scenario_base"), Note: p.say("scenario_base_note")}}
}

// scenarioTitle is the scenario that the plan opens with.
func (p *plan) scenarioTitle() string {
	list := p.scenarioList()
	for _, s := range list {
		if s.ID == p.w.Scenario && s.ID != "" {
			return p.brief.of(line(s.Title))
		}
	}
	return p.brief.of(line(list[0].Title))
}
