package datasettest

import (
	"encoding/csv"
	"math"
	"strconv"
	"strings"
	"testing"

	"rolexport/internal/dataset"
)

// onetCredit is what the licence of the O*NET database asks for.
const onetCredit = "This includes information from the O*NET 29.3 Database by the U.S. Department of Labor, Employment and Training " +
	"Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. Skill levels are given on a " +
	"scale of 0 to 4; USDOL/ETA has not approved, endorsed, or tested these modifications."

// ONET returns the five occupations in testdata/onet as roles, by their O*NET-SOC codes:
//
//	11-1021.00  General and Operations Managers
//	11-3071.00  Transportation, Storage, and Distribution Managers
//	11-9199.00  Managers, All Other: without duties and skills
//	25-2057.00  Special Education Teachers, Middle School: 40 duties
//	51-4033.00  a title of 105 characters, 255 aliases
func ONET(t testing.TB) *dataset.Dataset {
	t.Helper()
	ds := &dataset.Dataset{
		Title: "O*NET excerpt", Version: "29.3", Language: "en-US", Date: dataset.Date{Year: 2025, Month: 5, Day: 20},
		SkillLevels: []string{"not needed", "basic", "with support", "independent", "expert"},
	}
	zones := map[string]row{}
	for _, r := range table(t, "Job Zone Reference.txt") {
		zones[r["Job Zone"]] = r
	}
	roles := map[string]*dataset.Role{}
	for _, r := range table(t, "Occupation Data.txt") {
		role := &dataset.Role{
			ID: r["O*NET-SOC Code"], Title: r["Title"], Purpose: r["Description"],
			Codes:  []dataset.Code{{Scheme: "onet-soc", Code: r["O*NET-SOC Code"], Match: "exact", Version: "29.3"}},
			Source: &dataset.Source{Name: "O*NET Database", Version: "29.3", Licence: "CC BY 4.0", Credit: onetCredit},
		}
		roles[role.ID] = role
		ds.Roles = append(ds.Roles, role)
	}
	of := func(r row) *dataset.Role { return roles[r["O*NET-SOC Code"]] }
	for _, r := range table(t, "Alternate Titles.txt") {
		of(r).Aliases = append(of(r).Aliases, dataset.Line{Text: r["Alternate Title"]})
	}
	for _, r := range table(t, "Task Statements.txt") {
		duty := dataset.Duty{ID: r["Task ID"], Text: r["Task"]}
		if kind := r["Task Type"]; kind != "n/a" {
			core := kind == "Core"
			duty.Essential = &core
		}
		of(r).Duties = append(of(r).Duties, duty)
	}
	for _, r := range table(t, "Job Zones.txt") {
		zone := zones[r["Job Zone"]]
		of(r).Education.Required = dataset.NewLines(zone["Education"])
		of(r).Experience.Required = dataset.NewLines(zone["Experience"])
	}
	for _, r := range table(t, "Related Occupations.txt") {
		ref := dataset.RoleRef{Title: r["Related Title"]}
		if related := roles[r["Related O*NET-SOC Code"]]; related != nil {
			ref = dataset.RoleRef{Role: related.ID}
		}
		of(r).Career.To = append(of(r).Career.To, ref)
	}
	addSkills(t, ds, of)
	return Load(t, Files(ds))
}

// addSkills maps levels of 0 to 7 to 0 to 4, and calls important skills required.
func addSkills(t testing.TB, ds *dataset.Dataset, of func(row) *dataset.Role) {
	t.Helper()
	important := map[string]bool{}
	seen := map[string]bool{}
	for _, r := range table(t, "Skills.txt") {
		value, err := strconv.ParseFloat(r["Data Value"], 64)
		if err != nil {
			t.Fatal(err)
		}
		id := r["Element ID"]
		if !seen[id] {
			seen[id] = true
			ds.Skills = append(ds.Skills, dataset.Term{ID: id, Title: r["Element Name"]})
		}
		key := r["O*NET-SOC Code"] + " " + id
		if r["Scale ID"] == "IM" { // stands before the level
			important[key] = value >= 3
			continue
		}
		level := int(math.Round(value * 4 / 7))
		skill := dataset.Skill{Skill: id, Level: &level, Need: "desirable"}
		if important[key] {
			skill.Need = "required"
		}
		of(r).Skills = append(of(r).Skills, skill)
	}
}

// A row is a line of a table by the names of its columns.
type row map[string]string

func table(t testing.TB, name string) []row {
	t.Helper()
	reader := csv.NewReader(strings.NewReader(string(read(t, "onet", name))))
	reader.Comma, reader.LazyQuotes = '\t', true
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for _, record := range records[1:] {
		r := row{}
		for i, column := range records[0] {
			r[column] = record[i]
		}
		rows = append(rows, r)
	}
	return rows
}
