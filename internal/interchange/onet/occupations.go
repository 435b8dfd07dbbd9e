package onet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/intake"
)

// occupations reads the occupations that are asked for.
func (r *reader) occupations(codes []string) bool {
	chosen := map[string]bool{} // codes that were asked for, and whether they were found
	for _, code := range codes {
		if !occupationCode().MatchString(code) && !socCode().MatchString(code) {
			r.problems.Fail(diag.Pos{}, "bad-code", fmt.Sprintf("--code: %q is no O*NET-SOC code", short(code)), "write it as 11-1021.00")
			return false
		}
		chosen[code] = false
	}
	credit := r.credit()
	var known []string
	s := source{"Occupation Data.txt", "occupation_data.csv", []string{"O*NET-SOC Code", "Title", "Description"}}
	there := r.all(s, func(row intake.Row) {
		code, title := row.Cells[0], intake.OneLine(row.Cells[1])
		switch {
		case !occupationCode().MatchString(code):
			r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no O*NET-SOC code", short(code)))
			return
		case title == "":
			r.leaveOut(row, "missing-cell", "the occupation has no title")
			return
		case r.titles[code] != "":
			r.leaveOut(row, "duplicate-id", fmt.Sprintf("the occupation %s is given twice", code))
			return
		}
		r.titles[code] = title
		known = append(known, code)
		soc := code[:7]
		_, byCode := chosen[code]
		_, bySOC := chosen[soc]
		if len(codes) > 0 && !byCode && !bySOC {
			return
		}
		for _, c := range []string{code, soc} {
			if _, ok := chosen[c]; ok {
				chosen[c] = true
			}
		}
		role := &dataset.Role{
			ID: code, Title: title, Purpose: row.Cells[2],
			Codes: []dataset.Code{{Scheme: "onet-soc", Code: code, Title: title, Match: "exact", Version: r.edition}},
			Source: &dataset.Source{
				Name: "O*NET Database", Version: r.edition, Licence: "CC BY 4.0", Credit: credit,
				URL: "https://www.onetonline.org/link/summary/" + code,
			},
		}
		r.roles[code] = role
		r.ds.Roles = append(r.ds.Roles, role)
	})
	if !there || r.problems.Failed() {
		return false
	}
	for _, code := range codes {
		if !chosen[code] {
			r.problems.Fail(r.folder.Pos(r.file(s), 0), "unknown-occupation", fmt.Sprintf("--code: there is no occupation %s", code),
				diag.DidYouMean(code, known))
		}
	}
	if len(r.roles) == 0 && !r.problems.Failed() {
		r.problems.Fail(r.folder.Pos("", 0), "no-roles", "the table of occupations holds none", "")
	}
	r.fields = []string{"title", "purpose", "codes.scheme", "codes.code", "codes.title", "codes.match", "codes.version", "source"}
	return !r.problems.Failed()
}

// alternateTitles reads other titles: aliases. A title that differs from another in case alone is taken once.
func (r *reader) alternateTitles() {
	seen := map[string]bool{}
	there := r.rows(source{"Alternate Titles.txt", "job_titles.csv", []string{"Alternate Title|Job Title"}}, func(role *dataset.Role, row intake.Row) {
		title := intake.OneLine(row.Cells[0])
		if title == "" {
			r.leaveOut(row, "missing-cell", "the row holds no title")
			return
		}
		key := role.ID + " " + strings.ToLower(title)
		if seen[key] || strings.EqualFold(title, role.Title) {
			return
		}
		seen[key] = true
		role.Aliases = append(role.Aliases, dataset.Line{Text: title})
	})
	r.know(there, "aliases.text")
}

// tasks reads what is done: duties. Core tasks are essential, supplemental ones marginal, and others neither.
func (r *reader) tasks() {
	seen := map[string]bool{}
	s := source{"Task Statements.txt", "task_statements.csv", []string{"Task ID", "Task", "Task Type?"}}
	there := r.rows(s, func(role *dataset.Role, row intake.Row) {
		id, text, kind := row.Cells[0], row.Cells[1], row.Cells[2]
		duty := dataset.Duty{ID: id, Text: text}
		switch key := role.ID + " " + id; {
		case !taskID().MatchString(id):
			r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no task id", short(id)))
			return
		case text == "":
			r.leaveOut(row, "missing-cell", "the task has no text")
			return
		case seen[key]:
			r.leaveOut(row, "duplicate-id", fmt.Sprintf("the task %s of %s is given twice", id, role.ID))
			return
		default:
			seen[key] = true
		}
		switch kind {
		case "Core", "Supplemental":
			core := kind == "Core"
			duty.Essential = &core
		case "":
		default:
			r.problems.Row(row.Pos, "unknown-word", fmt.Sprintf("the task type %q is not known", short(kind)), "whether the task is essential is not stated then")
		}
		role.Duties = append(role.Duties, duty)
	})
	r.know(there, "duties.id", "duties.text", "duties.essential")
}

// related reads the occupations that O*NET calls most related, as where people may go next: by id if they
// are imported, else by title, which becomes the id where the dataset has the role (merge.Import.Names).
func (r *reader) related() {
	seen := map[string]bool{}
	s := source{"Related Occupations.txt", "related_occupations.csv", []string{"Related O*NET-SOC Code", "Related Title?", "Relatedness Tier?"}}
	there := r.rows(s, func(role *dataset.Role, row intake.Row) {
		code, tier := row.Cells[0], row.Cells[2]
		title := cmp.Or(r.titles[code], intake.OneLine(row.Cells[1]))
		key := role.ID + " " + code
		switch {
		case tier == "Supplemental":
			return
		case tier != "" && !strings.HasPrefix(tier, "Primary"):
			r.leaveOut(row, "unknown-word", fmt.Sprintf("the relatedness tier %q is not known", short(tier)))
			return
		case !occupationCode().MatchString(code):
			r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no O*NET-SOC code", short(code)))
			return
		case code == role.ID:
			r.leaveOut(row, "refers-to-itself", fmt.Sprintf("%s is related to itself", code))
			return
		case title == "":
			r.leaveOut(row, "unknown-occupation", fmt.Sprintf("there is no occupation %s in the table of occupations", code))
			return
		case seen[key]:
			r.leaveOut(row, "duplicate-id", fmt.Sprintf("%s is related to %s twice", code, role.ID))
			return
		}
		seen[key] = true
		ref := dataset.RoleRef{Title: title}
		if r.roles[code] != nil {
			ref = dataset.RoleRef{Role: code}
		}
		role.Career.To = append(role.Career.To, ref)
		role.Career.Note = "Occupations that O*NET counts among the most closely related."
	})
	r.know(there, "career.to", "career.note")
}

// know notes which fields a table that is there tells.
func (r *reader) know(there bool, fields ...string) {
	for _, f := range fields {
		if there && !slices.Contains(r.fields, f) {
			r.fields = append(r.fields, f)
		}
	}
}
