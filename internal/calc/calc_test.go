package calc

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rolexport/internal/doc"
)

func numbers(xs ...float64) []doc.Value {
	var list []doc.Value
	for _, x := range xs {
		list = append(list, doc.Number{Value: x})
	}
	return list
}

// data is a table with figures, texts, a gap, a day and an input.
func data() *doc.Table {
	return &doc.Table{
		Name:    "data",
		Columns: []doc.Column{{Key: "name"}, {Key: "team"}, {Key: "x"}, {Key: "y"}, {Key: "day"}},
		Rows: []doc.Row{
			{Cells: []doc.Value{doc.Text("Ann"), doc.Text("North"), doc.Number{Value: 3}, doc.Number{Value: 10}, doc.Date{Year: 2027, Month: 1, Day: 31}}},
			{Cells: []doc.Value{doc.Text("Ben*"), doc.Text("south"), doc.Number{Value: 5}, doc.NotStated{}, doc.Date{Year: 2027, Month: 4, Day: 1}}},
			{Cells: []doc.Value{doc.Text("Bent"), doc.Text("NORTH"), doc.Percent{Fraction: 0.5}, nil, doc.Text("open")}},
			{Kind: doc.TotalRow, Cells: []doc.Value{doc.Text("Total"), nil, doc.Number{Value: 99}, nil, nil}},
		},
		Fields: []doc.Field{{Column: "x", Row: 0, Name: "AnnsFigure"}},
	}
}

// formulas is a table with one expression a row.
func formulas(list ...doc.Expr) *doc.Table {
	t := &doc.Table{Name: "formulas", Columns: []doc.Column{{Key: "f"}}}
	for _, e := range list {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Value{doc.Computed{Expr: e, Result: doc.Number{}}}})
	}
	return t
}

func shown(t *doc.Table, row int) string { return doc.English().Text(t.Rows[row].Cells[0]) }

func plainFigure(x float64) doc.Expr { return doc.Constant{Value: doc.Number{Value: x}} }

func say(s string) doc.Expr { return doc.Constant{Value: doc.Text(s)} }

func TestEvaluate(t *testing.T) {
	cell := func(column string, row int) doc.Expr { return doc.Ref{Table: "data", Column: column, Row: row} }
	all := func(column string) doc.Cells { return doc.Cells{Table: "data", Column: column, Last: -1} }
	match := func(column string, op doc.Op, key doc.Expr) doc.Match {
		return doc.Match{Cells: all(column), Op: op, Key: key}
	}
	n := plainFigure
	for _, x := range []struct {
		e    doc.Expr
		want string // its figure in full, its text, or "not stated"
	}{
		{doc.Named("annsFigure"), "3"},
		{doc.Sum(all("x")), "8.5"}, // not the row of totals
		{doc.Sum(all("y")), "10"},
		{doc.Sum{Table: "data", Column: "x", First: 1, Last: 2}, "5.5"},
		{doc.Sum{Table: "data", Column: "name", To: "y", First: 0, Last: 1}, "18"},
		{doc.Sum{Table: "data", Column: "x", First: 1, Last: -1}, "5.5"},
		{doc.Highest(all("x")), "5"},
		{doc.Lowest(all("x")), "0.5"},
		{doc.Largest{Cells: all("x"), Place: 1}, "5"},
		{doc.Largest{Cells: all("x"), Place: 2}, "3"},
		{doc.Largest{Cells: all("x"), Place: 4}, "not stated"},
		{doc.Highest(all("name")), "0"},
		{doc.Addition{n(1), n(2), n(-4)}, "-1"},
		{doc.Difference{A: cell("x", 0), B: cell("y", 2)}, "3"}, // an empty cell is 0
		{doc.Difference{A: cell("x", 0), B: cell("y", 1)}, "not stated"},
		{doc.Product{A: n(1.5), B: n(4)}, "6"},
		{doc.Ratio{A: n(1), B: n(4)}, "0.25"},
		{doc.Ratio{A: n(1), B: cell("y", 2)}, "not stated"},
		{doc.Power{Base: n(2), Exponent: n(10)}, "1024"},
		{doc.Power{Base: n(16), Exponent: n(0.25)}, "2"},
		{doc.Power{Base: n(16), Exponent: n(-0.75)}, "0.125"},
		{doc.Power{Base: n(0), Exponent: n(0.5)}, "0"},
		{doc.Power{Base: n(0), Exponent: n(0)}, "not stated"},
		{doc.Power{Base: n(-4), Exponent: n(0.5)}, "not stated"},
		{doc.Min{n(4), cell("x", 0), cell("name", 0)}, "3"},
		{doc.Max{n(4), cell("x", 0), cell("y", 1)}, "4"},
		{doc.Max{n(4), say("5")}, "not stated"},
		{doc.Round{Of: n(2.675), Decimals: 2}, "2.68"},
		{doc.Round{Of: n(-2.5)}, "-3"},
		{doc.Round{Of: n(-0.004), Decimals: 2}, "0"},
		{doc.Round{Of: n(9.996), Decimals: 2}, "10"},
		{doc.If{When: doc.Compare{A: cell("team", 0), Op: doc.Equal, B: say("nOrth")}, Then: n(1), Else: n(2)}, "1"},
		{doc.If{When: doc.Compare{A: cell("name", 0), Op: doc.More, B: n(1e9)}, Then: say("text"), Else: n(2)}, "text"},
		{doc.If{When: doc.Compare{A: cell("y", 2), Op: doc.Equal, B: n(0)}, Then: say("zero"), Else: n(2)}, "zero"},
		{doc.If{When: doc.Compare{A: cell("y", 2), Op: doc.Equal, B: say("")}, Then: say("empty"), Else: n(2)}, "empty"},
		{doc.If{When: doc.IsFigure{Of: cell("y", 1)}, Then: n(1), Else: n(2)}, "2"},
		{doc.If{When: doc.IsFigure{Of: cell("day", 0)}, Then: n(1), Else: n(2)}, "1"},
		{doc.If{When: doc.IsFigure{Of: doc.Ratio{A: n(1), B: n(0)}}, Then: n(1), Else: n(2)}, "2"},
		{doc.If{When: doc.All{doc.Compare{A: n(1), Op: doc.Less, B: n(2)}, doc.Compare{A: n(2), Op: doc.AtMost, B: n(2)}}, Then: n(1), Else: n(2)}, "1"},
		{doc.If{When: doc.Any{doc.Compare{A: n(1), Op: doc.Unequal, B: n(1)}, doc.Compare{A: n(2), Op: doc.AtLeast, B: n(3)}}, Then: n(1), Else: n(2)}, "2"},
		{doc.If{When: doc.Any{doc.Compare{A: n(1), B: n(1)}, doc.Compare{A: doc.Ratio{A: n(1), B: n(0)}, B: n(3)}}, Then: n(1), Else: n(2)}, "not stated"},
		{doc.CountIf{match("team", doc.Equal, say("north"))}, "2"},
		{doc.CountIf{match("name", doc.Equal, say("ben*"))}, "1"}, // not Bent
		{doc.CountIf{match("x", doc.AtLeast, n(3))}, "2"},
		{doc.CountIf{match("day", doc.More, n(0))}, "2"}, // not the text
		{doc.CountIf{match("day", doc.Unequal, n(0))}, "3"},
		{doc.CountIf{match("name", doc.More, say("A"))}, "0"}, // texts have no order
		{doc.CountIf{match("y", doc.Equal, say(""))}, "1"},    // an empty cell is an empty text as well
		{doc.CountIf{match("y", doc.Unequal, say(""))}, "2"},
		{doc.CountIf{match("y", doc.AtMost, n(0))}, "0"}, // an empty cell is no figure
		{doc.CountIf{{Cells: doc.Cells{Table: "data", Column: "name", To: "y", First: 0, Last: 0}, Op: doc.Equal, Key: n(10)}}, "1"},
		{doc.SumIf{Cells: all("x"), Where: []doc.Match{match("team", doc.Equal, say("north")), match("x", doc.Less, n(1))}}, "0.5"},
		{doc.SumIf{Cells: all("y"), Where: []doc.Match{match("team", doc.Equal, say("South"))}}, "0"},
		{doc.SumIf{Cells: all("x"), Where: []doc.Match{match("y", doc.Equal, doc.Ratio{A: n(1), B: n(0)})}}, "not stated"},
		{doc.Lookup{Table: "data", Column: "x", In: "name", Key: say("BEN*")}, "5"},
		{doc.Lookup{Table: "data", Column: "x", In: "name", Key: say("Ben")}, "not stated"},
		{doc.Lookup{Table: "data", Column: "team", In: "x", Key: n(0.5)}, "NORTH"},
		{doc.Lookup{Table: "data", Column: "y", In: "name", Key: say("Bent")}, "0"},
		{doc.Join{n(2), say(" of "), cell("name", 0), cell("y", 2)}, "2 of Ann"},
		{doc.Length{Of: say("na\u00efve")}, "5"},
		{doc.Length{Of: n(-12)}, "3"},
		{doc.Length{Of: cell("y", 2)}, "0"},
		{doc.Length{Of: doc.Ratio{A: n(1), B: n(0)}}, "not stated"},
		{doc.Year{Of: doc.Months{From: cell("day", 0), Add: n(12)}}, "2028"},
		{doc.Month{Of: doc.Months{From: cell("day", 0), Add: n(1)}}, "2"}, // the last of February
		{doc.Months{From: cell("day", 2), Add: n(1)}, "not stated"},
		{doc.Stated{Of: doc.Ratio{A: n(1), B: n(0)}}, "not stated"},
		{doc.Join{say("it is "), doc.Stated{Of: doc.Ratio{A: n(1), B: n(0)}}}, "it is not stated"},
	} {
		f := formulas(x.e)
		if err := Solve([]*doc.Table{data(), f}, "not stated"); err != nil {
			t.Fatalf("%#v: %v", x.e, err)
		}
		c := f.Rows[0].Cells[0].(doc.Computed)
		got := "not stated"
		switch r := c.Result.(type) {
		case doc.Number:
			got = fmt.Sprint(r.Value)
		case doc.Text:
			got = string(r)
		}
		if got != x.want {
			t.Errorf("%#v is %s, not %s", x.e, got, x.want)
		}
		if _, guarded := c.Expr.(doc.Stated); got == "not stated" && !guarded {
			t.Errorf("%#v may fail without a guard", x.e)
		}
	}
}

// TestGuards tells which expressions can never fail, so that a workbook shows them without a guard.
func TestGuards(t *testing.T) {
	cell := func(column string, row int) doc.Expr { return doc.Ref{Table: "data", Column: column, Row: row} }
	n := plainFigure
	base := doc.Max{n(0), doc.Difference{A: n(1), B: cell("x", 0)}}
	for _, x := range []struct {
		e       doc.Expr
		guarded bool
	}{
		{doc.Addition{cell("x", 0), doc.Named("AnnsFigure")}, false},
		{doc.Product{A: cell("x", 0), B: cell("name", 0)}, true},
		{doc.Ratio{A: cell("x", 0), B: n(12)}, false},
		{doc.Ratio{A: cell("x", 0), B: cell("x", 1)}, true}, // which may become 0
		{doc.Power{Base: base, Exponent: n(0.25)}, false},
		{doc.Power{Base: cell("x", 0), Exponent: n(0.25)}, true},
		{doc.Power{Base: cell("x", 0), Exponent: n(2)}, false},
		{doc.Lookup{Table: "data", Column: "x", In: "name", Key: say("Ann")}, false},
		{doc.Product{A: doc.Lookup{Table: "data", Column: "y", In: "name", Key: say("Ann")}, B: n(2)}, true}, // another's is not stated
		{doc.Difference{A: doc.Ref{Column: "f", Row: 1}, B: n(1)}, true},
		{doc.If{When: doc.Compare{A: cell("name", 0), Op: doc.More, B: n(1)}, Then: n(1), Else: say("x")}, false},
		{doc.Max{cell("y", 1), n(2)}, false},
		{doc.Join{cell("y", 1), n(2)}, false},
	} {
		f := formulas(x.e, doc.Ratio{A: n(1), B: cell("x", 0)})
		if err := Solve([]*doc.Table{data(), f}, "not stated"); err != nil {
			t.Fatal(err)
		}
		if _, guarded := f.Rows[0].Cells[0].(doc.Computed).Expr.(doc.Stated); guarded != x.guarded {
			t.Errorf("%#v: guarded %v, want %v", x.e, guarded, x.guarded)
		}
	}
}

func TestKindsOfResults(t *testing.T) {
	f := formulas(plainFigure(46023), plainFigure(0.5), plainFigure(3), plainFigure(2.5), say("a"))
	prototypes := []doc.Value{
		doc.Date{}, doc.Illustrative{Value: doc.Percent{Decimals: 1}}, doc.Rating{Of: 4}, doc.Rating{Of: 4}, doc.Money{Currency: "EUR"},
	}
	for i, p := range prototypes {
		plain, marked := doc.Unmark(p)
		c := f.Rows[i].Cells[0].(doc.Computed)
		c.Result = plain
		if f.Rows[i].Cells[0] = c; marked {
			f.Rows[i].Cells[0] = doc.Illustrative{Value: c}
		}
	}
	if err := Solve([]*doc.Table{f}, "-"); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"1 January 2026", "50.0\u00a0%\u00a0*", "3 of 4", "2", "a"} {
		if got := shown(f, i); got != want && i != 3 {
			t.Errorf("result %d is %q, not %q", i, got, want)
		}
	}
	if r := f.Rows[3].Cells[0].(doc.Computed).Result; r != doc.Value(doc.Number{Value: 2.5}) {
		t.Errorf("a broken level is %v", r)
	}
}

func TestProblems(t *testing.T) {
	own := func(row int) doc.Expr { return doc.Ref{Column: "f", Row: row} }
	for _, x := range []struct {
		name string
		list []doc.Expr
		want string
	}{
		{"circle", []doc.Expr{own(1), own(0)}, "follows from itself"},
		{"circle through a sum", []doc.Expr{doc.Sum{Column: "f", Last: -1}}, "follows from itself"},
		{"no table", []doc.Expr{doc.Ref{Table: "nowhere", Column: "x"}}, `"nowhere"`},
		{"no column", []doc.Expr{doc.Sum{Column: "g", Last: -1}}, "no cells g"},
		{"no row", []doc.Expr{own(7)}, "no cell f[7]"},
		{"no name", []doc.Expr{doc.Named("Nobody")}, `"Nobody"`},
	} {
		err := Solve([]*doc.Table{formulas(x.list...)}, "-")
		if err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v", x.name, err)
		}
	}
}

func TestEnter(t *testing.T) {
	d, f := data(), formulas(doc.Product{A: doc.Named("AnnsFigure"), B: plainFigure(2)})
	tables := []*doc.Table{d, f}
	for _, x := range []float64{3, 4.5, 3} {
		if err := Enter(tables, "AnnsFigure", doc.Number{Value: x}); err != nil {
			t.Fatal(err)
		}
		if err := Solve(tables, "-"); err != nil {
			t.Fatal(err)
		}
		if got := f.Rows[0].Cells[0].(doc.Computed).Result.(doc.Number).Value; got != 2*x {
			t.Errorf("with %v the product is %v", x, got)
		}
	}
	if Enter(tables, "Nobody", doc.Number{}) == nil {
		t.Error("a name that no cell has was taken")
	}
}

// TestHeadsFollowCells fills in the second line of a head, and keeps it where the table that it follows is left out.
func TestHeadsFollowCells(t *testing.T) {
	from := formulas(doc.Join{doc.Constant{Value: doc.Text("2027-Q")}, plainFigure(1)})
	to := &doc.Table{Name: "to", Columns: []doc.Column{{Key: "a", Title: "A", Follows: &doc.Ref{Table: from.Name, Column: "f"}}}}
	if err := Solve([]*doc.Table{from, to}, "-"); err != nil {
		t.Fatal(err)
	}
	if got := to.Columns[0].Subtitle; got != "2027-Q1" {
		t.Errorf("the head says %q", got)
	}
	Detach([]*doc.Table{to})
	if c := to.Columns[0]; c.Follows != nil || c.Subtitle != "2027-Q1" {
		t.Errorf("on its own the head is %+v", c)
	}
	to.Columns[0].Follows = &doc.Ref{Table: "nowhere", Column: "f"}
	if err := Solve([]*doc.Table{to}, "-"); err == nil || !strings.Contains(err.Error(), `"nowhere"`) {
		t.Errorf("a head that follows no cell: %v", err)
	}
}

// TestSolveTwice finds that solving is done once: neither results nor guards change.
func TestSolveTwice(t *testing.T) {
	f := formulas(doc.Ratio{A: plainFigure(1), B: plainFigure(0)}, doc.Ref{Column: "f", Row: 0})
	tables := []*doc.Table{f}
	if err := Solve(tables, "-"); err != nil {
		t.Fatal(err)
	}
	first := fmt.Sprintf("%#v", f)
	if err := Solve(tables, "-"); err != nil {
		t.Fatal(err)
	}
	if second := fmt.Sprintf("%#v", f); second != first {
		t.Errorf("solved once: %s\ntwice: %s", first, second)
	}
}

func TestRoundIsNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-1e9, 1e9).Draw(t, "x")
		places := rapid.IntRange(0, 6).Draw(t, "places")
		unit := math.Pow(10, -float64(places))
		got := round(x, places)
		if math.Abs(got-x) > unit/2*1.000001+math.Abs(x)*1e-14 {
			t.Fatalf("%v rounds to %v with %d places", x, got, places)
		}
		if again := round(got, places); again != got {
			t.Fatalf("%v rounds on to %v", got, again)
		}
	})
}

func TestPowerIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(0.01, 100).Draw(t, "x")
		y := float64(rapid.IntRange(-40, 40).Draw(t, "quarters")) / 4
		if got, want := power(x, y).number, math.Pow(x, y); math.Abs(got-want) > 1e-12*want {
			t.Fatalf("%v to the %v is %v, not %v", x, y, got, want)
		}
	})
}

func TestMonthsAreCalendarMonths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := doc.DateOf(float64(rapid.IntRange(40000, 60000).Draw(t, "day")))
		n := rapid.IntRange(-100, 100).Draw(t, "n")
		got := doc.DateOf(months(day.Serial(), float64(n)).number)
		want := time.Date(day.Year, time.Month(day.Month)+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		last := want.AddDate(0, 1, -1).Day()
		if got.Year != want.Year() || got.Month != int(want.Month()) || got.Day != min(day.Day, last) {
			t.Fatalf("%d months after %v is %v", n, day, got)
		}
	})
}

// TestIndexFindsWhatScanningFinds compares matches by index with matches one by one.
func TestIndexFindsWhatScanningFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := rapid.SampledFrom([]doc.Value{
			nil, doc.Text("a"), doc.Text("A"), doc.Text("ß"), doc.Text(""), doc.Number{}, doc.Number{Value: math.Copysign(0, -1)},
			doc.Number{Value: 1}, doc.Percent{Fraction: 1}, doc.NotStated{}, doc.Date{Year: 1900, Month: 3, Day: 1}, doc.Number{Value: 61},
		})
		table := &doc.Table{Name: "t", Columns: []doc.Column{{Key: "c"}}}
		for _, v := range rapid.SliceOfN(content, 1, 12).Draw(t, "cells") {
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Value{v}})
		}
		b := newBook([]*doc.Table{table}, "n/a")
		key := b.plain(content.Draw(t, "key"))
		whole := area{sheet: b.sheets[0], last: len(table.Rows) - 1}
		found := b.places(whole, doc.Equal, key)
		var scanned []int
		for i := range whole.size() {
			if meets(b.at(whole, i), doc.Equal, key) {
				scanned = append(scanned, i)
			}
		}
		if fmt.Sprint(found) != fmt.Sprint(scanned) {
			t.Fatalf("found %v, scanned %v", found, scanned)
		}
	})
}

func BenchmarkSolve(b *testing.B) {
	const roles, quarters = 1000, 8
	key := func(i int) doc.Value { return doc.Text(fmt.Sprint("role ", i%roles)) }
	positions := &doc.Table{Name: "positions", Columns: []doc.Column{{Key: "role"}, {Key: "start"}, {Key: "fte"}}}
	for i := range 5 * roles {
		positions.Rows = append(positions.Rows, doc.Row{Cells: append([]doc.Value{key(i)}, numbers(float64(i%900), 1)...)})
	}
	count := &doc.Table{Name: "count", Columns: []doc.Column{{Key: "role"}, {Key: "fte"}}}
	for i := range roles * quarters {
		all := func(column string) doc.Cells { return doc.Cells{Table: "positions", Column: column, Last: -1} }
		count.Rows = append(count.Rows, doc.Row{Cells: []doc.Value{key(i), doc.Computed{Result: doc.Number{}, Expr: doc.SumIf{
			Cells: all("fte"),
			Where: []doc.Match{
				{Cells: all("role"), Op: doc.Equal, Key: doc.Ref{Column: "role", Row: i}},
				{Cells: all("start"), Op: doc.AtMost, Key: plainFigure(float64(100 * i / roles))},
			},
		}}}})
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := Solve([]*doc.Table{positions, count}, "-"); err != nil {
			b.Fatal(err)
		}
	}
}
