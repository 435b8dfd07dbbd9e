package compose

import (
	"slices"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/interchange/roledata"
)

// roleSheet is the view of templates/role-sheet.md.tmpl. What a role does not state is empty or nil; the template says so for the
// sections that every sheet has, and Missing names the others.
type roleSheet struct {
	Title      string
	Context    string
	Summary    string
	Panel      *doc.Facts
	Purpose    string
	Duties     *doc.Table
	DutiesNote string
	Decides    []string
	PassesOn   []string
	Powers     []doc.Rich // facts that run in the text, here and below
	Reach      []doc.Rich
	Skills     *doc.Table
	SkillsNote string
	Required   []string
	Preferred  []string
	WorksWith  []relation
	Measures   *doc.Table
	Pay        *doc.Chart
	PayNote    string
	Career     *doc.Chart
	ComesFrom  []string // where there are too many for the chart
	GoesTo     []string
	CareerNote []string
	Conditions string
	Physical   string
	Benefits   []string
	Hiring     []string
	Terms      []doc.Rich
	SignOff    *doc.SignOff
	Standing   []standing
	Notes      []string
	About      []string
	Missing    string
	NotStated  doc.NotStated
}

// A relation is somebody the role works with, when and why.
type relation struct{ With, When, Why string }

// standing is a paragraph that every sheet repeats.
type standing struct {
	Title string
	Text  string
}

func (c *Composer) roleSheets(Selection) []Subject {
	list := make([]Subject, len(c.ds.Roles))
	for i, r := range c.ds.Roles {
		list[i] = roleSubject("role-sheet", r)
	}
	return list
}

func (c *Composer) composeRoleSheet(s Subject) (*doc.Document, diag.List) {
	r := c.ds.Role(s.Roles[0])
	blocks, problems := c.execute(s.Kind, c.roleSheetView(r))
	footer := join(dot, line(r.Title), c.edition(r), c.inForce(r.Effective))
	d := c.document(roleSubject(s.Kind, r), c.say("role_sheet_subject", "role", line(r.Title)), footer, blocks)
	linked, err := roledata.JSONLD(c.ds, r)
	if err != nil {
		return nil, append(problems, refuse("unwritable", err.Error(), "")...)
	}
	d.Linked = linked
	return d, problems
}

func (c *Composer) roleSheetView(r *dataset.Role) *roleSheet {
	view := &roleSheet{
		Title:      line(r.Title),
		Context:    c.context(r),
		Summary:    r.Summary,
		Panel:      c.panel(r),
		Purpose:    r.Purpose,
		Duties:     c.duties(r),
		DutiesNote: c.dutiesNote(r.Duties),
		Powers:     c.powers(r.Authority),
		Reach:      c.reach(r),
		Skills:     c.skills(r),
		SkillsNote: c.skillsNote(r),
		Required:   lines(slices.Concat(r.Education.Required, r.Experience.Required).Texts()...),
		Preferred:  lines(slices.Concat(r.Education.Preferred, r.Experience.Preferred).Texts()...),
		WorksWith:  c.worksWith(r),
		Measures:   c.measures(r),
		Pay:        c.payChart(r),
		PayNote:    c.payNote(r.Pay),
		Career:     c.careerPath(r),
		CareerNote: c.careerNotes(r),
		Conditions: sentences(r.Conditions.Texts()),
		Physical:   sentences(r.Employment.Physical.Texts()),
		Benefits:   lines(r.Benefits.Texts()...),
		Hiring:     lines(r.Hiring.Texts()...),
		Terms:      c.terms(r),
		SignOff:    &doc.SignOff{Parties: []string{c.say("role_holder"), c.say("supervisor"), c.say("human_resources")}},
		Standing:   c.standing(),
		Notes:      lines(r.Notes.Texts()...),
		About:      c.about(r),
	}
	if view.Career == nil {
		view.ComesFrom, view.GoesTo = c.titles(r.Career.From), c.titles(r.Career.To)
	}
	if r.Authority != nil {
		view.Decides = lines(r.Authority.Decides.Texts()...)
		view.PassesOn = lines(r.Authority.Escalates.Texts()...)
	}
	view.Missing = c.missing(r, view)
	return view
}

// missing names the sections that the role gives nothing for, so that nothing vanishes without a word. Purpose, duties, skills,
// education and experience, and pay stand on every sheet and say it themselves.
func (c *Composer) missing(r *dataset.Role, v *roleSheet) string {
	var names []string
	note := func(absent bool, key string) {
		if absent {
			names = append(names, c.say(key))
		}
	}
	note(line(v.Summary) == "", "summary")
	note(len(r.Duties) > 0 && !anyDuty(r.Duties, func(d dataset.Duty) bool { return d.Share != nil }), "share")
	note(len(r.Duties) > 0 && !anyDuty(r.Duties, func(d dataset.Duty) bool { return d.Essential != nil }), "essential_duties")
	note(len(r.Skills) > 0 && !anySkill(r.Skills, func(s dataset.Skill) bool { return s.Level != nil }), "skill_levels")
	note(len(v.Decides)+len(v.PassesOn) == 0 && len(v.Powers) == 0, "authority")
	note(len(v.WorksWith) == 0, "works_with")
	note(v.Measures == nil, "measures")
	note(len(r.Career.From)+len(r.Career.To) == 0, "career")
	note(v.Conditions == "", "conditions")
	note(v.Physical == "", "physical")
	note(len(v.Benefits) == 0, "benefits")
	note(len(v.Hiring) == 0, "hiring")
	note(len(v.Terms) == 0, "terms")
	note(len(r.Codes) == 0, "occupation_codes")
	if len(names) == 0 {
		return ""
	}
	return c.say("not_stated_here", "names", strings.Join(names, ", "))
}

// standing are the dataset's paragraphs that every sheet repeats.
func (c *Composer) standing() []standing {
	var list []standing
	add := func(key, s string) {
		if line(s) != "" {
			list = append(list, standing{Title: c.say(key), Text: line(s)})
		}
	}
	add("equal_opportunity", c.ds.Statements.EqualOpportunity)
	add("how_to_apply", c.ds.Statements.HowToApply)
	return list
}

// about says where the sheet comes from: other titles, occupation codes, source, version and dataset, a sentence each. The sentence
// that a source asks for stands among the credits, which every format prints.
func (c *Composer) about(r *dataset.Role) []string {
	var list []string
	if names := enumerate(lines(r.Aliases.Texts()...)); names != "" {
		list = append(list, c.say("also_called", "names", names))
	}
	list = append(list, c.provenance(r)...)
	return append(list, c.datasetLine(roleSubject("role-sheet", r)))
}

// provenance says where a role comes from and how far it has come: codes, source and version, a sentence each.
func (c *Composer) provenance(r *dataset.Role) []string {
	var list []string
	add := func(key, name, value string) {
		if value != "" {
			list = append(list, c.say(key, name, value))
		}
	}
	add("codes", "codes", strings.Join(c.codes(r.Codes), ", "))
	if src := r.Source; src != nil {
		licence := ""
		if src.Licence != "" {
			licence = c.say("source_licence", "licence", line(src.Licence))
		}
		add("source", "source", join(", ", join(" ", line(src.Name), src.Version), licence))
	}
	kept := ""
	if owner := line(r.Owner); owner != "" {
		kept = c.say("kept_by", "owner", owner)
	}
	status := ""
	if r.Status != "" {
		status = c.known("state_"+r.Status, line(r.Status))
	}
	version := ""
	if r.Version != "" {
		version = c.say("version", "version", r.Version)
	}
	add("history", "history", join(", ", version, status, c.inForce(r.Effective), kept))
	return list
}

// datasetLine names the dataset with its version and the head of the document's digest.
func (c *Composer) datasetLine(s Subject) string {
	digest := c.digest(s)
	digest = c.say("dataset_digest", "digest", digest[:min(len(digest), shortDigest)])
	return c.say("dataset", "dataset", join(", ", join(" ", line(c.ds.Title), c.ds.Version), digest))
}

// shortDigest is how many hexadecimal digits tell versions apart for a reader.
const shortDigest = 12

func (c *Composer) codes(codes []dataset.Code) []string {
	var list []string
	for _, code := range codes {
		match, version := "", ""
		if code.Match != "" {
			match = c.known("match_"+code.Match, code.Match)
		}
		if code.Version != "" {
			version = c.say("version", "version", code.Version)
		}
		scheme := c.known("scheme_"+code.Scheme, code.Scheme)
		if detail := join(", ", match, version); detail != "" {
			list = append(list, c.say("code_detail", "scheme", scheme, "code", code.Code, "detail", detail))
			continue
		}
		list = append(list, c.say("code", "scheme", scheme, "code", code.Code))
	}
	return list
}
