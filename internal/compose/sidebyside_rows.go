package compose

import (
	"slices"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// table returns an empty table with a column for each role, and one that says which rows differ.
func (b *bench) table(name, title, head string) *doc.Table {
	t := &doc.Table{Name: name, Title: title, Columns: []doc.Column{
		{Key: "row", Title: head, Header: true, Weight: 2},
		{Key: "difference", Title: b.say("difference"), Kind: doc.SymbolColumn, Signs: []doc.Sign{
			{Text: b.say("difference"), Meaning: b.say("verdict")},
			{Text: theSame, Meaning: b.say("verdict_same")}, {Text: inKind, Meaning: b.say("verdict_differs")},
		}},
	}}
	for i, r := range b.roles {
		t.Columns = append(t.Columns, doc.Column{Key: "role-" + r.ID, Title: b.label[r.ID], Weight: 4, Accent: b.accent(i)})
	}
	return t
}

// accent ties a column to a role: with colours of their own where they are two, all in one where they are more.
func (b *bench) accent(i int) doc.Accent {
	if len(b.roles) == 2 && i == 1 {
		return doc.SecondAccent
	}
	return doc.FirstAccent
}

// add adds a row with a value for each role, unless no role states one, or all the same where only differences are wanted. A nil value is
// what a role has none of. It reports whether the row was added.
func (b *bench) add(t *doc.Table, head string, values []doc.Value) bool {
	stated := slices.ContainsFunc(values, func(v doc.Value) bool { return v != nil && v != doc.Value(doc.NotStated{}) })
	if !stated {
		b.silent = append(b.silent, head)
		return false
	}
	return b.addMarked(t, doc.Text(head), values, b.alike(values))
}

func (b *bench) addMarked(t *doc.Table, head doc.Value, values []doc.Value, same bool) bool {
	symbol := inKind
	if same {
		if b.only {
			b.same++
			return false
		}
		symbol = theSame
	}
	t.Rows = append(t.Rows, data(append([]doc.Value{head, doc.Text(symbol)}, values...)...))
	return true
}

// alike reports whether all values say the same.
func (b *bench) alike(values []doc.Value) bool {
	said := func(v doc.Value) string {
		if v == nil {
			return "\x00"
		}
		return b.loc.Text(v)
	}
	return !slices.ContainsFunc(values, func(v doc.Value) bool { return said(v) != said(values[0]) })
}

// each returns a value for each role.
func (b *bench) each(of func(*dataset.Role) doc.Value) []doc.Value {
	values := make([]doc.Value, len(b.roles))
	for i, r := range b.roles {
		values[i] = of(r)
	}
	return values
}

// done makes a table that has rows known, and drops one that has none.
func (b *bench) done(t *doc.Table) *doc.Table { return b.workbook.add(unlessEmpty(t)) }

// A fact of a role, with its label.
type roleFact struct {
	label string
	of    func(*dataset.Role) doc.Value
}

func (b *bench) factTable(name, title, head string, facts []roleFact) *doc.Table {
	t := b.table(name, title, head)
	for _, f := range facts {
		b.add(t, f.label, b.each(f.of))
	}
	return b.done(t)
}

// facts are those of the panels of role sheets, and what a role is called and placed by.
func (b *bench) facts() *doc.Table {
	t := b.table("facts", b.say("side_by_side_facts"), b.say("fact"))
	row := func(label string, of func(*dataset.Role) doc.Value) { b.add(t, label, b.each(of)) }
	row(b.say("summary"), func(r *dataset.Role) doc.Value { return text(r.Summary) })
	row(b.say("purpose"), func(r *dataset.Role) doc.Value { return text(r.Purpose) })
	row(b.say("family_head"), func(r *dataset.Role) doc.Value { return text(r.Family) })
	panels := make([]*doc.Facts, len(b.roles))
	for i, r := range b.roles {
		panels[i] = b.panel(r)
	}
	for k, fact := range panels[0].Items {
		values := make([]doc.Value, len(panels))
		for i, p := range panels {
			values[i] = p.Items[k].Value
		}
		b.add(t, fact.Label, values)
	}
	return b.done(t)
}

// dimensionRows holds what each role is in each dimension.
func (b *bench) dimensionRows() *doc.Table {
	t := b.table("dimensions", b.say("matrix"), b.say("dimension"))
	stated := make(map[string]map[string]*statement, len(b.roles))
	for _, r := range b.roles {
		stated[r.ID] = statements(r)
	}
	for _, d := range b.ds.Dimensions {
		b.add(t, firstOf(line(d.Title), d.ID), b.each(func(r *dataset.Role) doc.Value { return stated[r.ID][d.ID].cell() }))
	}
	return b.done(t)
}

// responsibilityRows holds what each role answers for in each area.
func (b *bench) responsibilityRows() *doc.Table {
	t := b.table("responsibilities", b.say("responsibilities"), b.say("area"))
	for _, a := range b.ds.Areas {
		b.add(t, firstOf(line(a.Title), a.ID), b.each(func(r *dataset.Role) doc.Value {
			var parts []string
			for _, x := range r.Responsibilities {
				if x.Area == a.ID {
					parts = append(parts, firstOf(line(x.Short), x.Text))
				}
			}
			return stack(parts...)
		}))
	}
	return b.done(t)
}

// requirements are what a role asks for, besides skills.
func (b *bench) requirements() *doc.Table {
	list := func(label string, of func(*dataset.Role) dataset.Lines) roleFact {
		return roleFact{label, func(r *dataset.Role) doc.Value { return stack(of(r).Texts()...) }}
	}
	return b.factTable("requirements", b.say("education_and_experience"), b.say("requirement"), []roleFact{
		list(b.say("education_required"), func(r *dataset.Role) dataset.Lines { return r.Education.Required }),
		list(b.say("education_preferred"), func(r *dataset.Role) dataset.Lines { return r.Education.Preferred }),
		list(b.say("experience_required"), func(r *dataset.Role) dataset.Lines { return r.Experience.Required }),
		list(b.say("experience_preferred"), func(r *dataset.Role) dataset.Lines { return r.Experience.Preferred }),
	})
}

// authority is what each role may decide, besides the sum that it signs for, which is among the facts.
func (b *bench) authority() *doc.Table {
	of := func(what func(*dataset.Authority) doc.Value) func(*dataset.Role) doc.Value {
		return func(r *dataset.Role) doc.Value {
			if r.Authority == nil {
				return doc.NotStated{}
			}
			return what(r.Authority)
		}
	}
	return b.factTable("authority", b.say("authority"), b.say("power"), []roleFact{
		{b.say("hires"), of(func(a *dataset.Authority) doc.Value { return text(a.Hire) })},
		{b.say("dismisses"), of(func(a *dataset.Authority) doc.Value { return text(a.Dismiss) })},
		{b.say("contracts"), of(func(a *dataset.Authority) doc.Value { return text(a.Contracts) })},
		{b.say("decides_alone"), of(func(a *dataset.Authority) doc.Value { return stack(a.Decides.Texts()...) })},
		{b.say("passes_on"), of(func(a *dataset.Authority) doc.Value { return stack(a.Escalates.Texts()...) })},
	})
}

// scope holds the figures of how far each role reaches that are not among the facts.
func (b *bench) scope() *doc.Table {
	t := b.table("scope", b.say("reach"), b.say("figure"))
	row := func(label string, of func(*dataset.Scope) doc.Value) {
		b.add(t, label, b.each(func(r *dataset.Role) doc.Value {
			if r.Scope == nil {
				return doc.NotStated{}
			}
			return mark(of(r.Scope), r.Scope.Illustrative)
		}))
	}
	row(b.say("sites"), func(s *dataset.Scope) doc.Value {
		if s.Sites == nil {
			return doc.NotStated{}
		}
		return number(float64(*s.Sites))
	})
	var figures []string // labels, in the order in which they turn up
	for _, r := range b.roles {
		if r.Scope == nil {
			continue
		}
		for _, f := range r.Scope.Figures {
			if label := line(f.Label); label != "" && !slices.Contains(figures, label) {
				figures = append(figures, label)
			}
		}
	}
	for _, label := range figures {
		row(label, func(s *dataset.Scope) doc.Value {
			var values []string
			for _, f := range s.Figures {
				if line(f.Label) == label {
					values = append(values, f.Value)
				}
			}
			return stack(values...)
		})
	}
	return b.done(t)
}

// career says where people come from and where they go.
func (b *bench) career() *doc.Table {
	return b.factTable("career", b.say("career"), b.say("step"), []roleFact{
		{b.say("comes_from"), func(r *dataset.Role) doc.Value { return stack(b.titles(r.Career.From)...) }},
		{b.say("goes_to"), func(r *dataset.Role) doc.Value { return stack(b.titles(r.Career.To)...) }},
		{b.say("note"), func(r *dataset.Role) doc.Value { return text(r.Career.Note) }},
	})
}

// employment holds the terms and conditions that the facts do not.
func (b *bench) employment() *doc.Table {
	return b.factTable("terms", b.say("conditions_and_terms"), b.say("term"), []roleFact{
		{b.say("department"), func(r *dataset.Role) doc.Value { return text(r.Employment.Department) }},
		{b.say("schedule"), func(r *dataset.Role) doc.Value { return text(r.Employment.Schedule) }},
		{b.say("fte"), func(r *dataset.Role) doc.Value {
			return orNotStated(r.Employment.FTE, func(x float64) doc.Value { return number(x) })
		}},
		{b.say("overtime"), func(r *dataset.Role) doc.Value { return text(capital(r.Employment.Overtime)) }},
		{b.say("supervisory"), func(r *dataset.Role) doc.Value {
			if r.Employment.Supervisory == "" {
				return doc.NotStated{}
			}
			return text(b.known("supervisory_"+r.Employment.Supervisory, line(r.Employment.Supervisory)))
		}},
		{b.say("travel"), func(r *dataset.Role) doc.Value {
			return orNotStated(r.Employment.Travel, func(x float64) doc.Value { return percent(x) })
		}},
		{b.say("direct_reports"), func(r *dataset.Role) doc.Value { return text(b.refTitles(r.DirectReports)) }},
		{b.say("conditions"), func(r *dataset.Role) doc.Value { return stack(r.Conditions.Texts()...) }},
		{b.say("physical"), func(r *dataset.Role) doc.Value { return stack(r.Employment.Physical.Texts()...) }},
		{b.say("benefits"), func(r *dataset.Role) doc.Value { return stack(r.Benefits.Texts()...) }},
		{b.say("hiring"), func(r *dataset.Role) doc.Value { return stack(r.Hiring.Texts()...) }},
		{b.say("notes"), func(r *dataset.Role) doc.Value { return stack(r.Notes.Texts()...) }},
	})
}

func orNotStated(x *float64, of func(float64) doc.Value) doc.Value {
	if x == nil {
		return doc.NotStated{}
	}
	return of(*x)
}

// stack sets the texts of a list one below the other, each behind a dash where they are several.
func stack(texts ...string) doc.Value {
	texts = lines(texts...)
	if len(texts) < 2 {
		return text(strings.Join(texts, ""))
	}
	var cell doc.Rich
	for i, s := range texts {
		if i > 0 {
			cell = append(cell, doc.Break{})
		}
		cell = append(cell, doc.Text("–\u00a0"+s))
	}
	return cell
}
