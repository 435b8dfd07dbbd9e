package compose

import (
	"strings"
	"testing"

	"rolexport/internal/dataset"
)

// What documents say of where their text comes from has to be true.

func bakery() *dataset.Dataset {
	three := 3
	return &dataset.Dataset{
		Title:      "Bakery",
		Dimensions: []dataset.Term{{ID: "hours", Title: "Hours"}},
		Skills:     []dataset.Term{{ID: "baking", Title: "Baking"}},
		Roles: []*dataset.Role{
			{ID: "baker", Title: "Baker", Summary: "Bakes the bread.", Skills: []dataset.Skill{{Skill: "baking", Level: &three}}},
			{ID: "clerk", Title: "Clerk", Summary: "Sells the bread."},
		},
		Comparisons: []*dataset.Comparison{{
			ID: "baker-vs-clerk", A: "baker", B: "clerk",
			Contrasts: []dataset.Contrast{{Dimension: "hours", Text: "Bakers begin at night, clerks at opening time."}},
		}},
	}
}

func TestAuthoredContrastsAreNotCalledDerived(t *testing.T) {
	ds := bakery()
	derived := composer(t, ds).say("derived_introduction")
	for _, authored := range []bool{true, false} {
		if !authored {
			ds.Comparisons[0].Contrasts = nil
		}
		c := composer(t, ds)
		text := dump(t, made(t, c, c.Subject("comparison", "baker", "clerk")))
		if got := strings.Contains(text, derived); got == authored {
			t.Errorf("authored %v: says that the text is derived: %v\n%s", authored, got, text)
		}
	}
}

func TestLevelsAreExplainedOnlyWhereTheyHaveWords(t *testing.T) {
	ds := bakery()
	note := composer(t, ds).say("skills_note")
	for _, levels := range [][]string{nil, {"none", "basic", "helped", "alone", "expert"}} {
		ds.SkillLevels = levels
		c := composer(t, ds)
		text := dump(t, made(t, c, c.Subject("role-matrix")))
		if got := strings.Contains(text, note); got != (levels != nil) {
			t.Errorf("levels %q: explained: %v", levels, got)
		}
	}
}
