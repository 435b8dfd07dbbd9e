package workbook

import (
	"fmt"
	"testing"

	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
)

// replaced is a plan of twelve roles in which whoever leaves is replaced at once, so that closing head counts are those required but for what
// binary fractions leave, more of them than the ranking of gaps lists. A third of the roles is short.
func replaced(t testing.TB) *dataset.Dataset {
	t.Helper()
	attrition, pay := 12.0, 32_000.0
	ds := &dataset.Dataset{
		Title: "Replaced", Version: "1", Currency: "EUR", Language: "en-GB",
		Workforce: &dataset.Workforce{
			Title: "Plan", Quarters: []string{"2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"},
			Assumptions: []dataset.Assumption{{ID: "attrition", Value: &attrition, Unit: "percent"}},
			Scenarios:   []dataset.Scenario{{ID: "base", Title: "Base"}},
			Budget:      []float64{100_000, 150_000, 200_000, 250_000},
		},
	}
	for i := range 12 {
		id := fmt.Sprintf("r%02d", i)
		ds.Roles = append(ds.Roles, &dataset.Role{ID: id, Title: "Role " + id})
		for q := range 2 {
			one := 1.0
			ds.Workforce.Positions = append(ds.Workforce.Positions, dataset.Position{
				ID: fmt.Sprintf("%s-%d", id, q), Role: id, Status: "planned", FTE: &one, Pay: &pay, Start: dataset.Date{Year: 2027, Month: 3*q + 1 + i%3, Day: 1},
			})
		}
		short := float64(i % 3 / 2)
		ds.Workforce.Demand = append(ds.Workforce.Demand, dataset.Demand{
			Role: id, Needed: []float64{1 + short, 2 + short, 2 + short, 2 + short},
		})
	}
	return datasettest.Load(t, datasettest.Files(ds))
}
