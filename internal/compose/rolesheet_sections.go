package compose

import (
	"slices"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

func anyDuty(list []dataset.Duty, is func(dataset.Duty) bool) bool {
	return slices.ContainsFunc(list, is)
}

func anySkill(list []dataset.Skill, is func(dataset.Skill) bool) bool {
	return slices.ContainsFunc(list, is)
}

// duties is the list of duties, with their shares of time where any is stated.
func (c *Composer) duties(r *dataset.Role) *doc.Table {
	if len(r.Duties) == 0 {
		return nil
	}
	t := &doc.Table{Name: "duties", Title: c.say("duties"), Columns: []doc.Column{
		{Key: "duty", Title: c.say("duty"), Weight: 1},
	}}
	shares := anyDuty(r.Duties, func(d dataset.Duty) bool { return d.Share != nil })
	if shares {
		t.Columns = append(t.Columns, doc.Column{Key: "share", Title: c.say("share_short"), Kind: doc.PercentColumn, Display: doc.Bar})
	}
	classified := anyDuty(r.Duties, func(d dataset.Duty) bool { return d.Essential != nil })
	for _, d := range r.Duties {
		cells := []doc.Value{c.duty(d, classified)}
		if shares {
			cells = append(cells, share(d))
		}
		t.Rows = append(t.Rows, doc.Row{Cells: cells})
	}
	return t
}

func share(d dataset.Duty) doc.Value {
	if d.Share == nil {
		return doc.NotStated{}
	}
	return percent(*d.Share)
}

// duty writes a duty as its title, its text and what is seen when it is done well, a line each. What is not essential is marked in
// words where the role tells such duties apart.
func (c *Composer) duty(d dataset.Duty, classified bool) doc.Value {
	head, body := line(d.Title), line(d.Text)
	if head == "" {
		head, body = body, ""
	}
	cell := doc.Rich{doc.Strong{doc.Text(head)}}
	if body == "" && line(d.Outcome) == "" { // a head of nothing
		cell = doc.Rich{doc.Text(head)}
	}
	switch {
	case !classified || d.Essential != nil && *d.Essential:
	case d.Essential == nil:
		cell = append(cell, doc.Text(dot+c.say("unclassified_mark")))
	default:
		cell = append(cell, doc.Text(dot+c.say("marginal_mark")))
	}
	if body != "" {
		cell = append(cell, doc.Break{}, doc.Text(body))
	}
	if outcome := line(d.Outcome); outcome != "" {
		cell = append(cell, doc.Break{}, doc.Emph{doc.Text(c.say("outcome", "text", outcome))})
	}
	return cell
}

// dutiesNote says how the marks of the duties are to be read; empty where the role does not tell essential duties from others.
func (c *Composer) dutiesNote(duties []dataset.Duty) string {
	switch {
	case !anyDuty(duties, func(d dataset.Duty) bool { return d.Essential != nil }):
		return ""
	case anyDuty(duties, func(d dataset.Duty) bool { return d.Essential == nil || !*d.Essential }):
		return c.say("essential_unless_marked")
	}
	return c.say("all_essential")
}

// powers are what the role may do with people and contracts.
func (c *Composer) powers(a *dataset.Authority) []doc.Rich {
	if a == nil {
		return nil
	}
	return inRunningText(
		doc.Fact{Label: c.say("hires"), Value: text(a.Hire)},
		doc.Fact{Label: c.say("dismisses"), Value: text(a.Dismiss)},
		doc.Fact{Label: c.say("contracts"), Value: text(a.Contracts)},
	)
}

// stated keeps the facts that are stated.
func stated(list ...doc.Fact) []doc.Fact {
	return slices.DeleteFunc(list, func(f doc.Fact) bool { return f.Value == doc.Value(doc.NotStated{}) })
}

// inRunningText writes the facts that are stated as parts of a sentence: label and value.
func inRunningText(list ...doc.Fact) []doc.Rich {
	var parts []doc.Rich
	for _, f := range stated(list...) {
		parts = append(parts, doc.Rich{doc.Strong{doc.Text(f.Label + ":")}, doc.Text(" "), f.Value})
	}
	return parts
}

// reach holds the figures of the role's scope that the panel does not show.
func (c *Composer) reach(r *dataset.Role) []doc.Rich {
	s := r.Scope
	if s == nil {
		return nil
	}
	var list []doc.Fact
	if s.Sites != nil && line(r.Employment.Location) != "" {
		list = append(list, doc.Fact{Label: c.say("sites"), Value: mark(number(float64(*s.Sites)), s.Illustrative)})
	}
	for _, f := range s.Figures {
		list = append(list, doc.Fact{Label: line(f.Label), Value: mark(text(f.Value), s.Illustrative)})
	}
	return inRunningText(list...)
}

// skills is the list of skills, with their levels where any is stated.
func (c *Composer) skills(r *dataset.Role) *doc.Table {
	if len(r.Skills) == 0 {
		return nil
	}
	t := &doc.Table{Name: "skills", Title: c.say("skills"), Columns: []doc.Column{
		{Key: "skill", Title: c.say("skill"), Weight: 1},
	}}
	levels := anySkill(r.Skills, func(s dataset.Skill) bool { return s.Level != nil })
	if levels {
		t.Columns = append(t.Columns, doc.Column{Key: "level", Title: c.say("skill_level"), Kind: doc.RatingColumn, Display: doc.Meter})
	}
	for _, s := range r.Skills {
		cells := []doc.Value{c.skill(s)}
		if levels {
			cells = append(cells, c.rating(s.Level))
		}
		t.Rows = append(t.Rows, doc.Row{Cells: cells})
	}
	return t
}

func (c *Composer) skill(s dataset.Skill) doc.Value {
	title := doc.Text(c.skillTitle(s.Skill))
	if s.Need != "desirable" {
		return title
	}
	return doc.Rich{title, doc.Text(" "), doc.Emph{doc.Text(c.say("desirable_mark"))}}
}

func (c *Composer) skillTitle(id string) string {
	if s := c.ds.Skill(id); s != nil {
		return firstOf(line(s.Title), id)
	}
	return id
}

func (c *Composer) rating(level *int) doc.Value {
	if level == nil {
		return doc.NotStated{}
	}
	return doc.Rating{Level: *level, Of: topLevel}
}

// topLevel is the highest skill level.
const topLevel = 4

// skillsNote is the legend of the levels; level 0 needs explaining only where a skill of the role has it.
func (c *Composer) skillsNote(r *dataset.Role) string {
	if !anySkill(r.Skills, func(s dataset.Skill) bool { return s.Level != nil }) {
		return ""
	}
	return c.levelWords(anySkill(r.Skills, func(s dataset.Skill) bool { return s.Level != nil && *s.Level == 0 }))
}

// levelWords lists the skill levels with the dataset's words for them.
func (c *Composer) levelWords(zero bool) string {
	var list []string
	for level, word := range c.ds.SkillLevels {
		if level > 0 || zero {
			list = append(list, c.figure(float64(level))+"\u00a0"+line(word)) // a figure stays with its word
		}
	}
	return strings.Join(list, dot)
}

func (c *Composer) worksWith(r *dataset.Role) []relation {
	var list []relation
	for _, x := range r.Relations {
		external := ""
		if x.External {
			external = c.say("external_mark")
		}
		list = append(list, relation{With: line(x.With), When: join(", ", line(x.Frequency), external), Why: line(x.Purpose)})
	}
	return list
}

// measures is the table of the signs of success.
func (c *Composer) measures(r *dataset.Role) *doc.Table {
	if len(r.Measures) == 0 {
		return nil
	}
	t := &doc.Table{Name: "measures", Title: c.say("measures"), Columns: []doc.Column{
		{Key: "measure", Title: c.say("measure"), Weight: 3},
		{Key: "why", Title: c.say("why"), Weight: 4},
		{Key: "target", Title: c.say("target"), Weight: 2},
	}}
	for _, m := range r.Measures {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Value{text(m.Title), text(m.Why), mark(text(m.Target), m.Illustrative)}})
	}
	return t
}

func (c *Composer) payNote(p *dataset.Pay) string {
	if p == nil {
		return ""
	}
	basis := ""
	if c.payRange(p) != "" {
		basis = c.say("pay_basis", "currency", firstOf(p.Currency, c.ds.Currency), "period", c.payPeriod(p))
	}
	return join(" ", basis, line(p.Note))
}

// terms are the facts of employment that the panel does not show.
func (c *Composer) terms(r *dataset.Role) []doc.Rich {
	e := r.Employment
	fact := func(key string, v doc.Value) doc.Fact { return doc.Fact{Label: c.say(key), Value: v} }
	var fte, travel doc.Value = doc.NotStated{}, doc.NotStated{}
	if e.FTE != nil {
		fte = number(*e.FTE)
	}
	if e.Travel != nil {
		travel = percent(*e.Travel)
	}
	supervisory := ""
	if e.Supervisory != "" {
		supervisory = c.known("supervisory_"+e.Supervisory, line(e.Supervisory))
	}
	return inRunningText(
		fact("department", text(e.Department)),
		fact("schedule", text(e.Schedule)),
		fact("fte", fte),
		fact("overtime", text(capital(e.Overtime))),
		fact("supervisory", text(supervisory)),
		fact("travel", travel),
		fact("direct_reports", text(c.refTitles(r.DirectReports))),
	)
}
