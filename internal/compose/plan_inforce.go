package compose

import (
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// inForce ends the names of the cells that hold what the plan takes of its inputs: what is entered, where it can be used.
const inForce = "InForce"

// taken is what the plan takes of an input of that name. Where the entry cannot be used, it is not stated, and so is all that follows from it.
func taken(name string) doc.Expr { return named(name + inForce) }

// takenFrom is what the plan takes of an input that it calculates with, whose value it is; nil for any other.
func (p *plan) takenFrom(f doc.Field, value doc.Value) doc.Value {
	cell := own("value", f.Row)
	switch {
	case f.Name == "Scenario": // or else the first of the list
		known := doc.CountIf{match(scenariosTable, "scenario", doc.Equal, cell)}
		return computed(when(is(known, doc.Equal, num(1)), cell, ref(scenariosTable, "scenario", 0)), textForm)
	case f.Name == "PlanStart" && p.quarters > 0: // or else what the dataset says
		first := doc.Constant{Value: date(dataset.FirstDay(p.quarterLabel(0)))}
		return p.computed(when(within(cell, f.Limits), cell, first), dateForm)
	case f.Name == "" || !f.Input || f.Limits == nil || f.Limits.Letters > 0 || f.Limits.Quarterly:
		return nil
	}
	like, marked := doc.Unmark(value)
	result := computed(when(within(cell, f.Limits), cell, notStated), like)
	return mark(result, marked)
}

// within holds where a cell has a figure or a day within limits.
func within(cell doc.Expr, limits *doc.Limits) doc.Condition {
	all := doc.All{doc.IsFigure{Of: cell}, is(cell, doc.AtLeast, num(limits.Least)), is(cell, doc.AtMost, num(limits.Most))}
	if limits.Step > 0 {
		steps := doc.Round{Of: over(cell, num(limits.Step))}
		all = append(all, is(times(steps, num(limits.Step)), doc.Equal, cell))
	}
	return all
}

// given is e where what it needs is stated. Sums leave out what is not stated: one of figures that all lack the same input would be 0.
func given(e doc.Expr, needs ...doc.Expr) doc.Expr {
	if len(needs) == 1 {
		return when(doc.IsFigure{Of: needs[0]}, e, notStated)
	}
	all := make(doc.All, len(needs))
	for i, need := range needs {
		all[i] = doc.IsFigure{Of: need}
	}
	return when(all, e, notStated)
}

// horizon is the number of the quarter with which the plan ends.
func horizon() doc.Expr { return doc.Round{Of: over(taken("HorizonMonths"), num(3))} }

// toHorizon is a sum over the rows of the quarter with which the plan ends, or of those up to it.
func toHorizon(of, numbers doc.Cells, op doc.Op, needs ...doc.Expr) doc.Expr {
	sum := doc.SumIf{Cells: of, Where: []doc.Match{{Cells: numbers, Op: op, Key: horizon()}}}
	return given(sum, append([]doc.Expr{taken("HorizonMonths")}, needs...)...)
}
