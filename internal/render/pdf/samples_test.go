package pdf

import (
	"fmt"
	"strings"

	"rolexport/internal/doc"
)

// Documents shaped like those that the program composes.

func duties() *doc.Table {
	t := &doc.Table{Name: "duties", Title: "Duties", Columns: []doc.Column{
		{Key: "duty", Title: "Duty", Weight: 1},
		{Key: "share", Title: "Share of time", Kind: doc.PercentColumn, Display: doc.Bar},
	}}
	for _, d := range []struct {
		title, text string
		share       float64
	}{
		{"Plan and steer daily operations", "Sets weekly output targets with the leads and removes what stands in the way.", .25},
		{"Lead and develop the team", "Hires, coaches, reviews performance twice a year, plans cover and succession.", .20},
		{"Own the operating budget", "Forecasts monthly, explains variance, decides on spending within the limit.", .15},
		{"Improve processes", "Runs two improvement projects a quarter, measured before and after.", .15},
		{"Manage suppliers and contracts", "Negotiates terms, reviews service levels, keeps a second source for critical parts.", .10},
		{"Assure quality, safety and compliance", "Keeps audits clean; leads the response when something goes wrong.", .10},
		{"Report to senior management", "One page a month: results, risks, decisions needed.", .05},
	} {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Value{
			doc.Rich{doc.Strong(text(d.title)), doc.Break{}, doc.Text(d.text)}, doc.Percent{Fraction: d.share},
		}})
	}
	return t
}

func skills() *doc.Table {
	t := &doc.Table{Name: "skills", Title: "Skills", Columns: []doc.Column{
		{Key: "skill", Title: "Skill", Weight: 1},
		{Key: "level", Title: "Level", Kind: doc.RatingColumn, Display: doc.Meter},
	}}
	for i, s := range []string{"Operations planning", "People leadership", "Budgeting and finance", "Process improvement", "Negotiation",
		"Data analysis"} {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Value{doc.Text(s), doc.Rating{Level: 4 - i/2, Of: 4}}})
	}
	t.Rows = append(t.Rows, doc.Row{Cells: []doc.Value{
		doc.Rich{doc.Text("Labour law "), doc.Emph(text("desirable"))}, doc.Rating{Level: 1, Of: 4}}})
	return t
}

func roleSheet() *doc.Document {
	return &doc.Document{
		Kind: "role-sheet", Name: "operations-manager", Title: "Operations Manager", Subject: "Role sheet of the Operations Manager",
		Author: "Example Works", Keywords: []string{"operations"}, Locale: doc.English(), Paper: doc.A4,
		Running: doc.Running{
			Footer: "Operations Manager · version 1.2 · in force from 1 January 2027",
			Note: "Organisations define this role differently; this sheet states how it is meant here. Dataset “Operations roles” 1.2, " +
				"digest 4f1ce2.",
		},
		Blocks: []doc.Block{
			&doc.Heading{Level: 1, ID: "operations-manager", Text: text("Operations Manager"), Kicker: "Role sheet", Context: "Operations family"},
			lead("Keeps several departments running as one operation: sets the plan, owns the budget and answers for results."),
			&doc.Facts{Panel: true, Items: []doc.Fact{
				pair("Reports to", doc.Text("General Manager")),
				pair("Level", doc.Text("M3 · manager of managers")),
				pair("Team", doc.Text("24 people, 3 leads")),
				pair("Location", doc.Text("On site, 2 sites")),
				pair("Budget", example(euros(4200000))),
				pair("Signs up to", euros(50000)),
				pair("Employment", doc.Text("Full time, permanent")),
				pair("Travel", doc.NotStated{}),
			}},
			&doc.Columns{
				Main: []doc.Block{
					heading(2, "Duties"), duties(), small("Duties are essential unless marked otherwise."),
					heading(2, "Decides alone"), bulleted("Shift plans, overtime and priorities across the three departments",
						"Hiring and dismissal up to lead level", "Purchases up to EUR 50,000 in budget"),
				},
				Side: []doc.Block{
					heading(2, "Skills"), skills(), small("1 basic · 2 with support · 3 independent · 4 expert"),
					heading(2, "Education and experience"),
					heading(3, "Required"), bulleted("Degree in business, engineering or equal experience", "Has led teams through leads"),
					heading(3, "Preferred"), bulleted("Master’s degree or a certificate such as Lean Six Sigma"),
					heading(2, "Works with"),
					&doc.List{Items: []doc.Item{
						{Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{doc.Strong(text("Weekly:")), doc.Text(" leads, finance, sales planning")}}}},
						{Blocks: []doc.Block{&doc.Paragraph{Text: []doc.Inline{doc.Strong(text("Monthly:")), doc.Text(" general manager, key suppliers")}}}},
					}},
				},
			},
			heading(2, "Measures of success"),
			&doc.Table{Name: "measures", Title: "Measures of success", Columns: []doc.Column{
				{Key: "measure", Title: "Measure", Weight: 2}, {Key: "why", Title: "Why it matters", Weight: 3},
				{Key: "target", Title: "Target", Kind: doc.NumberColumn},
			}, Rows: []doc.Row{
				{Cells: []doc.Value{doc.Text("On-time delivery"), doc.Text("What customers notice first"), example(doc.Text("≥ 97 %"))}},
				{Cells: []doc.Value{doc.Text("Cost per unit against plan"), doc.Text("Keeps the budget honest"), doc.Text("± 2 %")}},
				{Cells: []doc.Value{doc.Text("Recordable accidents"), doc.Text("Nobody gets hurt here"), doc.Number{}}},
				{Cells: []doc.Value{doc.Text("Voluntary turnover"), doc.Text("People stay where they are led well"), doc.Text("≤ 8 % a year")}},
			}},
			heading(2, "Pay band"), payBand(example(euros(68000)), example(euros(80000)), example(euros(92000))),
			small("A year, full time, before bonus."),
			heading(2, "Career"), career(1, "Operations Lead", "Operations Manager", "Director of Operations", "Chief Operating Officer"),
			small("To the next step: strategy across sites (3 → 4), finance (3 → 4), board-level communication (2 → 4)."),
			heading(2, "Working conditions"),
			para("On site four days a week; both sites each month (travel 10 %). Early and late shifts in peak weeks. Walks the floor daily; " +
				"no regular lifting."),
			&doc.Facts{Items: []doc.Fact{pair("Department", doc.Text("Operations")), pair("Full-time equivalent", doc.Number{Value: 1}),
				pair("Overtime class", doc.NotStated{})}},
			heading(2, "Agreed"), &doc.SignOff{Parties: []string{"Role holder", "Supervisor", "Human resources"}},
		},
	}
}

func comparison() *doc.Document {
	t := &doc.Table{Name: "comparison", Title: "At a glance", Columns: []doc.Column{
		{Key: "dimension", Title: "Dimension", Header: true},
		{Key: "a", Title: "Operations Manager", Subtitle: "M3 · reports to General Manager", Weight: 1, Accent: doc.FirstAccent},
		{Key: "difference", Title: "↔", Kind: doc.SymbolColumn},
		{Key: "b", Title: "Operations Lead", Subtitle: "M1 · reports to Operations Manager", Weight: 1, Accent: doc.SecondAccent},
	}}
	for _, r := range [][4]string{
		{"Title and hierarchy", "Manager of managers; several departments or all operations.", "◀", "First-line lead of one department or project."},
		{"Scope", "Plans, budgets and overall efficiency over the year.", "◀", "Daily work of one area, to the plan that is set."},
		{"Decisions", "Decides across departments; proposes strategy.", "◀", "Decides inside the area; escalates the rest."},
		{"Team", "24 people through three leads; hires and reviews.", "◀", "8 people directly; gives input to reviews."},
		{"Strategy", "Takes part in setting direction with senior management.", "◀", "Carries it out."},
		{"Skills", "Broad: planning, finance, leadership of leaders.", "≠", "Deep in the area; coaching on the floor."},
		{"Reporting", "General Manager.", "≠", "Operations Manager."},
		{"Career", "Director of Operations, Chief Operating Officer.", "≠", "Operations Manager."},
		{"External contacts", "Suppliers, partners, auditors, investors.", "◀", ""},
		{"Education", "Degree, often a master’s or a certificate.", "≈", "Vocational training or degree; experience counts as much."},
	} {
		row := doc.Row{}
		for _, c := range r {
			var v doc.Value = doc.Text(c)
			if c == "" {
				v = doc.NotStated{}
			}
			row.Cells = append(row.Cells, v)
		}
		t.Rows = append(t.Rows, row)
	}
	d := &doc.Document{
		Kind: "comparison", Name: "operations-manager-vs-operations-lead", Title: "Operations Manager and Operations Lead", Locale: doc.English(),
		Running: doc.Running{Footer: "Operations Manager and Operations Lead · dataset 1.2"},
		Blocks: []doc.Block{
			title("top", "Comparison", "Operations family", doc.Text("Operations Manager "), doc.Emph(text("and")), doc.Text(" Operations Lead")),
			lead("The manager sets the plan for several departments and answers for the results; the lead makes the plan work in one of them."),
			t,
			&doc.Callout{Title: "Which one do you need?", Blocks: []doc.Block{
				para("One area, clear targets, a hands-on presence: a lead. Several areas that compete for people and money: a manager."),
			}},
			small("◀ wider on the left   ≠ differs in kind   ≈ much the same   = the same"),
			heading(2, "Key differences"),
		},
	}
	for _, r := range t.Rows {
		d.Blocks = append(d.Blocks, &doc.Paragraph{Text: []doc.Inline{doc.Strong{r.Cells[0].(doc.Inline), doc.Text(". ")},
			doc.Text(strings.Repeat("The manager stands above several leads and their departments; the lead stands closest to the work. ", 3))}})
	}
	d.Blocks = append(d.Blocks, &doc.Callout{Kind: doc.Caution, Title: "Bear in mind", Blocks: []doc.Block{
		para("Organisations define these roles differently; this is the general pattern."), bulleted("one", "two")}},
		heading(2, "Related"),
		rich(&doc.Link{Target: "#key-differences", Text: text("Key differences")}, doc.Text(" and "),
			&doc.Link{Target: "https://example.org/roles", Text: text("a page about roles that has a rather long name so that it wraps over " +
				"the end of the line")}, doc.Text(".")))
	return d
}

func workforcePlan() *doc.Document {
	columns := []doc.Column{
		{Key: "department", Title: "Department", Header: true}, {Key: "role", Title: "Role"}, {Key: "location", Title: "Location"},
		{Key: "current", Title: "Today", Kind: doc.NumberColumn},
	}
	for q := 1; q <= 6; q++ {
		columns = append(columns, doc.Column{Key: fmt.Sprint("q", q), Title: fmt.Sprintf("Q%d 2027", q), Kind: doc.NumberColumn})
	}
	columns = append(columns, doc.Column{Key: "cost", Title: "Cost of one FTE a year", Kind: doc.MoneyColumn},
		doc.Column{Key: "note", Title: "Note"})
	t := &doc.Table{Name: "plan", Title: "Plan lines", Columns: columns}
	for i := range 30 {
		if i%10 == 0 {
			group := append([]doc.Value{doc.Text(fmt.Sprintf("Site %d", i/10+1))}, make([]doc.Value, 11)...)
			t.Rows = append(t.Rows, doc.Row{Kind: doc.GroupRow, Cells: group})
		}
		r := doc.Row{Cells: []doc.Value{doc.Text("Operations"), doc.Text("Warehouse Manager"), doc.Text("Northern site")}}
		for q := range 7 {
			r.Cells = append(r.Cells, doc.Number{Value: float64(i + q)})
		}
		r.Cells = append(r.Cells, example(euros(61000)), doc.Text("Ramp up in spring"))
		t.Rows = append(t.Rows, r)
	}
	total := doc.Row{Kind: doc.TotalRow, Cells: []doc.Value{doc.Text("Total"), nil, nil}}
	for range 7 {
		total.Cells = append(total.Cells, doc.Number{Value: 1234})
	}
	t.Rows = append(t.Rows, doc.Row{Kind: doc.TotalRow, Cells: append(total.Cells, nil, nil)})
	return &doc.Document{Kind: "workforce-plan", Name: "workforce-plan", Title: "Workforce plan", Locale: doc.English(),
		Running: doc.Running{Footer: "Workforce plan 2027"},
		Blocks: []doc.Block{&doc.Heading{Level: 1, ID: "plan", Text: text("Workforce plan"), Kicker: "Workforce plan"},
			&doc.Paragraph{Style: doc.Lead, Text: text("Head count and cost as planned, by role and quarter.")}, heading(2, "Plan"), t}}
}

func roleMatrix() *doc.Document {
	t := &doc.Table{Name: "matrix", Title: "Dimensions", Columns: []doc.Column{{Key: "role", Title: "Role", Header: true}}}
	for i := range 12 {
		t.Columns = append(t.Columns, doc.Column{Key: fmt.Sprint(i), Title: fmt.Sprintf("Dimension number %d", i+1), Weight: 1})
	}
	for r := range 5 {
		row := doc.Row{Cells: []doc.Value{doc.Text(fmt.Sprintf("Role Manager %d", r+1))}}
		for i := range 12 {
			row.Cells = append(row.Cells, doc.Text(strings.Repeat("Takes part in setting direction with senior management. ", 1+i%3)))
		}
		t.Rows = append(t.Rows, row)
	}
	return &doc.Document{Kind: "role-matrix", Name: "role-matrix", Title: "Role matrix", Locale: doc.English(), Blocks: []doc.Block{
		&doc.Heading{Level: 1, ID: "m", Text: text("Role matrix"), Kicker: "Role matrix"}, heading(2, "Dimensions"), t}}
}

func catalogue() *doc.Document {
	d := &doc.Document{Kind: "catalogue", Name: "catalogue", Title: "Operations roles", Locale: doc.English(), Paper: doc.Letter,
		Running: doc.Running{Footer: "Operations roles 1.2", Note: "Made from one dataset."}}
	c := &doc.Contents{Title: "Role sheets"}
	d.Blocks = append(d.Blocks, &doc.Cover{Kicker: "Role catalogue", Title: text("Operations roles"),
		Subtitle: text("Every role sheet and comparison of the operations family, bound in one document."),
		Facts: []doc.Fact{pair("Edition", doc.Text("1.2")), pair("Published by", doc.Text("Example Works")),
			pair("Date", doc.Date{Year: 2027, Month: 1, Day: 1})}},
		title("contents", "Role catalogue", "Operations roles", doc.Text("Contents")), c)
	for n := range 2 {
		for i, b := range roleSheet().Blocks {
			h, ok := b.(*doc.Heading)
			if !ok {
				d.Blocks = append(d.Blocks, b)
				continue
			}
			copied := *h
			copied.ID = fmt.Sprintf("%s-%d", h.ID, n)
			if i == 0 {
				copied.Text = text(fmt.Sprintf("Operations Manager %d", n+1))
			}
			c.Entries = append(c.Entries, doc.Entry{Level: h.Level, ID: copied.ID, Text: copied.Text})
			d.Blocks = append(d.Blocks, &copied)
		}
	}
	index := &doc.Contents{Index: true, Entries: []doc.Entry{
		{Level: 1, ID: "operations-manager-0", Text: text("Head of everything that has to be done and is not done by somebody else, see Operations Manager 1")},
	}}
	for n := range 2 {
		id := fmt.Sprintf("operations-manager-%d", n)
		index.Entries = append(index.Entries,
			doc.Entry{Level: 1, ID: id, Text: text(fmt.Sprintf("Operations Manager %d", n+1))},
			doc.Entry{Level: 2, ID: id, Text: text(fmt.Sprintf("compared with Operations Manager %d", 2-n))},
			doc.Entry{Level: 1, ID: id, Text: []doc.Inline{doc.Text("Ops Manager, "), doc.Emph(text("see")), doc.Text(fmt.Sprintf(" Operations Manager %d", n+1))}})
	}
	d.Blocks = append(d.Blocks, title("index", "Role catalogue", "", doc.Text("Index")), index)
	return d
}

// samples returns a document of each shape.
func samples() []*doc.Document {
	return []*doc.Document{roleSheet(), comparison(), workforcePlan(), roleMatrix(), catalogue()}
}
