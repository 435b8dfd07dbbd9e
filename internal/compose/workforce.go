package compose

import (
	"strconv"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// workforcePlan is the view of templates/workforce-plan.md.tmpl. A table that would hold nothing is nil.
type workforcePlan struct {
	Title       string
	Context     string
	Assumptions *doc.Table
	Lines       *doc.Table
	HeadCount   *doc.Table
	Gap         *doc.Table
	Cost        *doc.Table
	CostNote    string
}

func (c *Composer) workforcePlans(Selection) []Subject {
	w := c.ds.Workforce
	if w == nil {
		return nil
	}
	var roles []string
	planned := make(map[string]bool)
	for _, l := range w.Lines {
		planned[l.Role] = true
	}
	for _, r := range c.ds.Roles {
		if planned[r.ID] {
			roles = append(roles, r.ID)
		}
	}
	return []Subject{{
		Kind: "workforce-plan", Name: "workforce-plan", Roles: roles,
		Title: firstOf(line(w.Title), c.say("workforce_plan")),
	}}
}

func (c *Composer) composeWorkforcePlan(Subject) (*doc.Document, diag.List) {
	subjects := c.workforcePlans(Selection{})
	if len(subjects) == 0 {
		return nil, refuse("wrong-subject", "the dataset has no workforce plan", "add workforce.yaml beside dataset.yaml")
	}
	s := subjects[0]
	p := c.newPlan(s.Roles)
	view := &workforcePlan{Title: s.Title, Context: line(c.ds.Organisation.Name), Assumptions: p.assumptions()}
	if len(p.w.Lines) > 0 {
		view.Lines = p.lines()
		view.HeadCount = p.headCount()
		view.Gap = p.gap()
		view.Cost = p.cost()
		view.CostNote = p.costNote()
	}
	blocks, problems := c.execute(s.Kind, view)
	footer := join(dot, s.Title, c.datasetEdition())
	return c.document(s, c.say("workforce_plan_subject"), footer, blocks), problems
}

// plan builds the tables of a workforce plan. Each refers to cells of the ones before it.
type plan struct {
	*Composer
	*calc
	w       *dataset.Workforce
	roles   []string // that the plan is about, in dataset order
	linesOf map[string][]int
	places  int // decimals of head counts
}

// The names of the tables, and the keys of the columns that others refer to.
const (
	assumptionsTable = "assumptions"
	linesTable       = "plan"
	headCountTable   = "headcount"
	gapTable         = "gap"
	costTable        = "cost"

	valueColumn     = "value"
	currentColumn   = "current"
	quarterlyColumn = "quarterly"
)

func quarterColumn(i int) string { return "q" + strconv.Itoa(i+1) }

// quartersInYear divides yearly figures. It stands among the assumptions, so that formulas hold no bare number.
const quartersInYear = 4

func (c *Composer) newPlan(roles []string) *plan {
	p := &plan{Composer: c, calc: newCalc(), w: c.ds.Workforce, roles: roles, linesOf: make(map[string][]int)}
	for i, l := range p.w.Lines {
		p.linesOf[l.Role] = append(p.linesOf[l.Role], i)
		p.places = max(p.places, decimals(l.Current, 2))
		for _, x := range l.Planned {
			p.places = max(p.places, decimals(x, 2))
		}
	}
	return p
}

func (p *plan) marked(v doc.Value) doc.Value { return mark(v, p.w.Illustrative) }

// heads is a head count.
func (p *plan) heads(x float64) doc.Value { return doc.Number{Value: x, Decimals: p.places} }

// amountOf is an amount in the currency of the plan.
func (p *plan) amountOf(x float64) doc.Value {
	return doc.Money{Amount: x, Currency: firstOf(p.w.Currency, p.ds.Currency)}
}

// assumptions lists the inputs of the plan, and last the number of quarters in a year.
func (p *plan) assumptions() *doc.Table {
	t := p.add(&doc.Table{Name: assumptionsTable, Title: p.say("assumptions"), Columns: []doc.Column{
		{Key: "assumption", Title: p.say("assumption"), Header: true, Weight: 2},
		{Key: valueColumn, Title: p.say("value"), Kind: doc.NumberColumn, Weight: 1},
		{Key: "note", Title: p.say("note"), Weight: 4},
	}})
	for _, a := range p.w.Assumptions {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Value{text(firstOf(a.Title, a.ID)), p.marked(p.assumed(a)), text(a.Note)}})
	}
	t.Rows = append(t.Rows, doc.Row{Cells: []doc.Value{
		doc.Text(p.say("quarters_in_year")), doc.Number{Value: quartersInYear}, doc.Text(p.say("quarters_in_year_note")),
	}})
	return t
}

// assumed is the value of an assumption in its unit.
func (p *plan) assumed(a dataset.Assumption) doc.Value {
	if a.Value == nil {
		if d, ok := day(a.Text); ok {
			return d
		}
		return text(a.Text)
	}
	switch unit := line(a.Unit); {
	case unit == "percent":
		return percent(*a.Value)
	case len(unit) == 3 && strings.ToUpper(unit) == unit:
		return p.money(a.Value, unit)
	case unit != "":
		n := number(*a.Value)
		n.Unit = p.known("unit_"+unit, unit)
		return n
	}
	return number(*a.Value)
}

// lines lists what is planned, line by line, with the cost of a quarter where that of a year is stated.
func (p *plan) lines() *doc.Table {
	t := p.add(&doc.Table{Name: linesTable, Title: p.say("plan_lines"), Columns: []doc.Column{
		{Key: "role", Title: p.say("role"), Header: true, Weight: 3},
		{Key: "department", Title: p.say("department"), Weight: 2},
		{Key: "location", Title: p.say("location"), Weight: 2},
		{Key: currentColumn, Title: p.say("current"), Kind: doc.NumberColumn},
	}})
	p.addQuarters(t, doc.NumberColumn)
	t.Columns = append(t.Columns,
		doc.Column{Key: "yearly", Title: p.say("yearly_cost"), Kind: doc.MoneyColumn},
		doc.Column{Key: quarterlyColumn, Title: p.say("quarterly_cost"), Kind: doc.MoneyColumn},
		doc.Column{Key: "note", Title: p.say("note"), Weight: 3},
	)
	for i, l := range p.w.Lines {
		cells := []doc.Value{text(p.roleTitle(l.Role)), text(l.Department), text(l.Location), p.marked(p.heads(l.Current))}
		for q := range p.w.Quarters {
			cells = append(cells, p.marked(p.heads(l.Planned[q])))
		}
		var yearly doc.Value = doc.NotStated{}
		if l.Cost != nil {
			yearly = p.marked(p.amountOf(*l.Cost))
		}
		t.Rows = append(t.Rows, doc.Row{Cells: append(cells, yearly, doc.NotStated{}, text(l.Note))})
		if l.Cost != nil {
			t.Rows[i].Cells[column(t, quarterlyColumn)] = p.marked(p.computed(t, doc.Ratio{
				A: doc.Ref{Column: "yearly", Row: i},
				B: doc.Ref{Table: assumptionsTable, Column: valueColumn, Row: len(p.w.Assumptions)},
			}, p.amountOf))
		}
	}
	return t
}

func (p *plan) roleTitle(id string) string {
	if r := p.ds.Role(id); r != nil {
		return r.Title
	}
	return id
}

func (p *plan) addQuarters(t *doc.Table, kind doc.ColumnKind) {
	for q, label := range p.w.Quarters {
		t.Columns = append(t.Columns, doc.Column{Key: quarterColumn(q), Title: line(label), Kind: kind})
	}
}

// costNote names the lines that the cost leaves out.
func (p *plan) costNote() string {
	var without []string
	for _, l := range p.w.Lines {
		if l.Cost == nil {
			without = append(without, join(" ", line(p.roleTitle(l.Role)), join(", ", line(l.Department), line(l.Location))))
		}
	}
	if len(without) == 0 {
		return ""
	}
	return p.say("cost_missing", "lines", strings.Join(without, "; "))
}
