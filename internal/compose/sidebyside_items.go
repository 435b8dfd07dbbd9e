package compose

import (
	"slices"
	"strings"

	"rolexport/internal/dataset"
	"rolexport/internal/doc"
)

// A stackedItem is an item of a list of a role: what it is known by over the roles, and its cell.
type stackedItem struct {
	key  string
	cell doc.Value
	more doc.Value // for workbooks; nil: none
}

// stackRows lists items of roles side by side: first those that several roles have, a row for each; then the others of each role, in their
// order. A role that has no more items has empty cells; one that has none says so in the first row.
func (b *bench) stackRows(t *doc.Table, items [][]stackedItem) {
	if slices.Max(lengths(items)) == 0 {
		return
	}
	holders := make(map[string]int)
	for _, list := range items {
		seen := make(map[string]bool)
		for _, x := range list {
			if x.key != "" && !seen[x.key] {
				seen[x.key] = true
				holders[x.key]++
			}
		}
	}
	rest := make([][]stackedItem, len(items))
	taken := make(map[string]bool)
	row := func(of []stackedItem, same bool) {
		for i := range of {
			if len(items[i]) == 0 && len(t.Rows) == 0 {
				of[i].cell = doc.NotStated{}
			}
		}
		values := make([]doc.Value, 0, 2*len(of))
		for _, x := range of {
			values = append(values, x.cell)
		}
		for _, x := range of {
			if len(t.Columns) > len(b.roles)+2 {
				values = append(values, x.more)
			}
		}
		b.addMarked(t, number(float64(len(t.Rows)+1)), values, same)
	}
	for i, list := range items {
		for _, x := range list {
			if holders[x.key] < 2 || x.key == "" {
				rest[i] = append(rest[i], x)
				continue
			}
			if taken[x.key] {
				continue
			}
			taken[x.key] = true
			of := make([]stackedItem, len(items))
			cells := make([]doc.Value, len(items))
			for k, other := range items {
				if at := slices.IndexFunc(other, func(y stackedItem) bool { return y.key == x.key }); at >= 0 {
					of[k] = other[at]
				}
				cells[k] = of[k].cell
			}
			row(of, b.alike(cells))
		}
	}
	// A role may have an item twice: the first stands in the row above.
	for i, list := range items {
		seen := make(map[string]bool)
		for _, x := range list {
			if x.key != "" && holders[x.key] > 1 && seen[x.key] {
				rest[i] = append(rest[i], x)
			}
			seen[x.key] = true
		}
	}
	for n := range slices.Max(lengths(rest)) {
		of := make([]stackedItem, len(rest))
		for i, list := range rest {
			if n < len(list) {
				of[i] = list[n]
			}
		}
		row(of, false)
	}
}

func lengths(lists [][]stackedItem) []int {
	n := make([]int, len(lists))
	for i, list := range lists {
		n[i] = len(list)
	}
	return n
}

// known is what an item is known by over roles: its text whatever the case.
func known(s string) string { return strings.ToLower(line(s)) }

// dutyRows lists the duties of the roles with their shares of time. Workbooks also hold the shares as figures.
func (b *bench) dutyRows() *doc.Table {
	t := b.table("duties", b.say("duties"), b.say("number"))
	t.Columns[0] = doc.Column{Key: "row", Title: b.say("number"), Header: true, Kind: doc.NumberColumn}
	for _, r := range b.roles {
		t.Columns = append(t.Columns, doc.Column{
			Key: "share-" + r.ID, Title: b.say("share_of", "role", b.label[r.ID]), Kind: doc.PercentColumn, Detail: true,
		})
	}
	items := make([][]stackedItem, len(b.roles))
	for i, r := range b.roles {
		for _, d := range r.Duties {
			title := firstOf(line(d.Title), line(d.Text))
			items[i] = append(items[i], stackedItem{known(title), b.dutyCell(d, title), share(d)})
		}
	}
	b.noteSilent(items, b.say("duties"))
	b.stackRows(t, items)
	return b.done(t)
}

// dutyCell writes a duty in a line: its title, its share, and a word where it is marginal.
func (b *bench) dutyCell(d dataset.Duty, title string) doc.Value {
	cell := doc.Rich{text(title)}
	if d.Share != nil {
		cell = append(cell, doc.Text(dot), doc.Strong{percent(*d.Share)})
	}
	if d.Essential != nil && !*d.Essential {
		cell = append(cell, doc.Text(dot+b.say("marginal_mark")))
	}
	return cell
}

// noteSilent notes a section in which no role states anything.
func (b *bench) noteSilent(items [][]stackedItem, label string) {
	if slices.Max(lengths(items)) == 0 {
		b.silent = append(b.silent, label)
	}
}

// measureRows lists the measures of the roles with their targets.
func (b *bench) measureRows() *doc.Table {
	t := b.table("measures", b.say("measures"), b.say("number"))
	t.Columns[0] = doc.Column{Key: "row", Title: b.say("number"), Header: true, Kind: doc.NumberColumn}
	items := make([][]stackedItem, len(b.roles))
	for i, r := range b.roles {
		for _, m := range r.Measures {
			cell := doc.Rich{text(m.Title)}
			if line(m.Target) != "" {
				cell = append(cell, doc.Text(": "), mark(text(m.Target), m.Illustrative))
			}
			items[i] = append(items[i], stackedItem{key: known(m.Title), cell: cell})
		}
	}
	b.noteSilent(items, b.say("measures"))
	b.stackRows(t, items)
	return b.done(t)
}

// worksWithRows lists whom the roles work with.
func (b *bench) worksWithRows() *doc.Table {
	t := b.table("works-with", b.say("works_with"), b.say("number"))
	t.Columns[0] = doc.Column{Key: "row", Title: b.say("number"), Header: true, Kind: doc.NumberColumn}
	items := make([][]stackedItem, len(b.roles))
	for i, r := range b.roles {
		for _, x := range b.worksWith(r) {
			cell := doc.Rich{text(x.With)}
			if x.When != "" {
				cell = append(cell, doc.Text(" ("+x.When+")"))
			}
			items[i] = append(items[i], stackedItem{key: known(x.With), cell: cell})
		}
	}
	b.noteSilent(items, b.say("works_with"))
	b.stackRows(t, items)
	return b.done(t)
}

func (b *bench) roleLabels() []string {
	list := make([]string, len(b.roles))
	for i, r := range b.roles {
		list[i] = b.label[r.ID]
	}
	return list
}

// payDiffers reports whether the pay bands are to be shown: always where a role has one, but for those that are the same where only
// differences are wanted.
func (b *bench) payDiffers() bool {
	values := b.each(func(r *dataset.Role) doc.Value {
		if r.Pay == nil {
			return doc.NotStated{}
		}
		return doc.Text(join(" ", b.payRange(r.Pay), b.loc.Text(b.money(r.Pay.Mid, r.Pay.Currency)), b.payPeriod(r.Pay)))
	})
	stated := slices.ContainsFunc(b.roles, func(r *dataset.Role) bool { return b.payRange(r.Pay) != "" })
	if stated && b.only && b.alike(values) {
		b.same++
		return false
	}
	return stated
}
