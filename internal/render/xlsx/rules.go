package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/doc"
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
				BarColor: "#" + s.book.theme.Colours.AccentWash.Hex(), BarSolid: true,
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

// scale colours figures from white to the top of the theme's scale, which leaves their ink readable. Levels have the same colour in every table.
func (s *tableSheet) scale(j int) excelize.ConditionalFormatOptions {
	middle, top := s.book.theme.Colours.Scale()
	rule := excelize.ConditionalFormatOptions{
		Type: "3_color_scale", Criteria: "=", MinType: "min", MidType: "percentile", MidValue: "50", MaxType: "max",
		MinColor: "#FFFFFF", MidColor: "#" + middle.Hex(), MaxColor: "#" + top.Hex(),
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
