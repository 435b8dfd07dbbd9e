package calc

import "rolexport/internal/doc"

// An area is a rectangle of a sheet: rows first..last, columns from..to.
type area struct {
	sheet                 *sheet
	first, last, from, to int
}

func (b *book) area(home *sheet, c doc.Cells) (area, bool) {
	s := b.sheet(home, c.Table)
	if s == nil {
		return area{}, false
	}
	a := area{sheet: s, first: c.First, last: c.Last}
	if c.Last < 0 {
		a.last = s.rows - 1
	}
	from, ok := s.columns[c.Column]
	to := from
	if c.To != "" {
		var known bool
		to, known = s.columns[c.To]
		ok = ok && known
	}
	a.from, a.to = from, to
	if !ok || a.first < 0 || a.last >= len(s.Rows) || to < from || c.Last >= 0 && a.last < a.first {
		b.fail("table %q has no cells %s..%s[%d..%d]", s.Name, c.Column, c.To, c.First, c.Last)
		return area{}, false
	}
	return a, true
}

func (a area) width() int { return a.to - a.from + 1 }

// size is the number of cells; at returns the value of one of them, row by row.
func (a area) size() int { return max(a.last-a.first+1, 0) * a.width() }

func (b *book) at(a area, i int) value {
	return b.value(a.sheet, a.first+i/a.width(), a.from+i%a.width())
}

// figures are the figures of cells. Texts and empty cells do not count.
func (b *book) figures(home *sheet, c doc.Cells) []float64 {
	a, ok := b.area(home, c)
	if !ok {
		return nil
	}
	var list []float64
	for i := range a.size() {
		if v := b.at(a, i); v.kind == numeric {
			list = append(list, v.number)
		}
	}
	return list
}

func (b *book) count(home *sheet, e doc.CountIf) value {
	hits, ok := b.matches(home, e)
	if !ok {
		return failure
	}
	return figure(float64(len(hits)))
}

func (b *book) sumIf(home *sheet, e doc.SumIf) value {
	of, known := b.area(home, e.Cells)
	hits, ok := b.matches(home, e.Where)
	if !known || !ok {
		return failure
	}
	var list []float64
	for _, i := range hits {
		if i >= of.size() {
			b.fail("table %q: the cells to add up and those to match differ in shape", of.sheet.Name)
			return failure
		}
		if v := b.at(of, i); v.kind == numeric {
			list = append(list, v.number)
		}
	}
	return figure(add(list))
}

// matches are the places in which each of some matches is met, in order. It fails where a key does.
func (b *book) matches(home *sheet, list []doc.Match) (hits []int, ok bool) {
	for n, m := range list {
		a, known := b.area(home, m.Cells)
		key := b.evaluate(home, m.Key)
		if !known || key.kind == failed {
			return nil, false
		}
		if n == 0 {
			hits = b.places(a, m.Op, key)
			continue
		}
		kept := make([]int, 0, len(hits))
		for _, i := range hits {
			if i < a.size() && meets(b.at(a, i), m.Op, key) {
				kept = append(kept, i)
			}
		}
		hits = kept
	}
	return hits, true
}

// meets reports whether a cell is as a match wants it. A figure is unequal to every text; texts are neither less nor more. An empty cell equals
// an empty text.
func meets(v value, op doc.Op, key value) bool {
	if v.kind == blank && key.kind == textual {
		v = words("")
	}
	switch {
	case op == doc.Equal || op == doc.Unequal:
		return (v.kind == key.kind && compare(v, key) == 0) == (op == doc.Equal)
	case v.kind != numeric || key.kind != numeric:
		return false
	}
	return is(op, compare(v, key))
}

// places are the cells of an area that meet a match. Equal keys of whole columns are looked up: a plan asks for each of its roles.
func (b *book) places(a area, op doc.Op, key value) []int {
	if op == doc.Equal && key != words("") && a.width() == 1 && a.first == 0 && a.last == a.sheet.rows-1 {
		return b.index(a.sheet, a.from)[normal(key)]
	}
	var hits []int
	for i := range a.size() {
		if meets(b.at(a, i), op, key) {
			hits = append(hits, i)
		}
	}
	return hits
}

// index returns the rows of a column by what their cells hold.
func (b *book) index(s *sheet, column int) map[value][]int {
	if s.keys == nil {
		s.keys = map[int]map[value][]int{}
	}
	if s.keys[column] == nil {
		rows := make(map[value][]int, s.rows)
		for row := range s.rows {
			key := normal(b.value(s, row, column))
			rows[key] = append(rows[key], row)
		}
		s.keys[column] = rows
	}
	return s.keys[column]
}

// normal makes values identical that a match takes for equal.
func normal(v value) value {
	v.absent = false
	v.text = fold(v.text)
	if v.number == 0 {
		v.number = 0 // no negative zero
	}
	return v
}

func (b *book) lookUp(home *sheet, e doc.Lookup) value {
	s := b.sheet(home, e.Table)
	if s == nil {
		return failure
	}
	column, first := s.columns[e.Column]
	in, second := s.columns[e.In]
	if !first || !second {
		b.fail("table %q has no column %q or no column %q", s.Name, e.Column, e.In)
		return failure
	}
	key := b.evaluate(home, e.Key)
	if key.kind == failed || key.kind == blank {
		return failure
	}
	rows := b.index(s, in)[normal(key)]
	if len(rows) == 0 {
		return failure
	}
	return b.value(s, rows[0], column)
}
