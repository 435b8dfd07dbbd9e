package compose

import (
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// amount is a sum of money of the dataset.
func (c *Composer) amount(a *dataset.Amount) doc.Value {
	if a == nil {
		return doc.NotStated{}
	}
	return c.money(&a.Amount, a.Currency)
}

// money is an amount in a currency, the dataset's where none is named. Hundredths appear where there are any.
func (c *Composer) money(amount *float64, currency string) doc.Value {
	if amount == nil {
		return doc.NotStated{}
	}
	places := 0
	if decimals(*amount, 2) > 0 {
		places = 2
	}
	return doc.Money{Amount: *amount, Currency: firstOf(currency, c.ds.Currency), Decimals: places}
}

// flat reports whether a pay band begins where it ends: it is a single figure.
func flat(p *dataset.Pay) bool { return p.Min != nil && p.Max != nil && *p.Min == *p.Max }

// payRange says a pay band in a few words: "EUR 68,000–92,000", or where an end is open "from EUR 68,000". A flat one is its figure.
// Empty where it has no figure at all.
func (c *Composer) payRange(p *dataset.Pay) string {
	say := func(key, name string, amount *float64) string {
		return c.say(key, name, c.loc.Text(c.money(amount, p.Currency)))
	}
	switch {
	case p == nil:
		return ""
	case flat(p):
		return c.loc.Text(c.money(p.Min, p.Currency))
	case p.Min != nil && p.Max != nil:
		span := c.payFigure(p.Min) + "–" + c.payFigure(p.Max)
		return strings.TrimSpace(fill(c.loc.Money, []string{"c", firstOf(p.Currency, c.ds.Currency), "n", span}))
	case p.Min != nil:
		return say("pay_from", "low", p.Min)
	case p.Max != nil:
		return say("pay_up_to", "high", p.Max)
	case p.Mid != nil:
		return say("pay_around", "mid", p.Mid)
	}
	return ""
}

func (c *Composer) payFigure(x *float64) string {
	m := c.money(x, "").(doc.Money)
	return c.loc.Text(doc.Number{Value: m.Amount, Decimals: m.Decimals})
}

// payPeriod says what the figures of a pay band are for, for example "a year".
func (c *Composer) payPeriod(p *dataset.Pay) string {
	period := firstOf(p.Period, "year")
	return c.known("per_"+period, period)
}

// payBand is the fact of the panel: the range, with its period where that is not a year.
func (c *Composer) payBand(p *dataset.Pay) doc.Value {
	band := c.payRange(p)
	if band == "" {
		return doc.NotStated{}
	}
	if p.Period != "" && p.Period != "year" {
		band += " " + c.payPeriod(p)
	}
	return mark(doc.Text(band), p.Illustrative)
}

// payChart draws a pay band, or is nil where the band has no figure. That of a flat band has its one figure alone.
func (c *Composer) payChart(r *dataset.Role) *doc.Chart {
	p := r.Pay
	band := c.payRange(p)
	if band == "" {
		return nil
	}
	t := &doc.Table{Name: "pay", Title: c.say("pay_band"), Rows: []doc.Row{{}}}
	show := func(key, title string, amount *float64) {
		t.Columns = append(t.Columns, doc.Column{Key: key, Title: title, Kind: doc.MoneyColumn})
		t.Rows[0].Cells = append(t.Rows[0].Cells, mark(c.money(amount, p.Currency), p.Illustrative))
	}
	alt := c.say("pay_alt", "role", line(r.Title), "range", band, "period", c.payPeriod(p))
	if flat(p) {
		show("pay", c.say("pay_fixed"), p.Min)
		return &doc.Chart{Kind: doc.RangeChart, Alt: alt, Table: t}
	}
	if p.Mid != nil && (p.Min != nil || p.Max != nil) {
		alt = c.say("pay_alt_mid", "role", line(r.Title), "range", band, "period", c.payPeriod(p),
			"mid", c.loc.Text(c.money(p.Mid, p.Currency)))
	}
	show("low", c.say("pay_low"), p.Min)
	show("mid", c.say("pay_mid"), p.Mid)
	show("high", c.say("pay_high"), p.Max)
	return &doc.Chart{Kind: doc.RangeChart, Alt: alt, Table: t}
}
