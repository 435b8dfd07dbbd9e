package xlsx

import (
	"bytes"
	"fmt"
	"strings"

	"rolexport/internal/ooxml"
	"rolexport/internal/pattern"
)

// A definedName is a name for cells. excelize looks through all names and sheets for each; that is slow where there are hundreds, so they are put
// into the workbook's part when it is packed.
type definedName struct {
	name   string
	sheet  *sheet // that the name belongs to; nil: the workbook
	hidden bool
	refers string
}

func (b *workbook) define(n definedName) { b.defined = append(b.defined, n) }

// putNames puts the names into the part of the workbook.
func (b *workbook) putNames(part []byte) ([]byte, error) {
	if len(b.defined) == 0 {
		return part, nil
	}
	at := bytes.Index(part, []byte("<calcPr"))
	if at < 0 || bytes.Contains(part, []byte("<definedNames")) {
		return nil, fmt.Errorf("xl/workbook.xml has no place for names")
	}
	numbers := make(map[*sheet]int, len(b.sheets))
	for i, s := range b.sheets {
		numbers[s] = i
	}
	out := append(append([]byte(nil), part[:at]...), `<definedNames>`...)
	for _, n := range b.defined {
		out = append(ooxml.AppendXML(append(out, `<definedName name="`...), n.name), '"')
		if n.sheet != nil {
			out = append(appendInt(append(out, ` localSheetId="`...), numbers[n.sheet]), '"')
		}
		if n.hidden {
			out = append(out, ` hidden="1"`...)
		}
		out = append(ooxml.AppendXML(append(out, '>'), n.refers), `</definedName>`...)
	}
	out = append(out, `</definedNames>`...)
	return append(out, part[at:]...), nil
}

// nameFields gives each Field with a name its name in the workbook.
func (b *workbook) nameFields() error {
	for _, s := range b.tables {
		for _, f := range s.table.Fields {
			if f.Name == "" {
				continue
			}
			j, err := s.column(f.Column)
			if err != nil {
				return err
			}
			if !isName(f.Name) {
				return fmt.Errorf("table %q: a cell cannot be named %q: begin with a letter, go on with letters and digits, "+
					"and take two words, so that it is no cell reference", s.table.Name, f.Name)
			}
			folded := strings.ToLower(f.Name)
			if _, taken := b.names[folded]; taken {
				return fmt.Errorf("two cells are named %q", f.Name)
			}
			b.names[folded] = f.Name
			b.define(definedName{name: f.Name, refers: fmt.Sprintf("%s!$%s$%d", quoteSheet(s.name), b.column(j), firstRow+f.Row)})
		}
	}
	return nil
}

var (
	nameForm = pattern.New(`^[A-Za-z_][A-Za-z0-9_.]*$`)
	cellForm = pattern.New(`(?i)^([A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*|R|C|TRUE|FALSE)$`)
)

// isName reports whether a cell may have a name (ECMA-376 18.2.5): one that is no reference in either notation.
func isName(name string) bool {
	return len(name) <= 255 && nameForm().MatchString(name) && !cellForm().MatchString(name)
}

// nameHeads gives the cell where the heads of rows and columns meet the name by which screen readers know it: JAWS and NVDA then read the
// heads of each cell. The name tells the corners of the region and the number of the sheet.
func (b *workbook) nameHeads(s *tableSheet, number int) {
	what := "Title"
	if headerColumns(s.table) == 0 {
		what = "ColumnTitle"
	}
	last := b.at(len(s.table.Columns)-1, firstRow-1+max(len(s.table.Rows), 1))
	b.define(definedName{name: fmt.Sprintf("%sRegion1.A1.%s.%d", what, last, number), refers: quoteSheet(s.name) + "!$A$1"})
}
