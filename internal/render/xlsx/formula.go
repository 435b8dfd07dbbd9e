package xlsx

import (
	"fmt"
	"strings"

	"rolexport/internal/doc"
)

// A formula lowers expressions to the A1 notation of a sheet.
type formula struct {
	book *workbook
	home *tableSheet
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
func (f formula) place(table, key string) (s *tableSheet, prefix, column string, err error) {
	s = f.home
	if table != "" && table != s.table.Name {
		if s = f.book.byName[table]; s == nil {
			return nil, "", "", fmt.Errorf("no table is named %q", table)
		}
		prefix = quoteSheet(s.name) + "!"
	}
	j, ok := s.keys[key]
	if !ok {
		return nil, "", "", fmt.Errorf("table %q has no column %q", s.table.Name, key)
	}
	return s, prefix, f.book.column(j), nil
}

func (f formula) ref(e doc.Ref) (string, error) {
	s, prefix, column, err := f.place(e.Table, e.Column)
	if err != nil {
		return "", err
	}
	if e.Row < 0 || e.Row >= len(s.table.Rows)+s.table.Spare {
		return "", fmt.Errorf("table %q has no row %d", s.table.Name, e.Row)
	}
	return fmt.Sprintf("%s%s%d", prefix, column, firstRow+e.Row), nil
}

func (f formula) sum(e doc.Sum) (string, error) {
	s, prefix, column, err := f.place(e.Table, e.Column)
	if err != nil {
		return "", err
	}
	first, last := e.First, e.Last
	if last < 0 {
		last = s.body - 1
	}
	if first < 0 || last < first || last >= len(s.table.Rows)+s.table.Spare {
		return "", fmt.Errorf("table %q has no rows %d to %d", s.table.Name, first, last)
	}
	return fmt.Sprintf("SUM(%s%s%d:%s%d)", prefix, column, firstRow+first, column, firstRow+last), nil
}
