package compose

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// smallPlan is a plan that a calculator can follow. No attrition unless a test enters one.
func smallPlan() *dataset.Dataset {
	f := func(x float64) *float64 { return &x }
	day := func(year, month, day int) dataset.Date { return dataset.Date{Year: year, Month: month, Day: day} }
	pay := &dataset.Pay{Min: f(80_000), Mid: f(100_000), Max: f(120_000)}
	return &dataset.Dataset{
		Title: "Plan", Currency: "EUR",
		Roles: []*dataset.Role{
			{ID: "a", Title: "Lead", Pay: pay, ReportsTo: &dataset.RoleRef{Role: "b"}},
			{ID: "b", Title: "Head"},
			{ID: "unplanned", Title: "Other"},
		},
		Workforce: &dataset.Workforce{
			Quarters: []string{"2027-Q1", "2027-Q2", "2027-Q3"},
			Assumptions: []dataset.Assumption{
				{ID: "merit", Value: f(10), Unit: "percent"}, {ID: "merit-month", Value: f(4)},
				{ID: "benefits-load", Value: f(20), Unit: "percent"}, {ID: "payroll-tax", Value: f(5), Unit: "percent"},
				{ID: "overhead", Value: f(100), Unit: "percent"}, {ID: "cost-per-hire", Value: f(1000), Unit: "EUR"},
			},
			Scenarios: []dataset.Scenario{{ID: "base", Title: "Base"}, {ID: "lean", Title: "Lean", Hires: f(50), Demand: f(50), Merit: f(0)}},
			Positions: []dataset.Position{
				{ID: "1", Role: "a", Start: day(2020, 5, 1), Pay: f(90_000), Bonus: f(10)},
				{ID: "2", Role: "a", Start: day(2021, 5, 1), End: day(2027, 6, 30), FTE: f(0.5), Pay: f(121_000)},
				{ID: "3", Role: "a", Start: day(2020, 5, 1), End: day(2026, 12, 31)}, // gone before the plan starts
				{ID: "4", Role: "a", Status: "open", Start: day(2026, 11, 1)},        // late: counts from the plan start
				{ID: "5", Role: "a", Status: "planned", Start: day(2027, 9, 30)},
				{ID: "6", Role: "a", Status: "frozen", Start: day(2027, 2, 1)},
				{ID: "7", Role: "b", Start: day(2020, 5, 1)}, // pay not stated
			},
			Demand: []dataset.Demand{{Role: "a", Needed: []float64{2, 2, 3}}, {Role: "a", Needed: []float64{0, 1, 1}}},
			Budget: []float64{100_000, 200_000, 300_000},
		},
	}
}

// TestPlanByHand holds a small plan against figures worked out by hand.
func TestPlanByHand(t *testing.T) {
	c := composer(t, smallPlan())
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	// The pay of one full-time Lead: (90,000 x 1.1 x 1 + 121,000 x 0.5) / 1.5, until the second leaves in the second quarter. The load:
	// (1 + 0.25) x 2.
	const pay, leaving, load = (99_000 + 60_500) / 1.5, (2*99_000 + 60_500) / 2.5, 2.5
	for _, x := range []struct {
		table, row, column string
		want               float64
	}{
		{"headcount", "Lead 2027-Q1", "opening", 1.5},
		{"headcount", "Lead 2027-Q1", "hires", 1},
		{"headcount", "Lead 2027-Q1", "closing", 2.5},
		{"headcount", "Lead 2027-Q1", "required", 2},
		{"headcount", "Lead 2027-Q1", "gap", -0.5},
		{"headcount", "Lead 2027-Q2", "ends", 0.5},
		{"headcount", "Lead 2027-Q2", "closing", 2},
		{"headcount", "Lead 2027-Q2", "gap", 1},
		{"headcount", "Lead 2027-Q3", "hires", 1},
		{"headcount", "Lead 2027-Q3", "closing", 3},
		{"headcount", "Head 2027-Q3", "closing", 1},
		{"quarters", "2027-Q1", "rises", 0},
		{"quarters", "2027-Q2", "rises", 1},
		{"quarters", "2027-Q3", "factor", 1.1},
		{"quarters", "2027-Q3", "closing", 4},
		{"cost", "Lead 2027-Q1", "loaded", 2 * pay * load / 4},
		{"cost", "Lead 2027-Q1", "once", 1000},
		{"cost", "Lead 2027-Q1", "rate", 2.5 * pay * load},
		{"cost", "Lead 2027-Q2", "pay", leaving * 1.1},
		{"cost", "Lead 2027-Q2", "rate", 2 * 99_000 * 1.1 * load},
		{"cost", "Lead 2027-Q3", "loaded", 2.5 * 99_000 * 1.1 * load / 4},
		{"cost", "Lead 2027-Q3", "rate", 3 * 99_000 * 1.1 * load},
		{"budget", "2027-Q1", "left", 100_000 - 2*pay*load/4 - 1000},
		{"pay-position", "1", "compa", 0.9},
		{"pay-position", "1", "penetration", 0.25},
		{"pay-position", "2", "compa", 1.21},
		{"span", "Lead", "layer", 2},
		{"span", "Head", "layer", 1},
		{"span", "Head", "span", 1.5},
		{"summary", "Head count at the end", "value", 4},
		{"summary", "Leavers", "value", 0.5},
		{"summary", "Positions outside the pay limits", "value", 1},
		{"by-role", "Lead", "required", 4},
	} {
		if got := r.figure(x.table, x.row, x.column); !near(got, x.want) {
			t.Errorf("%s, %s, %s: %v, want %v", x.table, x.row, x.column, got, x.want)
		}
	}
	for _, x := range [][4]string{
		{"cost", "Head 2027-Q1", "loaded", "Not stated"},
		{"budget", "2027-Q1", "state", "▲ over budget"},
		{"budget", "2027-Q3", "state", "✓ within budget"},
		{"pay-position", "1", "state", "✓ usual"},
		{"pay-position", "2", "state", "▲ above the limit"},
		{"pay-position", "7", "state", "Not stated"},
		{"span", "Head", "state", "▼ narrow"},
		{"positions", "4", "from", "1 January 2027"},
		{"positions", "6", "counted", "0.0"},
		{"positions", "6", "from", "–"},
		{"positions", "3", "counted", "0.0"},
		{"summary", "Scenario", "value", "Base"},
		{"summary", "Hours of work in the last quarter", "value", "Not stated"},
		{"changes", "", "text", ""},
	} {
		if got := r.text(x[0], x[1], x[2]); got != x[3] {
			t.Errorf("%s, %s, %s: %q, want %q", x[0], x[1], x[2], got, x[3])
		}
	}
	if note := c.newPlan([]string{"a", "b"}).costNote(); note != "Without roles whose pay is not stated: Head." {
		t.Errorf("cost note %q", note)
	}
}

func TestPlanFollowsItsInputs(t *testing.T) {
	c := composer(t, smallPlan())
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	lead := func(quarter, column string) float64 { return r.figure("headcount", "Lead "+quarter, column) }

	r.enter(map[string]doc.Value{"Scenario": doc.Text("Lean")})
	if got := lead("2027-Q3", "closing"); got != 2 { // 2.5 - 0.5 without half of two hires, and no rise
		t.Errorf("the lean plan closes with %v", got)
	}
	if got := lead("2027-Q3", "required"); got != 2 {
		t.Errorf("the lean plan requires %v", got)
	}
	if got := r.figure("quarters", "2027-Q3", "factor"); got != 1 {
		t.Errorf("pay rises to %v in the lean plan", got)
	}
	r.enter(map[string]doc.Value{"Scenario": doc.Text("base")}) // whatever the case
	if got := lead("2027-Q3", "closing"); got != 3 {
		t.Errorf("back in the base plan there are %v", got)
	}

	r.enter(map[string]doc.Value{"AnnualAttrition": doc.Percent{Fraction: 1 - math.Pow(0.9, 4)}, "BackfillShare": doc.Percent{}})
	if got := lead("2027-Q1", "attrition"); !near(got, 0.15) { // a tenth of 1.5
		t.Errorf("attrition of %v", got)
	}
	r.enter(map[string]doc.Value{"BackfillShare": doc.Percent{Fraction: 1}, "TimeToFillDays": doc.Number{Value: 365.0 / 8}})
	if a, b := lead("2027-Q1", "replaced"), lead("2027-Q2", "replaced"); !near(a, 0.075) || !near(b, 0.075+lead("2027-Q2", "attrition")/2) {
		t.Errorf("replaced: %v, then %v", a, b)
	}
	r.enter(map[string]doc.Value{"TimeToFillDays": doc.Number{Value: 91.25 * 1.25}}) // three quarters begin a quarter later
	first, second := lead("2027-Q1", "attrition"), lead("2027-Q2", "attrition")
	for quarter, want := range map[string]float64{"2027-Q1": 0, "2027-Q2": 0.75 * first, "2027-Q3": 0.25*first + 0.75*second} {
		if got := lead(quarter, "replaced"); !near(got, want) {
			t.Errorf("in %s %v are replaced, want %v", quarter, got, want)
		}
	}
	r.enter(map[string]doc.Value{"TimeToFillDays": doc.Number{Value: 182.5}})
	if got := lead("2027-Q3", "replaced"); lead("2027-Q2", "replaced") != 0 || !near(got, first) {
		t.Errorf("after half a year %v are replaced, want %v", got, first)
	}
	r.enter(map[string]doc.Value{"AnnualAttrition": doc.Percent{Fraction: 1}}) // everybody leaves
	if got := lead("2027-Q1", "attrition"); got != 1.5 {
		t.Errorf("%v of 1.5 leave", got)
	}

	r.enter(map[string]doc.Value{"AnnualAttrition": doc.Percent{}, "PlanStart": doc.Date{Year: 2027, Month: 4, Day: 1}})
	if got := lead("2027-Q2", "opening"); got != 1.5 {
		t.Errorf("a plan from April opens with %v", got)
	}
	if got := lead("2027-Q4", "closing"); got != 3 {
		t.Errorf("a plan from April closes with %v", got)
	}

	r.enter(map[string]doc.Value{"PlanStart": doc.Date{Year: 2027, Month: 1, Day: 1}, "HorizonMonths": doc.Number{Value: 6}})
	if got := r.figure("summary", "Head count at the end", "value"); got != 3 {
		t.Errorf("after two quarters there are %v", got)
	}
	if got := r.text("summary", "Last quarter of the horizon", "value"); got != "2027-Q2" {
		t.Errorf("a horizon of six months ends with %s", got)
	}
	if got := r.figure("summary", "Budget", "value"); got != 300_000 {
		t.Errorf("the budget of two quarters is %v", got)
	}
}

// TestPostThatEndsBeforeThePlan adds a post that ends before the plan starts, and moves the start behind the end of one: neither counts
// in any quarter.
func TestPostThatEndsBeforeThePlan(t *testing.T) {
	heads := func(ds *dataset.Dataset) []float64 {
		c := composer(t, ds)
		r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
		var list []float64
		for i := range ds.Workforce.Quarters {
			for _, column := range []string{"opening", "hires", "ends", "closing"} {
				list = append(list, r.figure("quarters", ds.Workforce.Quarters[i], column))
			}
		}
		return append(list, r.figure("summary", "Total cost", "value"))
	}
	ten := 10.0
	for _, status := range []string{"open", "planned", "filled"} {
		ds := load(t)
		before := heads(ds)
		ds.Workforce.Positions = append(ds.Workforce.Positions, dataset.Position{
			ID: "P-900", Role: ds.Workforce.Positions[0].Role, Status: status, FTE: &ten,
			Start: dataset.Date{Year: 2026, Month: 1, Day: 1}, End: dataset.Date{Year: 2026, Month: 12, Day: 31},
		})
		if after := heads(ds); !slices.Equal(before, after) {
			t.Errorf("a post that is %s and has ended changes the plan from\n%v to\n%v", status, before, after)
		}
	}

	ds := smallPlan()
	ds.Workforce.Positions[3].End = dataset.Date{Year: 2027, Month: 3, Day: 31} // open from the start, and for a quarter
	c := composer(t, ds)
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	if got := r.figure("headcount", "Lead 2027-Q1", "hires"); got != 1 {
		t.Errorf("%v hires in the quarter of the post", got)
	}
	r.enter(map[string]doc.Value{"PlanStart": doc.Date{Year: 2027, Month: 4, Day: 1}})
	for _, column := range []string{"hires", "ends"} {
		if got, want := r.figure("headcount", "Lead 2027-Q2", column), map[string]float64{"hires": 0, "ends": 0.5}[column]; got != want {
			t.Errorf("after the post has ended, %s are %v, want %v", column, got, want)
		}
	}
	for _, column := range []string{"recruit", "full", "from", "begins", "leaves"} {
		if got := r.text("positions", "4", column); got != "–" {
			t.Errorf("a post that has ended shows %q in the column %s", got, column)
		}
	}
}

// TestPostsThatDoNotCountCostNothing adds dear posts that are frozen, have ended or begin behind the plan: no cost and no average changes.
func TestPostsThatDoNotCountCostNothing(t *testing.T) {
	figures := func(ds *dataset.Dataset) []float64 {
		c := composer(t, ds)
		r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
		var list []float64
		for _, row := range []string{"Total cost", "Run rate a year at the end", "Average compa-ratio", "Positions outside the pay limits"} {
			list = append(list, r.figure("summary", row, "value"))
		}
		for _, q := range ds.Workforce.Quarters {
			list = append(list, r.figure("cost", "Lead "+q, "total"), r.figure("cost", "Lead "+q, "rate"))
		}
		return append(list, r.figure("roles", "Lead", "pay"))
	}
	dear := 900_000.0
	day := func(year, month int) dataset.Date { return dataset.Date{Year: year, Month: month, Day: 1} }
	for name, post := range map[string]dataset.Position{
		"frozen":                {Status: "frozen", Start: day(2027, 2)},
		"ended before the plan": {Start: day(2020, 1), End: day(2026, 6)},
		"open but ended":        {Status: "open", Start: day(2020, 1), End: day(2026, 6)},
	} {
		ds := smallPlan()
		before := figures(ds)
		post.ID, post.Role, post.Pay = "8", "a", &dear
		ds.Workforce.Positions = append(ds.Workforce.Positions, post)
		if after := figures(ds); !slices.Equal(before, after) {
			t.Errorf("a post that is %s changes the plan from\n%v to\n%v", name, before, after)
		}
	}
	for _, start := range []dataset.Date{day(2027, 7), day(2028, 1)} { // in the last quarter, and behind it
		ds := smallPlan()
		ds.Workforce.Positions = append(ds.Workforce.Positions, dataset.Position{ID: "8", Role: "a", Status: "planned", Start: start, Pay: &dear})
		with, without := figures(ds), figures(smallPlan())
		if !slices.Equal(with[4:8], without[4:8]) {
			t.Errorf("a post from %s changes the quarters before it from %v to %v", start, without[4:8], with[4:8])
		}
		if last := start.Year == 2027; (with[8] > without[8]) != last || (with[9] > without[9]) != last {
			t.Errorf("with a post from %s the last quarter costs %v, and without it %v", start, with[8:10], without[8:10])
		}
	}
}

// TestRiseWithinAQuarter has the rise of pay in each month: the average of its quarter counts it from that month on, the end in full.
func TestRiseWithinAQuarter(t *testing.T) {
	c := composer(t, smallPlan())
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	for month, want := range map[float64][4]float64{ // average and end of the second quarter, then of the third
		3: {1.1, 1.1, 1.1, 1.1}, 4: {1.1, 1.1, 1.1, 1.1}, 5: {1 + 0.2/3, 1.1, 1.1, 1.1}, 6: {1 + 0.1/3, 1.1, 1.1, 1.1},
		7: {1, 1, 1.1, 1.1}, 9: {1, 1, 1 + 0.1/3, 1.1}, 10: {1, 1, 1, 1},
	} {
		r.enter(map[string]doc.Value{"MeritMonth": doc.Number{Value: month}})
		got := [4]float64{
			r.figure("quarters", "2027-Q2", "during"), r.figure("quarters", "2027-Q2", "factor"),
			r.figure("quarters", "2027-Q3", "during"), r.figure("quarters", "2027-Q3", "factor"),
		}
		for i := range got {
			if !near(got[i], want[i]) {
				t.Errorf("with rises in month %v the factors are %v, want %v", month, got, want)
				break
			}
		}
	}
}

// TestMovedStartIsFlagged moves the start of the plan: the heads of the demand follow, and the summary and the assumptions say which quarter the
// demand and the budget were stated for.
func TestMovedStartIsFlagged(t *testing.T) {
	c := composer(t, smallPlan())
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	for day, want := range map[dataset.Date]string{
		{Year: 2027, Month: 1, Day: 1}:  "✓ as in the dataset",
		{Year: 2027, Month: 4, Day: 1}:  "▲ moved: demand and budget of 2027-Q1 count for 2027-Q2",
		{Year: 2028, Month: 1, Day: 1}:  "▲ moved: demand and budget of 2027-Q1 count for 2028-Q1",
		{Year: 2027, Month: 2, Day: 1}:  "✗ not the first day of a quarter",
		{Year: 2027, Month: 2, Day: 15}: "✗ not the first day of a quarter",
		{Year: 2027, Month: 1, Day: 2}:  "✗ not the first day of a quarter",
	} {
		r.enter(map[string]doc.Value{"PlanStart": date(day)})
		if got := r.text("summary", "Plan start", "state"); got != want {
			t.Errorf("a plan from %s: the summary says %q, want %q", day, got, want)
		}
		if got := r.text("assumptions", "Plan start", "state"); got != want {
			t.Errorf("a plan from %s: the assumptions say %q, want %q", day, got, want)
		}
		quarter := fmt.Sprintf("%d-Q%d", day.Year, (day.Month+2)/3)
		if got := r.head("demand", "q1"); got != quarter || r.text("budget", quarter, "quarter") != got {
			t.Errorf("a plan from %s: the first demand is headed %q, want %q", day, got, quarter)
		}
	}
}

// TestPlannerAddsAPosition fills in a spare row: the position counts everywhere, and says what it lacks.
func TestPlannerAddsAPosition(t *testing.T) {
	c := composer(t, smallPlan())
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	before, cost := r.figure("headcount", "Lead 2027-Q2", "closing"), r.figure("summary", "Total cost", "value")
	row := map[string]doc.Value{
		"id": doc.Text("8"), "role": doc.Text("Lead"), "status": doc.Text("open"), "start": doc.Date{Year: 2027, Month: 5, Day: 1},
	}
	r.fill("positions", row)
	if got := r.text("positions", "8", "counted"); got != "Not stated" {
		t.Errorf("a position without a share of full time counts %s", got)
	}
	for _, column := range []string{"pay", "compa", "state"} {
		if got := r.text("pay-position", "8", column); got != "Not stated" {
			t.Errorf("a position without pay has %q in the column %s", got, column)
		}
	}
	r.fill("positions", map[string]doc.Value{"fte": doc.Number{Value: 1}, "pay": doc.Money{Amount: 125_000}})
	if got := r.figure("headcount", "Lead 2027-Q2", "closing"); got != before+1 {
		t.Errorf("the head count is %v, and was %v", got, before)
	}
	if got := r.figure("summary", "Total cost", "value"); got <= cost {
		t.Errorf("the total cost is %v, and was %v", got, cost)
	}
	if got := r.figure("pay-position", "8", "compa"); got != 1.25 {
		t.Errorf("the compa-ratio is %v", got)
	}
	if got := r.text("pay-position", "8", "state"); got != "▲ above the limit" {
		t.Errorf("the pay is %q", got)
	}
	if got := r.figure("summary", "Positions outside the pay limits", "value"); got != 2 {
		t.Errorf("%v positions are outside the pay limits", got)
	}
	if got := r.text("pay-position", "", "pay"); got != "" {
		t.Errorf("a row without a position shows %q", got)
	}
}

// TestScenariosOfTheDefaultPlan finds a sensible plan in the summary of each scenario.
func TestScenariosOfTheDefaultPlan(t *testing.T) {
	c := composer(t, load(t))
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	type outcome struct{ heads, required, cost, leavers float64 }
	read := func() outcome {
		value := func(row string) float64 { return r.figure("summary", row, "value") }
		return outcome{value("Head count at the end"), value("Head count required at the end"), value("Total cost"), value("Leavers")}
	}
	seen := map[string]outcome{}
	for _, scenario := range []string{"Base", "Growth", "Lean"} {
		r.enter(map[string]doc.Value{"Scenario": doc.Text(scenario)})
		seen[scenario] = read()
	}
	base, growth, lean := seen["Base"], seen["Growth"], seen["Lean"]
	if !(growth.heads > base.heads && base.heads > lean.heads && growth.required > base.required && base.required > lean.required) {
		t.Errorf("head counts: %+v", seen)
	}
	if !(growth.cost > base.cost && base.cost > lean.cost) {
		t.Errorf("costs: %+v", seen)
	}
	if base.heads < 25 || base.heads > 30 || base.required != 29 {
		t.Errorf("the base plan: %+v", base)
	}
	r.enter(map[string]doc.Value{"Scenario": doc.Text("Base"), "AnnualAttrition": doc.Percent{}})
	if still := read(); still.leavers != 2 || still.heads <= base.heads { // two contracts end
		t.Errorf("without attrition: %+v", still)
	}
	r.enter(map[string]doc.Value{"AnnualAttrition": doc.Percent{Fraction: 0.15}})
	longer := math.Inf(1)
	for _, days := range []float64{0, 60, 91, 120, 182, 365} {
		r.enter(map[string]doc.Value{"TimeToFillDays": doc.Number{Value: days}})
		if got := read().heads; got > longer-0.05 {
			t.Errorf("with %v days to fill a post there are %v, and %v with fewer days", days, got, longer)
		} else {
			longer = got
		}
	}
	r.enter(map[string]doc.Value{"AnnualAttrition": doc.Percent{Fraction: 0.3}, "BackfillShare": doc.Percent{}})
	if many := read(); many.heads >= base.heads-4 || many.leavers <= base.leavers {
		t.Errorf("with high attrition and no backfill: %+v", many)
	}
}

// TestPlanWithoutParts composes plans of which parts are missing.
func TestPlanWithoutParts(t *testing.T) {
	whole := smallPlan().Workforce
	for name, w := range map[string]*dataset.Workforce{
		"nothing":      {},
		"quarters":     {Quarters: whole.Quarters},
		"demand alone": {Quarters: whole.Quarters, Demand: whole.Demand},
		"posts alone":  {Quarters: whole.Quarters, Positions: whole.Positions},
	} {
		ds := smallPlan()
		ds.Workforce = w
		c := composer(t, ds)
		r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
		for _, table := range r.tables {
			if table.Name == "summary" && name == "posts alone" {
				if got := r.figure("summary", "Gap at the end", "value"); got != -4 {
					t.Errorf("%s: the gap is %v", name, got)
				}
			}
		}
	}
}
