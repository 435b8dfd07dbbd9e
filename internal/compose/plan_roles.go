package compose

import (
	"cmp"
	"slices"

	"rolexport/internal/doc"
)

// mostBars is how many roles a drawing of the plan has room for. Of more, it shows the first ones and the others together.
const mostBars = 8

// isDrawable reports whether a drawing has room for all roles.
func (p *plan) isDrawable() bool { return len(p.roles) <= mostBars }

// byRole is what the plan comes to for each role at its horizon.
func (p *plan) byRole() *doc.Table {
	t := p.add(&doc.Table{Name: byRoleTable, Title: p.say("by_role"), Columns: []doc.Column{
		p.roleHead(),
		p.heading("closing", "closing", doc.NumberColumn),
		p.heading("required", "required_heads", doc.NumberColumn),
		p.heading("gap", "gap", doc.NumberColumn),
		p.heading("cost", "cost_to_horizon", doc.MoneyColumn),
		p.heading("share", "share_of_cost", doc.PercentColumn),
	}})
	if !p.isDrawable() {
		t.Columns = append(t.Columns,
			doc.Column{Key: "cost-order", Title: p.say("order_of_cost"), Kind: doc.NumberColumn, Detail: true},
			doc.Column{Key: "gap-order", Title: p.say("order_of_gap"), Kind: doc.NumberColumn, Detail: true})
	}
	t.Columns = p.short.head(p.words, t.Columns...)
	total := len(p.roles)
	for i, r := range p.roles {
		heads := func(column string) doc.Value {
			return p.computed(p.horizonOf(headCountTable, column, i, doc.Equal), p.headForm())
		}
		row := []doc.Value{
			doc.Text(p.label[r.ID]), heads("closing"), heads("required"),
			p.computed(gap(own("required", i), own("closing", i)), p.headForm()),
			p.computed(p.horizonOf(costTable, "total", i, doc.AtMost), amountForm),
			p.computed(over(own("cost", i), own("cost", total)), percentForm),
		}
		if !p.isDrawable() {
			size := doc.Max{own("gap", i), minus(num(0), own("gap", i))}
			row = append(row, p.order(given(atLeastZero(own("cost", i)), own("cost", total)), i), p.order(times(size, num(100)), i))
		}
		t.Rows = append(t.Rows, data(p.short.cell(doc.Text(p.short[r.ID]), row...)...))
	}
	sum := func(column string, like doc.Value, needs ...doc.Expr) doc.Value {
		return p.computed(given(doc.Sum(whole("", column)), needs...), like)
	}
	row := make([]doc.Value, len(t.Columns))
	copy(row, []doc.Value{
		doc.Text(p.say("total")), sum("closing", p.headForm(), own("closing", 0)), sum("required", p.headForm(), own("required", 0)),
		p.computed(gap(own("required", total), own("closing", total)), p.headForm()), sum("cost", amountForm, taken("HorizonMonths"), ref(budgetTable, "total", p.quarters-1)),
	})
	t.Rows = append(t.Rows, doc.Row{Kind: doc.TotalRow, Cells: row})
	return t
}

// horizonOf adds up the rows of a role in a table of roles and quarters: that of the quarter with which the plan ends, or those up to it.
func (p *plan) horizonOf(table, column string, role int, op doc.Op) doc.Expr {
	rows := func(column string) doc.Cells {
		return doc.Cells{Table: table, Column: column, First: p.row(role, 0), Last: p.row(role, p.quarters-1)}
	}
	return toHorizon(rows(column), rows("number"), op, ref(table, column, p.row(role, p.quarters-1)))
}

// order is a figure of a role by which roles are put in order: whole, less a fraction by which those that are equal keep the order of the
// dataset. No two roles have the same.
func (p *plan) order(of doc.Expr, role int) doc.Value {
	return computed(minus(doc.Round{Of: of}, over(num(float64(role+1)), num(float64(len(p.roles)+1)))), doc.Number{Decimals: 3})
}

// ranking lists the roles that lead in an order of byRole, one row each, as the figures are now: another scenario puts others there.
func (p *plan) ranking(name, title, order string, columns ...doc.Column) *doc.Table {
	t := p.add(&doc.Table{Name: name, Title: p.say(title), Columns: append([]doc.Column{p.roleHead()}, columns...)})
	t.Columns = p.short.head(p.words, append(t.Columns, doc.Column{Key: "order", Title: p.say("order"), Kind: doc.NumberColumn, Detail: true})...)
	for i := range mostBars - 1 {
		find := func(column string) doc.Expr {
			return given(lookUp(byRoleTable, column, order, own("order", i)), own("order", i))
		}
		cells := []doc.Value{computed(find("role"), textForm)}
		for _, c := range columns {
			cells = append(cells, p.computed(find(c.Key), p.formOf(c)))
		}
		place := doc.Largest{Cells: whole(byRoleTable, order), Place: i + 1}
		cells = append(cells, computed(place, doc.Number{Decimals: 3}))
		if p.short != nil {
			cells = append(cells, computed(find(nameColumn), textForm))
		}
		t.Rows = append(t.Rows, data(cells...))
	}
	return t
}

// formOf is the form of the figures of a column.
func (p *plan) formOf(c doc.Column) doc.Value {
	switch c.Kind {
	case doc.MoneyColumn:
		return amountForm
	case doc.PercentColumn:
		return percentForm
	}
	return p.headForm()
}

// costRanking lists the roles that cost most, and the others together. There is none where byRole can be drawn.
func (p *plan) costRanking() *doc.Table {
	if p.isDrawable() {
		return nil
	}
	t := p.ranking(costRankingTable, "cost_by_role", "cost-order",
		p.heading("cost", "cost_to_horizon", doc.MoneyColumn), p.heading("share", "share_of_cost", doc.PercentColumn))
	shown := len(t.Rows)
	rest := func(column string) doc.Expr {
		return minus(own(column, shown+1), doc.Sum{Column: column, Last: shown - 1})
	}
	t.Rows = append(t.Rows,
		data(p.short.cell(doc.Text(p.say("other_roles")),
			doc.Text(p.say("other_roles")), p.computed(rest("cost"), amountForm), p.computed(rest("share"), percentForm), nil)...),
		doc.Row{Kind: doc.TotalRow, Cells: []doc.Value{
			doc.Text(p.say("total")), p.computed(ref(byRoleTable, "cost", len(p.roles)), amountForm),
			p.computed(given(doc.Sum(whole(byRoleTable, "share")), ref(byRoleTable, "cost", len(p.roles))), percentForm), nil,
		}})
	return t
}

// gapRanking lists the roles with the greatest gaps, be it that people are missing or are more than required. What the others lack and what
// they have too many of stand apart: set off against each other, they would hide each other. There is none where byRole can be drawn.
func (p *plan) gapRanking() *doc.Table {
	if p.isDrawable() {
		return nil
	}
	columns := []doc.Column{
		p.heading("closing", "closing", doc.NumberColumn), p.heading("required", "required_heads", doc.NumberColumn), p.heading("gap", "gap", doc.NumberColumn),
	}
	t := p.ranking(gapRankingTable, "gap_by_role", "gap-order", columns...)
	shown := len(t.Rows)
	others := func(title string, op doc.Op) doc.Row {
		all := func(column string) doc.Expr { return sumIf(byRoleTable, column, match(byRoleTable, "gap", op, num(0))) }
		listed := func(column string) doc.Expr {
			return doc.SumIf{
				Cells: doc.Cells{Column: column, Last: shown - 1},
				Where: []doc.Match{{Cells: doc.Cells{Column: "gap", Last: shown - 1}, Op: op, Key: num(0)}},
			}
		}
		cells := []doc.Value{doc.Text(title)}
		for _, c := range columns {
			cells = append(cells, p.computed(given(minus(all(c.Key), listed(c.Key)), ref(byRoleTable, "gap", 0)), p.headForm()))
		}
		return data(p.short.cell(doc.Text(title), append(cells, nil)...)...)
	}
	t.Rows = append(t.Rows, others(p.say("other_roles_short"), doc.More), others(p.say("other_roles_over"), doc.Less))
	return t
}

// largest are the roles of which the head counts are drawn: all, or those that need or have the most people.
func (p *plan) largest() []int {
	shown := make([]int, len(p.roles))
	for i := range shown {
		shown[i] = i
	}
	if p.isDrawable() {
		return shown
	}
	needed, there := make(map[string]float64), make(map[string]float64)
	for _, d := range p.w.Demand {
		needed[d.Role] += d.Needed[len(d.Needed)-1]
	}
	for _, x := range p.w.Positions {
		if x.Status != "frozen" {
			there[x.Role] += fte(x)
		}
	}
	size := func(role int) float64 { return max(needed[p.roles[role].ID], there[p.roles[role].ID]) }
	slices.SortStableFunc(shown, func(a, b int) int { return cmp.Compare(size(b), size(a)) })
	shown = shown[:mostBars-1]
	slices.Sort(shown)
	return shown
}
