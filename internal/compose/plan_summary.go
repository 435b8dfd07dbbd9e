package compose

import "rolexport/internal/doc"

// summary lists the key figures of the plan at its horizon, in the chosen scenario.
func (p *plan) summary() *doc.Table {
	t := p.add(&doc.Table{Name: summaryTable, Title: p.say("summary"), Columns: []doc.Column{
		{Key: "figure", Title: p.say("figure"), Header: true, Weight: 3},
		{Key: "value", Title: p.say("value"), Kind: doc.NumberColumn, Weight: 1},
		{Key: "state", Title: p.say("state"), Emphasis: doc.Flags, Weight: 2},
	}})
	rows := make(map[string]int)
	add := func(label string, e doc.Expr, like doc.Value, state func(doc.Expr) doc.Expr) {
		at := len(t.Rows)
		rows[label] = at
		value := p.computed(e, like)
		if _, isText := like.(doc.Text); isText {
			value = computed(e, like)
		}
		row := data(doc.Text(p.say(label)), value, nil)
		if state != nil {
			figure := own("value", at)
			row.Cells[2] = computed(when(doc.IsFigure{Of: figure}, state(figure), notStated), textForm)
		}
		t.Rows = append(t.Rows, row)
	}
	value := func(label string) doc.Expr { return own("value", rows[label]) }
	sumTo := func(table, column string, op doc.Op) doc.Expr {
		return toHorizon(whole(table, column), whole(table, "number"), op, ref(table, column, p.quarters-1))
	}
	atEnd := func(column string) doc.Expr { return sumTo(quartersTable, column, doc.Equal) }
	inAll := func(table, column string) doc.Expr { return sumTo(table, column, doc.AtMost) }

	add("scenario", taken("Scenario"), textForm, nil)
	t.Rows[rows["scenario"]].Cells[2] = computed(p.scenarioState(), textForm)
	add("currency", doc.Join{named("Currency"), word("")}, textForm, nil)
	t.Rows[rows["currency"]].Cells[2] = computed(ref(assumptionsTable, "state", p.assumption("Currency")), textForm)
	add("input_plan_start", taken("PlanStart"), dateForm, func(doc.Expr) doc.Expr { return p.startState() })
	ends := given(lookUp(quartersTable, "quarter", "number", horizon()), taken("HorizonMonths"))
	add("horizon_ends", ends, textForm, nil)
	add("inputs_to_mend", p.unusable(), countForm, func(n doc.Expr) doc.Expr {
		return when(is(n, doc.Equal, num(0)), p.flag(doc.Fine, "entry_fine"), p.flag(doc.Fault, "entries_marked"))
	})
	add("rows_to_mend", p.faultyRows(), countForm, p.faultyState)
	t.Rows = append(t.Rows, group(3, p.say("headcount")))
	add("heads_at_start", ref(quartersTable, "opening", 0), p.headForm(), nil)
	add("hires_in_all", inAll(quartersTable, "hires"), p.headForm(), nil)
	add("replaced_in_all", inAll(quartersTable, "replaced"), p.headForm(), nil)
	add("leavers_in_all", plus(inAll(quartersTable, "attrition"), inAll(quartersTable, "ends")), p.headForm(), nil)
	add("heads_at_end", atEnd("closing"), p.headForm(), nil)
	add("required_at_end", atEnd("required"), p.headForm(), nil)
	add("gap_at_end", gap(value("required_at_end"), value("heads_at_end")), p.headForm(), func(heads doc.Expr) doc.Expr {
		half := num(0.5) // less than half a post is no gap that anybody fills
		return when(is(heads, doc.AtLeast, half), p.flag(doc.Under, "heads_short"),
			when(is(heads, doc.AtMost, num(-0.5)), p.flag(doc.Over, "heads_over"), p.flag(doc.Fine, "heads_fine")))
	})
	// Added up, what one role has too many of hides what another lacks.
	ofGap := func(op doc.Op) doc.Expr {
		return given(exact(sumIf(byRoleTable, "gap", match(byRoleTable, "gap", op, num(0))), headDigits), ref(byRoleTable, "gap", 0))
	}
	least := func(sign, label string) func(doc.Expr) doc.Expr {
		return func(heads doc.Expr) doc.Expr {
			return when(is(heads, doc.AtLeast, num(0.5)), p.flag(sign, label), p.flag(doc.Fine, "heads_none"))
		}
	}
	add("missing_at_end", ofGap(doc.More), p.headForm(), least(doc.Under, "heads_short"))
	add("surplus_at_end", minus(num(0), ofGap(doc.Less)), p.headForm(), least(doc.Over, "heads_over"))
	hours := over(times(value("heads_at_end"), taken("HoursPerFTE")), num(4))
	add("hours_at_end", when(is(taken("HoursPerFTE"), doc.More, num(0)), hours, notStated), countForm, nil)
	t.Rows = append(t.Rows, group(3, p.say("cost")))
	add("loaded_in_all", inAll(budgetTable, "loaded"), amountForm, nil)
	add("once_in_all", inAll(budgetTable, "once"), amountForm, nil)
	add("cost_in_all", plus(value("loaded_in_all"), value("once_in_all")), amountForm, nil)
	if len(p.w.Budget) > 0 {
		complete := is(faulty(budgetTable), doc.Equal, num(0))
		add("budget_in_all", when(complete, inAll(budgetTable, "budget"), notStated), amountForm, nil)
		add("budget_left", minus(value("budget_in_all"), value("cost_in_all")), amountForm, p.isKept)
		add("budget_used", over(value("cost_in_all"), value("budget_in_all")), percentForm, nil)
	}
	add("run_rate_at_end", sumTo(budgetTable, "rate", doc.Equal), amountForm, nil)
	t.Rows = append(t.Rows, group(3, p.say("people")))
	stated := match(payPositionTable, "compa", doc.More, num(0))
	add("average_compa", over(sumIf(payPositionTable, "pay", stated), sumIf(payPositionTable, "mid", stated)), percentForm, nil)
	marked := func(sign, label string) doc.Expr {
		return doc.CountIf{match(payPositionTable, "state", doc.Equal, p.flag(sign, label))}
	}
	add("pay_marked", given(plus(marked(doc.Under, "pay_under"), marked(doc.Over, "pay_over")), taken("CompaLeast"), taken("CompaMost")), countForm, nil)
	add("layers", doc.Highest(whole(spanTable, "layer")), countForm, nil)
	add("widest_span", given(doc.Highest(whole(spanTable, "span")), ref(spanTable, "heads", 0)), doc.Number{Decimals: 1}, nil)
	return t
}

// closingChart draws the head count of the quarters.
func (p *plan) closingChart(closing *doc.Table) *doc.Chart {
	alt := p.say("closing_alt")
	if !p.isDrawable() {
		alt = p.say("closing_largest_alt")
	}
	c := &doc.Chart{
		Kind: doc.StackedChart, Title: p.say("closing_by_quarter"), Alt: alt, Axis: p.say("fte_short"),
		Table: closing, Category: "quarter", On: summaryTable,
	}
	for _, column := range closing.Columns[1:] {
		c.Series = append(c.Series, doc.Series{Column: column.Key, Line: column.Key == "required"})
	}
	if p.short != nil {
		for i, role := range p.largest() {
			c.Series[i].Name = &doc.Ref{Table: byRoleTable, Column: nameColumn, Row: role}
		}
	}
	return c
}

// roleCharts draw the cost and the gap of all roles, or of those that lead the rankings and the others together.
func (p *plan) roleCharts(byRole, costs, gaps *doc.Table) (cost, gap *doc.Chart) {
	cost = &doc.Chart{
		Kind: doc.BarChart, Title: p.say("cost_by_role"), Alt: p.say("cost_by_role_alt"),
		Table: byRole, Category: p.short.category(), Series: []doc.Series{{Column: "cost"}}, On: summaryTable,
	}
	gap = &doc.Chart{
		Kind: doc.BarChart, Title: p.say("gap_by_role"), Alt: p.say("gap_by_role_alt"), Axis: p.say("fte_short"),
		Table: byRole, Category: p.short.category(), Series: []doc.Series{{Column: "gap"}}, On: summaryTable, Signed: true,
	}
	if !p.isDrawable() {
		cost.Table, cost.Alt = costs, p.say("cost_ranking_alt")
		gap.Table, gap.Alt = gaps, p.say("gap_ranking_alt")
	}
	return cost, gap
}
