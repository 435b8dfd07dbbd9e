package xlsx

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

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
			if err := b.file.SetDefinedName(&excelize.DefinedName{
				Name: f.Name, RefersTo: fmt.Sprintf("%s!$%s$%d", quoteSheet(s.name), b.column(j), firstRow+f.Row),
			}); err != nil {
				return err
			}
		}
	}
	return nil
}

var (
	nameForm = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.]*$`)
	cellForm = regexp.MustCompile(`(?i)^([A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*|R|C|TRUE|FALSE)$`)
)

// isName reports whether a cell may have a name (ECMA-376 18.2.5): one that is no reference in either notation.
func isName(name string) bool {
	return len(name) <= 255 && nameForm.MatchString(name) && !cellForm.MatchString(name)
}

// nameHeads gives the cell where the heads of rows and columns meet the name by which screen readers know it: JAWS and NVDA then read the
// heads of each cell. The name tells the corners of the region and the number of the sheet.
func (b *workbook) nameHeads(s *tableSheet, number int) error {
	what := "Title"
	if headerColumns(s.table) == 0 {
		what = "ColumnTitle"
	}
	last := b.at(len(s.table.Columns)-1, firstRow-1+max(len(s.table.Rows), 1))
	return b.file.SetDefinedName(&excelize.DefinedName{
		Name: fmt.Sprintf("%sRegion1.A1.%s.%d", what, last, number), RefersTo: quoteSheet(s.name) + "!$A$1",
	})
}
