package compose

import (
	"cmp"
	"slices"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
)

// skills has a row for each role and a column for each skill of the dataset that a role asks for.
func (m *matrix) skills() *doc.Table {
	asked := make(map[string]bool)
	levels := make([]map[string]doc.Value, len(m.roles))
	for i, r := range m.roles {
		levels[i] = make(map[string]doc.Value, len(r.Skills))
		for _, s := range r.Skills {
			levels[i][s.Skill] = m.rating(s.Level)
			asked[s.Skill] = true
		}
	}
	t := &doc.Table{Name: skillsTable, Title: m.say("skills"), Columns: []doc.Column{m.roleHead()}}
	for _, s := range m.ds.Skills {
		if asked[s.ID] {
			t.Columns = append(t.Columns, doc.Column{
				Key: skillColumn(s), Title: firstOf(line(s.Title), s.ID), Kind: doc.RatingColumn, Weight: 1, Emphasis: doc.Scale,
			})
		}
	}
	if len(t.Columns) == 1 {
		return nil
	}
	for i, r := range m.roles {
		cells := []doc.Value{doc.Text(m.label[r.ID])}
		for _, s := range m.ds.Skills {
			if !asked[s.ID] {
				continue
			}
			level, ok := levels[i][s.ID]
			if !ok {
				level = doc.NotStated{}
			}
			cells = append(cells, level)
		}
		t.Rows = append(t.Rows, data(cells...))
	}
	return m.add(t)
}

func skillColumn(s dataset.Term) string { return "skill-" + s.ID }

// skillGap sets the skills of two roles against each other; a reader of the workbook chooses which. It opens with a step of a career.
func (m *matrix) skillGap() (*doc.Table, *doc.Chart) {
	from, to := m.firstStep()
	choose := doc.Choices{Table: skillsTable, Column: "role"}
	t := m.add(&doc.Table{
		Name: skillGapTable, Title: m.say("skill_gap_sheet"),
		Columns: []doc.Column{
			{Key: "skill", Title: m.say("skill"), Header: true, Weight: 3},
			{Key: "from", Title: m.say("first_role"), Kind: doc.RatingColumn, Weight: 2},
			{Key: "to", Title: m.say("second_role"), Kind: doc.RatingColumn, Weight: 2},
			{Key: "gap", Title: m.say("levels_to_build"), Kind: doc.NumberColumn, Emphasis: doc.Scale, Weight: 1},
		},
		Rows: []doc.Row{data(doc.Text(m.say("role_compared")), doc.Text(m.label[from]), doc.Text(m.label[to]), nil)},
		Fields: []doc.Field{
			{Column: "from", Name: "FirstRole", Input: true, From: choose, Note: m.say("choose_role")},
			{Column: "to", Name: "SecondRole", Input: true, From: choose, Note: m.say("choose_role")},
		},
	})
	for _, s := range m.ds.Skills {
		if m.column(skillsTable, skillColumn(s)) < 0 {
			continue
		}
		at := len(t.Rows)
		level := func(name string) doc.Value {
			return computed(lookUp(skillsTable, skillColumn(s), "role", named(name)), doc.Rating{Of: topLevel})
		}
		t.Rows = append(t.Rows, data(computed(m.corner(firstOf(line(s.Title), s.ID), at), textForm), level("FirstRole"), level("SecondRole"),
			computed(atLeastZero(minus(own("to", at), own("from", at))), countForm)))
	}
	last := len(t.Rows) - 1
	unknown := func(column string) doc.Value {
		cells := doc.Cells{Column: column, First: 1, Last: last}
		return computed(doc.CountIf{{Cells: cells, Op: doc.Equal, Key: notStated}}, countForm)
	}
	t.Rows = append(t.Rows, doc.Row{Kind: doc.TotalRow, Cells: []doc.Value{
		doc.Text(m.say("total")), nil, nil, computed(doc.Sum{Column: "gap", First: 1, Last: last}, countForm),
	}}, doc.Row{Kind: doc.TotalRow, Cells: []doc.Value{
		doc.Text(m.say("levels_unknown")), unknown("from"), unknown("to"), unknown("gap"),
	}})
	if last < fewestCorners || last > mostCorners {
		return t, nil
	}
	chart := &doc.Chart{
		Kind: doc.RadarChart, Title: m.say("skill_gap_chart"), Table: t, Category: "skill", Skip: 1,
		Alt: m.say("skill_gap_alt", "a", m.label[from], "b", m.label[to]),
		Series: []doc.Series{
			{Column: "from", Name: &doc.Ref{Table: skillGapTable, Column: "from"}},
			{Column: "to", Name: &doc.Ref{Table: skillGapTable, Column: "to"}},
		},
	}
	long := func(s dataset.Term) bool {
		return ooxml.Units(line(s.Title)) > mostName && m.column(skillsTable, skillColumn(s)) >= 0
	}
	if slices.ContainsFunc(m.ds.Skills, long) { // the names leave a radar no room
		chart.Kind, chart.Alt = doc.BarChart, m.say("skill_gap_bars_alt", "a", m.label[from], "b", m.label[to])
	}
	return t, chart
}

// corner names a skill, and thereby a corner of the radar, with a sign where one of the roles states no level of it. Some programs leave out the
// point of such a level, others put it at 0: the sign tells it from a level of 0 everywhere.
func (m *matrix) corner(skill string, row int) doc.Expr {
	stated := doc.All{doc.IsFigure{Of: own("from", row)}, doc.IsFigure{Of: own("to", row)}}
	return doc.Join{word(skill), when(stated, word(""), word(m.say("level_unknown")))}
}

// firstStep is the first step from a role of the dataset to another, or else the first two roles.
func (m *matrix) firstStep() (from, to string) {
	for _, r := range m.roles {
		for _, next := range r.Career.To {
			if m.ds.Role(next.Role) != nil {
				return r.ID, next.Role
			}
		}
	}
	return m.roles[0].ID, m.roles[min(1, len(m.roles)-1)].ID
}

// column is the place of a column in a table, -1 where there is none.
func (b *workbook) column(table, key string) int {
	for _, t := range b.tables {
		for i, c := range t.Columns {
			if t.Name == table && c.Key == key {
				return i
			}
		}
	}
	return -1
}

// A step leads from a role to another; one of them may be outside of the dataset.
type step struct{ from, to dataset.RoleRef }

// key tells steps apart.
func (s step) key() [4]string { return [...]string{s.from.Role, s.from.Title, s.to.Role, s.to.Title} }

// steps are the steps that roles state, each once. Those to and from a role follow each other, in the order of the roles.
func (m *matrix) steps() []step {
	var list []step
	place := make(map[[4]string]int)
	add := func(s step, at int) {
		s.from.Count, s.to.Count = nil, nil
		if _, seen := place[s.key()]; !seen {
			place[s.key()] = at
			list = append(list, s)
		}
	}
	index := make(map[string]int, len(m.roles))
	for i, r := range m.roles {
		index[r.ID] = i
	}
	for i, r := range m.roles {
		here := dataset.RoleRef{Role: r.ID}
		for _, from := range r.Career.From {
			at := 2 * i // from outside: before the steps that the role starts
			if inside, ok := index[from.Role]; ok {
				at = 2*inside + 1
			}
			add(step{from, here}, at)
		}
		for _, to := range r.Career.To {
			add(step{here, to}, 2*i+1)
		}
	}
	slices.SortStableFunc(list, func(a, b step) int { return cmp.Compare(place[a.key()], place[b.key()]) })
	return list
}

// careers lists the steps, with the levels of skills to build for each; the second table says which skills these are.
func (m *matrix) careers() (careers, gaps *doc.Table) {
	steps := m.steps()
	if len(steps) == 0 {
		return nil, nil
	}
	name := func(ref dataset.RoleRef) string { return firstOf(m.label[ref.Role], m.brief.of(m.refTitle(ref))) }
	gaps = m.careerGaps(steps, name)
	careers = m.add(&doc.Table{Name: "careers", Title: m.say("careers"), Columns: []doc.Column{
		{Key: "from", Title: m.say("career_from"), Header: true, Weight: 2},
		{Key: "to", Title: m.say("career_to"), Header: true, Weight: 2},
		{Key: "skills", Title: m.say("skills_to_build"), Kind: doc.NumberColumn},
		{Key: "levels", Title: m.say("levels_to_build"), Kind: doc.NumberColumn},
		{Key: "unknown", Title: m.say("levels_unknown"), Kind: doc.NumberColumn},
		{Key: "which", Title: m.say("which_skills"), Weight: 4},
	}})
	for at, s := range steps {
		cells := []doc.Value{doc.Text(name(s.from)), doc.Text(name(s.to)), doc.NotStated{}, doc.NotStated{}, doc.NotStated{}, doc.NotStated{}}
		from, to := m.ds.Role(s.from.Role), m.ds.Role(s.to.Role)
		if gaps != nil && from != nil && to != nil {
			of := []doc.Match{
				match(careerGapsTable, "from", doc.Equal, own("from", at)), match(careerGapsTable, "to", doc.Equal, own("to", at)),
			}
			cells[2] = computed(doc.CountIf(append(slices.Clip(of), match(careerGapsTable, "gap", doc.More, num(0)))), countForm)
			cells[3] = computed(sumIf(careerGapsTable, "gap", of...), countForm)
			cells[4] = computed(doc.CountIf(append(slices.Clip(of), match(careerGapsTable, "gap", doc.Equal, notStated))), countForm)
			which, _ := m.skillGaps(from, to)
			cells[5] = text(enumerate(which))
		}
		careers.Rows = append(careers.Rows, data(cells...))
	}
	return careers, gaps
}

// careerGaps has a row for each step within the dataset and each skill that the role at its end asks for.
func (m *matrix) careerGaps(steps []step, name func(dataset.RoleRef) string) *doc.Table {
	t := &doc.Table{Name: careerGapsTable, Title: m.say("career_gaps"), Columns: []doc.Column{
		{Key: "from", Title: m.say("career_from"), Header: true, Weight: 2},
		{Key: "to", Title: m.say("career_to"), Header: true, Weight: 2},
		{Key: "skill", Title: m.say("skill"), Header: true, Weight: 2},
		{Key: "has", Title: m.say("level_has"), Kind: doc.RatingColumn},
		{Key: "needs", Title: m.say("level_needs"), Kind: doc.RatingColumn},
		{Key: "gap", Title: m.say("levels_to_build"), Kind: doc.NumberColumn, Emphasis: doc.Scale},
	}}
	row := make(map[string]int, len(m.roles))
	for i, r := range m.roles {
		row[r.ID] = i
	}
	for _, s := range steps {
		from, to := m.ds.Role(s.from.Role), m.ds.Role(s.to.Role)
		if from == nil || to == nil {
			continue
		}
		for _, skill := range to.Skills {
			if skill.Level != nil && *skill.Level == 0 || m.column(skillsTable, "skill-"+skill.Skill) < 0 {
				continue
			}
			at := len(t.Rows)
			level := func(role string) doc.Value {
				return computed(ref(skillsTable, "skill-"+skill.Skill, row[role]), doc.Rating{Of: topLevel})
			}
			t.Rows = append(t.Rows, data(doc.Text(name(s.from)), doc.Text(name(s.to)), doc.Text(m.skillTitle(skill.Skill)),
				level(from.ID), level(to.ID), computed(atLeastZero(minus(own("needs", at), own("has", at))), countForm)))
		}
	}
	return m.add(unlessEmpty(t))
}
