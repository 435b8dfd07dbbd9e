package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"rolexport/internal/diag"
	"rolexport/internal/doc"
	"rolexport/internal/render"
	"rolexport/internal/theme"
	"rolexport/internal/typeset"
)

// The limits of a sheet and a cell (ECMA-376 as Excel 2007 and later keep it).
const (
	maxRows     = 1_048_576
	maxColumns  = 16_384
	maxCellText = 32_767 // UTF-16 units
)

// typeface is set in every cell. Liberation Sans has its widths, so measuring with the one fits the other.
const typeface = "Arial"

// A workbook is the file in the making.
type workbook struct {
	file    *excelize.File
	doc     *doc.Document
	env     *render.Env
	theme   *theme.Theme
	faces   *typeset.Family
	styles  map[style]int
	tables  []*doc.Table
	sheets  map[string]string            // sheet name by table name
	parts   map[string]map[string]result // computed results by part and cell
	letters []string                     // column names, from A
	written int                          // sheets so far
}

func newWorkbook(d *doc.Document, env *render.Env, th *theme.Theme, faces *typeset.Family) (*workbook, error) {
	b := &workbook{
		file:   excelize.NewFile(),
		doc:    d,
		env:    env,
		theme:  th,
		faces:  faces,
		styles: map[style]int{},
		sheets: map[string]string{},
		parts:  map[string]map[string]result{},
	}
	b.file.Theme = nil // the stock theme's bytes serve as they are
	names := sheetNames{}
	names.take(indexSheet(d.Locale))
	for _, t := range doc.Tables(d.Blocks) {
		if b.sheets[t.Name] != "" {
			if slices.Contains(b.tables, t) {
				continue
			}
			return nil, fmt.Errorf("two tables are named %q", t.Name)
		}
		if err := checkSize(t); err != nil {
			return nil, err
		}
		b.tables = append(b.tables, t)
		b.sheets[t.Name] = names.take(t.Title)
	}
	return b, nil
}

func checkSize(t *doc.Table) error {
	if n := len(t.Rows) + 1; n > maxRows {
		return fmt.Errorf("table %q has %d rows, a sheet holds %d", t.Title, n, maxRows)
	}
	if n := len(t.Columns); n > maxColumns {
		return fmt.Errorf("table %q has %d columns, a sheet holds %d", t.Title, n, maxColumns)
	}
	return nil
}

func (b *workbook) write() error {
	if err := b.file.SetDefaultFont(typeface); err != nil {
		return err
	}
	*b.file.Styles.Fonts.Font[0].Sz.Val = float64(b.bodySize()) / 1000
	if err := b.writeIndex(); err != nil {
		return err
	}
	for _, t := range b.tables {
		if err := b.writeTable(t); err != nil {
			return fmt.Errorf("sheet %q: %w", b.sheets[t.Name], err)
		}
	}
	return b.setProperties()
}

// addSheet adds a sheet with the set-up that all sheets share, and returns the path of its part.
func (b *workbook) addSheet(name string) (string, error) {
	b.written++
	if b.written == 1 {
		if err := b.file.SetSheetName(b.file.GetSheetName(0), name); err != nil {
			return "", err
		}
	} else if _, err := b.file.NewSheet(name); err != nil {
		return "", err
	}
	part := fmt.Sprintf("xl/worksheets/sheet%d.xml", b.written)
	off := false
	if err := b.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &off}); err != nil {
		return "", err
	}
	return part, nil
}

// setPrint makes a sheet print on the document's paper, one page wide, with the footer of the handouts.
func (b *workbook) setPrint(sheet string, landscape bool) error {
	orientation, wide, tall, fit := "portrait", 1, 0, true
	if landscape {
		orientation = "landscape"
	}
	paper := 9 // A4 (ECMA-376 18.3.1.63)
	if b.paper() == doc.Letter {
		paper = 1
	}
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Size: &paper, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall,
	}); err != nil {
		return err
	}
	side, top, bottom, edge := 0.5, 0.6, 0.75, 0.35 // inches
	if err := b.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &edge, Footer: &edge,
	}); err != nil {
		return err
	}
	page := strings.NewReplacer("{page}", "&P", "{pages}", "&N").Replace(escapeFooter(b.doc.Locale.Words.Page))
	footer := "&L&8" + escapeFooter(cutFooter(b.doc.Running.Footer)) + "&R&8" + page
	return b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: footer})
}

// cutFooter keeps a footer within the 255 characters that Excel allows, counted after escaping and with room for the page number.
func cutFooter(s string) string {
	const room = 80
	if r := []rune(s); len(r) > room {
		return string(r[:room-1]) + "…"
	}
	return s
}

func escapeFooter(s string) string { return strings.ReplaceAll(s, "&", "&&") }

func (b *workbook) paper() doc.Paper {
	if b.env.Paper != "" {
		return b.env.Paper
	}
	return b.doc.Paper
}

func (b *workbook) setProperties() error {
	now := b.env.Now.UTC().Format(time.RFC3339)
	if err := b.file.SetDocProps(&excelize.DocProperties{
		Title:          b.doc.Title,
		Subject:        b.doc.Subject,
		Creator:        b.doc.Author,
		LastModifiedBy: b.doc.Author,
		Keywords:       strings.Join(b.doc.Keywords, ", "),
		Language:       b.doc.Locale.Lang,
		Version:        b.doc.Source.Version,
		Created:        now,
		Modified:       now,
	}); err != nil {
		return err
	}
	if err := b.file.SetAppProps(&excelize.AppProperties{Application: "rolexport", Company: b.doc.Author}); err != nil {
		return err
	}
	recalculate := true
	if err := b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &recalculate}); err != nil {
		return err
	}
	b.file.SetActiveSheet(0)
	return nil
}

// report says what a sheet cannot show as the document means it.
func (b *workbook) report(code, format string, args ...any) {
	b.env.Report(diag.Diagnostic{Severity: diag.Warning, Code: code, Message: fmt.Sprintf(format, args...)})
}

// column returns the name of column i, counting from 0.
func (b *workbook) column(i int) string {
	for len(b.letters) <= i {
		name, err := excelize.ColumnNumberToName(len(b.letters) + 1)
		if err != nil {
			panic(err) // newWorkbook has checked the number of columns
		}
		b.letters = append(b.letters, name)
	}
	return b.letters[i]
}

// at returns the reference of the cell in column i, counting from 0, and row, counting from 1.
func (b *workbook) at(i, row int) string { return fmt.Sprintf("%s%d", b.column(i), row) }
