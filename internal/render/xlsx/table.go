package xlsx

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// A tableObject makes the rows of a sheet a table in Excel's sense: it filters itself, grows when a row is added, and tells screen readers
// its heads. excelize gives it its place in the package; its content is ours, since excelize looks for heads in cells of its own.
type tableObject struct {
	part string
	name string
	area string
}

// canBeTable reports whether the rows of the sheet make a table: each column with a head of its own on one line, no rows that head others. The
// totals stand below it.
func (s *tableSheet) canBeTable() bool {
	const longest = 255 // characters of a head
	if s.body == 0 || s.grouped {
		return false
	}
	seen := make(map[string]bool, len(s.table.Columns))
	for _, c := range s.table.Columns {
		folded := foldSheetName(c.Title)
		if c.Subtitle != "" || seen[folded] || strings.TrimSpace(c.Title) != c.Title || c.Title == "" || units(c.Title) > longest {
			return false
		}
		if _, clean := legal(c.Title); !clean || strings.ContainsAny(c.Title, "\n\t") {
			return false
		}
		seen[folded] = true
	}
	return true
}

// filter lets the reader filter the rows: as a table where they can be one.
func (s *tableSheet) filter() error {
	b := s.book
	area := b.area(0, firstRow-1, len(s.table.Columns)-1, firstRow-1+s.body)
	if s.body == 0 {
		return nil
	}
	if !s.canBeTable() {
		return b.filterArea(s.name, area)
	}
	b.tableCount++
	s.object = &tableObject{
		part: fmt.Sprintf("xl/tables/table%d.xml", b.tableCount),
		name: b.tableNames.take(s.table.Title, s.table.Name, b.names),
		area: area,
	}
	heads := false // excelize would write some of its own
	return b.file.AddTable(s.name, &excelize.Table{Range: area, Name: fmt.Sprintf("Table%d", b.tableCount), ShowHeaderRow: &heads})
}

// filterArea filters an area of a sheet. excelize forgets the apostrophes of the sheet's name where it notes the area as a name.
func (b *workbook) filterArea(sheet, area string) error {
	if err := b.file.AutoFilter(sheet, area, nil); err != nil {
		return err
	}
	names := b.file.WorkBook.DefinedNames.DefinedName
	i := strings.LastIndexByte(names[len(names)-1].Data, '!')
	names[len(names)-1].Data = quoteSheet(sheet) + names[len(names)-1].Data[i:]
	return nil
}

// tablePart returns the part of the sheet's table.
func (s *tableSheet) tablePart(number int) []byte {
	b := []byte(xmlHead + `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="`)
	b = appendInt(b, number)
	for _, attribute := range []string{"name", "displayName"} {
		b = append(b, `" `+attribute+`="`...)
		b = appendXML(b, s.object.name)
	}
	b = append(b, `" ref="`+s.object.area+`" totalsRowShown="0"><autoFilter ref="`+s.object.area+`"/><tableColumns count="`...)
	b = appendInt(b, len(s.table.Columns))
	b = append(b, `">`...)
	for j, c := range s.table.Columns {
		b = append(b, `<tableColumn id="`...)
		b = appendInt(b, j+1)
		b = append(b, `" name="`...)
		b = append(appendXML(b, escapeUnderscores(c.Title)), `"/>`...)
	}
	return append(b, `</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`...)
}

// tableNames hands out names of tables: letters, digits and underscores, no reference, none twice whatever the case, and none of a cell.
type tableNames map[string]bool

const maxTableName = 60 // of the 255 characters that Excel allows: what can be read

// take returns a name close to title that is still free; where title has no letters, close to name.
func (n tableNames) take(title, name string, cells map[string]string) string {
	base := legalTableName(title)
	if base == "" {
		base = legalTableName(name)
	}
	if base == "" {
		base = "Table"
	}
	if !isTableName(base) {
		base += "_table"
	}
	free := base
	for i := 2; n[foldSheetName(free)] || cells[strings.ToLower(free)] != ""; i++ {
		free = fmt.Sprintf("%s_%d", base, i)
	}
	n[foldSheetName(free)] = true
	return free
}

func isTableName(name string) bool { return !cellForm.MatchString(name) }

// legalTableName returns what a table may be called of a title; nothing where marks would be lost that change its letters.
func legalTableName(title string) string {
	var b strings.Builder
	gap := false
	for _, r := range cutUnits(title, maxTableName) {
		digit := r >= '0' && r <= '9'
		switch {
		case unicode.IsMark(r):
			return ""
		case !digit && !unicode.IsLetter(r):
			gap = true
			continue
		case gap && b.Len() > 0, digit && b.Len() == 0:
			b.WriteByte('_')
		}
		b.WriteRune(r)
		gap = false
	}
	return b.String()
}
