package compose

import (
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// The skills that a drawing has room for, and the roles whose signs it can tell apart.
const (
	fewestCorners = 3
	mostCorners   = 24
	mostPolygons  = 4
)

// mostNoted is how many desirable skills a note under the table can name.
const mostNoted = 12

// skillRows has a row for each skill that a role asks for. Where levels alone tell the roles apart, its cells are levels, and the note names
// skills that are desirable alone; else the cells say it in words, and workbooks have the levels besides, to draw: an empty cell where none is
// stated, since a text is a point at 0 to Excel. Where the cells are drawn themselves, a sign behind the skill says so instead.
func (b *bench) skillRows() (t *doc.Table, note string, chart *doc.Chart) {
	asked := make([]map[string]dataset.Skill, len(b.roles))
	someone := make(map[string]bool)
	levels, bare := false, false // some skill has a level, or has none
	unknown := false             // some role states no level of a skill that another has
	var desirable []string
	for i, r := range b.roles {
		asked[i] = make(map[string]dataset.Skill, len(r.Skills))
		for _, s := range r.Skills {
			asked[i][s.Skill], someone[s.Skill] = s, true
			levels, bare = levels || s.Level != nil, bare || s.Level == nil
			if s.Need == "desirable" {
				desirable = append(desirable, b.say("skill_of", "skill", b.skillTitle(s.Skill), "role", b.label[r.ID]))
			}
		}
	}
	if len(someone) == 0 {
		b.silent = append(b.silent, b.say("skills"))
		return nil, "", nil
	}
	for _, of := range asked {
		unknown = unknown || len(of) < len(someone)
	}
	inWords := bare || len(desirable) > mostNoted
	besides := levels && inWords
	t = b.skillTable(inWords, besides)
	for _, skill := range b.ds.Skills {
		if !someone[skill.ID] {
			continue
		}
		cells, ratings := make([]doc.Value, len(b.roles)), make([]doc.Value, len(b.roles))
		title := firstOf(line(skill.Title), skill.ID)
		same := true
		for i := range b.roles {
			s, ok := asked[i][skill.ID]
			first, too := asked[0][skill.ID]
			same = same && ok == too && s.Need == first.Need
			ratings[i] = b.rating(s.Level)
			if !ok && !inWords && !strings.HasSuffix(title, b.say("level_unknown")) {
				title += b.say("level_unknown")
			}
			cells[i] = ratings[i]
			if inWords {
				cells[i] = b.skillInWords(s, ok)
			}
		}
		same = same && b.alike(ratings)
		if besides {
			cells = append(cells, drawn(ratings)...)
		}
		b.addMarked(t, doc.Text(title), cells, same)
	}
	if t = b.done(t); t == nil {
		return nil, "", nil
	}
	if levels {
		note = b.levelWords(true)
	}
	if unknown && !inWords {
		note = join(" ", sentence(note), b.say("level_unknown_note"))
	}
	if len(desirable) > 0 && !inWords {
		note = join(" ", sentence(note), b.say("desirable_skills", "names", enumerate(desirable)))
	}
	if levels {
		chart = b.skillPolygons(t, besides)
	}
	return t, note, chart
}

// drawn are the levels that have a point.
func drawn(ratings []doc.Value) []doc.Value {
	cells := make([]doc.Value, len(ratings))
	for i, r := range ratings {
		if _, absent := r.(doc.NotStated); !absent {
			cells[i] = r
		}
	}
	return cells
}

// skillTable returns the table of skills without rows.
func (b *bench) skillTable(inWords, besides bool) *doc.Table {
	t := b.table("skills", b.say("skills"), b.say("skill"))
	if !inWords {
		for i := range b.roles {
			t.Columns[i+2].Kind, t.Columns[i+2].Display, t.Columns[i+2].Weight = doc.RatingColumn, doc.Meter, 2
		}
	}
	if besides {
		for _, r := range b.roles {
			t.Columns = append(t.Columns, doc.Column{
				Key: levelColumn(r), Title: b.say("level_of", "role", b.label[r.ID]), Kind: doc.RatingColumn, Detail: true,
			})
		}
	}
	return t
}

func levelColumn(r *dataset.Role) string { return "level-" + r.ID }

// skillInWords says that a role asks for a skill, on which level, and whether it is required.
func (b *bench) skillInWords(s dataset.Skill, asked bool) doc.Value {
	desirable := s.Need == "desirable"
	switch {
	case !asked:
		return doc.NotStated{}
	case s.Level == nil && desirable:
		return doc.Text(b.say("desirable"))
	case s.Level == nil:
		return doc.Text(b.say("required"))
	case desirable:
		return doc.Rich{b.rating(s.Level), doc.Text(" "), doc.Emph{doc.Text(b.say("desirable_mark"))}}
	}
	return doc.Rich{b.rating(s.Level)}
}

// skillPolygons draws the levels of skills, a polygon for each role.
func (b *bench) skillPolygons(t *doc.Table, besides bool) *doc.Chart {
	if n := len(t.Rows); n < fewestCorners || n > mostCorners || len(b.roles) > mostPolygons {
		return nil
	}
	c := &doc.Chart{Kind: doc.RadarChart, Title: b.say("skills"), Table: t, Category: "row", Alt: b.say("skills_alt", "roles", enumerate(b.roleLabels()))}
	for _, r := range b.roles {
		column := "role-" + r.ID
		if besides {
			column = levelColumn(r)
		}
		c.Series = append(c.Series, doc.Series{Column: column})
	}
	return c
}
