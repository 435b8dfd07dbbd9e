package rules

import (
	"fmt"
	"slices"
	"strings"

	"rolexport/internal/dataset"
)

func linkRules() []Rule {
	return []Rule{
		{
			Code: "raci-accountable", Weight: Warning,
			What: "One role is accountable for each area that raci assigns",
			Why:  "Where nobody answers for an area, nobody decides in it, and where two do, each waits for the other. The workbook marks such rows.",
			Cure: "Name one role in accountable, and move others to responsible or consulted.",
			Example: `raci:
  - area: hygiene
    responsible: [baker]
    accountable: [head-baker]`,
			check: accountable,
		},
		{
			Code: "dangling-career", Weight: Warning,
			What: "A career link to a role of this dataset names it by its id",
			Why: "A link by title is text. It does not count in the career sheets, and it breaks unseen when the role is renamed. An id that no role " +
				"has is an error of its own, unknown-role.",
			Cure: "Write the id in place of the title. Titles are for roles outside of the dataset.",
			Example: `career:
  to:
    - operations-manager
    - title: Director of Operations`,
			check: each(danglingCareer),
		},
		{
			Code: "unreached-role", Weight: Warning,
			What: "A career link leads to every role but those where careers begin",
			Why: "A role that no other leads to is one that people inside cannot aim for, or a link was forgotten. The rule looks at datasets with " +
				"career links. Entry roles are reached from outside: those of the lowest rank that the dataset states, and of those without a rank the " +
				"ones that lead on to another role. A link to a role is one in career.to of another role, or any entry in career.from of the role itself, " +
				"a title outside of the dataset included.",
			Cure: "Name the role in career.to of those before it, or say in its own career.from where people come from.",
			Example: `level: {rank: 2}
career:
  from: [operations-lead]`,
			check: unreached,
		},
		{
			Code: "outside-career", Weight: Off,
			What: "Career links stay within the dataset",
			Why: "Where a dataset is meant to describe every role of an organisation, a link to a title that it lacks leads nowhere. The rule is off " +
				"at first: most datasets describe a part.",
			Cure: "Describe the role, or take the link off.",
			Example: `career:
  to: [operations-manager]`,
			check: each(func(in *inspection, r *dataset.Role) {
				for _, l := range links(r) {
					if l.ref.Role == "" && len(in.others(l.ref.Title, r)) == 0 {
						in.say(r, fmt.Sprintf("the career link leads out of the dataset, to %q", l.ref.Title), "describe that role, or take the link off", l.path...)
					}
				}
			}),
		},
	}
}

func accountable(in *inspection) {
	for i, a := range in.ds.RACI {
		title := a.Area
		if term := in.ds.Area(a.Area); term != nil {
			title = term.Title
		}
		switch n := len(a.Accountable); {
		case n == 0:
			in.say(nil, fmt.Sprintf("nobody is accountable for %q", title), "name one role in accountable", "raci", i, "area")
		case n > 1:
			in.say(nil, fmt.Sprintf("%d roles are accountable for %q", n, title), "keep one, and move the others to responsible or consulted",
				"raci", i, "accountable")
		}
	}
}

// A link is an entry of a role's career.
type link struct {
	ref  dataset.RoleRef
	path []any // of what names the role
}

// links returns the career links of a role, to it and from it.
func links(r *dataset.Role) []link {
	var all []link
	for _, list := range []struct {
		key  string
		refs []dataset.RoleRef
	}{{"from", r.Career.From}, {"to", r.Career.To}} {
		for i, ref := range list.refs {
			all = append(all, link{ref, []any{"career", list.key, i, "title"}})
		}
	}
	return all
}

// others returns the roles but r that are called so.
func (in *inspection) others(name string, r *dataset.Role) []*dataset.Role {
	return slices.DeleteFunc(slices.Clone(in.named(name)), func(x *dataset.Role) bool { return x == r })
}

func danglingCareer(in *inspection, r *dataset.Role) {
	for _, l := range links(r) {
		if l.ref.Role != "" {
			continue
		}
		switch found := in.others(l.ref.Title, r); len(found) {
		case 0:
		case 1:
			in.say(r, fmt.Sprintf("%q is a role of this dataset, to which the title does not lead", l.ref.Title),
				fmt.Sprintf("write %s in place of the title", found[0].ID), l.path...)
		default:
			var ids []string
			for _, f := range found[:min(len(found), 3)] {
				ids = append(ids, f.ID)
			}
			in.say(r, fmt.Sprintf("%q is what %d roles of this dataset are called, to none of which the title leads", l.ref.Title, len(found)),
				"write the id of one in place of the title: "+strings.Join(ids, ", "), l.path...)
		}
	}
}

func unreached(in *inspection) {
	lowest, reached, begins, any := 0, map[*dataset.Role]bool{}, map[*dataset.Role]bool{}, false
	for _, r := range in.ds.Roles {
		if l := r.Level; l != nil && l.Rank > 0 && (lowest == 0 || l.Rank < lowest) {
			lowest = l.Rank
		}
		any = any || len(r.Career.From)+len(r.Career.To) > 0
		reached[r] = reached[r] || len(r.Career.From) > 0
		begins[r] = begins[r] || len(r.Career.To) > 0
		for _, ref := range r.Career.To {
			for _, other := range in.meant(ref, r) {
				reached[other] = true
			}
		}
		for _, ref := range r.Career.From {
			for _, other := range in.meant(ref, r) {
				begins[other] = true
			}
		}
	}
	if !any {
		return
	}
	for _, r := range in.ds.Roles {
		entry := begins[r]
		if r.Level != nil && r.Level.Rank > 0 {
			entry = r.Level.Rank == lowest
		}
		if !entry && !reached[r] {
			in.say(r, "no career link leads to the role", "name it in career.to of those before it, or say in its career.from where people come from",
				"title")
		}
	}
}

// meant returns the roles of the dataset that a career link of r may mean: the one with its id, else those that are called by its title.
func (in *inspection) meant(ref dataset.RoleRef, r *dataset.Role) []*dataset.Role {
	if ref.Role != "" {
		return []*dataset.Role{in.ds.Role(ref.Role)}
	}
	return in.others(ref.Title, r)
}
