package compose

import (
	"fmt"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/doc"
)

// comparison is the view of templates/comparison.md.tmpl.
type comparison struct {
	Title        string
	Context      string
	A, B         string
	Derived      bool // nobody wrote it: the roles' own statements speak
	Lead         string
	Introduction []string   // paragraphs
	Matrix       *doc.Table // nil: the dataset names no dimensions
	Legend       string
	Differences  []difference
	Silent       string // names the dimensions in which neither role states anything
	Choose       string
	Closing      string
	Related      []related
}

// A difference contrasts two roles in one dimension: in Text, or where nobody wrote one by what each role states.
type difference struct {
	Dimension string
	Text      string
	A, B      doc.Value
}

func (c *Composer) comparisons(sel Selection) []Subject {
	var list []Subject
	if !sel.AllPairs {
		for _, p := range c.ds.Comparisons {
			list = append(list, c.authored(p))
		}
		return list
	}
	for i, a := range c.ds.Roles {
		for _, b := range c.ds.Roles[i+1:] {
			if sel.takes(a.ID, b.ID) {
				list = append(list, c.pair(a.ID, b.ID))
			}
		}
	}
	return list
}

// authored is the subject of a comparison that somebody wrote.
func (c *Composer) authored(p *dataset.Comparison) Subject {
	return Subject{
		Kind: "comparison", Name: firstOf(p.ID, p.A+"-vs-"+p.B), Roles: []string{p.A, p.B},
		Title: c.say("comparison_title", "a", c.title(p.A), "b", c.title(p.B)),
	}
}

// pair is the subject that compares two roles: the authored comparison where there is one, in its order.
func (c *Composer) pair(a, b string) Subject {
	if p := c.ds.Comparison(a, b); p != nil {
		return c.authored(p)
	}
	return c.authored(&dataset.Comparison{A: a, B: b})
}

func (c *Composer) title(role string) string { return line(c.ds.Role(role).Title) }

func (c *Composer) composeComparison(s Subject) (*doc.Document, diag.List) {
	if s.Roles[0] == s.Roles[1] {
		return nil, refuse("wrong-subject", fmt.Sprintf("a comparison needs two different roles, not %q twice", s.Roles[0]), "")
	}
	s = c.pair(s.Roles[0], s.Roles[1])
	blocks, problems := c.execute(s.Kind, c.comparisonView(s, nil))
	a, b := c.title(s.Roles[0]), c.title(s.Roles[1])
	footer := join(dot, c.say("both", "a", a, "b", b), c.datasetVersion())
	return c.document(s, c.say("comparison_subject", "a", a, "b", b), footer, blocks), problems
}

// comparisonView prepares the comparison s. Where it becomes part of a larger document, partID tells which heading a related
// document begins with.
func (c *Composer) comparisonView(s Subject, partID func(Subject) string) *comparison {
	a, b := c.ds.Role(s.Roles[0]), c.ds.Role(s.Roles[1])
	p := c.ds.Comparison(a.ID, b.ID)
	written := p
	if written == nil {
		written = &dataset.Comparison{A: a.ID, B: b.ID}
	}
	rows := c.rows(a, b)
	view := &comparison{
		Title: s.Title, Context: c.context(a, b), A: line(a.Title), B: line(b.Title), Derived: p == nil,
		Lead:         c.lead(written),
		Introduction: c.introduction(written),
		Choose:       written.Choose,
		Closing:      firstOf(written.Closing, c.ds.Statements.Disclaimer),
		Related:      c.related(s, partID),
	}
	if len(rows) > 0 {
		view.Matrix = c.comparisonMatrix(a, b, rows)
		view.Legend = c.legend(rows)
	}
	view.Differences, view.Silent = c.differences(written, rows)
	return view
}

// differences contrasts the roles of p in every dimension in which either states something, and names the others.
func (c *Composer) differences(p *dataset.Comparison, rows []row) (list []difference, silent string) {
	contrasts := make(map[string]string, len(p.Contrasts))
	for _, x := range p.Contrasts {
		contrasts[x.Dimension] = join(" ", contrasts[x.Dimension], line(x.Text)) // of those for different readers, both
	}
	var names []string
	for _, r := range rows {
		d := difference{Dimension: r.title, Text: contrasts[r.id], A: r.first.prose(), B: r.second.prose()}
		if d.Text == "" && !r.first.stated() && !r.second.stated() {
			names = append(names, r.title)
			continue
		}
		list = append(list, d)
	}
	if len(names) > 0 {
		silent = c.say("neither_states", "names", strings.Join(names, ", "))
	}
	return list, silent
}

// lead is the sentence under the title; empty where nobody wrote one and there is nothing to announce.
func (c *Composer) lead(p *dataset.Comparison) string {
	if len(c.ds.Dimensions) == 0 {
		return line(p.Summary)
	}
	return firstOf(line(p.Summary), c.say("derived_lead", "a", c.title(p.A), "b", c.title(p.B)))
}

// introduction is what was written. Where nobody has written anything of the pair, it is what each role says of itself.
func (c *Composer) introduction(p *dataset.Comparison) []string {
	if line(p.Introduction) != "" {
		return []string{p.Introduction}
	}
	if len(p.Contrasts) > 0 {
		return nil
	}
	var list []string
	if len(c.ds.Dimensions) > 0 {
		list = append(list, c.say("derived_introduction"))
	}
	for _, id := range []string{p.A, p.B} {
		if summary := line(c.ds.Role(id).Summary); summary != "" {
			list = append(list, c.say("says", "role", c.title(id), "text", summary))
		}
	}
	return list
}
