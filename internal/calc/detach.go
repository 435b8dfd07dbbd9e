package calc

import "rolexport/internal/doc"

// Detach fits tables to being without others: a computed cell that refers to a table or a name which is not among them keeps its result
// alone, as does a head that follows a cell of one, and lists to choose from that stand elsewhere are forgotten.
func Detach(tables []*doc.Table) {
	known, names := map[string]bool{"": true}, map[string]bool{}
	for _, t := range tables {
		known[t.Name] = true
		for _, f := range t.Fields {
			names[fold(f.Name)] = true
		}
	}
	stands := func(e doc.Expr) bool {
		complete := true
		visit(e, func(table string) { complete = complete && known[table] }, func(name string) { complete = complete && names[fold(name)] })
		return complete
	}
	for _, t := range tables {
		for _, r := range t.Rows {
			for i, v := range r.Cells {
				if c, ok := computed(v); ok && !stands(c.Expr) {
					r.Cells[i] = withResult(v, c.Result)
				}
			}
		}
		for i := range t.Columns {
			t.Columns[i].From = kept(t.Columns[i].From, known)
			if follows := t.Columns[i].Follows; follows != nil && !known[follows.Table] {
				t.Columns[i].Follows = nil
			}
		}
		for i := range t.Fields {
			t.Fields[i].From = kept(t.Fields[i].From, known)
		}
	}
}

func kept(from doc.Choices, known map[string]bool) doc.Choices {
	if !known[from.Table] {
		return doc.Choices{}
	}
	return from
}

// withResult returns a plain result, marked as the content of the cell was.
func withResult(old, result doc.Value) doc.Value {
	if _, marked := doc.Unmark(old); marked {
		return doc.Illustrative{Value: result}
	}
	return result
}

// visit tells the tables and the names that an expression refers to.
func visit(e doc.Expr, table, name func(string)) {
	each := func(list ...doc.Expr) {
		for _, e := range list {
			visit(e, table, name)
		}
	}
	matches := func(list []doc.Match) {
		for _, m := range list {
			table(m.Table)
			visit(m.Key, table, name)
		}
	}
	switch e := e.(type) {
	case doc.Constant:
	case doc.Named:
		name(string(e))
	case doc.Ref:
		table(e.Table)
	case doc.Sum:
		table(e.Table)
	case doc.Highest:
		table(e.Table)
	case doc.Lowest:
		table(e.Table)
	case doc.Largest:
		table(e.Table)
	case doc.Addition:
		each(e...)
	case doc.Difference:
		each(e.A, e.B)
	case doc.Product:
		each(e.A, e.B)
	case doc.Ratio:
		each(e.A, e.B)
	case doc.Power:
		each(e.Base, e.Exponent)
	case doc.Min:
		each(e...)
	case doc.Max:
		each(e...)
	case doc.Round:
		each(e.Of)
	case doc.If:
		visitCondition(e.When, each)
		each(e.Then, e.Else)
	case doc.CountIf:
		matches(e)
	case doc.SumIf:
		table(e.Table)
		matches(e.Where)
	case doc.Lookup:
		table(e.Table)
		each(e.Key)
	case doc.Join:
		each(e...)
	case doc.Months:
		each(e.From, e.Add)
	case doc.Length:
		each(e.Of)
	case doc.Year:
		each(e.Of)
	case doc.Month:
		each(e.Of)
	case doc.Stated:
		each(e.Of)
	default:
		panic(unknown("expression", e))
	}
}

func visitCondition(c doc.Condition, each func(...doc.Expr)) {
	switch c := c.(type) {
	case doc.Compare:
		each(c.A, c.B)
	case doc.All:
		for _, one := range c {
			visitCondition(one, each)
		}
	case doc.Any:
		for _, one := range c {
			visitCondition(one, each)
		}
	case doc.IsFigure:
		each(c.Of)
	default:
		panic(unknown("condition", c))
	}
}
