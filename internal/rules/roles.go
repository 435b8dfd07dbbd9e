package rules

import (
	"strings"

	"rolexport/internal/dataset"
)

func roleRules() []Rule {
	return []Rule{
		{
			Code: "no-purpose", Weight: Warning,
			What: "A role says why it exists",
			Why: "The purpose opens the role sheet. Without it readers see what somebody does and not what for, and two roles with similar duties " +
				"cannot be told apart.",
			Cure: "Add purpose to the role: one to four sentences on what would be missing without it.",
			Example: `purpose: >-
  A plan meets its first obstacles where the work is done. The lead sees them, decides what can be
  decided on the spot and passes on the rest.`,
			check: each(func(in *inspection, r *dataset.Role) {
				if strings.TrimSpace(r.Purpose) == "" {
					in.say(r, "the role does not say why it exists", "add its purpose, a sentence or two", "title")
				}
			}),
		},
		{
			Code: "no-duties", Weight: Warning,
			What: "A role has duties",
			Why:  "Duties are what a role sheet, a job advertisement and a pay grade rest on. A role without any can neither be compared nor planned for.",
			Cure: "List what the work consists of under duties, three to twenty entries.",
			Example: `duties:
  - title: Run the shift
    text: Assigns tasks at the start and moves people when work piles up.
    share: 60`,
			check: each(func(in *inspection, r *dataset.Role) {
				if len(r.Duties) == 0 {
					in.say(r, "the role has no duties", "list what the work consists of under duties", "title")
				}
			}),
		},
	}
}

func payRules() []Rule {
	return []Rule{
		{
			Code: "no-pay", Weight: Off,
			What: "A role states a pay range",
			Why: "Many places ask that a job advertisement states the range. The rule is off at first, since many organisations keep pay " +
				"elsewhere. A band may be open on one side; a middle figure or a note alone is no range.",
			Cure: "Add pay with min, max or both. Give it an audience if not everybody shall read it.",
			Example: `pay:
  min: 42000
  max: 56000`,
			check: each(func(in *inspection, r *dataset.Role) {
				switch p := r.Pay; {
				case p == nil:
					in.say(r, "the role states no pay", "add pay with min, max or both", "title")
				case p.Min == nil && p.Max == nil:
					in.say(r, "the pay has neither min nor max", "add min, max or both", "pay")
				}
			}),
		},
		{
			Code: "loose-education", Weight: Off,
			What: "A duty needs each education that is required",
			Why: "A requirement that no duty needs shuts out people who could do the work, and is hard to defend where the law asks that " +
				"requirements are job-related. The rule is off at first, since it asks for links between both lists.",
			Cure: "Give the line an id and name it in the needs of a duty. If no duty needs it, move it to preferred or drop it.",
			Example: `education:
  required:
    - {id: licence, text: Forklift licence}
duties:
  - title: Load lorries
    needs: [licence]`,
			check: each(looseEducation),
		},
	}
}

func looseEducation(in *inspection, r *dataset.Role) {
	needed := map[string]bool{}
	for _, d := range r.Duties {
		for _, id := range d.Needs {
			needed[id] = true
		}
	}
	for i, line := range r.Education.Required {
		switch {
		case line.ID == "":
			in.say(r, "no duty needs this education", "give it an id, and name that in the needs of a duty", "education", "required", i)
		case !needed[line.ID]:
			in.say(r, "no duty needs this education", "name its id in the needs of a duty, or move it to preferred", "education", "required", i, "text")
		}
	}
}
