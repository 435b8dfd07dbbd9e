package redline

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/strictyaml"
)

// A Sort is what a subject is.
type Sort string

// The sorts of subjects, in the order of a review.
const (
	Role         Sort = "role"
	Comparison   Sort = "comparison"
	RACI         Sort = "raci"
	Workforce    Sort = "workforce"
	Vocabularies Sort = "vocabularies"
	Settings     Sort = "dataset" // everything else
)

// Sorts returns the sorts in the order of a review.
func Sorts() []Sort { return []Sort{Role, Comparison, RACI, Workforce, Vocabularies, Settings} }

// sortOf says to which subject a field of a dataset belongs.
var sortOf = map[string]Sort{
	"raci": RACI, "workforce": Workforce,
	"dimensions": Vocabularies, "areas": Vocabularies, "skills": Vocabularies, "skill_levels": Vocabularies,
}

// weighty are the fields that a reviewer of a role wants to see first, in this order.
var weighty = []string{
	"id", "title", "status", "level", "pay", "reports_to", "direct_reports", "duties", "responsibilities", "skills", "education", "experience",
	"authority", "scope",
}

// subjects compares two datasets, of which the partners among the roles are known, part by part.
func subjects(before, after *dataset.Dataset, roles pairing, followed references) []Subject {
	b := builder{parts: make(map[Sort][]Change), followed: followed}
	members(&b, Role, "roles", before.Roles, after.Roles, roles)
	comparisons := rules[reflect.TypeFor[*dataset.Comparison]()].match(reflect.ValueOf(before.Comparisons), reflect.ValueOf(after.Comparisons))
	members(&b, Comparison, "comparisons", before.Comparisons, after.Comparisons, comparisons)
	x, y := reflect.ValueOf(before).Elem(), reflect.ValueOf(after).Elem()
	for i := range x.NumField() {
		name := strictyaml.Key(x.Type().Field(i))
		if name == "" || name == "roles" || name == "comparisons" {
			continue
		}
		w := &walker{followed: followed}
		w.value([]Step{{Field: name}}, x.Field(i), y.Field(i), plain)
		b.part(cmp.Or(sortOf[name], Settings), w.found...)
	}
	if !bytes.Equal(before.Logo, after.Logo) {
		b.part(Settings, pictureChange(before.Logo, after.Logo))
	}
	for _, s := range Sorts() {
		if list := b.parts[s]; len(list) > 0 {
			b.list = append(b.list, Subject{Sort: s, Kind: Changed, Changes: list})
		}
	}
	return b.list
}

// A builder collects subjects, and the changes of the parts that are one subject each.
type builder struct {
	list     []Subject
	parts    map[Sort][]Change
	followed references // references to what was renamed
}

func (b *builder) part(s Sort, changes ...Change) { b.parts[s] = append(b.parts[s], changes...) }

// members compares the roles or the comparisons: those that went, those that came, those that changed.
func members[M interface {
	*dataset.Role | *dataset.Comparison
}](b *builder, sort Sort, field string, before, after []M, pairs pairing) {
	rule := rules[reflect.TypeFor[M]()]
	x, y := reflect.ValueOf(before), reflect.ValueOf(after)
	subject := func(v reflect.Value, i int, kind Kind) Subject {
		m := v.Index(i)
		return Subject{Sort: sort, ID: rule.key(m, i), Title: rule.title(m, i), Kind: kind, About: about(m), Whole: m.Elem().Interface()}
	}
	for i, j := range pairs.of {
		if j < 0 {
			b.list = append(b.list, subject(x, i, Removed))
		}
	}
	for j, i := range pairs.back {
		if i < 0 {
			b.list = append(b.list, subject(y, j, Added))
		}
	}
	for j, i := range pairs.back {
		if i < 0 {
			continue
		}
		w := &walker{field: field, followed: b.followed}
		w.value(nil, x.Index(i), y.Index(j), plain)
		if len(w.found) > 0 {
			s := subject(y, j, Changed)
			s.About, s.Whole = "", nil
			s.Changes = weighed(w.found)
			if _, ok := s.renamed(); ok {
				s.Kind = Renamed
			}
			b.list = append(b.list, s)
		}
	}
	if moved := pairs.moved(); len(moved) > 0 {
		c := Change{Path: []Step{{Field: field}}, Kind: Moved}
		for _, j := range moved {
			c.Moved = append(c.Moved, rule.title(y.Index(j), j))
		}
		b.part(Settings, c)
	}
}

// renamed returns the change of the id that the subject had.
func (s Subject) renamed() (Change, bool) {
	i := slices.IndexFunc(s.Changes, func(c Change) bool { return c.Kind == Renamed && len(c.Path) == 1 })
	if i < 0 {
		return Change{}, false
	}
	return s.Changes[i], true
}

// weighed puts the changes that weigh most first.
func weighed(list []Change) []Change {
	weight := func(c Change) int {
		if i := slices.Index(weighty, c.Path[0].Field); i >= 0 {
			return i
		}
		return len(weighty)
	}
	slices.SortStableFunc(list, func(a, b Change) int { return cmp.Compare(weight(a), weight(b)) })
	return list
}

// about says in a few words what a role is that came or went.
func about(v reflect.Value) string {
	r, ok := v.Interface().(*dataset.Role)
	if !ok {
		return ""
	}
	var parts []string
	if l := r.Level; l != nil {
		parts = append(parts, "level "+firstOf(l.Code, l.Title, fmt.Sprint(l.Rank)))
	}
	if n := len(r.Duties); n > 0 {
		parts = append(parts, count(n, "duty", "duties"))
	}
	if p := r.Pay; p != nil {
		if s := payRange(p); s != "" {
			parts = append(parts, "pay "+s)
		}
	}
	return strings.Join(parts, ", ")
}

func payRange(p *dataset.Pay) string {
	var s string
	switch {
	case p.Min != nil && p.Max != nil && *p.Min == *p.Max:
		s = number(*p.Min)
	case p.Min != nil && p.Max != nil:
		s = number(*p.Min) + " to " + number(*p.Max)
	case p.Min != nil:
		s = "from " + number(*p.Min)
	case p.Max != nil:
		s = "up to " + number(*p.Max)
	case p.Mid != nil:
		s = "around " + number(*p.Mid)
	default:
		return ""
	}
	return join(" ", p.Currency, s)
}

// pictureChange is the change of a logo whose path is the same or not: the picture itself is another.
func pictureChange(before, after []byte) Change {
	size := func(b []byte) any {
		if len(b) == 0 {
			return nil
		}
		return "picture of " + number(float64(len(b))) + " bytes"
	}
	c := Change{Path: []Step{{Field: "organisation"}, {Field: "logo picture"}}, Kind: Changed, Old: size(before), New: size(after)}
	if c.Old == nil {
		c.Kind = Added
	}
	if c.New == nil {
		c.Kind = Removed
	}
	return c
}

// rewritten lists the files of both versions that are other bytes although nothing that they hold has changed. In following a reference has followed what
// it names.
func rewritten(before, after *dataset.Dataset, changed []Subject, following []string) []string {
	touched := make(map[string]bool) // files of subjects; "" is the main file
	for _, file := range following {
		touched[fileOf(after, file)] = true
	}
	for _, s := range changed {
		file := ""
		switch s.Sort {
		case Role:
			file = dataset.RoleFile(s.ID)
		case Comparison:
			file = dataset.ComparisonFile(s.ID)
		case Workforce:
			file = dataset.WorkforceFile
		}
		touched[fileOf(before, file)], touched[fileOf(after, file)] = true, true
	}
	own := func(file string) bool {
		return file == dataset.WorkforceFile || path.Dir(file) != "." || path.Ext(file) != ".yaml"
	}
	var list []string
	for _, file := range after.Files {
		now, _ := after.Sum(file)
		then, known := before.Sum(file)
		if !known || then == now || touched[file] || !own(file) && touched[""] || file == after.Organisation.Logo {
			continue
		}
		list = append(list, file)
	}
	return list
}

// fileOf returns a file that a subject has to itself, and "" where the main file holds it.
func fileOf(ds *dataset.Dataset, file string) string {
	if _, ok := ds.Sum(file); ok {
		return file
	}
	return ""
}
