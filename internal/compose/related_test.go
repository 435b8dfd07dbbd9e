package compose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rolexport"
	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// titles returns the titles of related documents.
func titles(list []related) []string {
	var out []string
	for _, r := range list {
		out = append(out, doc.PlainText(doc.English(), r.Title))
	}
	return out
}

func TestRelatedOfTheDefaultDataset(t *testing.T) {
	c := composer(t, load(t))
	got := titles(c.related(c.Subject("comparison", "operations-lead", "operations-manager"), nil))
	want := []string{
		"Operations Manager vs Business Manager: Differences",
		"Operations Manager vs Warehouse Manager: Differences",
		"Operations Manager vs General Manager: Differences",
		"Operations Manager Responsibilities",
		"Operations Lead Responsibilities",
	}
	if !slices.Equal(got, want) {
		t.Errorf("related of the manager and the lead:\n%q\nwant\n%q", got, want)
	}
	got = titles(c.related(c.Subject("responsibilities", "general-manager"), nil))
	if want := []string{"Operations Manager vs General Manager: Differences"}; !slices.Equal(got, want) {
		t.Errorf("related of the general manager's responsibilities: %q, want %q", got, want)
	}
}

// TestRelatedIsWhatTheRuleSays compares related with the rule, spelt out naively, on random datasets.
func TestRelatedIsWhatTheRuleSays(t *testing.T) {
	english, problems := loadLocale(rolexport.Templates(), "en")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var roles []*dataset.Role
	for i := range 6 {
		roles = append(roles, &dataset.Role{ID: fmt.Sprint("r", i), Title: fmt.Sprint("R", i)})
	}
	rapid.Check(t, func(t *rapid.T) {
		ds := &dataset.Dataset{Roles: roles, Areas: []dataset.Term{{ID: "x", Title: "X"}}}
		for i, r := range ds.Roles {
			r.Responsibilities = nil
			if rapid.Bool().Draw(t, "answers") {
				r.Responsibilities = []dataset.Responsibility{{Area: "x", Text: "Text."}}
			}
			for _, other := range ds.Roles[i+1:] {
				if rapid.Bool().Draw(t, "compared") {
					ds.Comparisons = append(ds.Comparisons, &dataset.Comparison{A: r.ID, B: other.ID})
				}
			}
		}
		ds.Comparisons = rapid.Permutation(ds.Comparisons).Draw(t, "order")
		c := &Composer{words: words{english}, ds: ds, index: newIndex(ds)}
		for _, s := range c.comparisons(Selection{AllPairs: true}) {
			var want []string
			for _, p := range ds.Comparisons {
				shares := slices.Contains(s.Roles, p.A) || slices.Contains(s.Roles, p.B)
				itself := slices.Contains(s.Roles, p.A) && slices.Contains(s.Roles, p.B)
				if shares && !itself {
					want = append(want, c.title(p.A)+" vs "+c.title(p.B)+": Differences")
				}
			}
			for _, r := range ds.Roles {
				if slices.Contains(s.Roles, r.ID) && len(r.Responsibilities) > 0 {
					want = append(want, r.Title+" Responsibilities")
				}
			}
			want = want[:min(len(want), 5)]
			if got := titles(c.related(s, nil)); !slices.Equal(got, want) {
				t.Fatalf("related of %s: %q, want %q", s.Name, got, want)
			}
		}
	})
}

func TestExcerpt(t *testing.T) {
	word := rapid.StringMatching(`[a-zäß€0-9.,;:–]{1,12}`)
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(word, 0, 140).Draw(t, "words")
		var prose []string // the words, in paragraphs and lines of any length
		for rest := list; len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "paragraph")
			prose = append(prose, strings.Join(rest[:n], rapid.SampledFrom([]string{" ", "  ", "\n"}).Draw(t, "space")))
			rest = rest[n:]
		}
		got := excerpt(slices.Values(prose))
		body, cut := strings.CutSuffix(got, "\u00a0…")
		if cut != (len(list) > 55) {
			t.Fatalf("%d words, cut: %v", len(list), cut)
		}
		if want := list[:min(len(list), 55)]; !slices.Equal(strings.Fields(body), want) {
			t.Fatalf("%q\nwant the words %q", got, want)
		}
	})
}

// TestExcerptsBeginTheirDocuments holds excerpts against the documents as they are composed.
func TestExcerptsBeginTheirDocuments(t *testing.T) {
	c := composer(t, load(t))
	for _, kind := range []string{"comparison", "responsibilities"} {
		for _, s := range c.Subjects(kind, Selection{}) {
			var prose []string
			for _, b := range made(t, c, s).Blocks {
				if p, ok := b.(*doc.Paragraph); ok && p.Style != doc.Note {
					prose = append(prose, doc.PlainText(c.loc, p.Text))
				}
			}
			got := excerpt(c.responsibilitiesProse(c.ds.Role(s.Roles[0])))
			if kind == "comparison" {
				got = excerpt(c.comparisonProse(c.ds.Comparison(s.Roles[0], s.Roles[1])))
			}
			if want := excerpt(slices.Values(prose)); got != want {
				t.Errorf("%s %s: excerpt\n%s\nthe document says\n%s", kind, s.Name, got, want)
			}
		}
	}
}
