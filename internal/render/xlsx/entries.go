package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
)

// An entry is what may be entered in some cells.
type entry struct {
	area   string
	what   string // the cells are called
	among  []string
	from   doc.Choices
	limits *doc.Limits
	note   string
	like   doc.Value // the cells hold
}

// likeColumn are values as columns hold them, where these are written in a way of their own.
var likeColumn = map[doc.ColumnKind]doc.Value{doc.PercentColumn: doc.Percent{}, doc.DateColumn: doc.Date{}}

// choices returns what may be entered in a cell, and whether anything may.
func (s *tableSheet) choices(column, row int) (among []string, from doc.Choices, input bool) {
	for _, f := range s.table.Fields {
		if f.Row == row && f.Column == s.table.Columns[column].Key {
			return f.Among, f.From, f.Input
		}
	}
	c := &s.table.Columns[column]
	if row < len(s.table.Rows) && column < len(s.table.Rows[row].Cells) {
		v, _ := doc.Unmark(s.table.Rows[row].Cells[column])
		if _, computed := v.(doc.Computed); computed {
			return nil, doc.Choices{}, false
		}
	}
	return c.Allowed, c.From, c.Input
}

// offers makes what may be entered a list to choose from or a range of figures.
func (s *tableSheet) offers() error {
	for j, col := range s.table.Columns {
		if area := s.plainArea(j); area != "" {
			e := entry{area: area, what: col.Title, among: col.Allowed, from: col.From, limits: col.Limits, note: col.Note, like: likeColumn[col.Kind]}
			if err := s.offer(e); err != nil {
				return err
			}
		}
	}
	for _, f := range s.table.Fields {
		j, err := s.column(f.Column)
		if err != nil {
			return err
		}
		if f.Input {
			e := entry{area: s.book.at(j, firstRow+f.Row), what: f.Name, among: f.Among, from: f.From, limits: f.Limits, note: f.Note, like: s.at(&f)}
			if err := s.offer(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// plainArea returns the cells of a column above the totals without those that have a rule of their own, since two rules may not meet.
func (s *tableSheet) plainArea(j int) string {
	var areas []string
	from := 0
	for row := range s.body + 1 {
		if row < s.body && !s.inputs[spot{j, row}] {
			continue
		}
		if row > from {
			areas = append(areas, s.book.area(j, firstRow+from, j, firstRow+row-1))
		}
		from = row + 1
	}
	return strings.Join(areas, " ")
}

// The limits of a rule for entries (ECMA-376 18.3.1.32), in UTF-16 units.
const (
	maxList  = 255
	maxWords = 255 // of a prompt, and of what is said of an entry that is refused
	maxTitle = 32
)

// offer makes Excel ask for what may be entered, and refuse all else with a word on what to enter instead.
func (s *tableSheet) offer(e entry) error {
	v := excelize.NewDataValidation(true)
	v.Sqref = e.area
	words := &s.book.doc.Locale.Words
	cure := ""
	switch {
	case e.from != doc.Choices{}:
		cells, err := formula{book: s.book, home: s, row: -1}.cells(doc.Cells{Table: e.from.Table, Column: e.from.Column, Last: -1})
		if err != nil {
			return err
		}
		v.SetSqrefDropList(string(ooxml.AppendXML(nil, absolute(cells))))
		cure = words.EnterListed
	case len(e.among) > 0:
		list := strings.Join(e.among, ",")
		if ooxml.Units(list) > maxList || slices.ContainsFunc(e.among, func(item string) bool {
			return strings.Contains(item, ",") || strings.TrimSpace(item) != item || item == ""
		}) {
			s.book.report("list-not-offered", "", "sheet %q: %q takes any text, since its list does not fit into a rule", s.name, e.what)
			return nil
		}
		v.Type = "list"
		v.Formula1 = string(ooxml.AppendXML(nil, `"`+strings.ReplaceAll(list, `"`, `""`)+`"`))
		cure = words.EnterListed
	case e.limits != nil:
		var err error
		if cure, err = s.limit(v, e); err != nil {
			return err
		}
	case e.note == "":
		return nil
	default:
		v.Type = "none"
	}
	if cure != "" {
		title, text := cut(words.Refused, maxTitle), cut(cure, maxWords)
		v.ErrorTitle, v.Error, v.ShowErrorMessage = &title, &text, true
	} else {
		v.ShowErrorMessage = false
	}
	if e.note != "" {
		note := cut(e.note, maxWords)
		v.Prompt, v.ShowInputMessage = &note, true
	}
	return s.book.file.AddDataValidation(s.name, v)
}

// limit keeps entries between figures or dates, or to a number of letters. It returns what to enter.
func (s *tableSheet) limit(v *excelize.DataValidation, e entry) (cure string, err error) {
	l, kind := e.limits, excelize.DataValidationTypeDecimal
	like, _ := doc.Unmark(e.like)
	if _, isDay := like.(doc.Date); isDay {
		kind = excelize.DataValidationTypeDate
	}
	rule := ""
	switch {
	case l.Letters > 0:
		err = v.SetRange(l.Letters, l.Letters, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween)
	case l.Quarterly:
		rule = "DAY({cell})=1,MOD(MONTH({cell}),3)=1"
	case l.Step > 1:
		rule = "MOD({cell},{step})=0"
	case l.Step == 1:
		err = v.SetRange(l.Least, l.Most, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
	default:
		err = v.SetRange(l.Least, l.Most, kind, excelize.DataValidationOperatorBetween)
	}
	if rule != "" {
		v.Type = "custom"
		plain := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
		rule = doc.Fill("AND(ISNUMBER({cell}),{cell}>={least},{cell}<={most},"+rule+")",
			"{cell}", firstOf(e.area), "{least}", plain(l.Least), "{most}", plain(l.Most), "{step}", plain(l.Step))
		v.Formula1 = string(ooxml.AppendXML(nil, rule))
	}
	return s.book.doc.Locale.Cure(l, e.like), err
}

// firstOf is the first cell of an area, from which rules count.
func firstOf(area string) string {
	i := strings.IndexAny(area, ": ")
	if i < 0 {
		return area
	}
	return area[:i]
}

// cut writes a text of a rule in at most so many UTF-16 units.
func cut(text string, most int) string {
	if ooxml.Units(text) > most {
		text = ooxml.Cut(text, most-1) + "…"
	}
	return ooxml.EscapeText(text)
}

// absolute makes the columns of an area stay where a rule moves from cell to cell; its rows do already.
func absolute(area string) string {
	sheet, cells := "", area
	if i := strings.LastIndexByte(area, '!'); i >= 0 {
		sheet, cells = area[:i+1], area[i+1:]
	}
	first, last, _ := strings.Cut(cells, ":")
	return sheet + "$" + first + ":$" + last
}

// at returns what the cell of a field holds.
func (s *tableSheet) at(f *doc.Field) doc.Value {
	return formula{book: s.book, home: s}.content(doc.Ref{Column: f.Column, Row: f.Row})
}
