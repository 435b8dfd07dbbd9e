package compose

import (
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// cost is what the head count of each role costs in each quarter, with benefits, taxes, overhead and the rises so far. Whoever is there is
// paid as the posts that count then are on average, or else as those of the role are in the other quarters.
func (p *plan) cost() *doc.Table {
	t := p.pairs(costTable, p.say("cost"),
		p.heading("average", "average_heads", doc.NumberColumn),
		p.heading("pay", "pay_now", doc.MoneyColumn),
		p.heading("loaded", "loaded_cost", doc.MoneyColumn),
		p.heading("once", "one_time_cost", doc.MoneyColumn),
		p.heading("total", "total_cost", doc.MoneyColumn),
		p.heading("rate", "run_rate", doc.MoneyColumn),
		doc.Column{Key: "paid", Title: p.say("paid_at_end"), Kind: doc.NumberColumn, Detail: true},
		doc.Column{Key: "weight", Title: p.say("pay_at_end"), Kind: doc.MoneyColumn, Detail: true},
	)
	for role := range p.roles {
		for q := range p.quarters {
			at := p.row(role, q)
			heads := func(column string) doc.Expr { return ref(headCountTable, column, at) }
			// What the posts add up to in the column of the positions when the quarter ends, or when the plan begins.
			there := func(column string, q doc.Expr) doc.Expr {
				return given(sumIf(positionsTable, column, match(positionsTable, "who", doc.Equal, num(float64(role+1))),
					match(positionsTable, "begins", doc.AtMost, q), match(positionsTable, "last", doc.AtLeast, q)), named("ScenarioHires"))
			}
			during := func(column string) doc.Expr {
				if q == 0 {
					return plus(there(column, num(0)), own(column, at))
				}
				return plus(own(column, at-1), own(column, at))
			}
			pay := func(heads, amount doc.Expr, factor string) doc.Expr {
				average := when(is(heads, doc.More, num(0)), over(amount, heads), ref(rolesTable, "pay", role))
				return times(average, ref(quartersTable, factor, q))
			}
			t.Rows = append(t.Rows, data(append(p.pair(role, q),
				p.computed(over(plus(heads("opening"), heads("closing")), num(2)), p.headForm()),
				p.computed(pay(during("paid"), during("weight"), "during"), amountForm),
				p.computed(over(times(own("average", at), own("pay", at), named("CostLoad")), num(4)), amountForm),
				p.computed(times(plus(heads("hires"), heads("replaced")), taken("CostPerHire")), amountForm),
				p.computed(plus(own("loaded", at), own("once", at)), amountForm),
				p.computed(times(heads("closing"), pay(own("paid", at), own("weight", at), "factor"), named("CostLoad")), amountForm),
				p.computed(there("paid", own("number", at)), p.headForm()), p.computed(there("weight", own("number", at)), amountForm),
			)...))
		}
	}
	return t
}

// budget sets the cost of each quarter against the budget.
func (p *plan) budget() *doc.Table {
	t := p.add(&doc.Table{Name: budgetTable, Title: p.say("plan_budget"), Columns: []doc.Column{
		{Key: "quarter", Title: p.say("quarter"), Header: true, Weight: 1},
		{Key: "number", Title: p.say("number"), Kind: doc.NumberColumn, Detail: true},
		p.heading("loaded", "loaded_cost", doc.MoneyColumn),
		p.heading("once", "one_time_cost", doc.MoneyColumn),
		p.heading("total", "total_cost", doc.MoneyColumn),
		p.heading("budget", "plan_budget", doc.MoneyColumn),
		p.heading("left", "budget_left", doc.MoneyColumn),
		p.heading("used", "budget_used", doc.PercentColumn),
		p.heading("rate", "run_rate", doc.MoneyColumn),
		{Key: "state", Title: p.say("state"), Emphasis: doc.Flags},
		p.entriesColumn(),
	}})
	t.Columns[5] = entry(t.Columns[5], upTo(dataset.MaxFigure), p.say("budget_entry"))
	for q := range p.quarters {
		// What the sums over all roles need; they leave out roles whose pay is not stated.
		heads := func(column string) doc.Expr { return ref(quartersTable, column, q) }
		needs := map[string][]doc.Expr{
			"loaded": {heads("closing"), heads("during"), named("CostLoad")},
			"once":   {heads("hires"), heads("replaced"), taken("CostPerHire")},
			"rate":   {heads("closing"), heads("factor"), named("CostLoad")},
		}
		all := func(column string) doc.Value {
			return p.computed(given(sumIf(costTable, column, match(costTable, "number", doc.Equal, own("number", q))), needs[column]...), amountForm)
		}
		check := entriesState(p.inLimits(t, q, "budget", len(p.w.Budget) == 0))
		var planned doc.Value = doc.NotStated{}
		if len(p.w.Budget) > 0 {
			planned = p.amount(&p.w.Budget[q])
		}
		t.Rows = append(t.Rows, data(
			computed(ref(quartersTable, "quarter", q), textForm), doc.Number{Value: float64(q + 1)}, all("loaded"), all("once"),
			p.computed(plus(own("loaded", q), own("once", q)), amountForm), planned,
			p.computed(p.ofBudget(q, minus(own("budget", q), own("total", q))), amountForm),
			p.computed(p.ofBudget(q, over(own("total", q), own("budget", q))), percentForm), all("rate"), p.budgetState(own("left", q)),
			computed(check, textForm),
		))
	}
	last := len(t.Rows)
	sum := func(column string) doc.Value {
		return p.computed(given(doc.Sum(whole("", column)), own(column, last-1)), amountForm)
	}
	all := func(column string) doc.Value {
		complete := is(doc.CountIf{match("", "entries", doc.Equal, word(doc.Fine))}, doc.Equal, num(float64(last)))
		return p.computed(when(complete, given(doc.Sum(whole("", column)), own(column, last-1)), notStated), amountForm)
	}
	planned, left, used := all("budget"), all("left"), p.computed(over(own("total", last), own("budget", last)), percentForm)
	state := p.budgetState(own("left", last))
	if len(p.w.Budget) == 0 {
		planned, left, used, state = nil, nil, nil, nil
	}
	t.Rows = append(t.Rows, doc.Row{Kind: doc.TotalRow, Cells: []doc.Value{
		doc.Text(p.say("total")), nil, sum("loaded"), sum("once"), sum("total"), planned, left, used, nil, state, nil,
	}})
	return t
}

// ofBudget is a figure of a quarter that follows from its budget, where that is stated.
func (p *plan) ofBudget(q int, e doc.Expr) doc.Expr {
	return when(doc.All{isSound(q), doc.IsFigure{Of: own("budget", q)}}, e, notStated)
}

// budgetState says whether a budget that has this left is kept, where it is a figure.
func (p *plan) budgetState(left doc.Expr) doc.Value {
	return computed(when(doc.IsFigure{Of: left}, p.isKept(left), notStated), textForm)
}

// isKept says whether what is left of a budget is nothing or more.
func (p *plan) isKept(left doc.Expr) doc.Expr {
	return when(is(exact(left, amountDigits), doc.AtLeast, num(0)), p.flag(doc.Fine, "within_budget"), p.flag(doc.Over, "over_budget"))
}

// flag is a sign with the word for it.
func (p *plan) flag(sign, label string) doc.Expr { return word(sign + " " + p.say(label)) }
