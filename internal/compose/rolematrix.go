package compose

import (
	"slices"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// roleMatrix is the view of templates/role-matrix.md.tmpl. A table that would hold nothing is nil.
type roleMatrix struct {
	Title      string
	Context    string
	Matrix     *doc.Table
	Duties     *doc.Table
	DutiesNote string
	DutySums   *doc.Table
	RACI       *doc.Table
	RACILoad   *doc.Table
	Skills     *doc.Table
	Levels     string
	SkillGap   *doc.Table
	SkillChart *doc.Chart
	Pay        *doc.Table
	PayChart   *doc.Chart
	PayNote    string
	Careers    *doc.Table
	CareerGaps *doc.Table
}

func (c *Composer) roleMatrices(Selection) []Subject {
	if len(c.ds.Roles) == 0 {
		return nil
	}
	return []Subject{{
		Kind: "role-matrix", Name: "role-matrix", Roles: c.roleIDs(),
		Title: c.say("role_matrix_title", "dataset", line(c.ds.Title)),
	}}
}

func (c *Composer) composeRoleMatrix(Subject) (*doc.Document, diag.List) {
	subjects := c.roleMatrices(Selection{})
	if len(subjects) == 0 {
		return nil, refuse("wrong-subject", "the dataset has no roles", "")
	}
	s := subjects[0]
	m := &matrix{workbook: &workbook{Composer: c}, roles: c.ds.Roles}
	m.label = m.brief.labels(m.roles)
	view := &roleMatrix{
		Title: s.Title, Context: line(c.ds.Organisation.Name), Matrix: m.dimensions(), Levels: c.levelWords(true),
	}
	view.Duties, view.DutiesNote = m.duties()
	if view.Duties != nil {
		view.DutySums = m.dutySums()
	}
	view.RACI, view.RACILoad = m.raci()
	view.Skills = m.skills()
	if view.Skills != nil {
		view.SkillGap, view.SkillChart = m.skillGap()
	}
	view.Pay, view.PayChart, view.PayNote = m.pay()
	view.Careers, view.CareerGaps = m.careers()
	return m.compose(s, c.say("role_matrix_subject", "dataset", line(c.ds.Title)), view)
}

// matrix builds the tables of a role matrix.
type matrix struct {
	*workbook
	roles []*dataset.Role
	label map[string]string // of each role
}

// The names of tables that others refer to.
const (
	dutiesTable     = "duties"
	raciTable       = "raci"
	skillsTable     = "skills"
	skillGapTable   = "skill-gap"
	careerGapsTable = "career-gaps"
)

// roleHead heads the rows of a table with roles.
func (m *matrix) roleHead() doc.Column {
	return doc.Column{Key: "role", Title: m.say("role"), Header: true, Weight: 2}
}

// dimensions has a row for each role and a column for each dimension.
func (m *matrix) dimensions() *doc.Table {
	if len(m.ds.Dimensions) == 0 {
		return nil
	}
	t := m.add(&doc.Table{Name: "matrix", Title: m.say("matrix"), Sheet: m.say("matrix_sheet"), Columns: []doc.Column{m.roleHead()}})
	for _, d := range m.ds.Dimensions {
		t.Columns = append(t.Columns, doc.Column{Key: "dimension-" + d.ID, Title: firstOf(line(d.Title), d.ID), Weight: 3})
	}
	for _, r := range m.roles {
		cells := []doc.Value{doc.Text(m.label[r.ID])}
		stated := statements(r)
		for _, d := range m.ds.Dimensions {
			cells = append(cells, stated[d.ID].cell())
		}
		t.Rows = append(t.Rows, data(cells...))
	}
	return t
}

// duties has a row for each duty of each role. Its note names the columns that it does without, since no duty states anything there.
func (m *matrix) duties() (t *doc.Table, note string) {
	essential, marginal := m.say("essential_yes"), m.say("essential_no")
	t = &doc.Table{Name: dutiesTable, Title: m.say("duties"), Columns: []doc.Column{
		m.roleHead(),
		{Key: "duty", Title: m.say("duty"), Weight: 3},
		{Key: "text", Title: m.say("description"), Weight: 5},
		{Key: "share", Title: m.say("share"), Kind: doc.PercentColumn, Display: doc.Bar, Input: true, Limits: upTo(1), Note: m.say("share_entry")},
		{Key: "essential", Title: m.say("essential"), Weight: 1, Input: true, Allowed: []string{essential, marginal}, Note: m.say("essential_entry")},
		{Key: "outcome", Title: m.say("result"), Weight: 3},
	}}
	for _, r := range m.roles {
		for _, d := range r.Duties {
			var need doc.Value = doc.NotStated{}
			if d.Essential != nil {
				need = doc.Text(marginal)
				if *d.Essential {
					need = doc.Text(essential)
				}
			}
			t.Rows = append(t.Rows, data(doc.Text(m.label[r.ID]), text(d.Title), text(d.Text), share(d), need, text(d.Outcome)))
		}
	}
	if silent := dropSilent(t, "duty", "text", "outcome"); len(silent) > 0 {
		note = m.say("none_states", "names", enumerate(silent))
	}
	return m.add(unlessEmpty(t)), note
}

// dutySums checks for each role that has duties whether their shares of time add up.
func (m *matrix) dutySums() *doc.Table {
	t := m.add(&doc.Table{Name: "duty-sums", Title: m.say("duty_sums"), Columns: []doc.Column{
		m.roleHead(),
		{Key: "duties", Title: m.say("duties"), Kind: doc.NumberColumn},
		{Key: "essential", Title: m.say("essential_duties_short"), Kind: doc.NumberColumn},
		{Key: "shares", Title: m.say("shares_stated"), Kind: doc.NumberColumn},
		{Key: "sum", Title: m.say("shares_sum"), Kind: doc.PercentColumn},
		{Key: "state", Title: m.say("state"), Emphasis: doc.Flags},
	}})
	for _, r := range m.roles {
		if len(r.Duties) == 0 {
			continue
		}
		at := len(t.Rows)
		ofRole := match(dutiesTable, "role", doc.Equal, own("role", at))
		state := when(is(own("shares", at), doc.Equal, num(0)), notStated,
			when(is(doc.Round{Of: own("sum", at), Decimals: 4}, doc.Equal, num(1)),
				word(doc.Fine+" "+m.say("shares_whole")), word(doc.Fault+" "+m.say("shares_not_whole"))))
		t.Rows = append(t.Rows, data(
			doc.Text(m.label[r.ID]),
			computed(doc.CountIf{ofRole}, countForm),
			computed(doc.CountIf{ofRole, match(dutiesTable, "essential", doc.Equal, word(m.say("essential_yes")))}, countForm),
			computed(doc.CountIf{ofRole, match(dutiesTable, "share", doc.AtLeast, num(0))}, countForm),
			computed(sumIf(dutiesTable, "share", ofRole), doc.Percent{}),
			computed(state, textForm),
		))
	}
	return t
}

// The letters of the parts in a responsibility area.
var raciParts = []struct {
	letter, label string
	roles         func(dataset.Assignment) []string
}{
	{"R", "raci_responsible", func(a dataset.Assignment) []string { return a.Responsible }},
	{"A", "raci_accountable", func(a dataset.Assignment) []string { return a.Accountable }},
	{"C", "raci_consulted", func(a dataset.Assignment) []string { return a.Consulted }},
	{"I", "raci_informed", func(a dataset.Assignment) []string { return a.Informed }},
}

// raci has a row for each area and a column for each role that has a part in one, and checks that one role answers for each area.
// The second table counts the parts of each role.
func (m *matrix) raci() (parts, load *doc.Table) {
	taking := make(map[string]bool)
	for _, a := range m.ds.RACI {
		for _, part := range raciParts {
			for _, id := range part.roles(a) {
				taking[id] = true
			}
		}
	}
	if len(taking) == 0 {
		return nil, nil
	}
	var letters []string
	for _, part := range raciParts {
		letters = append(letters, part.letter)
	}
	t := m.add(&doc.Table{Name: raciTable, Title: m.say("raci"), Columns: []doc.Column{
		{Key: "area", Title: m.say("area"), Header: true, Weight: 3},
	}})
	var roles []string
	for _, r := range m.roles {
		if taking[r.ID] {
			roles = append(roles, r.ID)
			t.Columns = append(t.Columns, doc.Column{
				Key: "role-" + r.ID, Title: m.label[r.ID], Kind: doc.SymbolColumn, Weight: 1, Input: true, Allowed: letters, Note: m.say("raci_entry"),
			})
		}
	}
	t.Columns = append(t.Columns, doc.Column{Key: "state", Title: m.say("state"), Emphasis: doc.Flags, Weight: 1})
	first, last := "role-"+roles[0], "role-"+roles[len(roles)-1]
	for at, a := range m.ds.RACI {
		letter := make(map[string]string)
		for _, part := range raciParts {
			for _, id := range part.roles(a) {
				letter[id] = part.letter
			}
		}
		cells := []doc.Value{text(m.areaTitle(a.Area))}
		for _, id := range roles {
			var cell doc.Value // no part
			if letter[id] != "" {
				cell = doc.Text(letter[id])
			}
			cells = append(cells, cell)
		}
		count := doc.CountIf{{Cells: doc.Cells{Column: first, To: last, First: at, Last: at}, Op: doc.Equal, Key: word("A")}}
		state := when(is(count, doc.Equal, num(1)), word(doc.Fine+" "+m.say("one_accountable")),
			doc.Join{word(doc.Fault + " "), count, word(" " + m.say("times_accountable"))})
		t.Rows = append(t.Rows, data(append(cells, computed(state, textForm))...))
	}
	return t, m.raciLoad(roles)
}

func (m *matrix) areaTitle(id string) string {
	if a := m.ds.Area(id); a != nil {
		return firstOf(line(a.Title), id)
	}
	return id
}

// raciLoad counts how often each role has which part.
func (m *matrix) raciLoad(roles []string) *doc.Table {
	t := m.add(&doc.Table{Name: "raci-load", Title: m.say("raci_load"), Columns: []doc.Column{m.roleHead()}})
	for _, part := range raciParts {
		t.Columns = append(t.Columns, doc.Column{
			Key: "part-" + part.letter, Title: m.say(part.label), Kind: doc.NumberColumn, Emphasis: doc.Scale,
		})
	}
	t.Columns = append(t.Columns, doc.Column{Key: "all", Title: m.say("parts_in_all"), Kind: doc.NumberColumn})
	for at, id := range roles {
		cells := []doc.Value{doc.Text(m.label[id])}
		for _, part := range raciParts {
			cells = append(cells, computed(doc.CountIf{match(raciTable, "role-"+id, doc.Equal, word(part.letter))}, countForm))
		}
		t.Rows = append(t.Rows, data(append(cells, computed(doc.Sum{Column: "part-R", To: "part-I", First: at, Last: at}, countForm))...))
	}
	return t
}

func unlessEmpty(t *doc.Table) *doc.Table {
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// dropSilent takes columns out of a table in which no row states anything, so that the others have their room, and returns what they are called.
func dropSilent(t *doc.Table, keys ...string) []string {
	var silent []string
	for _, key := range keys {
		j := slices.IndexFunc(t.Columns, func(c doc.Column) bool { return c.Key == key })
		if slices.ContainsFunc(t.Rows, func(r doc.Row) bool { _, absent := r.Cells[j].(doc.NotStated); return !absent }) {
			continue
		}
		silent = append(silent, t.Columns[j].Title)
		t.Columns = slices.Delete(t.Columns, j, j+1)
		for i := range t.Rows {
			t.Rows[i].Cells = slices.Delete(t.Rows[i].Cells, j, j+1)
		}
	}
	return silent
}
