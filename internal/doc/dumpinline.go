package doc

import (
	"fmt"
	"strconv"
	"strings"
)

// inlines returns a notation of running text for Dump: quoted text, and the other kinds by their name.
func inlines(list []Inline) string {
	parts := make([]string, len(list))
	for i, in := range list {
		parts[i] = inline(in)
	}
	return strings.Join(parts, " ")
}

func inline(in Inline) string {
	switch in := in.(type) {
	case nil:
		return "-"
	case Text:
		return strconv.Quote(string(in))
	case Code:
		return call("code", strconv.Quote(string(in)))
	case Strong:
		return call("strong", inlines(in))
	case Emph:
		return call("emph", inlines(in))
	case *Link:
		return call("link "+in.Target, inlines(in.Text))
	case Break:
		return "break"
	case Rich:
		return call("rich", inlines(in))
	case Number:
		return call("number", strings.TrimSpace(exact(in.Value, in.Decimals)+" "+in.Unit))
	case Percent:
		return call("percent", exact(in.Fraction, in.Decimals))
	case Money:
		return call("money", in.Currency+" "+exact(in.Amount, in.Decimals))
	case Rating:
		return fmt.Sprintf("rating(%d of %d)", in.Level, in.Of)
	case Date:
		return fmt.Sprintf("date(%04d-%02d-%02d)", in.Year, in.Month, in.Day)
	case NotStated:
		return "not stated"
	case Illustrative:
		return call("illustrative", inline(in.Value))
	case Computed:
		return call("computed", expr(in.Expr)+" = "+inline(in.Result))
	}
	panic(unknown("inline", in))
}

func of(table string) string {
	if table == "" {
		return ""
	}
	return table + "."
}

func call(name, args string) string { return name + "(" + args + ")" }

// exact returns a figure in full, and after a slash the decimals that prose writes, unless none.
func exact(x float64, decimals int) string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if decimals != 0 {
		s += "/" + strconv.Itoa(decimals)
	}
	return s
}
