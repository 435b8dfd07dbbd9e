package compose

import (
	"math"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// quarterList has a row for each quarter of the plan: its days, and the head count of all roles. The days follow from the start of the
// plan, so that moving it moves the whole plan.
func (p *plan) quarterList() *doc.Table {
	t := p.add(&doc.Table{Name: quartersTable, Title: p.say("quarters"), Columns: []doc.Column{
		{Key: "quarter", Title: p.say("quarter"), Header: true, Weight: 1},
		{Key: "number", Title: p.say("number"), Kind: doc.NumberColumn, Detail: true},
		{Key: "start", Title: p.say("first_day"), Kind: doc.DateColumn, Detail: true},
		{Key: "end", Title: p.say("last_day"), Kind: doc.DateColumn, Detail: true},
	}})
	t.Columns = append(t.Columns, p.flow()...)
	t.Columns = append(t.Columns,
		doc.Column{Key: "replacing", Title: p.say("replacing"), Kind: doc.PercentColumn, Detail: true},
		doc.Column{Key: "rises", Title: p.say("rises"), Kind: doc.NumberColumn, Detail: true},
		doc.Column{Key: "during", Title: p.say("pay_factor_average"), Kind: doc.NumberColumn, Detail: true},
		doc.Column{Key: "factor", Title: p.say("pay_factor"), Kind: doc.NumberColumn, Detail: true},
	)
	for i := range p.quarters {
		start := own("start", i)
		label := doc.Join{doc.Year{Of: start}, word("-Q"), quarterOf(start)}
		cells := []doc.Value{
			computed(label, textForm),
			doc.Number{Value: float64(i + 1)},
			computed(doc.Months{From: taken("PlanStart"), Add: num(float64(3 * i))}, dateForm),
			computed(minus(doc.Months{From: start, Add: num(3)}, num(1)), dateForm),
		}
		for _, c := range p.flow() {
			all := given(sumIf(headCountTable, c.Key, match(headCountTable, "number", doc.Equal, own("number", i))), ref(headCountTable, c.Key, p.row(0, i)))
			if c.Key == "gap" {
				all = gap(own("required", i), own("closing", i))
			}
			cells = append(cells, p.computed(all, p.headForm()))
		}
		// The months of the quarter before that of the rise: three or more where it does not fall into the quarter. It is paid for the others.
		first := doc.Month{Of: start}
		before := plus(minus(taken("MeritMonth"), first), when(is(taken("MeritMonth"), doc.Less, first), num(12), num(0)))
		raised := when(is(before, doc.Less, num(3)), num(1), num(0))
		months := over(atLeastZero(minus(num(3), before)), num(3))
		was := num(1)
		if i > 0 {
			was = own("factor", i-1)
		}
		rise := func(share doc.Expr) doc.Value {
			return p.computed(times(was, plus(num(1), times(share, named("ScenarioMerit")))), doc.Number{Decimals: 4})
		}
		cells = append(cells, computed(p.replacing(i), percentForm), computed(raised, countForm), rise(months), rise(own("rises", i)))
		t.Rows = append(t.Rows, data(cells...))
	}
	return t
}

// replacing is the share of those to be replaced whose successors begin so many quarters after they have left: of a time to fill of one and
// a quarter quarters, three quarters of them begin in the next quarter, the others in the one behind it.
func (p *plan) replacing(after int) doc.Expr {
	if after == 0 {
		return named("FilledInQuarter")
	}
	time, later := over(taken("TimeToFillDays"), num(daysOfQuarter)), num(float64(after))
	return atLeastZero(minus(num(1), doc.Max{minus(time, later), minus(later, time)}))
}

// flow are the columns of head count from the begin of a quarter to its end.
func (p *plan) flow() []doc.Column {
	return []doc.Column{
		p.heading("opening", "opening", doc.NumberColumn),
		p.heading("hires", "plan_hires", doc.NumberColumn),
		p.heading("replaced", "replaced", doc.NumberColumn),
		p.heading("attrition", "attrition", doc.NumberColumn),
		p.heading("ends", "ends", doc.NumberColumn),
		p.heading("closing", "closing", doc.NumberColumn),
		p.heading("required", "required_heads", doc.NumberColumn),
		p.heading("gap", "gap", doc.NumberColumn),
	}
}

// row is the row of a role and a quarter in the tables that have one for each pair.
func (p *plan) row(role, quarter int) int { return role*p.quarters + quarter }

// pairs begins a table with a row for each role and quarter.
func (p *plan) pairs(name, title string, columns ...doc.Column) *doc.Table {
	return p.add(&doc.Table{Name: name, Title: title, Columns: append([]doc.Column{
		p.roleHead(),
		{Key: "quarter", Title: p.say("quarter"), Header: true, Weight: 1},
		{Key: "number", Title: p.say("number"), Kind: doc.NumberColumn, Detail: true},
	}, columns...)})
}

// pair begins a row of such a table.
func (p *plan) pair(role, quarter int) []doc.Value {
	return []doc.Value{
		doc.Text(p.label[p.roles[role].ID]), computed(ref(quartersTable, "quarter", quarter), textForm),
		doc.Number{Value: float64(quarter + 1)},
	}
}

// headCount follows each role from quarter to quarter.
func (p *plan) headCount() *doc.Table {
	t := p.pairs(headCountTable, p.say("headcount"), append(p.flow(), p.roleNumber())...)
	form := doc.Number{Decimals: 2} // a quarter's attrition of a few people shows
	for role := range p.roles {
		for q := range p.quarters {
			at := p.row(role, q)
			cells := p.pair(role, q)
			for _, e := range p.movements(at, q) {
				cells = append(cells, p.computed(e, form))
			}
			t.Rows = append(t.Rows, data(append(cells, doc.Number{Value: float64(role + 1)})...))
		}
	}
	return t
}

// movements are the formulas of the head count of a role in a quarter, in the order of flow.
func (p *plan) movements(at, q int) []doc.Expr {
	posts := func(where ...doc.Match) doc.Expr {
		who := match(positionsTable, "who", doc.Equal, own("who", at))
		return given(sumIf(positionsTable, "counted", append([]doc.Match{who}, where...)...), named("ScenarioHires"))
	}
	in := func(column string, quarter doc.Expr) doc.Match {
		return match(positionsTable, column, doc.Equal, quarter)
	}
	opening := own("closing", at-1)
	var replaced doc.Addition
	for after := range min(q, longestToFill()) + 1 {
		replaced = append(replaced, times(own("attrition", at-after), ref(quartersTable, "replacing", after)))
	}
	if q == 0 {
		opening = posts(in("begins", num(0)))
	}
	return []doc.Expr{
		opening,
		posts(in("begins", own("number", at))),
		times(taken("BackfillShare"), replaced),
		times(own("opening", at), named("QuarterlyAttrition")),
		posts(in("leaves", own("number", at))),
		atLeastZero(minus(
			plus(own("opening", at), own("hires", at), own("replaced", at)), plus(own("attrition", at), own("ends", at)))),
		times(sumIf(demandTable, quarterColumn(q), match(demandTable, "who", doc.Equal, own("who", at))), named("ScenarioDemand")),
		gap(own("required", at), own("closing", at)),
	}
}

// longestToFill is after how many quarters the last of those who are replaced is, however long the time to fill.
func longestToFill() int {
	for _, in := range dataset.Inputs() {
		if in.ID == "time-to-fill" {
			return int(math.Ceil(in.Most / daysOfQuarter))
		}
	}
	return 0
}

// closing draws the head count of each role, or of the largest, at the end of each quarter.
func (p *plan) closing() *doc.Table {
	t := p.add(&doc.Table{Name: closingTable, Title: p.say("closing_by_quarter"), Columns: []doc.Column{
		{Key: "quarter", Title: p.say("quarter"), Header: true, Weight: 1},
	}})
	shown := p.largest()
	for _, role := range shown {
		id := p.roles[role].ID
		t.Columns = append(t.Columns, doc.Column{Key: "role-" + id, Title: p.label[id], Kind: doc.NumberColumn})
	}
	if !p.isDrawable() {
		t.Columns = append(t.Columns, p.heading("others", "other_roles", doc.NumberColumn))
	}
	t.Columns = append(t.Columns, p.heading("required", "required_heads", doc.NumberColumn))
	for q := range p.quarters {
		cells := []doc.Value{computed(ref(quartersTable, "quarter", q), textForm)}
		for _, role := range shown {
			cells = append(cells, p.computed(ref(headCountTable, "closing", p.row(role, q)), p.headForm()))
		}
		if !p.isDrawable() {
			row := doc.Sum{Column: t.Columns[1].Key, To: t.Columns[len(shown)].Key, First: q, Last: q}
			cells = append(cells, p.computed(minus(ref(quartersTable, "closing", q), row), p.headForm()))
		}
		t.Rows = append(t.Rows, data(append(cells, p.computed(ref(quartersTable, "required", q), p.headForm()))...))
	}
	return t
}
