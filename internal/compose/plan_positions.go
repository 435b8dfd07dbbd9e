package compose

import (
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// positions lists the posts, filled and to be filled, with what follows for each.
func (p *plan) positions() *doc.Table {
	input := func(c doc.Column) doc.Column {
		c.Input = true
		return c
	}
	role := entry(doc.Column{Key: "role", Title: p.say("role"), Weight: 3}, nil, p.say("choose_role"))
	role.From = doc.Choices{Table: rolesTable, Column: "role"}
	status := entry(doc.Column{Key: "status", Title: p.say("status"), Weight: 1}, nil, p.say("status_entry"))
	status.Allowed = p.statuses()
	t := p.add(&doc.Table{Name: positionsTable, Title: p.say("positions"), Columns: []doc.Column{
		{Key: "id", Title: p.say("requisition"), Header: true, Input: true},
		role,
		input(doc.Column{Key: "department", Title: p.say("department"), Weight: 2}),
		input(doc.Column{Key: "location", Title: p.say("location"), Weight: 2}),
		status,
		entry(p.heading("fte", "fte_short", doc.NumberColumn), upTo(dataset.MaxPosts), p.say("fte_entry")),
		entry(p.heading("start", "start", doc.DateColumn), daysFrom(firstHire), p.say("start_entry")),
		entry(p.heading("end", "end", doc.DateColumn), daysFrom(firstHire), p.say("end_entry")),
		entry(p.heading("pay", "base_pay", doc.MoneyColumn), upTo(dataset.MaxFigure), p.say("pay_entry")),
		entry(p.heading("bonus", "bonus", doc.PercentColumn), upTo(dataset.MaxPercent/100.0), p.say("bonus_entry")),
		p.entriesColumn(),
		p.heading("recruit", "recruit_by", doc.DateColumn),
		p.heading("yearly", "yearly_pay", doc.MoneyColumn),
		input(doc.Column{Key: "note", Title: p.say("note"), Weight: 3}),
		p.heading("full", "full_output", doc.DateColumn),
		p.heading("from", "counts_from", doc.DateColumn),
		p.heading("begins", "begins_in", doc.NumberColumn),
		p.heading("leaves", "ends_in", doc.NumberColumn),
		p.heading("last", "last_quarter", doc.NumberColumn),
		p.heading("counted", "counted", doc.NumberColumn),
		p.heading("paid", "counted_with_pay", doc.NumberColumn),
		p.heading("weight", "counted_pay", doc.MoneyColumn),
		p.roleNumber(),
	}})
	for i := range t.Columns {
		switch t.Columns[i].Key {
		case "full", "from", "begins", "leaves", "last", "counted", "paid", "weight": // what head counts and the cost are made of
			t.Columns[i].Detail = true
		}
	}
	for i, x := range p.w.Positions {
		var end doc.Value
		if !x.End.IsZero() {
			end = date(x.End)
		}
		f := p.positionFormulas(t, i)
		for _, key := range []string{"counted", "paid", "weight", "yearly"} {
			f[key] = p.marked(f[key])
		}
		t.Rows = append(t.Rows, data(
			text(x.ID), text(p.label[x.Role]), text(x.Department), text(x.Location), doc.Text(p.status(x.Status)), p.heads(fte(x)),
			date(x.Start), end, p.amount(x.Pay), p.share(x.Bonus), f["entries"], f["recruit"], f["yearly"], remark(x.Note),
			f["full"], f["from"], f["begins"], f["leaves"], f["last"], f["counted"], f["paid"], f["weight"], f["who"],
		))
	}
	spare(t, spareRows, func(row int) map[string]doc.Value { return p.positionFormulas(t, row) })
	return t
}

// positionEntries says whether the inputs of a position can be used.
func (p *plan) positionEntries(t *doc.Table, row int) doc.Expr {
	at := func(column string) doc.Expr { return own(column, row) }
	var known doc.Any
	for _, status := range p.statuses() {
		known = append(known, is(at("status"), doc.Equal, word(status)))
	}
	// A post that is filled counts from its first day on; others do without.
	begun := doc.Any{is(at("status"), doc.Unequal, word(p.status("filled"))), doc.IsFigure{Of: at("start")}}
	first := p.inLimits(t, row, "start", true)
	return unlessBlank(row, "id", "bonus", entriesState(
		p.isListed(at("who")),
		requirement{known, p.say("cure_listed", "column", p.say("status"))},
		p.inLimits(t, row, "fte", false),
		first, requirement{begun, first.cure},
		p.inLimits(t, row, "end", true),
		p.notBefore(row, "start", "end", p.say("cure_order", "column", p.say("end"), "other", p.say("start"))),
		p.inLimits(t, row, "pay", true),
		p.inLimits(t, row, "bonus", true),
	))
}

// positionFormulas are the columns that follow from the others of a row. A row without a role shows nothing.
func (p *plan) positionFormulas(t *doc.Table, row int) map[string]doc.Value {
	at := func(column string) doc.Expr { return own(column, row) }
	has := func(status string) doc.Condition { return is(at("status"), doc.Equal, word(p.status(status))) }
	filled := func(e doc.Expr, like doc.Value) doc.Value {
		return computed(when(is(at("role"), doc.Equal, word("")), word(""), e), like)
	}
	none := word(p.say("none_sign"))
	// A post that is still to be filled cannot have been filled before the plan starts. One that is frozen, or that ends before the day
	// from which it could count, counts in no quarter.
	begin := doc.Max{taken("PlanStart"), at("start")}
	over := doc.All{doc.IsFigure{Of: at("end")}, is(at("end"), doc.Less, begin)}
	from := when(has("frozen"), none, when(over, none, when(has("filled"), at("start"), begin)))
	counts := doc.IsFigure{Of: at("from")}
	paid := doc.All{doc.IsFigure{Of: at("counted")}, doc.IsFigure{Of: at("pay")}}
	toFill := func(day doc.Expr) doc.Value {
		return filled(when(doc.All{counts, doc.Any{has("open"), has("planned")}}, day, none), dateForm)
	}
	// The number of the quarter in which a day lies, 0 for one before the plan.
	quarter := func(day doc.Expr) doc.Expr {
		return when(is(day, doc.Less, taken("PlanStart")), num(0), plus(doc.CountIf{match(quartersTable, "end", doc.Less, day)}, num(1)))
	}
	return map[string]doc.Value{
		"entries": computed(p.positionEntries(t, row), textForm),
		"recruit": toFill(minus(begin, taken("TimeToFillDays"))),
		"full":    toFill(doc.Months{From: begin, Add: taken("RampMonths")}),
		"from":    filled(from, dateForm),
		"begins":  filled(when(counts, quarter(at("from")), none), countForm),
		"leaves":  filled(when(doc.All{counts, doc.IsFigure{Of: at("end")}}, quarter(at("end")), none), countForm),
		// The last quarter at whose end the post is there; without an end, that of the plan.
		"last":   filled(when(counts, when(doc.IsFigure{Of: at("leaves")}, minus(at("leaves"), num(1)), num(float64(p.quarters))), none), countForm),
		"paid":   filled(when(paid, at("counted"), num(0)), p.headForm()),
		"weight": filled(when(paid, times(at("counted"), at("pay"), plus(num(1), atLeastZero(at("bonus")))), num(0)), amountForm),
		"counted": filled(when(counts,
			when(isSound(row), when(has("filled"), at("fte"), times(at("fte"), named("ScenarioHires"))), notStated),
			num(0)), p.headForm()),
		"who": filled(lookUp(rolesTable, "who", "role", at("role")), countForm),
		"yearly": filled(when(doc.All{isSound(row), doc.IsFigure{Of: at("pay")}},
			times(at("fte"), at("pay"), plus(num(1), atLeastZero(at("bonus")))), notStated), amountForm),
	}
}

// demand lists the head count that the work needs. Its quarters count from the start of the plan, and their heads follow it.
func (p *plan) demand() *doc.Table {
	t := p.add(&doc.Table{Name: demandTable, Title: p.say("demand"), Columns: []doc.Column{
		{
			Key: "role", Title: p.say("role"), Header: true, Weight: 3, Input: true, From: doc.Choices{Table: rolesTable, Column: "role"},
			Note: p.say("choose_role"),
		},
		{Key: "department", Title: p.say("department"), Weight: 2, Input: true},
		{Key: "location", Title: p.say("location"), Weight: 2, Input: true},
	}})
	for q := range p.quarters {
		t.Columns = append(t.Columns, doc.Column{
			Key: quarterColumn(q), Title: p.say("quarter_number", "n", p.figure(float64(q+1))),
			Follows: &doc.Ref{Table: quartersTable, Column: "quarter", Row: q},
			Kind:    doc.NumberColumn, Input: true, Limits: upTo(mostHeads), Note: p.say("needed_entry"),
		})
	}
	t.Columns = append(t.Columns, doc.Column{Key: "note", Title: p.say("note"), Weight: 3, Input: true}, p.entriesColumn(), p.roleNumber())
	formulas := func(row int) map[string]doc.Value {
		number := lookUp(rolesTable, "who", "role", own("role", row))
		last := quarterColumn(p.quarters - 1)
		needed := doc.Cells{Column: quarterColumn(0), To: last, First: row, Last: row}
		figures := doc.CountIf{{Cells: needed, Op: doc.AtLeast, Key: num(0)}, {Cells: needed, Op: doc.AtMost, Key: num(mostHeads)}}
		complete := requirement{is(figures, doc.Equal, num(float64(p.quarters))), p.say("cure_quarters")}
		return map[string]doc.Value{
			"entries": computed(unlessBlank(row, "role", last, entriesState(p.isListed(number), complete)), textForm),
			"who":     computed(when(is(own("role", row), doc.Equal, word("")), word(""), when(isSound(row), number, notStated)), countForm),
		}
	}
	for i, d := range p.w.Demand {
		cells := []doc.Value{text(p.label[d.Role]), text(d.Department), text(d.Location)}
		for _, x := range d.Needed {
			cells = append(cells, p.heads(x))
		}
		f := formulas(i)
		t.Rows = append(t.Rows, data(append(cells, remark(d.Note), f["entries"], f["who"])...))
	}
	spare(t, spareRows, formulas)
	return t
}

// roleNumber numbers the role of a row, as the list of roles does. Head counts add up by these numbers: spreadsheets find numbers sooner
// than texts, of which some look like patterns or dates.
func (p *plan) roleNumber() doc.Column {
	return doc.Column{Key: "who", Title: p.say("role_number"), Kind: doc.NumberColumn, Detail: true}
}

// roleList has a row for each role of the plan: the list to choose from, with the pay of the role.
func (p *plan) roleList() *doc.Table {
	t := p.add(&doc.Table{Name: rolesTable, Title: p.say("roles"), Columns: []doc.Column{
		p.roleHead(),
		{Key: "level", Title: p.say("level"), Weight: 1},
		{Key: "reports", Title: p.say("reports_to"), Weight: 2},
		p.heading("min", "pay_low", doc.MoneyColumn),
		p.heading("mid", "pay_mid", doc.MoneyColumn),
		p.heading("max", "pay_high", doc.MoneyColumn),
		p.entriesColumn(),
		p.heading("pay", "average_pay", doc.MoneyColumn),
		p.roleNumber(),
	}})
	for _, key := range []int{3, 4, 5} {
		t.Columns[key] = entry(t.Columns[key], upTo(dataset.MaxFigure), p.say("band_entry"))
	}
	for i, r := range p.roles {
		level := ""
		if r.Level != nil {
			level = firstOf(line(r.Level.Code), line(r.Level.Title))
		}
		band := p.band(r)
		all := func(column string) doc.Expr {
			return doc.Sum{Table: costTable, Column: column, First: p.row(i, 0), Last: p.row(i, p.quarters-1)}
		}
		pay := given(when(is(all("paid"), doc.More, num(0)), over(all("weight"), all("paid")), own("mid", i)), named("ScenarioHires"))
		titles := map[string]string{"min": "pay_low", "mid": "pay_mid", "max": "pay_high"}
		ascending := func(column, other string) requirement {
			return p.notBefore(i, other, column, p.say("cure_more", "column", p.say(titles[column]), "other", p.say(titles[other])))
		}
		check := entriesState(p.inLimits(t, i, "min", true), p.inLimits(t, i, "mid", true), p.inLimits(t, i, "max", true),
			ascending("mid", "min"), ascending("max", "mid"), ascending("max", "min"))
		t.Rows = append(t.Rows, data(
			doc.Text(p.label[r.ID]), text(level), text(p.boss(r)), band["min"], band["mid"], band["max"], computed(check, textForm), p.computed(pay, amountForm),
			doc.Number{Value: float64(i + 1)},
		))
	}
	return t
}

// boss is whom a role reports to, by the name that tables have for it. A role outside of the dataset never goes by the name of one inside.
func (p *plan) boss(r *dataset.Role) string {
	if r.ReportsTo == nil {
		return ""
	}
	if label := p.label[r.ReportsTo.Role]; label != "" {
		return label
	}
	title := p.brief.of(p.refTitle(*r.ReportsTo))
	for _, label := range p.label {
		if sameText(label, title) {
			return p.say("outside", "title", title)
		}
	}
	return title
}

// band is the pay band of a role, if it is one for a year in the currency of the plan.
func (p *plan) band(r *dataset.Role) map[string]doc.Value {
	none := doc.NotStated{}
	b := r.Pay
	if b == nil || firstOf(b.Period, "year") != "year" || firstOf(b.Currency, p.ds.Currency) != p.currency {
		return map[string]doc.Value{"min": none, "mid": none, "max": none}
	}
	cell := func(x *float64) doc.Value {
		if x == nil {
			return none
		}
		return mark(doc.Money{Amount: *x, Decimals: min(2, 2*decimals(*x, 2))}, b.Illustrative)
	}
	mid := b.Mid
	if mid == nil && b.Min != nil && b.Max != nil {
		middle := (*b.Min + *b.Max) / 2
		mid = &middle
	}
	return map[string]doc.Value{"min": cell(b.Min), "mid": cell(mid), "max": cell(b.Max)}
}
