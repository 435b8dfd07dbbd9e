package calc

import (
	"math"
	"slices"

	"rolexport/internal/doc"
)

// kinds is the set of what an expression may come to when the reader of a workbook changes its inputs: a program refuses entries that are
// typed and out of place, but not those that are pasted or deleted, so that an input may come to anything.
type kinds uint8

const (
	mayBeBlank kinds = 1 << iota
	mayBeFigure
	mayBeText
	mayFail
)

// canFail reports whether an expression needs a Stated around it.
func (b *book) canFail(home *sheet, e doc.Expr) bool { return b.kinds(home, e)&mayFail != 0 }

func (b *book) kinds(home *sheet, e doc.Expr) kinds {
	if b.isFigure(e) {
		return mayBeFigure
	}
	switch e := e.(type) {
	case doc.Constant:
		return kindsOf(b.plain(e.Value))
	case doc.Named:
		p := b.names[fold(string(e))]
		return b.cellKinds(p.sheet, p.row, p.column)
	case doc.Ref:
		s := b.sheet(home, e.Table)
		return b.cellKinds(s, e.Row, s.columns[e.Column])
	case doc.Sum, doc.Highest, doc.Lowest:
		return mayBeFigure
	case doc.Largest:
		return mayBeFigure | mayFail
	case doc.Addition:
		return b.arithmetic(home, e...)
	case doc.Difference:
		return b.arithmetic(home, e.A, e.B)
	case doc.Product:
		return b.arithmetic(home, e.A, e.B)
	case doc.Ratio:
		return b.ratioKinds(home, e)
	case doc.Power:
		return b.powerKinds(home, e)
	case doc.Round:
		return b.arithmetic(home, e.Of)
	case doc.Min:
		return b.extremeKinds(home, e)
	case doc.Max:
		return b.extremeKinds(home, e)
	case doc.If:
		return b.conditionKinds(home, e.When)&mayFail | b.kindsWhere(home, e.When, e.Then) | b.kinds(home, e.Else)
	case doc.CountIf:
		return mayBeFigure | b.matchKinds(home, e)
	case doc.SumIf:
		return mayBeFigure | b.matchKinds(home, e.Where)
	case doc.Lookup:
		return b.lookUpKinds(home, e)
	case doc.Join:
		all := mayBeText
		for _, term := range e {
			all |= b.kinds(home, term) & mayFail
		}
		return all
	case doc.Months:
		return b.arithmetic(home, e.From, e.Add)
	case doc.Length:
		return mayBeFigure | b.kinds(home, e.Of)&mayFail
	case doc.Year:
		return b.arithmetic(home, e.Of)
	case doc.Month:
		return b.arithmetic(home, e.Of)
	case doc.Stated:
		return b.kinds(home, e.Of)&^mayFail | mayBeText
	}
	panic(unknown("expression", e))
}

// kindsWhere are the kinds of an expression where a condition holds: what it says to be a figure is one.
func (b *book) kindsWhere(home *sheet, c doc.Condition, e doc.Expr) kinds {
	known := b.figuresHere
	defer func() { b.figuresHere = known }()
	b.figuresHere = figuresOf(slices.Clip(known), c)
	return b.kinds(home, e)
}

// figuresOf adds the cells that are figures where a condition holds.
func figuresOf(known []doc.Expr, c doc.Condition) []doc.Expr {
	switch c := c.(type) {
	case doc.IsFigure:
		if isCell(c.Of) {
			known = append(known, c.Of)
		}
	case doc.All:
		for _, one := range c {
			known = figuresOf(known, one)
		}
	}
	return known
}

// isFigure reports whether an expression is a cell that is known to be a figure where it stands.
func (b *book) isFigure(e doc.Expr) bool {
	return isCell(e) && slices.Contains(b.figuresHere, e)
}

func kindsOf(v value) kinds {
	switch v.kind {
	case blank:
		return mayBeBlank
	case numeric:
		return mayBeFigure
	case textual:
		return mayBeText
	}
	return mayFail
}

// cellKinds are the kinds of a cell. What it would fail in it states not.
func (b *book) cellKinds(s *sheet, row, column int) kinds {
	if column >= len(s.Rows[row].Cells) {
		return mayBeBlank
	}
	c, ok := computed(s.Rows[row].Cells[column])
	switch {
	case !ok && s.isInput(row, column):
		return mayBeBlank | mayBeFigure | mayBeText
	case !ok:
		return kindsOf(b.plain(s.Rows[row].Cells[column]))
	}
	st := s.state(row, column)
	if st.judging {
		return mayBeFigure
	}
	if !st.judged {
		st.judging = true
		here := b.figuresHere // of another cell
		b.figuresHere = nil
		all := b.kinds(s, c.Expr)
		b.figuresHere = here
		if all&mayFail != 0 {
			all = all&^mayFail | mayBeText
		}
		if all&mayBeBlank != 0 {
			all = all&^mayBeBlank | mayBeFigure
		}
		st.kinds, st.judging, st.judged = all, false, true
	}
	return st.kinds
}

// arithmetic is a figure, and fails with a text.
func (b *book) arithmetic(home *sheet, terms ...doc.Expr) kinds {
	all := mayBeFigure
	for _, term := range terms {
		if b.kinds(home, term)&(mayBeText|mayFail) != 0 {
			all |= mayFail
		}
	}
	return all
}

func (b *book) ratioKinds(home *sheet, e doc.Ratio) kinds {
	all := b.arithmetic(home, e.A, e.B)
	if x, ok := constant(b, e.B); !ok || x == 0 {
		all |= mayFail
	}
	return all
}

// powerKinds takes powers of what Max keeps from being negative, and whole ones, to exist.
func (b *book) powerKinds(home *sheet, e doc.Power) kinds {
	all := b.arithmetic(home, e.Base, e.Exponent)
	exponent, ok := constant(b, e.Exponent)
	if !ok || exponent <= 0 || exponent != math.Floor(exponent) && !notNegative(b, e.Base) {
		all |= mayFail
	}
	return all
}

func notNegative(b *book, e doc.Expr) bool {
	terms, ok := e.(doc.Max)
	for _, term := range terms {
		if x, found := constant(b, term); found && x >= 0 {
			return ok
		}
	}
	return false
}

func constant(b *book, e doc.Expr) (float64, bool) {
	c, ok := e.(doc.Constant)
	if !ok {
		return 0, false
	}
	return number(b.plain(c.Value))
}

func (b *book) extremeKinds(home *sheet, terms []doc.Expr) kinds {
	all := mayBeFigure
	for _, term := range terms {
		of := b.kinds(home, term)
		if of&mayFail != 0 || of&mayBeText != 0 && !isCell(term) {
			all |= mayFail
		}
	}
	return all
}

func (b *book) conditionKinds(home *sheet, c doc.Condition) kinds {
	switch c := c.(type) {
	case doc.Compare:
		return b.kinds(home, c.A) | b.kinds(home, c.B)
	case doc.All:
		return b.conditionsKinds(home, c)
	case doc.Any:
		return b.conditionsKinds(home, c)
	case doc.IsFigure:
		return 0
	}
	panic(unknown("condition", c))
}

func (b *book) conditionsKinds(home *sheet, list []doc.Condition) kinds {
	var all kinds
	for _, c := range list {
		all |= b.conditionKinds(home, c)
	}
	return all
}

func (b *book) matchKinds(home *sheet, list []doc.Match) kinds {
	var all kinds
	for _, m := range list {
		all |= b.kinds(home, m.Key) & mayFail
	}
	return all
}

// lookUpKinds takes a key that is found to stay one that is, unless it follows from other cells or the reader may change it.
func (b *book) lookUpKinds(home *sheet, e doc.Lookup) kinds {
	s := b.sheet(home, e.Table)
	all := b.columnKinds(s, s.columns[e.Column])
	if !b.stays(home, e.Key) || s.Columns[s.columns[e.In]].Input || b.lookUp(home, e).kind == failed {
		all |= mayFail
	}
	return all
}

// stays reports whether an expression is the same whatever the inputs are.
func (b *book) stays(home *sheet, e doc.Expr) bool {
	p := place{}
	switch e := e.(type) {
	case doc.Constant:
		return true
	case doc.Named:
		p = b.names[fold(string(e))]
	case doc.Ref:
		s := b.sheet(home, e.Table)
		p = place{s, e.Row, s.columns[e.Column]}
	default:
		return false
	}
	if p.column >= len(p.sheet.Rows[p.row].Cells) {
		return !p.sheet.isInput(p.row, p.column)
	}
	_, follows := computed(p.sheet.Rows[p.row].Cells[p.column])
	return !follows && !p.sheet.isInput(p.row, p.column)
}

// isInput reports whether the reader of a workbook may change a cell that holds no expression.
func (s *sheet) isInput(row, column int) bool {
	kind := s.Rows[row].Kind
	return s.Columns[column].Input && kind != doc.GroupRow && kind != doc.TotalRow || s.inputs[spot{row, column}]
}

// columnKinds are the kinds of all cells of a column.
func (b *book) columnKinds(s *sheet, column int) kinds {
	if s.kinds == nil {
		s.kinds = map[int]kinds{}
	}
	if _, known := s.kinds[column]; !known {
		var all kinds
		for row := range s.rows {
			all |= b.cellKinds(s, row, column)
		}
		s.kinds[column] = all
	}
	return s.kinds[column]
}
