package redline

import (
	"slices"
	"strings"

	"rolexport/internal/passage"
)

// A sign stands before a line of a report.
type sign byte

const (
	plus  sign = '+' // came
	minus sign = '-' // went
	tilde sign = '~' // changed
	none  sign = ' ' // heads the lines below it
)

// style says what a piece of a line is.
type style uint8

const (
	say   style = iota // words of ours
	name               // a field
	title              // of an item, as the data says it
	quote              // a text of the data
	aside              // what an item states, in brackets
)

// A piece is a part of a line.
type piece struct {
	style style
	text  string
}

// A line is a line of a report.
type line struct {
	depth  int
	sign   sign
	pieces []piece
}

// A branch is a field or an item with what changed in it.
type branch struct {
	label    piece
	key      string // of an item
	change   *Change
	branches []*branch
}

// outline returns the lines that tell the changes of a subject.
func outline(s Subject) []line {
	root := &branch{}
	for i := range s.Changes {
		if s.Changes[i].Kind == Renamed && len(s.Changes[i].Path) == 1 {
			continue // the head says it
		}
		root.grow(&s.Changes[i], s.Changes[i].Path)
	}
	if len(root.branches) == 1 && root.branches[0].label.text == string(s.Sort) && root.branches[0].change == nil {
		root = root.branches[0] // the head says it
	}
	var list []line
	for _, b := range root.branches {
		list = b.lines(list, 0)
	}
	return list
}

// grow adds a change at the end of a path.
func (b *branch) grow(c *Change, path []Step) {
	for k, step := range path {
		b = b.field(piece{name, words(step.Field)})
		if step.Item != "" {
			b = b.item(step, k == len(path)-1)
		}
	}
	b.change = c
}

// field returns the branch of a field, a new one if there is none.
func (b *branch) field(label piece) *branch {
	if i := slices.IndexFunc(b.branches, func(x *branch) bool { return x.label == label }); i >= 0 {
		return b.branches[i]
	}
	b.branches = append(b.branches, &branch{label: label})
	return b.branches[len(b.branches)-1]
}

// item returns the branch of an item: that of the last change if it was within the same item, for changes come in their order.
func (b *branch) item(step Step, whole bool) *branch {
	if n := len(b.branches); n > 0 && !whole && b.branches[n-1].key == step.Item && b.branches[n-1].change == nil {
		return b.branches[n-1]
	}
	b.branches = append(b.branches, &branch{label: piece{title, step.Title}, key: step.Item})
	return b.branches[len(b.branches)-1]
}

const widest = 200 // runes of a line with more than one change

// lines writes a branch: on one line where it is short enough, else with its parts below it.
func (b *branch) lines(list []line, depth int) []line {
	if len(b.branches) == 0 {
		return append(list, line{depth, b.sign(), b.pieces()})
	}
	if b.flat() {
		if p := b.pieces(); width(p) <= widest || len(b.branches) == 1 {
			return append(list, line{depth, tilde, p})
		}
	}
	list = append(list, line{depth, none, []piece{b.label}})
	if b.change != nil { // the order of the list
		list = append(list, line{depth + 1, tilde, b.told()})
	}
	for _, x := range b.branches {
		list = x.lines(list, depth+1)
	}
	return list
}

// flat reports whether the branch has nothing but plain values below it.
func (b *branch) flat() bool {
	return b.change == nil && !slices.ContainsFunc(b.branches, func(x *branch) bool {
		return len(x.branches) > 0 && !(x.label.style == name && x.flat()) || x.label.style == title || x.change != nil && x.change.Kind == Moved
	})
}

func (b *branch) sign() sign {
	if b.change == nil || b.label.style == name {
		return tilde
	}
	switch b.change.Kind {
	case Added:
		return plus
	case Removed:
		return minus
	}
	return tilde
}

func width(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		n += len([]rune(p.text))
	}
	return n
}

// pieces tells the branch on one line.
func (b *branch) pieces() []piece {
	if b.isReworded() {
		return b.branches[0].pieces()
	}
	var list []piece
	if b.change != nil && b.change.Kind == Renamed {
		return b.change.renamed()
	}
	if b.label.text != "" {
		list = append(list, b.label)
	}
	if b.change != nil {
		told := b.told()
		if len(told) > 0 && len(list) > 0 {
			space := " "
			if b.label.style == name || b.change.Kind == Changed {
				space = ": "
			}
			list = append(list, piece{say, space})
		}
		return append(list, told...)
	}
	if len(list) > 0 {
		list = append(list, piece{say, ": "})
	}
	for i, x := range b.branches {
		if i > 0 {
			list = append(list, piece{say, "; "})
		}
		if len(x.branches) > 0 || x.change.Kind == Renamed { // a part of a part, or one that needs no name
			list = append(list, x.pieces()...)
			continue
		}
		told := x.told()
		space := " "
		if told[0].style == quote {
			space = ": "
		}
		list = append(list, x.label, piece{say, space})
		list = append(list, told...)
	}
	return list
}

// isReworded reports whether all that changed in an item is the text that it is called by, which the change shows.
func (b *branch) isReworded() bool {
	if b.label.style != title || len(b.branches) != 1 || b.branches[0].change == nil {
		return false
	}
	c := b.branches[0].change
	return c.Kind == Changed && c.New == any(b.label.text)
}

// told says the change itself.
func (b *branch) told() []piece {
	c := b.change
	switch {
	case c.Kind == Moved:
		return movedPieces(c.Moved)
	case c.Old != nil && c.New != nil:
		return c.changed()
	}
	v, verb := c.New, "added"
	if c.Kind == Removed {
		v, verb = c.Old, "removed"
	}
	isItem := b.label.style == title || b.label.text == ""
	if s, ok := figure(v, c.unit); ok {
		return []piece{{say, verb + ", " + s}}
	}
	if s, ok := v.(string); ok {
		if isItem {
			return nil // the title says it
		}
		return []piece{{say, verb + ": "}, {quote, passage.Visible(passage.Clip(s, passage.MostShown))}}
	}
	list := details(v, b.label.text)
	const most = 4
	if more := len(list) - most; more > 0 {
		list = append(list[:most], "and "+count(more, "more field", "more fields"))
	}
	told := passage.Visible(strings.Join(list, ", "))
	if isItem {
		if told == "" {
			return nil
		}
		return []piece{{say, "("}, {aside, told}, {say, ")"}}
	}
	if told == "" {
		return []piece{{say, verb}}
	}
	return []piece{{say, verb + " ("}, {aside, told}, {say, ")"}}
}

// renamed tells an id that is another.
func (c *Change) renamed() []piece {
	list := []piece{{say, "renamed from "}, {quote, passage.Visible(c.Old.(string))}, {say, " to "}, {quote, passage.Visible(c.New.(string))}}
	if c.Follow > 0 {
		list = append(list, piece{say, "; " + count(c.Follow, "reference follows", "references follow")})
	}
	return list
}

// changed tells a value that is another.
func (c *Change) changed() []piece {
	if old, ok := figure(c.Old, c.unit); ok {
		now, _ := figure(c.New, c.unit)
		s := old + " → " + now
		if rise := c.rise(); rise != "" {
			s += " (" + rise + ")"
		}
		return []piece{{say, s}}
	}
	before, after := c.Old.(string), c.New.(string)
	if passage.OnlySpace(before, after) {
		return []piece{{say, "spaces and line ends alone"}}
	}
	var list []piece
	parts, more := passage.Between(before, after)
	for i, p := range parts {
		if i > 0 {
			list = append(list, piece{say, "; "})
		}
		switch {
		case p.Old == "":
			list = append(list, piece{say, "added "}, piece{quote, p.New})
		case p.New == "":
			list = append(list, piece{say, "removed "}, piece{quote, p.Old})
		default:
			list = append(list, piece{quote, p.Old}, piece{say, " → "}, piece{quote, p.New})
		}
	}
	if more > 0 {
		list = append(list, piece{say, "; and " + count(more, "more passage", "more passages")})
	}
	return list
}

// movedPieces tells which items stand elsewhere.
func movedPieces(titles []string) []piece {
	const most = 3
	list := []piece{{say, "new order: "}}
	for i, t := range titles[:min(len(titles), most)] {
		if i > 0 {
			list = append(list, piece{say, ", "})
		}
		list = append(list, piece{title, t})
	}
	if more := len(titles) - most; more > 0 {
		list = append(list, piece{say, " and " + count(more, "other", "others")})
	}
	return append(list, piece{say, " moved"})
}
