// Package calc computes the expressions of a document's tables as a spreadsheet does: the results that every format shows, and that a
// workbook shows before anything has recalculated it.
//
// A result and the formula that yields it come from the same expression, so they cannot differ. All arithmetic is that of IEEE doubles,
// each operation rounded on its own, so that every machine computes the same.
package calc

import (
	"errors"
	"fmt"
	"strings"

	"rolexport/internal/doc"
)

// Solve computes every Computed in tables: it fills in Result, whose kind, decimals, unit and currency stay those that it has, and the
// Subtitle of each Column that follows a cell. An expression that can fail, whatever the cells hold, gets a Stated around it, so that no
// spreadsheet shows an error. notStated is how a locale writes NotStated; texts are compared with it.
//
// The tables hold all that the expressions refer to. Solve reports references to what does not exist, and circles; then the results
// mean nothing.
func Solve(tables []*doc.Table, notStated string) error {
	b := newBook(tables, notStated)
	for _, s := range b.sheets {
		for row := range s.Rows {
			for column := range s.Rows[row].Cells {
				if _, ok := computed(s.Rows[row].Cells[column]); ok {
					b.value(s, row, column)
				}
			}
		}
	}
	heads := b.heads()
	if len(b.problems) > 0 {
		return errors.Join(b.problems...)
	}
	for column, text := range heads {
		column.Subtitle = text
	}
	// Results and guards are stored last: until then the kinds of cells are those that were given.
	type cell struct {
		at    *doc.Value
		value doc.Value
	}
	var done []cell
	for _, s := range b.sheets {
		for row := range s.Rows {
			for column := range s.Rows[row].Cells {
				at := &s.Rows[row].Cells[column]
				c, ok := computed(*at)
				if !ok {
					continue
				}
				guard := b.canFail(s, c.Expr) || s.state(row, column).failed
				c.Result = result(b.value(s, row, column), c.Result)
				if guard {
					c.Expr = doc.Stated{Of: c.Expr}
				}
				done = append(done, cell{at, withComputed(*at, c)})
			}
		}
	}
	for _, c := range done {
		*c.at = c.value
	}
	return nil
}

// heads returns the second lines of the heads that follow cells.
func (b *book) heads() map[*doc.Column]string {
	heads := map[*doc.Column]string{}
	for _, s := range b.sheets {
		for i := range s.Columns {
			c := &s.Columns[i]
			if c.Follows == nil {
				continue
			}
			if at := b.sheet(s, c.Follows.Table); at != nil {
				if p, ok := b.place(at, c.Follows.Column, c.Follows.Row); ok {
					heads[c] = b.value(p.sheet, p.row, p.column).string()
				}
			}
		}
	}
	return heads
}

// Enter changes the cell that a Field names, as the reader of a workbook may do. Solve follows it.
func Enter(tables []*doc.Table, name string, v doc.Value) error {
	for _, t := range tables {
		for _, f := range t.Fields {
			if strings.EqualFold(f.Name, name) {
				for i, c := range t.Columns {
					if c.Key == f.Column {
						t.Rows[f.Row].Cells[i] = v
						return nil
					}
				}
			}
		}
	}
	return fmt.Errorf("no cell is named %q", name)
}

// computed returns the Computed in a cell, be it marked or not.
func computed(v doc.Value) (doc.Computed, bool) {
	v, _ = doc.Unmark(v)
	c, ok := v.(doc.Computed)
	return c, ok
}

// withComputed returns the content of a cell with c as its Computed, marked as before. What is not stated illustrates nothing.
func withComputed(old doc.Value, c doc.Computed) doc.Value {
	_, marked := doc.Unmark(old)
	if _, absent := c.Result.(doc.NotStated); marked && !absent {
		return doc.Illustrative{Value: c}
	}
	return c
}

// A book is a set of tables in the making of their results.
type book struct {
	sheets    []*sheet
	byName    map[string]*sheet
	names     map[string]place // of Fields, folded
	notStated string
	problems  []error

	figuresHere []doc.Expr // cells that are known to be figures where kinds are being found out
}

// A sheet is a table with what has been found out about its cells.
type sheet struct {
	*doc.Table
	columns map[string]int
	rows    int // above the first row of totals
	cells   map[int]*state
	keys    map[int]map[value][]int // rows by what a column holds
	kinds   map[int]kinds           // of whole columns
	inputs  map[spot]bool           // cells that Fields make inputs
}

// A spot is a cell of a sheet.
type spot struct{ row, column int }

// A place is a cell.
type place struct {
	sheet       *sheet
	row, column int
}

// A state is what is known of a computed cell.
type state struct {
	value   value
	busy    bool // its value is being computed
	solved  bool
	failed  bool // and had to be called not stated
	kinds   kinds
	judging bool // its kinds are being found out
	judged  bool
}

func newBook(tables []*doc.Table, notStated string) *book {
	b := &book{byName: map[string]*sheet{}, names: map[string]place{}, notStated: notStated}
	for _, t := range tables {
		s := &sheet{Table: t, columns: make(map[string]int, len(t.Columns)), rows: len(t.Rows), cells: map[int]*state{}}
		for i, c := range t.Columns {
			s.columns[c.Key] = i
		}
		for i, r := range t.Rows {
			if r.Kind == doc.TotalRow {
				s.rows = i
				break
			}
		}
		if b.byName[t.Name] != nil {
			b.fail("two tables are named %q", t.Name)
		}
		b.sheets, b.byName[t.Name] = append(b.sheets, s), s
	}
	for _, s := range b.sheets {
		for _, f := range s.Fields {
			p, ok := b.place(s, f.Column, f.Row)
			key := fold(f.Name)
			if _, taken := b.names[key]; taken && key != "" {
				b.fail("two cells are named %q", f.Name)
			}
			if ok && key != "" {
				b.names[key] = p
			}
			if ok && f.Input {
				if s.inputs == nil {
					s.inputs = map[spot]bool{}
				}
				s.inputs[spot{p.row, p.column}] = true
			}
		}
	}
	return b
}

func (b *book) fail(format string, args ...any) {
	b.problems = append(b.problems, fmt.Errorf(format, args...))
}

// sheet finds the table that an expression names; home is the one that it stands in.
func (b *book) sheet(home *sheet, name string) *sheet {
	if name == "" {
		return home
	}
	s := b.byName[name]
	if s == nil {
		b.fail("table %q refers to a table %q that there is not", home.Name, name)
	}
	return s
}

func (b *book) place(s *sheet, column string, row int) (place, bool) {
	i, ok := s.columns[column]
	if !ok || row < 0 || row >= len(s.Rows) {
		b.fail("table %q has no cell %s[%d]", s.Name, column, row)
		return place{}, false
	}
	return place{s, row, i}, true
}

// state returns what is known of a computed cell.
func (s *sheet) state(row, column int) *state {
	at := row*len(s.Columns) + column
	if s.cells[at] == nil {
		s.cells[at] = &state{}
	}
	return s.cells[at]
}

// value is what a cell holds, computed where it has to be.
func (b *book) value(s *sheet, row, column int) value {
	cells := s.Rows[row].Cells
	if column >= len(cells) {
		return value{}
	}
	c, ok := computed(cells[column])
	if !ok {
		return b.plain(cells[column])
	}
	st := s.state(row, column)
	switch {
	case st.busy:
		b.fail("table %q: the cell %s[%d] follows from itself", s.Name, s.Columns[column].Key, row)
		return failure
	case !st.solved:
		st.busy = true
		v := b.evaluate(s, c.Expr)
		if v.kind == failed { // what Stated makes of it
			v, st.failed = b.absent(), true
		}
		if v.kind == blank {
			v = figure(0)
		}
		st.value, st.busy, st.solved = v, false, true
	}
	return st.value
}

// unknown is what to panic with when a switch has forgotten a member of a sum: a defect of the program, not of its input.
func unknown(sum string, v any) string { return fmt.Sprintf("calc: %s of unknown kind %T", sum, v) }
