package compose

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// The related documents that a document names at its end, and the length of their excerpts in words.
const (
	mostRelated  = 5
	excerptWords = 55
)

// A related document is named by its title, a link where it is at hand, and the beginning of its text.
type related struct {
	Title   []doc.Inline
	Excerpt string
}

// related lists, in dataset order, the authored comparisons that share a role with s, then the responsibilities of its roles,
// without s itself. A partID that is not nil gives the heading of documents that are bound together with s.
func (c *Composer) related(s Subject, partID func(Subject) string) []related {
	var list []related
	add := func(other Subject, prose iter.Seq[string]) {
		if other.Kind == s.Kind && other.Name == s.Name || len(list) == mostRelated {
			return
		}
		title := []doc.Inline{doc.Text(other.Title)}
		if partID != nil && partID(other) != "" {
			title = []doc.Inline{&doc.Link{Target: "#" + partID(other), Text: title}}
		}
		list = append(list, related{title, excerpt(prose)})
	}
	for _, p := range c.sharing(s.Roles) {
		if add(c.authored(p), c.comparisonProse(p)); len(list) == mostRelated {
			return list
		}
	}
	for _, r := range c.inOrder(s.Roles) {
		if len(r.Responsibilities) > 0 {
			add(c.responsibilitiesOf(r), c.responsibilitiesProse(r))
		}
	}
	return list
}

// inOrder returns roles in dataset order.
func (c *Composer) inOrder(ids []string) []*dataset.Role {
	list := make([]*dataset.Role, len(ids))
	for i, id := range ids {
		list[i] = c.ds.Role(id)
	}
	slices.SortFunc(list, func(a, b *dataset.Role) int { return c.index.order[a.ID] - c.index.order[b.ID] })
	return list
}

// sharing lists the authored comparisons in which one of the roles takes part, each once, in dataset order.
func (c *Composer) sharing(roles []string) []*dataset.Comparison {
	if len(roles) == 1 {
		return c.index.comparisons[roles[0]]
	}
	return merge(c.index.comparisons[roles[0]], c.index.comparisons[roles[1]], c.index.position)
}

// merge joins two lists that are sorted by position to one without repetition.
func merge(a, b []*dataset.Comparison, position map[*dataset.Comparison]int) []*dataset.Comparison {
	list := make([]*dataset.Comparison, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch p, q := position[a[0]], position[b[0]]; {
		case p < q:
			list, a = append(list, a[0]), a[1:]
		case p > q:
			list, b = append(list, b[0]), b[1:]
		default:
			list, a, b = append(list, a[0]), a[1:], b[1:]
		}
	}
	return append(append(list, a...), b...)
}

// comparisonProse is the running text of an authored comparison, paragraph by paragraph as its template shows them.
func (c *Composer) comparisonProse(p *dataset.Comparison) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, s := range append([]string{c.lead(p)}, c.introduction(p)...) {
			if !yield(s) {
				return
			}
		}
		list, _ := c.differences(p, c.rows(c.ds.Role(p.A), c.ds.Role(p.B)))
		for _, d := range list {
			body := d.Text
			if body == "" {
				body = c.title(p.A) + ": " + c.loc.Text(d.A) + " " + c.title(p.B) + ": " + c.loc.Text(d.B)
			}
			if !yield(d.Dimension + ". " + sentence(body)) {
				return
			}
		}
	}
}

// responsibilitiesProse is the running text of a responsibilities article.
func (c *Composer) responsibilitiesProse(r *dataset.Role) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(r.ResponsibilitiesIntroduction) {
			return
		}
		for _, a := range c.areas(r) {
			if !yield(sentence(a.Text)) { // which would run into the next one
				return
			}
		}
	}
}

// excerpt returns the first words of prose, with an ellipsis where it goes on. It takes no more of the prose than it needs.
func excerpt(prose iter.Seq[string]) string {
	var b strings.Builder
	words := 0
	for paragraph := range prose {
		paragraph = line(paragraph)
		end, more := cutWords(paragraph, excerptWords-words)
		if words > 0 && more > 0 {
			if end == 0 {
				return b.String() + "\u00a0…"
			}
			b.WriteByte(' ')
		}
		b.WriteString(paragraph[:end])
		if end < len(paragraph) {
			return b.String() + "\u00a0…"
		}
		words += more
	}
	return b.String()
}

// cutWords returns where the first words of a line end, at most n of them, and how many words of the line it has seen.
func cutWords(s string, n int) (end, words int) {
	inside := false
	for i, r := range s {
		space := unicode.IsSpace(r)
		if inside && space {
			end = i
		}
		if !space && !inside {
			if words++; words > n {
				return end, words
			}
		}
		inside = !space
	}
	return len(s), words
}
