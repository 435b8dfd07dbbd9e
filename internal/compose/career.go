package compose

import (
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// mostAlternatives is how many roles a step of a career path can name.
const mostAlternatives = 3

// careerPath draws where people come from, the role, and where they go; nil where the role states neither, or more than a drawing
// can hold.
func (c *Composer) careerPath(r *dataset.Role) *doc.Chart {
	from, to := c.titles(r.Career.From), c.titles(r.Career.To)
	if len(from)+len(to) == 0 || len(from) > mostAlternatives || len(to) > mostAlternatives {
		return nil
	}
	t := &doc.Table{Name: "career", Title: c.say("career"), Columns: []doc.Column{
		{Key: "step", Title: c.say("step"), Header: true, Weight: 1},
		{Key: "here", Title: c.say("here"), Kind: doc.SymbolColumn},
	}}
	var steps []string
	add := func(title string, here doc.Value) {
		if title == "" {
			return
		}
		steps = append(steps, title)
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Value{doc.Text(title), here}})
	}
	add(c.either(from), nil)
	add(line(r.Title), doc.Text("x"))
	add(c.either(to), nil)
	return &doc.Chart{
		Kind:  doc.PathChart,
		Alt:   c.say("career_alt", "steps", strings.Join(steps, " → "), "role", line(r.Title)),
		Table: t,
	}
}

// titles are the titles of the roles that refs name.
func (c *Composer) titles(refs []dataset.RoleRef) []string {
	var list []string
	for _, ref := range refs {
		if title := c.refTitle(ref); title != "" {
			list = append(list, title)
		}
	}
	return list
}

// either names roles of which one is meant.
func (c *Composer) either(titles []string) string {
	if len(titles) < 2 {
		return strings.Join(titles, "")
	}
	last := len(titles) - 1
	return c.say("or", "a", enumerate(titles[:last]), "b", titles[last])
}

// careerNotes are the role's own note and the skills to build for the roles of the dataset that come next.
func (c *Composer) careerNotes(r *dataset.Role) []string {
	var list []string
	if note := line(r.Career.Note); note != "" {
		list = append(list, note)
	}
	for _, ref := range r.Career.To {
		next := c.ds.Role(ref.Role)
		if next == nil {
			continue
		}
		gaps, unknown := c.skillGaps(r, next)
		if len(gaps) > 0 {
			list = append(list, c.say("skill_gaps", "role", line(next.Title), "gaps", strings.Join(gaps, ", ")))
		}
		if len(unknown) > 0 {
			list = append(list, c.say("skill_gaps_unknown", "role", line(next.Title), "skills", c.some(unknown)))
		}
	}
	return list
}

// skillGaps lists the skills that next asks more of than r, and those that it asks for while one of the two states no level: whether these are
// to be built nobody can tell.
func (c *Composer) skillGaps(r, next *dataset.Role) (gaps, unknown []string) {
	levels := make(map[string]int, len(r.Skills))
	for _, s := range r.Skills {
		if s.Level != nil {
			levels[s.Skill] = *s.Level
		}
	}
	for _, s := range next.Skills {
		switch from, stated := levels[s.Skill]; {
		case s.Level != nil && *s.Level == 0:
		case !stated || s.Level == nil:
			unknown = append(unknown, c.skillTitle(s.Skill))
		case *s.Level > from:
			gaps = append(gaps, c.say("skill_gap", "skill", c.skillTitle(s.Skill),
				"from", c.figure(float64(from)), "to", c.figure(float64(*s.Level))))
		}
	}
	return gaps, unknown
}
