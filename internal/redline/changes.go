// Package redline says what changed between two versions of a dataset, for people who review it: roles, duties, pay, levels, and everything
// else that a dataset holds. It finds the fields by reflection, so that none can be forgotten.
package redline

import (
	"math"
	"reflect"
	"slices"
	"strconv"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
	"rolexport/internal/strictyaml"
)

// A Kind says what became of something.
type Kind string

// The kinds of changes.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
	Renamed Kind = "renamed" // it is the same under another id; a subject may have changed besides
	Moved   Kind = "moved"   // the items of a list stand in another order
)

// Changes is what differs between two versions of a dataset.
type Changes struct {
	Old, New  Version
	Subjects  []Subject // roles first, then by weight for a reviewer
	Rewritten []string  // paths of files that are other bytes and say the same: formatting or comments changed
	Same      bool      // every file is the same to the byte
}

// Any reports whether the content differs.
func (c *Changes) Any() bool { return len(c.Subjects) > 0 }

// A Version is one side.
type Version struct {
	Name    string // as the user calls it: a folder, a file or a revision; set by the caller
	Title   string
	Version string
	Date    string // 2027-01-31; empty: not stated
	Digest  string
}

// A Subject is a part of a dataset that is reviewed as a whole: a role, a comparison, the plan, the vocabularies.
type Subject struct {
	Sort    Sort
	ID      string // of a role or comparison, the new one where it changed
	Title   string // of a role or comparison, the new one where it changed
	Kind    Kind   // Added, Removed, Renamed or Changed
	About   string // of a role that is added or removed: its level, duties and pay in a few words
	Whole   any    // of a role or comparison that is added or removed: the struct of package dataset; nil otherwise
	Changes []Change
}

// A Change is one difference.
type Change struct {
	Path     []Step
	Kind     Kind
	Old, New any      // text, bool, int, float64, dataset.Date, or a struct of package dataset; nil: absent
	Moved    []string // titles of the items that moved
	Follow   int      // references to what was renamed: they are no changes of their own
	unit     unit
}

// A Step leads to a field, and to an item if the field is a list.
type Step struct {
	Field string // as YAML calls it
	Item  string // id of the item, or what stands for one; empty: the field itself
	Title string // what readers call the item
}

// Percent returns by how much an amount of money changed, in % with one decimal, rounded as documents round.
func (c Change) Percent() (float64, bool) {
	old, _ := c.Old.(float64)
	now, ok := c.New.(float64)
	if c.unit != money || !ok || old == 0 {
		return 0, false
	}
	change := (now - old) / old
	if math.IsInf(change, 0) || math.IsNaN(change) {
		return 0, false
	}
	whole, fraction := doc.Digits(change, 1, 2)
	p, err := strconv.ParseFloat(whole+"."+fraction, 64)
	if change < 0 && p != 0 { // what rounds to zero has no sign
		p = -p
	}
	return p, err == nil
}

// Between returns what changed from one version of a dataset to another. Both are complete, as dataset.Load returns them.
func Between(before, after *dataset.Dataset) *Changes {
	c := &Changes{Old: version(before), New: version(after), Same: before.Digest == after.Digest && before.Digest != ""}
	f := newFollower(before, after)
	old, followed := f.follow(before)
	now, _ := f.follow(after)
	c.Subjects = subjects(old, now, f.roles, followed)
	c.Rewritten = rewritten(before, after, c.Subjects, following(before, old))
	return c
}

func version(ds *dataset.Dataset) Version {
	return Version{Title: ds.Title, Version: ds.Version, Date: dateText(ds.Date), Digest: ds.Digest}
}

func dateText(d dataset.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// A walker walks two values of one type side by side.
type walker struct {
	field    string     // the field of the dataset that the values are items of; empty: none
	followed references // references to what was renamed
	found    []Change
}

func (w *walker) add(c Change) {
	c.Path = slices.Clone(c.Path)
	w.found = append(w.found, c)
}

var (
	dateType     = reflect.TypeFor[dataset.Date]()
	audienceType = reflect.TypeFor[dataset.Audience]()
)

func (w *walker) value(path []Step, a, b reflect.Value, u unit) {
	switch t := a.Type(); {
	case t == audienceType, isLeaf(t):
		if x, y := leaf(a), leaf(b); x != y {
			w.leaf(path, x, y, u)
		}
	case t.Kind() == reflect.Pointer && (a.IsNil() || b.IsNil()):
		w.appeared(path, a, b)
	case t.Kind() == reflect.Pointer:
		w.value(path, a.Elem(), b.Elem(), u)
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			if name := strictyaml.Key(t.Field(i)); name != "" {
				w.value(append(path, Step{Field: name}), a.Field(i), b.Field(i), unitOf(t, t.Field(i)))
			}
		}
	case t.Kind() == reflect.Slice:
		w.list(path, a, b, u)
	default:
		panic("redline: a field of type " + t.String()) // a test walks through the whole model
	}
}

// leaf adds a change of a plain value.
func (w *walker) leaf(path []Step, before, after any, u unit) {
	kind := Changed
	switch {
	case before == nil:
		kind = Added
	case after == nil:
		kind = Removed
	}
	c := Change{Path: path, Kind: kind, Old: before, New: after, unit: u}
	if last := len(path) - 1; kind == Changed && path[last].Field == "id" {
		list := w.field
		if last > 0 {
			list = path[last-1].Field
		}
		c.Kind, c.Follow = Renamed, w.followed[list][before.(string)]
	}
	w.add(c)
}

// appeared adds a change of a part that one side does not have.
func (w *walker) appeared(path []Step, a, b reflect.Value) {
	switch {
	case a.IsNil() && b.IsNil():
	case a.IsNil():
		w.add(Change{Path: path, Kind: Added, New: b.Elem().Interface()})
	default:
		w.add(Change{Path: path, Kind: Removed, Old: a.Elem().Interface()})
	}
}

// list matches the items of two lists.
func (w *walker) list(path []Step, a, b reflect.Value, u unit) {
	if a.Len() == 0 && b.Len() == 0 {
		return
	}
	rule := ruleFor(a.Type(), path)
	pairs := rule.match(a, b)
	field := path[len(path)-1].Field
	at := func(v reflect.Value, i int) []Step {
		step := Step{Field: field, Item: rule.key(v.Index(i), i), Title: rule.title(v.Index(i), i)}
		return append(slices.Clip(path[:len(path)-1]), step)
	}
	for i, j := range pairs.of {
		if j < 0 {
			w.item(at(a, i), Removed, a.Index(i), u)
		}
	}
	for j, i := range pairs.back {
		if i < 0 {
			w.item(at(b, j), Added, b.Index(j), u)
			continue
		}
		w.value(at(b, j), a.Index(i), b.Index(j), u)
	}
	if moved := pairs.moved(); len(moved) > 0 {
		c := Change{Path: path, Kind: Moved}
		for _, j := range moved {
			c.Moved = append(c.Moved, rule.title(b.Index(j), j))
		}
		w.add(c)
	}
}

// item adds an item that is there on one side alone.
func (w *walker) item(path []Step, kind Kind, v reflect.Value, u unit) {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	x := v.Interface()
	c := Change{Path: path, Kind: kind, unit: u}
	if kind == Added {
		c.New = x
	} else {
		c.Old = x
	}
	w.add(c)
}
