package compose

import (
	"math/big"
	"slices"
	"strconv"
	"testing"

	"rolexport/internal/dataset"
)

// replacedRoles is a plan of four quarters in which whoever leaves is replaced at once: whatever the attrition, each role has its posts at the
// end, which binary fractions miss by a hair. Of the twelve roles, those of the first group are covered, those of the second one a post short,
// those of the third have one too many.
func replacedRoles() *dataset.Dataset {
	attrition := 12.0
	ds := &dataset.Dataset{Title: "Replaced", Currency: "EUR", Workforce: &dataset.Workforce{
		Quarters:    []string{"2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"},
		Assumptions: []dataset.Assumption{{ID: "attrition", Value: &attrition, Unit: "percent"}},
	}}
	for i := range 12 {
		id := string(rune('a' + i))
		ds.Roles = append(ds.Roles, &dataset.Role{ID: id, Title: string(rune('A' + i))})
		needed := dataset.Demand{Role: id}
		for q := range 4 {
			fte, pay := float64(6+(i+q)%4)/10, 50_000.0
			ds.Workforce.Positions = append(ds.Workforce.Positions, dataset.Position{
				ID: id + strconv.Itoa(q), Role: id, FTE: &fte, Pay: &pay, Start: dataset.Date{Year: 2027, Month: 1 + 3*q, Day: 1},
			})
			heads, _ := new(big.Rat).Add(posts(ds, id), required(i)).Float64()
			needed.Needed = append(needed.Needed, heads)
		}
		ds.Workforce.Demand = append(ds.Workforce.Demand, needed)
	}
	return ds
}

// required is how many more people such a role needs than it has.
func required(i int) *big.Rat { return big.NewRat([]int64{0, 1, -1}[i%3], 2) }

// posts are those of a role in decimal fractions, as the dataset states them.
func posts(ds *dataset.Dataset, role string) *big.Rat {
	sum := new(big.Rat)
	for _, p := range ds.Workforce.Positions {
		if p.Role == role {
			fte, _ := new(big.Rat).SetString(strconv.FormatFloat(*p.FTE, 'f', -1, 64))
			sum.Add(sum, fte)
		}
	}
	return sum
}

// TestGapsAreThoseOfDecimalArithmetic counts no role as short, nor as having too many, for what binary fractions leave of a gap.
func TestGapsAreThoseOfDecimalArithmetic(t *testing.T) {
	ds := replacedRoles()
	c := composer(t, ds)
	r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
	want := map[string]*big.Rat{}
	for _, x := range []string{"short", "over", "short closing", "over closing"} {
		want[x] = new(big.Rat)
	}
	for i, role := range ds.Roles {
		gap := required(i)
		exactly, _ := gap.Float64()
		if got := r.figure("by-role", role.Title, "gap"); got != exactly {
			t.Errorf("role %s: a gap of %v, want %v", role.Title, got, exactly)
		}
		for _, q := range ds.Workforce.Quarters {
			if got := r.figure("headcount", role.Title+" "+q, "gap"); got != exactly {
				t.Errorf("role %s, %s: a gap of %v, want %v", role.Title, q, got, exactly)
			}
		}
		if gap.Sign() > 0 {
			want["short"].Add(want["short"], gap)
			want["short closing"].Add(want["short closing"], posts(ds, role.ID))
		} else if gap.Sign() < 0 {
			want["over"].Sub(want["over"], gap)
			want["over closing"].Add(want["over closing"], posts(ds, role.ID))
		}
	}
	for x, row := range map[string]string{"short": "Missing in roles that are short", "over": "Too many in other roles"} {
		exactly, _ := want[x].Float64()
		if got := r.figure("summary", row, "value"); got != exactly {
			t.Errorf("%s: %v, want %v", row, got, exactly)
		}
		// The roles that the ranking lists, and the others.
		listed := r.figure("gap-ranking", map[string]string{"short": "Other roles that are short", "over": "Other roles with too many"}[x], "closing")
		for i, role := range ds.Roles {
			if sign := required(i).Sign(); (sign > 0) == (x == "short") && sign != 0 && slices.Contains(r.listed("gap-ranking"), role.Title) {
				listed += r.figure("gap-ranking", role.Title, "closing")
			}
		}
		if closing, _ := want[x+" closing"].Float64(); !near(listed, closing) {
			t.Errorf("the roles of the ranking that are %s have %v at the end, want %v", x, listed, closing)
		}
	}
}

// TestBudgetThatIsUsedUp is kept: what is left of 0.30 after 0.10 and 0.20, in binary fractions less than nothing, is nothing.
func TestBudgetThatIsUsedUp(t *testing.T) {
	ds := twelveRoles()
	ds.Roles, ds.Workforce.Positions, ds.Workforce.Demand = ds.Roles[:2], ds.Workforce.Positions[:2], ds.Workforce.Demand[:2]
	one, pay := 1.0, []float64{0.4, 0.8} // a year
	for i := range ds.Workforce.Positions {
		ds.Workforce.Positions[i].FTE, ds.Workforce.Positions[i].Pay = &one, &pay[i]
	}
	for budget, want := range map[float64]string{0.3: "✓ within budget", 0.29: "▲ over budget"} {
		ds.Workforce.Budget = []float64{budget}
		c := composer(t, ds)
		r := readSheets(t, made(t, c, c.Subject("workforce-plan")))
		for _, x := range [][2]string{{"budget", "2027-Q1"}, {"budget", "Total"}, {"summary", "Left of the budget"}} {
			if got := r.text(x[0], x[1], "state"); got != want {
				t.Errorf("a budget of %v, %s, %s: %q, want %q", budget, x[0], x[1], got, want)
			}
		}
	}
}
