package dataset

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"

	"rolexport/internal/diag"
)

var quarterLabel = regexp.MustCompile(`^([0-9]{4})-Q([1-4])$`)

// checkWorkforce checks the plan.
func (l *loader) checkWorkforce(w *Workforce, at origin) {
	l.checkCurrency(w.Currency, at, "currency")
	l.checkQuarters(w.Quarters, at)
	l.checkAssumptions(w.Assumptions, at)
	seen, costs := newIDs(), false
	for i, line := range w.Lines {
		if line.ID != "" {
			l.checkID(line.ID, at, "lines", i, "id")
			if earlier := seen.add(line.ID); earlier != "" {
				l.duplicate(line.ID, earlier, at, "lines", i, "id")
			}
		}
		if line.Role == "" {
			l.find(at, "missing-field", `"role" is missing`, "a line plans one role", "lines", i, "role")
		} else {
			l.checkRoleID(line.Role, "a line plans a role of this dataset", at, "lines", i, "role")
		}
		l.checkFigure(&line.Current, at, "lines", i, "current")
		if len(line.Planned) != len(w.Quarters) {
			figures, quarters := count(len(line.Planned), "figure"), count(len(w.Quarters), "quarter")
			l.find(at, "wrong-count", fmt.Sprintf(`"planned" holds %s for %s`, figures, quarters), "give one for each quarter", "lines", i, "planned")
		}
		for j, n := range line.Planned {
			l.checkFigure(&n, at, "lines", i, "planned", j)
		}
		l.checkFigure(line.Cost, at, "lines", i, "cost")
		costs = costs || line.Cost != nil
	}
	if costs && w.Currency == "" && l.ds.Currency == "" && !l.mainBroken {
		l.find(at, "missing-currency", "the plan states costs without a currency", fmt.Sprintf("add currency: EUR here or to %s", l.main))
	}
}

// checkQuarters checks that each quarter follows the one before.
func (l *loader) checkQuarters(labels []string, at origin) {
	next := -1
	for i, label := range labels {
		parts := quarterLabel.FindStringSubmatch(label)
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

func (l *loader) checkAssumptions(assumptions []Assumption, at origin) {
	units := []string{"percent", "days", "months", "hours"}
	seen := newIDs()
	for i, a := range assumptions {
		l.checkID(a.ID, at, "assumptions", i, "id")
		if earlier := seen.add(a.ID); earlier != "" {
			l.duplicate(a.ID, earlier, at, "assumptions", i, "id")
		}
		l.need(a.Title, at, "assumptions", i, "title")
		switch {
		case a.Value == nil && isBlank(a.Text):
			l.find(at, "missing-field", `an assumption needs a "value" or a "text"`, "", "assumptions", i, "value")
		case a.Value != nil && !isBlank(a.Text):
			l.find(at, "value-and-text", `"value" and "text" exclude each other`, "put the explanation into the note", "assumptions", i, "text")
		}
		if a.Value != nil {
			size := math.Abs(*a.Value) // an assumption may be below 0
			l.checkFigure(&size, at, "assumptions", i, "value")
		}
		if a.Unit == "" || slices.Contains(units, a.Unit) || currencyCode.MatchString(a.Unit) {
			continue
		}
		hint := diag.DidYouMean(a.Unit, units)
		if hint == "" {
			hint = "write percent, days, months, hours or a currency code; leave it out for a plain figure"
		}
		l.find(at, "unknown-word", fmt.Sprintf(`"unit" cannot be %q`, short(a.Unit)), hint, "assumptions", i, "unit")
	}
}
