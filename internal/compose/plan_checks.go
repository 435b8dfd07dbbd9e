package compose

import (
	"slices"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// What is pasted no program checks, so that plans check their inputs by formulas: each assumption beside its cell, and each row of the tables
// that a planner fills in.

// entryState says whether an input of the assumptions can be used, and how to mend it where it cannot.
func (p *plan) entryState(f doc.Field, value doc.Value) doc.Value {
	cell, fine := own("value", f.Row), p.flag(doc.Fine, "entry_fine")
	switch {
	case f.Name == "Scenario":
		return computed(p.scenarioState(), textForm)
	case f.Name == "PlanStart" && p.tabular():
		return computed(p.startState(), textForm)
	case !f.Input || f.Limits == nil || f.Limits.Quarterly:
		return nil
	}
	fault := word(doc.Fault + " " + p.loc.Cure(f.Limits, value))
	switch {
	case f.Limits.Letters > 0:
		letters := is(doc.Length{Of: cell}, doc.Equal, num(float64(f.Limits.Letters)))
		return computed(when(doc.IsFigure{Of: cell}, fault, when(letters, fine, fault)), textForm)
	case f.Name == "":
		return computed(when(within(cell, f.Limits), fine, fault), textForm)
	}
	return computed(when(doc.IsFigure{Of: own("taken", f.Row)}, fine, fault), textForm)
}

// scenarioState says whether the plan takes the scenario that is asked for.
func (p *plan) scenarioState() doc.Expr {
	return when(is(named("Scenario"), doc.Equal, taken("Scenario")), p.flag(doc.Fine, "entry_fine"), p.flag(doc.Fault, "entry_no_scenario"))
}

// startState says whether the plan starts with the quarter for which the dataset states demand and budget. Both count from the start of the
// plan, so that they move with it.
func (p *plan) startState() doc.Expr {
	start := taken("PlanStart")
	moved := doc.Join{word(doc.Over + " " + p.say("plan_start_moved", "quarter", p.quarterLabel(0)) + " "), ref(quartersTable, "quarter", 0)}
	stated := doc.Constant{Value: date(dataset.FirstDay(p.quarterLabel(0)))}
	inside := is(quarterOf(start), doc.Equal, quarterOf(minus(start, num(1))))
	return when(is(named("PlanStart"), doc.Unequal, start), p.flag(doc.Fault, "entry_no_day"),
		when(is(start, doc.Equal, stated), p.flag(doc.Fine, "plan_start_given"), when(inside, p.flag(doc.Fault, "plan_start_within"), moved)))
}

// A requirement is what a row of inputs has to meet, and the cure where it does not.
type requirement struct {
	met  doc.Condition
	cure string
}

// entriesColumn says of each row whether its inputs can be used. Where they cannot, the row does not count.
func (p *plan) entriesColumn() doc.Column {
	return doc.Column{Key: "entries", Title: p.say("entries"), Emphasis: doc.Flags, Weight: 2, Detail: true}
}

// entriesState is ✓ where a row meets all that is required, or else the cure for what it does not meet first.
func entriesState(list ...requirement) doc.Expr {
	state := word(doc.Fine)
	for _, r := range slices.Backward(list) {
		state = when(r.met, state, word(doc.Fault+" "+r.cure))
	}
	return state
}

// unlessBlank is a state of a row, or nothing where no cell from one column to another holds anything.
func unlessBlank(row int, from, to string, state doc.Expr) doc.Expr {
	filled := doc.CountIf{{Cells: doc.Cells{Column: from, To: to, First: row, Last: row}, Op: doc.Unequal, Key: word("")}}
	return when(is(filled, doc.Equal, num(0)), word(""), state)
}

// faulty counts the rows of a table whose inputs cannot be used.
func faulty(table string) doc.Expr {
	return doc.CountIf{match(table, "entries", doc.Unequal, word(doc.Fine)), match(table, "entries", doc.Unequal, word(""))}
}

// isSound holds where the inputs of a row can be used.
func isSound(row int) doc.Condition { return is(own("entries", row), doc.Equal, word(doc.Fine)) }

// isOpen holds where a cell is empty or says that its value is not stated.
func isOpen(cell doc.Expr) doc.Any {
	return doc.Any{is(cell, doc.Equal, word("")), is(cell, doc.Equal, notStated)}
}

// inLimits requires a figure or a day within the limits of its column; where it is optional, or nothing.
func (p *plan) inLimits(t *doc.Table, row int, key string, optional bool) requirement {
	c := t.Columns[slices.IndexFunc(t.Columns, func(c doc.Column) bool { return c.Key == key })]
	cell := own(key, row)
	r := requirement{met: within(cell, c.Limits)}
	if optional {
		r.met = append(isOpen(cell), r.met)
	}
	show := func(x float64) string {
		if c.Kind == doc.PercentColumn {
			return p.loc.Text(doc.Percent{Fraction: x})
		}
		return p.loc.Text(doc.Number{Value: x})
	}
	switch {
	case c.Kind == doc.DateColumn:
		r.cure = p.say("cure_day", "column", c.Title)
	case c.Limits.Most >= dataset.MaxFigure:
		r.cure = p.say("cure_least", "column", c.Title, "least", show(c.Limits.Least))
	default:
		r.cure = p.say("cure_figure", "column", c.Title, "least", show(c.Limits.Least), "most", show(c.Limits.Most))
	}
	return r
}

// notBefore requires that of two cells that may be open the later is no less than the earlier.
func (p *plan) notBefore(row int, earlier, later, cure string) requirement {
	a, b := own(earlier, row), own(later, row)
	return requirement{append(append(isOpen(a), isOpen(b)...), is(b, doc.AtLeast, a)), cure}
}

// isListed requires that the role of a row is one of the plan, so that it has a number.
func (p *plan) isListed(number doc.Expr) requirement {
	return requirement{doc.IsFigure{Of: number}, p.say("cure_listed", "column", p.say("role"))}
}

// assumption finds the row of an input by its name.
func (p *plan) assumption(name string) int {
	return p.fields()[slices.IndexFunc(p.fields(), func(f doc.Field) bool { return f.Name == name })].Row
}

// fields are those of the assumptions.
func (p *plan) fields() []doc.Field {
	return p.tables[slices.IndexFunc(p.tables, func(t *doc.Table) bool { return t.Name == assumptionsTable })].Fields
}

// unusable counts the figures among the assumptions that cannot be used. The scenario, the currency and the start of the plan stand before
// them, and have states of their own in the summary.
func (p *plan) unusable() doc.Expr {
	var rows []int
	for _, f := range p.fields() {
		if f.Input && f.Limits != nil && f.Limits.Letters == 0 && !f.Limits.Quarterly {
			rows = append(rows, f.Row)
		}
	}
	states := doc.Cells{Table: assumptionsTable, Column: "state", First: rows[0], Last: rows[len(rows)-1]}
	return minus(num(float64(len(rows))), doc.CountIf{{Cells: states, Op: doc.Equal, Key: p.flag(doc.Fine, "entry_fine")}})
}

// checked are the tables whose rows are checked, in the order in which a planner meets them.
func (p *plan) checked() [][2]string {
	return [][2]string{
		{scenariosTable, "scenarios"}, {positionsTable, "positions"}, {demandTable, "demand"}, {budgetTable, "plan_budget"}, {rolesTable, "roles"},
	}
}

// faultyRows counts the rows whose inputs cannot be used.
func (p *plan) faultyRows() doc.Expr {
	var all doc.Addition
	for _, t := range p.checked() {
		all = append(all, faulty(t[0]))
	}
	return all
}

// faultyState says on which sheet the first of these rows is.
func (p *plan) faultyState(doc.Expr) doc.Expr {
	state := p.flag(doc.Fine, "entry_fine")
	for _, t := range slices.Backward(p.checked()) {
		see := word(doc.Fault + " " + p.say("rows_marked", "sheet", p.say(t[1])))
		state = when(is(faulty(t[0]), doc.Equal, num(0)), state, see)
	}
	return state
}
