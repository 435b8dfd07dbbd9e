package xlsx

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"strings"
	"unicode"

	"rolexport/internal/ooxml"
	"rolexport/internal/pattern"
)

// A tableObject makes the rows of a sheet a table in Excel's sense: it filters itself, grows when a row is added, and tells screen readers
// its heads. excelize gives it its place in the package; its content is ours, since excelize looks for heads in cells of its own.
type tableObject struct {
	part string
	name string
	area string
}

// canBeTable reports whether the rows of the sheet make a table: each column with a head of its own on one line that is no formula, no rows that
// head others. The totals stand below it.
func (s *tableSheet) canBeTable() bool {
	const longest = 255 // characters of a head
	if s.body == 0 || s.grouped {
		return false
	}
	seen := make(map[string]bool, len(s.table.Columns))
	for _, c := range s.table.Columns {
		folded := foldSheetName(c.Title)
		if c.Subtitle != "" || c.Follows != nil || seen[folded] || strings.TrimSpace(c.Title) != c.Title || c.Title == "" || ooxml.Units(c.Title) > longest {
			return false
		}
		if _, clean := ooxml.Legal(c.Title); !clean || strings.ContainsAny(c.Title, "\n\t") {
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
		return s.filterArea(area)
	}
	b.tableCount++
	s.tabular = true
	s.object = &tableObject{
		part: fmt.Sprintf("xl/tables/table%d.xml", b.tableCount),
		name: b.tableNames.take(cmp.Or(s.table.Sheet, s.table.Title), s.table.Name, b.names),
		area: area,
	}
	return nil
}

// filterArea filters an area of a sheet, and notes the area as a name as Excel does. excelize would forget the apostrophes in it.
func (s *tableSheet) filterArea(area string) error {
	if err := s.book.file.AutoFilter(s.name, area, nil); err != nil {
		return err
	}
	s.book.file.WorkBook.DefinedNames = nil
	first, last, _ := strings.Cut(area, ":")
	s.book.define(definedName{
		name: "_xlnm._FilterDatabase", sheet: &s.sheet, hidden: true, refers: quoteSheet(s.name) + "!" + fixed(first) + ":" + fixed(last),
	})
	return nil
}

// fixed writes a reference such as B7 as $B$7.
func fixed(ref string) string {
	i := strings.IndexAny(ref, "0123456789")
	return "$" + ref[:i] + "$" + ref[i:]
}

const (
	tableType     = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
	tableRelation = "rIdTable"
)

// putTables gives the tables their place in the package: in the sheets' relationships, and in the list of types.
func (b *workbook) putTables(parts map[string][]byte) error {
	types := parts[ooxml.ContentTypes]
	at := bytes.LastIndex(types, []byte("</Types>"))
	if at < 0 {
		return fmt.Errorf("%s has no end", ooxml.ContentTypes)
	}
	types = types[:at:at]
	for _, s := range b.tables {
		if s.object == nil {
			continue
		}
		types = append(types, `<Override PartName="/`+s.object.part+`" ContentType="`+tableType+`"></Override>`...)
		name := "xl/worksheets/_rels/" + path.Base(s.part) + ".rels"
		relations := parts[name]
		if relations == nil {
			relations = []byte(xmlHead + relationshipsOf + `</Relationships>`)
		}
		end := bytes.LastIndex(relations, []byte("</Relationships>"))
		if end < 0 {
			return fmt.Errorf("%s has no end", name)
		}
		relations = append(relations[:end:end], `<Relationship Id="`+tableRelation+`" Type="`+officeRelation+`/table" Target="../tables/`+path.Base(s.object.part)+`"/>`...)
		parts[name] = append(relations, `</Relationships>`...)
	}
	parts[ooxml.ContentTypes] = append(types, `</Types>`...)
	return nil
}

// putTable puts the sheet's table into what follows its rows.
func (s *sheet) putTable(tail []byte) ([]byte, error) {
	at := bytes.LastIndex(tail, []byte("<extLst")) // not one within a conditional format
	if at < bytes.LastIndex(tail, []byte("</conditionalFormatting>")) || at < 0 {
		at = bytes.LastIndex(tail, []byte("</worksheet>"))
	}
	if at < 0 {
		return nil, fmt.Errorf("%s has no end", s.part)
	}
	out := append(append([]byte(nil), tail[:at]...), `<tableParts count="1"><tablePart r:id="`+tableRelation+`"/></tableParts>`...)
	return append(out, tail[at:]...), nil
}

// tablePart returns the part of the sheet's table.
func (s *tableSheet) tablePart(number int) []byte {
	b := []byte(xmlHead + `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="`)
	b = appendInt(b, number)
	for _, attribute := range []string{"name", "displayName"} {
		b = append(b, `" `+attribute+`="`...)
		b = ooxml.AppendXML(b, s.object.name)
	}
	b = append(b, `" ref="`+s.object.area+`" totalsRowShown="0"><autoFilter ref="`+s.object.area+`"/><tableColumns count="`...)
	b = appendInt(b, len(s.table.Columns))
	b = append(b, `">`...)
	for j, c := range s.table.Columns {
		b = append(b, `<tableColumn id="`...)
		b = appendInt(b, j+1)
		b = append(b, `" name="`...)
		b = append(ooxml.AppendXML(b, ooxml.EscapeText(c.Title)), `"/>`...)
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

func isTableName(name string) bool { return !cellForm().MatchString(name) }

// escapeForm is how what would be read as an escape begins; a number behind the name may end it.
var escapeForm = pattern.New(`_x([0-9A-Fa-f]{4})`)

// legalTableName returns what a table may be called of a title; nothing where marks would be lost that change its letters.
func legalTableName(title string) string {
	var b strings.Builder
	gap := false
	for _, r := range ooxml.Cut(title, maxTableName) {
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
	return escapeForm().ReplaceAllString(b.String(), "_X$1")
}
