package dataset

import (
	"cmp"
	"fmt"
	"math"

	"rolexport/internal/diag"
)

// checkRole checks what a role says of itself.
func (l *loader) checkRole(r *Role, at origin, v vocabularies) {
	l.checkTitle(r.Title, at, "title")
	l.checkLines(r.Aliases, at, "aliases")
	for i, alias := range r.Aliases {
		l.checkLine(alias.Text, at, "aliases", i)
	}
	l.checkRank(r.Level, at)
	l.checkReferences(r, at)
	l.checkEmployment(&r.Employment, at)
	l.checkDuties(r.Duties, at)
	l.checkNeeds(r, at)
	l.checkVocabulary(r, at, v)
	for _, list := range []struct {
		items Lines
		path  []any
	}{
		{r.Education.Required, []any{"education", "required"}}, {r.Education.Preferred, []any{"education", "preferred"}},
		{r.Experience.Required, []any{"experience", "required"}}, {r.Experience.Preferred, []any{"experience", "preferred"}},
		{r.Conditions, []any{"conditions"}}, {r.Benefits, []any{"benefits"}}, {r.Hiring, []any{"hiring"}},
		{r.Notes, []any{"notes"}}, {r.Tags, []any{"tags"}},
	} {
		l.checkLines(list.items, at, list.path...)
	}
	l.checkScope(r, at)
	l.checkPosting(r.Posting, at)
	for i, relation := range r.Relations {
		l.need(relation.With, at, "relations", i, "with")
	}
	for i, measure := range r.Measures {
		l.need(measure.Title, at, "measures", i, "title")
	}
	if r.Pay != nil {
		l.checkPay(r.Pay, at)
	}
	for i, code := range r.Codes {
		l.need(code.Scheme, at, "codes", i, "scheme")
		l.need(code.Code, at, "codes", i, "code")
		l.checkChoice(code.Scheme, []string{"onet-soc", "esco", "isco"}, at, "codes", i, "scheme")
		l.checkChoice(code.Match, []string{"exact", "nearest"}, at, "codes", i, "match")
	}
	l.checkChoice(r.Status, []string{"draft", "approved"}, at, "status")
}

func (l *loader) checkRank(level *Level, at origin) {
	switch {
	case level == nil:
	case level.Rank == unstated:
		level.Rank = 0
	case level.Rank < 1:
		l.find(at, "out-of-range", fmt.Sprintf(`"rank" must be at least 1, not %d`, level.Rank), "1 is the lowest rank", "level", "rank")
	}
}

func (l *loader) checkEmployment(e *Employment, at origin) {
	l.checkChoice(e.Remote, []string{"on-site", "hybrid", "remote"}, at, "employment", "remote")
	l.checkChoice(e.Supervisory, []string{"supervisory", "managerial", "neither"}, at, "employment", "supervisory")
	between(l, e.Travel, 0, 100, at, "employment", "travel")
	if e.FTE != nil && !(*e.FTE > 0 && *e.FTE <= 1) {
		l.find(at, "out-of-range", fmt.Sprintf(`"fte" must be over 0 and at most 1, not %s`, number(*e.FTE)),
			"1 is full time, 0.5 half", "employment", "fte")
	}
	l.checkLines(e.Physical, at, "employment", "physical")
}

// ShareSlack is how far from 100 the shares of time of a role may be, in %: figures are rounded.
const ShareSlack = 0.5

func (l *loader) checkDuties(duties []Duty, at origin) {
	seen, sum := newIDs(), 0.0
	for i, d := range duties {
		if d.ID != "" {
			l.checkID(d.ID, at, "duties", i, "id")
			if earlier := seen.add(d.ID); earlier != "" {
				l.duplicate(d.ID, earlier, at, "duties", i, "id")
			}
		}
		if isBlank(d.Title) && isBlank(d.Text) {
			l.find(at, "missing-field", `a duty needs a "title" or a "text"`, "", "duties", i, "title")
		}
		between(l, d.Share, 0, 100, at, "duties", i, "share")
		if d.Share != nil {
			sum += max(*d.Share, 0)
		}
	}
	if sum = math.Round(sum*1e6) / 1e6; sum > 100+ShareSlack {
		l.judge(at, "shares-over-100", fmt.Sprintf("the shares of time add up to %s %%", number(sum)),
			"together they must not exceed 100", "duties")
	}
}

// checkNeeds checks the ids of what a role requires, and that its duties need nothing else.
func (l *loader) checkNeeds(r *Role, at origin) {
	seen := newIDs()
	var ids []string
	for _, list := range []struct {
		lines      Lines
		kind, need string
	}{
		{r.Education.Required, "education", "required"}, {r.Education.Preferred, "education", "preferred"},
		{r.Experience.Required, "experience", "required"}, {r.Experience.Preferred, "experience", "preferred"},
	} {
		for i, line := range list.lines {
			if line.ID == "" {
				continue
			}
			ids = append(ids, line.ID)
			l.checkID(line.ID, at, list.kind, list.need, i, "id")
			if earlier := seen.add(line.ID); earlier != "" {
				l.duplicate(line.ID, earlier, at, list.kind, list.need, i, "id")
			}
		}
	}
	for i, d := range r.Duties {
		named := map[string]bool{}
		for j, id := range d.Needs {
			l.repeated(named, id, "requirement", at, "duties", i, "needs", j)
			if seen.exact[id] != "" {
				continue
			}
			hint := `give a line of "education" or "experience" an id: {id: licence, text: Forklift licence}`
			if l.guesses++; l.guesses <= maxGuesses {
				hint = cmp.Or(diag.DidYouMean(id, ids), hint)
			}
			l.find(at, "unknown-requirement", fmt.Sprintf("the role requires nothing with the id %q", short(id)), hint, "duties", i, "needs", j)
		}
	}
}

// checkVocabulary checks what refers to dimensions, areas and skills.
func (l *loader) checkVocabulary(r *Role, at origin, v vocabularies) {
	read := readership{}
	for i, x := range r.Responsibilities {
		l.checkTerm(x.Area, v.areas, "area", "areas", at, "responsibilities", i, "area")
		l.repeatedFor(read, x.Area, x.Audience, "area", at, "responsibilities", i, "area")
		if isBlank(x.Short) && isBlank(x.Text) {
			l.find(at, "missing-field", `a responsibility needs a "short" or a "text"`, "", "responsibilities", i, "short")
		}
	}
	clear(read)
	for i, x := range r.Statements {
		l.checkTerm(x.Dimension, v.dimensions, "dimension", "dimensions", at, "statements", i, "dimension")
		l.repeatedFor(read, x.Dimension, x.Audience, "dimension", at, "statements", i, "dimension")
		if isBlank(x.Short) && isBlank(x.Text) && x.Score == nil {
			l.find(at, "missing-field", `a statement needs a "short", a "text" or a "score"`, "", "statements", i, "short")
		}
		between(l, x.Score, 0, 5, at, "statements", i, "score")
	}
	seen := map[string]bool{}
	for i, x := range r.Skills {
		l.checkTerm(x.Skill, v.skills, "skill", "skills", at, "skills", i, "skill")
		l.repeated(seen, x.Skill, "skill", at, "skills", i, "skill")
		between(l, x.Level, 0, 4, at, "skills", i, "level")
		l.checkChoice(x.Need, []string{"required", "desirable"}, at, "skills", i, "need")
	}
}

func (l *loader) checkScope(r *Role, at origin) {
	if r.Authority != nil {
		l.checkAmount(r.Authority.BudgetLimit, at, "authority", "budget_limit")
		l.checkLines(r.Authority.Decides, at, "authority", "decides")
		l.checkLines(r.Authority.Escalates, at, "authority", "escalates")
	}
	s := r.Scope
	if s == nil {
		return
	}
	atLeast(l, s.TeamDirect, 0, at, "scope", "team_direct")
	atLeast(l, s.TeamTotal, 0, at, "scope", "team_total")
	atLeast(l, s.Sites, 0, at, "scope", "sites")
	if s.TeamDirect != nil && s.TeamTotal != nil && *s.TeamTotal < *s.TeamDirect {
		l.find(at, "out-of-range", fmt.Sprintf(`"team_total" is %d, less than the %d people led directly`, *s.TeamTotal, *s.TeamDirect),
			"it counts everybody, direct reports included", "scope", "team_total")
	}
	l.checkAmount(s.Budget, at, "scope", "budget")
	for i, f := range s.Figures {
		l.need(f.Label, at, "scope", "figures", i, "label")
		l.need(f.Value, at, "scope", "figures", i, "value")
	}
}

func (l *loader) checkAmount(a *Amount, at origin, path ...any) {
	if a == nil {
		return
	}
	below := func(key string) []any { return append(append([]any{}, path...), key) }
	if math.IsNaN(a.Amount) {
		l.find(at, "missing-field", `"amount" is missing`, "", below("amount")...)
	}
	l.checkFigure(&a.Amount, at, below("amount")...)
	l.checkMoney(a.Currency, at, path...)
}

func (l *loader) checkPay(p *Pay, at origin) {
	l.checkChoice(p.Period, []string{"year", "month", "week", "day", "hour"}, at, "pay", "period")
	l.checkMoney(p.Currency, at, "pay")
	type bound struct {
		key    string
		amount *float64
	}
	var lower *bound
	for _, b := range []bound{{"min", p.Min}, {"mid", p.Mid}, {"max", p.Max}} {
		if b.amount == nil {
			continue
		}
		l.checkFigure(b.amount, at, "pay", b.key)
		if lower != nil && *b.amount < *lower.amount {
			l.find(at, "pay-order", fmt.Sprintf("pay %q is %s, below %q with %s", b.key, number(*b.amount), lower.key, number(*lower.amount)),
				"min must not exceed mid, nor mid max", "pay", b.key)
			return
		}
		lower = &b
	}
	if lower == nil && isBlank(p.Note) {
		l.find(at, "missing-field", `pay states neither "min", "mid", "max" nor a "note"`, "leave pay out when it is not stated", "pay")
	}
}
