package onet

import (
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/strictyaml"
)

// A table is one that fields of roles are made of.
type table struct {
	text, csv string   // names of its file in the two editions
	prefix    string   // of the ids of its elements; empty: it has none that are rated
	extra     bool     // people who take a selection of the tables leave all of these out
	fields    []string // that are made of it
}

// tables are all but that of the occupations, without which nothing is imported, and that of descriptions, which are kept where it is missing.
var tables = []table{
	{"Alternate Titles.txt", "job_titles.csv", "", false, []string{"aliases"}},
	{"Task Statements.txt", "task_statements.csv", "", false, []string{"duties"}},
	{"Skills.txt", "essential_skills.csv", "2.A.", false, []string{"skills"}},
	{"Skills.txt", "transferable_skills.csv", "2.B.", false, []string{"skills"}},
	{"Knowledge.txt", "knowledge.csv", "2.C.", true, []string{"skills"}},
	{"Abilities.txt", "abilities.csv", "1.A.", true, []string{"skills"}},
	software,
	jobZones,
	zoneReference,
	{"Education, Training, and Experience.txt", "education.csv", "", false, []string{"education"}},
	{"Education, Training, and Experience Categories.txt", "education_categories.csv", "", false, []string{"education"}},
	{"Education, Training, and Experience.txt", "training_and_experience.csv", "", false, []string{"experience"}},
	{"Education, Training, and Experience Categories.txt", "training_and_experience_categories.csv", "", false, []string{"experience"}},
	{"Work Context.txt", "work_context.csv", "", true, []string{"conditions", "employment"}},
	{"Work Context Categories.txt", "work_context_categories.csv", "", true, []string{"conditions", "employment"}},
	{"Related Occupations.txt", "related_occupations.csv", "", false, []string{"career"}},
}

var (
	software      = table{"Technology Skills.txt", "software_skills.csv", "2.E.", false, []string{"skills"}}
	jobZones      = table{"Job Zones.txt", "job_zones.csv", "", false, []string{"education", "experience"}}
	zoneReference = table{"Job Zone Reference.txt", "job_zone_reference.csv", "", false, []string{"education", "experience"}}
)

// has reports whether a table is there.
func (r *reader) has(t table) bool { return r.folder.Has(r.file(source{t.text, t.csv, nil})) }

// missing reports the tables that are not there, in one line; extra ones where others of them are.
func (r *reader) missing() {
	extras := slices.ContainsFunc(tables, func(t table) bool { return t.extra && r.has(t) })
	var lacks, seen []string
	for _, t := range tables {
		name := r.file(source{t.text, t.csv, nil})
		if (extras || !t.extra) && !r.has(t) && !slices.Contains(seen, name) {
			seen = append(seen, name)
			lacks = append(lacks, fmt.Sprintf("%q (%s)", name, strings.Join(t.fields, " and ")))
		}
	}
	if len(lacks) > 0 {
		r.problems.Row(r.folder.Pos("", 0), "missing-table", "tables are not there, so that what they tell of roles is not imported, and stays where it is: "+
			strictyaml.Enumerate(lacks), "download the whole database from https://www.onetcenter.org/database.html")
	}
}

// lacks reports whether one of the tables that a field is made of, by its name in tables, is not there.
func (r *reader) lacks(field string) bool {
	return slices.ContainsFunc(tables, func(t table) bool { return slices.Contains(t.fields, field) && !r.has(t) })
}

// owns knows the ids that O*NET gives to tasks and elements, and the notes that are made here, so far as the tables that they come from are there.
func (r *reader) owns(list, id string) bool {
	switch list {
	case "duties":
		return taskID().MatchString(id)
	case "notes":
		return strings.HasPrefix(id, trainingNote) && !r.lacksZones() || strings.HasPrefix(id, softwareNote) && r.has(software)
	case "skills":
		if commodityCode().MatchString(id) {
			return r.has(software)
		}
		if !elementID().MatchString(id) {
			return false
		}
		if i := slices.IndexFunc(tables, func(t table) bool { return t.prefix != "" && strings.HasPrefix(id, t.prefix) }); i >= 0 {
			return r.has(tables[i])
		}
		return !r.lacks("skills")
	}
	return false
}

// lacksZones reports whether one of the two tables of job zones is not there.
func (r *reader) lacksZones() bool { return !r.has(jobZones) || !r.has(zoneReference) }

// hasAll reports whether tables are there that tell nothing without each other.
func (r *reader) hasAll(tables ...source) bool {
	return !slices.ContainsFunc(tables, func(s source) bool { return !r.folder.Has(r.file(s)) })
}
