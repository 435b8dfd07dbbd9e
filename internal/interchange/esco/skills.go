package esco

import (
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/interchange/intake"
)

// skills reads which skills occupations need. ESCO knows no levels.
func (r *reader) skills() {
	type skill struct{ title, description, modified string }
	all := map[string]skill{}
	columns := []string{"conceptUri", "preferredLabel", "modifiedDate?", "definition?", "description?"}
	r.rows("skills", columns, func(row intake.Row) {
		id, title, modified := idOf(row.Cells[0]), intake.OneLine(row.Cells[1]), row.Cells[2]
		switch before, again := all[id]; {
		case id == "":
			r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no URI of a concept", short(row.Cells[0])))
		case title == "":
			r.leaveOut(row, "missing-cell", "the skill has no preferred label")
		case again && modified <= before.modified: // given twice, as ESCO does in places: the row that was modified last counts
		default:
			description := row.Cells[4]
			if description == "" {
				description = row.Cells[3]
			}
			all[id] = skill{title, description, modified}
		}
	})
	needs := map[string]string{} // by occupation and skill
	used := map[string]bool{}
	there := r.rows("occupationSkillRelations", []string{"occupationUri", "relationType", "skillUri", "skillLabel?"}, func(row intake.Row) {
		uri, kind, id := row.Cells[0], row.Cells[1], idOf(row.Cells[2])
		role := r.byURI[uri]
		known := all[id].title != ""
		need := map[string]string{"essential": "required", "optional": "desirable"}[kind]
		key := uri + " " + id
		switch {
		case role == nil && r.known[uri]:
			return // it was not asked for
		case role == nil:
			r.leaveOut(row, "unknown-occupation", fmt.Sprintf("there is no occupation %q in the table of occupations", short(uri)))
			return
		case need == "":
			r.leaveOut(row, "unknown-word", fmt.Sprintf("the relation type %q is neither essential nor optional", short(kind)))
			return
		case id == "":
			r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no URI of a concept", short(row.Cells[2])))
			return
		case !known && intake.OneLine(row.Cells[3]) == "":
			r.leaveOut(row, "unknown-skill", fmt.Sprintf("there is no skill %q in the table of skills", short(row.Cells[2])))
			return
		case needs[key] == need:
			return // the same said twice
		case needs[key] != "":
			r.leaveOut(row, "duplicate-id", "the skill is given twice for the occupation, as essential and as optional")
			return
		}
		if !known {
			all[id] = skill{title: intake.OneLine(row.Cells[3])}
		}
		needs[key], used[id] = need, true
		role.Skills = append(role.Skills, dataset.Skill{Skill: id, Need: need})
	})
	for id := range used {
		r.ds.Skills = append(r.ds.Skills, dataset.Term{ID: id, Title: all[id].title, Description: all[id].description})
	}
	slices.SortFunc(r.ds.Skills, func(a, b dataset.Term) int {
		if c := strings.Compare(a.Title, b.Title); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	for _, role := range r.ds.Roles {
		slices.SortStableFunc(role.Skills, func(a, b dataset.Skill) int { return strings.Compare(b.Need, a.Need) }) // required ones first
	}
	if there {
		r.fields = append(r.fields, "skills.skill", "skills.need")
	}
}
