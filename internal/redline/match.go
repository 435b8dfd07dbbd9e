package redline

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rolexport/internal/dataset"
)

// A rule says how the items of a list are told apart.
type rule struct {
	keys  []func(v reflect.Value) string // tried one after the other on what is still without a partner; empty: none
	like  func(v reflect.Value) string   // the words by which the rest is matched; nil: it is not
	alike float64                        // how alike they have to be, over 0 to 1
	name  func(v reflect.Value) string   // what readers call an item
	place bool                           // the place in the list is the key
	first int                            // the number of the first place
}

// by returns the rule of a list of T.
func by[T any](name func(T) string, like func(T) string, keys ...func(T) string) rule {
	of := func(f func(T) string) func(reflect.Value) string {
		return func(v reflect.Value) string { return f(v.Interface().(T)) }
	}
	r := rule{name: of(name)}
	if like != nil {
		r.like, r.alike = of(like), leastAlike
	}
	for _, k := range keys {
		r.keys = append(r.keys, of(k))
	}
	return r
}

// from returns the rule for items that have to be so much alike.
func (r rule) from(alike float64) rule {
	r.alike = alike
	return r
}

// work is what a role says of its work.
func work(r *dataset.Role) string {
	parts := []string{r.Title, r.Summary, r.Purpose}
	for _, d := range r.Duties {
		parts = append(parts, d.Title, d.Text)
	}
	return strings.Join(parts, " ")
}

// both joins parts to a key, and is empty where all of them are.
func both(parts ...string) string {
	key := strings.Join(parts, "\x00")
	if strings.Trim(key, "\x00") == "" {
		return ""
	}
	return key
}

// firstOf returns the first text that is not blank.
func firstOf(texts ...string) string {
	for _, s := range texts {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// rules are those of the lists of the model, by the type of their items.
var rules = map[reflect.Type]rule{
	reflect.TypeFor[*dataset.Role](): by(func(r *dataset.Role) string { return firstOf(r.Title, r.ID) }, work,
		func(r *dataset.Role) string { return r.ID }, func(r *dataset.Role) string { return fold(r.Title) }).from(leastAlikeRoles),
	reflect.TypeFor[*dataset.Comparison](): by(func(c *dataset.Comparison) string { return firstOf(c.ID, c.A+"-vs-"+c.B) }, nil,
		func(c *dataset.Comparison) string { return both(c.A, c.B) }, func(c *dataset.Comparison) string { return both(min(c.A, c.B), max(c.A, c.B)) },
		func(c *dataset.Comparison) string { return c.ID }),
	reflect.TypeFor[dataset.Term](): by(func(t dataset.Term) string { return firstOf(t.Title, t.ID) }, nil,
		func(t dataset.Term) string { return t.ID }, func(t dataset.Term) string { return fold(t.Title) }),
	reflect.TypeFor[dataset.Assignment](): by(func(a dataset.Assignment) string { return a.Area }, nil,
		func(a dataset.Assignment) string { return a.Area }),
	reflect.TypeFor[dataset.Duty](): by(func(d dataset.Duty) string { return firstOf(d.Title, d.Text, d.ID) },
		func(d dataset.Duty) string { return d.Title + " " + d.Text },
		func(d dataset.Duty) string { return d.ID }, func(d dataset.Duty) string { return both(fold(d.Title), fold(d.Text)) },
		func(d dataset.Duty) string { return fold(d.Title) }, func(d dataset.Duty) string { return fold(d.Text) }),
	reflect.TypeFor[dataset.Responsibility](): by(func(r dataset.Responsibility) string { return r.Area }, nil,
		func(r dataset.Responsibility) string { return r.Area }),
	reflect.TypeFor[dataset.Statement](): by(func(s dataset.Statement) string { return s.Dimension }, nil,
		func(s dataset.Statement) string { return s.Dimension }),
	reflect.TypeFor[dataset.Skill](): by(func(s dataset.Skill) string { return s.Skill }, nil,
		func(s dataset.Skill) string { return s.Skill }),
	reflect.TypeFor[dataset.RoleRef](): by(func(r dataset.RoleRef) string { return firstOf(r.Role, r.Title) }, nil,
		func(r dataset.RoleRef) string { return r.Role }, func(r dataset.RoleRef) string { return fold(r.Title) }),
	reflect.TypeFor[dataset.Line](): by(func(l dataset.Line) string { return l.Text }, func(l dataset.Line) string { return l.Text },
		func(l dataset.Line) string { return l.ID }, func(l dataset.Line) string { return l.Text },
		func(l dataset.Line) string { return fold(l.Text) }),
	reflect.TypeFor[dataset.Figure](): by(func(f dataset.Figure) string { return f.Label }, func(f dataset.Figure) string { return f.Label },
		func(f dataset.Figure) string { return fold(f.Label) }),
	reflect.TypeFor[dataset.Relation](): by(func(r dataset.Relation) string { return r.With }, func(r dataset.Relation) string { return r.With },
		func(r dataset.Relation) string { return both(fold(r.With), fold(r.Purpose)) }, func(r dataset.Relation) string { return fold(r.With) }),
	reflect.TypeFor[dataset.Measure](): by(func(m dataset.Measure) string { return m.Title }, func(m dataset.Measure) string { return m.Title },
		func(m dataset.Measure) string { return fold(m.Title) }),
	reflect.TypeFor[dataset.Code](): by(func(c dataset.Code) string { return strings.TrimSpace(c.Scheme + " " + c.Code) }, nil,
		func(c dataset.Code) string { return both(c.Scheme, c.Code) }, func(c dataset.Code) string { return c.Scheme }),
	reflect.TypeFor[dataset.Contrast](): by(func(c dataset.Contrast) string { return c.Dimension }, nil,
		func(c dataset.Contrast) string { return c.Dimension }),
	reflect.TypeFor[dataset.Assumption](): by(func(a dataset.Assumption) string { return firstOf(a.Title, a.ID) }, nil,
		func(a dataset.Assumption) string { return a.ID }, func(a dataset.Assumption) string { return fold(a.Title) }),
	reflect.TypeFor[dataset.Scenario](): by(func(s dataset.Scenario) string { return firstOf(s.Title, s.ID) }, nil,
		func(s dataset.Scenario) string { return s.ID }, func(s dataset.Scenario) string { return fold(s.Title) }),
	reflect.TypeFor[dataset.Position](): by(func(p dataset.Position) string { return firstOf(p.ID, p.Role) }, nil,
		func(p dataset.Position) string { return p.ID }, func(p dataset.Position) string { return both(p.Role, p.Department, p.Location) }),
	reflect.TypeFor[dataset.Demand](): by(func(d dataset.Demand) string { return join(", ", d.Role, d.Department, d.Location) }, nil,
		func(d dataset.Demand) string { return both(d.Role, d.Department, d.Location) }),
	reflect.TypeFor[dataset.Change](): by(func(c dataset.Change) string { return join(" ", dateText(c.Date), c.Text) },
		func(c dataset.Change) string { return c.Text },
		func(c dataset.Change) string { return both(dateText(c.Date), c.By, c.Text) }, func(c dataset.Change) string { return c.Text },
		func(c dataset.Change) string { return both(dateText(c.Date), c.By) }),
	reflect.TypeFor[dataset.Place](): by(func(p dataset.Place) string { return join(", ", p.Street, p.PostalCode, p.City, p.Region, p.Country) }, nil,
		func(p dataset.Place) string { return both(p.Street, p.PostalCode, p.City, p.Region, p.Country) },
		func(p dataset.Place) string { return both(p.City, p.Street) }, func(p dataset.Place) string { return p.City }),
	reflect.TypeFor[string](): by(func(s string) string { return s }, nil, func(s string) string { return s }),
}

// ruleFor returns the rule of a list: figures, and the words of a scale, are told apart by their place.
func ruleFor(t reflect.Type, path []Step) rule {
	if t.Elem().Kind() == reflect.Float64 {
		return rule{place: true, first: 1}
	}
	if path[len(path)-1].Field == "skill_levels" {
		return rule{place: true}
	}
	if r, ok := rules[t.Elem()]; ok {
		return r
	}
	return ofStruct
}

// ofStruct is the rule of items that nothing is said of above: they are known by their ids, else by their first text.
var ofStruct = rule{
	keys: []func(reflect.Value) string{idOf, firstText},
	name: func(v reflect.Value) string { return firstOf(firstText(v), idOf(v)) },
}

// idOf returns the id of an item that has a field for one.
func idOf(v reflect.Value) string {
	if v := reflect.Indirect(v); v.Kind() == reflect.Struct {
		if f := v.FieldByName("ID"); f.IsValid() {
			return f.String()
		}
	}
	return ""
}

// firstText returns the first text that an item states, apart from its id.
func firstText(v reflect.Value) string {
	v = reflect.Indirect(v)
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.String && f.String() != "" && v.Type().Field(i).Name != "ID" {
			return f.String()
		}
	}
	return ""
}

// key returns what stands for an item in paths.
func (r rule) key(v reflect.Value, i int) string {
	if r.place {
		return strconv.Itoa(r.first + i)
	}
	return firstOf(idOf(v), r.name(v), strconv.Itoa(1+i))
}

// title returns what readers call an item.
func (r rule) title(v reflect.Value, i int) string {
	if r.place {
		return strconv.Itoa(r.first + i)
	}
	return firstOf(r.name(v), fmt.Sprintf("no. %d", 1+i))
}

// A pairing holds the partner of each item of two lists, -1 for none.
type pairing struct{ of, back []int }

// match finds the partners.
func (r rule) match(a, b reflect.Value) pairing {
	p := pairing{make([]int, a.Len()), make([]int, b.Len())}
	for i := range p.of {
		p.of[i] = -1
	}
	for j := range p.back {
		p.back[j] = -1
	}
	if r.place {
		for i := range min(a.Len(), b.Len()) {
			p.of[i], p.back[i] = i, i
		}
		return p
	}
	for _, key := range r.keys {
		p.byKey(a, b, key)
	}
	if r.like != nil {
		p.byLikeness(a, b, r.like, r.alike)
	}
	p.byKey(a, b, stated) // those that state nothing to be known by
	return p
}

// stated is all that an item states.
func stated(v reflect.Value) string {
	b, err := json.Marshal(datum(v))
	if err != nil {
		panic(err) // it is made of plain values
	}
	return string(b)
}

// byKey makes partners of the items with the same key, those that share one in their order.
func (p *pairing) byKey(a, b reflect.Value, key func(reflect.Value) string) {
	free := make(map[string][]int)
	for j := range b.Len() {
		if p.back[j] < 0 {
			if k := key(b.Index(j)); k != "" {
				free[k] = append(free[k], j)
			}
		}
	}
	if len(free) == 0 {
		return
	}
	for i := range a.Len() {
		if p.of[i] >= 0 {
			continue
		}
		k := key(a.Index(i))
		if list := free[k]; len(list) > 0 {
			p.of[i], p.back[list[0]], free[k] = list[0], i, list[1:]
		}
	}
}

// moved returns the new places of the fewest items whose moves explain the new order.
func (p *pairing) moved() []int {
	var old []int // old places of the partners, in the new order
	var places []int
	sorted := true
	for j, i := range p.back {
		if i >= 0 {
			sorted = sorted && (len(old) == 0 || old[len(old)-1] < i)
			old, places = append(old, i), append(places, j)
		}
	}
	if sorted {
		return nil
	}
	stay := rising(old)
	var moved []int
	for k, j := range places {
		if !stay[k] {
			moved = append(moved, j)
		}
	}
	return moved
}

// rising marks the members of a longest rising subsequence.
func rising(list []int) []bool {
	var ends []int // place of the least end of a subsequence of each length
	before := make([]int, len(list))
	for k, x := range list {
		at, _ := slices.BinarySearchFunc(ends, x, func(end, x int) int { return list[end] - x })
		before[k] = -1
		if at > 0 {
			before[k] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, k)
		} else {
			ends[at] = k
		}
	}
	marks := make([]bool, len(list))
	for k := ends[len(ends)-1]; k >= 0; k = before[k] {
		marks[k] = true
	}
	return marks
}
