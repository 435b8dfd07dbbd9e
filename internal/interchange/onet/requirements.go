package onet

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/interchange/intake"
)

// zones reads how much preparation occupations need: what O*NET says of their job zone.
func (r *reader) zones() {
	type zone struct{ education, experience, training string }
	zones := map[string]zone{}
	if r.lacksZones() {
		return // a number of a zone says nothing
	}
	r.all(source{"Job Zone Reference.txt", "job_zone_reference.csv", []string{"Job Zone", "Experience", "Education", "Job Training"}}, func(row intake.Row) {
		if row.Cells[0] == "" || zones[row.Cells[0]] != (zone{}) {
			r.leaveOut(row, "bad-code", fmt.Sprintf("%q is no job zone, or one that is given twice", short(row.Cells[0])))
			return
		}
		zones[row.Cells[0]] = zone{education: row.Cells[2], experience: row.Cells[1], training: row.Cells[3]}
	})
	seen := map[string]bool{}
	r.rows(source{"Job Zones.txt", "job_zones.csv", []string{"Job Zone"}}, func(role *dataset.Role, row intake.Row) {
		z, known := zones[row.Cells[0]]
		switch {
		case !known:
			r.leaveOut(row, "unknown-word", fmt.Sprintf("there is no job zone %q in the table of job zones", short(row.Cells[0])))
			return
		case seen[role.ID]:
			r.leaveOut(row, "duplicate-id", fmt.Sprintf("the job zone of %s is given twice", role.ID))
			return
		}
		seen[role.ID] = true
		add(&role.Education.Required, "", z.education)
		add(&role.Experience.Required, "", z.experience)
		add(&role.Notes, trainingNote, z.training)
	})
	r.know(!r.lacks("education"), "education.required")
	r.know(!r.lacks("experience"), "experience.required")
	r.know(true, "notes.text")
}

// add adds a line that says something.
func add(lines *dataset.Lines, lead, text string) {
	if text != "" {
		*lines = append(*lines, dataset.Line{Text: lead + text})
	}
}

// education reads which education and which work experience the people asked name most often as required.
func (r *reader) education() {
	r.mostNamed("2.D.1", "RL", func(role *dataset.Role, category string, share int) {
		role.Education.Required = append(dataset.NewLines(fmt.Sprintf("%s (named most often, by %d %%)", category, share)), role.Education.Required...)
	}, source{"Education, Training, and Experience.txt", "education.csv", nil},
		source{"Education, Training, and Experience Categories.txt", "education_categories.csv", nil}, "education")
	r.mostNamed("3.A.1", "RW", func(role *dataset.Role, category string, share int) {
		role.Experience.Required = append(dataset.NewLines(fmt.Sprintf("%s (named most often, by %d %%)", category, share)), role.Experience.Required...)
	}, source{"Education, Training, and Experience.txt", "training_and_experience.csv", nil},
		source{"Education, Training, and Experience Categories.txt", "training_and_experience_categories.csv", nil}, "experience")
}

// mostNamed reads the category of an element with the largest share of answers in %, the first of equals, and calls take with its words.
func (r *reader) mostNamed(element, scale string, take func(role *dataset.Role, category string, share int), answers, categories source, field string) {
	if !r.hasAll(answers, categories) {
		return
	}
	words := map[string]string{}
	categories.columns = []string{"Element ID", "Scale ID", "Category", "Category Description"}
	r.all(categories, func(row intake.Row) {
		if row.Cells[0] == element && row.Cells[1] == scale {
			words[row.Cells[2]] = cmp.Or(strings.TrimSuffix(row.Cells[3], "."), "None") // O*NET leaves the category without experience without words
		}
	})
	type answer struct {
		category string
		share    float64
	}
	most := map[*dataset.Role]answer{}
	answers.columns = []string{"Element ID", "Scale ID", "Category", "Data Value", "Recommend Suppress?"}
	r.rows(answers, func(role *dataset.Role, row intake.Row) {
		id, on, category, text, suppress := row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3], row.Cells[4]
		if id != element || on != scale {
			return
		}
		share, err := strconv.ParseFloat(text, 64)
		switch {
		case err != nil || !(share >= 0 && share <= 100):
			r.leaveOut(row, "bad-number", fmt.Sprintf("the data value %q is no number from 0 to 100", short(text)))
		case !isFlag(suppress):
			r.leaveOut(row, "unknown-word", fmt.Sprintf("%q is neither Y nor N", short(suppress)))
		case words[category] == "":
			r.leaveOut(row, "unknown-word", fmt.Sprintf("there are no words for category %q of %s in the table of categories", short(category), element))
		case suppress != "Y" && share > most[role].share:
			most[role] = answer{category, share}
		}
	})
	for _, role := range r.ds.Roles {
		if a, ok := most[role]; ok {
			take(role, words[a.category], int(math.Round(a.share)))
		}
	}
	r.know(!r.lacks(field), field+".required")
}

// From which category on, of 5, a condition of work is worth telling: "once a week or more" or "more than half the time".
const frequent = 4

// workContext reads the physical conditions of work (4.C.2), and as physical demands how the body is used (4.C.2.d), in the words of the
// category that is nearest to the mean of the answers.
func (r *reader) workContext() {
	words := map[string]string{}
	categories := source{"Work Context Categories.txt", "work_context_categories.csv", []string{"Element ID", "Scale ID", "Category", "Category Description"}}
	if r.lacks("conditions") {
		return
	}
	r.all(categories, func(row intake.Row) { words[row.Cells[0]+" "+row.Cells[2]] = row.Cells[3] })
	seen := map[string]bool{}
	columns := []string{"Element ID", "Element Name", "Scale ID", "Data Value", "Recommend Suppress?", "Not Relevant?"}
	r.rows(source{"Work Context.txt", "work_context.csv", columns}, func(role *dataset.Role, row intake.Row) {
		id, name, scale, text, suppress, irrelevant := row.Cells[0], intake.OneLine(row.Cells[1]), row.Cells[2], row.Cells[3], row.Cells[4], row.Cells[5]
		if !strings.HasPrefix(id, "4.C.2.") || scale != "CX" || suppress == "Y" || irrelevant == "Y" {
			return // other elements; the shares of answers, of which the mean is taken; what O*NET recommends not to use
		}
		mean, err := strconv.ParseFloat(text, 64)
		switch {
		case name == "":
			r.leaveOut(row, "missing-cell", fmt.Sprintf("the element %s has no name", short(id)))
			return
		case err != nil || !(mean >= 1 && mean <= 5):
			r.leaveOut(row, "bad-number", fmt.Sprintf("the data value %q is no number from 1 to 5", short(text)))
			return
		case seen[role.ID+" "+id]:
			r.leaveOut(row, "duplicate-id", fmt.Sprintf("%s is rated twice for %s", id, role.ID))
			return
		}
		seen[role.ID+" "+id] = true
		category := int(math.Floor(mean + 0.5))
		if category < frequent {
			return
		}
		how := words[fmt.Sprintf("%s %d", id, category)]
		if how == "" {
			r.leaveOut(row, "unknown-word", fmt.Sprintf("there are no words for category %d of %s in the table of categories", category, id))
			return
		}
		into := &role.Conditions
		if strings.HasPrefix(id, "4.C.2.d.") {
			into = &role.Employment.Physical
		}
		add(into, "", name+": "+strings.ToLower(how[:1])+how[1:])
	})
	r.know(true, "conditions", "employment.physical")
}
