package doc

import (
	"fmt"
	"strconv"
	"strings"
)

// expr returns a notation of an expression for Dump.
func expr(e Expr) string {
	switch e := e.(type) {
	case nil:
		return "-"
	case Constant:
		return inline(e.Value)
	case Named:
		return string(e)
	case Ref:
		return fmt.Sprintf("%s%s[%d]", of(e.Table), e.Column, e.Row)
	case Sum:
		return call("sum", cells(Cells(e)))
	case Highest:
		return call("highest", cells(Cells(e)))
	case Lowest:
		return call("lowest", cells(Cells(e)))
	case Largest:
		return call("largest", cells(e.Cells)+", "+strconv.Itoa(e.Place))
	case Difference:
		return "(" + expr(e.A) + " - " + expr(e.B) + ")"
	case Product:
		return "(" + expr(e.A) + " * " + expr(e.B) + ")"
	case Ratio:
		return "(" + expr(e.A) + " / " + expr(e.B) + ")"
	case Power:
		return "(" + expr(e.Base) + " ^ " + expr(e.Exponent) + ")"
	case Addition:
		return "(" + exprs(e, " + ") + ")"
	case Min:
		return call("min", exprs(e, ", "))
	case Max:
		return call("max", exprs(e, ", "))
	case Round:
		return call("round", expr(e.Of)+", "+strconv.Itoa(e.Decimals))
	case If:
		return call("if", condition(e.When)+", "+expr(e.Then)+", "+expr(e.Else))
	case CountIf:
		return call("count", matches(e))
	case SumIf:
		return call("sum", cells(e.Cells)+" where "+matches(e.Where))
	case Lookup:
		return call("lookup", of(e.Table)+e.Column+" where "+e.In+" = "+expr(e.Key))
	case Join:
		return call("join", exprs(e, ", "))
	case Months:
		return call("months", expr(e.From)+", "+expr(e.Add))
	case Length:
		return call("length", expr(e.Of))
	case Year:
		return call("year", expr(e.Of))
	case Month:
		return call("month", expr(e.Of))
	case Stated:
		return call("stated", expr(e.Of))
	}
	panic(unknown("expression", e))
}

func condition(c Condition) string {
	switch c := c.(type) {
	case Compare:
		return expr(c.A) + " " + signs[c.Op] + " " + expr(c.B)
	case All:
		return call("all", conditions(c))
	case Any:
		return call("any", conditions(c))
	case IsFigure:
		return call("figure", expr(c.Of))
	}
	panic(unknown("condition", c))
}

var signs = [...]string{Equal: "=", Unequal: "<>", Less: "<", AtMost: "<=", More: ">", AtLeast: ">="}

func cells(c Cells) string {
	s := of(c.Table) + c.Column
	if c.To != "" {
		s += ".." + c.To
	}
	if c.First == 0 && c.Last < 0 {
		return s
	}
	if c.Last < 0 {
		return fmt.Sprintf("%s[%d..]", s, c.First)
	}
	return fmt.Sprintf("%s[%d..%d]", s, c.First, c.Last)
}

func matches(list []Match) string {
	parts := make([]string, len(list))
	for i, m := range list {
		parts[i] = cells(m.Cells) + " " + signs[m.Op] + " " + expr(m.Key)
	}
	return strings.Join(parts, " and ")
}

func exprs(list []Expr, separator string) string {
	parts := make([]string, len(list))
	for i, e := range list {
		parts[i] = expr(e)
	}
	return strings.Join(parts, separator)
}

func conditions(list []Condition) string {
	parts := make([]string, len(list))
	for i, c := range list {
		parts[i] = condition(c)
	}
	return strings.Join(parts, ", ")
}
