package compose

import (
	"strings"

	"rolexport/internal/doc"
)

// payPosition sets the base pay of each position against the pay band of its role. It has a row for each that a planner may add.
func (p *plan) payPosition() *doc.Table {
	t := p.add(&doc.Table{Name: payPositionTable, Title: p.say("pay_position"), Columns: []doc.Column{
		{Key: "id", Title: p.say("requisition"), Header: true},
		{Key: "role", Title: p.say("role"), Weight: 2},
		{Key: "status", Title: p.say("status")},
		p.heading("pay", "base_pay", doc.MoneyColumn),
		p.heading("min", "pay_low", doc.MoneyColumn),
		p.heading("mid", "pay_mid", doc.MoneyColumn),
		p.heading("max", "pay_high", doc.MoneyColumn),
		p.heading("compa", "compa_ratio", doc.PercentColumn),
		p.heading("penetration", "range_penetration", doc.PercentColumn),
		{Key: "state", Title: p.say("state"), Emphasis: doc.Flags},
	}})
	for i := range p.w.Positions {
		f := p.payFormulas(i)
		cells := make([]doc.Value, len(t.Columns))
		for j, c := range t.Columns {
			if cells[j] = f[c.Key]; c.Kind.Numeric() {
				cells[j] = p.marked(cells[j])
			}
		}
		t.Rows = append(t.Rows, data(cells...))
	}
	spare(t, spareRows, p.payFormulas)
	return t
}

// payFormulas are the cells of a row of the pay position. They are empty where the position has no role.
func (p *plan) payFormulas(row int) map[string]doc.Value {
	at := func(column string) doc.Expr { return own(column, row) }
	position := func(column string) doc.Expr { return ref(positionsTable, column, row) }
	filled := func(e doc.Expr, like doc.Value) doc.Value {
		return computed(when(is(position("role"), doc.Equal, word("")), word(""), e), like)
	}
	band := func(column string) doc.Value {
		return filled(lookUp(rolesTable, column, "who", position("who")), amountForm)
	}
	// A post that counts in no quarter has no part in what is said of pay.
	none := word(p.say("none_sign"))
	counts := func(e doc.Expr) doc.Expr { return when(doc.IsFigure{Of: position("from")}, e, none) }
	state := given(
		when(is(at("compa"), doc.Less, taken("CompaLeast")), p.flag(doc.Under, "pay_under"),
			when(is(at("compa"), doc.More, taken("CompaMost")), p.flag(doc.Over, "pay_over"), p.flag(doc.Fine, "pay_usual"))),
		at("compa"), taken("CompaLeast"), taken("CompaMost"))
	return map[string]doc.Value{
		"id":          filled(doc.Join{position("id"), word("")}, textForm), // an empty cell would show as 0
		"role":        filled(position("role"), textForm),
		"status":      filled(doc.Join{position("status"), word("")}, textForm),
		"pay":         filled(when(doc.All{doc.IsFigure{Of: position("pay")}, is(position("pay"), doc.AtLeast, num(0))}, position("pay"), notStated), amountForm),
		"min":         band("min"),
		"mid":         band("mid"),
		"max":         band("max"),
		"compa":       filled(counts(over(at("pay"), at("mid"))), percentForm),
		"penetration": filled(counts(over(minus(at("pay"), at("min")), minus(at("max"), at("min")))), percentForm),
		"state":       filled(counts(state), textForm),
	}
}

// span counts, for each role, its direct reports for each who holds it, and the layers above it.
func (p *plan) span() *doc.Table {
	t := p.add(&doc.Table{Name: spanTable, Title: p.say("span_and_layers"), Columns: []doc.Column{
		p.roleHead(),
		{Key: "reports", Title: p.say("reports_to"), Weight: 2},
		p.heading("layer", "layer", doc.NumberColumn),
		p.heading("heads", "holders", doc.NumberColumn),
		p.heading("direct", "direct_reports", doc.NumberColumn),
		p.heading("span", "span", doc.NumberColumn),
		{Key: "state", Title: p.say("state"), Emphasis: doc.Flags},
	}})
	row := make(map[string]int, len(p.roles)) // of each role, by its id
	for i, r := range p.roles {
		row[r.ID] = i
	}
	for i, r := range p.roles {
		at := func(column string) doc.Expr { return own(column, i) }
		// The layer below that of the superior, whose cell is named rather than looked up in the column: no formula reads cells among which it stands.
		var layer doc.Value = doc.Number{Value: 1}
		if r.ReportsTo != nil {
			if above, planned := row[r.ReportsTo.Role]; planned {
				layer = computed(plus(own("layer", above), num(1)), countForm)
			}
		}
		state := when(is(at("direct"), doc.Equal, num(0)), word(p.say("no_reports")),
			given(
				when(is(at("span"), doc.Less, taken("SpanLeast")), p.flag(doc.Under, "span_narrow"),
					when(is(at("span"), doc.More, taken("SpanMost")), p.flag(doc.Over, "span_wide"), p.flag(doc.Fine, "span_usual"))),
				at("span"), taken("SpanLeast"), taken("SpanMost")))
		t.Rows = append(t.Rows, data(
			doc.Text(p.label[r.ID]), computed(ref(rolesTable, "reports", i), textForm), layer,
			p.computed(ref(headCountTable, "opening", p.row(i, 0)), p.headForm()),
			p.computed(given(sumIf("", "heads", match("", "reports", doc.Equal, at("role"))), at("heads")), p.headForm()),
			p.computed(over(at("direct"), at("heads")), doc.Number{Decimals: 1}),
			computed(state, textForm),
		))
	}
	return t
}

// sameText reports whether texts are equal to a formula.
func sameText(a, b string) bool { return strings.EqualFold(a, b) }
