package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/doc"
	"rolexport/internal/ooxml"
	"rolexport/internal/theme"
)

// The looks of flags: each sign has its own, and all have 4.5:1 on their ground. The sign in the cell says the same.
var flags = []struct {
	sign        string
	ink, ground theme.RGB
}{
	{doc.Fault, theme.RGB{R: 0x9B, G: 0x1C, B: 0x1C}, theme.RGB{R: 0xFD, G: 0xEC, B: 0xEA}},
	{doc.Under, theme.RGB{R: 0x7A, G: 0x4B, B: 0x00}, theme.RGB{R: 0xFF, G: 0xF3, B: 0xD6}},
	{doc.Over, theme.RGB{R: 0x1D, G: 0x4F, B: 0x91}, theme.RGB{R: 0xE6, G: 0xEF, B: 0xFA}},
}

// rules adds bars, scales and flags to the columns that ask for them, and sets apart results that are not stated.
func (s *tableSheet) rules() error {
	if s.body == 0 {
		return nil
	}
	for j, col := range s.table.Columns {
		var list []excelize.ConditionalFormatOptions
		switch {
		case col.Emphasis == doc.Flags:
			list = s.flags(j)
		case col.Emphasis == doc.Scale || col.Kind == doc.RatingColumn:
			list = []excelize.ConditionalFormatOptions{s.scale(j)}
		case col.Display == doc.Bar:
			list = []excelize.ConditionalFormatOptions{{
				Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max",
				BarColor: "#" + hex(s.book.theme.Colours.AccentWash), BarSolid: true,
			}}
		}
		if len(list) == 0 {
			continue
		}
		if err := s.book.file.SetConditionalFormat(s.name, s.columnArea(j), list); err != nil {
			return err
		}
	}
	return s.absences()
}

// columnArea returns the reference of the cells of a column above the totals.
func (s *tableSheet) columnArea(j int) string { return s.book.area(j, firstRow, j, firstRow+s.body-1) }

// scale colours figures from white to the accent's wash, which leaves their ink readable. Levels have the same colour in every table.
func (s *tableSheet) scale(j int) excelize.ConditionalFormatOptions {
	rule := excelize.ConditionalFormatOptions{
		Type: "3_color_scale", Criteria: "=", MinType: "min", MidType: "percentile", MidValue: "50", MaxType: "max",
		MinColor: "#FFFFFF", MidColor: "#" + hex(s.book.theme.Colours.Wash), MaxColor: "#" + hex(s.book.theme.Colours.AccentWash),
	}
	if of := s.levels(j); of > 0 {
		rule.MinType, rule.MinValue = "num", "0"
		rule.MidType, rule.MidValue = "num", fmt.Sprint(float64(of)/2)
		rule.MaxType, rule.MaxValue = "num", fmt.Sprint(of)
	}
	return rule
}

// levels is the highest level of the ratings in a column; 0 where there are none.
func (s *tableSheet) levels(j int) int {
	for _, row := range s.table.Rows {
		if j >= len(row.Cells) {
			continue
		}
		v, _ := doc.Unmark(row.Cells[j])
		if c, ok := v.(doc.Computed); ok {
			v = c.Result
		}
		if r, ok := v.(doc.Rating); ok {
			return r.Of
		}
	}
	return 0
}

func (s *tableSheet) flags(j int) []excelize.ConditionalFormatOptions {
	var list []excelize.ConditionalFormatOptions
	for _, f := range flags {
		format := s.book.styles.mark(mark{colour: f.ink, ground: on(f.ground)})
		list = append(list, excelize.ConditionalFormatOptions{
			Type: "formula", Criteria: fmt.Sprintf(`LEFT(%s,1)="%s"`, s.book.at(j, firstRow), f.sign), Format: &format,
		})
	}
	return list
}

// absences sets computed results that are not stated apart as long as they are not.
func (s *tableSheet) absences() error {
	var areas []string
	for j := range s.table.Columns {
		if s.guarded[j] {
			areas = append(areas, s.book.area(j, firstRow, j, firstRow-1+len(s.table.Rows)))
		}
	}
	if len(areas) == 0 {
		return nil
	}
	first, _, _ := strings.Cut(areas[0], ":")
	format := s.book.styles.mark(mark{colour: s.book.theme.Colours.Muted, italic: true})
	return s.book.file.SetConditionalFormat(s.name, strings.Join(areas, " "), []excelize.ConditionalFormatOptions{{
		Type: "formula", Criteria: first + "=" + quoteText(s.book.doc.Locale.Words.NotStated), Format: &format,
	}})
}

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
			if err := s.offer(area, col.Title, col.Allowed, col.From, nil, ""); err != nil {
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
			if err := s.offer(s.book.at(j, firstRow+f.Row), f.Name, f.Among, f.From, &f, f.Note); err != nil {
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
	maxList   = 255
	maxPrompt = 255
)

func (s *tableSheet) offer(area, what string, among []string, from doc.Choices, field *doc.Field, note string) error {
	v := excelize.NewDataValidation(true)
	v.Sqref = area
	switch {
	case from != doc.Choices{}:
		cells, err := formula{book: s.book, home: s, row: -1}.cells(doc.Cells{Table: from.Table, Column: from.Column, Last: -1})
		if err != nil {
			return err
		}
		v.SetSqrefDropList(string(appendXML(nil, absolute(cells))))
	case len(among) > 0:
		list := strings.Join(among, ",")
		if ooxml.Units(list) > maxList || slices.ContainsFunc(among, func(item string) bool {
			return strings.Contains(item, ",") || strings.TrimSpace(item) != item || item == ""
		}) {
			s.book.report("list-not-offered", "", "sheet %q: %q takes any text, since its list does not fit into a rule", s.name, what)
			return nil
		}
		v.Type = "list"
		v.Formula1 = string(appendXML(nil, `"`+strings.ReplaceAll(list, `"`, `""`)+`"`))
	case field != nil && field.Limits != nil && field.Limits.Quarterly:
		v.Type = "custom"
		v.Formula1 = string(appendXML(nil, fmt.Sprintf("AND(ISNUMBER(%[1]s),%[1]s>=%[2]v,%[1]s<=%[3]v,DAY(%[1]s)=1,MOD(MONTH(%[1]s),3)=1)",
			area, field.Limits.Least, field.Limits.Most)))
	case field != nil && field.Limits != nil:
		kind := excelize.DataValidationTypeDecimal
		if formula.kindOf(formula{}, s.at(field)) == numberCell && isDate(s.at(field)) {
			kind = excelize.DataValidationTypeDate
		}
		if err := v.SetRange(field.Limits.Least, field.Limits.Most, kind, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
	case note == "":
		return nil
	default:
		v.Type = "none"
	}
	v.ShowErrorMessage = v.Type != "none"
	if note != "" {
		if ooxml.Units(note) > maxPrompt {
			note = cutUnits(note, maxPrompt-1) + "…"
		}
		note = ooxml.EscapeText(note)
		v.Prompt, v.ShowInputMessage = &note, true
	}
	return s.book.file.AddDataValidation(s.name, v)
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

func isDate(v doc.Value) bool {
	v, _ = doc.Unmark(v)
	_, ok := v.(doc.Date)
	return ok
}
