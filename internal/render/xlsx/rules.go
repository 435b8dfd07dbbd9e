package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/doc"
)

// rules adds bars and scales to the columns that ask for them.
func (s *tableSheet) rules() error {
	if s.body == 0 {
		return nil
	}
	for j, col := range s.table.Columns {
		var rule []excelize.ConditionalFormatOptions
		switch {
		case col.Display == doc.Bar:
			rule = []excelize.ConditionalFormatOptions{{
				Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max",
				BarColor: "#" + hex(s.book.theme.Colours.AccentWash), BarSolid: true,
			}}
		case col.Kind == doc.RatingColumn:
			rule = []excelize.ConditionalFormatOptions{{
				Type: "3_color_scale", Criteria: "=", MinType: "num", MinValue: "0", MidType: "num", MidValue: "2", MaxType: "num", MaxValue: "4",
				MinColor: "#FFFFFF", MidColor: "#" + hex(s.book.theme.Colours.Wash), MaxColor: "#" + hex(s.book.theme.Colours.AccentWash),
			}}
		}
		if rule == nil {
			continue
		}
		if err := s.book.file.SetConditionalFormat(s.name, s.columnArea(j), rule); err != nil {
			return err
		}
	}
	return nil
}

// columnArea returns the reference of the cells of a column above the totals.
func (s *tableSheet) columnArea(j int) string { return s.book.area(j, firstRow, j, firstRow+s.body-1) }

// offers makes the texts that a column allows a list to choose from.
func (s *tableSheet) offers() error {
	if s.body == 0 {
		return nil
	}
	for j, col := range s.table.Columns {
		if len(col.Allowed) == 0 {
			continue
		}
		const maxList = 255 // characters of a list that is written into the rule (ECMA-376 18.3.1.32)
		if list := strings.Join(col.Allowed, ","); units(list) > maxList || strings.Contains(strings.Join(col.Allowed, ""), ",") {
			s.book.report("list-too-long", "sheet %q: the column %q takes any text, since its list is too long for a cell rule", s.name, col.Title)
			continue
		}
		v := excelize.NewDataValidation(true)
		v.Sqref = s.columnArea(j)
		if err := v.SetDropList(col.Allowed); err != nil {
			return err
		}
		if err := s.book.file.AddDataValidation(s.name, v); err != nil {
			return err
		}
	}
	return nil
}
