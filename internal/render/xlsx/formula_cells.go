package xlsx

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
)

// place finds a table and what stands before a reference to its sheet.
func (f formula) place(table string) (s *tableSheet, prefix string, err error) {
	if table == "" || table == f.home.table.Name {
		return f.home, "", nil
	}
	if s = f.book.byName[table]; s == nil {
		return nil, "", fmt.Errorf("no table is named %q", table)
	}
	return s, quoteSheet(s.name) + "!", nil
}

func (s *tableSheet) column(key string) (int, error) {
	j, ok := s.keys[key]
	if !ok {
		return 0, fmt.Errorf("table %q has no column %q", s.table.Name, key)
	}
	return j, nil
}

// ref writes a cell. One in the same row follows its formula when that is copied; one elsewhere stays.
func (f formula) ref(e doc.Ref) (piece, error) {
	s, prefix, err := f.place(e.Table)
	if err != nil {
		return piece{}, err
	}
	j, err := s.column(e.Column)
	if err != nil {
		return piece{}, err
	}
	if e.Row < 0 || e.Row >= len(s.table.Rows) {
		return piece{}, fmt.Errorf("table %q has no row %d", s.table.Name, e.Row)
	}
	if s != f.home && e.Row != f.row {
		return piece{fmt.Sprintf("%s$%s$%d", prefix, f.book.column(j), firstRow+e.Row), whole}, nil
	}
	return piece{prefix + f.book.at(j, firstRow+e.Row), whole}, nil
}

// cells writes a rectangle. Rows other than the formula's own stay when that is copied.
func (f formula) cells(c doc.Cells) (string, error) {
	s, prefix, err := f.place(c.Table)
	if err != nil {
		return "", err
	}
	from, err := s.column(c.Column)
	if err != nil {
		return "", err
	}
	to := from
	if c.To != "" {
		if to, err = s.column(c.To); err != nil {
			return "", err
		}
	}
	first, last := c.First, c.Last
	if last < 0 {
		last = max(s.body-1, first)
	}
	if first < 0 || last < first || to < from || last >= max(len(s.table.Rows), 1) {
		return "", fmt.Errorf("table %q has no cells %s..%s, rows %d to %d", s.table.Name, c.Column, c.To, first, last)
	}
	if first == last && first == f.row {
		return prefix + f.book.area(from, firstRow+first, to, firstRow+last), nil
	}
	return fmt.Sprintf("%s%s$%d:%s$%d", prefix, f.book.column(from), firstRow+first, f.book.column(to), firstRow+last), nil
}

func (f formula) over(name string, c doc.Cells) (piece, error) {
	area, err := f.cells(c)
	return function(name, area), err
}

func (f formula) named(e doc.Named) (piece, error) {
	name, ok := f.book.names[strings.ToLower(string(e))]
	if !ok {
		return piece{}, fmt.Errorf("no cell is named %q", string(e))
	}
	return piece{name, whole}, nil
}

func (f formula) lookUp(e doc.Lookup) (piece, error) {
	of, err := f.cells(doc.Cells{Table: e.Table, Column: e.Column, Last: -1})
	if err != nil {
		return piece{}, err
	}
	in, err := f.cells(doc.Cells{Table: e.Table, Column: e.In, Last: -1})
	if err != nil {
		return piece{}, err
	}
	key, err := f.within(e.Key, comparing)
	if err != nil {
		return piece{}, err
	}
	if f.holdsText(doc.Ref{Table: e.Table, Column: e.In}) && f.may(e.Key, hasWildcard) {
		for _, c := range []string{"~", "*", "?"} {
			key = `SUBSTITUTE(` + key + `,"` + c + `","~` + c + `")`
		}
	}
	return function("INDEX", of, "MATCH("+key+","+in+",0)"), nil
}

// count and sumIf write what a reader of formulas expects, COUNTIF and SUMIF, where these mean what the expression means: their
// criteria take some texts for patterns, dates or comparisons. Elsewhere cells are compared one by one.
func (f formula) count(e doc.CountIf) (piece, error) {
	if criteria, err := f.criteria(e); err != nil || criteria != nil {
		return function(plural("COUNTIF", len(e)), criteria...), err
	}
	tests, err := f.tests(e)
	if len(e) == 1 {
		tests += "*1"
	}
	return function("SUMPRODUCT", tests), err
}

func (f formula) sumIf(e doc.SumIf) (piece, error) {
	of, err := f.cells(e.Cells)
	if err != nil {
		return piece{}, err
	}
	criteria, err := f.criteria(e.Where)
	switch {
	case err != nil:
		return piece{}, err
	case len(criteria) == 2:
		return function("SUMIF", criteria[0], criteria[1], of), nil
	case criteria != nil:
		return function("SUMIFS", append([]string{of}, criteria...)...), nil
	}
	tests, err := f.tests(e.Where)
	if len(e.Where) == 1 {
		tests += "*1"
	}
	return function("SUMPRODUCT", tests, of), err
}

func plural(name string, n int) string {
	if n > 1 {
		return name + "S"
	}
	return name
}

// criteria returns cells and criteria in turn, or nothing where criteria would mean something else.
func (f formula) criteria(list []doc.Match) ([]string, error) {
	var terms []string
	for _, m := range list {
		criterion, ok, err := f.criterion(m)
		if !ok || err != nil {
			return nil, err
		}
		cells, err := f.cells(m.Cells)
		if err != nil {
			return nil, err
		}
		terms = append(terms, cells, criterion)
	}
	return terms, nil
}

func (f formula) criterion(m doc.Match) (text string, ok bool, err error) {
	if c, constant := m.Key.(doc.Constant); constant {
		if _, isNumber := number(c.Value); isNumber {
			p, err := f.constant(c.Value)
			switch {
			case m.Op == doc.Equal:
				return p.text, true, err
			case strings.IndexFunc(p.text, func(r rune) bool { return r < '0' || r > '9' }) < 0:
				return `"` + signs[m.Op] + p.text + `"`, true, err
			}
			return `"` + signs[m.Op] + `"&` + p.text, true, err // a decimal sign differs from place to place
		}
	}
	switch {
	case m.Op == doc.Equal && f.figures(m.Cells) && f.figure(m.Key):
	case m.Op != doc.Equal && m.Op != doc.Unequal && f.whole(m.Key):
		text, err = f.within(m.Key, joining)
		return `"` + signs[m.Op] + `"&` + text, true, err
	case m.Op != doc.Equal || f.may(m.Key, func(s string) bool { return !isPlain(s) }):
		return "", false, nil
	}
	text, err = f.within(m.Key, comparing)
	return text, true, err
}

// figures reports whether cells are of columns of figures or days, where no text looks like a number.
func (f formula) figures(c doc.Cells) bool {
	s, _, err := f.place(c.Table)
	if err != nil || c.To != "" {
		return false
	}
	j, ok := s.keys[c.Column]
	return ok && (s.table.Columns[j].Kind.Numeric() || s.table.Columns[j].Kind == doc.DateColumn)
}

// figure reports whether a key is a figure and stays one; whole whether it has no decimals either, which a criterion might cut.
func (f formula) figure(e doc.Expr) bool {
	switch e := e.(type) {
	case doc.Round:
		return true
	case doc.Ref:
		return f.figures(doc.Cells{Table: e.Table, Column: e.Column}) && f.kind(e) == numberCell
	}
	return false
}

func (f formula) whole(e doc.Expr) bool {
	switch e := e.(type) {
	case doc.Round:
		return e.Decimals == 0
	case doc.Ref:
		v, _ := doc.Unmark(f.content(e))
		if c, ok := v.(doc.Computed); ok {
			v = c.Result
		}
		switch v := v.(type) {
		case doc.Date:
			return true
		case doc.Number:
			return v.Decimals == 0 && v.Value == math.Floor(v.Value)
		}
	}
	return false
}

// tests multiplies comparisons of cells one by one.
func (f formula) tests(list []doc.Match) (string, error) {
	var all strings.Builder
	for i, m := range list {
		cells, err := f.cells(m.Cells)
		if err != nil {
			return "", err
		}
		key, err := f.within(m.Key, joining)
		if err != nil {
			return "", err
		}
		if i > 0 {
			all.WriteByte('*')
		}
		test := "(" + cells + signs[m.Op] + key + ")"
		switch number := f.kind(m.Key) == numberCell; {
		case m.Op != doc.Equal && m.Op != doc.Unequal: // figures alone have an order, whatever the key holds now
			if _, constant := m.Key.(doc.Constant); !constant || !number {
				test = "ISNUMBER(" + key + ")*" + test
			}
			test = "ISNUMBER(" + cells + ")*" + test
		case number && m.Op == doc.Unequal:
			test = "(1-ISNUMBER(" + cells + ")*(" + cells + "=" + key + "))"
		case number:
			test = "ISNUMBER(" + cells + ")*" + test
		}
		all.WriteString(test)
	}
	return all.String(), nil
}

// kind says whether a key is a text or a figure.
func (f formula) kind(e doc.Expr) cellKind {
	switch e := e.(type) {
	case doc.Constant:
		if _, ok := number(e.Value); ok {
			return numberCell
		}
		return textCell
	case doc.Ref:
		return f.kindOf(f.content(e))
	case doc.Named:
		return f.kindOf(f.namedContent(e))
	case doc.Join:
		return textCell
	case doc.If:
		return f.kind(e.Then)
	case doc.Stated:
		return f.kind(e.Of)
	case doc.Lookup:
		return f.kindOf(f.content(doc.Ref{Table: e.Table, Column: e.Column}))
	}
	return numberCell
}

func (f formula) kindOf(v doc.Value) cellKind {
	v, _ = doc.Unmark(v)
	if c, ok := v.(doc.Computed); ok {
		v = c.Result
	}
	if _, ok := number(v); ok {
		return numberCell
	}
	return textCell
}

// content returns what a cell holds.
func (f formula) content(e doc.Ref) doc.Value {
	s, _, err := f.place(e.Table)
	if err != nil || e.Row < 0 || e.Row >= len(s.table.Rows) {
		return nil
	}
	j, ok := s.keys[e.Column]
	if cells := s.table.Rows[e.Row].Cells; ok && j < len(cells) {
		return cells[j]
	}
	return nil
}

func (f formula) namedContent(e doc.Named) doc.Value {
	for _, s := range f.book.tables {
		for _, field := range s.table.Fields {
			if strings.EqualFold(field.Name, string(e)) {
				return f.content(doc.Ref{Table: s.table.Name, Column: field.Column, Row: field.Row})
			}
		}
	}
	return nil
}

// holdsText reports whether a text stands in a column above its totals, or may come to stand in an empty cell of it: a key that is looked up
// among figures must stay one, for spreadsheets find no text among them.
func (f formula) holdsText(e doc.Ref) bool {
	s, _, err := f.place(e.Table)
	if err != nil {
		return true
	}
	j, ok := s.keys[e.Column]
	if !ok {
		return true
	}
	empty := numberCell
	if kind := s.table.Columns[j].Kind; kind == doc.TextColumn || kind == doc.SymbolColumn {
		empty = textCell
	}
	for e.Row = range s.body {
		kind, v := empty, f.content(e)
		if v != nil {
			kind = f.kindOf(v)
		}
		if kind == textCell {
			return true
		}
	}
	return false
}

// may reports whether a key may come to a text for which is holds: what it is now, or any of a list that it is chosen from. A text that is
// computed or entered may be any.
func (f formula) may(e doc.Expr, is func(string) bool) bool {
	switch e := e.(type) {
	case doc.Constant:
		return mayBe(e.Value, is)
	case doc.Ref:
		s, _, err := f.place(e.Table)
		return err != nil || f.cellMay(s, e, is)
	case doc.Named:
		for _, s := range f.book.tables {
			for _, field := range s.table.Fields {
				if strings.EqualFold(field.Name, string(e)) {
					return f.cellMay(s, doc.Ref{Table: s.table.Name, Column: field.Column, Row: field.Row}, is)
				}
			}
		}
	}
	return true
}

func (f formula) cellMay(s *tableSheet, e doc.Ref, is func(string) bool) bool {
	j, ok := s.keys[e.Column]
	if !ok {
		return true
	}
	among, from, input := s.choices(j, e.Row)
	switch {
	case !input:
		return mayBe(f.content(e), is)
	case len(among) > 0:
		return slices.ContainsFunc(among, is)
	case from != doc.Choices{}:
		listed := f.book.byName[from.Table]
		if listed == nil {
			return true
		}
		for row := range listed.table.Rows {
			if mayBe(f.content(doc.Ref{Table: from.Table, Column: from.Column, Row: row}), is) {
				return true
			}
		}
		return false
	}
	return true
}

func mayBe(v doc.Value, is func(string) bool) bool {
	v, _ = doc.Unmark(v)
	t, ok := v.(doc.Text)
	return !ok || is(string(t))
}

func hasWildcard(s string) bool { return strings.ContainsAny(s, "*?~") }

// isPlain reports whether COUNTIF takes a text for nothing but itself: not for a pattern, a comparison, a number, a date, a truth value.
func isPlain(s string) bool {
	const longest = 255 // UTF-16 units that COUNTIF takes
	if s == "" || ooxml.Units(s) > longest || hasWildcard(s) || strings.ContainsAny(s[:1], "=<>#+-@%$€£") || strings.EqualFold(s, "true") || strings.EqualFold(s, "false") {
		return false
	}
	return strings.IndexFunc(s, unicode.IsDigit) < 0
}
