// Package onet reads the O*NET database of occupations as roles: its text edition of tab-separated tables and its edition of
// comma-separated ones. docs/import.md tells what becomes of each table.
//
// O*NET is a trademark of USDOL/ETA. The facts about the tables are from the data dictionary at https://www.onetcenter.org/dictionary/.
package onet

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/intake"
	"rolexport/internal/interchange/merge"
	"rolexport/internal/pattern"
)

// Options say what is imported.
type Options struct {
	// Codes are the O*NET-SOC codes of the occupations, such as 11-1021.00; a SOC code such as 11-1021 stands for all below it. None: all.
	Codes []string
	// Version of the database, such as 29.3, where neither its Read Me file nor the name of the folder tells it.
	Version string
}

// Read reads the database in a folder. What is wrong with it is added to problems; the Import is nil when it cannot be used.
func Read(f *intake.Folder, o Options, problems *intake.Problems) *merge.Import {
	r := &reader{folder: f, problems: problems, roles: map[string]*dataset.Role{}, titles: map[string]string{}, terms: map[string]*dataset.Term{}}
	if !r.layout() || !r.version(o.Version) {
		return nil
	}
	if !r.occupations(o.Codes) {
		return nil
	}
	r.missing()
	r.alternateTitles()
	r.tasks()
	r.zones()
	r.education()
	r.ratings()
	r.technology()
	r.workContext()
	r.related()
	if problems.Failed() {
		return nil
	}
	return r.finish()
}

// A reader is one run of Read.
type reader struct {
	folder   *intake.Folder
	problems *intake.Problems
	csv      bool // the edition of comma-separated tables
	edition  string
	released dataset.Date

	ds     dataset.Dataset
	roles  map[string]*dataset.Role // that are imported, by code
	titles map[string]string        // of all occupations, by code
	terms  map[string]*dataset.Term // of the skills vocabulary
	fields []string                 // of roles, that the tables which are there tell
}

// layout finds out which edition the folder holds.
func (r *reader) layout() bool {
	switch {
	case r.folder.Has("Occupation Data.txt"):
	case r.folder.Has("occupation_data.csv"):
		r.csv = true
	default:
		hint := "name the folder or archive of the text or CSV edition, from https://www.onetcenter.org/database.html"
		if slices.ContainsFunc(r.folder.Names(), func(n string) bool { return strings.EqualFold(filepath.Ext(n), ".xlsx") }) {
			hint = "this is the Excel edition; take the text or the CSV edition, from https://www.onetcenter.org/database.html"
		}
		r.problems.Fail(r.folder.Pos("", 0), "no-database", `it holds neither "Occupation Data.txt" nor "occupation_data.csv"`, hint)
		return false
	}
	return true
}

var (
	readMeLine   = pattern.New(`^O\*NET\S*\s+([0-9]{1,3}\.[0-9]{1,2})\s+Database\b`)
	releaseLine  = pattern.New(`(?m)^(January|February|March|April|May|June|July|August|September|October|November|December) ([0-9]{4}) Release\b`)
	versionWord  = pattern.New(`^[0-9]{1,3}\.[0-9]{1,2}$`)
	folderNumber = pattern.New(`(?:^|[^0-9])([0-9]{2})[._]([0-9])(?:[^0-9]|$)`)
	months       = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

// version finds out the version of the database, which its credit names.
func (r *reader) version(given string) bool {
	const readMe = "Read Me.txt"
	text := r.folder.Text(readMe, 64<<10)
	stated := ""
	if m := readMeLine().FindStringSubmatch(text); m != nil {
		stated = m[1]
	}
	if m := releaseLine().FindStringSubmatch(text); m != nil {
		year, _ := strconv.Atoi(m[2])
		r.released = dataset.Date{Year: year, Month: 1 + slices.Index(months, m[1]), Day: 1}
	}
	if m := folderNumber().FindStringSubmatch(filepath.Base(r.folder.Name)); stated == "" && given == "" && m != nil {
		stated = m[1] + "." + m[2]
	}
	switch {
	case given != "" && !versionWord().MatchString(given):
		r.problems.Fail(diag.Pos{}, "bad-version", fmt.Sprintf("%q is no version of the database", given), "write it as 29.3")
	case given != "" && stated != "" && given != stated:
		r.problems.Fail(r.folder.Pos(readMe, 1), "bad-version", fmt.Sprintf("the database calls itself %s, and not %s", stated, given), "leave --version out")
	case given == "" && stated == "":
		r.problems.Fail(r.folder.Pos("", 0), "no-version", "nothing tells the version of the database, which its licence wants to be credited",
			`add its "Read Me.txt", or say --version 29.3`)
	default:
		r.edition = cmp.Or(stated, given)
		return true
	}
	return false
}

// credit is what the licence of the database asks for (https://www.onetcenter.org/license_db.html).
func (r *reader) credit() string {
	return fmt.Sprintf("This includes information from the O*NET %s Database by the U.S. Department of Labor, Employment and Training Administration "+
		"(USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. This information has been modified: ratings are given as "+
		"levels of 0 to 4, and what is rated unimportant is left out. USDOL/ETA has not approved, endorsed, or tested these modifications.", r.edition)
}

// finish returns what has been read.
func (r *reader) finish() *merge.Import {
	r.ds.Title = "O*NET occupations"
	r.ds.Version = r.edition
	r.ds.Date = r.released
	r.ds.Language = "en-US"
	r.ds.SkillLevels = []string{"not needed", "basic", "with support", "independent", "expert"}
	used := map[string]bool{}
	for _, role := range r.ds.Roles {
		for _, s := range role.Skills {
			used[s.Skill] = true
		}
	}
	for id, t := range r.terms {
		if used[id] {
			r.ds.Skills = append(r.ds.Skills, *t)
		}
	}
	slices.SortFunc(r.ds.Skills, func(a, b dataset.Term) int { return strings.Compare(a.ID, b.ID) })
	codes := make(map[string]string, len(r.titles))
	for code, title := range r.titles {
		codes[title] = code
	}
	return &merge.Import{Dataset: &r.ds, Fields: r.fields, Owns: r.owns, Names: codes}
}

// How the notes begin that are made here.
const (
	trainingNote = "Training: "
	softwareNote = "Software in use: "
)

var (
	occupationCode = pattern.New(`^[0-9]{2}-[0-9]{4}\.[0-9]{2}$`)
	socCode        = pattern.New(`^[0-9]{2}-[0-9]{4}$`)
	taskID         = pattern.New(`^[0-9]{1,9}$`)
	elementID      = pattern.New(`^[1-9](\.[A-Za-z0-9]{1,3}){1,8}$`)
	commodityCode  = pattern.New(`^[0-9]{8}$`)
)

// A source is a table in both editions.
type source struct {
	text, csv string // names of its file
	columns   []string
}

// file returns the name of a table's file in the edition that is read.
func (r *reader) file(s source) string {
	if r.csv {
		return s.csv
	}
	return s.text
}

// rows calls each for the rows of a table about occupations that are imported; the first of its columns is their code. It reports whether the
// table is there.
func (r *reader) rows(s source, each func(role *dataset.Role, row intake.Row)) bool {
	columns := append([]string{"O*NET-SOC Code"}, s.columns...)
	return r.all(source{s.text, s.csv, columns}, func(row intake.Row) {
		code := row.Cells[0]
		role := r.roles[code]
		switch {
		case role != nil:
			row.Cells = row.Cells[1:]
			each(role, row)
		case !occupationCode().MatchString(code):
			r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no O*NET-SOC code", short(code)))
		case r.titles[code] == "":
			r.leaveOut(row, "unknown-occupation", fmt.Sprintf("there is no occupation %s in the table of occupations", code))
		}
	})
}

// all calls each for the rows of a table, and reports whether it is there.
func (r *reader) all(s source, each func(row intake.Row)) bool {
	form := intake.Tabs
	if r.csv {
		form = intake.Commas
	}
	if !r.folder.Has(r.file(s)) {
		return false
	}
	r.folder.Rows(r.file(s), form, s.columns, func(row intake.Row) {
		for i, cell := range row.Cells {
			if cell == "n/a" {
				row.Cells[i] = "" // how O*NET writes what is missing
			}
		}
		each(row)
	})
	return true
}

// leaveOut reports a row that is not understood.
func (r *reader) leaveOut(row intake.Row, code, message string) {
	r.problems.Row(row.Pos, code, message, "the row is left out")
}

// short clips text for a message.
func short(s string) string { return diag.Clip(s, 60) }
