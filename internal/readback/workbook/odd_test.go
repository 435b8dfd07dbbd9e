package workbook

import (
	"fmt"
	"testing"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/dataset/datasettest"
)

// oddTitles are titles that formulas take for something else: patterns, comparisons, figures, days, truth values, formulas; and others
// that are hard to quote, to cut or to set.
var oddTitles = []string{
	"=1+1", "@SUM(A1)", "+49 Desk", "-5", ">5", "<>", "3", "1e5", "1/2", "12/03/2027", "May 2027", "TRUE", "50%", "Ops*", "A?B", "~Lead~", "Level 2",
	`"Quoted" lead`, "'Prime' head", "O'Neill's deputy", "Head, \"North\" & <South>", "[Plan]: a/b\\c?", "History", "Index", "Summary",
	"مدير العمليات", "מנהל תפעול", "業務計画担当", "Kaufmännische Leitung", "ﬁnance lead", "Lead", "LEAD", "straße", "STRASSE", "_x0041_ clerk", "👩‍🔬 chemist",
	"Clinical scientist, histocompatibility and immunogenetics", "Clinical scientist, histocompatibility and transplantation",
}

// odd is a dataset of fifty roles with such titles, and a workforce plan for all of them.
func odd(t testing.TB) *dataset.Dataset {
	t.Helper()
	ds, problems := dataset.Load(rolexport.Dataset(), dataset.MainFile, "")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	patterns, positions, demand := ds.Roles, ds.Workforce.Positions, ds.Workforce.Demand
	ds.Roles, ds.Workforce.Positions, ds.Workforce.Demand = nil, nil, nil
	id := func(i int) string { return fmt.Sprintf("r%02d", i) }
	for i := range 50 {
		r := *patterns[i%len(patterns)]
		r.ID, r.Title = id(i), fmt.Sprintf("%s %d", r.Title, i)
		if i < len(oddTitles) {
			r.Title = oddTitles[i]
		}
		r.Aliases, r.DirectReports, r.ReportsTo, r.Career = nil, nil, nil, dataset.Career{}
		if i > 0 {
			r.ReportsTo = &dataset.RoleRef{Role: id((i - 1) / 6)}
			r.Career.To = []dataset.RoleRef{{Role: id((i - 1) / 6)}}
		}
		ds.Roles = append(ds.Roles, &r)
	}
	for i := range 70 {
		p := positions[i%len(positions)]
		p.ID, p.Role = fmt.Sprint("P", i), id(i*7%50)
		ds.Workforce.Positions = append(ds.Workforce.Positions, p)
	}
	for i := range 50 {
		d := demand[i%len(demand)]
		d.Role = id(i)
		ds.Workforce.Demand = append(ds.Workforce.Demand, d)
	}
	for i := range ds.RACI {
		a := &ds.RACI[i]
		a.Accountable, a.Responsible, a.Consulted, a.Informed = []string{id(i)}, []string{id(i + 16), id(i + 32)}, nil, []string{id(49)}
	}
	ds.Comparisons = nil
	for i := 0; i < 12; i += 2 {
		ds.Comparisons = append(ds.Comparisons, &dataset.Comparison{ID: id(i*3) + "-vs-" + id(i*3+1), A: id(i * 3), B: id(i*3 + 1)})
	}
	return datasettest.Load(t, datasettest.Files(ds))
}
