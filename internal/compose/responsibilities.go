package compose

import (
	"fmt"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// responsibilities is the view of templates/responsibilities.md.tmpl.
type responsibilities struct {
	Title        string
	Context      string
	Introduction string
	Areas        []area
	Related      []related
}

// An area is what a role answers for in a responsibility area.
type area struct {
	Title string
	Text  string
}

func (c *Composer) responsibilities(Selection) []Subject {
	var list []Subject
	for _, r := range c.ds.Roles {
		if len(r.Responsibilities) > 0 {
			list = append(list, c.responsibilitiesOf(r))
		}
	}
	return list
}

func (c *Composer) responsibilitiesOf(r *dataset.Role) Subject {
	return Subject{Kind: "responsibilities", Name: r.ID, Roles: []string{r.ID}, Title: c.responsibilitiesTitle(r)}
}

func (c *Composer) responsibilitiesTitle(r *dataset.Role) string {
	return c.say("responsibilities_title", "role", line(r.Title))
}

func (c *Composer) composeResponsibilities(s Subject) (*doc.Document, diag.List) {
	r := c.ds.Role(s.Roles[0])
	if len(r.Responsibilities) == 0 {
		return nil, refuse("wrong-subject", fmt.Sprintf("role %q states no responsibilities", r.ID), "add them to its file")
	}
	s = c.responsibilitiesOf(r)
	view := &responsibilities{
		Title: s.Title, Context: c.context(r),
		Introduction: r.ResponsibilitiesIntroduction,
		Areas:        c.areas(r),
		Related:      c.related(s, nil),
	}
	blocks, problems := c.execute(s.Kind, view)
	footer := join(dot, s.Title, c.edition(r), c.inForce(r.Effective))
	return c.document(s, c.say("responsibilities_subject", "role", line(r.Title)), footer, blocks), problems
}

// areas are the areas of a role in the order of the dataset. Where a role states a line only, the line is the text.
func (c *Composer) areas(r *dataset.Role) []area {
	stated := make(map[string]dataset.Responsibility, len(r.Responsibilities))
	for _, x := range r.Responsibilities {
		x.Text = firstOf(strings.TrimSpace(x.Text), x.Short)
		if earlier, ok := stated[x.Area]; ok { // for other readers
			x.Text = join(" ", earlier.Text, x.Text)
		}
		stated[x.Area] = x
	}
	var list []area
	for _, term := range c.ds.Areas {
		if x, ok := stated[term.ID]; ok {
			list = append(list, area{Title: line(term.Title), Text: x.Text})
		}
	}
	return list
}
