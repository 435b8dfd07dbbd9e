package compose

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf8"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// How many roles can stand side by side: more than six have no room on a page.
const (
	FewestSideBySide = 2
	MostSideBySide   = 6
)

// upright is how many roles stand side by side on an upright sheet.
const upright = 3

// sideBySide is the view of templates/side-by-side.md.tmpl. A table without a row to show is nil.
type sideBySide struct {
	Title            string
	Context          string
	Lead             string
	Facts            *doc.Table
	Dimensions       *doc.Table
	Duties           *doc.Table
	Responsibilities *doc.Table
	Skills           *doc.Table
	SkillsNote       string
	SkillChart       *doc.Chart
	Requirements     *doc.Table
	Authority        *doc.Table
	Scope            *doc.Table
	WorksWith        *doc.Table
	Measures         *doc.Table
	Pay              *doc.Table
	PayChart         *doc.Chart
	PayNote          string
	Career           *doc.Table
	Terms            *doc.Table
	Nothing          string   // says that nothing differs; empty: something is shown
	Left             []string // what is left out, a sentence each
	About            []string // where each role comes from
}

// sideBySides lists the one document about the roles of a selection, if they are as many as can stand side by side.
func (c *Composer) sideBySides(sel Selection) []Subject {
	if n := len(sel.Roles); n < FewestSideBySide || n > MostSideBySide {
		return nil
	}
	return []Subject{c.sideBySide(sel.Roles, false)}
}

// SideBySide returns the subject that sets roles side by side, in the given order. With onlyDifferences, rows that are the same for all
// roles are left out.
func (c *Composer) SideBySide(onlyDifferences bool, roles ...string) Subject {
	for _, id := range roles {
		if c.ds.Role(id) == nil {
			return Subject{Kind: sideBySideKind, Roles: roles, OnlyDifferences: onlyDifferences}
		}
	}
	return c.sideBySide(roles, onlyDifferences)
}

const sideBySideKind = "side-by-side"

func (c *Composer) sideBySide(ids []string, onlyDifferences bool) Subject {
	s := Subject{Kind: sideBySideKind, Name: sideBySideName(ids), Roles: ids, OnlyDifferences: onlyDifferences}
	s.Title = c.say("side_by_side_title", "roles", c.named(ids))
	if onlyDifferences {
		s.Name += "-differences"
		s.Title = c.say("side_by_side_differences_title", "roles", c.named(ids))
	}
	return s
}

// named names roles in a title, by their number where their own titles are too long.
func (c *Composer) named(ids []string) string {
	const most = 90 // runes
	roles := make([]*dataset.Role, len(ids))
	for i, id := range ids {
		roles[i] = c.ds.Role(id)
	}
	titles, label := make([]string, len(ids)), new(briefing).labels(roles)
	for i, id := range ids {
		titles[i] = label[id]
	}
	last := len(titles) - 1
	all := titles[0]
	if last > 0 {
		all = c.say("both", "a", strings.Join(titles[:last], ", "), "b", titles[last])
	}
	if utf8.RuneCountInString(all) > most {
		return c.count("roles", len(ids))
	}
	return all
}

// sideBySideName is a name that is safe as that of a file: the ids, or their beginning and a checksum where they are too long together.
func sideBySideName(ids []string) string {
	const most = 150 // bytes
	name := strings.Join(ids, "-vs-")
	if len(name) <= most {
		return name
	}
	cut := most - 20
	for !utf8.RuneStart(name[cut]) {
		cut--
	}
	return fmt.Sprintf("%s-%x", strings.TrimRight(name[:cut], " .-"), sha256.Sum256([]byte(name)))[:cut+17]
}

// checkSideBySide says what is wrong with the roles of a document.
func (c *Composer) checkSideBySide(ids []string) diag.List {
	if n := len(ids); n > MostSideBySide {
		return refuse("wrong-subject", fmt.Sprintf("at most %d roles can stand side by side, and not %d", MostSideBySide, n), "the role-matrix holds all roles")
	}
	seen := make(map[string]bool, len(ids))
	for _, id := range ids {
		if c.ds.Role(id) == nil {
			return refuse("unknown-role", fmt.Sprintf("no role %q in the dataset", id), "see: rolexport list roles")
		}
		if seen[id] {
			return refuse("wrong-subject", fmt.Sprintf("different roles stand side by side, and not %q twice", id), "")
		}
		seen[id] = true
	}
	return nil
}

func (c *Composer) composeSideBySide(s Subject) (*doc.Document, diag.List) {
	if problems := c.checkSideBySide(s.Roles); problems.HasErrors() {
		return nil, problems
	}
	s = c.sideBySide(s.Roles, s.OnlyDifferences)
	roles := make([]*dataset.Role, len(s.Roles))
	for i, id := range s.Roles {
		roles[i] = c.ds.Role(id)
	}
	b := &bench{matrix: &matrix{workbook: &workbook{Composer: c}, roles: roles}, only: s.OnlyDifferences}
	b.label = b.brief.labels(roles)
	view := &sideBySide{Title: s.Title, Context: c.context(roles...)}
	b.fill(s, view)
	d, problems := b.compose(s, c.say("side_by_side_subject", "roles", c.named(s.Roles)), view)
	if d != nil {
		d.Wide = len(roles) > upright
	}
	return d, problems
}

// A bench is where roles stand side by side.
type bench struct {
	*matrix
	only   bool     // rows that are the same for all are left out
	same   int      // rows that were left out
	silent []string // rows in which no role states anything
}

// fill prepares all of the view.
func (b *bench) fill(s Subject, v *sideBySide) {
	v.Facts = b.facts()
	v.Dimensions = b.dimensionRows()
	v.Duties = b.dutyRows()
	v.Responsibilities = b.responsibilityRows()
	v.Skills, v.SkillsNote, v.SkillChart = b.skillRows()
	v.Requirements = b.requirements()
	v.Authority = b.authority()
	v.Scope = b.scope()
	v.WorksWith = b.worksWithRows()
	v.Measures = b.measureRows()
	if b.payDiffers() {
		v.Pay, v.PayChart, v.PayNote = b.matrix.pay()
	}
	v.Career = b.career()
	v.Terms = b.employment()
	b.close(s, v)
}

// close says what the tables leave out, and where the roles come from.
func (b *bench) close(s Subject, v *sideBySide) {
	v.Lead = b.say("side_by_side_lead")
	if b.only {
		v.Lead = b.say("side_by_side_differences_lead")
		switch {
		case len(b.tables) == 0 && b.same > 0:
			v.Nothing = b.count("nothing_differs", b.same)
		case b.same > 0:
			v.Lead += " " + b.count("same_left_out", b.same)
		}
	}
	if b.named(s.Roles) == b.count("roles", len(s.Roles)) { // the title does not say who they are
		v.Lead = sentence(enumerate(b.roleLabels())) + " " + v.Lead
	}
	if len(b.silent) > 0 {
		v.Left = append(v.Left, b.say("none_states", "names", enumerate(b.silent)))
	}
	for _, r := range b.roles {
		if list := b.provenance(r); len(list) > 0 {
			v.About = append(v.About, b.say("says", "role", b.label[r.ID], "text", strings.Join(list, " ")))
		}
	}
	v.About = append(v.About, b.datasetLine(s))
}
