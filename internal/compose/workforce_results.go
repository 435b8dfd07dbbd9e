package compose

import (
	"slices"

	"rolexport/internal/doc"
)

// headCount adds up the plan lines of each role, today and at the end of each quarter.
func (p *plan) headCount() *doc.Table {
	t := p.byRole(headCountTable, p.say("headcount"))
	t.Columns = append(t.Columns, doc.Column{Key: currentColumn, Title: p.say("current"), Kind: doc.NumberColumn})
	p.addQuarters(t, doc.NumberColumn)
	p.fill(t, p.heads, func(role, at int, key string) doc.Expr {
		return p.runs(p.linesOf[p.roles[role]], func(first, last int) doc.Expr {
			if first == last {
				return doc.Ref{Table: linesTable, Column: key, Row: first}
			}
			return doc.Sum{Table: linesTable, Column: key, First: first, Last: last}
		})
	})
	return t
}

// gap is the planned head count minus that of today.
func (p *plan) gap() *doc.Table {
	t := p.byRole(gapTable, p.say("gap"))
	p.addQuarters(t, doc.NumberColumn)
	p.fill(t, p.heads, func(role, at int, key string) doc.Expr {
		return doc.Difference{
			A: doc.Ref{Table: headCountTable, Column: key, Row: role},
			B: doc.Ref{Table: headCountTable, Column: currentColumn, Row: role},
		}
	})
	return t
}

// cost is the head count at the end of each quarter times what a full-time equivalent costs in a quarter, and the sum of all quarters.
func (p *plan) cost() *doc.Table {
	t := p.byRole(costTable, p.say("cost"))
	p.addQuarters(t, doc.MoneyColumn)
	t.Columns = append(t.Columns, doc.Column{Key: "all", Title: p.say("cost_total"), Kind: doc.MoneyColumn})
	p.fill(t, p.amountOf, func(role, at int, key string) doc.Expr {
		if key == "all" {
			return p.acrossQuarters(at)
		}
		var terms doc.Addition
		for _, i := range p.linesOf[p.roles[role]] {
			if p.w.Lines[i].Cost != nil {
				terms = append(terms, doc.Product{
					A: doc.Ref{Table: linesTable, Column: key, Row: i},
					B: doc.Ref{Table: linesTable, Column: quarterlyColumn, Row: i},
				})
			}
		}
		if len(terms) == 0 {
			return nil
		}
		return simple(terms)
	})
	return t
}

// acrossQuarters adds up the quarters of a row of the cost table; nil where none has a figure.
func (p *plan) acrossQuarters(row int) doc.Expr {
	t := p.tables[costTable]
	var terms doc.Addition
	for q := range p.w.Quarters {
		if _, ok := figure(t.Rows[row].Cells[column(t, quarterColumn(q))]); ok {
			terms = append(terms, doc.Ref{Column: quarterColumn(q), Row: row})
		}
	}
	if len(terms) == 0 {
		return nil
	}
	return simple(terms)
}

// byRole begins a table with a row for each role; fill adds the rows.
func (p *plan) byRole(name, title string) *doc.Table {
	return p.add(&doc.Table{Name: name, Title: title, Columns: []doc.Column{
		{Key: "role", Title: p.say("role"), Header: true, Weight: 2},
	}})
}

// fill adds a row for each role, and one of totals. expression gives the formula of a cell from the role's number, the row and the
// column; nil stands for a figure that is not stated.
func (p *plan) fill(t *doc.Table, as func(float64) doc.Value, expression func(role, at int, key string) doc.Expr) {
	add := func(kind doc.RowKind, title string, formula func(at int, key string) doc.Expr) {
		at := len(t.Rows)
		t.Rows = append(t.Rows, doc.Row{Kind: kind, Cells: make([]doc.Value, len(t.Columns))})
		cells := t.Rows[at].Cells
		cells[0] = text(title)
		for i, column := range t.Columns[1:] {
			cells[i+1] = doc.NotStated{}
			if e := formula(at, column.Key); e != nil {
				cells[i+1] = p.marked(p.computed(t, e, as))
			}
		}
	}
	for role, id := range p.roles {
		add(doc.DataRow, p.roleTitle(id), func(at int, key string) doc.Expr { return expression(role, at, key) })
	}
	last := len(t.Rows) - 1
	add(doc.TotalRow, p.say("total"), func(_ int, key string) doc.Expr {
		if !hasFigure(t, key) {
			return nil
		}
		return doc.Sum{Column: key, First: 0, Last: last}
	})
}

// hasFigure reports whether any cell of a column is a figure.
func hasFigure(t *doc.Table, key string) bool {
	at := column(t, key)
	return slices.ContainsFunc(t.Rows, func(r doc.Row) bool {
		_, ok := figure(r.Cells[at])
		return ok
	})
}

// runs adds up rows of a table, those that follow each other in one term.
func (p *plan) runs(rows []int, term func(first, last int) doc.Expr) doc.Expr {
	var terms doc.Addition
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n] == rows[n-1]+1 {
			n++
		}
		terms = append(terms, term(rows[0], rows[n-1]))
		rows = rows[n:]
	}
	return simple(terms)
}

// simple is a sum without needless brackets.
func simple(terms doc.Addition) doc.Expr {
	if len(terms) == 1 {
		return terms[0]
	}
	return terms
}
