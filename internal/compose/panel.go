package compose

import (
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// panel holds the facts under the title of a role sheet: who, where, how far, for how much.
func (c *Composer) panel(r *dataset.Role) *doc.Facts {
	return &doc.Facts{Panel: true, Items: []doc.Fact{
		{Label: c.say("reports_to"), Value: c.reportsTo(r)},
		{Label: c.say("level"), Value: c.level(r.Level)},
		{Label: c.say("team"), Value: c.team(r)},
		{Label: c.say("location"), Value: c.location(r)},
		{Label: c.say("budget"), Value: c.budget(r)},
		{Label: c.say("signs_up_to"), Value: c.signsUpTo(r.Authority)},
		{Label: c.say("employment"), Value: text(capital(r.Employment.Type))},
		{Label: c.say("pay_band"), Value: c.payBand(r.Pay)},
	}}
}

func (c *Composer) reportsTo(r *dataset.Role) doc.Value {
	if r.ReportsTo == nil {
		return doc.NotStated{}
	}
	return text(c.refTitle(*r.ReportsTo))
}

func (c *Composer) level(l *dataset.Level) doc.Value {
	if l == nil {
		return doc.NotStated{}
	}
	rank := ""
	if l.Code == "" && l.Title == "" && l.Rank > 0 {
		rank = c.say("rank", "n", c.figure(float64(l.Rank)))
	}
	return text(join(dot, line(l.Code), line(l.Title), rank))
}

func (c *Composer) team(r *dataset.Role) doc.Value {
	var parts []string
	if s := r.Scope; s != nil {
		if s.TeamTotal != nil {
			parts = append(parts, c.count("people", *s.TeamTotal))
		}
		if s.TeamDirect != nil && (s.TeamTotal == nil || *s.TeamDirect != *s.TeamTotal) {
			parts = append(parts, c.count("direct", *s.TeamDirect))
		}
	}
	return mark(text(strings.Join(parts, ", ")), r.Scope != nil && r.Scope.Illustrative)
}

// location says how the work is done and where; the number of sites stands in for a place that is not named.
func (c *Composer) location(r *dataset.Role) doc.Value {
	e := r.Employment
	where, illustrative := line(e.Location), false
	if where == "" && r.Scope != nil && r.Scope.Sites != nil {
		where, illustrative = c.count("sites", *r.Scope.Sites), r.Scope.Illustrative
	}
	how := ""
	if e.Remote != "" {
		how = c.known("place_"+e.Remote, line(e.Remote))
	}
	return mark(text(join(", ", how, where)), illustrative)
}

func (c *Composer) budget(r *dataset.Role) doc.Value {
	if r.Scope == nil {
		return doc.NotStated{}
	}
	return mark(c.amount(r.Scope.Budget), r.Scope.Illustrative)
}

func (c *Composer) signsUpTo(a *dataset.Authority) doc.Value {
	if a == nil {
		return doc.NotStated{}
	}
	return mark(c.amount(a.BudgetLimit), a.Illustrative)
}
