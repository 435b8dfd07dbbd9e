// Package tabular decides how wide the columns of a table are set on a sheet, and which of them share a table where not all have room.
package tabular

import (
	"cmp"
	"slices"
)

// A Column is what a column of a table asks for, without the space between columns. Lengths are in thousandths of a point.
type Column struct {
	Least   int  // the widest part that cannot be wrapped
	Need    int  // below it, the column is unpleasant to read
	Cells   int  // no cell wraps, though the head may; 0 counts as natural
	Natural int  // nothing wraps
	Pad     int  // space on both sides
	Weight  int  // share of what is left; 0: as the content needs
	Stretch bool // takes more than its natural width when there is room
}

// comfort returns from which width on a column of text is pleasant to read, in type of a size: prose wants more than names.
func comfort(natural, size int) int { return 8*size + min(max(natural-16*size, 0)/5, 5*size) }

// Settle decides what a column needs once its cells are measured in type of a size: least is the widest part of its head that cannot be
// wrapped, title and head are how wide its title and all of its head are where nothing wraps. Prose may wrap, figures may not.
func (c *Column) Settle(prose bool, size, least, title, head int) {
	comfortable := c.Natural
	if prose {
		comfortable = comfort(c.Natural, size)
	}
	c.Least = max(c.Least, least)
	c.Need = max(c.Least, min(c.Natural, comfortable))
	c.Cells = max(c.Natural, c.Need, title)
	c.Natural = max(c.Natural, c.Need, head)
}

// Needs returns the width below which a table of these columns is unpleasant to read.
func Needs(columns []Column) int {
	sum := 0
	for _, c := range columns {
		sum += c.Need + c.Pad
	}
	return sum
}

// Widths divides a width among columns. Each gets what it needs; what is left goes by weight to those whose text wraps, else first to those whose cells would
// wrap, then to those whose heads would, and then to those that can stretch. Where there is not enough, the widest give way.
func Widths(columns []Column, width int) []int {
	widths := make([]int, len(columns))
	left, need := width, 0
	for i, c := range columns {
		left -= c.Pad
		widths[i] = c.Need
		need += c.Need
	}
	left = max(left, len(columns))
	if need > left {
		level(widths, left)
		return widths
	}
	left -= need
	if weights := total(columns, func(c Column) int { return c.Weight }); weights > 0 {
		left -= grow(columns, widths, left, func(c Column) int { return c.unweighted(cmp.Or(c.Cells, c.Natural)) })
		lack := 0 // of the columns with a weight
		for i, c := range columns {
			lack += max(0, c.Natural-c.unweighted(c.Natural)-widths[i])
		}
		left -= grow(columns, widths, max(0, left-lack), func(c Column) int { return c.unweighted(c.Natural) })
		weigh(columns, widths, left)
		return widths
	}
	left -= grow(columns, widths, left, func(c Column) int { return cmp.Or(c.Cells, c.Natural) })
	left -= grow(columns, widths, left, func(c Column) int { return c.Natural })
	if left > 0 {
		extra := make([]int, len(columns))
		stretch := total(columns, func(c Column) int { return c.stretched() })
		share(extra, left, func(i int) int {
			if stretch == 0 {
				return columns[i].Natural + 1
			}
			return columns[i].stretched()
		})
		for i := range widths {
			widths[i] += extra[i]
		}
	}
	return widths
}

// level cuts the widest of widths so far that all together fit.
func level(widths []int, room int) {
	order := make([]int, len(widths))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(widths[a], widths[b]) })
	for k, i := range order {
		widths[i] = min(widths[i], room/(len(order)-k))
		room -= widths[i]
	}
}

// unweighted returns a width for a column without a weight, and 0 for others.
func (c Column) unweighted(width int) int {
	if c.Weight > 0 {
		return 0
	}
	return width
}

// stretched returns the share of spare room that a column takes.
func (c Column) stretched() int {
	if c.Stretch {
		return c.Natural + 1
	}
	return 0
}

func total(columns []Column, of func(Column) int) int {
	sum := 0
	for _, c := range columns {
		sum += of(c)
	}
	return sum
}

// grow widens columns towards a width that each would like, all by the same part of what they lack. It returns what was used.
func grow(columns []Column, widths []int, left int, like func(Column) int) int {
	lack := 0
	for i, c := range columns {
		lack += max(0, like(c)-widths[i])
	}
	if lack == 0 {
		return 0
	}
	room, used := min(left, lack), 0
	for i, c := range columns {
		more := portion(room, max(0, like(c)-widths[i]), lack)
		widths[i] += more
		used += more
	}
	return used
}

// weigh divides what is left among the columns with a weight, so that their widths stand in the proportion of their weights as far as each
// gets at least what it needs, and none more than its natural width while the text of another wraps.
func weigh(columns []Column, widths []int, left int) {
	room, weights := left, 0
	for i, c := range columns {
		if c.Weight > 0 {
			room += widths[i]
			weights += c.Weight
		}
	}
	natural := 0
	for _, c := range columns {
		if c.Weight > 0 {
			natural += min(max(c.Need, c.Natural), room+1) // so that an int of 32 bits holds them all
		}
	}
	limits := func(c Column) (least, most int) { return c.Need, max(c.Need, c.Natural) }
	if room >= natural { // nothing wraps
		limits = func(c Column) (least, most int) { return max(c.Need, c.Natural), room }
	}
	fixed := make([]bool, len(columns))
	// As CSS resolves flexible lengths (CSS Flexible Box Layout 1, 9.7): those that break a limit are held at it, on the side that breaks it more.
	for weights > 0 {
		lack, excess := 0, 0
		for i, c := range columns {
			if c.Weight > 0 && !fixed[i] {
				least, most := limits(c)
				widths[i] = portion(room, c.Weight, weights)
				lack, excess = lack+max(0, least-widths[i]), excess+max(0, widths[i]-most)
			}
		}
		if lack == 0 && excess == 0 {
			break
		}
		held, heldWeights := 0, 0
		for i, c := range columns {
			if c.Weight == 0 || fixed[i] {
				continue
			}
			least, most := limits(c)
			if at := min(max(widths[i], least), most); at > widths[i] && lack >= excess || at < widths[i] && excess > lack {
				widths[i], fixed[i] = at, true
				held, heldWeights = held+at, heldWeights+c.Weight
			}
		}
		room, weights = room-held, weights-heldWeights
	}
	for i, c := range columns { // to the last thousandth
		if c.Weight > 0 && !fixed[i] {
			widths[i] = portion(room, c.Weight, weights)
			room -= widths[i]
			weights -= c.Weight
		}
	}
}

// share divides an amount in proportion, to the last thousandth.
func share(into []int, amount int, size func(int) int) {
	sum := 0
	for i := range into {
		sum += size(i)
	}
	for i := range into {
		if sum > 0 {
			s := size(i)
			into[i] = portion(amount, s, sum)
			amount -= into[i]
			sum -= s
		}
	}
}

// portion returns the part of an amount that size is of sum. The product may be larger than an int of 32 bits.
func portion(amount, size, sum int) int { return int(int64(amount) * int64(size) / int64(sum)) }

// leastShare is how many times the size of its text a column's fair share of the width is at least where words are broken for it.
const leastShare = 8

// Divide returns the columns of a table where they have room beside each other, set in type of a size, and else divides them among several
// tables, each with the first header columns again. Words are broken rather than a table divided: where columns need more than there is, and
// their fair share is enough to read by, none needs more than that.
func Divide(columns []Column, header, size, width int) [][]int {
	if share := width / len(columns); Needs(columns) > width && share >= leastShare*size {
		for i := range columns {
			c := &columns[i]
			c.Least, c.Need = min(c.Least, share-c.Pad), min(c.Need, share-c.Pad)
		}
	}
	return split(columns, header, width)
}

func all(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// split divides columns among tables that have about equally many of them.
func split(columns []Column, header, width int) [][]int {
	room := width - Needs(columns[:header])
	tables := fill(columns, header, room)
	if len(tables) < 2 {
		return tables
	}
	narrow := 0 // the narrowest room that gives no more tables
	for wide := room; wide-narrow > 500; {
		middle := (narrow + wide) / 2
		if t := fill(columns, header, middle); len(t) > len(tables) {
			narrow = middle
		} else {
			wide, tables = middle, t
		}
	}
	return tables
}

// fill puts columns into tables one after the other, as many as have room in each; at least one.
func fill(columns []Column, header, room int) [][]int {
	var tables [][]int
	used := 0
	for i := header; i < len(columns); i++ {
		need := columns[i].Need + columns[i].Pad
		if len(tables) == 0 || used+need > room {
			tables, used = append(tables, all(header)), 0
		}
		last := len(tables) - 1
		tables[last] = append(tables[last], i)
		used += need
	}
	if tables == nil {
		return [][]int{all(len(columns))}
	}
	return tables
}
