package onet

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/interchange/intake"
)

// From which importance on, on the scale of 1 to 5, an element is a desirable skill, and from which a required one. O*NET calls 2 "somewhat
// important" and 3 "important".
const (
	desirable = 2
	required  = 3
)

// level maps a rating of 0 to 7 to a level of 0 to 4: the nearest on the same line, halves up.
func level(rating float64) int { return int(math.Floor(rating*4/7 + 0.5)) }

// A rating is what O*NET says of an element for an occupation.
type rating struct {
	role       *dataset.Role
	element    string
	importance *float64
	level      *float64
	irrelevant bool
}

// ratings reads the importance and level of skills, knowledge and abilities.
func (r *reader) ratings() {
	var all []*rating
	index := map[string]*rating{}
	there := false
	for _, s := range []source{
		{text: "Skills.txt"}, {csv: "essential_skills.csv"}, {csv: "transferable_skills.csv"},
		{"Knowledge.txt", "knowledge.csv", nil}, {"Abilities.txt", "abilities.csv", nil},
	} {
		if r.csv && s.csv == "" || !r.csv && s.text == "" {
			continue
		}
		s.columns = []string{"Element ID", "Element Name", "Scale ID", "Data Value", "Recommend Suppress?", "Not Relevant?"}
		found := r.rows(s, func(role *dataset.Role, row intake.Row) {
			x := r.rating(role, row, index)
			if x != nil && index[role.ID+" "+x.element] == nil {
				index[role.ID+" "+x.element] = x
				all = append(all, x)
			}
		})
		there = there || found
	}
	r.descriptions()
	for _, x := range all {
		if x.importance == nil || *x.importance < desirable || x.irrelevant {
			continue
		}
		skill := dataset.Skill{Skill: x.element, Need: "desirable"}
		if *x.importance >= required {
			skill.Need = "required"
		}
		if x.level != nil {
			n := level(*x.level)
			skill.Level = &n
		}
		x.role.Skills = append(x.role.Skills, skill)
	}
	r.know(there, "skills.skill", "skills.level", "skills.need")
}

// rating takes a row into the rating of its element. It returns nil for a row that is left out.
func (r *reader) rating(role *dataset.Role, row intake.Row, index map[string]*rating) *rating {
	id, name, scale, text, suppress, irrelevant := row.Cells[0], intake.OneLine(row.Cells[1]), row.Cells[2], row.Cells[3], row.Cells[4], row.Cells[5]
	value, err := strconv.ParseFloat(text, 64)
	low, high := 1.0, 5.0
	if scale == "LV" {
		low, high = 0, 7
	}
	switch {
	case !elementID().MatchString(id):
		r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no element id", short(id)))
		return nil
	case name == "":
		r.leaveOut(row, "missing-cell", fmt.Sprintf("the element %s has no name", id))
		return nil
	case scale != "IM" && scale != "LV":
		r.leaveOut(row, "unknown-word", fmt.Sprintf("the scale %q is not known here", short(scale)))
		return nil
	case err != nil || !(value >= low && value <= high):
		r.leaveOut(row, "bad-number", fmt.Sprintf("the data value %q is no number from %g to %g", short(text), low, high))
		return nil
	case !isFlag(suppress) || !isFlag(irrelevant):
		r.leaveOut(row, "unknown-word", fmt.Sprintf("%q is neither Y nor N", short(suppress+irrelevant)))
		return nil
	}
	x := index[role.ID+" "+id]
	if x == nil {
		x = &rating{role: role, element: id}
	}
	into := &x.importance
	if scale == "LV" {
		into = &x.level
	}
	if *into != nil {
		r.leaveOut(row, "duplicate-id", fmt.Sprintf("%s is rated twice for %s on the scale %s", id, role.ID, scale))
		return x
	}
	if r.terms[id] == nil {
		r.terms[id] = &dataset.Term{ID: id, Title: name}
	}
	x.irrelevant = x.irrelevant || irrelevant == "Y"
	if suppress != "Y" { // O*NET recommends not to use the others
		*into = &value
	}
	return x
}

// isFlag reports whether a cell says yes, no or nothing.
func isFlag(s string) bool { return s == "Y" || s == "N" || s == "" }

// descriptions reads what elements mean, where the table about them is there.
func (r *reader) descriptions() {
	s := source{"Content Model Reference.txt", "content_model_reference.csv", []string{"Element ID", "Description"}}
	r.all(s, func(row intake.Row) {
		if t := r.terms[row.Cells[0]]; t != nil {
			t.Description = row.Cells[1]
		}
	})
}

// technology reads the sorts of software as skills without a level: required where a product of the sort is in demand, else desirable. The
// products are named in a note.
func (r *reader) technology() {
	needs := map[string]string{} // by occupation and sort
	products := map[*dataset.Role][]string{}
	s := source{"Technology Skills.txt", "software_skills.csv", []string{
		"Example|Workplace Example", "Commodity Code|Element ID", "Commodity Title|Element Name", "In Demand?",
	}}
	there := r.rows(s, func(role *dataset.Role, row intake.Row) {
		product, id, title, demand := intake.OneLine(row.Cells[0]), row.Cells[1], intake.OneLine(row.Cells[2]), row.Cells[3]
		switch {
		case !commodityCode().MatchString(id) && !elementID().MatchString(id):
			r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no code of a sort of software", short(id)))
			return
		case title == "" || product == "":
			r.leaveOut(row, "missing-cell", "the software has no name")
			return
		case !isFlag(demand):
			r.leaveOut(row, "unknown-word", fmt.Sprintf("%q is neither Y nor N", short(demand)))
			return
		}
		if r.terms[id] == nil {
			r.terms[id] = &dataset.Term{ID: id, Title: title}
		}
		key := role.ID + " " + id
		if needs[key] == "" {
			role.Skills = append(role.Skills, dataset.Skill{Skill: id, Need: "desirable"})
			needs[key] = "desirable"
		}
		if demand == "Y" {
			at := slices.IndexFunc(role.Skills, func(s dataset.Skill) bool { return s.Skill == id })
			role.Skills[at].Need = "required"
		}
		if !slices.Contains(products[role], product) {
			products[role] = append(products[role], product)
		}
	})
	for role, names := range products {
		role.Notes = append(role.Notes, dataset.Line{Text: softwareNote + strings.Join(names, ", ") + "."})
	}
	r.know(there, "skills.skill", "skills.need", "notes.text")
}
