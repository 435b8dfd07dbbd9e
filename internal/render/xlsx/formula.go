package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"rolexport/internal/doc"
)

// A result is what a formula cell shows before anything has recalculated it.
type result struct {
	text    string
	numeric bool
}

// putFormula gives the cell at ref its formula, and remembers its result for the canonical pass: excelize can store either, but not a
// formula with a typed result.
func (b *workbook) putFormula(sheet, part, ref string, t *doc.Table, c cell) error {
	f := formula{book: b, home: t}
	text, err := f.write(c.expr)
	if err != nil {
		return fmt.Errorf("cell %s: %w", ref, err)
	}
	if err := b.file.SetCellFormula(sheet, ref, text); err != nil {
		return err
	}
	if b.parts[part] == nil {
		b.parts[part] = map[string]result{}
	}
	r := result{text: c.text}
	if c.kind == numberCell {
		r = result{text: strconv.FormatFloat(c.number, 'g', 17, 64), numeric: true}
		if short := strconv.FormatFloat(c.number, 'g', -1, 64); len(short) < len(r.text) {
			r.text = short
		}
	}
	b.parts[part][ref] = r
	return nil
}

// A formula lowers expressions to the A1 notation of a sheet.
type formula struct {
	book *workbook
	home *doc.Table
}

func (f formula) write(e doc.Expr) (string, error) {
	switch e := e.(type) {
	case doc.Ref:
		return f.ref(e)
	case doc.Sum:
		return f.sum(e)
	case doc.Difference:
		return f.binary(e.A, "-", e.B)
	case doc.Product:
		return f.binary(e.A, "*", e.B)
	case doc.Ratio:
		a, err := f.write(e.A)
		if err != nil {
			return "", err
		}
		d, err := f.write(e.B)
		if err != nil {
			return "", err
		}
		words := strings.ReplaceAll(f.book.doc.Locale.Words.NotStated, `"`, `""`)
		return fmt.Sprintf(`IF(%s=0,"%s",%s/%s)`, d, words, a, d), nil
	case doc.Addition:
		terms := make([]string, len(e))
		for i, term := range e {
			s, err := f.write(term)
			if err != nil {
				return "", err
			}
			terms[i] = s
		}
		return "(" + strings.Join(terms, "+") + ")", nil
	}
	return "", fmt.Errorf("expression of type %T has no formula", e)
}

func (f formula) binary(a doc.Expr, sign string, c doc.Expr) (string, error) {
	left, err := f.write(a)
	if err != nil {
		return "", err
	}
	right, err := f.write(c)
	if err != nil {
		return "", err
	}
	return "(" + left + sign + right + ")", nil
}

// place finds a column of a table, and what stands before a reference to its sheet.
func (f formula) place(table, key string) (t *doc.Table, prefix, column string, err error) {
	t = f.home
	if table != "" && table != t.Name {
		t = nil
		for _, candidate := range f.book.tables {
			if candidate.Name == table {
				t = candidate
			}
		}
		if t == nil {
			return nil, "", "", fmt.Errorf("no table is named %q", table)
		}
		prefix = quoteSheet(f.book.sheets[table]) + "!"
	}
	for j, col := range t.Columns {
		if col.Key == key {
			return t, prefix, f.book.column(j), nil
		}
	}
	return nil, "", "", fmt.Errorf("table %q has no column %q", t.Name, key)
}

func (f formula) ref(e doc.Ref) (string, error) {
	t, prefix, column, err := f.place(e.Table, e.Column)
	if err != nil {
		return "", err
	}
	if e.Row < 0 || e.Row >= len(t.Rows) {
		return "", fmt.Errorf("table %q has no row %d", t.Name, e.Row)
	}
	return fmt.Sprintf("%s%s%d", prefix, column, firstRow+e.Row), nil
}

func (f formula) sum(e doc.Sum) (string, error) {
	t, prefix, column, err := f.place(e.Table, e.Column)
	if err != nil {
		return "", err
	}
	first, last := e.First, e.Last
	if last < 0 {
		first, last = 0, dataRows(t)-1
	}
	if first < 0 || last < first || last >= len(t.Rows) {
		return "", fmt.Errorf("table %q has no rows %d to %d", t.Name, first, last)
	}
	return fmt.Sprintf("SUM(%s%s%d:%s%d)", prefix, column, firstRow+first, column, firstRow+last), nil
}
