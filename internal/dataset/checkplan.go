package dataset

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/diag"
	"rolexport/internal/pattern"
)

var quarterLabel = pattern.New(`^([0-9]{4})-Q([1-4])$`)

// checkWorkforce checks the plan.
func (l *loader) checkWorkforce(w *Workforce, at origin) {
	l.checkCurrency(w.Currency, at, "currency")
	l.checkQuarters(w.Quarters, at)
	l.checkAssumptions(w, at)
	l.checkScenarios(w, at)
	l.checkPositions(w.Positions, at)
	for i, d := range w.Demand {
		if d.Role == "" {
			l.find(at, "missing-field", `"role" is missing`, "an entry is about one role", "demand", i, "role")
		} else {
			l.checkRoleID(d.Role, "the plan is about roles of this dataset", at, "demand", i, "role")
		}
		l.checkQuarterly(d.Needed, w, at, "demand", i, "needed")
	}
	if len(w.Budget) > 0 {
		l.checkQuarterly(w.Budget, w, at, "budget")
	}
	for i, c := range w.Changes {
		l.need(c.Text, at, "changes", i, "text")
	}
	if len(w.Positions)+len(w.Demand) > 0 && len(w.Quarters) == 0 {
		l.find(at, "missing-field", `"quarters" is missing`, "list the quarters that the plan is about: quarters: [2027-Q1, 2027-Q2]", "quarters")
	}
	if w.amounts() && w.Currency == "" && l.ds.Currency == "" && !l.mainBroken {
		l.find(at, "missing-currency", "the plan states amounts without a currency", fmt.Sprintf("add currency: EUR here or to %s", l.main))
	}
}

// amounts reports whether the plan states an amount whose currency is that of the plan.
func (w *Workforce) amounts() bool {
	return len(w.Budget) > 0 || slices.ContainsFunc(w.Positions, func(p Position) bool { return p.Pay != nil })
}

// checkQuarterly checks a list with a figure for each quarter.
func (l *loader) checkQuarterly(figures []float64, w *Workforce, at origin, path ...any) {
	if len(figures) != len(w.Quarters) {
		n, quarters := count(len(figures), "figure"), count(len(w.Quarters), "quarter")
		l.find(at, "wrong-count", fmt.Sprintf("%s holds %s for %s", keyOf(path), n, quarters), "give one for each quarter", path...)
	}
	for i := range figures {
		l.checkFigure(&figures[i], at, append(slices.Clone(path), i)...)
	}
}

// checkScenarios checks the scenarios. Readers choose them by title, so titles differ.
func (l *loader) checkScenarios(w *Workforce, at origin) {
	seen, titles := newIDs(), map[string]bool{}
	var ids []string
	for i, s := range w.Scenarios {
		ids = append(ids, s.ID)
		l.checkID(s.ID, at, "scenarios", i, "id")
		if earlier := seen.add(s.ID); earlier != "" {
			l.duplicate(s.ID, earlier, at, "scenarios", i, "id")
		}
		l.checkTitle(s.Title, at, "scenarios", i, "title")
		title := strings.ToLower(strings.TrimSpace(s.Title))
		l.repeated(titles, title, "title", at, "scenarios", i, "title")
		for _, factor := range []struct {
			key   string
			value *float64
		}{{"attrition", s.Attrition}, {"hires", s.Hires}, {"demand", s.Demand}, {"merit", s.Merit}} {
			between(l, factor.value, 0, MaxPercent, at, "scenarios", i, factor.key)
		}
	}
	if w.Scenario != "" && !slices.Contains(ids, w.Scenario) {
		hint := cmp.Or(diag.DidYouMean(w.Scenario, ids), `name the id of one of the "scenarios"`)
		l.find(at, "unknown-scenario", fmt.Sprintf("there is no scenario %q", short(w.Scenario)), hint, "scenario")
	}
}

func (l *loader) checkPositions(positions []Position, at origin) {
	seen := newIDs()
	for i, p := range positions {
		l.checkID(p.ID, at, "positions", i, "id")
		if earlier := seen.add(p.ID); earlier != "" {
			l.duplicate(p.ID, earlier, at, "positions", i, "id")
		}
		if p.Role == "" {
			l.find(at, "missing-field", `"role" is missing`, "a position is one of a role", "positions", i, "role")
		} else {
			l.checkRoleID(p.Role, "the plan is about roles of this dataset", at, "positions", i, "role")
		}
		l.checkChoice(p.Status, []string{"filled", "open", "planned", "frozen"}, at, "positions", i, "status")
		if p.FTE != nil && !(*p.FTE > 0 && *p.FTE <= MaxPosts) {
			l.find(at, "out-of-range", fmt.Sprintf(`"fte" must be over 0 and at most %d, not %s`, MaxPosts, number(*p.FTE)),
				"1 is full time, 0.5 half", "positions", i, "fte")
		}
		switch {
		case p.Start.IsZero():
			l.find(at, "missing-field", `"start" is missing`, "give the first day, as it was or is planned: start: 2027-01-01",
				"positions", i, "start")
		case p.Start.Year < 1901:
			l.find(at, "out-of-range", `"start" must not be before 1901`, "workbooks know no earlier days", "positions", i, "start")
		case !p.End.IsZero() && p.End.Time().Before(p.Start.Time()):
			l.find(at, "out-of-range", fmt.Sprintf(`"end" is %s, before "start" with %s`, p.End, p.Start), "", "positions", i, "end")
		}
		l.checkFigure(p.Pay, at, "positions", i, "pay")
		between(l, p.Bonus, 0, MaxPercent, at, "positions", i, "bonus")
	}
}

// What the figures of a plan may come to.
const (
	MaxPosts   = 10_000 // that a position stands for
	MaxPercent = 1000   // of a bonus, and of what a scenario makes of the plan
)

// checkQuarters checks that each quarter follows the one before.
func (l *loader) checkQuarters(labels []string, at origin) {
	next := -1
	for i, label := range labels {
		parts := quarterLabel().FindStringSubmatch(label)
		if parts == nil {
			l.find(at, "bad-quarter", fmt.Sprintf("%q is no quarter", short(label)), "write it as 2027-Q1", "quarters", i)
			next = -1
			continue
		}
		year, _ := strconv.Atoi(parts[1])
		quarter, _ := strconv.Atoi(parts[2])
		n := 4*year + quarter - 1
		if next >= 0 && n != next {
			l.find(at, "bad-quarter", fmt.Sprintf("%q does not follow the quarter before it", label),
				fmt.Sprintf("%04d-Q%d is next", next/4, next%4+1), "quarters", i)
		}
		next = n + 1
	}
}

func (l *loader) checkAssumptions(w *Workforce, at origin) {
	units := []string{"percent", "days", "months", "hours"}
	seen := newIDs()
	for i, a := range w.Assumptions {
		l.checkID(a.ID, at, "assumptions", i, "id")
		if earlier := seen.add(a.ID); earlier != "" {
			l.duplicate(a.ID, earlier, at, "assumptions", i, "id")
		}
		known := slices.IndexFunc(Inputs(), func(in Input) bool { return in.ID == a.ID })
		if known < 0 {
			l.need(a.Title, at, "assumptions", i, "title")
		}
		switch {
		case a.Value == nil && isBlank(a.Text):
			l.find(at, "missing-field", `an assumption needs a "value" or a "text"`, "", "assumptions", i, "value")
			continue
		case a.Value != nil && !isBlank(a.Text):
			l.find(at, "value-and-text", `"value" and "text" exclude each other`, "put the explanation into the note", "assumptions", i, "text")
			continue
		}
		if a.Unit != "" && !slices.Contains(units, a.Unit) && !currencyCode().MatchString(a.Unit) {
			hint := cmp.Or(diag.DidYouMean(a.Unit, units), "write percent, days, months, hours or a currency code; leave it out for a plain figure")
			l.find(at, "unknown-word", fmt.Sprintf(`"unit" cannot be %q`, short(a.Unit)), hint, "assumptions", i, "unit")
			continue
		}
		if a.Value != nil {
			size := math.Abs(*a.Value) // an assumption may be below 0
			l.checkFigure(&size, at, "assumptions", i, "value")
		}
		if known >= 0 {
			l.checkInput(w, i, Inputs()[known], at)
		}
	}
}

// checkInput checks an assumption that the plan calculates with.
func (l *loader) checkInput(w *Workforce, i int, in Input, at origin) {
	a := w.Assumptions[i]
	if in.Unit == Day {
		l.checkPlanStart(w, i, at)
		return
	}
	if a.Value == nil {
		l.find(at, "missing-field", fmt.Sprintf("%q is a figure: %q is missing", in.ID, "value"), "", "assumptions", i, "text")
		return
	}
	between(l, a.Value, in.Least, in.Most, at, "assumptions", i, "value")
	switch want := in.Unit; {
	case want == Money:
		currency := cmp.Or(w.Currency, l.ds.Currency)
		if a.Unit != currency && currency != "" && currencyCode().MatchString(currency) {
			l.find(at, "wrong-unit", fmt.Sprintf("%q is an amount in %s, the currency of the plan", in.ID, currency),
				"write unit: "+currency, "assumptions", i, "unit")
		}
	case a.Unit != want && want == "":
		l.find(at, "wrong-unit", fmt.Sprintf("%q has no unit", in.ID), "leave it out", "assumptions", i, "unit")
	case a.Unit != want:
		l.find(at, "wrong-unit", fmt.Sprintf("%q is stated in %s", in.ID, want), "write unit: "+want, "assumptions", i, "unit")
	}
	if in.Step == 1 && *a.Value != math.Floor(*a.Value) {
		l.find(at, "out-of-range", fmt.Sprintf("%q is a whole number, not %s", in.ID, number(*a.Value)), "", "assumptions", i, "value")
	}
	if most := 3 * len(w.Quarters); in.ID == "horizon" && most > 0 && (*a.Value > float64(most) || math.Mod(*a.Value, in.Step) != 0) {
		l.find(at, "out-of-range", fmt.Sprintf("the horizon must be whole quarters, %d months at the most, not %s", most, number(*a.Value)),
			`it must not go beyond "quarters"`, "assumptions", i, "value")
	}
}

// checkPlanStart checks that the plan starts where its quarters do.
func (l *loader) checkPlanStart(w *Workforce, i int, at origin) {
	a := w.Assumptions[i]
	var day Date
	if a.Value != nil || day.UnmarshalScalar(strings.TrimSpace(a.Text)) != nil {
		l.find(at, "bad-date", `"plan-start" must be a day`, `write text: "2027-01-01"`, "assumptions", i, "text")
		return
	}
	if len(w.Quarters) == 0 || !quarterLabel().MatchString(w.Quarters[0]) {
		return
	}
	if first := FirstDay(w.Quarters[0]); day != first {
		l.find(at, "bad-date", fmt.Sprintf(`"plan-start" is %s, but the first quarter begins on %s`, day, first), "", "assumptions", i, "text")
	}
}

// FirstDay is the first day of a quarter such as 2027-Q1; the zero Date where the label is none.
func FirstDay(quarter string) Date {
	parts := quarterLabel().FindStringSubmatch(quarter)
	if parts == nil {
		return Date{}
	}
	year, _ := strconv.Atoi(parts[1])
	n, _ := strconv.Atoi(parts[2])
	return Date{Year: year, Month: 3*n - 2, Day: 1}
}
