package compose

import (
	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// roleMatrix is the view of templates/role-matrix.md.tmpl. A table that would hold nothing is nil.
type roleMatrix struct {
	Title   string
	Context string
	Matrix  *doc.Table
	Duties  *doc.Table
	Skills  *doc.Table
	Levels  string
	Pay     *doc.Table
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
	blocks, problems := c.execute(s.Kind, &roleMatrix{
		Title:   s.Title,
		Context: line(c.ds.Organisation.Name),
		Matrix:  c.dimensionsTable(),
		Duties:  c.dutiesTable(),
		Skills:  c.skillsTable(),
		Levels:  c.levelWords(true),
		Pay:     c.payTable(),
	})
	footer := join(dot, s.Title, c.datasetEdition())
	return c.document(s, c.say("role_matrix_subject", "dataset", line(c.ds.Title)), footer, blocks), problems
}

// roleColumn heads the rows of a table with the titles of roles.
func (c *Composer) roleColumn() doc.Column {
	return doc.Column{Key: "role", Title: c.say("role"), Header: true, Weight: 2}
}

// dimensionsTable has a row for each role and a column for each dimension.
func (c *Composer) dimensionsTable() *doc.Table {
	if len(c.ds.Dimensions) == 0 {
		return nil
	}
	t := &doc.Table{Name: "matrix", Title: c.say("matrix"), Columns: []doc.Column{c.roleColumn()}}
	for _, d := range c.ds.Dimensions {
		t.Columns = append(t.Columns, doc.Column{Key: "dimension-" + d.ID, Title: firstOf(line(d.Title), d.ID), Weight: 3})
	}
	for _, r := range c.ds.Roles {
		cells := []doc.Value{text(r.Title)}
		stated := statements(r)
		for _, d := range c.ds.Dimensions {
			cells = append(cells, stated[d.ID].cell())
		}
		t.Rows = append(t.Rows, doc.Row{Cells: cells})
	}
	return t
}

// dutiesTable has a row for each duty of each role.
func (c *Composer) dutiesTable() *doc.Table {
	essential, marginal := c.say("essential_yes"), c.say("essential_no")
	t := &doc.Table{Name: "duties", Title: c.say("duties"), Columns: []doc.Column{
		c.roleColumn(),
		{Key: "duty", Title: c.say("duty"), Weight: 3},
		{Key: "text", Title: c.say("description"), Weight: 5},
		{Key: "share", Title: c.say("share"), Kind: doc.PercentColumn, Display: doc.Bar},
		{Key: "essential", Title: c.say("essential"), Weight: 1, Allowed: []string{essential, marginal}},
		{Key: "outcome", Title: c.say("result"), Weight: 3},
	}}
	for _, r := range c.ds.Roles {
		for _, d := range r.Duties {
			var need doc.Value = doc.NotStated{}
			if d.Essential != nil {
				need = doc.Text(marginal)
				if *d.Essential {
					need = doc.Text(essential)
				}
			}
			t.Rows = append(t.Rows, doc.Row{Cells: []doc.Value{text(r.Title), text(d.Title), text(d.Text), share(d), need, text(d.Outcome)}})
		}
	}
	return unlessEmpty(t)
}

// skillsTable has a row for each skill and a column for each role.
func (c *Composer) skillsTable() *doc.Table {
	t := &doc.Table{Name: "skills", Title: c.say("skills"), Columns: []doc.Column{
		{Key: "skill", Title: c.say("skill"), Header: true, Weight: 2},
	}}
	levels := make([]map[string]doc.Value, len(c.ds.Roles))
	for i, r := range c.ds.Roles {
		t.Columns = append(t.Columns, doc.Column{Key: "role-" + r.ID, Title: line(r.Title), Kind: doc.RatingColumn, Weight: 1})
		levels[i] = make(map[string]doc.Value, len(r.Skills))
		for _, s := range r.Skills {
			levels[i][s.Skill] = c.rating(s.Level)
		}
	}
	for _, s := range c.ds.Skills {
		cells := []doc.Value{text(firstOf(s.Title, s.ID))}
		for i := range levels {
			level, ok := levels[i][s.ID]
			if !ok {
				level = doc.NotStated{}
			}
			cells = append(cells, level)
		}
		t.Rows = append(t.Rows, doc.Row{Cells: cells})
	}
	return unlessEmpty(t)
}

// payTable has a row for each role that states pay, with the spread of its band.
func (c *Composer) payTable() *doc.Table {
	t := &doc.Table{Name: "pay", Title: c.say("pay_bands"), Columns: []doc.Column{
		c.roleColumn(),
		{Key: "min", Title: c.say("pay_low"), Kind: doc.MoneyColumn},
		{Key: "mid", Title: c.say("pay_mid"), Kind: doc.MoneyColumn},
		{Key: "max", Title: c.say("pay_high"), Kind: doc.MoneyColumn},
		{Key: "currency", Title: c.say("currency")},
		{Key: "period", Title: c.say("period")},
		{Key: "spread", Title: c.say("spread"), Kind: doc.PercentColumn},
	}}
	stated := false
	for _, r := range c.ds.Roles {
		p := r.Pay
		if p == nil {
			p = &dataset.Pay{}
		} else {
			stated = true
		}
		cell := func(x *float64) doc.Value { return mark(c.money(x, p.Currency), p.Illustrative) }
		var currency, period doc.Value = doc.NotStated{}, doc.NotStated{}
		if r.Pay != nil {
			currency, period = text(firstOf(p.Currency, c.ds.Currency)), doc.Text(c.payPeriod(p))
		}
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Value{
			text(r.Title), cell(p.Min), cell(p.Mid), cell(p.Max), currency, period, doc.NotStated{},
		}})
		if last := len(t.Rows) - 1; p.Min != nil && p.Max != nil {
			t.Rows[last].Cells[6] = mark(spread(t, last), p.Illustrative)
		}
	}
	if !stated {
		return nil
	}
	return t
}

// spread is the width of a pay band as a share of its lower end.
func spread(t *doc.Table, at int) doc.Value {
	low, high := doc.Ref{Column: "min", Row: at}, doc.Ref{Column: "max", Row: at}
	e := doc.Ratio{A: doc.Difference{A: high, B: low}, B: low}
	return newCalc().computed(t, e, func(x float64) doc.Value { return doc.Percent{Fraction: x, Decimals: 1} })
}

func unlessEmpty(t *doc.Table) *doc.Table {
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}
