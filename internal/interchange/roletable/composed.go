package roletable

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/grid"
	"rolexport/internal/pattern"
)

// readComposed reads a cell that holds more than one field of the role.
func (im *importer) readComposed(e *entry, col *column, at place, cell grid.Cell) {
	text, literal := im.cellText(at, cell)
	if text == "" || !literal && isNotStated(text) {
		im.clearComposed(e, col.path)
		return
	}
	role := e.role
	switch col.path {
	case "level":
		im.readLevel(role, text)
	case "reports_to":
		if old := role.ReportsTo; old == nil || old.Role != text && dataset.FoldName(old.Title) != dataset.FoldName(text) {
			role.ReportsTo = &dataset.RoleRef{Role: text}
		}
	case "education", "experience":
		lines, _ := im.lines(&field{}, at, text)
		into := &role.Education
		if col.path == "experience" {
			into = &role.Experience
		}
		into.Required, _ = lines.Interface().(dataset.Lines)
	case "pay":
		im.readPay(role, at, cell, text)
	case "scope.budget":
		if role.Scope == nil {
			role.Scope = &dataset.Scope{}
		}
		role.Scope.Budget = im.readAmount(e, role.Scope.Budget, col.path, at, cell, text)
	case "authority.budget_limit":
		if role.Authority == nil {
			role.Authority = &dataset.Authority{}
		}
		role.Authority.BudgetLimit = im.readAmount(e, role.Authority.BudgetLimit, col.path, at, cell, text)
	default:
		panic("roletable: no way to read " + col.path) // words.yaml names a column that nothing reads
	}
}

// clearComposed removes what an empty cell does not state any more.
func (im *importer) clearComposed(e *entry, path string) {
	fields := map[string][]string{
		"level": {"level.rank", "level.code", "level.title"}, "reports_to": {"reports_to.role", "reports_to.title"}, "education": {"education.required"},
		"experience": {"experience.required"}, "pay": {"pay.min", "pay.mid", "pay.max"},
		"scope.budget":           {"scope.budget.amount", "scope.budget.currency"},
		"authority.budget_limit": {"authority.budget_limit.amount", "authority.budget_limit.currency"},
	}
	for _, f := range fields[path] {
		im.clear(e, theSchema().byPath[f])
	}
}

// unstatePay removes what is left of pay whose figures the table has removed: the currency, the period and the mark of examples are theirs.
func unstatePay(e *entry) {
	states := func(r *dataset.Role) bool {
		return r != nil && r.Pay != nil && (r.Pay.Min != nil || r.Pay.Mid != nil || r.Pay.Max != nil)
	}
	switch p := e.role.Pay; {
	case p == nil || states(e.role) || !states(e.old):
	case strings.TrimSpace(p.Note) == "":
		e.role.Pay = nil
	default:
		e.role.Pay = &dataset.Pay{Note: p.Note, Audience: p.Audience}
	}
}

// unstateAmounts removes amounts that the table does not state, or does not state any more, though a currency stands beside their empty cells.
func unstateAmounts(e *entry) {
	remains := func(path string, was func(*dataset.Role) bool) bool {
		_, asked := e.cells[path]
		_, askedApart := e.cells[path+".amount"]
		if asked || askedApart {
			return e.stated[path+".amount"]
		}
		return e.old != nil && was(e.old)
	}
	if s := e.role.Scope; s != nil && !remains("scope.budget", func(r *dataset.Role) bool { return r.Scope != nil && r.Scope.Budget != nil }) {
		s.Budget = nil
	}
	if a := e.role.Authority; a != nil && !remains("authority.budget_limit", func(r *dataset.Role) bool {
		return r.Authority != nil && r.Authority.BudgetLimit != nil
	}) {
		a.BudgetLimit = nil
	}
}

var gradeCode = pattern.New(`^\pL{0,4}[- ]?[0-9]{1,3}\pL?$`)

// readLevel takes a whole number for the rank, a word such as M3 for the code, and anything else for the title of a level.
func (im *importer) readLevel(role *dataset.Role, text string) {
	if role.Level == nil {
		role.Level = &dataset.Level{}
	}
	if n, err := strconv.Atoi(text); err == nil {
		role.Level.Rank = n
	} else if gradeCode().MatchString(text) {
		role.Level.Code = text
	} else {
		role.Level.Title = text
	}
}

// readPay reads a pay band, or a single figure, which counts for its middle.
func (im *importer) readPay(role *dataset.Role, at place, cell grid.Cell, text string) {
	a, ok := im.amount(at, cell, text)
	if !ok {
		return
	}
	if role.Pay == nil {
		role.Pay = &dataset.Pay{}
	}
	role.Pay.Min, role.Pay.Mid, role.Pay.Max = a.low, a.single, a.high
	im.pending = append(im.pending, currencyOf{"pay.currency", a.unit, a.period, at})
}

// readAmount reads an amount, which keeps the currency of the one that was there where the cell names none.
func (im *importer) readAmount(e *entry, old *dataset.Amount, path string, at place, cell grid.Cell, text string) *dataset.Amount {
	a, ok := im.amount(at, cell, text)
	if ok && a.single == nil {
		im.bad(at, fmt.Sprintf("%q is not one amount", clip(text)), "")
	}
	if !ok || a.single == nil {
		return nil
	}
	e.stated[path+".amount"] = true
	fresh := &dataset.Amount{Amount: *a.single}
	if old != nil {
		fresh.Currency = old.Currency
	}
	im.pending = append(im.pending, currencyOf{path + ".currency", a.unit, a.period, at})
	return fresh
}

// settle stores the currencies and periods that the amounts of a row were given with.
func (im *importer) settle(e *entry) {
	for _, p := range im.pending {
		if code, ok := "", p.unit != ""; ok {
			if code, ok = im.currency(p.at, p.unit); ok {
				im.agree(e, p.path, code, p.at)
			}
		}
		switch {
		case p.period == "":
		case p.path == "pay.currency":
			im.agree(e, "pay.period", p.period, p.at)
		default:
			im.bad(p.at, fmt.Sprintf("an amount per %s is not expected here", p.period), "")
		}
	}
	im.pending = nil
}

// agree sets a field that more than one cell of a row may state. What goes without saying, such as the dataset's own currency, is not said.
func (im *importer) agree(e *entry, path, word string, at place) {
	f := theSchema().byPath[path]
	v, stated := f.get(reflect.ValueOf(e.role))
	before := strings.TrimSpace(e.cells[path]) // what a column of its own, or the cell of another amount, says
	switch {
	case before != "" && stated && v.String() != word:
		im.bad(at, fmt.Sprintf("it says %s, and another cell of the row %s", word, v.String()), "keep one of the two")
		return
	case before == "" && !stated && (word == im.usual() || word == "year"):
		return
	}
	e.cells[path] = word
	f.set(reflect.ValueOf(e.role), reflect.ValueOf(word))
}

// usual returns the currency of amounts in the dataset that name none.
func (im *importer) usual() string {
	if im.Into.Title != "" {
		return im.Into.Currency
	}
	return cmp.Or(im.Currency, im.settings.Currency)
}

// nameCurrencies gives amounts that name no currency the one of the import, where the dataset's own is another. It reports those that have none.
func (im *importer) nameCurrencies(e *entry) {
	name := func(of string, code *string) {
		switch {
		case *code != "":
		case im.Currency != "" && im.Currency != im.usual():
			*code = im.Currency
		case im.usual() == "":
			im.report(diag.Error, e.pos, "missing-currency", fmt.Sprintf("the %s of role %q has no currency", of, clip(e.role.ID)),
				"say which it is: --currency EUR")
		}
	}
	r := e.role
	if p := r.Pay; p != nil && (p.Min != nil || p.Mid != nil || p.Max != nil) {
		name("pay", &p.Currency)
	}
	if r.Scope != nil && r.Scope.Budget != nil {
		name("budget", &r.Scope.Budget.Currency)
	}
	if r.Authority != nil && r.Authority.BudgetLimit != nil {
		name("budget limit", &r.Authority.BudgetLimit.Currency)
	}
}

// A share at the end of a duty: "Plan the budget (25 %)".
var dutyShare = pattern.New(`^(?s)(.*?\S)[\s:–-]*\(?([0-9]+(?:[.,][0-9]+)?)\s?%\)?$`)

// A level at the end of a skill: "Budgeting: 3", "Budgeting (3)".
var skillLevel = pattern.New(`^(?s)(.*?\S)\s*(?:[:=]\s*|\()([0-9])(?:\s?/\s?4)?\)?$`)

// readItems reads a cell that holds items of a list.
func (im *importer) readItems(e *entry, list string, col *column, at place, cell grid.Cell) {
	text, literal := im.cellText(at, cell)
	if text == "" || !literal && isNotStated(text) {
		return
	}
	if list == "direct_reports" && im.countReports(e, at, text) {
		return
	}
	for _, it := range splitItems(text) {
		var v any
		switch col.path {
		case "duties":
			v = im.duty(it)
		case "skills":
			v = im.skill(it)
		case "relations":
			v = dataset.Relation{With: it.text, Audience: it.audience}
		case "measures":
			v = dataset.Measure{Title: it.text, Audience: it.audience}
		case "direct_reports", "career.from", "career.to":
			v = dataset.RoleRef{Role: it.text, Audience: it.audience}
		default:
			scheme, ok := strings.CutPrefix(col.path, "codes.")
			if !ok {
				panic("roletable: no way to read " + col.path) // words.yaml names a column that nothing reads
			}
			v = dataset.Code{Scheme: scheme, Code: it.text, Audience: it.audience}
		}
		value := reflect.New(reflect.TypeOf(v)).Elem()
		value.Set(reflect.ValueOf(v))
		l := theSchema().list(list)
		if key, ok := l.fields[0].get(value); ok {
			l.fields[0].set(value, im.termID(l.fields[0], key))
		}
		stated := []*column{}
		for _, f := range l.fields {
			if _, ok := f.get(value); ok {
				stated = append(stated, &column{field: f})
			}
		}
		e.items[list] = append(e.items[list], row{im.complete(e, l, value, stated), at})
	}
}

// countReports takes a number in the place of roles for how many people are led.
func (im *importer) countReports(e *entry, at place, text string) bool {
	x, _, ok := parseFigure(text, true)
	n := int(x)
	if !ok || x < 0 || float64(n) != x {
		return false
	}
	e.counted = &n
	im.doubt(at, "count-not-role", fmt.Sprintf("%q is taken for the number of people led directly, and names no role", clip(text)),
		"call the column \"People led directly\"; here stand the titles or ids of roles")
	return true
}

func (im *importer) duty(it item) dataset.Duty {
	d := dataset.Duty{Text: it.text, Audience: it.audience}
	if m := dutyShare().FindStringSubmatch(it.text); m != nil {
		if x, _, ok := parseFigure(m[2], false); ok {
			d.Text, d.Share = m[1], &x
		}
	}
	return d
}

func (im *importer) skill(it item) dataset.Skill {
	s := dataset.Skill{Skill: it.text, Audience: it.audience}
	if m := skillLevel().FindStringSubmatch(it.text); m != nil {
		if n, err := strconv.Atoi(m[2]); err == nil {
			s.Skill, s.Level = m[1], &n
		}
		return s
	}
	name, word, ok := cutLast(it.text, ":")
	levels := im.settings.SkillLevels
	if levels == nil {
		levels = im.Into.SkillLevels
	}
	if i := slices.IndexFunc(levels, func(l string) bool { return squeeze(l) == squeeze(word) }); ok && i >= 0 {
		s.Skill, s.Level = name, &i
	}
	return s
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+len(sep):]), true
}
