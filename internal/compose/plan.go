package compose

import (
	"cmp"
	"strconv"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// workforcePlan is the view of templates/workforce-plan.md.tmpl. A table that would hold nothing is nil.
type workforcePlan struct {
	Title        string
	Context      string
	Summary      *doc.Table
	ClosingChart *doc.Chart
	CostChart    *doc.Chart
	GapChart     *doc.Chart
	ByRole       *doc.Table
	CostRanking  *doc.Table // nil where ByRole is short enough to be drawn
	GapRanking   *doc.Table // likewise
	Closing      *doc.Table
	Quarters     *doc.Table
	Assumptions  *doc.Table
	Scenarios    *doc.Table
	Positions    *doc.Table
	Demand       *doc.Table
	HeadCount    *doc.Table
	Cost         *doc.Table
	CostNote     string
	Budget       *doc.Table
	PayPosition  *doc.Table
	Span         *doc.Table
	Roles        *doc.Table
	Changes      *doc.Table
	Currency     string
}

func (c *Composer) workforcePlans(Selection) []Subject {
	w := c.ds.Workforce
	if w == nil {
		return nil
	}
	planned := make(map[string]bool)
	for _, p := range w.Positions {
		planned[p.Role] = true
	}
	for _, d := range w.Demand {
		planned[d.Role] = true
	}
	var roles []string
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
	view := &workforcePlan{
		Title: s.Title, Context: line(c.ds.Organisation.Name), Currency: p.currency,
		Assumptions: p.assumptions(), Scenarios: p.scenarios(), Changes: p.changes(),
	}
	if p.tabular() {
		view.Roles = p.roleList()
		view.Positions = p.positions()
		view.Demand = p.demand()
		view.Quarters = p.quarterList()
		view.HeadCount = p.headCount()
		view.Cost = p.cost()
		view.CostNote = p.costNote()
		view.Budget = p.budget()
		view.PayPosition = p.payPosition()
		view.Span = p.span()
		view.Closing = p.closing()
		view.ByRole = p.byRole()
		view.CostRanking, view.GapRanking = p.costRanking(), p.gapRanking()
		view.Summary = p.summary()
		view.ClosingChart = p.closingChart(view.Closing)
		view.CostChart, view.GapChart = p.roleCharts(view.ByRole, view.CostRanking, view.GapRanking)
	}
	return p.compose(s, c.say("workforce_plan_subject"), view)
}

// plan builds the tables of a workforce plan.
type plan struct {
	*workbook
	w        *dataset.Workforce
	roles    []*dataset.Role // that the plan is about, in dataset order
	label    map[string]string
	short    shortNames
	quarters int
	currency string
	places   int // decimals of head counts
}

// The names of the tables.
const (
	summaryTable     = "summary"
	byRoleTable      = "by-role"
	costRankingTable = "cost-ranking"
	gapRankingTable  = "gap-ranking"
	closingTable     = "closing"
	quartersTable    = "quarters"
	assumptionsTable = "assumptions"
	scenariosTable   = "scenarios"
	positionsTable   = "positions"
	demandTable      = "demand"
	headCountTable   = "headcount"
	costTable        = "cost"
	budgetTable      = "budget"
	payPositionTable = "pay-position"
	spanTable        = "span"
	rolesTable       = "roles"
	changesTable     = "changes"
)

func quarterColumn(i int) string { return "q" + strconv.Itoa(i+1) }

func (c *Composer) newPlan(roles []string) *plan {
	w := c.ds.Workforce
	p := &plan{
		workbook: &workbook{Composer: c}, w: w,
		quarters: len(w.Quarters), currency: cmp.Or(w.Currency, c.ds.Currency), places: 1,
	}
	p.label = p.brief.labels(c.ds.Roles)
	for _, id := range roles {
		p.roles = append(p.roles, c.ds.Role(id))
	}
	p.short = shorten(p.roles, p.label)
	for _, d := range w.Demand {
		for _, x := range d.Needed {
			p.places = max(p.places, decimals(x, 2))
		}
	}
	for _, x := range w.Positions {
		p.places = max(p.places, decimals(fte(x), 2))
	}
	return p
}

// tabular reports whether there is something to plan.
func (p *plan) tabular() bool { return len(p.roles) > 0 && p.quarters > 0 }

func fte(p dataset.Position) float64 {
	if p.FTE == nil {
		return 1
	}
	return *p.FTE
}

func (p *plan) marked(v doc.Value) doc.Value { return mark(v, p.w.Illustrative) }

// computed is a figure of the plan that follows from others.
func (p *plan) computed(e doc.Expr, like doc.Value) doc.Value { return p.marked(computed(e, like)) }

// heads is a head count in full-time equivalents. Data show the decimals that they have, results those of the plan.
func (p *plan) heads(x float64) doc.Value {
	return p.marked(doc.Number{Value: x, Decimals: decimals(x, p.places)})
}

// The forms of results. Amounts are in the currency of the plan, an input, and so do not name it.
func (p *plan) headForm() doc.Value { return doc.Number{Decimals: p.places} }

var (
	amountForm  = doc.Money{}
	percentForm = doc.Percent{Decimals: 1}
	countForm   = doc.Number{}
	dateForm    = doc.Date{}
	textForm    = doc.Text("")
)

func (p *plan) amount(x *float64) doc.Value {
	if x == nil {
		return doc.NotStated{}
	}
	return p.marked(doc.Money{Amount: *x, Decimals: min(2, 2*decimals(*x, 2))})
}

func (p *plan) share(x *float64) doc.Value {
	if x == nil {
		return doc.NotStated{}
	}
	return p.marked(percent(*x))
}

// remark is a note; nothing is missing where nobody made one.
func remark(s string) doc.Value {
	if s = line(s); s == "" {
		return nil
	}
	return doc.Text(s)
}

// roleHead heads rows with roles.
func (p *plan) roleHead() doc.Column {
	return doc.Column{Key: "role", Title: p.say("role"), Header: true, Weight: 2}
}

func (p *plan) heading(key, label string, kind doc.ColumnKind) doc.Column {
	return doc.Column{Key: key, Title: p.say(label), Kind: kind}
}

// spare adds rows to fill in. formula gives what such a row computes from its number; nil where it computes nothing.
func spare(t *doc.Table, n int, formula func(row int) map[string]doc.Value) {
	for range n {
		cells := make([]doc.Value, len(t.Columns))
		if formula != nil {
			values := formula(len(t.Rows))
			for i, c := range t.Columns {
				cells[i] = values[c.Key]
			}
		}
		t.Rows = append(t.Rows, doc.Row{Kind: doc.SpareRow, Cells: cells})
	}
}

// changes is the change log, with room for more.
func (p *plan) changes() *doc.Table {
	t := p.add(&doc.Table{Name: changesTable, Title: p.say("change_log"), Columns: []doc.Column{
		{Key: "date", Title: p.say("date"), Kind: doc.DateColumn, Header: true, Input: true, Limits: daysFrom(firstPlan), Note: p.say("change_entry")},
		{Key: "by", Title: p.say("changed_by"), Weight: 2, Input: true},
		{Key: "text", Title: p.say("change"), Weight: 5, Input: true},
	}})
	for _, c := range p.w.Changes {
		t.Rows = append(t.Rows, data(date(c.Date), text(c.By), text(c.Text)))
	}
	spare(t, spareRows, nil)
	return t
}

// spareRows is how many rows a planner can add to the lists of a plan.
const spareRows = 12

// costNote names the roles that the cost leaves out.
func (p *plan) costNote() string {
	paid := make(map[string]bool)
	for _, x := range p.w.Positions {
		paid[x.Role] = paid[x.Role] || x.Pay != nil && x.Status != "frozen"
	}
	var without []string
	for _, r := range p.roles {
		if _, stated := p.band(r)["mid"].(doc.NotStated); stated && !paid[r.ID] {
			without = append(without, p.label[r.ID])
		}
	}
	if len(without) == 0 {
		return ""
	}
	return p.say("cost_missing", "roles", p.some(without))
}

// status is the word for the state of a position.
func (p *plan) status(of string) string { return p.say("status_" + cmp.Or(of, "filled")) }

func (p *plan) statuses() []string {
	return []string{p.status("filled"), p.status("open"), p.status("planned"), p.status("frozen")}
}

// quarterLabel is what the dataset calls a quarter.
func (p *plan) quarterLabel(i int) string { return strings.TrimSpace(p.w.Quarters[i]) }
