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
		{Key: "note", Title: p.say("note"), Weight: 5},
	}})
	add := func(title string, v doc.Value, note string, f doc.Field) {
		f.Column, f.Row = "value", len(t.Rows)
		if f.Input {
			f.Note = note
		}
		t.Rows = append(t.Rows, data(doc.Text(title), v, p.entryState(f), remark(note)))
		t.Fields = append(t.Fields, f)
	}
	t.Rows = append(t.Rows, group(4, p.say("inputs")))
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
	t.Rows = append(t.Rows, group(4, p.say("in_scenario")))
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
	return value, title, note, &doc.Limits{Least: in.Least / scale, Most: most / scale, Whole: in.Whole}
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

// entryState says whether an input of the assumptions holds what the plan calculates with. What it holds instead counts as 0.
func (p *plan) entryState(f doc.Field) doc.Value {
	value := own("value", f.Row)
	switch {
	case f.Name == "Scenario":
		return computed(p.scenarioState(), textForm)
	case f.Name == "PlanStart" && p.tabular():
		return computed(p.startState(), textForm)
	case f.Name == "" || !f.Input || f.Limits == nil || f.Limits.Letters > 0:
		return nil
	}
	within := doc.All{is(value, doc.AtLeast, num(f.Limits.Least)), is(value, doc.AtMost, num(f.Limits.Most))}
	return computed(when(doc.IsFigure{Of: value},
		when(within, p.flag(doc.Fine, "entry_fine"), p.flag(doc.Fault, "entry_outside")), p.flag(doc.Fault, "entry_no_figure")), textForm)
}

// scenarioState says whether the plan takes the scenario that is asked for.
func (p *plan) scenarioState() doc.Expr {
	return when(is(named("Scenario"), doc.Equal, named("ScenarioInForce")), p.flag(doc.Fine, "entry_fine"), p.flag(doc.Fault, "entry_no_scenario"))
}

// startState says whether the plan starts with the quarter for which the dataset states demand and budget. Both count from the start of the
// plan, so that they move with it.
func (p *plan) startState() doc.Expr {
	start := named("PlanBegin")
	quarter := func(day doc.Expr) doc.Expr { return doc.Round{Of: over(plus(doc.Month{Of: day}, num(0.5)), num(3))} }
	moved := doc.Join{word(doc.Over + " " + p.say("plan_start_moved", "quarter", p.quarterLabel(0)) + " "), ref(quartersTable, "quarter", 0)}
	given := doc.Constant{Value: date(dataset.FirstDay(p.quarterLabel(0)))}
	within := is(quarter(start), doc.Equal, quarter(minus(start, num(1))))
	return when(is(named("PlanStart"), doc.Unequal, start), p.flag(doc.Fault, "entry_no_day"),
		when(is(start, doc.Equal, given), p.flag(doc.Fine, "plan_start_given"), when(within, p.flag(doc.Fault, "plan_start_within"), moved)))
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

// entered is the figure that a reader has entered as an input of that name, 0 for what is none.
func entered(name string) doc.Expr { return atLeastZero(named(name)) }

// inForce is the scenario that the plan takes: the first of the list where the cell of the scenario names none of them.
func (p *plan) inForce() doc.Expr {
	known := doc.CountIf{match(scenariosTable, "scenario", doc.Equal, named("Scenario"))}
	return when(is(known, doc.Equal, num(1)), named("Scenario"), ref(scenariosTable, "scenario", 0))
}

// begins is the day on which the plan begins: what the dataset says where the cell of the plan start holds no day of the calendar.
func (p *plan) begins() doc.Expr {
	start := named("PlanStart")
	return when(p.isDay(start), start, doc.Constant{Value: date(dataset.FirstDay(p.quarterLabel(0)))})
}

// isDay holds where an input is a day of the calendar.
func (p *plan) isDay(e doc.Expr) doc.Condition {
	days := daysFrom(firstPlan)
	return doc.All{doc.IsFigure{Of: e}, is(e, doc.AtLeast, num(days.Least)), is(e, doc.AtMost, num(days.Most))}
}

func (p *plan) derived() []consequence {
	factor := func(column string) doc.Expr {
		return sumIf(scenariosTable, column, match(scenariosTable, "scenario", doc.Equal, named("ScenarioInForce")))
	}
	stays := atLeastZero(minus(num(1), named("ScenarioAttrition")))
	list := []consequence{{"scenario_in_force", "ScenarioInForce", p.inForce(), textForm}}
	if p.quarters > 0 {
		list = append(list, []consequence{{"plan_begin", "PlanBegin", p.begins(), dateForm}}...)
	}
	return append(list, []consequence{
		{"scenario_attrition", "ScenarioAttrition", times(entered("AnnualAttrition"), factor("attrition")), percentForm},
		{"quarterly_attrition", "QuarterlyAttrition", minus(num(1), doc.Power{Base: stays, Exponent: num(0.25)}), doc.Percent{Decimals: 2}},
		{"scenario_hires", "ScenarioHires", factor("hires"), doc.Percent{}},
		{"scenario_demand", "ScenarioDemand", factor("demand"), doc.Percent{}},
		{"scenario_merit", "ScenarioMerit", times(entered("AnnualMerit"), factor("merit")), doc.Percent{Decimals: 2}},
		{"same_quarter", "FilledInQuarter", atLeastZero(minus(num(1), over(entered("TimeToFillDays"), num(daysOfQuarter)))), percentForm},
		{"cost_load", "CostLoad", times(plus(num(1), entered("BenefitsLoad"), entered("PayrollTax")), plus(num(1), entered("OverheadShare"))),
			doc.Number{Decimals: 3}},
	}...)
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
		{Key: "note", Title: p.say("note"), Weight: 5},
	}})
	factor := func(x *float64) doc.Value {
		if x == nil {
			return doc.Percent{Fraction: 1}
		}
		return p.marked(percent(*x))
	}
	for _, s := range p.scenarioList() {
		t.Rows = append(t.Rows, data(
			doc.Text(p.brief.of(line(s.Title))), factor(s.Attrition), factor(s.Hires), factor(s.Demand), factor(s.Merit), remark(s.Note),
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
