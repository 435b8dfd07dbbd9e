package roletable

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/dataset"
	"rolexport/internal/diag"
	"rolexport/internal/interchange/grid"
	"rolexport/internal/ooxml"
)

// escapeMark stands for an escaped underscore until excelize, whose own escapes fail where two of them touch, has written the sheet. No dataset
// can hold it.
const escapeMark = "\uE000"

// spareRows are rows below the last one that are prepared for what people add.
const spareRows = 500

// Workbook returns the roles of a dataset as a workbook that people edit and Read reads back: a sheet for the roles, one for each of their
// lists, and those for terms and settings. It warns of a workbook that Read refuses.
func Workbook(ds *dataset.Dataset) ([]byte, diag.List, error) {
	f := excelize.NewFile()
	defer f.Close() // it was never opened from a file
	if err := f.SetDefaultFont("Arial"); err != nil {
		return nil, nil, err
	}
	styles, err := newStyles(f)
	if err != nil {
		return nil, nil, err
	}
	all := sheets(ds)
	for i, s := range all {
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), s.name)
		} else {
			_, err = f.NewSheet(s.name)
		}
		if err == nil {
			err = s.write(f, styles)
		}
		if err != nil {
			return nil, nil, fmt.Errorf("sheet %q: %w", s.name, err)
		}
	}
	day := ds.Date
	if day.IsZero() {
		day = dataset.Date{Year: 1980, Month: 1, Day: 1}
	}
	stamp := day.Time().Format(time.RFC3339)
	title, _ := ooxml.Legal(ds.Title)
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: title, Creator: "rolexport", LastModifiedBy: "rolexport", Created: stamp, Modified: stamp, Language: cmp.Or(ds.Language, "en"),
	}); err != nil {
		return nil, nil, err
	}
	file, err := pack(f)
	return file, tooLarge(all, file), err
}

// pack writes the workbook in its canonical form.
func pack(f *excelize.File) ([]byte, error) {
	parts := &ooxml.Parts{}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if err := f.Write(io.Discard); err != nil {
		return nil, err
	}
	var members []*ooxml.Member
	for _, p := range parts.List {
		switch {
		case p.Name == ooxml.ContentTypes:
			p.Content = ooxml.SortContentTypes(p.Content)
		case strings.HasPrefix(p.Name, "xl/worksheets/"):
			p.Content = bytes.ReplaceAll(p.Content, []byte(escapeMark), []byte("_x005F_"))
		}
		m, err := p.Deflate()
		if err != nil {
			return nil, err
		}
		members = append(members, m)
	}
	var out bytes.Buffer
	err := ooxml.Write(&out, members)
	return out.Bytes(), err
}

// styles are those of the cells, by what a column holds.
type styles struct {
	head   int
	byKind map[kind]int
}

func newStyles(f *excelize.File) (styles, error) {
	const text = 49 // the built-in format "@"
	s := styles{byKind: map[kind]int{}}
	var err error
	if s.head, err = f.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Bold: true, Family: "Arial", Size: 10},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DCE6EC"}},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
		Border:    []excelize.Border{{Type: "bottom", Style: 1, Color: "7F8C94"}}, NumFmt: text,
	}); err != nil {
		return s, err
	}
	formats := map[kind]string{
		dayKind: "yyyy-mm-dd", wholeKind: "0", figureKind: "0.###", percentKind: `0.##" %"`, moneyKind: "#,##0.##",
	}
	for k := textKind; k <= audienceKind; k++ {
		style := &excelize.Style{
			Font: &excelize.Font{Family: "Arial", Size: 10}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}, NumFmt: text,
		}
		if code, ok := formats[k]; ok {
			style.NumFmt, style.CustomNumFmt, style.Alignment.WrapText = 0, &code, false
		}
		if s.byKind[k], err = f.NewStyle(style); err != nil {
			return s, err
		}
	}
	return s, nil
}

// write writes the sheet: its columns, what may stand in them, and its rows.
func (s sheet) write(f *excelize.File, st styles) error {
	last := len(s.rows) + 1
	if last+spareRows > excelize.TotalRows {
		return fmt.Errorf("%d rows do not fit, a sheet holds %d: export fewer roles at a time", last, excelize.TotalRows)
	}
	w, err := f.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	frozen := 1
	if s.columns[0].header == headerOf("id") {
		frozen = 2
	}
	if err := w.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: frozen, YSplit: 1, TopLeftCell: fmt.Sprintf("%s2", grid.Letters(frozen)), ActivePane: "bottomRight",
	}); err != nil {
		return err
	}
	head := make([]any, len(s.columns))
	for i, c := range slices.Backward(s.columns) { // excelize puts a column before those that it has
		if err := w.SetColStyle(i+1, i+1, st.byKind[c.kind]); err != nil {
			return err
		}
		head[i] = excelize.Cell{StyleID: st.head, Value: c.header}
	}
	for i, c := range slices.Backward(s.columns) {
		if err := w.SetColWidth(i+1, i+1, c.wide()); err != nil {
			return err
		}
	}
	if err := s.bound(f, last); err != nil {
		return err
	}
	if err := w.SetRow("A1", head, excelize.RowOpts{Height: 30}); err != nil {
		return err
	}
	for i, row := range s.rows {
		values := make([]any, len(row))
		for j, c := range row {
			if values[j], err = c.value(st.byKind[s.columns[j].kind]); err != nil {
				return fmt.Errorf("cell %s%d: %w", grid.Letters(j), i+2, err)
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), values, excelize.RowOpts{Height: s.height(row)}); err != nil {
			return err
		}
	}
	return w.Flush()
}

// bound gives the sheet its filter, and lists to choose from where a column knows few words.
func (s sheet) bound(f *excelize.File, last int) error {
	if err := f.AutoFilter(s.name, fmt.Sprintf("A1:%s%d", grid.Letters(len(s.columns)-1), last), nil); err != nil {
		return err
	}
	for i, c := range s.columns {
		words := c.words
		switch c.kind {
		case truthKind:
			words = []string{"yes", "no"}
		case audienceKind:
			continue // more than one may stand there
		}
		if words == nil {
			continue
		}
		rule := excelize.NewDataValidation(true)
		rule.Sqref = fmt.Sprintf("%[1]s2:%[1]s%[2]d", grid.Letters(i), last+spareRows)
		if err := rule.SetDropList(words); err != nil {
			return err
		}
		rule.SetError(excelize.DataValidationErrorStyleStop, c.header, "Choose one of the list, or leave the cell empty.")
		if err := f.AddDataValidation(s.name, rule); err != nil {
			return err
		}
	}
	return nil
}

// firstDay is the first that all programs count alike.
var firstDay = dataset.Date{Year: 1900, Month: 3, Day: 1}

// value returns a cell as excelize takes it.
func (c outCell) value(style int) (any, error) {
	if !c.stated {
		return nil, nil // the style of the column holds
	}
	out := excelize.Cell{StyleID: style}
	switch c.kind {
	case wholeKind, figureKind, percentKind, moneyKind:
		if math.IsNaN(c.figure) || math.IsInf(c.figure, 0) {
			return nil, fmt.Errorf("%v is no figure that a sheet can hold", c.figure)
		}
		out.Value = c.figure
		return out, nil
	case dayKind:
		var d dataset.Date
		if d.UnmarshalScalar(c.text) == nil && !d.Time().Before(firstDay.Time()) {
			const day = 24 * 60 * 60
			out.Value = (d.Time().Unix() - time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix()) / day
			return out, nil
		}
	}
	text := protect(c.text, false)
	if n := ooxml.Units(text); n > ooxml.MaxCellText {
		return nil, fmt.Errorf("the text has %d characters, a cell holds %d: shorten it", n, ooxml.MaxCellText)
	}
	out.Value = ooxml.EscapeWith(text, escapeMark)
	return out, nil
}
