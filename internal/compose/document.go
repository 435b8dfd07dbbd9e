package compose

import (
	"slices"
	"strings"
	"time"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
	"rolexport/internal/fingerprint"
)

// document frames blocks: what a document says about itself in its metadata and page furniture.
func (c *Composer) document(s Subject, subject, footer string, blocks []doc.Block) *doc.Document {
	c.qualify(blocks)
	return &doc.Document{
		Kind:     s.Kind,
		Name:     s.Name,
		Title:    s.Title,
		Subject:  subject,
		Author:   line(c.ds.Organisation.Name),
		Keywords: c.keywords(s.Roles),
		Roles:    s.Roles,
		Locale:   c.loc,
		Paper:    c.paper(),
		Source: doc.Source{
			Title:   line(c.ds.Title),
			Version: c.ds.Version,
			Digest:  c.digest(s),
			Credits: c.credits(s.Roles),
		},
		Running: doc.Running{Footer: footer, Note: c.caveat(blocks)},
		Logo:    c.logo,
		Blocks:  blocks,
	}
}

// digest stands for what the dataset says of a document's subject: of its roles and their authored comparison, and of everything for a document that is
// about no role in particular. What is said of other roles does not change it, so that documents that say the same stay the same.
func (c *Composer) digest(s Subject) string {
	if kindOf(s.Kind).roles == 0 {
		return c.ds.Digest
	}
	var parts []any
	for _, id := range s.Roles {
		parts = append(parts, c.ds.Role(id))
	}
	if len(s.Roles) == 2 {
		parts = append(parts, c.ds.Comparison(s.Roles[0], s.Roles[1]))
	}
	return fingerprint.Of(parts...)
}

func (c *Composer) paper() doc.Paper {
	if doc.Paper(c.ds.Paper) == doc.Letter {
		return doc.Letter
	}
	return doc.A4
}

// caveat is what the reader should bear in mind: what illustrative figures are where there are any, and the dataset's disclaimer
// unless a paragraph says it already.
func (c *Composer) caveat(blocks []doc.Block) string {
	illustrative, disclaimer := "", line(c.ds.Statements.Disclaimer)
	if doc.HasIllustrative(blocks) {
		illustrative = line(c.ds.Statements.Illustrative)
	}
	said := false
	doc.Walk(blocks, func(b doc.Block) bool {
		if p, ok := b.(*doc.Paragraph); ok && len(p.Text) == 1 {
			said = said || p.Text[0] == doc.Inline(doc.Text(disclaimer))
		}
		return !said
	})
	if said {
		disclaimer = ""
	}
	return join(" ", illustrative, disclaimer)
}

// qualify says of drawings that show illustrative figures that they do, in the words that stand for them as well.
func (c *Composer) qualify(blocks []doc.Block) {
	doc.Walk(blocks, func(b doc.Block) bool {
		if ch, ok := b.(*doc.Chart); ok && drawsIllustrative(ch) {
			if says := " " + c.say("illustrative_alt"); !strings.HasSuffix(ch.Alt, says) { // a template may place a drawing twice
				ch.Alt += says
			}
		}
		return true
	})
}

// drawsIllustrative reports whether a mark on one of the figures of a drawing says that it is an example: those of its series, or all.
func drawsIllustrative(ch *doc.Chart) bool {
	drawn := func(key string) bool {
		return len(ch.Series) == 0 || slices.ContainsFunc(ch.Series, func(s doc.Series) bool { return s.Column == key })
	}
	for _, r := range ch.Table.Rows {
		for i, v := range r.Cells {
			if _, marked := v.(doc.Illustrative); marked && drawn(ch.Table.Columns[i].Key) {
				return true
			}
		}
	}
	return false
}

// keywords are the titles, families and tags of roles, each once, and for a document about many roles their families alone.
func (c *Composer) keywords(roles []string) []string {
	var list []string
	seen := make(map[string]bool)
	for _, id := range roles {
		r := c.ds.Role(id)
		words := []string{r.Family}
		if len(roles) <= 2 {
			words = slices.Concat([]string{r.Title}, r.Aliases.Texts(), words, r.Tags.Texts())
		}
		for _, word := range words {
			word = line(word)
			if key := strings.ToLower(word); word != "" && !seen[key] {
				seen[key] = true
				list = append(list, word)
			}
		}
	}
	return list
}

// credits are the sentences that the sources of roles ask for, each once.
func (c *Composer) credits(roles []string) []string {
	var list []string
	for _, id := range roles {
		if src := c.ds.Role(id).Source; src != nil && line(src.Credit) != "" && !slices.Contains(list, line(src.Credit)) {
			list = append(list, line(src.Credit))
		}
	}
	return list
}

// edition names the version of a role, or that of the dataset where the role has none.
func (c *Composer) edition(r *dataset.Role) string {
	if r.Version != "" {
		return c.say("version", "version", r.Version)
	}
	return c.datasetVersion()
}

func (c *Composer) datasetVersion() string {
	if c.ds.Version == "" {
		return ""
	}
	return c.say("dataset_version", "version", c.ds.Version)
}

// datasetEdition names the version and the date of the dataset.
func (c *Composer) datasetEdition() string {
	if c.ds.Date.IsZero() {
		return c.datasetVersion()
	}
	return join(dot, c.datasetVersion(), c.loc.Text(date(c.ds.Date)))
}

// inForce says from when a date holds.
func (c *Composer) inForce(d dataset.Date) string {
	if d.IsZero() {
		return ""
	}
	return c.say("in_force", "date", c.loc.Text(date(d)))
}

func date(d dataset.Date) doc.Value {
	if d.IsZero() {
		return doc.NotStated{}
	}
	return doc.Date(d)
}

// day reads a day written as 2027-01-31.
func day(s string) (doc.Value, bool) {
	t, err := time.Parse(time.DateOnly, strings.TrimSpace(s))
	if err != nil {
		return nil, false
	}
	return doc.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, true
}

// context places roles in their families: the masthead's right side. Roles of different families share none.
func (c *Composer) context(roles ...*dataset.Role) string {
	family := line(roles[0].Family)
	for _, r := range roles {
		if line(r.Family) != family {
			return ""
		}
	}
	if family == "" {
		return ""
	}
	return c.say("family", "family", family)
}

// refTitle is the title of the role that ref names, inside the dataset or outside of it.
func (c *Composer) refTitle(ref dataset.RoleRef) string {
	if r := c.ds.Role(ref.Role); r != nil {
		return line(r.Title)
	}
	return line(firstOf(ref.Title, ref.Role))
}

// refTitles are the titles of refs, with the number of people where it is stated.
func (c *Composer) refTitles(refs []dataset.RoleRef) string {
	var list []string
	for _, ref := range refs {
		title := c.refTitle(ref)
		if ref.Count != nil {
			title = c.say("count_of", "title", title, "n", c.figure(float64(*ref.Count)))
		}
		list = append(list, title)
	}
	return strings.Join(list, ", ")
}
