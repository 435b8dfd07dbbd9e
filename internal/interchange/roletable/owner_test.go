package roletable

import (
	"slices"
	"strings"
	"testing"

	"rolexport/internal/dataset"
)

// Rows that people add to the sheet of duties go to the role that they show, or are reported: never to another one.
func TestOwnersOfItems(t *testing.T) {
	roles := [][]any{{"Role ID", "Title"}, {"lead", "Lead"}, {"clerk", "Clerk"}, {"c1", "Cook"}, {"c2", "Cook"}, {nil, "New  Role"}}
	head := []any{"Role ID", "Role (not read)", "Duty"}
	for name, c := range map[string]struct {
		row  []any
		want string // the id of the role, or what is reported
	}{
		"no title":                     {[]any{nil, nil, "x"}, "clerk"},
		"the title of the row above":   {[]any{nil, "clerk ", "x"}, "clerk"},
		"the title of another role":    {[]any{nil, "LEAD", "x"}, "lead"},
		"a title that two roles have":  {[]any{nil, "Cook", "x"}, `t.xlsx#Duties:3: column B "Role (not read)": "Cook" can be "c1" or "c2"`},
		"a title that no role has":     {[]any{nil, "Boss", "x"}, `t.xlsx#Duties:3: column B "Role (not read)": there is no role "Boss" among those above`},
		"the former title":             {[]any{nil, "Office clerk", "x"}, "clerk"},
		"an id, and an outdated title": {[]any{"lead ", "Chief", "x"}, "lead"},
		"a title for an id":            {[]any{"new role", nil, "x"}, "new-role"},
		"a shared title for an id":     {[]any{"Cook", nil, "x"}, `t.xlsx#Duties:3: column A "Role ID": "Cook" can be "c1" or "c2"`},
	} {
		t.Run(name, func(t *testing.T) {
			into := &dataset.Dataset{Title: "T", Roles: []*dataset.Role{{ID: "clerk", Title: "Office clerk"}}}
			r, got := said(t, workbook(t, nil, "Roles", roles, "Duties", [][]any{head, {"clerk", "Clerk", "y"}, c.row}), Options{Into: into})
			if r == nil {
				if !strings.Contains(got, c.want) {
					t.Errorf("%s\nlacks %q", got, c.want)
				}
				return
			}
			var of []string
			for _, role := range r.Import.Dataset.Roles {
				for _, d := range role.Duties {
					if d.Text == "x" {
						of = append(of, role.ID)
					}
				}
			}
			if !slices.Equal(of, []string{c.want}) {
				t.Errorf("the duty is one of %q, not of %q", of, c.want)
			}
		})
	}
}

// A title that finds its role is no contradiction of it, and one that two roles share finds neither.
func TestTitlesOfItems(t *testing.T) {
	duties := [][]any{{"Role", "Duty"}, {"a ", "x"}}
	r, got := said(t, workbook(t, nil, "Roles", [][]any{{"Role", "Purpose"}, {"A", "y"}}, "Duties", duties), Options{})
	if r == nil || r.Import.Dataset.Roles[0].Title != "A" || len(r.Import.Dataset.Roles[0].Duties) != 1 {
		t.Error(got)
	}
	_, got = said(t, workbook(t, nil, "Roles", [][]any{{"ID", "Role"}, {"a1", "A"}, {"a2", "A"}}, "Duties", duties), Options{})
	if want := `"a" can be "a1" or "a2"`; !strings.Contains(got, want) {
		t.Errorf("%s\nlacks %q", got, want)
	}
	_, got = said(t, workbook(t, nil, "Roles", [][]any{{"ID", "Role", "Reports to"}, {"a1", "A"}, {"a2", "A"}, {"b", "B", "a"}}), Options{})
	if want := `"a" can be "a1" or "a2"`; !strings.Contains(got, want) {
		t.Errorf("%s\nlacks %q", got, want)
	}
}
