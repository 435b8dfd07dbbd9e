package rules

import (
	"cmp"
	"fmt"
	"math"
	"strconv"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/likeness"
)

// How many duties a role has that readers can take in.
const (
	fewestDuties = 3
	mostDuties   = 20
)

func dutyRules() []Rule {
	return []Rule{
		{
			Code: "few-duties", Weight: Warning,
			What: "A role that has duties has at least 3",
			Why:  "One or two duties are mostly headings. Readers cannot see from them what fills a day.",
			Cure: "Divide what is there into the parts of the work, each with its share of time.",
			Example: `duties:
  - {title: Receive goods, share: 40}
  - {title: Store and count goods, share: 35}
  - {title: Pick orders, share: 25}`,
			check: each(func(in *inspection, r *dataset.Role) {
				if n := len(r.Duties); n > 0 && n < fewestDuties {
					in.say(r, fmt.Sprintf("the role has %s, fewer than %d", count(n), fewestDuties), "divide the work into its parts", "duties")
				}
			}),
		},
		{
			Code: "many-duties", Weight: Warning,
			What: "A role has at most 20 duties",
			Why: "Nobody remembers a list of more than twenty, and the sheet runs over its pages. Long lists are work instructions, or several roles " +
				"in one.",
			Cure: "Merge duties of one kind and move details into their text. Data of a public database keeps its lists: set the rule to off there.",
			Example: `rules:
  many-duties: off`,
			check: each(func(in *inspection, r *dataset.Role) {
				if n := len(r.Duties); n > mostDuties {
					in.say(r, fmt.Sprintf("the role has %s, more than %d", count(n), mostDuties), "merge those of one kind", "duties")
				}
			}),
		},
		{
			Code: "no-share", Weight: Warning,
			What: "A duty has a share of working time",
			Why: "Shares say what a role mainly is. Pay grading, planning of head count and the question which duties are essential need them, and " +
				"a duty without one looks as if it took no time.",
			Cure: "Add share to the duty, in % of working time. Estimates in steps of five will do. Where no duty of the role has one, the problem is " +
				"told once.",
			Example: `duties:
  - title: Train and coach the team
    share: 20`,
			check: each(noShare),
		},
		{
			Code: "shares-below-100", Weight: Warning,
			What: "The shares of time of a role add up to 100 %",
			Why: "What is missing is work that nobody has written down. Up to half a percent is taken for rounding. A sum above 100 has a rule of " +
				"its own, shares-over-100. Roles with a duty without a share are left to no-share.",
			Cure: "Raise the shares, or add the duty that is missing.",
			Example: `duties:
  - {title: Receive goods, share: 40}
  - {title: Store and count goods, share: 35}
  - {title: Pick orders, share: 25}`,
			check: each(sharesBelow100),
		},
		{
			Code: "shares-over-100", Weight: Error,
			What: "The shares of time of a role add up to no more than 100 %",
			Why: "Nobody works more than all of the time. Up to half a percent is taken for rounding. It is checked when the dataset is read, by every " +
				"command.",
			Cure: "Lower the shares. While figures of a spreadsheet are being mended, the rule can be a warning.",
			Example: `rules:
  shares-over-100: warning`,
		},
		{
			Code: "alike-duties", Weight: Warning,
			What: "No two duties of a role say the same",
			Why: "Duties that are given twice, often after an import or a merge, count twice in shares of time and make readers search for a " +
				"difference that is not there. Two duties are alike when their titles share 9 of 10 letter triples, or their texts 8 of 10; " +
				"case and punctuation do not count. Each is compared with the 200 before it in the same role: roles of one family may share duties word " +
				"for word.",
			Cure: "Merge the two and add up their shares, or say in the text how they differ.",
			Example: `duties:
  - {title: Check incoming goods, share: 20}
  - {title: Check outgoing orders, share: 20}`,
			check: each(alikeDuties),
		},
	}
}

func noShare(in *inspection, r *dataset.Role) {
	var without []int
	for i, d := range r.Duties {
		if d.Share == nil {
			without = append(without, i)
		}
	}
	const cure = "add share, in % of working time"
	if n := len(without); n > 1 && n == len(r.Duties) {
		in.say(r, fmt.Sprintf("none of the %d duties has a share of working time", n), cure, "duties")
		return
	}
	for _, i := range without {
		in.say(r, "the duty has no share of working time", cure, "duties", i, nameOf(r.Duties[i]))
	}
}

func sharesBelow100(in *inspection, r *dataset.Role) {
	sum := 0.0
	for _, d := range r.Duties {
		if d.Share == nil {
			return
		}
		sum += *d.Share
	}
	if sum = math.Round(sum*1e6) / 1e6; len(r.Duties) > 0 && sum < 100-dataset.ShareSlack {
		in.say(r, fmt.Sprintf("the shares of time add up to %s %%", number(sum)),
			fmt.Sprintf("%s %% of the working time is not accounted for", number(math.Round((100-sum)*1e6)/1e6)), "duties")
	}
}

// How alike two duties are that are taken for the same, and with how many before it a duty is compared: enough for any list that people
// write, and few enough that a file full of duties costs little.
const (
	alikeTitles = 0.9
	alikeTexts  = 0.8
	alikeReach  = 200
)

func alikeDuties(in *inspection, r *dataset.Role) {
	type prepared struct{ title, text *likeness.Text }
	var before []prepared
	for i, d := range r.Duties {
		p := prepared{likeness.New(d.Title), likeness.New(d.Text)}
		from := max(0, i-alikeReach)
		for j, earlier := range before[from:] {
			if p.title.AtLeast(earlier.title, alikeTitles) || p.text.AtLeast(earlier.text, alikeTexts) {
				in.say(r, fmt.Sprintf("the duty says nearly the same as duty %d, %q", from+j+1, short(r.Duties[from+j])),
					"merge the two, or say how they differ", "duties", i, nameOf(d))
				break
			}
		}
		before = append(before, p)
	}
}

// nameOf returns the key of what a duty is known by.
func nameOf(d dataset.Duty) string {
	if d.Title != "" {
		return "title"
	}
	return "text"
}

// short returns what a duty is known by, of a long text the beginning.
func short(d dataset.Duty) string { return diag.Clip(cmp.Or(d.Title, d.Text), 50) }

func count(duties int) string {
	if duties == 1 {
		return "1 duty"
	}
	return fmt.Sprintf("%d duties", duties)
}

// number writes a number as people do, without an exponent.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
