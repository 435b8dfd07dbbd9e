package compose

import (
	"cmp"
	"slices"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// A band is the pay band of a role with what it is counted in.
type band struct {
	role             *dataset.Role
	pay              *dataset.Pay
	currency, period string
	middle           float64
}

// bands are the pay bands that have a figure, those that can be compared side by side, the lowest first.
func (m *matrix) bands() (list []band, without []string) {
	for _, r := range m.roles {
		p := r.Pay
		if m.payRange(p) == "" {
			without = append(without, m.label[r.ID])
			continue
		}
		b := band{role: r, pay: p, currency: firstOf(p.Currency, m.ds.Currency), period: firstOf(p.Period, "year")}
		switch {
		case p.Mid != nil:
			b.middle = *p.Mid
		case p.Min != nil && p.Max != nil:
			b.middle = (*p.Min + *p.Max) / 2
		case p.Min != nil:
			b.middle = *p.Min
		default:
			b.middle = *p.Max
		}
		list = append(list, b)
	}
	slices.SortStableFunc(list, func(a, b band) int {
		return cmp.Or(cmp.Compare(a.currency, b.currency), cmp.Compare(a.period, b.period), cmp.Compare(a.middle, b.middle))
	})
	return list, without
}

// mostBands is how many bands a drawing has room for.
const mostBands = 60

// pay sets the pay bands of all roles against each other: how wide each is, how far it lies above the one before, and how much of that it
// overlaps. note names the roles without a band.
func (m *matrix) pay() (t *doc.Table, chart *doc.Chart, note string) {
	bands, without := m.bands()
	if len(bands) == 0 {
		return nil, nil, ""
	}
	if len(without) > 0 {
		note = m.say("not_stated_here", "names", m.some(without))
	}
	t = m.add(&doc.Table{Name: "pay", Title: m.say("pay_bands"), Columns: []doc.Column{
		m.roleHead(),
		{Key: "min", Title: m.say("pay_low"), Kind: doc.MoneyColumn, Input: true, Limits: upTo(dataset.MaxFigure), Note: m.say("band_entry")},
		{Key: "mid", Title: m.say("pay_mid"), Kind: doc.MoneyColumn, Input: true, Limits: upTo(dataset.MaxFigure), Note: m.say("band_entry")},
		{Key: "max", Title: m.say("pay_high"), Kind: doc.MoneyColumn, Input: true, Limits: upTo(dataset.MaxFigure), Note: m.say("band_entry")},
		{Key: "period", Title: m.say("period")},
		{Key: "width", Title: m.say("pay_width"), Kind: doc.MoneyColumn},
		{Key: "spread", Title: m.say("spread"), Kind: doc.PercentColumn},
		{Key: "step", Title: m.say("pay_step"), Kind: doc.PercentColumn},
		{Key: "overlap", Title: m.say("pay_overlap"), Kind: doc.PercentColumn},
	}})
	roles := make([]*dataset.Role, len(bands))
	for i, b := range bands {
		roles[i] = b.role
	}
	short := shorten(roles, m.label)
	t.Columns = short.head(m.words, t.Columns...)
	for i, b := range bands {
		row := m.bandRow(bands, i, b)
		row.Cells = short.cell(doc.Text(short[b.role.ID]), row.Cells...)
		t.Rows = append(t.Rows, row)
	}
	alike := func(b band) bool { return b.currency == bands[0].currency && b.period == bands[0].period }
	if len(bands) < 2 || len(bands) > mostBands || !alike(bands[len(bands)-1]) {
		return t, nil, note
	}
	currency, period := bands[0].currency, m.payPeriod(bands[0].pay)
	return t, &doc.Chart{
		Kind: doc.FloatingChart, Title: m.say("pay_bands"), Alt: m.say("pay_bands_alt", "currency", currency, "period", period),
		Table: t, Category: short.category(), Series: []doc.Series{{Column: "min"}, {Column: "width"}}, Axis: join(" ", currency, period),
	}, note
}

func (m *matrix) bandRow(bands []band, i int, b band) doc.Row {
	marked := func(v doc.Value) doc.Value { return mark(v, b.pay.Illustrative) }
	cell := func(x *float64) doc.Value { return marked(m.money(x, b.currency)) }
	at := func(column string) doc.Expr { return own(column, i) }
	before := func(column string) doc.Expr { return own(column, i-1) }
	cells := []doc.Value{
		doc.Text(m.label[b.role.ID]), cell(b.pay.Min), cell(b.pay.Mid), cell(b.pay.Max), doc.Text(m.payPeriod(b.pay)),
		marked(computed(minus(at("max"), at("min")), doc.Money{Currency: b.currency})),
		marked(computed(over(at("width"), at("min")), percentForm)),
		nil, nil,
	}
	if b.pay.Mid == nil && b.pay.Min != nil && b.pay.Max != nil {
		cells[2] = marked(computed(over(plus(at("min"), at("max")), num(2)), doc.Money{Currency: b.currency}))
	}
	if i > 0 && bands[i-1].currency == b.currency && bands[i-1].period == b.period {
		cells[7] = marked(computed(minus(over(at("mid"), before("mid")), num(1)), percentForm))
		shared := atLeastZero(minus(before("max"), at("min")))
		cells[8] = marked(computed(over(shared, minus(before("max"), before("min"))), percentForm))
	}
	return data(cells...)
}
